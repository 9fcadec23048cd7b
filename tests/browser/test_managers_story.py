"""How a manager reads: from a national figure to one act and back, divided, on a map, on paper."""

import re
import subprocess
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from accounts.models import User
from communities.models import Community
from core.dates import format_date
from dialogue.models import Council
from projects.models import Project
from tests.browser.conftest import follow, listen, sign_in
from tests.factories import DocumentFactory
from trainings.models import Training

pytestmark = [pytest.mark.browser, pytest.mark.slow]

WIDE = {"width": 1280, "height": 850}
PERIOD = {"since": "2003-01-01", "on": "2004-12-31", "by": "sector"}
ON_SCREEN_ONLY = ("Another day or programme", "Divided:", "Show on the map", "My work", "Language")


@pytest.fixture
def reader(browser, site) -> Page:
    """The manager at a wide screen."""
    page = browser.new_context(viewport=WIDE, locale="en").new_page()
    sign_in(page, site, "manager")
    return page


@pytest.fixture
def act(site):
    """The act of a completed project, entered by one person and confirmed by another."""
    project = Project.objects.get(code="SK-01-P1")
    officer, manager = (User.objects.get(username=name) for name in ("officer-zhambyl", "manager"))
    entered = {"submitted_by": officer, "confirmed_by": manager}
    Project.objects.filter(pk=project.pk).update(**entered)
    Training.objects.filter(code="SK-01-T4").update(**entered)
    return DocumentFactory(project=project, title="Act of completion 7")


def asked(page: Page) -> dict[str, str]:
    """What the address of the page asks for."""
    return dict(parse_qsl(urlsplit(page.url).query))


def number(page: Page, measure: str) -> int:
    """The first figure of a measure on the page."""
    return int(page.locator(f"[data-measure={measure}]").first.get_attribute("data-value"))


def line(page: Page, name: str) -> Locator:
    """The line of a table that begins with a name."""
    return page.locator("tbody tr").filter(has=page.get_by_role("rowheader", name=name)).first


def row_of(page: Page, record) -> Locator:
    """The row that leads to a record."""
    link = page.locator(f"[href='{record.get_absolute_url()}']")
    return page.locator("tbody tr").filter(has=link)


def column(page: Page, measure: str) -> list[int]:
    """The figures of a measure in the lines of the first table, then that of the whole."""
    table = page.locator("table").first
    found = table.locator(f"[data-measure={measure}]").all()
    return [int(one.get_attribute("data-value")) for one in found]


def checked_by(page: Page, row: Locator) -> list[str]:
    """Who entered and who confirmed what a row shows."""
    headings = page.locator("thead th").all_inner_texts()
    cells = row.locator("th, td").all_inner_texts()
    told = dict(zip(headings, cells, strict=True))
    return [told["Entered by"], told["Confirmed by"]]


def test_a_national_figure_leads_to_the_act_and_back_to_its_place(reader, site, act):
    complaints = listen(reader)
    project = Project.objects.get(pk=act.project_id)
    names = [project.submitted_by.display_name, project.confirmed_by.display_name]
    summary = f"{site}/regions/?on=2004-12-31&since=2003-01-01&by=sector"
    reader.goto(summary)
    completed = number(reader, "projects_completed")
    follow(reader.locator("[data-measure=projects_completed]").first)  # 1
    assert asked(reader) == PERIOD
    assert number(reader, "rows") == number(reader, "projects_completed") == completed
    rows = reader.url
    row = row_of(reader, project)
    assert checked_by(reader, row) == names
    follow(row.locator("a").first)  # 2
    with reader.expect_download() as saved:
        reader.get_by_role("link", name=act.title, exact=True).click()  # 3
    assert saved.value.path().read_bytes().startswith(b"%PDF")
    reader.go_back()
    assert reader.url == rows
    follow(reader.get_by_role("link", name="Back to the summary"))
    assert reader.url == summary
    reader.go_forward()
    assert reader.url == rows
    reader.go_back()
    assert reader.url == summary
    assert number(reader, "projects_completed") == completed
    assert complaints == []
    the_seats_lead_to_an_attendance_list(reader, site, names)


