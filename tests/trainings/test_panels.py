"""Trainings on the pages of a community, a partner organisation, a programme and a project."""

import pytest

from tests.factories import (
    AttendanceFactory,
    PartnerFactory,
    ProjectFactory,
    SessionFactory,
    TrainingFactory,
)
from trainings.models import Training, TrainingPartner
from trainings.panels import (
    trainings_of_community,
    trainings_of_partner,
    trainings_of_programme,
    trainings_of_project,
)

pytestmark = pytest.mark.django_db


def names(section):
    """The trainings a panel shows."""
    return [row.cells[0].text for row in section.rows]


def test_a_community_shows_the_trainings_it_hosts_with_their_seats(officer, training, community):
    AttendanceFactory.create_batch(2, session=training.sessions.first())
    TrainingFactory(name_en="Elsewhere")

    section = trainings_of_community(community, officer)

    assert names(section) == ["Savings"]
    assert section.rows[0].cells[4].text == "2"
    assert section.add_url == f"/trainings/new/?community={community.pk}"


def test_only_who_may_enter_a_training_there_is_offered_to(
    manager, administrator, other_officer, community
):
    assert trainings_of_community(community, manager).add_url
    assert trainings_of_community(community, administrator).add_url == ""
    assert trainings_of_community(community, other_officer).add_url == ""


def test_a_partner_shows_its_role_and_only_trainings_of_the_readers_regions(officer, training):
    partner = PartnerFactory()
    for one in (training, TrainingFactory(name_en="Elsewhere")):
        TrainingPartner.objects.create(training=one, partner=partner, role="lead")
    TrainingPartner.objects.create(training=training, partner=PartnerFactory())

    section = trainings_of_partner(partner, officer)

    assert names(section) == ["Savings"]
    assert section.rows[0].cells[1].text == "leads"


def test_a_programme_and_a_project_show_their_trainings(officer, training, community):
    project = ProjectFactory(lead_community=community)
    assert trainings_of_project(project, officer) is None

    Training.objects.update(project=project)

    assert names(trainings_of_programme(training.programme, officer)) == ["Savings"]
    assert names(trainings_of_project(project, officer)) == ["Savings"]


def test_ten_are_shown_and_a_link_leads_to_exactly_all(client_of, officer, community):
    TrainingFactory.create_batch(11, community=community)

    section = trainings_of_community(community, officer)

    assert len(section.rows) == 10
    assert client_of(officer).get(section.more_url).context["count"] == 11


def test_the_way_down_the_page_does_not_call_the_first_ten_all(client_of, officer, community):
    told = '<a href="#trainings">Trainings <span class="count" aria-hidden="true">{}</span></a>'
    page = community.get_absolute_url()
    TrainingFactory.create_batch(10, community=community)
    assert told.format("10") in client_of(officer).get(page).content.decode()
    TrainingFactory(community=community)
    assert told.format("10+") in client_of(officer).get(page).content.decode()


def test_a_project_leads_to_all_its_trainings(client_of, officer, community):
    project = ProjectFactory(lead_community=community)
    TrainingFactory.create_batch(11, community=community, project=project)
    TrainingFactory(community=community)

    section = trainings_of_project(project, officer)

    assert client_of(officer).get(section.more_url).context["count"] == 11


def test_a_panel_asks_once_however_many_there_are(officer, community, django_assert_num_queries):
    partner = PartnerFactory()
    for training in TrainingFactory.create_batch(12, community=community):
        TrainingPartner.objects.create(training=training, partner=partner)
        SessionFactory(training=training)
    assert officer.scope.regions

    for panel, record in ((trainings_of_community, community), (trainings_of_partner, partner)):
        with django_assert_num_queries(1):
            assert len(panel(record, officer).rows) == 10


def test_the_panels_stand_on_the_pages(client_of, officer, manager, training, community):
    partner = PartnerFactory()
    TrainingPartner.objects.create(training=training, partner=partner)

    for record in (community, partner, training.programme):
        page = client_of(manager).get(record.get_absolute_url())
        assert training.get_absolute_url() in page.content.decode()
