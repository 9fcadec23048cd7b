"""The 112 trainings: 108 held by 31 May 2005 and four more in June and July.

Totals by 31 May 2005: 108 trainings, 2,352 seats, 1,480 people, 681 of them women.
Totals by 31 July 2005: 112 trainings, 2,436 seats, 1,504 people, 692 of them women: the four
later trainings fill 84 seats, of which 24 with people new to the trainings.
"""

from datetime import date

from demo_data.rule import SAMPLE, days, draw, in_languages, share_out

LAST_DAY = date(2005, 5, 28)
SEATS = 2352
LATER_SEATS = 21
LATER = [
    ("SK-03", date(2005, 6, 14), "implementation"),
    ("ZH-05", date(2005, 6, 28), "water_use"),
    ("AL-02", date(2005, 7, 5), "implementation"),
    ("AL-05", date(2005, 7, 19), "conflict_prevention"),
]
# In the order communities went through them; the same topic twice is another part of it.
COURSE = [
    ("strategic_planning", 14),
    ("implementation", 14),
    ("conflict_prevention", 18),
    ("civic_education", 12),
    ("implementation", 16),
    ("savings", 10),
    ("advocacy", 10),
    ("human_rights", 8),
    ("health", 2),
    ("youth_business", 2),
    ("water_use", 2),
]
# Who taught what is assumed from what each partner was known for.
PARTNERS = {
    "implementation": ["acdi-voca", "sodbi", "mashav"],
    "conflict_prevention": ["intellect", "acdi-voca"],
    "strategic_planning": ["urban-institute", "intellect"],
    "civic_education": ["ifes", "junior-achievement"],
    "savings": ["acdi-voca-camfa", "business-women"],
    "advocacy": ["business-women", "ifes"],
    "human_rights": ["sana-sezym"],
    "health": ["psi", "abt-zdravplus"],
    "youth_business": ["junior-achievement", "sodbi"],
    "water_use": ["nrmp-uzbekistan", "mashav"],
}
TITLES = """
implementation|From plan to acceptance: running a project|От плана до приёмки: ведение проекта|Жоспардан қабылдауға дейін: жобаны жүргізу
implementation|Keeping accounts and records of a project|Учёт и отчётность проекта|Жобаның есебі мен есептілігі
implementation|Maintenance plan and user fees|План содержания и плата пользователей|Күтіп ұстау жоспары және пайдаланушылар төлемі
implementation|Watching over a contractor's work|Надзор за работой подрядчика|Мердігер жұмысын қадағалау
conflict_prevention|Talking before quarrelling: mediation|Договориться до ссоры: медиация|Дауға дейін келісу: медиация
conflict_prevention|Sharing water and pasture without conflict|Как делить воду и пастбища без конфликта|Су мен жайылымды жанжалсыз бөлісу
strategic_planning|A five-year plan of our community|Пятилетний план нашего сообщества|Қоғамдастығымыздың бесжылдық жоспары
strategic_planning|Ranking needs together|Как вместе выбрать главное|Басты қажеттілікті бірге таңдау
civic_education|How local budgets are made|Как складывается местный бюджет|Жергілікті бюджет қалай құралады
civic_education|Rights and duties of a resident|Права и обязанности жителя|Тұрғынның құқықтары мен міндеттері
savings|Starting a savings group|Как создать группу сбережений|Жинақ тобын қалай құруға болады
savings|A family budget and small loans|Семейный бюджет и малые займы|Отбасы бюджеті және шағын несие
advocacy|Writing to the akimat and getting an answer|Как писать в акимат и получать ответ|Әкімдікке хат жазып, жауап алу
advocacy|Speaking for the community|Говорить от имени сообщества|Қоғамдастық атынан сөйлеу
human_rights|Human rights in everyday life|Права человека в повседневной жизни|Күнделікті өмірдегі адам құқықтары
human_rights|Women's rights and protection from violence|Права женщин и защита от насилия|Әйелдер құқықтары және зорлықтан қорғану
health|Health of mother and child|Здоровье матери и ребёнка|Ана мен бала денсаулығы
health|Clean water and clean hands|Чистая вода и чистые руки|Таза су және таза қол
youth_business|My first business plan|Мой первый бизнес-план|Менің алғашқы бизнес-жоспарым
youth_business|From skill to earnings|От умения к заработку|Шеберліктен табысқа
water_use|Saving water in the field|Экономия воды на поле|Егістікте суды үнемдеу
water_use|A water users' group|Группа водопользователей|Су пайдаланушылар тобы
"""  # noqa: E501
HOURS = {1: [4, 6, 8], 2: [10, 12, 16], 3: [18, 20, 24]}
SATURDAY = 5