def the_seats_lead_to_an_attendance_list(reader: Page, site: str, names: list[str]) -> None:
    """The same of a training: three clicks, and from a line of the table back to the table."""
    summary = f"{site}/regions/?by=year"
    reader.goto(summary)
    follow(line(reader, "2004").locator("[data-measure=seats_filled]"))  # 1
    training = Training.objects.get(code="SK-01-T4")
    assert number(reader, "rows") == 37
    row = row_of(reader, training)
    assert checked_by(reader, row) == names
    follow(row.locator("a").first)  # 2
    follow(reader.get_by_role("link", name="Names and attendance"))  # 3
    assert reader.url == f"{site}/trainings/{training.pk}/participants/"
    assert reader.locator("table.presence tbody tr").count() == 26
    reader.go_back()
    reader.go_back()
    follow(reader.get_by_role("link", name="Back to the summary"))
    assert reader.url == summary


def test_from_rows_one_comes_back_to_where_one_was_on_a_long_summary(reader, site):
    reader.goto(f"{site}/regions/zhambyl/")
    figure = reader.locator(".sheets [data-measure=works_checked]")
    figure.scroll_into_view_if_needed()
    was = reader.evaluate("window.scrollY")
    assert was > 1000
    follow(figure)
    reader.get_by_role("link", name="Back to the summary").click()
    reader.wait_for_url(f"{site}/regions/zhambyl/")
    expect(figure).to_be_in_viewport()


def test_a_manager_divides_the_figures_and_narrows_them(reader, site):
    complaints = listen(reader)
    reader.goto(f"{site}/regions/")
    divided = reader.locator(".divisions")
    follow(divided.get_by_role("link", name="By sector"))
    expect(reader.locator("#by-title")).to_have_text("By sector")
    *sectors, whole = column(reader, "projects_completed")
    assert (len(sectors), sum(sectors), whole) == (8, 71, 71)
    follow(divided.get_by_role("link", name="By year"))
    *years, whole = column(reader, "trainings_held")
    assert (len(years), sum(years), whole) == (5, 112, 112)
    the_figures_are_narrowed_and_widened_again(reader, years)
    a_community_has_a_summary_of_its_own(reader)
    assert complaints == []


def the_figures_are_narrowed_and_widened_again(reader: Page, years: list[int]) -> None:
    """By the form, to a period and a partner organisation; by their chips, back to the whole."""
    narrow(reader, since="01.01.2003", on="31.12.2004")
    expect(reader.locator(".headline")).to_contain_text("From 1 January 2003 to 31 December 2004")
    assert column(reader, "trainings_held") == [*years[1:3], sum(years[1:3])]
    narrow(reader, partner="ACDI/VOCA")
    assert {"since", "on", "by", "partner"} == asked(reader).keys()
    assert 0 < (held := number(reader, "trainings_held")) < 40
    told = f"From 1 January 2003 to 31 December 2004: {held} trainings held."
    expect(reader.locator(".headline")).to_have_text(told)
    take_away(reader, "Period")
    assert number(reader, "trainings_held") == 36
    take_away(reader, "Until")
    assert number(reader, "trainings_held") == 40
    take_away(reader, "Partner organisation")
    assert asked(reader) == {"by": "year"}
    assert number(reader, "trainings_held") == 112


def a_community_has_a_summary_of_its_own(reader: Page) -> None:
    """It opens from its line, with the line's figures, and leads to the record."""
    follow(reader.locator(".divisions").get_by_role("link", name="By community"))
    completed = number(line(reader, "Ülgisai"), "projects_completed")
    follow(line(reader, "Ülgisai").locator("a").first)
    expect(reader.locator("h1")).to_have_text("Ülgisai")
    assert number(reader, "projects_completed") == completed == 4
    follow(reader.get_by_role("link", name="Open the record"))
    assert re.search(r"/communities/\d+/$", reader.url)


