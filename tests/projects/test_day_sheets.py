"""Day sheets of ashar: what a day is worth, and that its receipt follows it."""

from decimal import Decimal

import pytest
from auditlog.models import LogEntry
from django.db import IntegrityError, transaction

from projects.day_sheets import people_days
from projects.models import Contribution, DaySheet, InKindRate, Receipt
from tests.access.world import build
from tests.browsing import filled, resend
from tests.factories import (
    ContributionFactory,
    DaySheetFactory,
    InKindRateFactory,
    ProjectFactory,
    ReceiptFactory,
)
from tests.test_query_budgets import BUDGET, cost, saving

pytestmark = pytest.mark.django_db


@pytest.fixture
def project(region_a):
    return ProjectFactory(lead_community__district__region=region_a)


@pytest.fixture
def pledge(project):
    return ContributionFactory(project=project, contributor="community_in_kind", amount=500_000)


@pytest.fixture
def client(client_of, officer):
    return client_of(officer)


def url(project) -> str:
    return f"/projects/{project.pk}/day-sheets/"


def days(*rows) -> dict:
    """The fields of so many days: day, work, women, men, hours."""
    names = ("worked_on", "work", "women", "men", "hours")
    return {
        f"day_sheets-{n}-{name}": value
        for n, row in enumerate(rows)
        for name, value in zip(names, row, strict=True)
    }


THREE = days(
    ("01.06.2003", "Digging", "4", "6", "8"),
    ("02.06.2003", "Laying pipe", "", "7", "3"),
    ("03.06.2003", "Cleaning", "5", "", "2,5"),
)


@pytest.mark.parametrize(
    ("women", "men", "hours", "expected"),
    [
        (4, 6, "8", "10"),
        (0, 7, "3", "2.63"),  # 2.625: a half goes up
        (5, 0, "2.5", "1.56"),  # 1.5625
        (0, 1, "0.25", "0.03"),  # 0.03125
        (1, 0, "0.04", "0.01"),  # 0.005
        (5000, 5000, "24", "30000"),
    ],
)
def test_people_times_hours_by_eight_are_people_days_to_the_hundredth(women, men, hours, expected):
    assert people_days(women, men, Decimal(hours)) == Decimal(expected)


def test_three_days_are_entered_and_each_is_a_receipt(client, project, pledge):
    InKindRateFactory(rate=301)
    LogEntry.objects.all().delete()
    assert resend(client, url(project), **THREE).status_code == 302
    rows = Receipt.objects.order_by("received_on").values_list("quantity", "unit", "amount")
    assert list(rows) == [
        (Decimal("10"), "people_day", 3010),
        (Decimal("2.63"), "people_day", 792),  # 2.63 x 301 = 791.63
        (Decimal("1.56"), "people_day", 470),  # 1.56 x 301 = 469.56
    ]
    assert [sheet.receipt.evidence for sheet in DaySheet.objects.all()] == [
        "Digging",
        "Laying pipe",
        "Cleaning",
    ]
    told = LogEntry.objects.values_list("content_type__model", "action")
    assert sorted(told) == [("daysheet", 0)] * 3 + [("receipt", 0)] * 3


def test_the_share_of_the_community_follows_at_once(client, project, pledge):
    InKindRateFactory(rate=301)
    grant = ContributionFactory(project=project, amount=30_100)
    ReceiptFactory(contribution=grant, amount=30_100)
    resend(client, url(project), **days(("01.06.2003", "Digging", "4", "6", "8")))
    received = 'data-measure="contributions_received" data-value="331.1"'
    assert received in client.get(project.get_absolute_url()).content.decode()
    assert pledge.receipts.get().amount_portfolio == 3010


def test_changing_a_day_changes_its_receipt_at_the_rate_it_was_entered_with(
    client, project, pledge
):
    InKindRateFactory(rate=301)
    resend(client, url(project), **days(("01.06.2003", "Digging", "4", "6", "8")))
    InKindRate.objects.update(rate=999)
    assert resend(client, url(project), **{"day_sheets-0-men": "16"}).status_code == 302
    receipt = Receipt.objects.get()
    assert (receipt.quantity, receipt.rate, receipt.amount) == (20, 301, 6020)
    InKindRateFactory(rate=500, year=2004)
    resend(client, url(project), **{"day_sheets-0-worked_on": "01.06.2004"})
    receipt.refresh_from_db()
    assert (receipt.rate, receipt.amount) == (500, 10_000)
    assert receipt.received_on.year == 2004


def test_removing_a_day_removes_its_receipt_and_keeps_both_in_the_history(client, project, pledge):
    DaySheetFactory(contribution=pledge)
    LogEntry.objects.all().delete()
    assert resend(client, url(project), **{"day_sheets-0-DELETE": "on"}).status_code == 302
    assert not DaySheet.objects.exists() and not Receipt.objects.exists()
    told = LogEntry.objects.values_list("content_type__model", "action")
    assert sorted(told) == [("daysheet", 2), ("receipt", 2)]


def test_without_a_listed_rate_the_row_says_so_and_nothing_is_saved(client, project, pledge):
    response = resend(client, url(project), **THREE)
    assert response.status_code == 422 and not Receipt.objects.exists()
    assert filled(response)["day_sheets-1-work"] == ["Laying pipe"]
    said = response.context["formsets"][0]["formset"].errors[0]["worked_on"][0]
    assert "No rate for people-days" in said and "ask an administrator" in said


