"""The land case, read from the notice through the hearing to what was recommended."""

import pytest
from playwright.sync_api import expect

from communities.models import Region
from dialogue.models import Applicant
from tests.browser.conftest import follow, sign_in
from tests.factories import UserFactory

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def name(site) -> str:
    """The officer of the council's region signs up; the applicant's name is one to look for."""
    UserFactory(username="land-officer", regions=[Region.objects.get(slug="mangystau")])
    Applicant.objects.update(name="Told To Nobody")
    return "Told To Nobody"


def overflow(page) -> int:
    """By how many pixels the page is wider than its window."""
    root = "document.documentElement"
    return page.evaluate(f"{root}.scrollWidth - {root}.clientWidth")


def test_the_land_case_is_read_from_notice_to_recommendation(page, browser, site, name, messages):
    sign_in(page, site, "land-officer")
    page.goto(f"{site}/appeals/?q=livestock")
    main = page.locator("main")
    expect(main).to_contain_text("applicant 2006-03")
    follow(page.get_by_role("link", name="2006-03 Withdrawal of a livestock farmer's land"))
    story = page.locator(".story")
    for part in ("applicant 2006-03", "170", "2,500", "300", "Both sides were heard"):
        expect(story).to_contain_text(part)
    expect(main).not_to_contain_text(name)
    follow(page.get_by_role("link", name="Heard at meeting 2"))
    expect(page.locator("#agenda")).to_contain_text("2006-03")
    expect(page.locator("#attendance")).to_contain_text("civil society")
    follow(page.get_by_role("link", name="Annul the decision to withdraw the land"))
    fate = page.locator(".story")
    for part in ("21 February 2006", "No answer", "Carried out: not known"):
        expect(fate).to_contain_text(part)
    expect(page.locator("main")).not_to_contain_text(name)
    assert messages == []
    read_on_a_telephone_in_kazakh(browser, site, name)


def read_on_a_telephone_in_kazakh(browser, site, name: str) -> None:
    """The same on a narrow screen: it fits, is Kazakh, and the name is a code."""
    context = browser.new_context(viewport={"width": 390, "height": 850}, locale="kk")
    page = context.new_page()
    sign_in(page, site, "land-officer")
    for path in ("/councils/", "/appeals/?q=livestock", "/recommendations/", "/surveys/"):
        page.goto(f"{site}{path}")
        expect(page.locator("html")).to_have_attribute("lang", "kk")
        assert overflow(page) <= 0, path
    page.goto(f"{site}/appeals/?q=livestock")
    follow(page.locator("tbody th a").first)
    for selector, heading in ((".story", "2006-03"), (".story", "2\u00a0500"), ("h2", "Ұсынымдар")):
        expect(page.locator(selector).filter(has_text=heading).first).to_be_visible()
    expect(page.locator("main")).not_to_contain_text(name)
    assert overflow(page) <= 0
