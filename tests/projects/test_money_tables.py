"""The tables of a project's money: each on a page of its own, saved as one or not at all."""

from datetime import date
from decimal import Decimal

import pytest
from auditlog.models import LogEntry
from django.contrib.messages import get_messages

from projects.models import Contribution, Expenditure, Receipt
from tests.access.world import build
from tests.browsing import filled, resend
from tests.factories import (
    ContributionFactory,
    ExchangeRateFactory,
    ExpenditureFactory,
    ProjectFactory,
    ReceiptFactory,
)
from tests.growth import enrich
from tests.test_query_budgets import BUDGET, cost, saving

pytestmark = pytest.mark.django_db


@pytest.fixture
def project(region_a):
    return ProjectFactory(lead_community__district__region=region_a)


@pytest.fixture
def client(client_of, officer):
    return client_of(officer)


def url(project, table: str) -> str:
    return f"/projects/{project.pk}/{table}/"


def grid_of(response):
    return response.context["formsets"][0]["formset"]


def test_receipts_are_added_changed_and_removed_in_one_go(client, project):
    pledge = ContributionFactory(project=project, amount=400_000)
    gone, kept = ReceiptFactory(contribution=pledge), ReceiptFactory(contribution=pledge)
    LogEntry.objects.all().delete()
    page = filled(client.get(url(project, "receipts")))
    place = {page[f"receipts-{n}-id"][0]: n for n in (0, 1)}
    changes = {
        f"receipts-{place[str(gone.pk)]}-DELETE": "on",
        f"receipts-{place[str(kept.pk)]}-amount": "1 500,50",
        "receipts-2-received_on": "31.05.2003",
        "receipts-2-quantity": "12,5",
        "receipts-2-unit": "people_day",
        "receipts-2-rate": "3,01",
        "receipts-2-rate_source": "District akimat, 2003",
    }
    response = client.post(url(project, "receipts"), page | changes)
    assert response.status_code == 302 and response.url.endswith("#receipts")
    rows = Receipt.objects.order_by("amount").values_list("amount", "amount_programme", "currency")
    assert list(rows) == [(3762, 3762, "USD"), (150_050, 150_050, "USD")]
    told = LogEntry.objects.filter(cid=f"projects.project:{project.pk}")
    assert sorted(told.values_list("content_type__model", "action")) == [
        ("receipt", action) for action in (0, 1, 2)
    ]


def test_one_wrong_row_saves_none_and_keeps_all(client, project):
    ContributionFactory(project=project)
    changes = {
        "receipts-0-received_on": "31.05.2003",
        "receipts-0-amount": "5",
        "receipts-1-received_on": "31.02.2003",
        "receipts-1-amount": "7",
    }
    response = resend(client, url(project, "receipts"), **changes)
    assert response.status_code == 422 and not Receipt.objects.exists()
    assert filled(response)["receipts-0-amount"] == ["5"]
    assert list(grid_of(response).errors[1]) == ["received_on"]


def test_what_came_is_in_the_currency_of_its_pledge_unless_said(client, project):
    ExchangeRateFactory(currency="USD", to_currency="KZT", rate=Decimal(150))
    pledge = ContributionFactory(project=project, currency="KZT", amount=10**8)
    ContributionFactory(project=project)
    row = {"receipts-0-contribution": str(pledge.pk), "receipts-0-received_on": "31.05.2003"}
    response = resend(client, url(project, "receipts"), **row, **{"receipts-0-amount": "1 500"})
    assert response.status_code == 302
    receipt = Receipt.objects.get()
    assert (receipt.currency, receipt.amount, receipt.amount_programme) == ("KZT", 150_000, 1000)


def test_the_page_says_what_was_promised_and_what_came(client, project):
    pledge = ContributionFactory(project=project, amount=400_000_000)
    ReceiptFactory(contribution=pledge, amount=200_000_000)
    said = "promised 4,000,000\u00a0USD, came 2,000,000\u00a0USD"
    for table in ("receipts", "contributions"):
        assert said in client.get(url(project, table)).content.decode()


def test_more_than_was_pledged_is_saved_and_said(client, project):
    ContributionFactory(project=project, amount=1000)
    row = {"receipts-0-received_on": "31.05.2003", "receipts-0-amount": "15"}
    response = resend(client, url(project, "receipts"), **row)
    said = " ".join(str(message) for message in get_messages(response.wsgi_request))
    assert response.status_code == 302 and "5\u00a0USD more came than was pledged" in said


def test_a_receipt_of_another_project_cannot_be_named(client, project):
    own, other = ContributionFactory(project=project), ContributionFactory()
    stranger = ReceiptFactory(contribution=other)
    row = {"receipts-0-received_on": "31.05.2003", "receipts-0-amount": "15"}
    row["receipts-0-contribution"] = str(other.pk)
    assert resend(client, url(project, "receipts"), **row).status_code == 422
    ReceiptFactory(contribution=own)
    named = {"receipts-0-id": str(stranger.pk), "receipts-0-amount": "1"}
    assert resend(client, url(project, "receipts"), **named).status_code == 409
    stranger.refresh_from_db()
    assert stranger.amount == 100_000


