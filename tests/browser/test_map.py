"""The map of communities in a browser: it moves with a script and stands without one."""

import re

import pytest
from playwright.sync_api import expect

from communities.models import Community, Region, RegionOutline
from tests.browser.conftest import follow, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.slow]
RING = [[66, 41], [71, 41], [71, 46], [66, 46], [66, 41]]


def test_a_circle_names_its_community_and_leads_to_it(page, site, messages):
    region = Region.objects.get(slug="zhambyl")
    RegionOutline.objects.create(region=region, geometry=[[RING]], points=5, credit="Somebody")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    sign_in(page, site, "manager")
    page.goto(f"{site}/map/")
    field = page.locator(".moving-map")
    expect(field).to_be_visible()
    expect(page.locator("svg.outlines")).to_be_hidden()
    expect(field.locator("path.region")).to_have_count(1)
    circles = field.locator("path.reached")
    assert circles.count() == page.locator("svg.outlines circle.reached").count() > 10
    circles.last.click()
    link = field.locator(".leaflet-popup a")
    expect(link).to_be_visible()
    follow(link)
    page.wait_for_url("**/communities/*/")
    assert all(url.startswith((site, "data:")) for url in asked)
    assert messages == []


def test_a_name_that_looks_like_markup_is_told_as_text(page, site, messages):
    name = "<b>Village</b> & <img src=x>"
    Community.objects.update(name_en=name)
    sign_in(page, site, "manager")
    page.goto(f"{site}/map/")
    page.locator(".moving-map path.reached").last.hover()
    expect(page.locator(".leaflet-tooltip")).to_contain_text(name)
    expect(page.locator(".leaflet-tooltip *")).to_have_count(0)
    assert messages == []


def test_the_scale_of_the_map_is_written_in_the_readers_letters(page, site):
    sign_in(page, site, "manager")
    page.evaluate("document.querySelector('button[value=kk]').click()")
    expect(page.locator("html[lang=kk]")).to_be_attached()
    page.goto(f"{site}/map/")
    expect(page.locator(".leaflet-control-scale-line")).to_have_text(re.compile(r"^\d+\xa0к?м$"))


def test_without_script_the_drawing_stands(browser, site):
    page = browser.new_context(java_script_enabled=False).new_page()
    sign_in(page, site, "officer-turkistan")
    page.goto(f"{site}/map/")
    expect(page.locator("svg.outlines circle").first).to_be_visible()
    follow(page.locator("svg.outlines a").first)
    page.wait_for_url("**/communities/*/")
