"""What was built and whether it lasts: outputs, milestones, visits and breakdowns."""

from datetime import date

from demo_data.rule import SAMPLE, days, draw, in_languages, months_after, working_day

# measure: lowest, highest and step of the planned figure, in tenths of its unit
RANGES = {
    "pipe_km": (14, 96, 1),
    "standpipes": (80, 480, 10),
    "wells": (10, 30, 10),
    "classrooms": (40, 140, 10),
    "pupil_places": (1200, 6000, 100),
    "gas_pipe_km": (18, 84, 1),
    "line_km": (12, 64, 1),
    "power_kw": (1600, 6400, 400),
    "treatment_rooms": (30, 120, 10),
    "beds": (100, 400, 50),
    "canal_km": (14, 120, 1),
    "hectares": (400, 6000, 100),
    "sports_area_m2": (3000, 18000, 500),
    "youth_places": (400, 1500, 50),
    "road_km": (6, 58, 1),
    "crossings": (10, 40, 10),
    "bath_places": (200, 400, 20),
    "containers": (200, 800, 20),
}
MILESTONES = [
    ("Design and permits ready", "Проект и разрешения готовы", "Жоба мен рұқсаттар дайын", 15),
    ("Main works done", "Основные работы выполнены", "Негізгі жұмыстар орындалды", 75),
    ("Accepted by the commission", "Принято комиссией", "Комиссия қабылдады", 100),
]
FIRST_VISIT_MONTHS = 6
FOLLOW_UP_UNTIL = date(2006, 3, 31)
NOT_VISITED = 5
CONDITIONS = {
    "excellent": (25, "working"),
    "good": (20, "working"),
    "average": (11, "working"),
    "poor": (4, "partly"),
    "not_functioning": (4, "not"),
    "never_used": (2, "not"),
}
FINDINGS = {
    "excellent": (
        "In full use, cared for.",
        "Используется полностью, содержится.",
        "Толық пайдаланылады, күтімі бар.",
    ),
    "good": (
        "In use, small repairs done.",
        "Используется, мелкий ремонт сделан.",
        "Пайдаланылады, ұсақ жөндеу жасалған.",
    ),
    "average": (
        "In use, needs upkeep.",
        "Используется, нужен уход.",
        "Пайдаланылады, күтім қажет.",
    ),
    "poor": ("Works at times only.", "Работает с перебоями.", "Үзіліспен жұмыс істейді."),
    "not_functioning": (
        "Stands still, waits for repair.",
        "Стоит, ждёт ремонта.",
        "Тоқтап тұр, жөндеуді күтуде.",
    ),
    "never_used": (
        "Finished but not opened.",
        "Построено, но не открыто.",
        "Салынған, бірақ ашылмаған.",
    ),
}
# Sectors whose upkeep proved weakest in studies of such programmes weigh towards a worse state.
FRAGILE = {"youth_sport": 45, "sanitation": 60, "irrigation": 20, "road": 15, "water": 5}
# project | what en, ru, kk | reported by, days out of service (0: not repaired), cents, paid from
BREAKDOWNS = """
ZH-02-P3|The pump burned out|Сгорел насос|Сорғы жанып кетті|user_group_chair 21 38000 user_fees
ZH-01-P2|A water pipe burst|Прорвало водопроводную трубу|Су құбыры жарылды|clinic_head 9 12500 local_government
SK-01-P2|A storm tore roof sheets off|Буря сорвала листы крыши|Дауыл шатыр табақтарын жұлып кетті|school_head 17 9600 community_cash
SK-01-P4|The boiler failed|Вышел из строя котёл|Қазандық істен шықты|caretaker 0 0 -
"""  # noqa: E501
# project | what is to be done en, ru, kk | how it ended en, ru, kk | sign-in name, days until due,
# days until closed (0: open)
FOLLOW_UPS = """
ZH-02-P3|Agree who orders the next pump|Договориться, кто закажет следующий насос|Келесі сорғыға кім тапсырыс беретінін келісу|The user group ordered one from its fees|Группа пользователей заказала его за счёт взносов|Пайдаланушылар тобы оған жарналардан тапсырыс берді|officer-zhambyl 30 24
ZH-01-P2|See that the pipe is laid deeper|Проследить, чтобы трубу уложили глубже|Құбырдың тереңірек төселуін қадағалау|Laid at 1.8 metres, seen on the spot|Уложена на глубине 1,8 м, осмотрено на месте|1,8 м тереңдікке төселді, орнында қаралды|officer-zhambyl 21 20
SK-01-P2|Ask the akimat for the rest of the roof|Запросить у акимата ремонт остальной крыши|Әкімдіктен шатырдың қалғанын жөндеуді сұрау|The akimat put it into its budget of 2005|Акимат включил это в бюджет 2005 года|Әкімдік мұны 2005 жылғы бюджетке енгізді|officer-turkistan 45 38
SK-01-P4|Find a mechanic for the boiler|Найти мастера для котла|Қазандыққа шебер табу||||officer-turkistan 30 0
"""  # noqa: E501


