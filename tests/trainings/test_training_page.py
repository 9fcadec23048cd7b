"""One training's page: facts, who took part, seats by sex and youth, what may be done next."""

from datetime import date

import pytest

from tests.factories import (
    AgeBandFactory,
    AttendanceFactory,
    CommunityFactory,
    HeadCountFactory,
    ParticipantFactory,
    PartnerFactory,
    ProjectFactory,
)
from trainings.models import Training, TrainingPartner

pytestmark = pytest.mark.django_db


def section(response, key):
    """One section of a page."""
    return next((part for part in response.context["sections"] if part.id == key), None)


def figures(response):
    """The figures of the participants' section, by measure."""
    return {one.measure: int(one.value) for one in section(response, "participants").figures}


def come(training, person, *days):
    """Tick a person at the sessions of some days (1 is the first), else at all."""
    for number, session in enumerate(training.sessions.all(), start=1):
        if not days or number in days:
            AttendanceFactory(session=session, participant=person)


def test_facts_lead_to_the_community_and_to_a_project_the_reader_may_see(
    client_of, officer, training, community
):
    hidden = ProjectFactory(name_en="Hidden bridge")
    Training.objects.update(project=hidden, place="School no. 3", hours=12)
    client = client_of(officer)

    response = client.get(training.get_absolute_url())
    facts = {fact.label: fact for fact in response.context["facts"]}
    assert facts["Host community"].text == "Karasu (Sairam)"
    assert facts["Host community"].url == community.get_absolute_url()
    assert facts["Dates"].text == "1 March 2004 – 3 March 2004"
    assert facts["Hours"].text == "12 hours"
    assert "Project" not in facts and b"Hidden bridge" not in response.content

    mine = ProjectFactory(lead_community=community)
    Training.objects.update(project=mine)
    facts = client.get(training.get_absolute_url()).context["facts"]
    assert mine.get_absolute_url() in [fact.url for fact in facts]


def test_seats_are_split_by_sex_and_youth_and_count_a_person_once(client_of, officer, training):
    AgeBandFactory(programme=training.programme, from_age=15, to_age=28, is_youth=True)
    come(training, ParticipantFactory(sex="woman", birth_year=1980, community=training.community))
    come(training, ParticipantFactory(sex="woman", birth_year=1950), 1)
    come(training, ParticipantFactory(sex="man", birth_year=None), 2)
    come(training, ParticipantFactory(sex="not_known"), 2)

    assert figures(client_of(officer).get(training.get_absolute_url())) == {
        "seats_filled": 4,
        "seats_filled_women": 2,
        "seats_filled_men": 1,
        "seats_filled_not_known": 1,
        "seats_filled_youth": 1,
    }


def test_each_figure_leads_to_exactly_its_people(client_of, officer, training):
    AgeBandFactory(programme=training.programme, from_age=15, to_age=28, is_youth=True)
    for sex, year in (("woman", 1980), ("woman", 1950), ("man", 1985)):
        person = ParticipantFactory(sex=sex, birth_year=year, community=training.community)
        come(training, person)
    client = client_of(officer)

    shown = section(client.get(training.get_absolute_url()), "participants").figures

    assert len(shown) == 4
    for figure in shown:
        rows = client.get(figure.url).context["rows"]
        assert len(rows) == int(figure.value)


def test_a_participant_shows_how_many_of_all_sessions_they_came_to(client_of, officer, training):
    person = ParticipantFactory(full_name="Dana", community=training.community, birth_year=1980)
    come(training, person, 1, 3)

    response = client_of(officer).get(training.get_absolute_url())

    (row,) = section(response, "participants").rows
    texts = [cell.text for cell in row.cells]
    assert texts == ["Dana", "woman", "1980", "Karasu (Sairam)", "2 of 3"]
    assert row.url == person.get_absolute_url()


def test_the_page_of_a_person_from_another_region_is_not_linked(client_of, officer, training):
    come(training, ParticipantFactory())

    (row,) = section(client_of(officer).get(training.get_absolute_url()), "participants").rows

    assert row.url == ""


