"""The sample council: 15 seats, 14 monthly meetings, 17 appeals, 9 recommendations, 3 outcomes.

All dates lie between January 2006 and February 2007. One appeal and its recommendation follow the
published account of a land case: they are derived, and their dates are invented like all others.
"""

from calendar import WEDNESDAY
from datetime import date

from demo_data import council_wording as words
from demo_data.rule import SAMPLE, days, draw, in_languages, months_after

COUNCIL = "council-mangystau"
LAND_CASE = {
    "provenance": "derived",
    "source": "After a published account; applicant anonymised, dates invented",
}
FIRST_MONTH = date(2006, 1, 1)
MEETINGS = 14
CHAIRS = ("S1", "B1", "C1")


def _lines(block):
    return [[part.strip() for part in line.split("|")] for line in block.strip().splitlines()]


def _facts(number):
    return LAND_CASE if number == words.LAND else SAMPLE


def held_on(number):
    """Answer the day of a meeting: the third Wednesday of its month."""
    first = months_after(FIRST_MONTH, number - 1)
    return first + days((WEDNESDAY - first.weekday()) % 7 + 14)


def council_rows():
    """Answer the one council."""
    row = {"key": COUNCIL} | in_languages("name", words.COUNCIL) | {"region_slug": "mangystau"}
    row |= in_languages("founding_act", words.ACT) | {"founded_on": "2005-12-31"}
    row |= {"founded_precision": "month", "meets_every_months": 1, "quorum": 8}
    return [row | in_languages("about", words.ABOUT) | SAMPLE]


def partner_rows():
    """Answer the organisations with seats, all of them samples."""
    return [
        {"key": key} | in_languages("name", names) | {"kind": kind, "region_slug": "mangystau"}
        | SAMPLE
        for key, kind, *names in _lines(words.PARTNERS)
    ]  # fmt: skip


def seat_rows():
    """Answer the 15 seats: 6 of the state, 6 of business, 3 of civil society."""
    return [
        {"key": key, "council": COUNCIL, "side": side, "partner": partner}
        | in_languages("position", position)
        | {"taken_on": str(held_on(1))}
        | SAMPLE
        for key, side, partner, *position in _lines(words.SEATS)
    ]


def attendance_rows():
    """Answer who filled each seat at each meeting; every meeting has its quorum."""
    rows = []
    for number in range(1, MEETINGS + 1):
        for seat in seat_rows():
            lot = draw(f"presence {number} {seat['key']}", 0, 99)
            presence = "present" if lot < 76 else "substitute" if lot < 87 else "absent"
            substitute = words.SUBSTITUTE if presence == "substitute" else ("", "", "")
            row = {"meeting": number, "seat": seat["key"], "presence": presence}
            rows.append(row | in_languages("substitute", substitute) | SAMPLE)
    return rows


def meeting_rows(attendance):
    """Answer the 14 meetings, each chaired by the first of three seats that came in person."""
    there = {(row["meeting"], row["seat"]) for row in attendance if row["presence"] == "present"}
    rows = []
    for number in range(1, MEETINGS + 1):
        chair = next((seat for seat in CHAIRS if (number, seat) in there), "")
        row = {"key": number, "council": COUNCIL, "held_on": str(held_on(number))}
        row |= {"chair": chair, "guests": draw(f"guests {number}", 0, 9)}
        rows.append(row | in_languages("place", words.PLACE) | SAMPLE)
    return rows


def appeals():
    """Answer the 17 appeals as dicts in the order they came."""
    listed, before = [], date(2006, 1, 4)
    for number, (how, *title) in enumerate(_lines(words.APPEALS), start=1):
        kind, channel, heard, ended = how.split()
        meetings = [int(meeting) for meeting in heard.split(",") if meeting != "-"]
        if meetings:
            came = held_on(meetings[0]) - days(draw(f"came {number}", 6, 13))
        else:
            came = before + days(draw(f"came {number}", 2, 5))
        before = max(before, came)
        listed.append(
            {
                "number": number,
                "kind": kind,
                "channel": channel,
                "meetings": meetings,
                "ended": ended,
                "title": title,
                "received_on": before,
            }
        )
    return listed


def _codes(listed):
    """Answer the code of each appeal: its year and its number in that year."""
    codes, counts = {}, {}
    for appeal in listed:
        year = appeal["received_on"].year
        counts[year] = counts.get(year, 0) + 1
        codes[appeal["number"]] = f"{year}-{counts[year]:02d}"
    return codes


def appeal_rows(listed):
    """Answer the appeals with their finding where one is known."""
    codes, asked, rows = _codes(listed), _lines(words.ASKED), []
    for appeal in listed:
        number = appeal["number"]
        is_land = number == words.LAND
        nothing = ("", "", "")
        row = {"code": codes[number], "council": COUNCIL}
        row |= {"received_on": str(appeal["received_on"]), "channel": appeal["channel"]}
        row |= {"applicant_kind": appeal["kind"], "state": appeal["ended"]}
        row |= {"confidential": "yes" if is_land or number in (9, 12) else "no"}
        row |= in_languages("title", appeal["title"]) | in_languages("asked", asked[number - 1])
        row |= {"both_sides": "yes" if is_land or appeal["meetings"] and number % 3 else "no"}
        row |= in_languages("sides", words.LAND_SIDES if is_land else nothing)
        row |= in_languages("finding", words.LAND_FINDING if is_land else nothing)
        rows.append(row | _facts(number))
    return rows


