"""My work: each number is the length of its list, and every line leads to where it is done."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from bereke import work
from communities.models import Community, Programme
from core.review import review_record
from projects.models import Contribution, FollowUp, Project, ProjectCommunity, Visit
from projects.requirements import CHECKS, gaps_of
from tests import factories
from tests.budget import Asked
from tests.work.portfolio import ON, fill

pytestmark = pytest.mark.django_db

AT = f"?on={ON:%d.%m.%Y}"


@pytest.fixture
def running(db):
    """A programme without an end."""
    return factories.ProgrammeFactory(code="now", ends_on=None, follow_up_until=None)


@pytest.fixture
def project(region_a, running):
    """A project under way, led from the officer's region."""
    community = factories.CommunityFactory(district__region=region_a)
    return factories.ProjectFactory(
        lead_community=community, programme=running, name_en="Water line", stage="under_way"
    )


def plain(text: str) -> str:
    """A text with plain spaces."""
    return text.replace("\u00a0", " ")


def lines_of(client, pile: str, query: str = AT) -> list:
    """All lines of a pile, page by page."""
    found, page = [], 1
    while True:
        response = client.get(f"/work/{pile}/{query}&page={page}")
        assert response.status_code == 200
        found += response.context["lines"]
        paging = response.context["paging"]
        if not paging or not paging["next_url"]:
            return found
        page += 1


def numbers_of(client, query: str = AT) -> dict[str, int]:
    """The numbers on the page of all work."""
    piles = client.get(f"/work/{query}").context["piles"]
    return {one["pile"].key: int(one["figure"].value) for one in piles}


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_each_number_is_the_length_of_the_list_it_leads_to(seed, officer, client_of, region_a):
    fill(region_a, 40, seed)
    client = client_of(officer)
    response = client.get(f"/work/{AT}")
    assert {one["pile"].key for one in response.context["piles"]} == set(work.BY_KEY)
    for one in response.context["piles"]:
        pile, number = one["pile"], int(one["figure"].value)
        lines = lines_of(client, pile.key)
        assert len(lines) == number, pile.key
        assert one["lines"] == lines[: len(one["lines"])]
        asked = client.get(one["figure"].url)
        assert asked.context["count"] == number


def test_the_first_page_shows_the_same_numbers_with_the_way_to_each_list(
    officer, client_of, region_a
):
    fill(region_a, 12, 12)
    Programme.objects.filter(follow_up_until=date(2006, 3, 31)).update(follow_up_until=None)
    client = client_of(officer)
    figures = [
        figure
        for tray in client.get("/").context["trays"]
        for figure in tray.figures
        if figure.url.startswith("/work/")
    ]
    assert len(figures) > 5
    for figure in figures:
        assert client.get(figure.url).context["count"] == int(figure.value), figure.url


@pytest.mark.parametrize("seed", [4, 5])
def test_nothing_of_a_programme_that_has_ended_stands_in_any_pile(
    seed, officer, client_of, region_a
):
    fill(region_a, 30, seed)
    Programme.objects.update(follow_up_until=ON - timedelta(days=1), ends_on=None)
    client = client_of(officer)
    numbers = numbers_of(client)
    alone = Community.objects.filter(partnerships=None)
    assert set(numbers) <= {"population", "drafts", "returned"}
    assert numbers.get("drafts", 0) == alone.filter(review="draft").count()
    assert numbers.get("returned", 0) == alone.filter(review="returned").count()


def test_a_programme_is_followed_up_to_its_last_day(programme):
    last = programme.follow_up_until
    open_on = [
        Programme.objects.filter(work.followed_up(day)).exists()
        for day in (last, last + timedelta(days=1))
    ]
    assert open_on == [True, False]


def test_what_lies_elsewhere_stands_on_nobody_elses_desk(
    other_officer, client_of, region_a, viewer
):
    fill(region_a, 10, 6)
    assert numbers_of(client_of(other_officer)) == {}
    assert client_of(viewer).get("/work/").status_code == 403
    assert client_of(viewer).get("/work/visits/").status_code == 403
    assert client_of(other_officer).get("/work/unheard-of/").status_code == 404


@pytest.mark.parametrize("seed", [7, 8])
def test_the_database_finds_the_same_gaps_as_the_requirements(seed, region_a):
    fill(region_a, 60, seed)
    in_work = Project.objects.in_work(ON).with_gaps()
    assert {p.pk for p in in_work if gaps_of(p)} == set(
        Project.objects.lacking(ON).values_list("pk", flat=True)
    )


def test_every_check_of_the_requirements_is_asked_of_the_database_too():
    assert set(Project.objects.all()._lacks()) == set(CHECKS)


def test_every_line_leads_to_a_field_that_is_there(officer, client_of, region_a):
    fill(region_a, 12, 9)
    client = client_of(officer)
    ways = {way.url for key in work.BY_KEY for line in lines_of(client, key) for way in line.ways}
    assert any("#id_" in url for url in ways)
    for url in ways:
        address, _hash, place = url.partition("#")
        page = client.get(address)
        assert page.status_code == 200, url
        assert not place or f'id="{place}"' in page.text, url


def test_a_pledge_says_what_was_promised_and_what_came(officer, client_of, project):
    pledge = factories.ContributionFactory(
        project=project,
        contributor="local_government",
        currency="KZT",
        amount=400_000_000,
        due_on=ON - timedelta(days=3),
    )
    (line,) = lines_of(client_of(officer), "pledges")
    assert "promised 4,000,000 KZT, came 0 KZT" in plain(line.reason)
    receipt = {"contribution": pledge, "currency": "KZT", "received_on": ON - timedelta(days=1)}
    factories.ReceiptFactory(amount=200_000_000, **receipt)
    (line,) = lines_of(client_of(officer), "pledges")
    assert "promised 4,000,000 KZT, came 2,000,000 KZT" in plain(line.reason)
    assert line.mark == "3 days late"
    assert line.ways[0].url.endswith(f"?contribution={pledge.pk}&next=/work/#id_amount")
    factories.ReceiptFactory(amount=200_000_000, **receipt)
    assert lines_of(client_of(officer), "pledges") == []


