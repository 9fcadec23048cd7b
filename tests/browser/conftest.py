"""A live server with the demo portfolio, and people who sign in to it by hand."""

import pytest
from playwright.sync_api import Locator, expect

from accounts.roles import Role
from bereke.demo.load import load_portfolio
from communities.models import Region
from tests.factories import PASSWORD, UserFactory

PATIENCE = 90_000
"""Milliseconds; a machine that does much else at once answers late, and no story is about speed."""
expect.set_options(timeout=PATIENCE / 4)


@pytest.fixture
def site(live_server, transactional_db):
    """The address of a server that holds the demo portfolio and a person of each role."""
    load_portfolio(with_accounts=False)
    zhambyl = Region.objects.get(slug="zhambyl")
    turkistan = Region.objects.get(slug="turkistan")
    UserFactory(username="manager", role=Role.MANAGER, regions=[None])
    UserFactory(username="officer-zhambyl", regions=[zhambyl])
    UserFactory(username="officer-turkistan", regions=[turkistan])
    UserFactory(username="administrator", role=Role.ADMINISTRATOR)
    return live_server.url


@pytest.fixture
def messages(page) -> list[str]:
    """What the browser complained about on the page of the test."""
    return listen(page)


def listen(page) -> list[str]:
    """What the browser complains about from now on, with the address: refused scripts or styles,
    files that are missing, errors of scripts. What it only remarks is left out."""
    found: list[str] = []

    def keep(message) -> None:
        if message.type in ("error", "warning"):
            found.append(f"{page.url}: {message.text}")

    page.on("console", keep)
    page.on("pageerror", lambda error: found.append(f"{page.url}: {error}"))
    return found


def sign_in(page, site: str, name: str, password: str = PASSWORD) -> None:
    """Sign in by the form, as a person does who waits long for an answer."""
    page.set_default_timeout(PATIENCE)
    page.goto(f"{site}/accounts/login/")
    page.fill("[name=login]", name)
    page.fill("[name=password]", password)
    follow(page.locator("main button").first)


def follow(link: Locator):
    """Press what leads to another page, and wait until it is whole; its answer. A click alone
    returns when the next page begins, so what is read at once may not have come yet."""
    with link.page.expect_navigation() as came:
        link.click()
    return came.value
