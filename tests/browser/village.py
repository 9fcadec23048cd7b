"""The world a village story begins in, and the words people type in it."""

from datetime import timedelta
from types import SimpleNamespace

from django.utils import timezone

from accounts.roles import Role
from tests.factories import (
    AgeBandFactory,
    DistrictFactory,
    InKindRateFactory,
    OutputMeasureFactory,
    PartnerFactory,
    ProgrammeFactory,
    RegionFactory,
    SectorFactory,
    UserFactory,
    VisitRuleFactory,
)

REGION = "turkistan"


def named(russian: str, kazakh: str) -> dict[str, str]:
    """One name in the two languages of the story."""
    return {"name_en": "", "name_ru": russian, "name_kk": kazakh}


def people(region, language: str) -> None:
    """The officer of a region and a manager of all, who read one language."""
    names = {"ru": ("Айгуль", "Серик"), "kk": ("Айгүл", "Серік")}[language]
    UserFactory(username="officer", full_name=names[0], regions=[region], language=language)
    UserFactory(
        username="manager",
        full_name=names[1],
        role=Role.MANAGER,
        regions=[None],
        language=language,
    )


def world(language: str) -> SimpleNamespace:
    """One region with a programme that is open, the officer of the region and a manager."""
    today = timezone.localdate()
    region = RegionFactory(slug=REGION, **named("Туркестанская область", "Түркістан облысы"))
    district = DistrictFactory(region=region, **named("Сайрам", "Сайрам"))
    programme = ProgrammeFactory(
        currency="KZT",
        starts_on=today - timedelta(days=800),
        ends_on=today + timedelta(days=400),
        follow_up_until=today + timedelta(days=800),
        **named("Береке", "Береке"),
    )
    AgeBandFactory(
        programme=programme, from_age=0, to_age=14, **named("до 14 лет", "14 жасқа дейін")
    )
    grown = AgeBandFactory(
        programme=programme,
        from_age=15,
        to_age=None,
        **named("15 лет и старше", "15 жастан бастап"),
    )
    VisitRuleFactory(programme=programme, months=6)
    water = SectorFactory(**named("Питьевая вода", "Ауызсу"))
    school = SectorFactory(**named("Школы", "Мектептер"))
    OutputMeasureFactory(sector=water, unit="km", **named("Водопровод", "Су құбыры"))
    for year in {today.year, (today - timedelta(days=300)).year}:
        InKindRateFactory(year=year, currency="KZT", rate=5000_00, source="Акимат")
    akimat = PartnerFactory(
        confirmed=True, kind="government", **named("Акимат района", "Аудан әкімдігі")
    )
    people(region, language)
    return SimpleNamespace(
        district=district,
        programme=programme,
        grown=grown,
        water=water,
        school=school,
        akimat=akimat,
    )


# What is typed, in each language of the story.
WORDS = {
    "ru": {
        "village": "Карасу",
        "akimat": "акимат Сайрамского района",
        "needs": ("Питьевая вода", "Ремонт школы", "Мост через арык"),
        "minutes": "Решили начать с воды.",
        "water": "Водопровод на две улицы",
        "school": "Ремонт школы",
        "families": "Семьи у школы",
        "lower": "Нижняя улица",
        "digging": "Копали траншею",
        "pipes": "Трубы и насос",
        "owner": "Сельский округ Карасу",
        "keeper": "Комитет водопользователей",
        "upkeep": "Собирают по 200 тенге с дома в месяц.",
        "act": "Акт № 4",
        "reason": "Сверьте число людей на нижней улице со списком.",
        "broke": "Остановился насос",
        "mended_by": "Механик из района",
    },
    "kk": {
        "village": "Қарасу",
        "akimat": "Сайрам ауданының әкімдігі",
        "needs": ("Ауызсу", "Мектепті жөндеу", "Арық үстіндегі көпір"),
        "minutes": "Судан бастауға шештік.",
        "water": "Екі көшеге су құбыры",
        "school": "Мектепті жөндеу",
        "families": "Мектеп маңындағы отбасылар",
        "lower": "Төменгі көше",
        "digging": "Ор қаздық",
        "pipes": "Құбырлар мен сорғы",
        "owner": "Қарасу ауылдық округі",
        "keeper": "Су пайдаланушылар комитеті",
        "upkeep": "Әр үйден айына 200 теңге жинаймыз.",
        "act": "№ 4 акт",
        "reason": "Төменгі көшедегі адам санын тізіммен салыстырыңыз.",
        "broke": "Сорғы тоқтап қалды",
        "mended_by": "Ауданнан келген механик",
    },
}