def applicant_rows(listed):
    """Answer who brings each appeal; nobody among them is a person."""
    codes = _codes(listed)
    rows = []
    for appeal in listed:
        number = appeal["number"]
        names = [f"{text} {number}" for text in words.APPLICANT]
        names = words.FARMER if number == words.LAND else names
        rows.append({"appeal": codes[number]} | in_languages("name", names) | _facts(number))
    return rows


def stake_rows(listed):
    """Answer what is at stake in each appeal."""
    codes, rows = _codes(listed), []
    for number, line in enumerate(words.STAKES.strip().splitlines(), start=1):
        for stake in line.split(";"):
            what, *unit = [part.strip(" -") for part in stake.split("|")]
            kind, quantity = what.split() if " " in what else (what, "")
            row = {"appeal": codes[number], "kind": kind, "quantity": quantity}
            rows.append(row | in_languages("unit", unit) | _facts(number))
    return rows


def move_rows(listed):
    """Answer the dated moves of the appeals: heard, then closed, or declined or withdrawn."""
    codes, rows = _codes(listed), []
    for appeal in listed:
        number, ended = appeal["number"], appeal["ended"]
        nothing = ("", "", "")
        steps = []
        if appeal["meetings"]:
            steps.append(("hear", "received", "heard", held_on(appeal["meetings"][0]), nothing))
        if ended == "closed":
            day = held_on(appeal["meetings"][-1]) + days(draw(f"closed {number}", 40, 75))
            steps.append(("close", "heard", "closed", day, nothing))
        if ended in words.REASONS:
            verb = {"declined": "decline", "withdrawn": "withdraw"}[ended]
            day = appeal["received_on"] + days(draw(f"ended {number}", 4, 12))
            steps.append((verb, "received", ended, day, words.REASONS[ended]))
        for verb, before, after, day, reason in steps:
            row = {"appeal": codes[number], "verb": verb, "from": before, "to": after}
            row |= {"on": str(day)} | in_languages("reason", reason)
            rows.append(row | _facts(number))
    return rows


def agenda_rows(listed):
    """Answer the agenda of each meeting: the last minutes, the appeals, what became of others."""
    codes, rows = _codes(listed), []
    for number in range(1, MEETINGS + 1):
        points = [("", words.AGENDA["minutes"], SAMPLE)] if number > 1 else []
        points += [
            (codes[appeal["number"]], appeal["title"], _facts(appeal["number"]))
            for appeal in listed
            if number in appeal["meetings"]
        ]
        points += [("", words.AGENDA["progress"], SAMPLE)] if number > 2 else []
        points.append(("", words.AGENDA["next"], SAMPLE))
        for position, (appeal, title, facts) in enumerate(points, start=1):
            row = {"meeting": number, "position": position, "appeal": appeal}
            rows.append(row | in_languages("title", title) | facts)
    return rows


def recommendation_rows(listed):
    """Answer the 9 recommendations: 5 accepted, 2 partly, 2 without an answer."""
    codes, rows = _codes(listed), []
    for place, line in enumerate(_lines(words.RECOMMENDATIONS), start=1):
        appeal, addressee, answer, done, *title = line
        number = int(appeal)
        meeting = listed[number - 1]["meetings"][-1]
        issued = held_on(meeting) + days(draw(f"issued {number}", 2, 6))
        answered = issued + days(draw(f"answered {number}", 14, 34))
        carried_out = answered + days(draw(f"done {number}", 20, 60))
        code = f"{held_on(meeting).year}-{place:02d}"
        row = {"key": code, "council": COUNCIL, "meeting": meeting, "appeal": codes[number]}
        row |= in_languages("title", title) | {"partner": "", "due_on": str(issued + days(30))}
        row |= {"issued_on": str(issued), "letter": f"{place}/{issued.year}", "answer": answer}
        row |= {"answered_on": str(answered) if answer else ""}
        row |= in_languages("answer_text", words.ANSWERS[answer])
        row |= {"carried_out_on": str(carried_out) if done == "yes" else ""}
        row |= in_languages("note", words.CARRIED_OUT if done == "yes" else ("", "", ""))
        if addressee in words.ADDRESSEES:
            row |= in_languages("addressee", words.ADDRESSEES[addressee])
        else:
            row |= {"partner": addressee} | in_languages("addressee", ("", "", ""))
        rows.append(row | _facts(number))
    return rows


def outcome_rows(recommendations):
    """Answer what changed afterwards, each after a recommendation that was carried out."""
    done = {row["key"]: row for row in recommendations}
    rows = []
    for key, kind, people, *texts in _lines(words.OUTCOMES):
        since = date.fromisoformat(done[key]["carried_out_on"])
        row = {"recommendation": key, "kind": kind, "since": str(since), "people": people}
        row |= in_languages("title", texts[:3]) | in_languages("evidence", texts[3:])
        rows.append(row | SAMPLE)
    return rows
