"""The whole footprint of a partner organisation on one page, within the reader's regions."""

from datetime import date

import pytest

from communities.models import MergedPartner, PartnerContact
from tests import factories
from tests.access.world import build
from trainings.models import Trainer, TrainingPartner


@pytest.fixture
def world(db):
    return build()


@pytest.fixture
def partner(world):
    """A partner with something of each kind in region A, and a project in region B."""
    partner = world.records["confirmed_partner"]
    community = world.records["community"]
    project = factories.ProjectFactory(
        lead_community=community, contractor=partner, proposed_on=date(2002, 5, 1)
    )
    pledge = factories.ContributionFactory(project=project, partner=partner, amount=400_000)
    factories.ReceiptFactory(contribution=pledge, amount=150_000)
    factories.ReceiptFactory(contribution=pledge, amount=50_000)
    training = factories.TrainingFactory(community=community, ends_on=date(2004, 6, 7))
    TrainingPartner.objects.create(training=training, partner=partner, role="lead")
    Trainer.objects.create(training=training, person="Saule", partner=partner)
    factories.SeatFactory(council=world.records["council"], organisation=partner)
    factories.ProjectFactory(
        lead_community=factories.CommunityFactory(),
        contractor=partner,
        proposed_on=date(1999, 1, 1),
        name_en="Elsewhere",
    )
    MergedPartner.objects.create(partner=partner, old_key=4711, name_en="The twin")
    PartnerContact.objects.create(partner=partner, person="A. Serik", phone="+7 701 000 00 00")
    return partner


def page_of(world, role, partner):
    return world.client(role).get(partner.get_absolute_url())


def test_the_page_holds_all_it_did_with_a_way_to_each_part(world, partner):
    response = page_of(world, "officer", partner)
    found = {section.id: section for section in response.context["sections"]}
    assert {
        "footprint",
        "projects",
        "money",
        "trainings",
        "trainers",
        "seats",
        "contacts",
        "merged",
    } <= found.keys()
    text = response.content.decode()
    assert all(f'href="#{name}"' in text for name in found)
    assert "The twin" in text and "Saule" in text


def test_it_says_since_when_and_where_in_the_readers_regions(world, partner):
    def told(role):
        sections = page_of(world, role, partner).context["sections"]
        figures = next(one for one in sections if one.id == "footprint").figures
        return {figure.measure: figure.value for figure in figures}

    mine = told("officer")
    assert mine["communities_reached"] == "1" and mine["regions_reached"] == "1"
    assert (mine["first_activity"], mine["last_activity"]) == ("2002-05-01", "2004-06-07")
    everywhere = told("manager")
    assert everywhere["communities_reached"] == "2"
    assert everywhere["first_activity"] == "1999-01-01"


def test_money_through_it_is_added_up_without_counting_twice(world, partner):
    sections = page_of(world, "officer", partner).context["sections"]
    money = next(one for one in sections if one.id == "money")
    assert [cell.text for cell in money.totals.cells][-2:] == ["4,000\xa0USD", "2,000\xa0USD"]


def test_a_partner_that_did_nothing_has_no_footprint(world):
    sections = page_of(world, "officer", factories.PartnerFactory()).context["sections"]
    assert not {"footprint", "money", "trainers", "seats"} & {one.id for one in sections}


def test_the_contact_sheet_is_for_the_staff(world, partner):
    url = f"{partner.get_absolute_url()}contacts/"
    assert "+7 701 000 00 00" in world.client("officer").get(url).content.decode()
    assert world.client("viewer").get(url).status_code == 403
