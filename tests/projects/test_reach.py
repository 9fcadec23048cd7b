"""Distinct people and times served: the properties the rule promises, whatever is entered."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from projects.choices import Basis, Directness
from projects.reach import GroupRow, reach_of

FIRST = date(2003, 1, 1)
POPULATIONS = {1: 900, 2: None, 3: 400}
ZONE_COMMUNITY = {10: 1, 11: 1, 20: 2, 21: 2, 30: 3}
COMPLETED = {project: FIRST + timedelta(days=40 * project) for project in range(1, 7)}


def group(zone=10, project=1, people=100, **values) -> GroupRow:
    """A confirmed count of direct actual people."""
    community = ZONE_COMMUNITY[zone]
    given_values = {
        "zone": zone,
        "community": community,
        "region": 1,
        "project": project,
        "label": "",
        "basis": Basis.ACTUAL,
        "directness": Directness.DIRECT,
        "people": people,
        "counted_on": FIRST,
        "proposed_on": FIRST,
        "completed_on": COMPLETED[project],
        "population": POPULATIONS[community],
        "population_year": 2002,
    }
    return GroupRow(**(given_values | values))


days = st.integers(0, 400).map(lambda n: FIRST + timedelta(days=n))
groups = st.builds(
    group,
    zone=st.sampled_from(sorted(ZONE_COMMUNITY)),
    project=st.sampled_from(sorted(COMPLETED)),
    people=st.integers(0, 1200),
    label=st.sampled_from(["", "pupils", "staff"]),
    counted_on=days,
    confirmed=st.booleans(),
)
portfolios = st.lists(groups, max_size=25)


def total(rows, on) -> int:
    return sum(one.people for one in reach_of(rows, on).values())


@given(portfolios, days)
def test_reach_is_never_above_the_population(rows, on):
    for one in reach_of(rows, on).values():
        assert one.population is None or one.people <= one.population


@given(portfolios, days)
def test_reach_is_never_below_the_largest_project_unless_capped(rows, on):
    for one in reach_of(rows, on).values():
        for projects in one.zones.values():
            for project in projects:
                assert one.is_capped or one.people >= project.people


@given(portfolios, days)
def test_reach_is_never_above_the_times_served(rows, on):
    for one in reach_of(rows, on).values():
        assert one.counted <= one.services


@given(portfolios.flatmap(lambda rows: st.tuples(st.just(rows), st.permutations(rows))), days)
def test_reach_does_not_depend_on_the_order_of_entry(both, on):
    rows, shuffled = both
    seen = {(row.zone, row.project, row.label, row.counted_on) for row in rows}
    if len(seen) < len(rows):  # The database keeps one count of a group a day.
        return
    assert {k: one.people for k, one in reach_of(rows, on).items()} == {
        k: one.people for k, one in reach_of(shuffled, on).items()
    }


@given(portfolios, groups, days)
def test_a_new_group_never_lowers_reach_at_a_fixed_date(rows, new, on):
    key = (new.zone, new.project, new.label)
    if any((row.zone, row.project, row.label) == key for row in rows):  # That is a recount.
        return
    assert total([*rows, new], on) >= total(rows, on)


@given(portfolios, st.tuples(days, days, days).map(sorted))
def test_consecutive_periods_add_up(rows, ends):
    first, middle, last = ends

    def newly_reached(start, end):
        return total(rows, end) - total(rows, start)

    whole = newly_reached(first, last)
    assert newly_reached(first, middle) + newly_reached(middle, last) == whole


@given(portfolios, days)
def test_the_split_by_sex_adds_up_to_reach(rows, on):
    for one in reach_of(rows, on).values():
        parts = [one.split(part) for part in ("women", "men", "not_known")]
        assert sum(parts) == one.people


def test_zones_add_up_and_in_a_zone_the_largest_project_counts():
    rows = [group(zone=10, people=300), group(zone=10, project=2, people=100), group(zone=11)]
    reach = reach_of(rows, date(2005, 1, 1))[1]
    assert (reach.people, reach.services) == (400, 500)


def test_the_groups_of_one_project_in_a_zone_add_up():
    rows = [group(label="pupils", people=200), group(label="staff", people=20)]
    assert reach_of(rows, date(2005, 1, 1))[1].people == 220


def test_of_several_counts_the_latest_up_to_the_day_holds():
    rows = [group(people=300), group(people=250, counted_on=date(2004, 6, 1))]
    assert reach_of(rows, date(2004, 5, 31))[1].people == 300
    assert reach_of(rows, date(2004, 6, 1))[1].people == 250


def test_a_capped_community_shows_its_population_and_no_split():
    rows = [group(zone=10, people=800, women=400, men=400), group(zone=11, people=800, women=400)]
    reach = reach_of(rows, date(2005, 1, 1))[1]
    assert reach.is_capped
    assert (reach.counted, reach.people) == (1600, 900)
    assert (reach.split("women"), reach.split("not_known")) == (0, 900)
    assert (reach.split("youth"), reach.split("age_not_known")) == (0, 900)


def test_whose_age_nobody_said_is_told_apart():
    rows = [
        group(zone=10, people=300, youth=40, with_age=100),
        group(zone=10, project=2, people=80),
        group(zone=11, people=200, with_age=200),
    ]
    reach = reach_of(rows, date(2005, 1, 1))[1]
    assert (reach.split("youth"), reach.split("age_not_known")) == (40, 200)
    assert reach.served_split("age_not_known") == 280


def test_a_community_without_a_population_is_not_capped_and_says_so():
    reach = reach_of([group(zone=20, people=5000)], date(2005, 1, 1))[2]
    assert (reach.people, reach.has_no_population) == (5000, True)


def test_two_communities_served_by_one_project_are_each_counted():
    rows = [group(zone=10, people=300), group(zone=20, people=200)]
    reach = reach_of(rows, date(2005, 1, 1))
    assert {key: one.people for key, one in reach.items()} == {1: 300, 2: 200}


def test_the_split_is_that_of_the_winning_project():
    rows = [
        group(people=300, women=100, men=200),
        group(project=2, people=200, women=190, men=10),
    ]
    reach = reach_of(rows, date(2005, 1, 1))[1]
    assert (reach.split("women"), reach.split("men")) == (100, 200)


def test_a_tie_goes_to_the_earlier_completion_then_to_the_lower_key():
    rows = [
        group(project=2, people=300, women=1, completed_on=date(2004, 1, 1)),
        group(project=1, people=300, women=2, completed_on=date(2004, 1, 2)),
        group(project=3, people=300, women=3, completed_on=date(2004, 1, 1)),
    ]
    assert reach_of(rows, date(2005, 1, 1))[1].split("women") == 1


def test_planned_indirect_and_unfinished_do_not_count_as_reached():
    rows = [
        group(basis=Basis.PLANNED),
        group(directness=Directness.INDIRECT),
        group(project=2, completed_on=None),
        group(project=3, completed_on=date(2005, 6, 1)),
    ]
    assert reach_of(rows, date(2005, 1, 1)) == {}


def test_unconfirmed_groups_count_only_when_asked_for():
    rows = [group(confirmed=False, people=70)]
    assert reach_of(rows, date(2005, 1, 1)) == {}
    assert reach_of(rows, date(2005, 1, 1), confirmed_only=False)[1].people == 70
