"""Projects on screen: proposed in one go, seen and changed in scope, nothing typed lost."""

from datetime import date

import pytest

from communities.choices import Sex
from core.history import entries_of
from core.models import ReviewState
from projects.models import (
    BeneficiaryCell,
    BeneficiaryGroup,
    CatchmentZone,
    Contribution,
    Project,
    ProjectCommunity,
)
from tests.budget import Asked
from tests.communities.filling import filled
from tests.factories import (
    CellFactory,
    CommunityFactory,
    ContributionFactory,
    ExchangeRateFactory,
    GroupFactory,
    NeedFactory,
    PartnerFactory,
    ProgrammeFactory,
    ProjectFactory,
    ReceiptFactory,
    SectorFactory,
)

LIST = "/projects/"
NEW = "/projects/new/"


@pytest.fixture
def village(region_a):
    return CommunityFactory(name_en="Karabulak", district__region=region_a, population=1000)


@pytest.fixture
def far_village(region_b):
    return CommunityFactory(name_en="Merke", district__region=region_b, population=1000)


@pytest.fixture
def project(village, programme):
    return ProjectFactory(name_en="Water line", lead_community=village, programme=programme)


def edit_url(project) -> str:
    return f"/projects/{project.pk}/edit/"


def proposal(client, village, programme, **changes) -> dict:
    return (
        filled(client.get(f"{NEW}?community={village.pk}"))
        | {"name_ru": "Водопровод", "programme": programme.pk, "sector": SectorFactory().pk}
        | changes
    )


BUDGET_AND_PEOPLE = {
    "contributions-0-contributor": "local_government",
    "contributions-0-level": "district",
    "contributions-0-currency": "USD",
    "contributions-0-amount": "1 234,50",
    "contributions-0-pledged_on": "31.05.2005",
    "groups-0-people": "500",
    "groups-0-women": "260",
    "groups-0-men": "230",
    "groups-0-counted_on": "31.05.2005",
}


def test_a_project_is_proposed_with_its_budget_and_its_people_in_one_go(
    client_of, officer, village, programme
):
    client = client_of(officer)
    data = proposal(client, village, programme, planned_start="05.2005", **BUDGET_AND_PEOPLE)
    response = client.post(NEW, data)
    project = Project.objects.get()
    assert response.status_code == 302 and response.url == f"/projects/{project.pk}/"
    assert (project.stage, project.lead_community) == ("proposed", village)
    assert (project.planned_start, project.planned_start_precision) == (date(2005, 5, 31), "month")
    contribution = project.contributions.get()
    assert (contribution.amount, contribution.amount_portfolio) == (123_450, 123_450)
    assert contribution.pledged_on == date(2005, 5, 31)
    group = project.groups.get()
    assert (group.people, group.zone.community, group.zone.is_whole) == (500, village, True)
    assert {(cell.sex, cell.people, cell.age_band) for cell in group.cells.all()} == {
        (Sex.WOMAN, 260, None),
        (Sex.MAN, 230, None),
    }
    assert project.transitions.get().verb == "propose"


def test_each_row_of_a_proposal_is_in_the_history(client_of, officer, village, programme):
    client = client_of(officer)
    client.post(NEW, proposal(client, village, programme, **BUDGET_AND_PEOPLE))
    kinds = [entry.content_type.model for entry in entries_of(Project.objects.get())]
    assert sorted(kinds) == [
        "beneficiarycell",
        "beneficiarycell",
        "beneficiarygroup",
        "contribution",
        "project",
        "projecttransition",
    ]
    assert {entry.actor for entry in entries_of(Project.objects.get())} == {officer}
    assert entries_of(village).first().content_type.model == "catchmentzone"


def test_tenge_are_converted_at_the_listed_rate_of_the_day_of_the_pledge(
    client_of, officer, village, programme
):
    ExchangeRateFactory()
    client = client_of(officer)
    tenge = BUDGET_AND_PEOPLE | {
        "contributions-0-currency": "KZT",
        "contributions-0-amount": "147 000",
    }
    assert client.post(NEW, proposal(client, village, programme, **tenge)).status_code == 302
    pledge = Contribution.objects.get()
    assert (pledge.amount, pledge.amount_portfolio) == (14_700_000, 100_000)


