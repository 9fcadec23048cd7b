"""Before a count of people is saved the page says what it does: what reach gives afterwards."""

from datetime import date

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.models import ReviewState
from projects.choices import Basis, Directness, ProjectStage
from projects.effect import effect_of, part_of
from projects.effect_text import project_names, tell_effect
from projects.models import BeneficiaryGroup, Project
from projects.reach import group_rows, reach_of
from tests.factories import (
    CommunityFactory,
    DistrictFactory,
    GroupFactory,
    ProfileFactory,
    ProjectFactory,
    ZoneFactory,
    whole_zone,
)

pytestmark = pytest.mark.django_db
TODAY = date(2005, 6, 1)


@pytest.fixture
def village(region_a):
    community = CommunityFactory(district=DistrictFactory(region=region_a), name_en="Karabulak")
    ProfileFactory(community=community, year=2003, population=17_320, source="akimat")
    return community


@pytest.fixture
def water_line(village):
    """A confirmed project that counts 14,200 in the whole of the village."""
    project = ProjectFactory(
        lead_community=village, name_en="Water line", handed_over=True, confirmed=True
    )
    GroupFactory(project=project, basis="actual", people=14_200)
    return project


@pytest.fixture
def school(village):
    return ProjectFactory(lead_community=village, name_en="School", completed=True, confirmed=True)


def count(project, people, **values) -> BeneficiaryGroup:
    """An unsaved direct actual count in the whole of the lead community."""
    given_values = {
        "zone": whole_zone(project.lead_community),
        "basis": Basis.ACTUAL,
        "counted_on": date(2004, 1, 1),
    }
    return BeneficiaryGroup(project=project, people=people, **given_values | values)


def effect(user, group, measure=effect_of):
    rows = group_rows(user, on=TODAY, communities=[group.zone.community_id])
    return measure(rows, group, on=TODAY)


def told(user, group, measure=effect_of):
    found = effect(user, group, measure)
    return tell_effect(found, project_names(found.projects(), user))


def reached(user) -> int:
    return sum(one.people for one in reach_of(group_rows(user, on=TODAY), TODAY).values())


def test_the_first_count_adds_all_its_people(officer, school):
    text = told(officer, count(school, 600))
    assert text.headline == "+600 people reached. Karabulak: 600, each counted once."
    assert (text.notes, text.warnings) == ((), ())


def test_pupils_whom_the_water_line_counts_already_add_nobody(officer, water_line, school):
    text = told(officer, count(school, 600, label="pupils"))
    assert text.headline == "+0 people: already counted by “Water line” (14,200)."


def test_a_larger_project_in_the_same_place_adds_what_is_beyond(officer, water_line, school):
    text = told(officer, count(school, 15_000))
    assert text.headline == "+800 people reached. Karabulak: 15,000, each counted once."
    assert text.notes == ("“Water line” counted 14,200 here before; the larger number holds.",)


def test_above_the_population_it_says_where_reach_is_capped(officer, village, water_line, school):
    part = ZoneFactory(community=village, name_en="Families of the school")
    text = told(officer, count(school, 4_000, zone=part))
    assert text.headline.startswith("+3,120 people reached")
    assert text.notes == ("Capped: never more than the population, 17,320 (2003, akimat).",)


def test_a_part_within_a_counted_whole_is_warned_of(officer, village, water_line, school):
    part = ZoneFactory(community=village, name_en="Families of the school")
    (warning,) = told(officer, count(school, 600, zone=part)).warnings
    assert "“Water line” counts 14,200 in the whole" in warning
    school_counts = count(school, 600, zone=part)
    school_counts.save()
    (warning,) = told(officer, count(water_line, 15_000)).warnings
    assert "“School” counts 600 in a part" in warning


@pytest.mark.parametrize("change", [{"stage": "under_way"}, {"review": "submitted"}])
def test_before_completion_and_confirmation_it_says_when_it_counts(change, officer, school):
    for name, value in change.items():
        setattr(school, name, value)
    text = told(officer, count(school, 600))
    assert text.headline == "+600 people reached. Karabulak: 600, each counted once."
    assert text.notes == ("Counts once the project is completed and confirmed.",)