def test_somebody_worked_and_no_longer_than_a_day(client, project, pledge):
    InKindRateFactory()
    row = ["01.06.2003", "Digging", "4", "6", "8"]
    for place, value, field in ((2, "x", "women"), (4, "25", "hours"), (4, "0", "hours")):
        wrong = [*row]
        wrong[place] = value
        found = resend(client, url(project), **days(wrong)).context["formsets"][0]["formset"]
        assert list(found.errors[0]) == [field]
    nobody = days(("01.06.2003", "Digging", "", "", "8"))
    found = resend(client, url(project), **nobody).context["formsets"][0]["formset"]
    assert list(found.errors[0]) == ["women"]


@pytest.mark.parametrize("wrong", [{"women": 0, "men": 0}, {"hours": 0}, {"hours": 25}])
def test_the_database_refuses_a_day_on_which_nobody_worked(wrong):
    sheet = DaySheetFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        DaySheet.objects.filter(pk=sheet.pk).update(**wrong)


def test_days_are_pasted_from_a_spreadsheet(client, project, pledge):
    InKindRateFactory()
    text = "Күні\tНе істелді\tӘйел\tЕр\n01.06.2003\tҚазу\t4\t6\n02.06.2003\tТазалау\t2\t0"
    response = resend(client, url(project), **{"day_sheets-paste": text.split("\n", 1)[1]})
    assert response.status_code == 422 and "2 pasted rows" in response.content.decode()
    assert client.post(url(project), filled(response)).status_code == 302
    assert list(DaySheet.objects.values_list("women", "men", "hours")) == [(4, 6, 8), (2, 0, 8)]


def test_a_project_without_a_contribution_in_kind_says_what_comes_first(client, project):
    text = client.get(url(project)).content.decode()
    assert "this project has none yet" in text and "contributor=community_in_kind" in text


def test_the_receipt_of_a_day_is_changed_and_removed_with_the_day_only(client, project, pledge):
    receipt = DaySheetFactory(contribution=pledge).receipt
    for step in ("edit", "remove"):
        assert client.get(f"/projects/receipts/{receipt.pk}/{step}/").status_code == 403
        assert client.post(f"/projects/receipts/{receipt.pk}/{step}/", {}).status_code == 403
    assert (
        "receipts-0-id" not in filled(client.get(f"/projects/{project.pk}/receipts/"))
        or not (filled(client.get(f"/projects/{project.pk}/receipts/"))["receipts-0-id"][0])
    )
    page = client.get(project.get_absolute_url()).content.decode()
    assert f'href="{url(project)}"' in page


def test_a_contribution_goes_with_its_days_and_receipts(client, pledge):
    DaySheetFactory(contribution=pledge)
    LogEntry.objects.all().delete()
    assert resend(client, f"/projects/contributions/{pledge.pk}/remove/").status_code == 302
    assert not Contribution.objects.exists() and not DaySheet.objects.exists()
    told = LogEntry.objects.values_list("content_type__model", "action")
    assert sorted(told) == [("contribution", 2), ("daysheet", 2), ("receipt", 2)]


def test_two_people_who_change_one_day_are_told(client, project, pledge):
    DaySheetFactory(contribution=pledge)
    page = filled(client.get(url(project)))
    DaySheet.objects.update(version=7, men=1)
    response = client.post(url(project), page | {"day_sheets-0-men": "9"})
    assert response.status_code == 409
    assert DaySheet.objects.get().men == 1
    assert client.post(url(project), filled(response)).status_code == 302
    assert DaySheet.objects.get().men == 9


def test_the_days_of_a_confirmed_project_are_closed_to_officers(client, project, pledge):
    type(project).objects.update(review="confirmed")
    assert client.get(url(project)).status_code == 403
    assert client.get(f"{url(project)}blank/").status_code == 200


def test_the_empty_sheet_names_the_project_and_has_twenty_lines(client, project):
    text = client.get(f"{url(project)}blank/").content.decode()
    assert str(project) in text and str(project.lead_community) in text
    assert text.count('<th scope="row">') == 20


def test_the_foot_adds_up_people_days_and_their_value(client, project, pledge):
    DaySheetFactory(contribution=pledge)
    DaySheetFactory(contribution=pledge, receipt__quantity=Decimal("2.5"), receipt__amount=750)
    grid = client.get(url(project)).context["formsets"][0]["formset"]
    assert grid.totals() == "12.5 people-days: 37.50\u00a0USD"


def test_administrators_look_at_the_days(client_of, administrator):
    sheet = DaySheetFactory()
    page = client_of(administrator).get("/admin/projects/daysheet/").content.decode()
    assert "Digging the trench" in page and "30\u00a0USD" in page
    change = client_of(administrator).get(f"/admin/projects/daysheet/{sheet.pk}/change/")
    assert change.status_code == 200 and 'name="women"' not in change.content.decode()


def test_saving_days_asks_little_and_no_more_for_many(db):
    world = build()
    project = world.records["project"]
    pledge = ContributionFactory(project=project, contributor="community_in_kind")
    InKindRateFactory()
    DaySheetFactory.create_batch(2, contribution=pledge)
    saving(world, "officer", url(project), **{"day_sheets-0-men": "7"})
    few = saving(world, "officer", url(project), **{"day_sheets-0-men": "8"})
    opened = cost(world, "officer", url(project))
    DaySheetFactory.create_batch(30, contribution=pledge)
    much = saving(world, "officer", url(project), **{"day_sheets-0-men": "9"})
    assert much.number <= BUDGET["save"], much.told()
    assert much.number == few.number, (few.told(), much.told())
    assert cost(world, "officer", url(project)).number == opened.number <= BUDGET["save"]
    new = saving(world, "officer", url(project), **_after(32))
    assert new.number <= BUDGET["save"], new.told()


def _after(place: int) -> dict:
    row = days(("04.06.2003", "Painting", "1", "1", "8"))
    return {name.replace("-0-", f"-{place}-"): value for name, value in row.items()}