def test_sessions_show_how_many_came(client_of, officer, training):
    come(training, ParticipantFactory(), 1)
    come(training, ParticipantFactory(), 1, 2)

    rows = section(client_of(officer).get(training.get_absolute_url()), "sessions").rows

    assert [row.cells[3].text for row in rows] == ["2", "1", "0"]


def test_more_than_a_hundred_participants_are_shown_on_pages(client_of, officer, training):
    session = training.sessions.first()
    AttendanceFactory.create_batch(103, session=session)
    client = client_of(officer)

    people = section(client.get(training.get_absolute_url()), "participants")
    assert len(people.rows) == 100
    assert people.more_label == "The first 100 of 103 are shown: see all"
    assert len(client.get(people.more_url, {"page": 2}).context["rows"]) == 3


def test_head_counts_stand_by_age_and_sex_where_no_names_are_kept(client_of, officer, training):
    young = AgeBandFactory(programme=training.programme, from_age=15, to_age=28, is_youth=True)
    HeadCountFactory(training=training, sex="woman", age_band=young, people=9)
    HeadCountFactory(training=training, sex="man", age_band=young, people=4)
    HeadCountFactory(training=training, sex="man", age_band=None, people=2)

    response = client_of(officer).get(training.get_absolute_url())

    table = section(response, "head-counts")
    assert [[cell.text for cell in row.cells] for row in [*table.rows, table.totals]] == [
        ["15 to 28", "9", "4", "0", "13"],
        ["not known", "0", "2", "0", "2"],
        ["All", "9", "6", "0", "15"],
    ]
    assert figures(response) == {
        "seats_filled": 15,
        "seats_filled_women": 9,
        "seats_filled_men": 6,
        "seats_filled_youth": 13,
    }
    assert section(response, "participants").rows == []


def test_the_page_says_that_seats_are_not_people(client_of, officer, training):
    note = section(client_of(officer).get(training.get_absolute_url()), "participants").note

    assert "A seat is one person in this training" in note
    assert "one person trained" in note


def test_partners_stand_with_their_role(client_of, officer, training):
    partner = PartnerFactory(name_en="Intellect")
    TrainingPartner.objects.create(training=training, partner=partner, role="lead")

    (row,) = section(client_of(officer).get(training.get_absolute_url()), "partners").rows

    assert [cell.text for cell in row.cells] == ["Intellect", "leads"]
    assert row.url == partner.get_absolute_url()


def test_badges_say_what_is_not_held_or_not_checked(client_of, officer, training):
    client = client_of(officer)

    def badges():
        return [badge.text for badge in client.get(training.get_absolute_url()).context["badges"]]

    assert badges() == []
    Training.objects.update(ends_on=date(2999, 1, 1), provenance="sample")
    assert badges() == ["sample", "planned"]
    Training.objects.update(cancelled_on=date(2004, 1, 1), cancel_reason="Snow")
    assert badges() == ["sample", "cancelled"]


def test_a_confirmed_training_offers_officers_no_change_of_its_people(
    client_of, officer, manager, training
):
    Training.objects.update(review="confirmed")

    mine = client_of(officer).get(training.get_absolute_url())
    theirs = client_of(manager).get(training.get_absolute_url())

    assert section(mine, "participants").add_url == ""
    assert section(theirs, "participants").add_url
    cancel = next(one for one in mine.context["actions"] if "Cancel" in one.label)
    assert not cancel.enabled and cancel.reason


def test_an_administrator_reads_the_page_and_changes_nothing(client_of, administrator, training):
    response = client_of(administrator).get(training.get_absolute_url())

    assert response.status_code == 200
    assert response.context["actions"] == []
    assert all(part.add_url == "" for part in response.context["sections"])


def test_a_training_that_was_never_there_is_not_found(client_of, manager):
    assert client_of(manager).get("/trainings/999999/").status_code == 404


def test_another_community_is_not_named_in_the_choices(client_of, officer, training):
    CommunityFactory(name_en="Hidden village")

    page = client_of(officer).get(f"{training.get_absolute_url()}edit/")

    assert b"Hidden village" not in page.content
