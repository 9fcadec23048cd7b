"""Rows of a table typed with a finger: nothing is cut short, no nought is in the way."""

import pytest
from playwright.sync_api import expect

from tests.browser.story import Person
from tests.factories import CommunityFactory, UserFactory

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def person(browser, live_server, transactional_db) -> Person:
    """An officer on a phone, in Russian."""
    village = CommunityFactory()
    UserFactory(username="officer", regions=[village.district.region], language="ru")
    someone = Person(browser, live_server.url, "officer", "ru")
    someone.village = f"/communities/{village.pk}"
    return someone


def test_a_name_has_the_width_of_the_row_and_a_tick_stands_before_its_word(person):
    person.open(f"{person.village}/groups/new/")
    row = person.page.locator("[data-grid] tbody tr").first.bounding_box()
    name = person.page.locator("[name=members-0-person]").bounding_box()
    assert name["width"] > 0.85 * row["width"]
    tick = person.page.locator("[name=members-0-is_youth]")
    assert tick.bounding_box()["x"] < tick.locator("xpath=../label").bounding_box()["x"]


@pytest.mark.parametrize("side", [4, 60], ids=["before the nought", "far from it"])
def test_a_number_typed_over_a_nought_is_that_number(person, side):
    person.open(f"{person.village}/meetings/new/")
    votes = person.page.locator("[name=rankings-0-votes_women]")
    votes.click(position={"x": side, "y": 12})
    person.page.keyboard.type("41")
    expect(votes).to_have_value("41")
    votes.click(position={"x": side, "y": 12})
    person.page.keyboard.type("5")
    expect(votes).not_to_have_value("5")
