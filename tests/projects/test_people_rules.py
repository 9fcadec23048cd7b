"""No project serves more people in a community than live there."""

from datetime import date

import pytest

from core.exceptions import RuleViolation
from projects.choices import Basis, Directness
from projects.models import BeneficiaryGroup
from projects.people_rules import check_people, latest_counts, population_for
from tests.factories import (
    CommunityFactory,
    GroupFactory,
    ProfileFactory,
    ProjectFactory,
    ZoneFactory,
    whole_zone,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def village():
    return CommunityFactory(name_en="Karabulak", population=1000)


@pytest.fixture
def project(village):
    return ProjectFactory(lead_community=village, name_en="Water line")


def group(project, people, **values):
    """An unsaved count of people in the whole of the lead community."""
    defaults = {
        "zone": whole_zone(project.lead_community),
        "basis": Basis.ACTUAL,
        "counted_on": date(2003, 10, 1),
    }
    return BeneficiaryGroup(project=project, people=people, **defaults | values)


def refusal(project, groups) -> RuleViolation:
    with pytest.raises(RuleViolation) as caught:
        check_people(project, groups)
    return caught.value


def test_as_many_people_as_live_there_are_accepted(project):
    check_people(project, [group(project, 1000)])


def test_one_person_more_is_refused_with_both_numbers_and_both_ways_out(project, village):
    why = refusal(project, [group(project, 1001)])
    for part in ("Water line", "Karabulak", "1,001", "1,000", "2003", "1 October 2003"):
        assert part in why.reason
    assert "Lower the number" in why.reason and "better source" in why.reason
    (gap,) = why.missing
    assert gap.url == f"/communities/{village.pk}/profiles/new/#id_population"
    assert "Karabulak" in gap.text


def test_the_source_of_the_population_is_named(project, village):
    village.profiles.update(source="Census")
    assert "Census" in refusal(project, [group(project, 2000)]).reason


def test_zones_and_labels_of_one_community_add_up(project, village):
    street = ZoneFactory(community=village)
    parts = [
        group(project, 400),
        group(project, 400, label="pupils"),
        group(project, 201, zone=street),
    ]
    assert "1,001" in refusal(project, parts).reason
    check_people(project, parts[:2])


def test_planned_and_actual_direct_and_indirect_are_compared_each_on_its_own(project):
    check_people(
        project,
        [
            group(project, 900, basis=basis, directness=directness)
            for basis in Basis
            for directness in Directness
        ],
    )


def test_a_later_count_takes_the_place_of_the_earlier_one(project):
    first = group(project, 1500, counted_on=date(2003, 5, 1))
    later = group(project, 900, counted_on=date(2003, 9, 1))
    assert latest_counts([later, first]) == [later]
    check_people(project, [later, first])


def test_the_population_of_the_year_of_counting_is_the_limit(project, village):
    ProfileFactory(community=village, year=2005, population=2000)
    assert population_for(village, 2004).population == 1000
    assert population_for(village, 2006).population == 2000
    refusal(project, [group(project, 1500, counted_on=date(2004, 1, 1))])
    check_people(project, [group(project, 1500, counted_on=date(2005, 1, 1))])


def test_before_the_first_profile_the_earliest_is_the_limit(project, village):
    assert population_for(village, 1999).year == 2003
    refusal(project, [group(project, 1001, counted_on=date(1999, 1, 1))])


def test_without_a_profile_there_is_no_limit():
    project = ProjectFactory()
    check_people(project, [group(project, 10**6)])


def test_each_community_of_a_project_has_its_own_limit(project):
    other = CommunityFactory(name_en="Aksu", population=50)
    small = whole_zone(other)
    check_people(project, [group(project, 1000), group(project, 50, zone=small)])
    why = refusal(project, [group(project, 1000), group(project, 51, zone=small)])
    assert "Aksu" in why.reason and "Karabulak" not in why.reason


def test_the_number_of_questions_does_not_grow_with_the_groups(
    project, village, django_assert_max_num_queries
):
    for number in range(20):
        GroupFactory(project=project, label=str(number), people=1)
    groups = list(BeneficiaryGroup.objects.filter(project=project))
    with django_assert_max_num_queries(3):
        check_people(project, groups)
