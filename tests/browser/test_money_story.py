"""Money in a browser: rows pasted from a spreadsheet, and days of ashar on a phone."""

import pytest
from playwright.sync_api import expect

from projects.models import Contribution, DaySheet, Expenditure, InKindRate, Project, Receipt
from tests.browser.conftest import follow, listen, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PASTE = """(field, text) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  field.dispatchEvent(
    new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}"""
NAMES = ("worked_on", "work", "women", "men")
DAYS = (
    ("01.06.2004", "Digging", "4", "6"),
    ("02.06.2004", "Laying pipe", "2", "7"),
    ("03.06.2004", "Cleaning", "5", "5"),
)


@pytest.fixture
def project(site) -> Project:
    """A project of the demo that is open, with a contribution in kind and a listed rate."""
    project = Project.objects.get(code="ZH-02-P1")
    Project.objects.filter(pk=project.pk).update(review="draft")
    Contribution.objects.filter(project=project, contributor="community_in_kind").delete()
    Contribution.objects.create(
        project=project,
        contributor="community_in_kind",
        currency="KZT",
        amount=10**8,
        amount_programme=10**6,
        amount_portfolio=10**6,
    )
    InKindRate.objects.create(
        year=2004, unit="people_day", currency="KZT", rate=100_000, source="District akimat"
    )
    return project


def test_three_rows_are_pasted_from_a_spreadsheet(page, site, project, messages):
    before = Expenditure.objects.filter(project=project).count()
    page.set_viewport_size({"width": 1280, "height": 900})
    sign_in(page, site, "officer-zhambyl")
    page.goto(f"{site}/projects/{project.pk}/expenditure/")
    first = page.locator(f"[name=expenditure-{before}-spent_on]")
    text = "".join(f"3{n}.05.2004\tPipe {n}\tUSD\t1 23{n},50\r\n" for n in (0, 1))
    first.evaluate(PASTE, text + "01.06.2004\tTaps\tфунт\t7\r\n")
    expect(page.locator("[data-grid-status]")).to_contain_text("3")
    expect(page.locator(f"[name=expenditure-{before + 1}-amount]")).to_have_value("1 231,50")
    expect(page.locator("[data-total]")).to_contain_text("USD")
    follow(page.locator("main button.btn-primary").last)
    expect(page.locator(".grid .error")).to_contain_text("фунт")
    expect(page.locator(f"[name=expenditure-{before}-purpose]")).to_have_value("Pipe 0")
    page.select_option(f"[name=expenditure-{before + 2}-currency]", "USD")
    follow(page.locator("main button.btn-primary").last)
    expect(page.locator("#expenditure")).to_contain_text("1,231.50 USD")
    assert Expenditure.objects.filter(project=project).count() == before + 3
    # A refused form comes back as 422, which the browser remarks upon.
    assert [line for line in messages if "422" not in line] == []


def test_empty_cells_of_a_spreadsheet_leave_choices_as_they_are(page, site, project):
    before = Contribution.objects.filter(project=project).count()
    sign_in(page, site, "officer-zhambyl")
    page.goto(f"{site}/projects/{project.pk}/contributions/")
    first = page.locator(f"[name=contributions-{before}-contributor]")
    first.evaluate(PASTE, "donor grant\t\t\t\t\t6 000 000\nown funds\t\t\t\tKZT\t500\n")
    currency = page.locator(f"[name=contributions-{before}-currency]").input_value()
    follow(page.locator("main .form-acts .btn-primary"))
    assert not page.locator(".error").all_inner_texts()
    rows = Contribution.objects.filter(project=project).order_by("-pk")[:2]
    assert [row.currency for row in rows] == ["KZT", currency]


def test_the_total_counts_what_came_in_kind_before_anything_is_typed(page, site):
    project = Project.objects.filter(contributions__receipts__unit="people_day").first()
    amounts = Receipt.objects.filter(contribution__project=project).values_list("amount", flat=True)
    sign_in(page, site, "manager")
    page.goto(f"{site}/projects/{project.pk}/receipts/")
    whole = f"{sum(amounts) / 100:,.2f} USD".replace(".00", "")
    expect(page.locator("[data-total]")).to_have_text(whole)


def test_enter_goes_down_the_column_and_sends_nothing(page, site, project):
    sign_in(page, site, "officer-zhambyl")
    address = f"{site}/projects/{project.pk}/day-sheets/"
    page.goto(address)
    page.fill("[name=day_sheets-0-work]", "Digging")
    page.press("[name=day_sheets-0-work]", "Enter")
    expect(page.locator("[name=day_sheets-1-work]")).to_be_focused()
    page.press("[name=day_sheets-1-work]", "Enter")
    page.press("[name=day_sheets-2-work]", "Enter")
    expect(page.locator("[name=day_sheets-3-work]")).to_be_focused()
    assert page.url == address and not DaySheet.objects.exists()


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_three_days_of_ashar_are_entered_on_a_phone(script, browser, site, project):
    context = browser.new_context(
        java_script_enabled=script, viewport={"width": 390, "height": 800}, locale="en"
    )
    page = context.new_page()
    told = listen(page)
    sign_in(page, site, "officer-zhambyl")
    page.goto(f"{site}/projects/{project.pk}/day-sheets/")
    for place, (day, work, women, men) in enumerate(DAYS):
        for name, value in zip(NAMES, (day, work, women, men), strict=True):
            page.fill(f"[name=day_sheets-{place}-{name}]", value)
    if script:
        expect(page.locator("[name=day_sheets-0-worth]")).to_have_value("10,000")
        expect(page.locator("[data-total]")).to_contain_text("29,000 KZT")
    follow(page.locator("main button.btn-primary").last)
    expect(page.locator("#day_sheets")).to_contain_text("9,000 KZT")
    expect(page.locator(".notice").first).to_contain_text("Rate taken from the list")
    assert DaySheet.objects.count() == 3
    wide = page.evaluate("document.documentElement.scrollWidth") if script else 390
    assert wide <= 390 and told == []
    context.close()