def output_rows(projects):
    """Answer planned and built figures of each project's physical measures."""
    rows = []
    for project in projects:
        for code in project["measures"]:
            low, high, step = RANGES[code]
            planned = low + step * draw(f"{code} {project['code']}", 0, (high - low) // step)
            drift = draw(f"built {code} {project['code']}", -2, 1) * step
            built = max(low, planned + drift)
            row = {"project": project["code"], "measure": code}
            rows.append(row | {"planned": _tenths(planned), "built": _tenths(built)} | SAMPLE)
    return rows


def _tenths(number):
    return f"{number // 10}.{number % 10}" if number % 10 else f"{number // 10}"


def milestone_rows(projects):
    """Answer two or three dated milestones of each project, with the share of works done."""
    rows = []
    for project in projects:
        steps = MILESTONES[draw(f"steps {project['code']}", 0, 1) :]
        for *names, percent in steps:
            row = {"project": project["code"]} | in_languages("name", names)
            due = _along(project["planned_start"], project["planned_end"], percent)
            done = _along(project["started_on"], project["ended_on"], percent)
            dates = {"due_on": due.isoformat(), "done_on": done.isoformat(), "percent": percent}
            rows.append(row | dates | SAMPLE)
    return rows


def _along(start, end, percent):
    day = start + days((end - start).days * percent // 100)
    return day if percent == 100 else working_day(day)


def visits(projects):
    """Answer the first visit due to each project, done or not, with what was found."""
    due = [
        {"project": project, "due_on": months_after(project["handed_over_on"], FIRST_VISIT_MONTHS)}
        for project in projects
    ]
    last_months = sorted(due, key=lambda visit: (visit["due_on"], visit["project"]["code"]))
    missed = [visit["project"]["code"] for visit in last_months[-2 * NOT_VISITED :: 2]]
    done = [visit for visit in due if visit["project"]["code"] not in missed]
    done.sort(key=_wear)
    found = [name for name, (count, _) in CONDITIONS.items() for _ in range(count)]
    for visit, condition in zip(done, found, strict=True):
        wait = draw(f"visit {visit['project']['code']}", 0, 20)
        visit["visited_on"] = min(working_day(visit["due_on"] + days(wait)), FOLLOW_UP_UNTIL)
        visit["condition"] = condition
    return due


def _wear(visit):
    project = visit["project"]
    luck = draw(f"wear {project['code']}", 0, 99)
    return luck + FRAGILE.get(project["sector"], 0), project["code"]


def visit_rows(found):
    """Answer one row per visit due; one not done has no date and no findings."""
    rows = []
    for visit in found:
        condition = visit.get("condition", "")
        row = {
            "key": f"{visit['project']['code']}-V1",
            "project": visit["project"]["code"],
            "due_on": visit["due_on"].isoformat(),
            "visited_on": str(visit.get("visited_on", "")),
            "condition": condition,
            "works": CONDITIONS[condition][1] if condition else "",
        }
        rows.append(row | in_languages("finding", FINDINGS.get(condition, ("", "", ""))) | SAMPLE)
    return rows


def breakdown_rows(found):
    """Answer four breakdowns after hand-over: three repaired, one not."""
    visited = {visit["project"]["code"]: visit.get("visited_on") for visit in found}
    rows = []
    for line in BREAKDOWNS.strip().splitlines():
        project, *what, facts = line.split("|")
        reporter, days_out, cost, payer = facts.split()
        since = working_day(visited[project] - days(draw(f"break {project}", 30, 90)))
        repaired = str(since + days(int(days_out))) if int(days_out) else ""
        columns = {
            "since": since.isoformat(),
            "reported_on": (since + days(1)).isoformat(),
            "reported_by": reporter,
            "repaired_on": repaired,
            "currency": "USD",
            "cost_minor": cost if repaired else "",
            "paid_from": payer.strip("-"),
            "days_out": days_out if repaired else "",
        }
        rows.append({"project": project} | in_languages("what", what) | columns | SAMPLE)
    return rows


def follow_up_rows(breakdowns):
    """Answer what was to be done after each breakdown: three closed, one open."""
    since = {row["project"]: date.fromisoformat(row["reported_on"]) for row in breakdowns}
    rows = []
    for line in FOLLOW_UPS.strip().splitlines():
        project, *texts, facts = line.split("|")
        owner, until_due, until_closed = facts.split()
        closed = str(since[project] + days(int(until_closed))) if int(until_closed) else ""
        columns = {
            "owner": owner,
            "due_on": str(since[project] + days(int(until_due))),
            "closed_on": closed,
        }
        said = in_languages("what", texts[:3]) | in_languages("outcome", texts[3:])
        rows.append({"project": project} | said | columns | SAMPLE)
    return rows
