"""The 71 projects handed over and the 14 proposals not funded, with their dates."""

from datetime import date

from demo_data.registers import PROGRAMME
from demo_data.rule import SAMPLE, days, draw, in_languages, working_day
from demo_data.wording import MAINTENANCE, OWNER, works

FIRST_LAST_END = date(2004, 12, 18)
LAST_END = date(2005, 7, 29)
MODES = {
    "water": "mixed",
    "school": "mixed",
    "gas_power": "contract",
    "health": "contract",
    "irrigation": "ashar",
    "youth_sport": "ashar",
    "road": "contract",
    "sanitation": "mixed",
}
SHIFT = 2

# community, sector, title number, fate, reason or the sector of the project it joined
NOT_FUNDED = """
SK-01 health 0 rejected budget
SK-03 road 1 rejected land
SK-05 road 0 rejected share
SK-06 youth_sport 1 rejected upkeep
SK-08 irrigation 1 rejected share
ZH-01 gas_power 2 rejected budget
ZH-04 irrigation 2 rejected land
AL-02 school 5 rejected budget
AL-06 sanitation 0 rejected upkeep
SK-02 water 3 withdrawn state
ZH-03 youth_sport 0 withdrawn agreement
AL-04 school 1 withdrawn state
SK-04 water 5 merged water
ZH-05 irrigation 1 merged irrigation
"""
REASONS = {
    "budget": (
        "The cost is above what the programme can pay for one project.",
        "Стоимость выше того, что программа может оплатить для одного проекта.",
        "Құны бағдарлама бір жобаға төлей алатын сомадан жоғары.",
    ),
    "land": (
        "The right to use the land was not settled.",
        "Право на землю не было оформлено.",
        "Жерді пайдалану құқығы рәсімделмеген.",
    ),
    "share": (
        "The residents and the akimat did not find their share of the cost.",
        "Жители и акимат не нашли свою долю средств.",
        "Тұрғындар мен әкімдік өз үлесін таба алмады.",
    ),
    "upkeep": (
        "Nobody agreed to maintain it after hand-over.",
        "Никто не взялся содержать объект после передачи.",
        "Тапсырғаннан кейін нысанды күтіп ұстауға ешкім келіспеді.",
    ),
    "state": (
        "The state budget took the work over.",
        "Работу взял на себя государственный бюджет.",
        "Жұмысты мемлекеттік бюджет өз мойнына алды.",
    ),
    "agreement": (
        "The meeting of residents chose another priority.",
        "Собрание жителей выбрало другой приоритет.",
        "Тұрғындар жиналысы басқа басымдықты таңдады.",
    ),
    "merged": (
        "Joined with a larger project of the same community.",
        "Объединён с более крупным проектом того же сообщества.",
        "Сол қоғамдастықтың ірірек жобасымен біріктірілді.",
    ),
}


def first_meeting(place):
    """Answer the day of the community's first meeting of residents."""
    return working_day(place["joined_on"] + days(draw(f"meeting {place['code']}", 12, 20)))


def funded(found):
    """Answer the 71 projects as dicts, coded within a community by their order in time."""
    texts, used, projects = works(), {}, []
    for at, place in enumerate(found):
        built = place["projects"]
        turn = at // SHIFT % len(built)
        for number, spec in enumerate(built[turn:] + built[:turn], start=1):
            options = texts[spec["sector"]]
            choice = used[spec["sector"]] = used.get(spec["sector"], -1) + 1
            title, summary, measures = options[choice % len(options)]
            project = spec | {
                "code": f"{place['code']}-P{number}",
                "place": place,
                "title": title,
                "summary": summary,
                "measures": measures,
            }
            projects.append(project | _dates(project, number, len(built), at))
    return projects


def _dates(project, number, count, at):
    """Answer the dates of the project, spread between the community's first and last ends."""
    place, code = project["place"], project["code"]
    first = place["joined_on"] + days(draw(f"first {code[:5]}", 230, 300))
    last = FIRST_LAST_END + days((LAST_END - FIRST_LAST_END).days * (at * 8 % 21) // 20)
    gap = days((last - first).days * (number - 1) // (count - 1))
    ended = working_day(first + gap)
    started = working_day(ended - days(draw(f"works {code}", 70, 120)))
    approved = working_day(started - days(draw(f"approval {code}", 8, 14)))
    appraised = working_day(approved - days(draw(f"appraisal {code}", 10, 18)))
    late = max(0, draw(f"late {code}", -25, 40))
    return {
        "proposed_on": working_day(appraised - days(draw(f"proposal {code}", 14, 28))),
        "appraised_on": appraised,
        "approved_on": approved,
        "started_on": started,
        "ended_on": ended,
        "handed_over_on": working_day(ended + days(draw(f"hand-over {code}", 5, 60))),
        "planned_start": working_day(started - days(draw(f"plan {code}", 0, 7))),
        "planned_end": working_day(ended - days(min(late, 40))),
    }


def not_funded(found, projects):
    """Answer the 14 proposals that were rejected, withdrawn or merged into another."""
    texts, proposals = works(), []
    places = {place["code"]: place for place in found}
    for line in NOT_FUNDED.strip().splitlines():
        community, sector, number, fate, reason = line.split()
        own = [project for project in projects if project["place"]["code"] == community]
        title, summary, _ = texts[sector][int(number)]
        code = f"{community}-P{len(own) + 1}"
        proposed = working_day(first_meeting(places[community]) + days(draw(code, 30, 500)))
        appraised = working_day(proposed + days(draw(f"appraisal {code}", 15, 40)))
        into = [project for project in own if fate == "merged" and project["sector"] == sector]
        if into:
            proposed, appraised = into[0]["proposed_on"] + days(2), into[0]["appraised_on"]
        proposals.append(
            {
                "code": code,
                "place": places[community],
                "sector": sector,
                "title": title,
                "summary": summary,
                "stage": "rejected" if fate == "rejected" else "withdrawn",
                "reason": REASONS["merged" if into else reason],
                "merged_into": into[0]["code"] if into else "",
                "proposed_on": working_day(proposed),
                "appraised_on": appraised,
                "closed_on": working_day(appraised + days(draw(f"closed {code}", 5, 20))),
            }
        )
    return proposals


DATES = (
    "proposed_on appraised_on approved_on started_on ended_on handed_over_on "
    "closed_on planned_start planned_end"
).split()
NO_TEXT = ("", "", "")


def project_rows(projects, proposals):
    """Answer one row per project and proposal."""
    return [_row(project | {"stage": "handed_over"}) for project in projects] + [
        _row(proposal) for proposal in proposals
    ]


def _row(project):
    sector = project["sector"]
    built = project["stage"] == "handed_over"
    row = {"code": project["code"], "community": project["place"]["code"], "programme": PROGRAMME}
    row |= in_languages("title", project["title"])
    row |= in_languages("summary", project["summary"] if built else NO_TEXT)
    row |= {"sector": sector, "mode": MODES[sector], "stage": project["stage"]}
    row |= {name: str(project.get(name, "")) for name in DATES}
    row |= in_languages("owner", OWNER[sector] if built else NO_TEXT)
    row |= in_languages("maintenance", MAINTENANCE[sector] if built else NO_TEXT)
    row |= in_languages("reason", project.get("reason", NO_TEXT))
    return row | {"merged_into": project.get("merged_into", "")} | SAMPLE