def test_of_two_who_save_one_table_only_rows_both_changed_are_set_beside(client, project):
    one = ContributionFactory(project=project, amount=1_234_50, award="A", due_on=date(2005, 5, 31))
    two = ContributionFactory(project=project, amount=2_000_00, award="B")
    in_kind = {"quantity": Decimal("12.50"), "unit": "people_day", "rate": 300}
    worked = ReceiptFactory(contribution=one, amount=37_50, rate_source="Akimat", **in_kind)
    for name, kept, changed, theirs, mine in (
        ("contributions", one, two, {"award": "Theirs"}, {"award": "Mine"}),
        (
            "receipts",
            worked,
            ReceiptFactory(contribution=two),
            {"evidence": "T"},
            {"evidence": "M"},
        ),
        (
            "expenditure",
            ExpenditureFactory(project=project),
            ExpenditureFactory(project=project),
            {"purpose": "T"},
            {"purpose": "M"},
        ),
    ):
        page = filled(client.get(url(project, name)))
        place = {page[f"{name}-{n}-id"][0]: n for n in (0, 1)}
        (field,) = theirs
        first, second = place[str(kept.pk)], place[str(changed.pk)]
        sent = {f"{name}-{n}-{field}": theirs[field] for n in (first, second)}
        assert client.post(url(project, name), page | sent).status_code == 302
        answer = client.post(url(project, name), page | {f"{name}-{second}-{field}": mine[field]})
        assert answer.status_code == 409
        rows = answer.context["conflict"]["rows"]
        assert [(row["mine"], row["theirs"]) for row in rows] == [(mine[field], theirs[field])]
        assert client.post(url(project, name), filled(answer)).status_code == 302
        kept.refresh_from_db()
        changed.refresh_from_db()
        assert (getattr(kept, field), getattr(changed, field)) == (theirs[field], mine[field])


def test_a_contribution_with_receipts_is_not_removed_by_a_tick(client, project):
    pledge = ReceiptFactory(contribution__project=project).contribution
    free = ContributionFactory(project=project, contributor="own")
    page = filled(client.get(url(project, "contributions")))
    place = {page[f"contributions-{n}-id"][0]: n for n in (0, 1)}
    tick = {f"contributions-{place[str(pledge.pk)]}-DELETE": "on"}
    response = client.post(url(project, "contributions"), page | tick)
    assert response.status_code == 422
    assert "Receipts are entered under: donor grant" in response.content.decode()
    tick = {f"contributions-{place[str(free.pk)]}-DELETE": "on"}
    assert client.post(url(project, "contributions"), page | tick).status_code == 302
    assert list(Contribution.objects.all()) == [pledge]


def test_the_page_of_removing_a_contribution_says_that_its_receipts_go_too(client, project):
    pledge = ReceiptFactory(contribution__project=project).contribution
    ReceiptFactory(contribution=pledge, amount=50_000)
    text = client.get(f"/projects/contributions/{pledge.pk}/remove/").content.decode()
    assert "2 receipts, 1,500\u00a0USD in all, are removed with it" in text
    bare = ContributionFactory(project=project)
    text = client.get(f"/projects/contributions/{bare.pk}/remove/").content.decode()
    assert "removed with it" not in text


def test_five_hundred_pasted_rows_are_looked_at_and_saved(client, project):
    lines = "\r\n".join(f"31.05.2003\tPipe {n}\tUSD\t1 {n:03d},50" for n in range(500))
    response = resend(client, url(project, "expenditure"), **{"expenditure-paste": lines})
    assert "500 pasted rows" in response.content.decode()
    response = client.post(url(project, "expenditure"), filled(response))
    assert response.status_code == 302
    assert Expenditure.objects.count() == 500
    assert Expenditure.objects.get(purpose="Pipe 499").amount == 149_950


@pytest.mark.parametrize("table", ["contributions", "receipts", "expenditure"])
def test_the_tables_of_a_confirmed_project_are_closed_to_officers(
    table, client, client_of, manager, region_a
):
    project = ProjectFactory(lead_community__district__region=region_a, confirmed=True)
    assert client.get(url(project, table)).status_code == 403
    assert client.post(url(project, table), {}).status_code == 403
    assert client_of(manager).get(url(project, table)).status_code == 200


@pytest.mark.parametrize("table", ["contributions", "receipts", "expenditure"])
def test_saving_a_table_asks_little_and_no_more_for_many_rows(table, db):
    world = build()
    address = url(world.records["project"], table)
    enrich(world, 2)
    column = {"contributions": "award", "receipts": "evidence", "expenditure": "purpose"}[table]
    saving(world, "officer", address, **{f"{table}-0-{column}": "Before"})
    few = saving(world, "officer", address, **{f"{table}-0-{column}": "Few"})
    opened = cost(world, "officer", address)
    enrich(world, 30)
    much = saving(world, "officer", address, **{f"{table}-0-{column}": "Many"})
    assert much.number <= BUDGET["save"], much.told()
    assert much.number == few.number, (few.told(), much.told())
    assert cost(world, "officer", address).number == opened.number <= BUDGET["save"]
