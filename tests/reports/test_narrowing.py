"""A summary is narrowed, divided, told of a period, and taken home as a file."""

import csv
import io
import re
from datetime import date
from urllib.parse import urlencode

import pytest
from django.utils import timezone

from communities.models import CommunityDistrict, Programme
from core.dates import format_date
from core.finding import FEW
from core.models import ReviewState
from projects.models import ProjectPartner
from reports.frame import Frame
from reports.measures import MEASURES
from reports.portfolio import Portfolio
from tests.factories import (
    GroupFactory,
    PartnerFactory,
    SectorFactory,
    TopicFactory,
    TrainingFactory,
    ZoneFactory,
)
from tests.growth import many
from tests.reports.pages import figure_on, figures_on
from tests.reports.test_summaries import completed_project, confirmed_community

ON = "2005-07-31"


@pytest.fixture
def village(region_a, programme):
    return confirmed_community(region_a, programme, name_en="Aqbulaq")


@pytest.fixture
def town(region_b, programme):
    return confirmed_community(region_b, programme, name_en="Saryozek")


@pytest.fixture
def works(village, town, programme):
    """A water line of 2003 in the village; a school of 2004 in the town, with a partner."""
    water, school = SectorFactory(name_en="Water"), SectorFactory(name_en="Schools")
    line = completed_project(village, programme, sector=water, ended_on=date(2003, 9, 1))
    built = completed_project(town, programme, sector=school, ended_on=date(2004, 9, 1))
    for project, place, people in ((line, village, 300), (built, town, 200)):
        GroupFactory(
            project=project,
            zone=ZoneFactory(community=place),
            basis="actual",
            people=people,
            counted_on=project.ended_on,
        )
    return line, built


@pytest.fixture
def reader(client_of, manager, works):
    return client_of(manager)


def lines_of(page) -> dict[str, list[str]]:
    """The table of a summary: the name of each line, and the texts beside it."""
    return {
        row.cells[0].text: [cell.text for cell in row.cells[1:]]
        for row in page.context["table"]["rows"]
    }


def column(page, label: str) -> dict[str, str]:
    labels = [heading.label for heading in page.context["table"]["columns"]][1:]
    return {name: texts[labels.index(label)] for name, texts in lines_of(page).items()}


def test_a_period_counts_what_came_in_it_and_says_so(reader):
    page = reader.get("/regions/?since=2004-01-01&on=2004-12-31")
    assert figure_on(page, "projects_completed") == 1
    assert figure_on(page, "reach_direct") == 200
    assert "People reached are those newly reached in the period." in page.context["table"]["note"]
    fields = page.context["frame_form"]
    assert [fields[name].value() for name in ("since", "on")] == ["01.01.2004", "31.12.2004"]
    assert "1 January 2004" in page.text


def test_a_period_that_begins_after_its_end_is_said_and_not_guessed(reader):
    page = reader.get("/regions/?since=2005-01-01&on=2004-12-31")
    assert "The period begins after its end." in page.text
    assert figure_on(page, "projects_completed") == 2  # as on the day


def test_a_period_that_begins_after_the_day_it_would_end_on_is_said_too(reader):
    page = reader.get("/regions/?since=2099-01-01")
    assert "The period begins after its end." in page.text
    assert figure_on(page, "projects_completed") == 2


def test_a_period_after_the_end_of_the_programmes_goes_until_today(reader, works):
    Programme.objects.update(ends_on=date(2005, 7, 31), follow_up_until=date(2006, 3, 31))
    today = format_date(timezone.localdate())
    expected = {
        "": "31 March 2006",
        "?since=2006-03-01": "1 March 2006 to 31 March 2006",
        "?since=2006-04-01": f"1 April 2006 to {today}",
    }
    for query, stood in expected.items():
        assert reader.get(f"/regions/{query}").context["chips"][0]["value"] == stood


def test_of_a_period_nothing_is_told_as_a_part_of_what_came_in_it(reader):
    """What was completed in a year is no part of what was proposed in it."""
    page = reader.get("/regions/?since=2004-01-01&on=2004-12-31")
    people, projects, money, _trained = page.context["cards"]
    told = [piece for card in (projects, money) for line in card.lines for piece in line]
    words = " ".join(piece for piece in told if isinstance(piece, str))
    assert "of" not in words.replace("end of it", "").split()
    assert people.title == "People newly reached"
    assert not {"works_checked", "cost_per_person"} & {getattr(one, "measure", "") for one in told}


