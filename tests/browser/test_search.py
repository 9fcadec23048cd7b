"""Somebody types a name as they hear it, and the record is there."""

import pytest
from playwright.sync_api import expect

from communities.models import Community
from tests.browser.conftest import follow, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_a_community_is_found_from_any_page_by_a_key_and_a_spelling_of_ones_own(
    page, site, messages
):
    community = Community.objects.get(code="ZH-01")
    sign_in(page, site, "officer-zhambyl")
    page.goto(f"{site}/projects/")
    page.keyboard.press("/")
    expect(page.locator("#site-search")).to_be_focused()
    page.keyboard.type(community.name_ru.upper())
    page.keyboard.press("Enter")
    hit = page.locator("#found a.hit", has_text=community.name_en).first
    expect(hit).to_be_visible()
    page.fill("#search-q", "brrkwwxt")
    expect(page.locator("#found")).to_contain_text("Nothing was found for “brrkwwxt”")
    page.fill("#search-q", "ZH-01")
    expect(hit).to_be_visible()
    assert "q=ZH-01" in page.url
    follow(hit)
    expect(page.locator("h1")).to_have_text(community.name_en)
    assert messages == []


def test_on_a_phone_and_without_scripts_the_lens_leads_to_the_box(browser, site):
    context = browser.new_context(
        java_script_enabled=False, locale="ru", viewport={"width": 390, "height": 800}
    )
    page = context.new_page()
    sign_in(page, site, "officer-zhambyl")
    follow(page.locator("a.search-link"))
    page.fill("#search-q", "ulgibastau")
    follow(page.locator("main form button"))
    expect(page.locator("#found-communities")).to_be_visible()