def narrow(page: Page, **values: str) -> None:
    """Change what the figures stand on, by its form."""
    page.get_by_text("Another day or programme").click()
    form = page.locator("form.filters").first
    for name, value in values.items():
        field = form.locator(f"[name={name}]")
        if field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(label=value)
        else:
            field.fill(value)
    follow(form.get_by_role("button", name="Show", exact=True))


def take_away(page: Page, label: str) -> None:
    """Take one of the chips away."""
    follow(page.get_by_role("link", name=f"Remove: {label}"))


def test_the_map_and_the_paper_work_without_script(browser, site):
    context = browser.new_context(viewport=WIDE, locale="en", java_script_enabled=False)
    page = context.new_page()
    sign_in(page, site, "manager")
    page.goto(f"{site}/regions/?on=2005-12-31")
    page.select_option("#map-measure", "projects_completed")
    follow(page.locator(".map-choice button"))
    assert asked(page) == {"on": "2005-12-31", "map": "projects_completed"}
    expect(page.locator("#map-title")).to_have_text("Projects completed: on the map")
    shown = page.locator("#map [data-measure=projects_completed]")
    expect(shown.first).to_be_visible()
    numbers = [int(one.get_attribute("data-value")) for one in shown.all()]
    assert [one.inner_text() for one in shown.all()] == [str(one) for one in numbers]
    assert sum(numbers) == number(page, "projects_completed") == 71
    follow(page.locator("#map a").filter(has_text="Zhambyl"))
    assert page.url == f"{site}/regions/zhambyl/?on=2005-12-31&map=projects_completed"
    expect(page.locator("h1")).to_have_text("Zhambyl Region")

    summary = page.url
    follow(page.get_by_role("link", name="Print", exact=True))
    expect(page.locator("main header")).to_contain_text(format_date(timezone.localdate()))
    expect(page.locator("main table").first).to_be_visible()
    expect(page.locator("[data-print]")).to_be_hidden()
    assert page.locator("main a").count() == 0
    follow(page.get_by_role("link", name="Back to the summary"))
    assert page.url == summary


@pytest.mark.pdf
def test_a_summary_printed_by_the_browser_is_a_clean_page(reader, site, tmp_path):
    reader.goto(f"{site}/regions/")
    assert reader.locator(".chart-box canvas").count() == 0, "charts are drawn once they are seen"
    reader.emulate_media(media="print")
    expect(reader.locator(".chart-box").first).to_be_hidden()
    for hidden in (".site-head", ".site-foot", ".page-acts", ".divisions", ".map-choice"):
        expect(reader.locator(hidden).first).to_be_hidden()
    file = tmp_path / "summary.pdf"
    reader.pdf(path=file, prefer_css_page_size=True)
    told = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, check=True)
    first, *_more = pages = told.stdout.decode().split("\f")[:-1]
    for words in ("Bereke", format_date(timezone.localdate()), "237,000", "By region", "1/"):
        assert words in first
    assert len(pages) <= 8 and all(len(page.split()) > 20 for page in pages)
    assert [words for words in ON_SCREEN_ONLY if any(words in page for page in pages)] == []


@pytest.mark.pdf
def test_no_heading_stands_alone_at_the_end_of_a_printed_page(reader, site, tmp_path):
    communities = Community.objects.filter(code__in=("SK-02", "SK-06", "SK-07"))
    for record in (*communities, Council.objects.get()):
        reader.goto(site + record.get_absolute_url())
        headings = {text.strip() for text in reader.locator("main h2").all_inner_texts()}
        file = tmp_path / "record.pdf"
        reader.pdf(path=file, prefer_css_page_size=True)
        told = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, check=True)
        for page in told.stdout.decode().split("\f")[:-1]:
            lines = [line.strip() for line in page.splitlines() if line.strip()]
            assert lines[-2] not in headings, record
