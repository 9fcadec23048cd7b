"""Every kind of page, as a browser draws it: it fits, it is accessible, the policy holds."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from communities.models import Community, PartnerOrganisation
from dialogue.models import Appeal, Council, Meeting, Recommendation
from projects.models import Project
from tests.browser.conftest import listen, sign_in
from trainings.models import Training

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def main_pages() -> list[str]:
    """An address of each kind of page of our own."""
    community, project = Community.objects.get(code="ZH-01"), Project.objects.get(code="ZH-01-P1")
    training, partner = Training.objects.first(), PartnerOrganisation.objects.first()
    return [
        "/",
        *pages_of_figures(),
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
        "/work/",
        "/work/waiting/",
        "/bin/",
        "/search/?q=water",
        "/about/",
        *dialogue_pages(),
        "/accounts/profile/",
        "/accounts/password/change/",
    ]


def pages_of_figures() -> list[str]:
    """The same of summaries, of the rows behind a figure and of how it is counted."""
    return [
        "/regions/",
        "/regions/?by=sector",
        "/regions/zhambyl/",
        "/regions/zhambyl/?by=year",
        "/map/",
        "/measures/",
        "/figures/reach_direct/",
        "/figures/cost_per_person/",
        "/quality/",
        "/quality/visits-overdue/",
    ]


def dialogue_pages() -> list[str]:
    """The same of councils, their meetings, appeals and recommendations."""
    council, meeting = Council.objects.first(), Meeting.objects.first()
    appeal, recommendation = Appeal.objects.first(), Recommendation.objects.first()
    return [
        "/councils/",
        f"/councils/{council.pk}/",
        f"/councils/{council.pk}/edit/",
        "/councils/meetings/",
        f"/councils/meetings/{meeting.pk}/",
        "/appeals/",
        f"/appeals/{appeal.pk}/",
        "/appeals/new/",
        "/recommendations/",
        f"/recommendations/{recommendation.pk}/",
        "/surveys/",
    ]


@pytest.mark.parametrize(("language", "width"), [("en", 1280), ("ru", 390), ("kk", 390)])
def test_no_page_scrolls_sideways_or_breaks_the_policy(browser, site, language, width):
    context = browser.new_context(viewport={"width": width, "height": 850}, locale=language)
    page = context.new_page()
    complaints = listen(page)
    sign_in(page, site, "manager")
    wide = []
    for path in main_pages():
        assert page.goto(f"{site}{path}").status == 200, path
        if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
            wide.append(path)
    assert wide == []
    assert complaints == []


def barriers(page) -> list[tuple]:
    """What axe finds on the page that is open."""
    return [
        (page.url, violation["id"], violation["nodes"][0]["target"])
        for violation in Axe().run(page).response["violations"]
    ]


def test_no_page_has_a_barrier_that_axe_finds(browser, site):
    page = browser.new_context(viewport={"width": 1280, "height": 850}, locale="en").new_page()
    page.goto(f"{site}/accounts/login/")
    found = barriers(page)
    sign_in(page, site, "manager")
    for path in main_pages():
        page.goto(f"{site}{path}")
        found += barriers(page)
    assert found == []


def test_dark_pages_and_narrow_ones_have_no_barrier_either(browser, site):
    view = {"width": 390, "height": 850}
    page = browser.new_context(viewport=view, locale="kk", color_scheme="dark").new_page()
    page.goto(f"{site}/accounts/login/")
    found = barriers(page)
    sign_in(page, site, "officer-zhambyl")
    project = Project.objects.get(code="ZH-01-P1")
    for path in ("/", "/regions/", "/projects/", f"/projects/{project.pk}/"):
        page.goto(f"{site}{path}")
        found += barriers(page)
    assert found == []


def test_a_list_of_projects_stays_short_on_a_phone(browser, site):
    page = browser.new_context(viewport={"width": 390, "height": 850}, locale="kk").new_page()
    sign_in(page, site, "manager")
    page.goto(f"{site}/projects/")
    assert page.locator("tbody tr").count() == 25
    assert page.evaluate("document.documentElement.scrollHeight") < 4500


def test_kazakh_letters_come_from_the_same_face_as_the_rest(browser, live_server):
    page = browser.new_context(locale="kk").new_page()
    page.goto(f"{live_server.url}/accounts/login/")
    page.evaluate("document.fonts.ready.then(() => true)")
    missing = page.evaluate(
        """async (letters) => {
            const loaded = (letter) => document.fonts.load("500 16px Onest", letter);
            const faces = await Promise.all([...letters].map(loaded));
            return [...letters].filter((_, place) => faces[place].length !== 1);
        }""",
        "ӘәҒғҚқҢңӨөҰұҮүҺһІіАяAz0",
    )
    assert missing == []
