"""Administrators keep projects and sectors by the same rules as the screens."""

from datetime import date
from decimal import Decimal

import pytest
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from core.history import entries_of
from core.models import ReviewState
from projects import models
from projects.choices import ProjectStage
from tests.factories import (
    AgeBandFactory,
    BreakdownFactory,
    CellFactory,
    CommunityFactory,
    ContributionFactory,
    ExchangeRateFactory,
    ExpenditureFactory,
    GroupFactory,
    MilestoneFactory,
    OutputFactory,
    OutputMeasureFactory,
    ProgrammeFactory,
    ProjectFactory,
    ReceiptFactory,
    SectorFactory,
    VisitFactory,
    ZoneFactory,
)

pytestmark = pytest.mark.django_db

MADE = {
    models.Project: ProjectFactory,
    models.Sector: SectorFactory,
    models.CatchmentZone: ZoneFactory,
    models.Contribution: ContributionFactory,
    models.Expenditure: ExpenditureFactory,
    models.Visit: VisitFactory,
    models.Breakdown: BreakdownFactory,
    models.Milestone: MilestoneFactory,
    models.ProjectOutput: OutputFactory,
    models.BeneficiaryGroup: GroupFactory,
}
KINDS = sorted(MADE, key=lambda model: model.__name__)


def page(model, name: str, *args) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{name}", args=args)


def as_shown(response) -> dict:
    """What the page would send if nothing was typed."""
    context = response.context
    data = {}
    formsets = [inline.formset for inline in context["inline_admin_formsets"]]
    forms = [context["adminform"].form, *(form for formset in formsets for form in formset)]
    for form in [*forms, *(formset.management_form for formset in formsets)]:
        for bound in form:
            value = bound.value()
            if value is None or value is False:
                continue
            data[bound.html_name] = bound.field.prepare_value(value)
    return data


def errors_in(response) -> str:
    context = response.context
    formsets = [inline.formset for inline in context["inline_admin_formsets"]]
    found = [context["adminform"].form.errors, *(formset.errors for formset in formsets)]
    return str(found)


@pytest.fixture
def client(administrator, client_of):
    return client_of(administrator)


@pytest.mark.parametrize("model", KINDS)
def test_pages_open_for_the_administrator_only(
    model, administrator, manager, officer, viewer, client_of
):
    row = MADE[model]()
    for url in (page(model, "changelist"), page(model, "add"), page(model, "change", row.pk)):
        assert client_of(administrator).get(url).status_code == 200
        for other in (manager, officer, viewer):
            assert client_of(other).get(url).status_code in (302, 403)


@pytest.mark.parametrize("model", KINDS)
def test_saving_a_page_as_it_was_shown_is_accepted_and_changes_nothing(model, client):
    row = MADE[model]()
    before = model.objects.filter(pk=row.pk).values().get()
    url = page(model, "change", row.pk)
    response = client.post(url, as_shown(client.get(url)))
    assert response.status_code == 302, errors_in(response)
    after = model.objects.filter(pk=row.pk).values().get()
    assert {name for name in before if before[name] != after[name]} == {"version", "updated_at"}


@pytest.mark.parametrize("model", KINDS)
def test_a_list_asks_as_many_questions_for_many_rows_as_for_few(model, client):
    def questions() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert client.get(page(model, "changelist")).status_code == 200
        return len(asked)

    MADE[model]()
    MADE[model]()
    questions()
    few = questions()
    for _number in range(30):
        MADE[model]()
    assert questions() == few


@pytest.mark.parametrize("model", KINDS)
def test_a_page_opened_before_another_change_does_not_overwrite_it(model, client):
    row = MADE[model]()
    url = page(model, "change", row.pk)
    data = as_shown(client.get(url))
    model.objects.filter(pk=row.pk).update(version=5)
    response = client.post(url, data)
    assert response.status_code == 200
    assert "Somebody else changed this meanwhile" in response.content.decode()
    assert model.objects.get(pk=row.pk).version == 5


def test_a_row_changed_meanwhile_is_not_overwritten_below_its_whole(client):
    receipt = ReceiptFactory()
    url = page(models.Contribution, "change", receipt.contribution_id)
    data = as_shown(client.get(url)) | {"receipts-0-evidence": "mine"}
    models.Receipt.objects.filter(pk=receipt.pk).update(version=3, evidence="theirs")
    response = client.post(url, data)
    assert "Somebody else changed this meanwhile" in response.content.decode()
    assert models.Receipt.objects.get().evidence == "theirs"


