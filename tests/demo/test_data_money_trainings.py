"""The data files' money, needs and trainings add up to the sample totals."""

from collections import Counter

from tests.demo.data_files import COUNTING_DAY, TRAININGS_DAY, handed_over, rows

BY_SOURCE = {
    "donor_grant": 106_500_000,
    "local_government": 30_672_000,
    "community_in_kind": 18_744_000,
    "community_cash": 8_520_000,
    "business": 5_964_000,
}
TRAININGS = {
    "SK-01": 6,
    "SK-02": 5,
    "SK-03": 6,
    "SK-04": 7,
    "SK-05": 5,
    "SK-06": 5,
    "SK-07": 4,
    "SK-08": 5,
    "SK-09": 5,
    "ZH-01": 5,
    "ZH-02": 6,
    "ZH-03": 4,
    "ZH-04": 5,
    "ZH-05": 6,
    "ZH-06": 4,
    "AL-01": 5,
    "AL-02": 6,
    "AL-03": 4,
    "AL-04": 5,
    "AL-05": 6,
    "AL-06": 4,
}


def cost_by_project():
    """Answer the cents received by each project."""
    cost = Counter()
    for row in rows("contributions"):
        cost[row["project"]] += int(row["received_minor"])
    return cost


def held(on):
    """Answer the trainings that ended by `on`, by code."""
    return {row["code"]: row for row in rows("trainings") if row["ends_on"] <= on}


def seats(on):
    """Answer the (training, participant) pairs of trainings that ended by `on`."""
    codes = held(on)
    return [
        (row["training"], row["participant"])
        for row in rows("training_participants")
        if row["training"] in codes
    ]


def test_contributions_add_up_by_source_pledged_and_received():
    for column in ("pledged_minor", "received_minor"):
        totals = Counter()
        for row in rows("contributions"):
            totals[row["source_kind"]] += int(row[column])
        assert totals == BY_SOURCE
        assert sum(totals.values()) == 170_400_000


def test_each_project_costs_between_6000_and_70000_dollars():
    cost = cost_by_project()
    assert set(cost) == set(handed_over())
    assert min(cost.values()) >= 600_000 and max(cost.values()) <= 7_000_000


def test_contributions_name_their_partner_level_and_dates():
    partners = {row["key"] for row in rows("partners")}
    projects = handed_over()
    for row in rows("contributions"):
        project, source = projects[row["project"]], row["source_kind"]
        assert int(row["pledged_minor"]) > 0 and row["currency"] == "USD"
        assert (row["partner"] in partners) == (not source.startswith("community"))
        assert bool(row["level"]) == (source == "local_government")
        assert row["pledged_on"] <= project["started_on"] <= row["due_on"] <= project["ended_on"]


def test_receipts_add_up_to_what_each_contribution_received():
    received, ends = Counter(), {}
    projects = handed_over()
    for row in rows("contributions"):
        ends[row["key"]] = projects[row["project"]]
    for row in rows("receipts"):
        received[row["contribution"]] += int(row["amount_minor"])
        project = ends[row["contribution"]]
        assert project["started_on"] <= row["received_on"] <= project["ended_on"]
    assert received == {row["key"]: int(row["received_minor"]) for row in rows("contributions")}


def test_work_and_materials_are_quantity_times_rate():
    kinds = {row["key"]: row["source_kind"] for row in rows("contributions")}
    for row in rows("receipts"):
        in_kind = kinds[row["contribution"]] == "community_in_kind"
        assert in_kind == bool(row["quantity"]) == bool(row["rate_source_kk"])
        if in_kind:
            assert row["unit"] in {"people_day", "machine_hour", "m3"}
            assert int(row["quantity"]) * int(row["rate_minor"]) == int(row["amount_minor"])


def test_expenditure_adds_up_to_each_projects_contributions():
    spent, projects = Counter(), handed_over()
    for row in rows("expenditure"):
        spent[row["project"]] += int(row["amount_minor"])
        project = projects[row["project"]]
        assert int(row["amount_minor"]) > 0
        assert project["started_on"] <= row["spent_on"] <= project["ended_on"]
    assert spent == cost_by_project()
    assert sum(spent.values()) == 170_400_000


def test_every_project_answers_a_need_met_and_meetings_rank_needs():
    needs = {row["key"]: row for row in rows("needs")}
    met = {row["project"] for row in needs.values() if row["state"] == "met"}
    assert met == set(handed_over())
    assert {row["state"] for row in needs.values()} <= {"open", "in_project", "met", "dropped"}
    meetings = {row["key"]: row for row in rows("community_meetings")}
    ranks = {}
    for row in rows("need_rankings"):
        meeting = meetings[row["meeting"]]
        assert needs[row["need"]]["community"] == meeting["community"]
        assert int(row["votes"]) <= int(meeting["women"]) + int(meeting["men"])
        ranks.setdefault(row["meeting"], []).append(int(row["rank"]))
    assert set(ranks) == set(meetings)
    assert all(found == list(range(1, len(found) + 1)) for found in ranks.values())