def test_a_pledge_that_came_in_another_currency_is_weighed_in_the_programmes(project):
    pledge = factories.ContributionFactory(
        project=project,
        currency="KZT",
        amount=15_000,
        amount_programme=100,
        due_on=date(2026, 1, 1),
    )
    came = {"contribution": pledge, "currency": "USD", "received_on": date(2026, 1, 2)}
    factories.ReceiptFactory(amount=60, amount_programme=60, **came)
    row = Contribution.objects.overdue(ON).get()
    assert (row.in_programme, row.promised, row.came) == (True, 100, 60)
    factories.ReceiptFactory(amount=40, amount_programme=40, **came)
    assert not Contribution.objects.overdue(ON).exists()


def test_visits_are_asked_for_two_weeks_ahead_and_marked_once_their_day_has_passed(
    officer, client_of, project
):
    for days in (-1, 14, 15):
        factories.VisitFactory(project=project, due_on=ON + timedelta(days=days))
    marks = [line.mark for line in lines_of(client_of(officer), "visits")]
    assert marks == ["1 day late", ""]
    Visit.objects.update(visited_on=ON, works="working")
    assert lines_of(client_of(officer), "visits") == []


def test_a_follow_up_stands_on_the_desk_of_who_sees_to_it_elsewhere_too(
    officer, other_officer, client_of, project, region_b
):
    shared = factories.CommunityFactory(district__region=region_b)
    ProjectCommunity.objects.create(project=project, community=shared)
    factories.FollowUpFactory(project=project, owner=other_officer, due_on=ON)
    factories.FollowUpFactory(project=project, owner=officer, due_on=ON)
    found = [numbers_of(client_of(one)) for one in (officer, other_officer)]
    assert [numbers["follow-ups"] for numbers in found] == [2, 1]
    client = client_of(other_officer)
    (line,) = lines_of(client, "follow-ups")
    typed = {"version": 1, "closed_on": "31.08.2026", "outcome": "Done"}
    assert client.post(line.ways[0].url, typed).url == "/work/"
    assert FollowUp.objects.open(ON).count() == 1


def test_late_projects_say_by_how_much_and_where_another_day_is_planned(
    officer, client_of, project
):
    Project.objects.update(planned_end=ON - timedelta(days=10))
    (line,) = lines_of(client_of(officer), "late")
    assert line.mark == "10 days late"
    assert line.ways[-1].url.endswith("/edit/#id_planned_end")
    Project.objects.update(stage="completed", ended_on=ON)
    assert lines_of(client_of(officer), "late") == []


def test_a_population_is_good_for_five_years(officer, client_of, project):
    profile = factories.ProfileFactory(community=project.lead_community, year=ON.year - 5)
    assert lines_of(client_of(officer), "population") == []
    profile.year -= 1
    profile.save()
    (line,) = lines_of(client_of(officer), "population")
    assert str(ON.year - 6) in line.note


def test_an_officer_reads_the_reason_and_the_way_to_the_form(officer, manager, client_of, project):
    review_record(actor=officer, record=project, verb="submit", version=project.version)
    review_record(
        actor=manager, record=project, verb="return", version=project.version, reason="Count again"
    )
    (line,) = lines_of(client_of(officer), "returned")
    assert (line.name, line.reason) == ("Water line", "Count again")
    assert line.ways[0].url == reverse("projects:project_update", args=[project.pk])
    assert "Count again" in client_of(officer).get("/").text


def test_drafts_of_programmes_that_have_ended_are_told_apart(officer, client_of, project):
    Programme.objects.update(follow_up_until=date(2006, 3, 31))
    response = client_of(officer).get("/work/")
    keys = {one["pile"].key for one in response.context["piles"]}
    assert "drafts" in keys  # the community, of no programme yet
    (figure,) = response.context["ended"]
    assert figure.value == "1" and figure.url.endswith("/projects/?review=draft")


def test_once_all_programmes_have_ended_the_way_back_is_shown(officer, client_of, programme):
    page = client_of(officer).get("/work/")
    assert page.context["look_back"] == "31.03.2006"
    assert "31.03.2006" in page.text


def test_a_day_that_is_none_is_said_and_today_stands(officer, client_of, programme):
    for text in ("tomorrow", "31.02.2026", "9" * 60):
        response = client_of(officer).get("/work/", {"on": text})
        assert response.status_code == 200 and 'role="alert"' in response.text


BUDGET, BUDGET_OF_A_PILE = 20, 7


def test_the_pages_of_work_ask_as_much_for_300_rows_as_for_a_few(officer, client_of, region_a):
    client = client_of(officer)
    urls = [f"/work/{AT}", *(f"/work/{key}/{AT}" for key in work.BY_KEY)]
    asked = {}
    for number, seed in ((40, 10), (110, 11)):
        fill(region_a, number, seed)
        for url in urls:
            client.get(url)
            with Asked() as counted:
                assert client.get(url).status_code == 200
            asked.setdefault(url, []).append(counted)
    for url, (few, many) in asked.items():
        limit = BUDGET if url == urls[0] else BUDGET_OF_A_PILE
        assert many.number <= limit, (url, many.told())
        assert many.number == few.number, (url, few.told(), many.told())
