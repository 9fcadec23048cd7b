"""Every kind of page, as a browser draws it: it fits, it is accessible, the policy holds."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from communities.models import Community, PartnerOrganisation
from projects.models import Project
from tests.browser.conftest import sign_in
from trainings.models import Training

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    # The server is stopped while the browser still holds its last connections open.
    pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning"),
]


def main_pages() -> list[str]:
    """An address of each kind of page of our own."""
    community, project = Community.objects.get(code="ZH-01"), Project.objects.get(code="ZH-01-P1")
    training, partner = Training.objects.first(), PartnerOrganisation.objects.first()
    return [
        "/",
        "/regions/",
        "/regions/zhambyl/",
        "/figures/reach_direct/",
        "/figures/cost_per_person/",
        "/communities/",
        f"/communities/{community.pk}/",
        f"/communities/{community.pk}/edit/",
        "/projects/",
        "/projects/?q=nothing-of-this-name",
        f"/projects/{project.pk}/",
        f"/projects/{project.pk}/edit/",
        "/projects/new/",
        "/trainings/",
        f"/trainings/{training.pk}/",
        f"/trainings/{training.pk}/edit/",
        f"/trainings/{training.pk}/participants/",
        "/partners/",
        f"/partners/{partner.pk}/",
        "/partners/new/",
        "/programmes/",
        "/participants/",
        "/accounts/profile/",
        "/accounts/password/change/",
    ]


@pytest.mark.parametrize(("language", "width"), [("en", 1280), ("ru", 390), ("kk", 390)])
def test_no_page_scrolls_sideways_or_breaks_the_policy(browser, site, language, width):
    context = browser.new_context(viewport={"width": width, "height": 850}, locale=language)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(f"{page.url}: {message.text}"))
    page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
    sign_in(page, site, "manager")
    wide = []
    for path in main_pages():
        assert page.goto(f"{site}{path}").status == 200, path
        if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
            wide.append(path)
    assert wide == []
    assert complaints == []


def test_no_page_has_a_barrier_that_axe_finds(browser, site):
    page = browser.new_context(viewport={"width": 1280, "height": 850}, locale="en").new_page()
    page.goto(f"{site}/accounts/login/")
    found = [("/accounts/login/", Axe().run(page))]
    sign_in(page, site, "manager")
    for path in main_pages():
        page.goto(f"{site}{path}")
        found.append((path, Axe().run(page)))
    barriers = [
        (path, violation["id"], violation["nodes"][0]["target"])
        for path, results in found
        for violation in results.response["violations"]
    ]
    assert barriers == []
