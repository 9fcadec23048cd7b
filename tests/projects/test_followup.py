"""After hand-over: visits are recorded, breakdowns reported and repaired, follow-ups closed."""

from datetime import date, timedelta

import pytest
from django.contrib.messages import get_messages
from django.db import IntegrityError, transaction
from django.utils import timezone

from communities.models import RegionAssignment
from core.dates import format_date_input
from core.exceptions import RuleViolation
from core.history import entries_of
from projects.models import Breakdown, FollowUp, ProjectCommunity, Visit
from projects.part_services import close_follow_up
from tests.factories import (
    BreakdownFactory,
    CommunityFactory,
    FollowUpFactory,
    ProjectFactory,
    UserFactory,
    VisitFactory,
)

pytestmark = pytest.mark.django_db

BROKEN = {"since": "01.06.2004", "reported_on": "02.06.2004", "what": "The pump stopped"}


@pytest.fixture
def project(region_a):
    """A handed over project led from the officer's region."""
    community = CommunityFactory(district__region=region_a)
    return ProjectFactory(lead_community=community, name_en="Water line", handed_over=True)


@pytest.fixture
def client(officer, client_of):
    return client_of(officer)


@pytest.fixture
def broken(project):
    """The pump stopped on 1 June 2004."""
    return BreakdownFactory(project=project)


def today() -> str:
    """Today, as it is typed."""
    return format_date_input(timezone.localdate())


def errors(response) -> dict[str, str]:
    assert response.status_code == 422
    return {name: str(found[0]) for name, found in response.context["form"].errors.items()}


def report(client, project, **data):
    return client.post(f"/projects/{project.pk}/breakdowns/new/", BROKEN | data)


def repair(client, broken, **data):
    url = f"/projects/breakdowns/{broken.pk}/repair/"
    return client.post(url, {"version": broken.version, "repaired_on": "11.06.2004"} | data)


def acts(response) -> dict[str, str]:
    """What a project's page offers to do next with its rows: the words and the address."""
    sections = response.context["sections"]
    return {act.text: act.url for one in sections for row in one.rows for act in row.acts}


def test_a_due_visit_is_recorded_on_one_short_form(client, officer, project):
    visit = VisitFactory(project=project)
    url = acts(client.get(project.get_absolute_url()))["Record the visit"]
    page = client.get(url)
    form = page.context["form"]
    assert "due_on" not in form.fields and "Due on" in page.text
    assert form["visited_on"].value() == today()
    assert form["visitor"].value() == str(officer)
    found = {"visited_on": "03.05.2004", "works": "working", "condition": "good", "version": 1}
    assert client.post(url, found).status_code == 302
    visit.refresh_from_db()
    assert (visit.due_on, visit.visited_on) == (date(2004, 5, 1), date(2004, 5, 3))
    entry = entries_of(project)[0]
    assert entry.actor == officer and "visited_on" in entry.changes


def test_recording_a_visit_asks_when_it_was_and_whether_it_works(client, project):
    visit = VisitFactory(project=project)
    response = client.post(f"/projects/visits/{visit.pk}/record/", {"version": 1})
    assert set(errors(response)) == {"visited_on", "works"}
    response = client.post(
        f"/projects/visits/{visit.pk}/record/", {"version": 1, "visited_on": "03.05.2004"}
    )
    assert len(response.context["form"].errors["works"]) == 1


@pytest.mark.parametrize("works", ["partly", "not_working"])
def test_a_visit_that_found_something_wrong_offers_a_breakdown_and_a_follow_up(
    works, client, project
):
    visit = VisitFactory(project=project)
    found = {"visited_on": "03.05.2004", "works": works, "visitor": "A. Serik", "note": "Leaks"}
    url = f"/projects/visits/{visit.pk}/record/"
    response = client.post(url, found | {"version": 1})
    _saved, message = get_messages(response.wsgi_request)
    offered = acts(client.get(project.get_absolute_url()))
    assert set(offered) == {"Report a breakdown", "Plan a follow-up"}
    assert all(url in str(message) for url in offered.values())
    broken = client.get(offered["Report a breakdown"]).context["form"]
    assert broken["since"].value() == "03.05.2004"
    assert (broken["reported_by"].value(), broken["what"].value()) == ("A. Serik", "Leaks")
    assert client.get(offered["Plan a follow-up"]).context["form"]["what"].value() == "Leaks"


def test_a_visit_that_found_all_in_order_offers_nothing(client, project):
    VisitFactory(project=project, made=True)
    assert acts(client.get(project.get_absolute_url())) == {}


