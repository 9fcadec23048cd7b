"""The administration as a browser draws it: it fits, it is accessible, the policy holds."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from accounts.models import User
from communities.models import Community, District, PartnerOrganisation, Programme
from dialogue.models import Appeal, Council, Meeting, Recommendation
from projects.models import Project, Sector
from tests.browser.conftest import follow, sign_in
from trainings.models import Topic, Training

pytestmark = [pytest.mark.browser, pytest.mark.slow]

# What axe finds and we cannot mend: its rule, and why it stays.
ALLOWED: dict[str, str] = {}


def admin_pages() -> list[str]:
    """An address of each kind of page of the administration."""

    def change(model, **which) -> str:
        row = model.objects.filter(**which).order_by("pk").first()
        return f"/admin/{model._meta.app_label}/{model._meta.model_name}/{row.pk}/"

    district, topic = change(District, valid_to=None), change(Topic)
    partner, user = change(PartnerOrganisation), change(User)
    return [
        "/admin/",
        "/admin/communities/district/",
        "/admin/communities/district/?q=nothing-of-this-name",
        "/admin/core/exchangerate/",
        "/admin/auditlog/logentry/",
        "/admin/accounts/user/",
        f"{district}change/",
        f"{district}becomes/",
        f"{district}history/",
        f"{topic}delete/",
        f"{change(Sector)}change/",
        f"{change(Programme)}change/",
        "/admin/communities/partnerorganisation/",
        "/admin/communities/partnerorganisation/duplicates/",
        *(f"{partner}{page}/" for page in ("change", "rename", "merge", "uses", "history")),
        f"/admin/communities/partnerorganisation/archive/?keys={partner.split('/')[-2]}",
        *(f"{user}{page}/" for page in ("change", "access")),
        *(f"{change(model)}change/" for model in (Council, Meeting, Appeal, Recommendation)),
        f"{change(Community)}change/",
        f"{change(Project)}change/",
        f"{change(Training)}change/",
        "/admin/projects/project/add/",
        "/admin/communities/community/add/",
        "/admin/accounts/user/add/",
    ]


def test_the_administration_fits_has_no_barriers_and_keeps_the_policy(page, site, messages):
    sign_in(page, site, "administrator")
    wide, barriers = [], []
    for path in admin_pages():
        assert page.goto(f"{site}{path}").status == 200, path
        page.set_viewport_size({"width": 1280, "height": 850})
        found = Axe().run(page).response["violations"]
        barriers += [
            (path, one["id"], one["nodes"][0]["target"], one["nodes"][0]["html"][:120])
            for one in found
            if one["id"] not in ALLOWED
        ]
        page.set_viewport_size({"width": 390, "height": 850})
        if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
            wide.append(path)
    assert barriers == []
    assert wide == []
    assert messages == []


def test_a_choice_is_found_in_any_spelling_and_a_row_added_below(page, site, messages):
    sign_in(page, site, "administrator")
    community = Community.objects.get(code="ZH-01")
    page.goto(f"{site}/admin/communities/community/add/")
    page.locator(".field-district .select2-selection").click()
    page.locator(".select2-search__field").fill("Жуалы")
    page.locator(".select2-results__option", has_text="Zhualy").first.click()
    assert "Zhualy" in page.locator(".field-district .select2-selection__rendered").inner_text()
    page.goto(f"{site}/admin/communities/programme/{community.partnerships.get().programme.pk}/")
    page.locator("#visit_rules-group .addlink").click()
    page.locator("[name=visit_rules-1-months]").fill("18")
    follow(page.get_by_role("button", name="Save", exact=True))
    page.locator(".notice-success").wait_for()
    assert sorted(rule.months for rule in Programme.objects.get().visit_rules.all()) == [6, 18]
    assert messages == []