def test_communities_meet_after_they_joined_and_before_their_first_proposal():
    meetings = rows("community_meetings")
    assert set(Counter(row["community"] for row in meetings).values()) == {1, 2}
    for community in rows("communities"):
        first = min(row["held_on"] for row in meetings if row["community"] == community["code"])
        proposals = [
            row["proposed_on"] for row in rows("projects") if row["community"] == community["code"]
        ]
        assert community["joined_on"] < first < min(proposals)
    for row in meetings:
        assert int(row["youth"]) <= int(row["women"]) + int(row["men"])


def test_groups_of_residents_name_nobody():
    groups = rows("community_groups")
    initiative = [row["community"] for row in groups if row["kind"] == "initiative"]
    assert sorted(initiative) == sorted(TRAININGS)
    for row in groups:
        assert {row["chair"], row["secretary"], row["treasurer"]} <= {"woman", "man"}
        officers = [row["chair"], row["secretary"], row["treasurer"]]
        assert officers.count("woman") <= int(row["women"])
        assert officers.count("man") <= int(row["men"])


def test_108_trainings_were_held_by_may_and_112_by_july_2005():
    by_may, by_july = held(TRAININGS_DAY), held(COUNTING_DAY)
    assert len(by_may) == 108 and len(by_july) == len(rows("trainings")) == 112
    assert Counter(row["community"] for row in by_may.values()) == TRAININGS
    then = Counter(row["community"][:2] for row in by_may.values())
    assert then == {"SK": 48, "ZH": 30, "AL": 30}
    now = Counter(row["community"][:2] for row in by_july.values())
    assert now == {"SK": 49, "ZH": 31, "AL": 32}


def test_trainings_by_topic():
    topics = Counter(row["topic"] for row in held(TRAININGS_DAY).values())
    assert set(topics) == {row["code"] for row in rows("topics")}
    others = topics.pop("health") + topics.pop("youth_business") + topics.pop("water_use")
    assert others == 6
    assert topics == {
        "implementation": 30,
        "conflict_prevention": 18,
        "strategic_planning": 14,
        "civic_education": 12,
        "savings": 10,
        "advocacy": 10,
        "human_rights": 8,
    }


def test_all_twelve_partners_taught():
    partners = {row["key"] for row in rows("partners") if row["role"] == "co-implementer"}
    taught = {key for row in rows("trainings") for key in row["partners"].split(";")}
    assert partners <= taught


def test_seats_and_people_are_two_figures():
    filled = seats(TRAININGS_DAY)
    assert len(filled) == len(set(filled)) == 2352
    trained = {participant for _, participant in filled}
    assert len(trained) == 1480
    sexes = {row["code"]: row["sex"] for row in rows("participants")}
    assert sum(sexes[code] == "woman" for code in trained) == 681
    later = seats(COUNTING_DAY)
    everybody = {participant for _, participant in later}
    assert (len(later), len(everybody)) == (2436, 1504) and everybody == set(sexes)
    assert sum(sex == "woman" for sex in sexes.values()) == 692


def test_a_trainings_women_men_and_seats_are_those_of_its_participants():
    people = {row["code"]: row for row in rows("participants")}
    counts = Counter()
    for training, participant in seats(COUNTING_DAY):
        counts[training, people[participant]["sex"]] += 1
        assert people[participant]["community"] == training[:5]
    for row in rows("trainings"):
        women, men = counts[row["code"], "woman"], counts[row["code"], "man"]
        assert (int(row["women"]), int(row["men"])) == (women, men)
        assert int(row["seats"]) == women + men


def test_sessions_make_up_the_hours_and_days_of_a_training():
    joined = {row["code"]: row["joined_on"] for row in rows("communities")}
    sessions = {}
    for row in rows("training_sessions"):
        sessions.setdefault(row["training"], []).append(row)
    for row in rows("trainings"):
        own = sessions[row["code"]]
        assert 4 <= int(row["hours"]) <= 24
        assert sum(int(session["hours"]) for session in own) == int(row["hours"])
        assert (own[0]["date"], own[-1]["date"]) == (row["starts_on"], row["ends_on"])
        assert row["starts_on"] >= joined[row["community"]]


def test_participants_bear_labels_and_some_give_no_year_of_birth():
    for row in rows("participants"):
        number = row["code"].removeprefix("P-")
        assert row["name_en"] == f"Sample participant {number}"
        assert row["name_ru"] == f"Участник-пример {number}"
        assert row["name_kk"] == f"Үлгі қатысушы {number}"
        assert not row["birth_year"] or 1930 <= int(row["birth_year"]) <= 1990
    assert any(not row["birth_year"] for row in rows("participants"))