def test_a_pledge_without_a_listed_rate_is_refused_and_nothing_typed_is_lost(
    client_of, officer, village, programme
):
    client = client_of(officer)
    tenge = BUDGET_AND_PEOPLE | {"contributions-0-currency": "KZT"}
    response = client.post(NEW, proposal(client, village, programme, **tenge))
    assert response.status_code == 422 and "No rate from KZT into USD" in response.text
    assert "1 234,50" in response.text and "31.05.2005" in response.text
    assert not Project.objects.exists() and not CatchmentZone.objects.exists()


def test_a_lead_community_outside_the_scope_is_refused(
    client_of, officer, village, far_village, programme
):
    client = client_of(officer)
    data = proposal(client, village, programme, lead_community=far_village.pk)
    assert client.post(NEW, data).status_code == 422
    assert "Merke" not in client.get(NEW).text
    assert not Project.objects.exists()


def test_more_people_than_live_there_are_refused_with_both_ways_out_and_nothing_lost(
    client_of, officer, village, programme
):
    client = client_of(officer)
    data = proposal(client, village, programme, **BUDGET_AND_PEOPLE | {"groups-0-people": "1 001"})
    response = client.post(NEW, data)
    assert response.status_code == 422
    groups = response.context["formsets"][1]["formset"]
    (error,) = groups.forms[0].errors["people"]
    assert "1,001" in error and "1,000" in error and "2003" in error
    assert "Lower the number of people" in error
    assert f'value="/communities/{village.pk}/profiles/new/#id_population"' in error
    for typed in ("Водопровод", "1 001", "1 234,50", "31.05.2005"):
        assert typed in response.text
    assert not Project.objects.exists()
    data["groups-0-people"] = "1 000"
    assert client.post(NEW, data).status_code == 302


def test_two_groups_of_one_community_are_counted_together_against_its_population(
    client_of, officer, project, village
):
    GroupFactory(project=project, people=600)
    client = client_of(officer)
    data = filled(client.get(edit_url(project))) | {
        "groups-1-people": "500",
        "groups-1-label": "pupils",
    }
    assert client.post(edit_url(project), data).status_code == 422
    assert BeneficiaryGroup.objects.count() == 1


def test_women_and_men_may_be_fewer_than_all_people_and_never_more(client_of, officer, project):
    group = GroupFactory(project=project, people=100)
    CellFactory(group=group, sex=Sex.NOT_KNOWN, people=10)
    client = client_of(officer)
    data = filled(client.get(edit_url(project))) | {"groups-0-women": "50", "groups-0-men": "41"}
    response = client.post(edit_url(project), data)
    assert response.status_code == 422 and "more people than these" in response.text
    data["groups-0-men"] = "40"
    assert client.post(edit_url(project), data).status_code == 302
    assert BeneficiaryCell.objects.get(group=group, sex=Sex.MAN).people == 40


def test_a_changed_number_of_women_leaves_what_it_was_in_the_history(client_of, officer, project):
    cell = CellFactory(group=GroupFactory(project=project), people=40)
    client = client_of(officer)
    data = filled(client.get(edit_url(project))) | {"groups-0-women": "45"}
    client.post(edit_url(project), data)
    cell.refresh_from_db()
    changes = [e.changes for e in entries_of(project) if e.content_type.model == "beneficiarycell"]
    assert cell.people == 45 and changes[0] == {"people": ["40", "45"]}


def test_saving_a_project_unchanged_changes_nothing(client_of, officer, project):
    CellFactory(group=GroupFactory(project=project))
    ContributionFactory(project=project)
    client = client_of(officer)
    before = list(entries_of(project))
    assert client.post(edit_url(project), filled(client.get(edit_url(project)))).status_code == 302
    assert list(entries_of(project)) == before


