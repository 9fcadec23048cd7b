"""The data files hold exactly the published figures and the sample totals built on them."""

import subprocess
import sys
from collections import Counter
from datetime import date

from tests.demo.data_files import (
    COUNTING_DAY,
    DATA,
    FOLLOW_UP_UNTIL,
    HOME,
    actual_groups,
    handed_over,
    names,
    reach_by_community,
    rows,
    winners,
)

# population, projects, people reached, from the first community to the last
COMMUNITIES = {
    "SK-01": (17320, 4, 14200),
    "SK-02": (11030, 3, 8600),
    "SK-03": (20290, 4, 17450),
    "SK-04": (35540, 5, 26300),
    "SK-05": (10050, 3, 9150),
    "SK-06": (9250, 3, 7400),
    "SK-07": (5510, 2, 4850),
    "SK-08": (18700, 4, 12900),
    "SK-09": (7920, 3, 6650),
    "ZH-01": (10780, 3, 8300),
    "ZH-02": (16390, 4, 13600),
    "ZH-03": (6410, 3, 5900),
    "ZH-04": (13540, 3, 9750),
    "ZH-05": (18770, 4, 15200),
    "ZH-06": (7070, 3, 6150),
    "AL-01": (9180, 3, 7250),
    "AL-02": (19760, 4, 16800),
    "AL-03": (6000, 3, 5400),
    "AL-04": (13620, 3, 10350),
    "AL-05": (29010, 4, 20600),
    "AL-06": (11590, 3, 10200),
}
PEOPLE_SERVED = {
    "SK-01": {"water": 14200, "school": 3400, "road": 6590, "sanitation": 1510},
    "SK-02": {"gas_power": 8600, "school": 1630, "youth_sport": 1560},
    "SK-03": {"water": 17450, "school": 5040, "health": 8120, "youth_sport": 3440},
    "SK-04": {
        "water": 15900,
        "gas_power": 10400,
        "school": 4350,
        "youth_sport": 3470,
        "health": 6850,
    },
    "SK-05": {"irrigation": 9150, "school": 2810, "gas_power": 3750},
    "SK-06": {"water": 7400, "school": 1620, "road": 3500},
    "SK-07": {"gas_power": 4850, "school": 1280},
    "SK-08": {"water": 8200, "gas_power": 4700, "school": 2620, "sanitation": 1420},
    "SK-09": {"road": 6650, "water": 1900, "school": 2240},
    "ZH-01": {"water": 8300, "school": 1650, "health": 3840},
    "ZH-02": {"irrigation": 13600, "road": 7170, "school": 2780, "water": 4710},
    "ZH-03": {"water": 5900, "health": 2130, "school": 1690},
    "ZH-04": {"gas_power": 9750, "health": 5430, "school": 2650},
    "ZH-05": {"water": 9400, "gas_power": 5800, "irrigation": 2610, "youth_sport": 1850},
    "ZH-06": {"water": 6150, "health": 3310, "school": 1690},
    "AL-01": {"water": 7250, "school": 1980, "irrigation": 1470},
    "AL-02": {"gas_power": 16800, "water": 7590, "youth_sport": 4900, "health": 8030},
    "AL-03": {"irrigation": 5400, "school": 1550, "water": 1180},
    "AL-04": {"water": 10350, "irrigation": 2550, "youth_sport": 2560},
    "AL-05": {"water": 13100, "gas_power": 7500, "health": 8100, "school": 4080},
    "AL-06": {"road": 10200, "water": 2910, "school": 2470},
}
PROVENANCES = {"sourced", "derived", "sample"}


def by_then_region(counts):
    """Add up counts by community into the three regions of that time."""
    totals = Counter()
    for community, count in counts.items():
        totals[community[:2]] += count
    return dict(totals)


def test_the_rule_makes_the_committed_files_byte_for_byte(tmp_path):
    script = HOME / "scripts" / "make_demo_data.py"
    subprocess.run([sys.executable, str(script), str(tmp_path)], check=True)
    made = {path.name: path.read_bytes() for path in tmp_path.glob("*.csv")}
    committed = {path.name: path.read_bytes() for path in DATA.glob("*.csv")}
    assert made == committed


def test_the_files_are_small():
    assert sum(path.stat().st_size for path in DATA.glob("*.csv")) < 1_500_000


def test_every_row_says_where_it_comes_from_and_sourced_rows_give_an_address():
    for name in names():
        for row in rows(name):
            assert row["provenance"] in PROVENANCES, name
            if row["provenance"] == "sourced":
                assert "http" in row["source"], (name, row)


def test_every_name_and_title_is_given_in_three_languages():
    for name in names():
        fields = {field[:-3] for field in rows(name)[0] if field.endswith("_en")}
        for row in rows(name):
            for field in fields:
                texts = [row[f"{field}_{language}"] for language in ("en", "ru", "kk")]
                assert all(texts) or not any(texts), (name, field, row)
                assert texts[0] or field not in {"name", "title", "label"}, (name, field)


