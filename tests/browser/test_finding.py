"""One row among many is found while its name is typed, by keys alone, in Kazakh."""

import pytest

from core.finding import FEW
from projects.models import Contribution
from tests.browser.conftest import follow, sign_in
from tests.factories import (
    CommunityFactory,
    DistrictFactory,
    PartnerFactory,
    ProgrammeFactory,
    ProjectFactory,
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


@pytest.mark.parametrize("width", [390, 1280])
def test_in_a_row_that_was_added_a_partner_is_chosen_by_keys_alone(
    page, live_server, town, messages, width
):
    page.set_viewport_size({"width": width, "height": 800})
    many(PartnerFactory, FEW + 5)
    fund = PartnerFactory(name_kk="Қызылорда қоры", review="confirmed")
    project = ProjectFactory(lead_community=town)
    sign_in(page, live_server.url, "aigul")
    page.goto(f"{live_server.url}/projects/{project.pk}/contributions/")
    page.locator("[data-grid-add]").click()
    row = page.locator(".grid tbody tr").last

    row.locator("[name$='-partner-sought']").focus()
    page.keyboard.type("кызылорда")
    offered = row.locator(".find-list [role=option]")
    offered.wait_for()
    edge = offered.bounding_box()
    assert edge["x"] >= 0 and edge["x"] + edge["width"] <= width
    page.keyboard.press("Enter")

    assert row.locator("[name$='-partner-sought']").input_value() == "Қызылорда қоры"
    assert row.evaluate("row => row.contains(document.activeElement)")
    for name, text in {"award": "2", "amount": "100"}.items():
        row.locator(f"[name$='-{name}']").fill(text)
    row.locator("[name$='-contributor']").select_option("business")
    follow(page.locator("main .form-acts .btn-primary"))
    assert Contribution.objects.get(project=project).partner == fund
    assert messages == []