def new_project(**values) -> dict:
    community, programme, sector = CommunityFactory(), ProgrammeFactory(), SectorFactory()
    empty = {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0}
    inlines = ("contributions", "groups", "other_communities", "other_programmes", "partners")
    data = {f"{name}-{key}": value for name in inlines for key, value in empty.items()}
    return data | {
        "name_en": "Water line",
        "lead_community": community.pk,
        "programme": programme.pk,
        "sector": sector.pk,
        "mode": "contract",
        "proposed_on": "01.09.2002",
        "planned_end": "05.2003",
        "provenance": "recorded",
        **values,
    }


def test_a_project_is_entered_as_proposed_with_its_first_move(client, administrator):
    response = client.post(page(models.Project, "add"), new_project())
    assert response.status_code == 302, errors_in(response)
    project = models.Project.objects.get()
    assert (project.stage, project.version) == (ProjectStage.PROPOSED, 1)
    assert (project.planned_end, project.planned_end_precision) == (date(2003, 5, 31), "month")
    move = project.transitions.get()
    assert (move.verb, move.occurred_on, move.actor) == (
        "propose",
        date(2002, 9, 1),
        administrator,
    )
    assert {entry.actor for entry in entries_of(project)} == {administrator}


def test_stage_and_checking_are_shown_and_not_changed(client):
    project = ProjectFactory(completed=True, confirmed=True)
    url = page(models.Project, "change", project.pk)
    sent = {"stage": "proposed", "review": "draft", "is_historic": "on"}
    client.post(url, as_shown(client.get(url)) | sent)
    project.refresh_from_db()
    assert project.stage == ProjectStage.COMPLETED
    assert project.review == ReviewState.CONFIRMED
    assert not project.is_historic


def test_amounts_of_new_rows_are_converted(client):
    ExchangeRateFactory(currency="USD", to_currency="KZT", rate=Decimal(150))
    rows = {
        "contributions-TOTAL_FORMS": 1,
        "contributions-0-contributor": "own",
        "contributions-0-currency": "KZT",
        "contributions-0-amount": "1 500",
        "contributions-0-pledged_on": "15.01.2003",
    }
    response = client.post(page(models.Project, "add"), new_project(**rows))
    assert response.status_code == 302, errors_in(response)
    contribution = models.Contribution.objects.get()
    assert (contribution.amount, contribution.amount_programme) == (150_000, 1000)
    assert contribution.amount_portfolio == 1000

    url = page(models.Contribution, "change", contribution.pk)
    receipt = {
        "receipts-TOTAL_FORMS": 1,
        "receipts-0-received_on": "01.03.2003",
        "receipts-0-currency": "KZT",
        "receipts-0-quantity": "10",
        "receipts-0-unit": "people_day",
        "receipts-0-rate": "30",
        "receipts-0-rate_source": "District akimat",
    }
    response = client.post(url, as_shown(client.get(url)) | {"amount": "3 000"} | receipt)
    assert response.status_code == 302, errors_in(response)
    contribution.refresh_from_db()
    assert contribution.amount_programme == 2000
    came = contribution.receipts.get()
    assert (came.amount, came.amount_programme) == (30_000, 200)


def test_a_currency_without_a_listed_rate_is_refused_in_words_with_the_text_kept(client):
    project = ProjectFactory()
    data = {
        "project": project.pk,
        "spent_on": "01.05.2003",
        "purpose": "Pipes",
        "currency": "EUR",
        "amount": "120",
        "provenance": "recorded",
    }
    response = client.post(page(models.Expenditure, "add"), data)
    assert response.status_code == 200
    text = response.content.decode()
    assert "No rate from EUR into USD" in text and 'value="120"' in text
    assert not models.Expenditure.objects.exists()


def test_more_people_than_live_there_are_refused_with_the_text_kept(client):
    project = ProjectFactory(lead_community=CommunityFactory(population=1000))
    group = GroupFactory(project=project, people=900)
    url = page(models.Project, "change", project.pk)
    response = client.post(url, as_shown(client.get(url)) | {"groups-0-people": "1001"})
    assert "more than the 1,000 who live there" in response.content.decode()
    group.refresh_from_db()
    assert group.people == 900


def test_a_split_above_the_count_is_refused(client):
    cell = CellFactory(people=40, group__people=100)
    url = page(models.BeneficiaryGroup, "change", cell.group_id)
    response = client.post(url, as_shown(client.get(url)) | {"cells-0-people": "101"})
    assert "holds 101 people" in response.content.decode()
    cell.refresh_from_db()
    assert cell.people == 40


def test_counted_parts_of_a_confirmed_project_are_closed(client):
    project = ProjectFactory(confirmed=True)
    contribution = ContributionFactory(project=project)
    url = page(models.Contribution, "change", contribution.pk)
    assert client.post(url, {"amount": "5"}).status_code == 403
    data = {
        "project": project.pk,
        "spent_on": "01.05.2003",
        "purpose": "Pipes",
        "currency": "USD",
        "amount": "120",
        "provenance": "recorded",
    }
    response = client.post(page(models.Expenditure, "add"), data)
    assert "The record is confirmed" in response.content.decode()
    assert not models.Expenditure.objects.exists()