def test_codes_and_keys_are_given_once():
    for name in names():
        key = next((field for field in ("code", "key", "slug") if field in rows(name)[0]), None)
        if key and name != "aliases":
            codes = [row[key] for row in rows(name)]
            assert len(codes) == len(set(codes)), name


def test_sample_communities_bear_the_names_of_no_real_district():
    real = {row["alias"] for row in rows("aliases")}
    for row in rows("districts") + rows("regions"):
        real |= {row["name_en"], row["name_ru"], row["name_kk"]}
    for row in rows("communities"):
        assert not real & {row["name_en"], row["name_ru"], row["name_kk"]}
        assert row["name_en"].startswith("Ülgi") and row["name_kk"].startswith("Үлгі")


def test_communities_have_their_population_projects_and_reach():
    populations = {row["community"]: int(row["population"]) for row in rows("community_profiles")}
    projects = Counter(row["community"] for row in handed_over().values())
    reached = reach_by_community()
    found = {
        row["code"]: (populations[row["code"]], projects[row["code"]], reached[row["code"]])
        for row in rows("communities")
    }
    assert found == COMMUNITIES
    assert sum(populations.values()) == 297_730


def test_each_project_serves_the_people_of_its_sector():
    projects = handed_over()
    found = {code: {} for code in COMMUNITIES}
    for group in actual_groups():
        project = projects[group["project"]]
        found[project["community"]][project["sector"]] = int(group["people"])
    assert found == PEOPLE_SERVED


def test_people_reached_add_up_to_the_published_figure():
    reached = reach_by_community()
    assert sum(reached.values()) == 237_000
    assert by_then_region(reached) == {"SK": 107_500, "ZH": 58_900, "AL": 70_600}
    assert sum(reach_by_community("2005-03-31").values()) < 237_000


def test_times_served_are_another_figure():
    served = Counter()
    for group in actual_groups():
        served[group["zone"][:2]] += int(group["people"])
    assert served == {"SK": 174_600, "ZH": 100_410, "AL": 119_970}
    assert sum(served.values()) == 394_980


def test_women_are_52_per_cent_of_people_reached():
    best = winners().values()
    assert sum(int(group["women"]) for group in best) == 123_240
    assert sum(int(group["men"]) for group in best) == 113_760


def test_no_group_is_larger_than_its_community_and_its_parts_add_up():
    populations = {code: facts[0] for code, facts in COMMUNITIES.items()}
    for group in rows("groups"):
        people = int(group["people"])
        assert 0 < people <= populations[group["project"][:5]], group
        assert int(group["women"]) + int(group["men"]) == people
        assert group["split_provenance"] == "derived" and group["split_source"]
    for community, reached in reach_by_community().items():
        assert reached <= populations[community]


def test_planned_people_are_near_the_actual_but_not_the_same():
    planned = {g["project"]: int(g["people"]) for g in rows("groups") if g["basis"] == "planned"}
    actual = {group["project"]: int(group["people"]) for group in actual_groups()}
    assert set(planned) == set(actual) == set(handed_over())
    for code, people in actual.items():
        assert planned[code] != people
        assert 0.8 * people <= planned[code] <= 1.2 * people
    assert 3 <= sum(g["directness"] == "indirect" for g in rows("groups")) <= 12


def test_cells_add_up_to_the_women_and_men_of_their_group():
    groups = {group["key"]: group for group in rows("groups")}
    bands = {row["code"] for row in rows("age_bands")} | {"not_known"}
    totals = Counter()
    for cell in rows("cells"):
        assert cell["age_band"] in bands
        totals[cell["group"], cell["sex"]] += int(cell["people"])
    assert len({key for key, _ in totals}) == 24
    for (key, sex), people in totals.items():
        assert people == int(groups[key][sex])


def test_zones_belong_to_one_community_and_four_communities_have_two():
    letters = Counter(row["community"] for row in rows("zones"))
    assert set(letters) == set(COMMUNITIES)
    two = {code for code, count in letters.items() if count == 2}
    assert two == {"SK-04", "SK-08", "ZH-05", "AL-05"}
    for row in rows("zones"):
        assert (row["whole"] == "no") == (row["community"] in two)
    zones = {f"{row['community']}-{row['letter']}" for row in rows("zones")}
    for group in rows("groups"):
        assert group["zone"] in zones and group["zone"][:5] == group["project"][:5]


