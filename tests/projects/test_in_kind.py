"""Listed rates of what comes in kind: by region and year, with their source, never guessed."""

from datetime import date

import pytest
from django.contrib.messages import get_messages
from django.db import IntegrityError, transaction

from projects.in_kind import InKindRates
from projects.models import InKindRate, Receipt
from tests.browsing import resend
from tests.factories import ContributionFactory, InKindRateFactory, ProjectFactory, ReceiptFactory

pytestmark = pytest.mark.django_db

DAY = date(2003, 5, 31)


@pytest.fixture
def project(region_a):
    return ProjectFactory(lead_community__district__region=region_a)


@pytest.fixture
def pledge(project):
    return ContributionFactory(project=project, contributor="community_in_kind")


@pytest.fixture
def client(client_of, officer):
    return client_of(officer)


def send(client, project, **data):
    typed = {"received_on": "31.05.2003", "quantity": "12,5", "unit": "people_day"}
    return client.post(f"/projects/{project.pk}/receipts/new/", typed | data)


def test_the_rate_of_the_region_comes_before_the_one_that_holds_everywhere(
    project, region_a, region_b
):
    InKindRateFactory(rate=300)
    rates = InKindRates(project)
    assert rates.find("people_day", DAY, "USD").rate == 300
    InKindRateFactory(rate=400, region=region_b)
    assert InKindRates(project).find("people_day", DAY, "USD").rate == 300
    InKindRateFactory(rate=500, region=region_a)
    assert InKindRates(project).find("people_day", DAY, "USD").rate == 500


@pytest.mark.parametrize(
    ("unit", "day", "currency"),
    [
        ("people_day", date(2004, 1, 1), "USD"),
        ("people_day", date(2002, 12, 31), "USD"),
        ("people_day", DAY, "KZT"),
        ("machine_hour", DAY, "USD"),
    ],
)
def test_no_rate_of_another_year_unit_or_currency_is_taken(project, unit, day, currency):
    InKindRateFactory()
    assert InKindRates(project).find(unit, day, currency) is None


def test_a_rate_that_is_left_empty_is_taken_from_the_list_and_said(client, project, pledge):
    InKindRateFactory(rate=301, source="Statistics, table 4")
    response = send(client, project, contribution=pledge.pk)
    assert response.status_code == 302
    receipt = Receipt.objects.get()
    assert (receipt.amount, receipt.rate) == (3762, 301)
    assert receipt.rate_source == "Statistics, table 4 (2003)"
    said = " ".join(str(message) for message in get_messages(response.wsgi_request))
    assert "Rate taken from the list: people-days, 2003: 3.01\u00a0USD" in said
    page = client.get(project.get_absolute_url()).content.decode()
    assert "12.5 people-days at 3.01\u00a0USD (Statistics, table 4 (2003))" in page


def test_where_no_rate_is_listed_nothing_is_guessed_and_the_form_says_whom_to_ask(
    client, project, pledge
):
    response = send(client, project, contribution=pledge.pk)
    assert response.status_code == 422 and not Receipt.objects.exists()
    said = response.context["form"].errors["rate"][0]
    assert "No rate for people-days in USD is listed" in said and "ask an administrator" in said
    InKindRateFactory(currency="KZT")
    said = send(client, project, contribution=pledge.pk).context["form"].errors["rate"][0]
    assert "there is one in KZT" in said


def test_a_typed_rate_is_kept_with_its_own_source(client, project, pledge):
    InKindRateFactory(rate=301)
    own = {"rate": "5", "rate_source": "Village meeting"}
    assert send(client, project, contribution=pledge.pk, **own).status_code == 302
    receipt = Receipt.objects.get()
    assert (receipt.rate, receipt.rate_source) == (500, "Village meeting")


def test_a_new_rate_in_the_list_changes_no_receipt(client, project, pledge):
    InKindRateFactory(rate=301)
    send(client, project, contribution=pledge.pk)
    InKindRate.objects.update(rate=999)
    receipt = Receipt.objects.get()
    assert resend(client, f"/projects/receipts/{receipt.pk}/edit/", evidence="Act 7").status_code
    receipt.refresh_from_db()
    assert (receipt.rate, receipt.evidence) == (301, "Act 7")


def test_the_table_of_receipts_takes_listed_rates_too(client, project, pledge):
    InKindRateFactory(rate=200, unit="machine_hour")
    row = {"received_on": "31.05.2003", "quantity": "3", "unit": "machine_hour"}
    typed = {f"receipts-0-{name}": value for name, value in row.items()}
    response = resend(client, f"/projects/{project.pk}/receipts/", **typed)
    assert response.status_code == 302 and Receipt.objects.get().amount == 600


def test_there_is_one_rate_for_a_region_a_year_a_unit_and_a_currency(region_a):
    for region in (None, region_a):
        InKindRateFactory(region=region)
        with pytest.raises(IntegrityError), transaction.atomic():
            InKindRate.objects.create(
                region=region, year=2003, unit="people_day", currency="USD", rate=1, source="x"
            )
        InKindRateFactory(region=region, year=2004)
        InKindRateFactory(region=region, currency="KZT")


@pytest.mark.parametrize("wrong", [{"rate": 0}, {"source": ""}, {"unit": "wagon"}])
def test_a_rate_is_above_zero_in_a_known_unit_and_has_a_source(wrong):
    values = {"year": 2003, "unit": "people_day", "currency": "USD", "rate": 1, "source": "x"}
    with pytest.raises(IntegrityError), transaction.atomic():
        InKindRate.objects.create(**values | wrong)


def test_an_administrator_keeps_the_rates(client_of, administrator, region_a):
    client = client_of(administrator)
    typed = {
        "region": str(region_a.pk),
        "year": "2003",
        "unit": "people_day",
        "currency": "KZT",
        "rate": "1 234,50",
        "source": "District akimat",
        "provenance": "recorded",
    }
    url = "/admin/projects/inkindrate/add/"
    assert client.post(url, typed | {"source": ""}).status_code == 200
    assert client.post(url, typed).status_code == 302
    assert InKindRate.objects.get().rate == 123_450
    again = client.post(url, typed)
    assert "There is already a rate for this region and year" in again.content.decode()
    listed = client.get("/admin/projects/inkindrate/?year=2003").content.decode()
    assert "1,234.50\u00a0KZT" in listed
    rows = b"".join(client.get("/admin/projects/inkindrate/export/csv/")).decode()
    assert "District akimat" in rows


def test_officers_do_not_keep_the_rates(client):
    assert client.get("/admin/projects/inkindrate/").status_code in (302, 403)


def test_a_receipt_in_cash_asks_for_no_rate(client, project, pledge):
    ReceiptFactory(contribution=pledge)
    cash = {"quantity": "", "unit": "", "amount": "5"}
    assert send(client, project, contribution=pledge.pk, **cash).status_code == 302
