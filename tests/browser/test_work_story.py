"""A day of work on a phone in Russian: a record comes back, is mended and sent again; the manager
confirms two at once."""

import pytest
from playwright.sync_api import expect

from accounts.roles import Role
from core.review import review_record
from projects.models import Project
from tests.browser.conftest import follow, sign_in
from tests.browser.test_pages import barriers
from tests.factories import (
    CommunityFactory,
    ProgrammeFactory,
    ProjectFactory,
    RegionFactory,
    UserFactory,
)

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PHONE = {"width": 390, "height": 844}
REASON = "Людей больше, чем живёт в селе: пересчитайте."


@pytest.fixture
def returned(transactional_db):
    """A water line that came back to its officer with a reason, and a school that waits."""
    region = RegionFactory(slug="zhambyl", name_ru="Жамбылская область")
    officer = UserFactory(username="officer", regions=[region])
    manager = UserFactory(username="manager", role=Role.MANAGER, regions=[None])
    shared = {
        "lead_community": CommunityFactory(district__region=region, name_ru="Тасөткел"),
        "programme": ProgrammeFactory(ends_on=None, follow_up_until=None),
    }
    line = ProjectFactory(name_ru="Водопровод", name_en="", **shared)
    school = ProjectFactory(name_ru="Школа", name_en="", **shared)
    for record in (line, school):
        review_record(actor=officer, record=record, verb="submit", version=record.version)
    review_record(actor=manager, record=line, verb="return", version=line.version, reason=REASON)
    return line


def small_targets(page) -> list[str]:
    """What can be pressed in the page's work and is lower than 44 pixels."""
    return page.evaluate(
        """[...document.querySelectorAll('.ways .btn, .queue-bar .btn, label.tick')]
        .filter(one => one.getBoundingClientRect().height < 43.9 && one.offsetParent)
        .map(one => one.textContent.trim())"""
    )


def assert_fits(page) -> None:
    """Nothing scrolls sideways, is too small for a finger, or is a barrier that axe finds."""
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    assert small_targets(page) == []
    assert barriers(page) == []


def on_a_phone(browser, site: str, name: str, *, scripts: bool = True):
    view = {"viewport": PHONE, "locale": "ru", "java_script_enabled": scripts}
    page = browser.new_context(**view).new_page()
    sign_in(page, site, name)
    return page


def test_a_returned_record_is_mended_sent_and_confirmed_with_another(
    browser, live_server, returned
):
    site = live_server.url
    page = on_a_phone(browser, site, "officer")
    page.goto(f"{site}/work/")
    expect(page.locator("#returned")).to_contain_text(REASON)
    assert_fits(page)
    follow(page.locator("#returned .ways a").first)
    page.fill("[name=summary]", "Пересчитано по школьному списку")
    follow(page.locator("main .form-acts .btn-primary"))
    follow(page.get_by_role("button", name="Отправить на проверку"))
    page.goto(f"{site}/work/")
    expect(page.locator("main")).not_to_contain_text(REASON)

    page = on_a_phone(browser, site, "manager")
    page.goto(f"{site}/work/waiting/")
    for tick in page.locator("label.tick").all():
        tick.click()
    assert_fits(page)
    follow(page.get_by_role("button", name="Подтвердить отмеченные"))
    expect(page.locator("main")).to_contain_text("Подтверждено: 2.")
    assert set(Project.objects.values_list("review", flat=True)) == {"confirmed"}


def test_without_scripts_a_record_is_returned_once_a_reason_is_given(
    browser, live_server, returned
):
    site = live_server.url
    page = on_a_phone(browser, site, "manager", scripts=False)
    page.goto(f"{site}/work/waiting/")
    follow(page.locator(".queue-rows li", has_text="Школа").locator("[value^=return]"))
    expect(page.locator("[role=alert]")).to_contain_text("причин")
    expect(page.locator("[name=chosen]:checked")).to_have_count(1)
    page.fill("[name=reason]", "Нет плана")
    follow(page.get_by_role("button", name="Вернуть с этой причиной"))
    expect(page.locator("main")).to_contain_text("Возвращено: 1.")
    school = Project.objects.get(name_ru="Школа")
    assert (school.review, school.return_reason) == ("returned", "Нет плана")