def test_a_follow_up_remembers_the_visit_it_came_from_and_is_offered_once(client, officer, project):
    visit = VisitFactory(project=project, made=True, condition="poor", works="partly")
    url = acts(client.get(project.get_absolute_url()))["Plan a follow-up"]
    typed = {"what": "Mend it", "owner": officer.pk, "due_on": "20.06.2004"}
    assert client.post(url, typed).status_code == 302
    assert FollowUp.objects.get().visit == visit
    assert set(acts(client.get(project.get_absolute_url()))) == {"Close it"}


@pytest.mark.parametrize("asked", ["", "x", "9" * 12, "-1", "999999"])
def test_an_origin_that_is_none_is_left_out(asked, client, project):
    elsewhere = VisitFactory(made=True, works="partly", condition="poor", note="Not yours")
    for key in (asked, elsewhere.pk):
        for section in ("breakdowns", "follow-ups"):
            page = client.get(f"/projects/{project.pk}/{section}/new/?visit={key}")
            assert page.status_code == 200 and "Not yours" not in page.text


def test_a_visit_that_something_came_of_is_not_removed(client, project):
    follow_up = FollowUpFactory(project=project, visit=VisitFactory(project=project))
    response = client.post(f"/projects/visits/{follow_up.visit.pk}/remove/", {"version": 1})
    (message,) = get_messages(response.wsgi_request)
    assert "follow-ups" in str(message)
    assert Visit.objects.exists()


def test_a_breakdown_is_reported_without_a_word_of_its_repair(client, project):
    fields = client.get(f"/projects/{project.pk}/breakdowns/new/").context["form"].fields
    assert set(fields) == {"since", "reported_on", "reported_by", "what", "version"}
    assert report(client, project, reported_by="A. Serik").status_code == 302
    assert Breakdown.objects.get().repaired_on is None


def test_an_open_breakdown_is_repaired_by_its_button(client, officer, project, broken):
    url = acts(client.get(project.get_absolute_url()))["Repaired"]
    page = client.get(url)
    assert "The pump stopped" in page.text
    assert page.context["form"]["repaired_on"].value() == today()
    paid = {"repaired_by": "The water users", "currency": "KZT", "cost": "12 000,50"}
    data = {"version": 1, "repaired_on": "11.06.2004", "paid_from": "fees"} | paid
    assert client.post(url, data).status_code == 302
    broken.refresh_from_db()
    assert (broken.repaired_on, broken.repaired_by) == (date(2004, 6, 11), "The water users")
    assert (broken.cost, broken.currency, broken.paid_from) == (1_200_050, "KZT", "fees")
    assert "Repaired" not in acts(client.get(project.get_absolute_url()))
    entry = entries_of(project)[0]
    assert entry.actor == officer and "repaired_on" in entry.changes


def test_a_repair_asks_for_its_day(client, broken):
    assert set(errors(repair(client, broken, repaired_on=""))) == {"repaired_on"}


def test_the_cost_of_a_repair_is_no_expenditure(client, project, broken):
    repair(client, broken, currency="USD", cost="500")
    assert not project.expenditure.exists()
    page = client.get(f"/projects/breakdowns/{broken.pk}/repair/")
    assert "not counted as expenditure" in page.text


def test_days_out_of_service_end_with_the_repair_or_on_the_day_asked(client, project, broken):
    on = date(2004, 7, 1)
    assert broken.days_out_of_service(on) == 30
    repair(client, broken)
    broken.refresh_from_db()
    assert broken.days_out_of_service(on) == 10
    assert broken.days_out_of_service(date(2004, 6, 5)) == 4


def test_a_breakdown_is_reported_and_repaired_after_it_broke(client, project, broken):
    assert set(errors(report(client, project, reported_on="31.05.2004"))) == {"reported_on"}
    assert set(errors(repair(client, broken, repaired_on="31.05.2004"))) == {"repaired_on"}
    with pytest.raises(IntegrityError), transaction.atomic():
        Breakdown.objects.update(repaired_on=date(2004, 5, 31))


def test_the_cost_of_a_repair_is_in_a_currency_and_no_cost_in_none(client, broken):
    assert set(errors(repair(client, broken, currency="", cost="5"))) == {"currency"}
    repair(client, broken, currency="KZT")
    broken.refresh_from_db()
    assert (broken.cost, broken.currency) == (None, "")


def test_breakdowns_are_open_until_the_day_of_their_repair(broken):
    Breakdown.objects.update(repaired_on=date(2004, 6, 11))
    days = [date(2004, 5, 31), date(2004, 6, 1), date(2004, 6, 10), date(2004, 6, 11)]
    found = [Breakdown.objects.open(day).exists() for day in days]
    assert found == [False, True, True, False]


