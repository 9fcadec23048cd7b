"""Counting people on a phone and by keyboard: steps, sums, and what it does, while one types."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import expect

from projects.models import BeneficiaryGroup
from tests.browser.conftest import follow, listen, sign_in
from tests.factories import (
    AgeBandFactory,
    CommunityFactory,
    GroupFactory,
    ProjectFactory,
    RegionFactory,
    UserFactory,
)

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def school(transactional_db):
    """A project under way in a village whose 14,200 people the water line counts."""
    region = RegionFactory(slug="turkistan", name_en="Turkistan")
    UserFactory(username="officer", regions=[region])
    village = CommunityFactory(
        district__region=region, name_kk="Қарабұлақ", name_en="Karabulak", population=17_320
    )
    water = ProjectFactory(
        lead_community=village, name_kk="Су құбыры", handed_over=True, confirmed=True
    )
    GroupFactory(project=water, basis="actual", people=14_200)
    school = ProjectFactory(lead_community=village, name_kk="Мектеп", stage="under_way")
    AgeBandFactory(programme=school.programme, from_age=0, to_age=14, name_kk="0–14 жас")
    return school


def opened(browser, live_server, school, **options):
    """The page of a new count, signed in."""
    page = browser.new_context(**options).new_page()
    sign_in(page, live_server.url, "officer")
    page.goto(live_server.url + reverse("projects:group_create", args=[school.pk]))
    return page


def test_on_a_phone_people_are_stepped_up_and_down_in_kazakh(browser, live_server, school):
    phone = {"viewport": {"width": 390, "height": 850}, "locale": "kk", "has_touch": True}
    page = opened(browser, live_server, school, **phone)
    complaints = listen(page)
    page.fill("[name=people]", "3")
    first = page.locator(".matrix tbody tr").first
    more = first.get_by_role("button", name="Біреуін қосу: әйелдер, 0–14 жас")
    for _ in range(3):
        more.tap()
    first.get_by_role("button", name="Біреуін азайту: әйелдер, 0–14 жас").tap()
    field = first.locator("input").first
    expect(field).to_have_value("2")
    expect(field).to_have_attribute("inputmode", "numeric")
    expect(page.locator("#split-state")).to_have_text(
        "Жынысы мен жасы бойынша: 2 / 3. Бөлінбегені: 1."
    )
    expect(page.locator("#effect")).to_contain_text("«Су құбыры» жобасында есептеліп қойған")
    assert not BeneficiaryGroup.objects.filter(project=school).exists()
    small = page.eval_on_selector_all(
        ".step", "all => all.filter(b => b.offsetWidth < 44 || b.offsetHeight < 44).length"
    )
    assert small == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert Axe().run(page).response["violations"] == []
    page.locator(".form-acts .btn-primary").tap()
    expect(page.locator("#groups")).to_contain_text("3")
    group = BeneficiaryGroup.objects.get(project=school)
    assert (group.people, group.cells.get().people) == (3, 2)
    assert complaints == []


def test_sums_are_written_in_kazakh_as_the_page_writes_numbers(browser, live_server, school):
    page = opened(browser, live_server, school, locale="kk")
    page.fill("[name=people]", "3000")
    fields = page.locator(".matrix tbody tr").first.locator("input")
    fields.nth(0).fill("1234")
    fields.nth(1).fill("2")
    expect(page.locator("[data-row-total]").first).to_have_text(re.compile(r"^1\s236$"))
    expect(page.locator("#split-state")).to_contain_text(re.compile(r"1\s236 / 3\s000"))


def test_enter_saves_also_where_a_way_out_stands_before_the_button(browser, live_server, school):
    page = opened(browser, live_server, school, viewport={"width": 1280, "height": 850})
    page.fill("[name=people]", "20 000")
    page.press("[name=people]", "Enter")
    expect(page.locator(".ways-out")).to_contain_text("Two ways out")
    assert Axe().run(page).response["violations"] == []
    page.fill("[name=people]", "600")
    page.fill("[name=label]", "pupils")
    page.press("[name=label]", "Enter")
    expect(page.locator("#groups")).to_contain_text("pupils")
    assert BeneficiaryGroup.objects.get(project=school).label == "pupils"


def test_the_way_over_the_population_brings_back_what_was_typed_last(browser, live_server, school):
    page = opened(browser, live_server, school, viewport={"width": 1280, "height": 850})
    page.fill("[name=people]", "20 000")
    follow(page.locator(".form-acts .btn-primary"))
    page.fill("[name=label]", "all who live here")
    follow(page.get_by_role("button", name="Enter a population with a better source"))
    page.fill("[name=year]", "2004")
    page.fill("[name=population]", "21 000")
    page.fill("[name=source]", "household book")
    follow(page.locator(".form-acts .btn-primary"))
    expect(page.locator("[name=label]")).to_have_value("all who live here")
    expect(page.locator("[name=people]")).to_have_value("20 000")
    expect(page.locator("#effect")).to_contain_text("+5,800 people reached")
    follow(page.locator(".form-acts .btn-primary"))
    expect(page.locator("#groups")).to_contain_text("20,000")


def test_without_scripts_the_same_is_said_after_a_button(browser, live_server, school):
    page = opened(browser, live_server, school, java_script_enabled=False)
    page.get_by_text("A part that is not listed").click()
    page.fill("[name=part_name]", "Families of the school")
    page.fill("[name=people]", "600")
    expect(page.locator("[data-step]").first).to_be_hidden()
    follow(page.get_by_role("button", name="See what changes"))
    expect(page.locator("#effect")).to_contain_text("+600 people reached")
    expect(page.locator("#effect")).to_contain_text("counts 14,200 in the whole")
    expect(page.locator("[name=part_name]")).to_have_value("Families of the school")
    follow(page.locator(".form-acts .btn-primary"))
    expect(page.locator("#groups")).to_contain_text("Families of the school")