def trainings(found):
    """Answer the 112 trainings as dicts in the order of communities and dates."""
    topics = _topics_by_community(found)
    listed = []
    for place in found:
        for number, topic in enumerate(topics[place["code"]], start=1):
            listed.append(_training(place, number, topic, _start(place, number)))
    weights = [draw(f"seats {training['code']}", 80, 120) for training in listed]
    for training, seats in zip(listed, share_out(SEATS, weights), strict=True):
        training["seats"] = seats
    for code, start, topic in LATER:
        place = next(place for place in found if place["code"] == code)
        training = _training(place, place["trainings"] + 1, topic, start)
        listed.append(training | {"seats": LATER_SEATS})
    _give_titles(listed)
    return listed


def _topics_by_community(found):
    """Deal the course out round by round to the communities that have a training left."""
    course = iter([topic for topic, count in COURSE for _ in range(count)])
    topics = {place["code"]: [] for place in found}
    for turn in range(max(place["trainings"] for place in found)):
        for place in found:
            if turn < place["trainings"]:
                topics[place["code"]].append(next(course))
    return topics


def _start(place, number):
    """Answer the first day of the community's training, spread evenly until May 2005."""
    first = place["joined_on"] + days(40)
    span = (LAST_DAY - days(20) - first).days
    steps = span * (number - 1) // (place["trainings"] - 1)
    return first + days(steps + draw(f"start {place['code']} {number}", 0, 14))


def _training(place, number, topic, start):
    code = f"{place['code']}-T{number}"
    length = draw(f"days {code}", 1, 3)
    if start.weekday() + length - 1 > SATURDAY:
        start = start - days(start.weekday() + length - 1 - SATURDAY)
    hours = HOURS[length][draw(f"hours {code}", 0, 2)]
    return {
        "code": code,
        "place": place,
        "topic": topic,
        "dates": [start + days(at) for at in range(length)],
        "hours": share_out(hours, [1] * length),
        "partners": PARTNERS[topic][: draw(f"partners {code}", 1, 2)],
    }


def _give_titles(listed):
    """Give each training a title of its topic that its community has not had yet."""
    titles, used = {}, {}
    for line in TITLES.strip().splitlines():
        topic, *names = line.split("|")
        titles.setdefault(topic, []).append(names)
    for training in listed:
        key = (training["place"]["code"], training["topic"])
        offset = draw(f"title {key[0]}", 0, 9)
        used[key] = used.get(key, -1) + 1
        options = titles[training["topic"]]
        training["title"] = options[(offset + used[key]) % len(options)]


def training_rows(listed, people):
    """Answer one row per training; women, men and seats are counted from its participants."""
    rows = []
    for training in listed:
        sexes = [people[code]["sex"] for code in training["participants"]]
        row = {"code": training["code"], "community": training["place"]["code"]}
        row |= in_languages("title", training["title"])
        row |= {
            "topic": training["topic"],
            "starts_on": training["dates"][0].isoformat(),
            "ends_on": training["dates"][-1].isoformat(),
            "hours": sum(training["hours"]),
            "partners": ";".join(training["partners"]),
            "partners_known": "assumed",
            "women": sexes.count("woman"),
            "men": sexes.count("man"),
            "seats": len(sexes),
        }
        rows.append(row | SAMPLE)
    return rows


def session_rows(listed):
    """Answer one row per day of each training."""
    return [
        {"training": training["code"], "date": day.isoformat(), "hours": hours} | SAMPLE
        for training in listed
        for day, hours in zip(training["dates"], training["hours"], strict=True)
    ]
