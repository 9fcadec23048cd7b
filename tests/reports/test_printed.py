"""A summary on paper: the same figures with their rules, as a page to print and as a PDF file."""

import re
import subprocess
import sys
from datetime import date
from importlib.abc import MetaPathFinder

import pytest
from django.utils import timezone, translation

from communities.models import Region
from core.dates import format_date
from core.logo import read_logo
from core.organisation import save_organisation
from reports.views import printed
from tests.budget import Asked
from tests.core.test_organisation import picture, saved
from tests.factories import ContributionFactory
from tests.reports.pages import figures_on
from tests.reports.test_summaries import completed_project, confirmed_community

ON = "2005-07-31"
WITHOUT_PANGO = "PDF files cannot be made here: the server lacks a library, pango."


class NoPango(MetaPathFinder):
    """Refuses to import what sets PDF, in the words in which it fails without pango."""

    def find_spec(self, name, path, target=None):
        if name.partition(".")[0] == "weasyprint":
            raise OSError("cannot load library 'libpango-1.0-0'")


@pytest.fixture
def without_pango(monkeypatch):
    for name in [name for name in sys.modules if name.partition(".")[0] == "weasyprint"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(sys, "meta_path", [NoPango(), *sys.meta_path])


@pytest.fixture
def portfolio(region_a, programme):
    """Twelve communities, each with a completed project that was paid for."""
    for number in range(12):
        names = {"name_en": f"Village {number}", "name_kk": f"Қоңырәулет {number}"}
        community = confirmed_community(region_a, programme, **names, name_ru="")
        ContributionFactory(project=completed_project(community, programme))
    return region_a


def text_of(response) -> str:
    """What a reader of the file reads, as one line with plain spaces."""
    told = subprocess.run(
        ["pdftotext", "-", "-"], input=response.content, capture_output=True, check=True
    )
    return " ".join(told.stdout.decode().split())


def shown_on(page) -> set:
    return {(shown.measure, shown.value, shown.unit) for shown in figures_on(page)}


def test_paper_shows_the_figures_of_the_page_without_links(client_of, manager, portfolio):
    browser = client_of(manager)
    for address in (f"/regions/?on={ON}", f"/regions/{portfolio.slug}/?on={ON}"):
        page, paper = browser.get(address), browser.get(f"{address}&format=print")
        assert paper.templates[0].name == "reports/printed.html"
        assert shown_on(paper) == shown_on(page)
        sheet = paper.content.decode().split("<main>")[1]
        assert "<a " not in sheet and "style=" not in sheet and "<script" not in sheet


def test_each_figure_carries_the_number_of_a_note_with_its_rule(client_of, manager, portfolio):
    paper = client_of(manager).get(f"/regions/?on={ON}&format=print")
    notes = paper.context["notes"]
    assert [note.number for note in notes] == list(range(1, len(notes) + 1))
    used = set(re.findall(r"<sup>(\d+)</sup>", paper.content.decode()))
    assert used == {str(note.number) for note in notes}
    reached = next(note for note in notes if "People reached, each counted once" in note.labels)
    assert reached.labels == ["People reached, each counted once"]  # its parts go without saying
    assert "CARE" in reached.rule and reached.rule in paper.content.decode()


def test_paper_says_what_its_figures_stand_on(client_of, manager, portfolio):
    saved(name_en="Own Hands", currency="USD")
    paper = client_of(manager).get(
        f"/regions/?on={ON}&boundaries=today&programme=caip&format=print"
    )
    text = paper.content.decode()
    assert "Own Hands" in text and f"Printed on {format_date(timezone.localdate())}" in text
    frame = re.sub(r"<[^>]+>", " ", text.split('<dl class="frame">')[1].split("</dl>")[0])
    for words in ("Until 31 July 2005", "Regions of today", "Community Action Investment Program"):
        assert words in " ".join(frame.split())


@pytest.mark.pdf
@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_the_file_can_be_read_in_each_language(client_of, manager, portfolio, language):
    names = {"en": "Own Hands", "ru": "Своими руками", "kk": "Өз қолымызбен"}
    row = saved(**{f"name_{code}": name for code, name in names.items()}, currency="USD")
    save_organisation(actor=None, row=row, version=1, logo=read_logo(picture()))
    manager.language = language
    manager.save()
    file = client_of(manager).get(f"/regions/{portfolio.slug}/?on={ON}&format=pdf")
    assert file.content.startswith(b"%PDF-") and file["Content-Type"] == "application/pdf"
    assert b"/Image" in file.content  # the logo
    text = text_of(file)
    with translation.override(language):
        today, day = format_date(timezone.localdate()), format_date(date(2005, 7, 31))
    rule = {"en": "How it is counted", "ru": "Как это посчитано", "kk": "Қалай есептеледі"}
    place = "Village 3" if language == "en" else "Қоңырәулет 3"
    for words in (names[language], today, day, place, rule[language], "12"):
        assert words in text
    pages = [tuple(map(int, found)) for found in re.findall(r"\b(\d+)/(\d+)\b", text)]
    assert pages == [(place, len(pages)) for place in range(1, len(pages) + 1)] and pages


@pytest.mark.pdf
def test_the_file_is_called_by_what_it_tells_and_its_day(client_of, manager, portfolio):
    browser = client_of(manager)
    portfolio.name_kk = portfolio.name_ru = ""
    portfolio.name_en = 'Turkistan / "south"\r\nX: y'
    portfolio.save()
    file = browser.get(f"/regions/{portfolio.slug}/?on={ON}&programme=caip&format=pdf")
    assert file["Content-Disposition"] == (
        'attachment; filename="turkistan-south-x-y-caip-2005-07-31.pdf"'
    )
    file = browser.get(f"/regions/{portfolio.slug}/?since=2005-01-01&on={ON}&format=pdf")
    assert "turkistan-south-x-y-2005-01-01-2005-07-31.pdf" in file["Content-Disposition"]
    assert file["X-Content-Type-Options"] == "nosniff"


@pytest.mark.pdf
def test_a_viewer_gets_the_file_of_own_programmes(client_of, viewer, portfolio):
    browser = client_of(viewer)
    text = text_of(browser.get(f"/regions/?on={ON}&format=pdf"))
    assert "12 partner communities" in text
    paper = browser.get(f"/regions/?on={ON}&format=print").content.decode()
    assert "/figures/" not in paper and "/communities/" not in paper


@pytest.mark.pdf
def test_headings_are_said_again_on_each_sheet(client_of, manager, region_a, programme):
    for number in range(60):
        community = confirmed_community(region_a, programme, name_en=f"Village {number}")
        completed_project(community, programme)
    file = client_of(manager).get(f"/regions/{region_a.slug}/?on={ON}&format=pdf")
    assert len(re.findall(r"Times served ?\[\d+\]", text_of(file))) == 2


def test_where_pango_is_missing_the_print_page_comes_and_says_so(
    client_of, manager, portfolio, without_pango
):
    browser = client_of(manager)
    paper = browser.get(f"/regions/?on={ON}&format=pdf")
    assert paper.status_code == 200 and paper["Content-Type"].startswith("text/html")
    assert WITHOUT_PANGO in paper.content.decode()
    assert "12 partner communities" in paper.content.decode()
    assert WITHOUT_PANGO not in browser.get(f"/regions/?on={ON}&format=print").content.decode()


def test_a_summary_too_long_for_the_server_is_left_to_the_browser(
    client_of, manager, portfolio, monkeypatch
):
    monkeypatch.setattr(printed, "MOST_ROWS", 11)
    paper = client_of(manager).get(f"/regions/{portfolio.slug}/?on={ON}&format=pdf")
    assert "This summary is too long to be made into a PDF here." in paper.content.decode()


def test_the_page_offers_both_and_an_unknown_format_is_the_page(client_of, manager, portfolio):
    browser = client_of(manager)
    page = browser.get(f"/regions/{portfolio.slug}/?on={ON}&format=docx")
    assert page.templates[0].name == "reports/summary.html"
    here = f"/regions/{portfolio.slug}/?on={ON}&amp;format="
    assert f'href="{here}print"' in page.content.decode()
    assert f'href="{here}pdf"' in page.content.decode()


def test_paper_asks_the_database_nothing_more_than_the_page(client_of, manager, portfolio):
    browser = client_of(manager)
    with Asked() as page:
        browser.get(f"/regions/?on={ON}")
    with Asked() as paper:
        browser.get(f"/regions/?on={ON}&format=print")
    assert paper.number <= page.number, paper.told()


def test_paper_has_the_map_of_the_whole_by_the_measure_chosen(client_of, manager, portfolio):
    Region.objects.filter(pk=portfolio.pk).update(tile_column=3, tile_row=2)
    browser = client_of(manager)
    address = f"/regions/?on={ON}&map=projects_completed"
    page, paper = browser.get(address), browser.get(f"{address}&format=print")
    (tile,) = paper.context["map"].tiles
    (drawn,) = page.context["tile_map"].tiles
    assert (tile.column, tile.row, tile.step) == (3, 2, 5) and tile.figure.value == "12"
    assert paper.context["map"].title == page.context["tile_map"].title
    assert drawn.url and not tile.url and not tile.figure.url
    note = next(
        one for one in paper.context["notes"] if str(one.number) == paper.context["map"].note
    )
    assert "Projects completed" in note.labels
    assert '<li class="at-3 down-2 tile-5">' in paper.text
    region = browser.get(f"/regions/{portfolio.slug}/?on={ON}&format=print")
    assert region.context["map"] is None


def test_the_file_has_the_map_too(client_of, manager, portfolio):
    Region.objects.filter(pk=portfolio.pk).update(tile_column=3, tile_row=2)
    file = client_of(manager).get(f"/regions/?on={ON}&format=pdf&map=projects_completed")
    assert "Projects completed: on the map [" in text_of(file)