def test_a_zone_of_a_community_the_project_does_not_serve_is_refused(
    client_of, manager, project, far_village
):
    shared = ProjectCommunity.objects.create(project=project, community=far_village)
    client = client_of(manager)
    data = filled(client.get(edit_url(project))) | {
        "groups-0-zone": f"whole:{far_village.pk}",
        "groups-0-people": "10",
        "communities-0-DELETE": "on",
    }
    response = client.post(edit_url(project), data)
    assert response.status_code == 422 and "does not serve Merke" in response.text
    assert ProjectCommunity.objects.filter(pk=shared.pk).exists()


def test_people_are_counted_in_each_community_a_project_serves(
    client_of, manager, project, far_village
):
    ProjectCommunity.objects.create(project=project, community=far_village)
    client = client_of(manager)
    data = filled(client.get(edit_url(project))) | {
        "groups-0-people": "900",
        "groups-1-zone": f"whole:{far_village.pk}",
        "groups-1-people": "800",
    }
    assert client.post(edit_url(project), data).status_code == 302
    found = {str(g.zone.community): g.people for g in project.groups.select_related("zone")}
    assert found == {"Karabulak": 900, "Merke": 800}


def test_a_shared_project_is_seen_and_not_changed_by_the_officer_of_the_other_region(
    client_of, other_officer, project, far_village
):
    client = client_of(other_officer)
    assert client.get(f"/projects/{project.pk}/").status_code == 404
    assert client.get(edit_url(project)).status_code == 404
    ProjectCommunity.objects.create(project=project, community=far_village)
    page = client.get(f"/projects/{project.pk}/")
    assert page.status_code == 200 and edit_url(project) not in page.text
    assert client.get(edit_url(project)).status_code == 403
    assert client.post(f"/projects/{project.pk}/stage/appraise/").status_code == 403
    assert "Water line" in client.get(LIST).text


def test_of_two_editors_the_second_sees_both_texts_and_overwrites_nothing(
    client_of, officer, manager, project
):
    first, second = client_of(officer), client_of(manager)
    opened = filled(second.get(edit_url(project)))
    theirs = filled(first.get(edit_url(project))) | {"summary": "Six kilometres of pipe"}
    assert first.post(edit_url(project), theirs).status_code == 302
    response = second.post(edit_url(project), opened | {"summary": "Five kilometres"})
    assert response.status_code == 409
    assert "Six kilometres of pipe" in response.text and "Five kilometres" in response.text
    project.refresh_from_db()
    assert project.summary == "Six kilometres of pipe"


def test_counted_values_of_a_confirmed_project_are_locked_to_officers(
    client_of, officer, manager, project
):
    Project.objects.filter(pk=project.pk).update(review=ReviewState.CONFIRMED, confirmed_by=manager)
    GroupFactory(project=project, people=100)
    client, sector = client_of(officer), SectorFactory()
    data = filled(client.get(edit_url(project)))
    changed = {"sector": sector.pk, "groups-0-people": "700", "summary": "Mended"}
    assert client.post(edit_url(project), data | changed).status_code == 302
    project.refresh_from_db()
    assert (project.summary, project.groups.get().people) == ("Mended", 100)
    assert project.sector != sector


def test_with_no_need_to_choose_the_form_leads_to_where_one_is_named(client_of, officer, project):
    client, where = client_of(officer), f"/communities/{project.lead_community_id}/needs/new/"
    assert where in client.get(edit_url(project)).text
    assert client.get(where).status_code == 200
    NeedFactory(community=project.lead_community)
    assert where not in client.get(edit_url(project)).text


def test_a_need_is_chosen_among_those_of_the_communities_served(
    client_of, officer, project, village, far_village
):
    need, other = NeedFactory(community=village), NeedFactory(community=far_village)
    client = client_of(officer)
    data = filled(client.get(edit_url(project)))
    assert client.post(edit_url(project), data | {"needs": [other.pk]}).status_code == 422
    assert client.post(edit_url(project), data | {"needs": [need.pk]}).status_code == 302
    assert list(project.needs.all()) == [need]
    newest = client.get(f"/projects/{project.pk}/").context["history"][0]
    assert newest.changes[0].after == str(need)


def test_a_planned_end_before_the_planned_start_is_refused_beside_it(client_of, officer, project):
    client = client_of(officer)
    days = {"planned_start": "2005", "planned_end": "30.11.2005"}
    response = client.post(edit_url(project), filled(client.get(edit_url(project))) | days)
    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["planned_end"]