def test_seventy_one_projects_by_region_and_sector():
    projects = handed_over().values()
    assert len(projects) == 71
    regions = Counter(row["community"][:2] for row in projects)
    assert regions == {"SK": 31, "ZH": 20, "AL": 20}
    assert Counter(row["sector"] for row in projects) == {
        "school": 18,
        "water": 17,
        "gas_power": 9,
        "health": 8,
        "irrigation": 6,
        "youth_sport": 6,
        "road": 5,
        "sanitation": 2,
    }


def test_fourteen_proposals_were_not_funded():
    rest = [row for row in rows("projects") if row["stage"] != "handed_over"]
    merged = [row for row in rest if row["merged_into"]]
    stages = Counter(row["stage"] for row in rest if not row["merged_into"])
    assert stages == {"rejected": 9, "withdrawn": 3} and len(merged) == 2
    for row in rest:
        assert row["reason_en"] and row["proposed_on"] <= row["appraised_on"] <= row["closed_on"]
        assert not row["started_on"] and not row["ended_on"]
    for row in merged:
        target = handed_over()[row["merged_into"]]
        assert (row["community"], row["sector"]) == (target["community"], target["sector"])


def test_titles_do_not_repeat_within_a_community():
    for name in ("projects", "trainings"):
        titles = [
            (row["community"], row["title_en"]) for row in rows(name) if not row.get("merged_into")
        ]
        repeated = [title for title, count in Counter(titles).items() if count > 1]
        assert not repeated


def test_stages_follow_one_another_within_the_programme():
    joined = {row["code"]: row["joined_on"] for row in rows("communities")}
    assert min(joined.values()) >= "2002-06-01"
    stages = "proposed_on appraised_on approved_on started_on ended_on handed_over_on".split()
    for row in handed_over().values():
        dates = [row[stage] for stage in stages]
        assert joined[row["community"]] <= dates[0] and dates == sorted(dates)
        assert row["started_on"] >= "2002-06-01" and row["ended_on"] <= COUNTING_DAY
        assert row["handed_over_on"] <= "2005-09-30"
        assert row["planned_start"] < row["planned_end"] <= row["ended_on"]
        assert row["owner_en"] and row["maintenance_en"]


def test_projects_end_on_many_days_some_of_them_in_june_2005():
    ends = [row["ended_on"] for row in handed_over().values()]
    assert len(set(ends)) > 60
    assert any(end.startswith("2005-06") for end in ends)
    assert sum(end <= "2005-03-31" for end in ends) < 71


def test_outputs_and_milestones_belong_to_their_projects():
    projects = handed_over()
    sectors = {row["code"]: row["sector"] for row in rows("output_measures")}
    assert set(sectors.values()) == {row["code"] for row in rows("sectors")}
    assert {row["project"] for row in rows("outputs")} == set(projects)
    for row in rows("outputs"):
        assert sectors[row["measure"]] == projects[row["project"]]["sector"]
        assert float(row["planned"]) > 0 and float(row["built"]) > 0
    steps = Counter(row["project"] for row in rows("milestones"))
    assert set(steps) == set(projects) and set(steps.values()) == {2, 3}
    for row in rows("milestones"):
        project = projects[row["project"]]
        assert project["started_on"] <= row["done_on"] <= project["ended_on"]


def test_first_visits_are_due_six_months_after_hand_over_and_66_of_71_were_made():
    projects = handed_over()
    visits = rows("visits")
    done = [row for row in visits if row["visited_on"]]
    assert len(visits) == len({row["project"] for row in visits}) == 71 and len(done) == 66
    for row in visits:
        handed = date.fromisoformat(projects[row["project"]]["handed_over_on"])
        due = date.fromisoformat(row["due_on"])
        assert (due.year - handed.year) * 12 + due.month - handed.month == 6
        assert row["due_on"] <= FOLLOW_UP_UNTIL
        assert bool(row["visited_on"]) == bool(row["condition"]) == bool(row["works"])
    for row in done:
        assert projects[row["project"]]["handed_over_on"] < row["visited_on"] <= FOLLOW_UP_UNTIL


def test_visits_found_56_projects_working_4_partly_and_6_not():
    done = [row for row in rows("visits") if row["visited_on"]]
    assert Counter((row["condition"], row["works"]) for row in done) == {
        ("excellent", "working"): 25,
        ("good", "working"): 20,
        ("average", "working"): 11,
        ("poor", "partly"): 4,
        ("not_functioning", "not"): 4,
        ("never_used", "not"): 2,
    }


def test_breakdowns_come_after_hand_over():
    projects = handed_over()
    assert len(rows("breakdowns")) == 4
    for row in rows("breakdowns"):
        since = row["since"]
        assert projects[row["project"]]["handed_over_on"] < since <= row["reported_on"]
        if row["repaired_on"]:
            span = date.fromisoformat(row["repaired_on"]) - date.fromisoformat(since)
            assert span.days == int(row["days_out"]) and int(row["cost_minor"]) > 0
