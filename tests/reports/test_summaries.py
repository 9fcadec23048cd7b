"""Summaries: the sentence follows the records, scope and roles hold, bad input is explained."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from core.display import Figure
from core.models import ReviewState
from projects.choices import Basis, ProjectStage
from tests.factories import (
    CommunityFactory,
    DistrictFactory,
    GroupFactory,
    NeedFactory,
    PartnershipFactory,
    ProfileFactory,
    ProjectFactory,
    PublishedFigureFactory,
    RegionFactory,
    UserFactory,
    ZoneFactory,
)
from tests.reports.pages import figure_on, figures_on

ON = "2005-07-31"


def confirmed_community(region, programme, **values):
    """A confirmed community of a region that joined the programme."""
    district = values.pop("district", None) or DistrictFactory(region=region)
    community = CommunityFactory(district=district, review=ReviewState.CONFIRMED, **values)
    PartnershipFactory(community=community, programme=programme, joined_on=date(2003, 1, 1))
    return community


def completed_project(community, programme, **values):
    """A confirmed completed project."""
    given = {
        "lead_community": community,
        "programme": programme,
        "stage": ProjectStage.COMPLETED,
        "proposed_on": date(2003, 2, 1),
        "started_on": date(2003, 3, 1),
        "ended_on": date(2004, 3, 1),
        "review": ReviewState.CONFIRMED,
    }
    return ProjectFactory(**(given | values))


def headline_of(page) -> str:
    text = page.content.decode()
    sentence = text.split('<p class="headline">')[1].split("</p>")[0]
    return " ".join("".join(part.split(">")[-1] for part in sentence.split("<")).split())


@pytest.fixture
def community(region_a, programme):
    return confirmed_community(region_a, programme)


def test_adding_a_project_changes_the_sentence_and_its_plural(
    client_of, manager, community, programme
):
    browser = client_of(manager)
    completed_project(community, programme)
    assert "1 project completed" in headline_of(browser.get(f"/regions/?on={ON}"))
    completed_project(community, programme)
    assert "2 projects completed" in headline_of(browser.get(f"/regions/?on={ON}"))


def test_the_sentence_leaves_out_what_is_nought(client_of, manager, community, programme):
    browser = client_of(manager)
    assert headline_of(browser.get(f"/regions/?on={ON}")) == "By 31 July 2005: 1 partner community."
    completed_project(community, programme, ended_on=date(2003, 9, 1))
    said = headline_of(browser.get(f"/regions/?since=2003-01-01&on={ON}"))
    assert said.endswith("to 31 July 2005: 1 new partner community, 1 project completed.")
    said = headline_of(browser.get(f"/regions/?since=2004-01-01&on={ON}"))
    assert said == "Nothing was counted for this day and this choice."


def test_an_address_may_ask_for_today_whenever_the_programmes_ended(
    client_of, manager, community, programme
):
    browser, today = client_of(manager), timezone.localdate()
    type(programme).objects.update(ends_on=date(2004, 6, 1), follow_up_until=date(2005, 6, 1))
    completed_project(community, programme, ended_on=today)
    assert browser.get("/regions/").context["view"].frame.on == date(2005, 6, 1)
    page = browser.get("/regions/?on=today")
    assert "1 project completed" in headline_of(page)
    assert not page.context["filter_errors"] and page.context["view"].frame.on == today


def test_without_communities_the_sentence_says_so(client_of, manager):
    page = client_of(manager).get("/regions/")
    assert "No community had joined by this day." in page.content.decode()


def test_an_unconfirmed_record_is_shown_apart(client_of, manager, community, programme):
    completed_project(community, programme, review=ReviewState.SUBMITTED)
    page = client_of(manager).get(f"/regions/?on={ON}")
    assert figure_on(page, "projects_completed") == 0
    assert figure_on(page, "projects_total_reported") == 1


def test_a_need_is_answered_once_a_confirmed_project_answers_it(
    client_of, manager, community, programme
):
    browser, need = client_of(manager), NeedFactory(community=community)
    entered = completed_project(community, programme, review=ReviewState.DRAFT)
    entered.needs.add(need)

    def answered(ending: str = "") -> float:
        page = browser.get(f"/figures/needs_answered{ending}/?on={ON}")
        return figure_on(page, f"needs_answered{ending}")

    assert (answered(), answered("_reported")) == (0, 1)
    type(entered).objects.update(review=ReviewState.CONFIRMED)
    assert (answered(), answered("_reported")) == (1, 0)


def test_unconfirmed_reach_is_what_confirming_would_add(client_of, manager, community, programme):
    zone = ZoneFactory(community=community)
    for people, state in ((300, ReviewState.CONFIRMED), (450, ReviewState.DRAFT)):
        project = completed_project(community, programme, review=state)
        GroupFactory(
            project=project,
            zone=zone,
            basis=Basis.ACTUAL,
            people=people,
            counted_on=date(2004, 4, 1),
        )
    page = client_of(manager).get(f"/regions/?on={ON}")
    assert figure_on(page, "reach_direct") == 300
    assert figure_on(page, "reach_direct_reported") == 150


def test_a_capped_community_says_what_was_counted_and_who_lives_there(
    client_of, manager, community, programme
):
    ProfileFactory(community=community, year=2002, population=500, source="akimat")
    for _number in range(2):
        GroupFactory(
            project=completed_project(community, programme),
            zone=ZoneFactory(community=community),
            basis=Basis.ACTUAL,
            people=400,
            counted_on=date(2004, 4, 1),
        )
    page = client_of(manager).get(f"/figures/reach_direct/?on={ON}")
    assert figure_on(page, "reach_direct") == 500
    assert "capped: 800 counted, 500 live there (2002, akimat)" in page.content.decode()


def test_a_completed_project_without_a_day_counts_from_the_end_of_its_programme(
    client_of, manager, community, programme
):
    programme.ends_on = date(2005, 7, 31)
    programme.save()
    completed_project(community, programme, ended_on=None, is_historic=True)
    browser = client_of(manager)
    assert figure_on(browser.get("/regions/?on=2005-07-30"), "projects_completed") == 0
    page = browser.get("/regions/?on=2005-07-31")
    assert figure_on(page, "projects_completed") == 1
    assert "has no date and counts from the end of its programme" in page.content.decode()


def test_an_officer_counts_only_own_regions(
    client_of, officer, region_a, region_b, community, programme
):
    confirmed_community(region_b, programme)
    assert figure_on(client_of(officer).get(f"/regions/?on={ON}"), "communities") == 1


def test_a_region_without_communities_of_the_officer_is_not_found(
    client_of, officer, region_b, community, programme
):
    confirmed_community(region_b, programme)
    browser = client_of(officer)
    assert browser.get(f"/regions/{region_b.slug}/").status_code == 404
    assert browser.get(f"/figures/communities/?region={region_b.slug}").status_code == 404
    assert browser.get("/regions/never-was/").status_code == 404


def test_an_officer_opens_the_region_of_that_time_for_own_communities(
    client_of, officer, region_a, programme
):
    old = RegionFactory(slug="south-kazakhstan", valid_to=date(2018, 6, 19))
    community = confirmed_community(region_a, programme)
    community.districts.all().delete()
    community.districts.create(district=DistrictFactory(region=old), valid_to=date(2018, 6, 19))
    community.districts.create(district=community.district, valid_from=date(2018, 6, 19))
    browser = client_of(officer)
    assert figure_on(browser.get(f"/regions/south-kazakhstan/?on={ON}"), "communities") == 1
    assert figure_on(browser.get("/regions/south-kazakhstan/?on=2020-01-01"), "communities") == 1
    assert figure_on(browser.get(f"/regions/{region_a.slug}/?on=2020-01-01"), "communities") == 1


def test_a_viewer_reads_plain_numbers_of_own_programmes(client_of, viewer, community, programme):
    page = client_of(viewer).get(f"/regions/?on={ON}")
    assert figure_on(page, "communities") == 1
    assert not any(shown.url for shown in figures_on(page))
    assert client_of(viewer).get("/figures/communities/").status_code == 403


def test_a_viewer_of_another_programme_counts_nothing(client_of, community):
    stranger = UserFactory(username="stranger", role="viewer", programmes=[])
    page = client_of(stranger).get(f"/regions/?on={ON}")
    assert "No community had joined" in page.content.decode()


@pytest.mark.parametrize(
    "query",
    [
        "on=2005-02-31",
        "on=yesterday",
        "on=%00",
        "on=" + "9" * 5000,
        "programme=nothing",
        "boundaries=mars",
        "sector=abc",
        "region=%F0%9F%90%AA",
        "page=-1&sort=__class__",
    ],
)
def test_an_address_that_cannot_be_read_is_explained(client_of, manager, community, query):
    for path in ("/regions/", "/figures/communities/"):
        assert client_of(manager).get(f"{path}?{query}").status_code == 200


def test_a_date_that_is_none_is_named(client_of, manager):
    assert "Until:" in client_of(manager).get("/regions/?on=2005-02-31").content.decode()


def test_an_unknown_measure_is_not_found(client_of, manager):
    assert client_of(manager).get(reverse("reports:figure", args=["guesses"])).status_code == 404


def test_a_region_that_is_all_in_a_filter_says_it_is_no_part_of_the_whole(
    client_of, manager, community, programme
):
    page = client_of(manager).get(f"/regions/?on={ON}&programme={programme.code}")
    assert "not a part of the whole" in page.content.decode()


def test_a_published_figure_is_told_in_the_readers_words_with_its_source(
    client_of, manager, programme
):
    PublishedFigureFactory(
        programme=programme,
        measure="reach_direct",
        value=237000,
        citation="237,000 direct beneficiaries",
        source_url="https://example.org/report",
    )
    manager.language = "ru"
    manager.save()
    for path in (reverse("reports:regions"), reverse("about")):
        page = client_of(manager).get(path).text
        assert "Охвачено людей (без повторов)" in page and "237\u00a0000" in page
        assert '<a href="https://example.org/report"' in page and ">источник</a>" in page
    summary = client_of(manager).get(reverse("reports:regions")).text
    assert ">237,000 direct" not in summary and 'title="237,000 direct beneficiaries"' in summary


def test_what_was_published_is_told_from_its_day_on_to_who_reads_the_whole(
    client_of, manager, officer, programme
):
    PublishedFigureFactory(programme=programme, measure="communities", as_of=date(2005, 5, 31))
    path = reverse("reports:regions")
    assert "31 May 2005" in client_of(manager).get(f"{path}?on=2005-05-31").text
    for who, day in ((manager, "2005-05-30"), (officer, "2005-05-31")):
        assert client_of(who).get(f"{path}?on={day}").context["published"] == []


def test_cards_leave_out_lines_that_say_nothing(client_of, manager, community, programme):
    project = completed_project(community, programme)
    page = client_of(manager).get(f"/regions/?on={ON}&sector={project.sector_id}")
    people, projects, _money, trained = page.context["cards"]
    told = [piece for card in page.context["cards"] for line in card.lines for piece in line]
    assert all(piece.value for piece in told if isinstance(piece, Figure))
    assert trained.figure.value == "" and trained.lines == []
    assert people.lines[0] == ["each counted once"] and len(people.lines) == 2
    assert len(projects.lines) == 3
