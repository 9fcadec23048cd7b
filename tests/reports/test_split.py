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
    return project


def test_sexes_add_up_to_the_whole_and_the_young_stand_apart(client_of, manager, school):
    page = client_of(manager).get("/regions/?on=2004-01-01")
    (split,) = page.context["splits"]
    said = {bar["label"]: (bar["figure"].value, bar["share"]) for bar in split.sexes}
    assert said == {
        "women, 45%": ("90", "45.0"),
        "men, 35%": ("70", "35.0"),
        "sex not known, 20%": ("40", "20.0"),
    }
    assert [(bar["label"], bar["figure"].value) for bar in split.ages] == [
        ("youth, 31% of those whose age is known", "50"),
        ("age not known, 20%", "40"),
    ]


def test_where_nobody_said_an_age_no_share_of_the_young_is_told(client_of, manager, school):
    BeneficiaryCell.objects.filter(age_band__is_youth=True).delete()
    BeneficiaryCell.objects.update(age_band=None)
    (split,) = client_of(manager).get("/regions/?on=2004-01-01").context["splits"]
    assert [bar["label"] for bar in split.ages] == ["age not known, 100%"]


def test_reach_and_times_served_stand_side_by_side_by_sex_and_age(client_of, manager, school):
    page = client_of(manager).get("/regions/?on=2004-01-01")
    people = next(one for one in page.context["sheets"] if one.id == "people")
    names = ["reach_direct", "services_direct"]
    parts = ["", "_women", "_men", "_not_known", "_youth", "_age_not_known"]
    told = [[cell.figure.measure for cell in row.cells[1:]] for row in people.rows]
    assert told == [[f"{name}{part}" for name in names] for part in parts]
    assert not any(column.minor for column in people.columns)


def test_a_part_that_falls_in_a_period_says_why(client_of, manager, school, programme):
    """A larger project of which nobody told the ages takes the place of the school."""
    project = ProjectFactory(
        lead_community=school.lead_community,
        programme=programme,
        review="confirmed",
        stage="completed",
        ended_on=date(2004, 1, 1),
    )
    GroupFactory(project=project, people=300, basis="actual", counted_on=date(2004, 1, 1))
    browser, period = client_of(manager), "/regions/?since=2004-01-01&on=2004-12-31"
    assert browser.get(period).context["splits"] == []
    for address in (period, f"{period}&format=print"):
        assert "a later and larger count that does not tell this part" in browser.get(address).text
    assert "larger count" not in browser.get("/regions/?on=2004-12-31").text


def test_on_paper_a_column_of_one_rule_has_its_note_in_the_heading(client_of, manager, school):
    paper = client_of(manager).get("/regions/?on=2004-01-01&format=print")
    people = next(one for one in paper.context["sheets"] if "sex and age" in one.title)
    assert all(column.note for column in people.columns[1:])
    assert not any(cell.figure.note for row in people.rows for cell in row.cells[1:])


def test_nobody_reached_is_not_drawn(client_of, manager, school):
    assert client_of(manager).get("/regions/?on=2002-06-01").context["splits"] == []
