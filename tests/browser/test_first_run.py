"""The story of a real start in a browser: from the link to the first own project."""

import pytest
from playwright.sync_api import expect

from accounts.models import User
from bereke.start.link import first_run_path
from projects.models import Project
from tests.browser.conftest import follow
from tests.start.filling import PASSWORD, TYPED

pytestmark = [pytest.mark.browser, pytest.mark.slow]

OWN_PASSWORD = "my-own-quiet-word"


def write(page, **texts: str) -> None:
    for name, text in texts.items():
        page.locator(f"[name={name}]").fill(text)


def choose(page, **texts: str) -> None:
    for name, text in texts.items():
        field = page.locator(f"[name={name}]")
        option = field.locator("option", has_text=text).first
        field.select_option(option.get_attribute("value"))


def send(page) -> None:
    follow(page.locator("main .form-acts .btn-primary").last)


def fill_in(page) -> None:
    """Fill the first-run page in as a person would, section by section."""
    for name, value in TYPED.items():
        field = page.locator(f"[name='{name}']")
        if name.startswith("places-"):
            page.locator(f"[name='{name}'][value={value[0]}]").check()
        elif field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)


def set_password(browser, site: str, link: str):
    """A colleague opens their link in a browser of their own, sets a password and signs in."""
    page = browser.new_context(locale="en-GB").new_page()
    page.goto(link)
    write(page, password1=OWN_PASSWORD, password2=OWN_PASSWORD)
    follow(page.locator("main .btn-primary"))
    page.goto(f"{site}/accounts/login/")
    write(page, login="officer@example.org", password=OWN_PASSWORD)
    follow(page.locator("main .btn-primary"))
    return page


@pytest.mark.django_db(transaction=True)
def test_from_the_first_link_to_the_first_own_project(page, browser, live_server, messages):
    page.goto(live_server.url + first_run_path())
    fill_in(page)
    page.fill("[name=programme-code]", "two words")
    send(page)
    expect(page.locator("[role=alert]")).to_contain_text("Code")
    expect(page.locator("[name=starter-password]")).to_have_value(PASSWORD)
    page.fill("[name=programme-code]", "water")
    send(page)

    expect(page.locator("h1")).to_have_text("Links for your colleagues")
    link = page.locator("li", has_text="officer@example.org").locator("a").inner_text()
    follow(page.get_by_role("link", name="To the home page"))
    expect(page.locator("main")).to_contain_text("Hand your colleagues their links")

    officer = set_password(browser, live_server.url, link)
    follow(officer.get_by_role("link", name="Add the first community"))
    write(officer, name_en="Our village")
    choose(officer, kind="village", district="Sairam")
    send(officer)
    expect(officer.locator("h1")).to_have_text("Our village")

    officer.goto(f"{live_server.url}/projects/new/")
    write(officer, name_en="Our well")
    choose(
        officer,
        lead_community="Our village",
        sector="Drinking water",
        programme="Water for villages",
    )
    send(officer)
    expect(officer.locator("h1")).to_have_text("Our well")
    assert [m for m in messages if "422" not in m] == []
    assert Project.objects.get().stage == "proposed"
    assert User.objects.count() == 4


@pytest.mark.django_db(transaction=True)
def test_another_language_asks_before_it_loses_what_is_typed(page, live_server):
    asked = []

    def stay(dialog):
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    page.goto(live_server.url + first_run_path())
    write(page, **{"starter-full_name": "Aigul"})
    with page.expect_event("dialog"):
        page.locator("footer button[name=language][value=ru]").click(no_wait_after=True)
    assert asked == ["beforeunload"]
    assert page.locator("[name=starter-full_name]").input_value() == "Aigul"