def test_a_confirmed_project_gets_no_further_communities_and_programmes(client):
    project = ProjectFactory(confirmed=True)
    url = page(models.Project, "change", project.pk)
    sent = {"other_communities-TOTAL_FORMS": 1, "other_communities-INITIAL_FORMS": 0}
    sent |= {"other_communities-0-community": CommunityFactory().pk}
    sent |= {"other_programmes-TOTAL_FORMS": 1, "other_programmes-INITIAL_FORMS": 0}
    sent |= {"other_programmes-0-programme": ProgrammeFactory().pk}
    client.post(url, as_shown(client.get(url)) | sent)
    assert not project.other_communities.exists()
    assert not project.other_programmes.exists()


def test_closed_parts_are_shown_with_money_in_major_units(client):
    receipt = ReceiptFactory(
        contribution__project=ProjectFactory(confirmed=True), amount=123_450, quantity=1,
        unit="piece", rate=123_450, rate_source="Market",
    )  # fmt: skip
    contribution, project = receipt.contribution, receipt.project
    ExpenditureFactory(project=project)
    OutputFactory(project=project)
    GroupFactory(project=project)
    for model in (models.Expenditure, models.ProjectOutput, models.BeneficiaryGroup):
        response = client.get(page(model, "change", model.objects.get().pk))
        assert response.status_code == 200
    text = client.get(page(models.Contribution, "change", contribution.pk)).content.decode()
    assert text.count("1,234.50\u00a0USD") == 2
    assert "1,000\u00a0USD" in text and "123450" not in text
    text = client.get(page(models.Project, "change", project.pk)).content.decode()
    assert "1,000\u00a0USD" in text and "100000" not in text


@pytest.mark.parametrize("model", [kind for kind in KINDS if kind is not models.Sector])
def test_nothing_is_deleted_by_itself(model, client):
    """But for sectors, a list of choices: see tests/core/test_admin_removal.py."""
    row = MADE[model]()
    assert client.post(page(model, "delete", row.pk), {"post": "yes"}).status_code == 403
    assert model.objects.filter(pk=row.pk).exists()


def test_a_row_is_removed_below_its_whole_with_its_history(client, administrator):
    receipt = ReceiptFactory()
    url = page(models.Contribution, "change", receipt.contribution_id)
    assert (
        client.post(url, as_shown(client.get(url)) | {"receipts-0-DELETE": "on"}).status_code == 302
    )
    assert not models.Receipt.objects.exists()
    removed = [entry for entry in entries_of(receipt.project) if entry.action == 2]
    assert [entry.actor for entry in removed] == [administrator]


def test_what_a_constraint_refuses_stands_on_the_page(client):
    sector = SectorFactory()
    OutputMeasureFactory(sector=sector, code="km")
    url = page(models.Sector, "change", sector.pk)
    response = client.post(url, as_shown(client.get(url)) | {"name_en": ""})
    assert "Give the name in at least one language" in response.content.decode()


def test_rows_are_found_by_their_project_in_any_spelling(client):
    VisitFactory(project__name_ru="Водопровод Карабулак")
    found = client.get(page(models.Visit, "changelist"), {"q": "karabulak"})
    assert found.context["cl"].result_count == 1
    found = client.get(page(models.Visit, "changelist"), {"q": "school"})
    assert found.context["cl"].result_count == 0


def test_every_model_of_projects_is_reached_in_the_admin():
    shown = set(admin.site._registry)
    for row_admin in admin.site._registry.values():
        shown |= {inline.model for inline in row_admin.inlines}
    own = {model for model in models.__dict__.values() if hasattr(model, "_meta")}
    missing = {model for model in own if not model._meta.abstract} - shown
    assert missing == {models.ProjectTransition}


def test_bands_of_the_table_are_chosen_in_the_admin(client):
    cell = CellFactory()
    band = AgeBandFactory(programme=cell.group.project.programme)
    url = page(models.BeneficiaryGroup, "change", cell.group_id)
    response = client.post(url, as_shown(client.get(url)) | {"cells-0-age_band": band.pk})
    assert response.status_code == 302, errors_in(response)
    cell.refresh_from_db()
    assert cell.age_band == band


def test_the_day_of_a_count_does_not_lie_ahead_in_the_administration_either(client):
    group = GroupFactory(basis="actual")
    url = page(models.BeneficiaryGroup, "change", group.pk)
    response = client.post(url, as_shown(client.get(url)) | {"counted_on": "01.01.2099"})
    assert response.status_code == 200
    assert "counted_on" in response.context["adminform"].form.errors
