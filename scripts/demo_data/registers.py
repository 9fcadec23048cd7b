"""The programme, its partner organisations, published figures and exchange rates."""

from demo_data.rule import SAMPLE, in_languages

HISTORY = "http://eng.bereke-ngo.kz/pages/about_history"
SOURCED = {"provenance": "sourced", "source": HISTORY}
PROGRAMME = "caip"

PARTNERS = """
business-women | Business Women's Association | Ассоциация деловых женщин | Іскер әйелдер қауымдастығы | ngo
intellect | Intellect | Интеллект | Интеллект | ngo
sana-sezym | Sana Sezym | Сана Сезім | Сана Сезім | ngo
sodbi | Sodbi Business Incubator | Бизнес-инкубатор «Содби» | «Содби» бизнес-инкубаторы | ngo
mashav | MASHAV | МАШАВ | МАШАВ | international
ifes | IFES | IFES (Международный фонд избирательных систем) | IFES (Халықаралық сайлау жүйелері қоры) | international
psi | PSI | PSI | PSI | international
abt-zdravplus | Abt Associates ZdravPlus | «ЗдравПлюс», Abt Associates | «ЗдравПлюс», Abt Associates | company
junior-achievement | Junior Achievement International | Джуниор Эчивмент Интернешнл | Джуниор Эчивмент Интернешнл | international
nrmp-uzbekistan | NRMP/Uzbekistan | NRMP, Узбекистан | NRMP, Өзбекстан | international
urban-institute | Urban Institute LGI-II/Uzbekistan | Институт урбанистики, LGI-II, Узбекистан | Урбанистика институты, LGI-II, Өзбекстан | international
acdi-voca-camfa | ACDI/VOCA CAMFA/Uzbekistan | ACDI/VOCA CAMFA, Узбекистан | ACDI/VOCA CAMFA, Өзбекстан | international
"""  # noqa: E501
LEADERS = """
acdi-voca | ACDI/VOCA | ACDI/VOCA | ACDI/VOCA | international | implementer
usaid | USAID | USAID (Агентство США по международному развитию) | USAID (АҚШ Халықаралық даму агенттігі) | donor | donor
"""  # noqa: E501
LOCAL = """
akimat-south-kazakhstan | Akimat (sample), South Kazakhstan | Акимат (пример), Южный Казахстан | Әкімдік (үлгі), Оңтүстік Қазақстан | government | south-kazakhstan
akimat-zhambyl | Akimat (sample), Zhambyl | Акимат (пример), Жамбыл | Әкімдік (үлгі), Жамбыл | government | zhambyl
akimat-almaty | Akimat (sample), Almaty | Акимат (пример), Алматинская область | Әкімдік (үлгі), Алматы облысы | government | almaty-until-2022
business-build | Building firm (sample) | Строительная фирма (пример) | Құрылыс фирмасы (үлгі) | company | -
business-farm | Farming company (sample) | Сельхозпредприятие (пример) | Ауыл шаруашылығы кәсіпорны (үлгі) | company | -
"""  # noqa: E501

BANDS = """
0-14 | Children, 0 to 14 | Дети, 0–14 лет | Балалар, 0–14 жас | 0 14 no
15-24 | Youth, 15 to 24 | Молодёжь, 15–24 года | Жастар, 15–24 жас | 15 24 yes
25-59 | Adults, 25 to 59 | Взрослые, 25–59 лет | Ересектер, 25–59 жас | 25 59 no
60+ | Older people, 60 and over | Пожилые, 60 лет и старше | Егделер, 60 жастан бастап | 60 - no
"""
PUBLISHED = """
communities|exactly|21|community|2005-07-31|21 partner communities since June 2002
projects_completed|exactly|71|project|2005-07-31|71 social infrastructure projects
reach_direct|exactly|237000|person|2005-07-31|237,000 direct beneficiaries, method not given
trainings_held|more_than|100|training|2005-05-31|more than 100 technical trainings by May 2005
partners|exactly|12|organisation|2005-07-31|12 co-implementing organisations named
"""
RATES_SOURCE = (
    "https://en.inform.kz/news/"
    "diving-deep-into-the-history-of-us-dollar-and-kazakh-tenge-dynamics-4421b3/"
)
# Tenge for a dollar on the average of a year; the years without a source are samples.
RATES = (
    ("2000", "142.13", True),
    ("2002", "153", False),
    ("2003", "150", False),
    ("2004", "136", False),
    ("2005", "133", False),
    ("2008", "120.3", True),
)


def _lines(block):
    return [[part.strip() for part in line.split("|")] for line in block.strip().splitlines()]


def programme_rows():
    """Answer the one programme of the portfolio."""
    names = (
        "Community Action Investment Program (Bereke)",
        "Программа инвестиций в действия сообществ («Береке»)",
        "Қоғамдастықтар бастамаларына инвестиция салу бағдарламасы («Береке»)",
    )
    terms = {
        "donor": "usaid",
        "implementer": "acdi-voca",
        "currency": "USD",
        "starts_on": "2002-06-01",
        "ends_on": "2005-07-31",
        "follow_up_until": "2006-03-31",
        "visit_months": "6",
        "sample_fields": "currency;follow_up_until;visit_months",
        "note": "The account gives June 2002 and July 2005; the first and last day are taken.",
    }
    return [{"code": PROGRAMME} | in_languages("name", names) | terms | SOURCED]


def age_band_rows():
    """Answer the programme's age bands; the published account gives none, so they are samples."""
    rows = []
    for code, *names, bounds in _lines(BANDS):
        low, high, youth = bounds.split()
        ages = {"age_from": low, "age_to": high.strip("-"), "is_youth": youth}
        row = {"programme": PROGRAMME, "code": code} | in_languages("name", names)
        rows.append(row | ages | SAMPLE)
    return rows


def partner_rows():
    """Answer the twelve named partners, the donor and implementer, and sample local bodies."""
    rows = [
        _partner(key, names, kind, "co-implementer", "", SOURCED)
        for key, *names, kind in _lines(PARTNERS)
    ]
    rows += [
        _partner(key, names, kind, role, "", SOURCED) for key, *names, kind, role in _lines(LEADERS)
    ]
    rows += [
        _partner(key, names, kind, "supporter", region.strip("-"), SAMPLE)
        for key, *names, kind, region in _lines(LOCAL)
    ]
    return rows


def _partner(key, names, kind, role, region, facts):
    columns = {"kind": kind, "role": role, "programme": PROGRAMME, "region_slug": region}
    return {"key": key} | in_languages("name", names) | columns | facts


def published_rows():
    """Answer the figures as the programme itself published them."""
    columns = "measure qualifier value unit as_of citation".split()
    return [
        {"programme": PROGRAMME}
        | dict(zip(columns, values, strict=True))
        | {"url": HISTORY}
        | SOURCED
        for values in _lines(PUBLISHED)
    ]


def rate_rows():
    """Answer yearly averages of tenge for a dollar, each listed from the first day of its year."""
    rows = []
    for year, rate, is_sourced in RATES:
        note = f"Average of {year}"
        row = {"currency": "USD", "to_currency": "KZT", "valid_on": f"{year}-01-01", "rate": rate}
        if is_sourced:
            rows.append(row | {"note": note, "provenance": "sourced", "source": RATES_SOURCE})
        else:
            rows.append(row | {"note": f"{note}, from general knowledge, not checked"} | SAMPLE)
    return rows
