"""What the forms of parts refuse, work out and say."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.contrib.messages import get_messages
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from projects.models import Contribution, Expenditure, ProjectOutput, Receipt, Visit
from projects.part_services import value_in_kind
from tests.factories import (
    CommunityFactory,
    ContributionFactory,
    DistrictFactory,
    ExchangeRateFactory,
    OutputMeasureFactory,
    ProjectFactory,
    ReceiptFactory,
)

pytestmark = pytest.mark.django_db

IN_KIND = {
    "received_on": "31.05.2003",
    "quantity": "12,5",
    "unit": "people_day",
    "rate": "3,01",
    "rate_source": "District akimat, 2003",
}


@pytest.fixture
def project(region_a):
    community = CommunityFactory(district=DistrictFactory(region=region_a), population=5000)
    return ProjectFactory(lead_community=community, handed_over=True)


@pytest.fixture
def pledge(project):
    return ContributionFactory(project=project, currency="USD", amount=100_000)


@pytest.fixture
def client(officer, client_of):
    return client_of(officer)


def send(client, project, section: str, **data):
    return client.post(f"/projects/{project.pk}/{section}/new/", data)


def errors(response) -> dict[str, str]:
    assert response.status_code == 422
    return {name: str(found[0]) for name, found in response.context["form"].errors.items()}


@given(
    quantity=st.decimals(min_value="0.01", max_value="9999999999.99", places=2),
    rate=st.integers(min_value=1, max_value=10**15),
)
def test_the_value_in_kind_is_the_exact_product_rounded_half_to_even(quantity, rate):
    worth = value_in_kind(quantity, rate)
    exact = int(quantity.scaleb(2)) * rate
    whole, rest = divmod(exact, 100)
    up = rest > 50 or rest == 50 and whole % 2
    assert worth == whole + bool(up)


@pytest.mark.parametrize(
    ("quantity", "rate", "worth"), [("0.5", 5, 2), ("0.5", 7, 4), ("3", 7, 21)]
)
def test_half_a_minor_unit_goes_to_the_even_one(quantity, rate, worth):
    assert value_in_kind(Decimal(quantity), rate) == worth


def test_a_receipt_in_kind_is_worked_out(client, project, pledge):
    response = send(client, project, "receipts", contribution=pledge.pk, **IN_KIND)
    assert response.status_code == 302
    receipt = Receipt.objects.get()
    assert (receipt.amount, receipt.currency) == (3762, "USD")
    assert (receipt.quantity, receipt.rate) == (Decimal("12.5"), 301)


def test_a_receipt_in_kind_asks_for_all_it_is_worked_out_of(client, project, pledge):
    for name in ("quantity", "unit", "rate", "rate_source"):
        data = IN_KIND | {"contribution": pledge.pk, name: ""}
        assert set(errors(send(client, project, "receipts", **data))) == {name}


def test_a_receipt_is_either_in_cash_or_in_kind(client, project, pledge):
    both = errors(send(client, project, "receipts", contribution=pledge.pk, amount="5", **IN_KIND))
    assert set(both) == {"amount"} and "Leave the amount empty" in both["amount"]
    neither = {"contribution": pledge.pk, "received_on": "31.05.2003"}
    assert "Give the amount" in errors(send(client, project, "receipts", **neither))["amount"]
    assert not Receipt.objects.exists()


def test_a_receipt_in_kind_can_become_one_in_cash(client, project, pledge):
    send(client, project, "receipts", contribution=pledge.pk, **IN_KIND)
    receipt = Receipt.objects.get()
    url = f"/projects/receipts/{receipt.pk}/edit/"
    assert client.get(url).context["form"]["amount"].value() is None
    data = {"contribution": pledge.pk, "received_on": "31.05.2003", "currency": "USD"}
    response = client.post(url, data | {"amount": "40", "version": receipt.version})
    assert response.status_code == 302
    receipt.refresh_from_db()
    assert (receipt.amount, receipt.quantity, receipt.unit, receipt.rate) == (4000, None, "", None)


def test_a_receipt_belongs_to_a_contribution_of_its_project(client, project, pledge, region_a):
    other = ContributionFactory(project__lead_community=project.lead_community)
    shown = client.get(f"/projects/{project.pk}/receipts/new/").content.decode()
    assert f'<option value="{pledge.pk}" selected' in shown
    assert f'<option value="{other.pk}"' not in shown
    data = {"contribution": other.pk, "received_on": "31.05.2003", "amount": "5"}
    assert "contribution" in errors(send(client, project, "receipts", **data))


def test_a_receipt_is_in_the_currency_of_its_pledge_unless_said(client, project):
    ExchangeRateFactory(currency="USD", to_currency="KZT", rate=Decimal(150))
    pledge = ContributionFactory(project=project, currency="KZT", amount=10**8)
    data = {"contribution": pledge.pk, "received_on": "31.05.2003", "amount": "1 500"}
    send(client, project, "receipts", **data)
    receipt = Receipt.objects.get()
    assert (receipt.currency, receipt.amount, receipt.amount_programme) == ("KZT", 150_000, 1000)
    assert "150" in receipt.rate_note


def test_amounts_are_converted_at_the_rate_of_their_day(client, project):
    ExchangeRateFactory(valid_on=date(2002, 1, 1), rate=Decimal(100))
    ExchangeRateFactory(valid_on=date(2003, 6, 1), rate=Decimal(200))
    data = {"purpose": "Pipes", "currency": "KZT", "amount": "1 000"}
    send(client, project, "expenditure", spent_on="31.05.2003", **data)
    send(client, project, "expenditure", spent_on="01.06.2003", **data)
    assert [row.amount_portfolio for row in Expenditure.objects.order_by("spent_on")] == [1000, 500]


def test_without_a_listed_rate_nothing_is_saved_and_the_text_is_kept(client, project):
    data = {"spent_on": "31.05.2003", "purpose": "Pipes", "currency": "EUR", "amount": "7,50"}
    response = send(client, project, "expenditure", **data)
    assert "No rate from EUR" in errors(response)["__all__"]
    assert 'value="7,50"' in response.content.decode()
    assert not Expenditure.objects.exists()


def test_a_saved_amount_is_not_converted_again_at_a_newer_rate(client, project):
    rate = ExchangeRateFactory(rate=Decimal(100))
    data = {"spent_on": "31.05.2003", "purpose": "Pipes", "currency": "KZT", "amount": "1 000"}
    send(client, project, "expenditure", **data)
    type(rate).objects.update(rate=Decimal(500))
    row = Expenditure.objects.get()
    url = f"/projects/expenditure/{row.pk}/edit/"
    client.post(url, data | {"purpose": "Taps", "version": row.version})
    row.refresh_from_db()
    assert (row.purpose, row.amount_portfolio) == ("Taps", 1000)


def test_more_received_than_pledged_is_saved_and_said(client, project, pledge):
    ReceiptFactory(contribution=pledge, amount=90_000)
    data = {"contribution": pledge.pk, "received_on": "31.05.2003"}
    first = send(client, project, "receipts", amount="100", **data)
    assert "more came" not in " ".join(str(m) for m in get_messages(first.wsgi_request))
    second = send(client, project, "receipts", amount="25,50", **data)
    assert second.status_code == 302
    said = " ".join(str(message) for message in get_messages(second.wsgi_request))
    assert "25.50\u00a0USD more came than was pledged" in said


def test_a_level_is_given_for_local_government_only(client, project):
    data = {"contributor": "business", "level": "district", "currency": "USD", "amount": "5"}
    assert "level" in errors(send(client, project, "contributions", **data))
    assert not Contribution.objects.exists()


@pytest.mark.parametrize("typed", ["0", "-5", "abc", "1,005"])
def test_an_amount_is_above_zero_and_in_whole_minor_units(client, project, typed):
    data = {"contributor": "own", "currency": "USD", "amount": typed}
    response = send(client, project, "contributions", **data)
    if typed == "1,005":
        assert response.status_code == 302 and Contribution.objects.get().amount == 100_500
    else:
        assert "amount" in errors(response)


@pytest.mark.parametrize(
    ("condition", "works", "accepted"),
    [
        ("excellent", "working", True),
        ("good", "partly", True),
        ("average", "not_working", False),
        ("poor", "partly", True),
        ("poor", "working", False),
        ("not_functioning", "not_working", True),
        ("not_functioning", "partly", False),
        ("never_used", "not_working", True),
        ("never_used", "working", False),
        ("", "not_working", True),
    ],
)
def test_what_was_found_and_whether_it_works_agree(client, project, condition, works, accepted):
    data = {"visited_on": "03.05.2004", "condition": condition, "works": works}
    response = send(client, project, "visits", **data)
    if accepted:
        assert response.status_code == 302 and Visit.objects.get().works == works
    else:
        assert set(errors(response)) == {"works"}


def test_a_visit_that_was_made_says_whether_it_works(client, project):
    assert "works" in errors(send(client, project, "visits", visited_on="03.05.2004"))
    found = errors(send(client, project, "visits", due_on="01.05.2004", works="working"))
    assert set(found) == {"visited_on"}
    assert "due_on" in errors(send(client, project, "visits", visitor="A. Serik"))


def test_a_visit_before_hand_over_is_refused(client, project):
    found = errors(send(client, project, "visits", visited_on="31.10.2003", works="working"))
    assert "handed over on 1 November 2003" in found["visited_on"]
    assert "due_on" in errors(send(client, project, "visits", due_on="31.10.2003"))
    assert send(client, project, "visits", due_on="01.11.2003").status_code == 302


def test_a_visit_to_what_is_not_completed_is_refused(client, project):
    proposed = ProjectFactory(lead_community=project.lead_community)
    assert "due_on" in errors(send(client, proposed, "visits", due_on="01.05.2004"))
    historic = ProjectFactory(lead_community=project.lead_community, is_historic=True)
    assert send(client, historic, "visits", due_on="01.05.2004").status_code == 302


def test_output_is_in_the_measures_of_the_sector_only(client, project):
    own, other = OutputMeasureFactory(sector=project.sector), OutputMeasureFactory()
    assert "measure" in errors(send(client, project, "outputs", measure=other.pk, planned="1"))
    assert "planned" in errors(send(client, project, "outputs", measure=own.pk))
    send(client, project, "outputs", measure=own.pk, planned="1 234,5", built="0")
    output = ProjectOutput.objects.get()
    assert (output.planned, output.built) == (Decimal("1234.5"), 0)
    again = errors(send(client, project, "outputs", measure=own.pk, planned="1"))
    assert "already" in again["__all__"]


def test_a_visit_is_not_dated_ahead_of_today(client_of, officer, project):
    tomorrow = timezone.localdate() + timedelta(days=1)
    values = {"visited_on": f"{tomorrow:%d.%m.%Y}", "works": "working"}
    page = client_of(officer).post(f"/projects/{project.pk}/visits/new/", values)
    assert page.status_code == 422
    assert "or an earlier date" in page.content.decode()
