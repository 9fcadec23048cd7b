"""Wherever one row of many is sought by its name, the page brings the script and the offers."""

import re

import pytest

from tests.access.page import Page
from tests.access.table import PAGES
from tests.access.world import build
from tests.test_forms_scope import url_of

BOX = re.compile(r'data-find="([^"]+)"')


def pages() -> list[Page]:
    """The addresses a manager opens."""
    return [page for page in PAGES if page.verdicts()["GET", "manager"] == "200"]


@pytest.fixture
def all_are_many(monkeypatch):
    """No list of choices is short enough for a plain list."""
    for module in ("core.finding", "core.shared_choices"):
        monkeypatch.setattr(f"{module}.FEW", 0)


def boxes_on(client, url: str) -> dict[str, str]:
    """The search boxes of a page, each with why it would not work; empty if it would."""
    response = client.get(url)
    text = "" if response.streaming else response.content.decode()
    found = {}
    for name in set(BOX.findall(text)):
        asked = client.get(url, {"find": name.replace("__prefix__", "0"), "q": "a"})
        answers = asked["Content-Type"] == "application/json"
        found[name] = "" if "js/find.js" in text and answers else f"{url} {name}"
    return found


def test_every_search_box_has_its_script_and_its_offers(db, all_are_many):
    world = build()
    client, found = world.client("manager"), {}
    for page in pages():
        found |= boxes_on(client, url_of(page, world))
    assert [why for why in found.values() if why] == []
    assert {"community", "lead_community", "contractor", "partner", "another"} <= set(found)
    assert "contributions-__prefix__-partner" in found
