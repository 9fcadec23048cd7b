"""Every measure says one number, however it is asked: page, list, CSV, XLSX, parts, periods."""

import csv
import io
from dataclasses import replace
from datetime import date, timedelta

import pytest
from python_calamine import load_workbook

from accounts.roles import Role
from communities.models import Community, District, Programme, Region
from projects.models import Sector
from reports.bars import works_parts
from reports.frame import Frame, readable_programmes
from reports.measures import FLOW, MEASURES
from reports.portfolio import Portfolio
from reports.tables import first_day
from tests.factories import UserFactory
from tests.reports.made_up import ON, catalogue, generated, made_up, portfolio  # noqa: F401
from tests.reports.pages import figure_on
from trainings.models import Topic

pytestmark = pytest.mark.slow

CHOICES = {
    "region": Region,
    "district": District,
    "community": Community,
    "sector": Sector,
    "topic": Topic,
}


LATE = date(2026, 1, 1)
"""By then every kind of case has come up in each portfolio."""


def test_page_list_and_files_of_a_measure_agree(client_of, made_up, portfolio):  # noqa: F811
    browser, counted = client_of(made_up), 0
    for measure in catalogue():
        url = f"/figures/{measure.name}/?on={ON}"
        page = browser.get(url)
        value = figure_on(page, measure.name)
        expected = measure.value(portfolio)
        assert value == (None if expected is None else pytest.approx(float(expected))), url
        if measure.is_ratio:
            continue
        items = measure.rows(portfolio)
        assert figure_on(page, "rows") == len(items), url
        lines = csv_rows(browser.get(f"{url}&export=csv"))
        assert len(lines) == len(items), url
        assert sum(float(line[-1]) for line in lines) == pytest.approx(value), url
        counted += bool(items)
    assert counted > 100


@pytest.mark.parametrize(
    "name", ["reach_direct", "contributions_received", "people_trained", "appeals_received"]
)
def test_a_workbook_holds_the_rows_of_the_page(client_of, made_up, name):  # noqa: F811
    browser = client_of(made_up)
    page = browser.get(f"/figures/{name}/?on={ON}")
    file = browser.get(f"/figures/{name}/?on={ON}&export=xlsx")
    book = load_workbook(io.BytesIO(b"".join(file.streaming_content)))
    lines = book.get_sheet_by_index(0).to_python()[1:]
    assert len(lines) == figure_on(page, "rows") > 0
    assert sum(line[-1] for line in lines) == pytest.approx(figure_on(page, name))
    notes = [line[0] for line in book.get_sheet_by_index(1).to_python()]
    assert any("31 March 2022" in note for note in notes)


def test_parts_add_up_to_the_whole_or_say_why_not(portfolio):  # noqa: F811
    uneven = set()
    for measure in catalogue():
        whole = measure.number(portfolio)
        for dimension in measure.narrows - {"partner"}:
            parts = [
                measure.number(portfolio.part(dimension, key)) or 0
                for key in portfolio.keys(dimension)
            ]
            if dimension in measure.adds_up:
                assert sum(parts) == whole, (measure.name, dimension)
            else:
                assert measure.why_not, measure.name
                uneven |= {(measure.name, dimension)} if sum(parts) != whole else set()
    # The reasons are no excuses: somewhere in the portfolio the parts really differ.
    assert {
        ("communities", "programme"),
        ("projects_total", "programme"),
        ("reach_direct", "sector"),
        ("reach_direct", "programme"),
        ("people_trained", "region"),
    } <= uneven


def test_a_part_is_what_the_address_of_the_part_gives(made_up, portfolio):  # noqa: F811
    compared = 0
    for dimension, model in CHOICES.items():
        for key in sorted(portfolio.keys(dimension))[:4]:
            frame = Frame(ON, ON, **{dimension: model.objects.get(pk=key)})
            asked = Portfolio(made_up, frame)
            for measure in catalogue():
                if dimension in measure.narrows:
                    part = measure.number(portfolio.part(dimension, key))
                    assert measure.number(asked) == part, (measure.name, dimension, key)
                    compared += 1
    for programme in Programme.objects.order_by("pk"):
        frame = Frame(ON, ON, programmes=frozenset({programme.pk}))
        asked = Portfolio(made_up, frame)
        for measure in catalogue():
            if "programme" in measure.narrows:
                part = measure.number(portfolio.part("programme", programme.pk))
                assert measure.number(asked) == part, (measure.name, programme)
                compared += 1
    assert compared > 2000


