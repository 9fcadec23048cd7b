"""A community among many is found while its name is typed, by keys alone, in Kazakh."""

import pytest

from core.finding import FEW
from tests.browser.conftest import follow, sign_in
from tests.factories import (
    CommunityFactory,
    DistrictFactory,
    ProgrammeFactory,
    RegionFactory,
    TopicFactory,
    UserFactory,
)
from tests.growth import many
from trainings.models import Training

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def town():
    region = RegionFactory(slug="turkistan", name_kk="Түркістан облысы")
    district = DistrictFactory(name_kk="Сайрам", region=region)
    many(CommunityFactory, FEW + 5, district=district)
    UserFactory(username="aigul", regions=[region], language="kk")
    ProgrammeFactory(name_kk="Береке")
    TopicFactory(name_kk="Жинақ")
    return CommunityFactory(name_kk="Қарасу", name_ru="Карасу", district=district)


def test_a_community_is_chosen_by_keys_alone(page, live_server, town, messages):
    page.set_viewport_size({"width": 390, "height": 800})
    sign_in(page, live_server.url, "aigul")
    page.goto(f"{live_server.url}/trainings/new/")

    page.locator("[name='community-sought']").focus()
    page.keyboard.type("qarasu")
    page.locator(".find-list [role=option]").wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    assert page.input_value("[name='community-sought']") == "Қарасу (Сайрам)"
    assert page.inner_text("[data-find-note]") == "Түркістан облысы"

    page.fill("[name=name_kk]", "Жинақ туралы")
    for name in ("programme", "topic"):
        page.select_option(f"[name={name}]", index=1)
    page.fill("[name=starts_on]", "01.03.2004")
    follow(page.locator("main form button.btn-primary").first)
    page.wait_for_url("**/trainings/*/")

    assert Training.objects.get().community == town
    assert messages == []


def test_what_is_typed_is_still_there_when_the_line_is_down(page, live_server, town):
    sign_in(page, live_server.url, "aigul")
    page.goto(f"{live_server.url}/trainings/new/")
    page.route("**/*find=community*", lambda route: route.abort())

    page.locator("[name='community-sought']").press_sequentially("карасу")
    page.locator("[data-find-note]:not(:empty)").wait_for()

    assert page.input_value("[name='community-sought']") == "карасу"
    assert page.is_hidden(".find-list")
