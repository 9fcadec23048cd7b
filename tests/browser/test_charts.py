"""Charts in a browser: drawn from the tables once they come into view, and none without script."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PAINTED = """canvas => {
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  return data.some(value => value > 0);
}"""
DRAWN = "() => Chart.getChart(document.querySelector('.chart canvas')).data.datasets"


def test_a_chart_is_drawn_from_its_table_when_it_comes_into_view(page, site, messages):
    fetched = []
    page.on("request", lambda request: fetched.append(request.url))
    sign_in(page, site, "manager")
    page.set_viewport_size({"width": 1280, "height": 500})
    page.goto(f"{site}/regions/")
    page.wait_for_load_state("networkidle")
    assert not [url for url in fetched if "vendor/chart" in url]
    stages = page.locator(".chart").first
    stages.scroll_into_view_if_needed()
    expect(stages.locator("canvas")).to_be_visible()
    assert stages.locator("canvas").evaluate(PAINTED)
    shown = stages.locator("tbody tr").last.locator("td").all_inner_texts()
    assert page.evaluate(f"({DRAWN})().map(one => String(one.data.at(-1)))") == shown
    assert len([url for url in fetched if "vendor/chart" in url]) == 1
    assert messages == []


def test_without_script_the_tables_stand_alone(browser, site):
    page = browser.new_context(java_script_enabled=False).new_page()
    sign_in(page, site, "manager")
    page.goto(f"{site}/regions/")
    expect(page.locator(".chart tbody tr").first).to_be_visible()
    expect(page.locator(".chart-box").first).to_be_hidden()