def test_a_follow_up_is_seen_to_by_somebody_who_may_see_the_project(
    client, officer, other_officer, manager, viewer, switched_off, project, region_b
):
    url = f"/projects/{project.pk}/follow-ups/new/"
    typed = {"what": "Mend it", "due_on": "20.06.2004"}

    def offered() -> set[str]:
        return {
            key for key, _name in client.get(url).context["form"].fields["owner"].choices if key
        }

    assert offered() == {str(officer.pk), str(manager.pk)}
    assert client.get(url).context["form"]["owner"].value() == officer.pk
    assert set(errors(client.post(url, typed | {"owner": other_officer.pk}))) == {"owner"}
    ProjectCommunity.objects.create(
        project=project, community=CommunityFactory(district__region=region_b)
    )
    assert offered() == {str(officer.pk), str(manager.pk), str(other_officer.pk)}


def test_who_sees_to_it_stays_when_their_regions_change(client, officer, project):
    colleague = UserFactory(regions=[project.lead_community.district.region])
    follow_up = FollowUpFactory(project=project, owner=colleague)
    RegionAssignment.objects.filter(user=colleague).delete()
    url = f"/projects/follow-ups/{follow_up.pk}/edit/"
    typed = {"what": "Mend both", "due_on": "20.06.2004", "owner": colleague.pk, "version": 1}
    assert client.post(url, typed).status_code == 302
    follow_up.refresh_from_db()
    assert (follow_up.what, follow_up.owner) == ("Mend both", colleague)


def test_a_follow_up_is_closed_with_a_sentence(client, officer, project):
    follow_up = FollowUpFactory(project=project, owner=officer)
    url = acts(client.get(project.get_absolute_url()))["Close it"]
    typed = {"version": 1, "closed_on": "18.06.2004", "outcome": "A new pump is in"}
    assert set(errors(client.post(url, typed | {"outcome": " "}))) == {"outcome"}
    assert client.post(url, typed).status_code == 302
    follow_up.refresh_from_db()
    assert (follow_up.closed_on, follow_up.closed_by) == (date(2004, 6, 18), officer)
    entry = entries_of(project)[0]
    assert entry.actor == officer and "outcome" in entry.changes
    page = client.get(project.get_absolute_url())
    assert "A new pump is in" in page.text and acts(page) == {}
    again = errors(client.post(url, typed | {"version": 2}))
    assert "closed already" in again["__all__"]


def test_whose_follow_up_it_is_closes_it_though_the_project_is_led_elsewhere(
    client_of, other_officer, project, region_b
):
    ProjectCommunity.objects.create(
        project=project, community=CommunityFactory(district__region=region_b)
    )
    own = FollowUpFactory(project=project, owner=other_officer)
    colleagues = FollowUpFactory(project=project)
    client = client_of(other_officer)
    typed = {"version": 1, "closed_on": "18.06.2004", "outcome": "Done"}
    assert client.post(f"/projects/follow-ups/{colleagues.pk}/close/", typed).status_code == 403
    assert client.post(f"/projects/follow-ups/{own.pk}/close/", typed).status_code == 302
    own.refresh_from_db()
    assert own.closed_by == other_officer
    with pytest.raises(RuleViolation):
        close_follow_up(
            actor=other_officer, follow_up=colleagues, version=1, on=date(2004, 6, 18), outcome="x"
        )


def test_a_closing_is_taken_back_on_the_form_of_the_follow_up(client, officer, project):
    follow_up = FollowUpFactory(project=project, owner=officer, closed=True, closed_by=officer)
    url = f"/projects/follow-ups/{follow_up.pk}/edit/"
    typed = {"what": "Mend it", "owner": officer.pk, "due_on": "20.06.2004", "version": 1}
    assert set(errors(client.post(url, typed | {"outcome": "Done"}))) == {"closed_on"}
    assert set(errors(client.post(url, typed | {"closed_on": "01.07.2004"}))) == {"outcome"}
    assert client.post(url, typed).status_code == 302
    follow_up.refresh_from_db()
    assert (follow_up.closed_on, follow_up.closed_by, follow_up.outcome) == (None, None, "")


def test_follow_ups_are_overdue_after_their_day_until_they_are_closed(project):
    FollowUpFactory(project=project, closed=True)
    due, closed = date(2004, 6, 20), date(2004, 7, 1)
    days = [due, due + timedelta(days=1), closed - timedelta(days=1), closed]
    assert [FollowUp.objects.overdue(day).exists() for day in days] == [False, True, True, False]
    assert FollowUp.objects.open(due).exists() and not FollowUp.objects.open(closed).exists()
