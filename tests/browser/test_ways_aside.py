"""From a half-filled contribution to a partner organisation that is missing, and back: with scripts
and without."""

import pytest
from playwright.sync_api import expect

from accounts.roles import Role
from communities.models import PartnerOrganisation
from projects.models import Contribution
from tests.browser.conftest import follow, sign_in
from tests.factories import CommunityFactory, PartnerFactory, ProjectFactory, UserFactory

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.mark.parametrize("script", [True, False])
def test_a_half_filled_contribution_comes_back_from_a_proposal(
    browser, live_server, transactional_db, script
):
    PartnerFactory.create_batch(30)
    community = CommunityFactory()
    project = ProjectFactory(lead_community=community, stage="under_way")
    UserFactory(username="officer", role=Role.OFFICER, regions=[community.district.region])
    page = browser.new_context(java_script_enabled=script).new_page()
    sign_in(page, live_server.url, "officer")
    page.goto(f"{live_server.url}/projects/{project.pk}/contributions/new/")
    page.select_option("[name=contributor]", "donor_grant")
    page.fill("[name=partner-sought]", "Tilek")
    page.fill("[name=amount]", "1 234,50")
    page.fill("[name=letter]", "Letter 12")
    follow(page.get_by_role("button", name="Propose it first"))
    page.fill("[name=name_en]", "Tilek")
    page.select_option("[name=kind]", "ngo")
    page.fill("[name=proposed_for]", "It gives money")
    follow(page.get_by_role("button", name="Propose", exact=True))
    expect(page.locator("[name=letter]")).to_have_value("Letter 12")
    expect(page.locator("[name=amount]")).to_have_value("1 234,50")
    expect(page.locator("[name=partner-sought]")).to_have_value("Tilek (proposed)")
    expect(page.locator(".error")).to_have_count(0)
    with page.expect_navigation():
        page.press("[name=letter]", "Enter")
    row = Contribution.objects.get()
    assert (row.partner, row.amount) == (PartnerOrganisation.objects.get(name_en="Tilek"), 123450)
