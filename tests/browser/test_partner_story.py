"""An administrator finds a partner organisation by three spellings, merges it with its duplicate,
and finds it by its old name."""

from datetime import date

import pytest
from playwright.sync_api import expect

from accounts.roles import Role
from communities.models import PartnerName, PartnerOrganisation
from communities.services import refold
from tests.browser.conftest import follow, sign_in
from tests.factories import PartnerFactory, ProjectFactory, UserFactory

pytestmark = [pytest.mark.browser, pytest.mark.slow]

LIST = "/admin/communities/partnerorganisation/"


@pytest.fixture
def twice(transactional_db):
    """One organisation entered twice, the second time under a new name and with a project."""
    UserFactory(username="administrator", role=Role.ADMINISTRATOR)
    kept = PartnerFactory(name_kk="Қызылорда қоры", name_ru="Фонд «Қызылорда»", name_en="")
    other = PartnerFactory(name_en="Kyzylorda Foundation", bin="990340004483")
    PartnerName.objects.create(partner=other, name_en="Aral Initiative", valid_to=date(1999, 1, 1))
    refold(other)
    return kept, other, ProjectFactory(contractor=other)


def find(page, site: str, typed: str) -> None:
    page.goto(f"{site}{LIST}")
    page.fill("[name=q]:visible >> nth=-1", typed)
    with page.expect_navigation():
        page.press("[name=q]:visible >> nth=-1", "Enter")


def test_a_partner_is_found_by_three_spellings_merged_and_found_by_its_old_name(
    page, live_server, messages, twice
):
    kept, other, project = twice
    site = live_server.url
    sign_in(page, site, "administrator")
    for typed in ("Қызылорда", "кызылорда", "kyzylorda"):
        find(page, site, typed)
        expect(page.locator("#result_list tbody tr")).to_have_count(2)
    follow(page.get_by_role("link", name="Қызылорда").or_(page.get_by_role("link", name="Фонд")))
    follow(page.get_by_role("link", name="Merge with another record"))
    page.locator(".select2-selection").click()
    page.locator(".select2-search__field").fill("арал")
    page.locator(".select2-results__option", has_text="Kyzylorda Foundation").click()
    follow(page.get_by_role("button", name="Show what would happen"))
    expect(page.locator("#moves")).to_contain_text("2 rows move")
    follow(page.get_by_role("button", name="Merge", exact=True))
    expect(page.locator("[name=bin]")).to_have_value("990340004483")

    find(page, site, "Aral Initiative")
    expect(page.locator("#result_list tbody tr")).to_have_count(1)
    page.goto(f"{site}/partners/{other.pk}/")
    expect(page).to_have_url(f"{site}/partners/{kept.pk}/")
    project.refresh_from_db()
    assert project.contractor == kept
    assert not PartnerOrganisation.objects.filter(pk=other.pk).exists()
    assert messages == []