def test_a_project_with_amounts_stays_in_a_programme_of_their_currency(client_of, officer, project):
    tenge = ProgrammeFactory(currency="KZT")
    client = client_of(officer)
    data = filled(client.get(edit_url(project))) | {"programme": tenge.pk}
    ContributionFactory(project=project)
    response = client.post(edit_url(project), data)
    assert response.status_code == 422 and list(response.context["form"].errors) == ["programme"]
    project.contributions.all().delete()
    assert client.post(edit_url(project), data).status_code == 302


def test_the_day_of_completion_is_corrected_and_never_taken_away(client_of, manager, village):
    done = ProjectFactory(lead_community=village, completed=True)
    client = client_of(manager)
    data = filled(client.get(edit_url(done)))
    assert client.post(edit_url(done), data | {"ended_on": ""}).status_code == 422
    assert client.post(edit_url(done), data | {"ended_on": "11.2003"}).status_code == 302
    done.refresh_from_db()
    assert (done.ended_on, done.ended_on_precision) == (date(2003, 11, 30), "month")


def test_the_page_shows_every_sum_as_a_figure_in_major_units(client_of, officer, project):
    ReceiptFactory(contribution=ContributionFactory(project=project, amount=123_450), amount=50_000)
    text = client_of(officer).get(f"/projects/{project.pk}/").text
    for measure, value in (
        ("contributions_pledged", "1234.5"),
        ("contributions_received", "500"),
        ("expenditure", "0"),
    ):
        assert f'data-measure="{measure}" data-value="{value}" data-unit="USD"' in text


def test_the_list_sums_what_is_pledged_and_the_latest_counts_of_people(client_of, officer, project):
    for amount in (100_000, 50_000):
        contribution = ContributionFactory(project=project, amount=amount)
        ReceiptFactory(contribution=contribution)
        ReceiptFactory(contribution=contribution)
    for people, year in ((100, 2003), (90, 2004)):
        GroupFactory(project=project, basis="actual", people=people, counted_on=date(year, 10, 1))
    GroupFactory(project=project, basis="planned", people=500)
    (row,) = client_of(officer).get(LIST).context["rows"]
    assert [cell.text for cell in row.cells[-2:]] == ["1,500\u00a0USD", "90"]


def test_the_list_is_narrowed_by_community_partner_and_stage(client_of, officer, project, village):
    partner = PartnerFactory()
    ContributionFactory(project=project, partner=partner)
    ProjectFactory(name_en="School", lead_community__district=village.district, completed=True)
    client = client_of(officer)
    for query in (f"community={village.pk}", f"partner={partner.pk}", "stage=proposed", "q=voda"):
        wanted = ["Water line"] if query != "q=voda" else []
        found = client.get(f"{LIST}?{query}").context["object_list"]
        assert [str(row) for row in found] == wanted, query


@pytest.mark.parametrize("query", ["community=x", "partner=9" * 40, "q=%00", "stage=no", "page=z"])
def test_nonsense_in_the_address_of_the_list_is_explained_or_ignored(client_of, officer, query):
    assert client_of(officer).get(f"{LIST}?{query}").status_code == 200


@pytest.mark.parametrize("rows", [2, 100])
def test_a_save_asks_the_database_as_often_for_a_hundred_rows_as_for_two(
    client_of, officer, project, village, rows
):
    ExchangeRateFactory()
    for number in range(rows):
        ContributionFactory(project=project)
        CellFactory(
            group=GroupFactory(project=project, people=5, label=f"street {number}"), people=1
        )
    client = client_of(officer)
    data = filled(client.get(edit_url(project)))
    for number in range(rows):
        data[f"contributions-{number}-amount"] = "2 000"
        data[f"contributions-{number}-currency"] = "KZT"
        data[f"groups-{number}-people"] = "6"
        data[f"groups-{number}-women"] = "2"
    with Asked() as asked:
        response = client.post(edit_url(project), data)
    assert response.status_code == 302
    assert asked.number <= 18, asked.told()