def test_planned_people_are_said_to_be_planned(officer, village, water_line):
    project = ProjectFactory(lead_community=village)
    GroupFactory(project=project, basis="actual", people=900)
    text = told(officer, count(project, 600, basis=Basis.PLANNED))
    assert text.headline == "+0 people: already counted by “Water line” (14,200)."
    assert text.notes[-1].startswith("Planned people are not reached yet")


def test_indirect_people_are_never_added(officer, school):
    text = told(officer, count(school, 600, directness=Directness.INDIRECT))
    assert text.headline.startswith("+0 people reached: people who gain without using it")


def test_a_count_before_a_later_one_changes_nothing(officer, school):
    GroupFactory(project=school, basis="actual", people=700, counted_on=date(2005, 1, 1))
    text = told(officer, count(school, 600))
    assert text.headline == (
        "+0 people: a later count of the same people holds, that of 1 January 2005."
    )


def test_a_smaller_recount_lowers_reach_and_says_so(officer, school):
    group = GroupFactory(project=school, basis="actual", people=700)
    group.people = 650
    assert told(officer, group).headline == (
        "−50 people reached. Karabulak: 650, each counted once."
    )


def test_of_a_stored_count_it_says_what_it_adds_to_the_rest(officer, water_line, school):
    group = GroupFactory(project=school, basis="actual", people=15_000)
    assert effect(officer, group, part_of).added == 800


def test_a_project_the_reader_may_not_see_stays_nameless(officer, school):
    assert project_names({school.pk, 10**6}, officer) == {school.pk: "School"}


counts = st.fixed_dictionaries(
    {
        "project": st.integers(0, 3),
        "zone": st.integers(0, 3),
        "people": st.integers(0, 500),
        "label": st.sampled_from(["", "pupils"]),
        "directness": st.sampled_from(Directness.values),
        "counted_on": st.dates(date(2003, 1, 1), date(2004, 12, 31)),
    }
)


def world(region) -> tuple[list, list]:
    """Two communities with two zones each, one of them whole; four projects, some confirmed."""
    places = [CommunityFactory(district=DistrictFactory(region=region)) for _ in range(2)]
    ProfileFactory(community=places[0], population=600)
    zones = [zone for one in places for zone in (whole_zone(one), ZoneFactory(community=one))]
    states = [(True, True), (True, False), (False, True), (True, True)]
    projects = [
        ProjectFactory(lead_community=places[number % 2], completed=done, confirmed=sure)
        for number, (done, sure) in enumerate(states)
    ]
    return zones, projects


def made(drawn: dict, zones, projects) -> BeneficiaryGroup | None:
    """The drawn count, not saved; None where these people are counted on that day already."""
    zone, project = zones[drawn["zone"]], projects[drawn["project"]]
    values = drawn | {"zone": zone, "project": project, "basis": Basis.ACTUAL}
    same = {name: values[name] for name in ("project", "zone", "directness", "label")}
    found = BeneficiaryGroup.objects.filter(**same, counted_on=drawn["counted_on"])
    return None if found.exists() else BeneficiaryGroup(**values)


@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(before=st.lists(counts, max_size=5), new=counts)
def test_what_is_said_before_saving_is_what_reach_gives_after_it(before, new, region_a, manager):
    with transaction.atomic():
        zones, projects = world(region_a)
        for drawn in before:
            if group := made(drawn, zones, projects):
                group.save()
        group = made(new, zones, projects)
        if group is not None:
            promised = effect(manager, group)
            if promised.waits:
                Project.objects.filter(pk=group.project_id).update(
                    stage=ProjectStage.COMPLETED, ended_on=TODAY, review=ReviewState.CONFIRMED
                )
            was = reached(manager)
            group.save()
            gained = reached(manager) - was
            assert gained == (promised.added if group.directness == Directness.DIRECT else 0)
            if gained:
                group.refresh_from_db()
                assert effect(manager, group, part_of).added == gained
        transaction.set_rollback(True)
