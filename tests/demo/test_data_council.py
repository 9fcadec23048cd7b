"""The data files hold one sample council with its meetings, appeals and recommendations."""

from collections import Counter
from datetime import date

from tests.demo.data_files import rows

LAND = "2006-03"
DATED = {
    "council_meetings": "held_on",
    "council_seats": "taken_on",
    "appeals": "received_on",
    "appeal_moves": "on",
    "recommendations": "issued_on",
    "outcomes": "since",
}
FILES = [*DATED, "councils", "council_partners", "agenda_items", "seat_attendance", "stakes"]


def of_land(name, column="appeal"):
    """The rows of one file that belong to the land case."""
    return [row for row in rows(name) if row[column] == LAND]


def test_one_council_meets_fourteen_times_once_a_month():
    assert len(rows("councils")) == 1
    months = [row["held_on"][:7] for row in rows("council_meetings")]
    assert len(set(months)) == 14 and months == sorted(months)
    assert months[0] == "2006-01" and months[-1] == "2007-02"


def test_everything_comes_after_november_2005():
    for name, column in DATED.items():
        assert all(row[column] > "2005-11-30" for row in rows(name)), name


def test_fifteen_seats_are_six_of_the_state_six_of_business_three_of_civil_society():
    sides = Counter(row["side"] for row in rows("council_seats"))
    assert sides == {"state": 6, "business": 6, "civil_society": 3}


def test_seats_are_filled_by_quorum_and_some_by_substitutes_or_not_at_all():
    quorum = int(rows("councils")[0]["quorum"])
    filled, kinds = Counter(), Counter()
    for row in rows("seat_attendance"):
        kinds[row["presence"]] += 1
        filled[row["meeting"]] += row["presence"] != "absent"
    assert len(filled) == 14 and min(filled.values()) >= quorum
    assert sum(kinds.values()) == 14 * 15
    assert kinds["present"] > kinds["substitute"] > 0 and kinds["absent"] > 0


def test_the_chair_of_a_meeting_came_in_person():
    there = {
        (row["meeting"], row["seat"])
        for row in rows("seat_attendance")
        if row["presence"] == "present"
    }
    for meeting in rows("council_meetings"):
        assert (meeting["key"], meeting["chair"]) in there


def test_seventeen_appeals_go_through_the_states_of_the_table():
    assert len(rows("appeals")) == 17
    assert Counter(row["state"] for row in rows("appeals")) == {
        "closed": 12,
        "heard": 2,
        "received": 1,
        "declined": 1,
        "withdrawn": 1,
    }
    for appeal in rows("appeals"):
        moves = [row for row in rows("appeal_moves") if row["appeal"] == appeal["code"]]
        assert [row["from"] for row in moves] == ["received", "heard"][: len(moves)]
        assert (moves[-1]["to"] if moves else "received") == appeal["state"]
        days = [appeal["received_on"], *(row["on"] for row in moves)]
        assert days == sorted(days)


def test_an_appeal_is_heard_at_the_meeting_whose_agenda_has_it():
    days = {row["key"]: row["held_on"] for row in rows("council_meetings")}
    heard = {row["appeal"]: row["on"] for row in rows("appeal_moves") if row["verb"] == "hear"}
    agenda = {}
    for row in rows("agenda_items"):
        if row["appeal"]:
            agenda.setdefault(row["appeal"], []).append(days[row["meeting"]])
    assert {appeal: min(on) for appeal, on in agenda.items()} == heard


def test_nine_recommendations_have_five_yes_two_partly_and_two_without_an_answer():
    listed = rows("recommendations")
    assert Counter(row["answer"] for row in listed) == {"accepted": 5, "partly": 2, "": 2}
    accepted = [row for row in listed if row["answer"] == "accepted"]
    assert 0 < sum(bool(row["carried_out_on"]) for row in accepted) < 5
    for row in listed:
        assert bool(row["answer"]) == bool(row["answered_on"])
        facts = [row["issued_on"], row["answered_on"], row["carried_out_on"]]
        assert [day for day in facts if day] == sorted(day for day in facts if day)
        assert row["partner"] or row["addressee_en"]


def test_recommendations_are_issued_after_their_meeting():
    days = {row["key"]: row["held_on"] for row in rows("council_meetings")}
    for row in rows("recommendations"):
        assert days[row["meeting"]] <= row["issued_on"]
        span = date.fromisoformat(row["due_on"]) - date.fromisoformat(row["issued_on"])
        assert span.days == 30


def test_the_land_case_follows_the_published_account_and_leaves_open_what_it_does_not_say():
    (appeal,) = of_land("appeals", "code")
    (recommendation,) = of_land("recommendations")
    (applicant,) = of_land("applicants")
    stakes = {(row["quantity"], row["unit_en"]) for row in of_land("stakes")}
    assert stakes == {("170", "jobs"), ("2500", "camels"), ("300", "horses")}
    assert appeal["confidential"] == appeal["both_sides"] == "yes"
    assert [row["meeting"] for row in of_land("agenda_items")] == ["2"]
    assert "does not say" in appeal["finding_en"]
    assert not recommendation["answered_on"] and not recommendation["carried_out_on"]
    assert "left out" in applicant["name_en"]


def test_the_land_case_is_derived_and_all_the_rest_is_a_sample():
    for name in [*FILES, "applicants"]:
        for row in rows(name):
            keys = {row.get("appeal"), row.get("code") if name == "appeals" else None}
            if LAND in keys:
                assert row["provenance"] == "derived"
                assert "anonymised, dates invented" in row["source"]
            else:
                assert row["provenance"] == "sample", (name, row)


def test_outcomes_follow_recommendations_that_were_carried_out():
    done = {row["key"]: row["carried_out_on"] for row in rows("recommendations")}
    assert rows("outcomes")
    for row in rows("outcomes"):
        assert done[row["recommendation"]] and row["since"] >= done[row["recommendation"]]