def test_every_appeal_has_one_fate(portfolio):  # noqa: F811
    portfolio = portfolio.at(LATE)  # noqa: F811
    fates = ("open", "closed", "declined", "withdrawn")
    for state in ("", "_reported"):
        counted = [MEASURES[f"appeals_{fate}{state}"].number(portfolio) for fate in fates]
        assert sum(counted) == MEASURES[f"appeals_received{state}"].number(portfolio)
    assert all(MEASURES[f"appeals_{fate}"].number(portfolio) for fate in fates[:2])


def test_what_was_to_be_visited_was_checked_or_never_visited(portfolio):  # noqa: F811
    """Projects are told apart from visits: of one a visit may be made and another be overdue."""
    portfolio = portfolio.at(LATE)  # noqa: F811
    keys = {
        name: {item.key for item in MEASURES[name].rows(portfolio)}
        for name in ("works_checked", "works_not_visited", "visits_due", "works_due_6")
    }
    assert keys["works_due_6"] and keys["works_due_6"] <= keys["visits_due"]
    assert not keys["works_not_visited"] & keys["works_checked"]
    assert keys["visits_due"] <= keys["works_not_visited"] | keys["works_checked"]
    parts = works_parts(portfolio)
    shown = sum(int(part["figure"].value) for part in parts)
    assert shown == len(keys["works_not_visited"] | keys["works_checked"])


def test_years_add_up_to_what_came_in_all(portfolio):  # noqa: F811
    first = first_day(portfolio)
    for measure in catalogue():
        if measure.kind != FLOW or measure.is_ratio:
            continue
        years = [
            measure.number(portfolio.at(min(ON, date(year, 12, 31)), max(first, date(year, 1, 1))))
            for year in range(first.year, ON.year + 1)
        ]
        before = measure.number(portfolio.at(first - timedelta(days=1)))
        assert sum(years) + before == measure.number(portfolio), measure.name


def test_a_stock_of_a_period_is_that_of_its_end(portfolio):  # noqa: F811
    period = portfolio.at(ON, date(2018, 1, 1))
    for measure in catalogue():
        if measure.kind != FLOW:
            assert measure.number(period) == measure.number(portfolio), measure.name


def test_the_borders_of_today_move_communities_and_lose_none(made_up, portfolio):  # noqa: F811
    today = Portfolio(made_up, replace(portfolio.frame, boundaries=None))
    moved = {key: len(portfolio.part("region", key).projects) for key in portfolio.keys("region")}
    now = {key: len(today.part("region", key).projects) for key in today.keys("region")}
    assert moved != now
    for measure in catalogue():
        assert measure.number(today) == measure.number(portfolio), measure.name


def test_confirmed_and_entered_are_apart_and_both_are_there(portfolio):  # noqa: F811
    for name in ("communities", "projects_total", "reach_direct", "trainings_held"):
        assert MEASURES[name].number(portfolio) > 0
        assert MEASURES[f"{name}_reported"].number(portfolio) > 0


def test_an_officer_gets_the_part_of_the_whole_that_lies_in_their_region(made_up, portfolio):  # noqa: F811
    whole = Portfolio(made_up, replace(portfolio.frame, boundaries=None))
    region = max(
        Region.objects.filter(pk__in=whole.keys("region")),
        key=lambda one: len(whole.part("region", one.pk).projects),
    )
    officer = UserFactory(username="apart", role=Role.OFFICER, regions=[region])
    own = Portfolio(officer, Frame(ON, None))
    for measure in catalogue():
        if "region" in measure.narrows:
            part = measure.number(whole.part("region", region.pk))
            assert measure.number(own) == part, measure.name


def test_the_programmes_a_reader_chooses_among_are_those_of_the_portfolio(made_up):  # noqa: F811
    assert len(readable_programmes(made_up)) == Programme.objects.count() > 2


def csv_rows(response) -> list[list[str]]:
    """The lines of a file between its header and the notes below."""
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(text)))[1:]
    return lines[: lines.index([])] if [] in lines else lines
