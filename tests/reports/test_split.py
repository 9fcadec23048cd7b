"""Who was reached and trained: women, men, young people, as shares of the whole."""

from datetime import date

import pytest

from projects.models import BeneficiaryCell
from tests.factories import (
    AgeBandFactory,
    CommunityFactory,
    GroupFactory,
    PartnershipFactory,
    ProjectFactory,
)


@pytest.fixture
def school(region_a, programme):
    """A school for 200 people: 90 women, 70 men, of whom 50 are young; of 40 nobody said."""
    community = CommunityFactory(district__region=region_a, review="confirmed", population=900)
    PartnershipFactory(community=community, programme=programme, joined_on=date(2002, 1, 1))
    project = ProjectFactory(
        lead_community=community,
        programme=programme,
        review="confirmed",
        stage="completed",
        ended_on=date(2003, 1, 1),
    )
    group = GroupFactory(project=project, people=200, basis="actual", counted_on=date(2003, 1, 1))
    young = AgeBandFactory(programme=programme, from_age=15, to_age=28, is_youth=True)
    old = AgeBandFactory(programme=programme, from_age=29, to_age=None)
    for sex, band, people in (
        ("woman", old, 60),
        ("woman", young, 30),
        ("man", old, 50),
        ("man", young, 20),
    ):
        BeneficiaryCell.objects.create(group=group, sex=sex, age_band=band, people=people)


def test_sexes_add_up_to_the_whole_and_the_young_stand_apart(client_of, manager, school):
    page = client_of(manager).get("/regions/?on=2004-01-01")
    (split,) = page.context["splits"]
    said = {bar["label"]: (bar["figure"].value, bar["share"]) for bar in split.sexes}
    assert said == {
        "women, 45%": ("90", "45.0"),
        "men, 35%": ("70", "35.0"),
        "sex not known, 20%": ("40", "20.0"),
    }
    assert [bar["label"] for bar in split.young] == ["youth, 25%"]


def test_nobody_reached_is_not_drawn(client_of, manager, school):
    assert client_of(manager).get("/regions/?on=2002-06-01").context["splits"] == []