def test_in_a_period_what_stands_at_its_end_says_so(reader):
    def told(query: str) -> dict[str, str]:
        sheets = reader.get(f"/regions/?on=2004-12-31{query}").context["sheets"]
        rows = next(sheet for sheet in sheets if sheet.id == "stages").rows
        return {row.cells[1].figure.measure: row.cells[0].text for row in rows}

    assert told("")["projects_under_way"] == "Projects under way"
    of_period = told("&since=2004-01-01")
    assert of_period["projects_under_way"] == "Projects under way, at the end of the period"
    assert of_period["projects_completed"] == "Projects completed"


def test_years_stand_below_each_other_and_add_up(reader):
    page = reader.get(f"/regions/?by=year&on={ON}")
    assert column(page, "Projects") == {"2003": "1", "2004": "1", "2005": "0"}
    assert column(page, "People reached") == {"2003": "300", "2004": "200", "2005": "0"}
    year = next(
        one
        for one in figures_on(page)
        if "on=2004-12-31" in one.url and one.measure == "reach_direct"
    )
    assert figure_on(reader.get(year.url), "reach_direct") == 200


def test_sectors_stand_side_by_side_without_what_has_no_sector(reader):
    page = reader.get(f"/regions/?by=sector&on={ON}")
    labels = [heading.label for heading in page.context["table"]["columns"]]
    assert "Trainings" not in labels and "Communities" not in labels
    assert column(page, "Projects") == {"Water": "1", "Schools": "1"}
    assert "count once in all" in page.context["table"]["note"]


def test_a_filter_says_which_figures_it_cannot_narrow(reader, works):
    sector = works[0].sector
    page = reader.get(f"/regions/?sector={sector.pk}&on={ON}")
    assert figure_on(page, "projects_completed") == 1
    assert figure_on(page, "trainings_held") is None
    rows = reader.get(f"/figures/trainings_held/?sector={sector.pk}&on={ON}")
    assert "This figure cannot be narrowed like that" in rows.text
    chips = {chip["label"]: chip for chip in page.context["chips"]}
    without = reader.get(chips["Sector"]["remove_url"])
    assert figure_on(without, "projects_completed") == 2


def test_a_partner_organisation_has_the_figures_of_its_projects(reader, works):
    partner = PartnerFactory(name_en="Steppe Builders", confirmed=True)
    ProjectPartner.objects.create(project=works[1], partner=partner, role="implementer")
    page = reader.get(f"/regions/?partner={partner.pk}&on={ON}")
    assert figure_on(page, "projects_completed") == 1
    assert figure_on(page, "reach_direct") == 200
    assert "Steppe Builders" in page.text and partner.get_absolute_url() in page.text


def test_among_many_partners_one_is_sought_by_name(reader, works):
    many(PartnerFactory, FEW)
    partner = PartnerFactory(name_en="Kyzylorda Fund", name_kk="Қызылорда қоры", confirmed=True)
    ProjectPartner.objects.create(project=works[1], partner=partner, role="implementer")
    address = f"/regions/?on={ON}&by=sector"
    page = reader.get(address).content.decode()
    assert 'name="partner-sought"' in page and "js/find.js" in page
    (row,) = reader.get(address, {"on": ON, "find": "partner", "q": "қызылорда"}).json()["rows"]
    assert row["key"] == str(partner.pk)
    for typed in (
        {"partner": row["key"], "partner-sought": row["label"], "partner-sought-for": row["label"]},
        {"partner": "", "partner-sought": "qyzylorda qory", "partner-sought-for": ""},
    ):
        response = reader.get(f"{address}&{urlencode(typed)}")
        assert response.status_code == 302
        assert response.url == f"{address}&partner={partner.pk}"
    assert figure_on(reader.get(response.url), "projects_completed") == 1
    emptied = reader.get(f"{address}&partner=&partner-sought=&partner-sought-for=")
    assert emptied.url == address
    nobody = reader.get(f"{address}&partner=&partner-sought=nobody&partner-sought-for=")
    assert nobody.status_code == 200
    assert "Nothing is found by this name" in nobody.content.decode()


def test_a_topic_of_trainings_has_the_figures_of_its_trainings(reader, village, programme):
    for name in ("Budgets", "Repairs"):
        TrainingFactory(
            community=village,
            programme=programme,
            topic=TopicFactory(name_en=name),
            starts_on=date(2004, 5, 1),
            ends_on=date(2004, 5, 2),
            review=ReviewState.CONFIRMED,
        )
    page = reader.get(f"/regions/?by=topic&on={ON}")
    assert column(page, "Trainings") == {"Budgets": "1", "Repairs": "1"}


def test_a_community_has_its_own_summary_year_by_year(reader, village):
    page = reader.get(f"/regions/?community={village.pk}&on={ON}")
    assert figure_on(page, "reach_direct") == 300
    assert column(page, "People reached")["2003"] == "300"


