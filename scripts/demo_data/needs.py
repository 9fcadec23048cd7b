"""What residents asked for: meetings, needs and their ranks, and the groups they elected."""

from demo_data.projects import first_meeting
from demo_data.rule import SAMPLE, days, draw, in_languages, pick, working_day
from demo_data.wording import GROUP, NEED

EXTRA_NEEDS = ["jobs", "kindergarten", "lighting", "transport", "pasture", "telephone"]
METHODS = ["show_of_hands", "secret_ballot", "ranking_matrix"]
USER_GROUP_SECTORS = ["water", "irrigation", "gas_power"]
DROPPED = ["telephone"]


def needs(found, projects, proposals):
    """Answer the needs of each community as dicts: key, place, subject, state, project code."""
    listed = []
    for at, place in enumerate(found):
        own = [project for project in projects if project["place"] is place]
        tried = [proposal for proposal in proposals if proposal["place"] is place]
        entries = [(project["sector"], "met", project["code"]) for project in own]
        met = {project["sector"] for project in own}
        entries += [
            (proposal["sector"], "open", "") for proposal in tried if proposal["sector"] not in met
        ]
        for turn in range(1 + at % 2):
            subject = EXTRA_NEEDS[(at + turn * 2) % len(EXTRA_NEEDS)]
            entries.append((subject, "dropped" if subject in DROPPED else "open", ""))
        for number, (subject, state, project) in enumerate(entries, start=1):
            key = f"{place['code']}-N{number}"
            need = {"key": key, "place": place, "subject": subject, "state": state}
            listed.append(need | {"project": project})
    return listed


def need_rows(listed):
    """Answer one row per need."""
    return [
        {"key": need["key"], "community": need["place"]["code"]}
        | in_languages("title", NEED[need["subject"]])
        | {"state": need["state"], "project": need["project"]}
        | SAMPLE
        for need in listed
    ]


def meetings(found):
    """Answer the meetings of residents: one in each community, a second in two of three."""
    held = []
    for at, place in enumerate(found):
        for number in (1, 2)[: 1 if at % 3 == 2 else 2]:
            key = f"{place['code']}-M{number}"
            later = days(0 if number == 1 else draw(f"again {key}", 330, 420))
            women = draw(f"women {key}", 24, 58)
            men = draw(f"men {key}", 26, 62)
            held.append(
                {
                    "key": key,
                    "place": place,
                    "held_on": working_day(first_meeting(place) + later),
                    "women": women,
                    "men": men,
                    "youth": (women + men) * draw(f"youth {key}", 12, 28) // 100,
                    "method": pick(f"method {key}", METHODS),
                }
            )
    return held


def meeting_rows(held):
    """Answer one row per meeting: who came and how they ranked."""
    columns = "key women men youth method".split()
    return [
        {"community": meeting["place"]["code"], "held_on": meeting["held_on"].isoformat()}
        | {column: meeting[column] for column in columns}
        | SAMPLE
        for meeting in held
    ]


def ranking_rows(held, listed):
    """Answer the rank and votes of each need at each meeting; the second ranks what is not met."""
    rows = []
    for meeting in held:
        own = [need for need in listed if need["place"] is meeting["place"]]
        if meeting["key"].endswith("2"):
            own = own[1:]
        own.sort(key=lambda need: draw(f"{meeting['key']} {need['key']}", 0, 99) + _pull(need))
        votes = meeting["women"] + meeting["men"]
        for rank, need in enumerate(own, start=1):
            votes = votes * draw(f"votes {meeting['key']} {rank}", 60, 92) // 100
            row = {"meeting": meeting["key"], "need": need["key"], "rank": rank, "votes": votes}
            rows.append(row | SAMPLE)
    return rows


def _pull(need):
    """Answer how far down the list a need falls: those without a project lower."""
    return 0 if need["state"] == "met" else 60


def group_rows(found, projects):
    """Answer the initiative group of each community and the user groups of lines and canals.

    No person is named: chair, secretary and treasurer are given by sex only.
    """
    rows = []
    for place in found:
        since = first_meeting(place)
        rows.append(_group(f"{place['code']}-G1", place, "initiative", since, "", ()))
    for project in projects:
        if project["sector"] in USER_GROUP_SECTORS:
            key, title = f"{project['code']}-UG", project["title"]
            since = working_day(project["ended_on"] - days(10))
            rows.append(_group(key, project["place"], "user", since, project["code"], title))
    return rows


def _group(key, place, kind, since, project, title):
    members = draw(f"members {key}", 7, 15)
    women = members * draw(f"women {key}", 32, 58) // 100
    tails = title or place["names"]
    names = [f"{name}: {tail}" for name, tail in zip(GROUP[kind], tails, strict=True)]
    fees = kind == "user" and draw(f"fees {key}", 1, 4) > 1
    return (
        {"key": key, "community": place["code"], "kind": kind, "project": project}
        | in_languages("name", names)
        | {
            "formed_on": since.isoformat(),
            "women": women,
            "men": members - women,
            "chair": pick(f"chair {key}", ["woman", "man"]),
            "secretary": pick(f"secretary {key}", ["woman", "man"]),
            "treasurer": pick(f"treasurer {key}", ["woman", "man"]),
            "fee_account": "yes" if fees else "no",
            "legal_status": "cooperative" if fees else "none",
        }
        | SAMPLE
    )