def test_the_table_is_taken_home_with_what_it_stands_on(reader):
    file = reader.get(f"/regions/?by=sector&on={ON}&export=csv")
    text = b"".join(file.streaming_content).decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(text)))
    table, notes = lines[: lines.index([])], lines[lines.index([]) :]
    assert [line[0] for line in table] == ["Sector", "Schools", "Water", "All"]
    assert any("31 July 2005" in cell for line in notes for cell in line)
    assert any("CARE" in cell for line in notes for cell in line)


def test_what_a_row_does_not_know_is_said_and_left_empty_in_a_file(reader, works):
    """A record loaded as confirmed was confirmed by nobody here."""
    address = f"/figures/projects_completed/?on={ON}"
    row = reader.get(address).context["rows"][0]
    told = {cell.label: cell.text for cell in row.cells}
    assert (told["Entered by"], told["Confirmed by"]) == ("–", "–")
    file = b"".join(reader.get(f"{address}&export=csv").streaming_content).decode()
    assert "–" not in file.splitlines()[1]


def test_a_file_says_which_region_and_period_it_is_of_in_the_readers_words(
    client_of, manager, region_a, works
):
    manager.language = "ru"
    manager.save()
    browser, asked = client_of(manager), f"since=2003-01-01&on={ON}&export=csv"
    file = browser.get(f"/regions/{region_a.slug}/?{asked}")
    text = b"".join(file.streaming_content).decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(text)))
    assert f'"summary-{region_a.slug}-community-2003-01-01-{ON}.csv"' in file["Content-Disposition"]
    assert lines[lines.index([]) + 1] == [region_a.name_in("ru")]
    assert "Охвачено людей" in lines[0] and "Внесено, USD" in lines[0]
    assert any(line[0].startswith("Составлено ") for line in lines if line)
    rows = b"".join(browser.get(f"/figures/reach_direct/?{asked}").streaming_content).decode()
    assert re.search(r"Охвачено людей \(без повторов\): \d+ человек\b", rows)


def test_an_address_keeps_how_the_table_is_divided(reader):
    page = reader.get(f"/regions/?by=year&on={ON}")
    figure = next(one for one in figures_on(page) if one.measure == "projects_completed")
    rows = reader.get(figure.url)
    assert "by=year" in rows.context["back_url"] and f"on={ON}" in rows.context["back_url"]


def test_viewers_read_month_ends_without_filters_or_names(client_of, viewer, works):
    browser = client_of(viewer)
    page = browser.get("/regions/?on=2004-09-15&since=2004-09-01&sector=1&by=community")
    assert page.context["view"].frame.on == date(2004, 8, 31)
    assert page.context["view"].frame.narrowed_by == frozenset()
    assert figure_on(page, "projects_completed") == 1
    region = browser.get(f"/regions/turkistan/?on={ON}")
    assert region.status_code == 200
    assert "Aqbulaq" not in region.text and "Aqbulaq" not in page.text
    assert not any(one.url for one in figures_on(region))


@pytest.mark.parametrize(
    "language, words",
    [
        ("ru", "Как считаются показатели"),
        ("kk", "Көрсеткіштер қалай саналады"),
        ("en", "How figures are counted"),
    ],
)
def test_the_catalogue_tells_every_measure_in_the_readers_language(
    client_of, manager, language, words
):
    manager.language = language
    manager.save()
    page = client_of(manager).get("/measures/").text
    assert words in page
    for name, measure in MEASURES.items():
        if not name.endswith("_reported"):
            assert f'id="{name}"' in page, name
            assert measure.rule
    assert "CARE" in page


def test_the_figures_of_a_place_are_read_from_its_own_rows(manager, region_a, village, town, works):
    """Also of one that lies in another region today; a part of the whole says the same."""
    reform = date(2004, 1, 1)
    CommunityDistrict.objects.filter(community=town).update(
        district=village.district, valid_to=reform
    )
    CommunityDistrict.objects.create(community=town, district=town.district, valid_from=reform)
    for day in (date(2003, 12, 31), date(2005, 7, 31)):
        own = Portfolio(manager, Frame(date(2005, 7, 31), day, region=region_a))
        whole = Portfolio(manager, Frame(date(2005, 7, 31), day)).part("region", region_a.pk)
        assert {row.community for row in own.ledger.projects} == {village.pk, town.pk}
        assert own.projects == whole.projects
        assert len(own.projects) == (2 if day < reform else 1)
        for measure in MEASURES.values():
            if measure.answers(whole):
                assert measure.number(own) == measure.number(whole), measure.name


def test_a_region_reads_no_rows_of_places_that_never_lay_in_it(manager, region_a, works):
    ledger = Portfolio(manager, Frame(date(2005, 7, 31), None, region=region_a)).ledger
    for kind in ("partnerships", "projects", "groups"):
        assert len(getattr(ledger, kind)) == 1, kind
