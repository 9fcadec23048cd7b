"""Forms sent back with errors: summed up on top, each led to its field, without a barrier."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.story import PHONE, Person
from tests.browser.village import world
from tests.factories import (
    BreakdownFactory,
    CommunityFactory,
    ContributionFactory,
    ExpenditureFactory,
    FollowUpFactory,
    GroupFactory,
    PartnershipFactory,
    ProjectFactory,
    ReceiptFactory,
    TrainingFactory,
    VisitFactory,
)

pytestmark = [pytest.mark.browser, pytest.mark.slow]

WIDE = {"width": 1280, "height": 850}
IN_A_FORM = "document.activeElement.closest('main form') !== null"
BLANK = "input:visible:not([type=radio]):not([type=checkbox]), textarea:visible"


@pytest.fixture
def paths(transactional_db, request) -> list[str]:
    """Addresses of forms of officers that an empty answer does not satisfy."""
    there = world(request.getfixturevalue("language"))
    community = CommunityFactory(district=there.district, population=2000, name_kk="Қарасу")
    PartnershipFactory(community=community, programme=there.programme)
    project = ProjectFactory(
        handed_over=True,
        lead_community=community,
        programme=there.programme,
        sector=there.water,
        name_kk="Екі көшеге су құбыры",
    )
    group, money = GroupFactory(project=project), ContributionFactory(project=project)
    visit, broken = VisitFactory(project=project), BreakdownFactory(project=project)
    promise = FollowUpFactory(project=project)
    ReceiptFactory(contribution=money)
    ExpenditureFactory(project=project)
    lesson = TrainingFactory(community=community, programme=there.programme)
    home, work = f"/communities/{community.pk}/", f"/projects/{project.pk}/"
    parts = (
        "contributions receipts expenditure milestones outputs visits breakdowns groups partners"
    )
    return [
        "/communities/new/",
        "/projects/new/",
        "/partners/new/",
        "/trainings/new/",
        f"{home}edit/",
        *(f"{home}{part}/new/" for part in ("partnerships", "meetings", "needs", "groups")),
        f"{work}edit/",
        *(f"{work}{part}/new/" for part in (*parts.split(), "follow-ups", "photos", "documents")),
        *(f"{work}{table}/" for table in ("contributions", "receipts", "expenditure")),
        f"/projects/groups/{group.pk}/edit/",
        f"/projects/contributions/{money.pk}/edit/",
        f"/projects/visits/{visit.pk}/record/",
        f"/projects/breakdowns/{broken.pk}/repair/",
        f"/projects/follow-ups/{promise.pk}/close/",
        f"/trainings/{lesson.pk}/edit/",
    ]


def barriers(page) -> list[tuple]:
    """What axe finds on the page that is open."""
    return [
        (page.url, one["id"], one["nodes"][0]["target"])
        for one in Axe().run(page).response["violations"]
    ]


@pytest.mark.parametrize(
    ("language", "view"), [("ru", WIDE), ("kk", PHONE)], ids=["ru wide", "kk narrow"]
)
def test_a_refused_form_leads_to_each_error_and_has_no_barrier(
    browser, live_server, paths, language, view
):
    officer = Person(browser, live_server.url, "officer", language, view=view)
    page, found, unsaid = officer.page, [], []
    for path in paths:
        officer.open(path)
        for field in page.locator(f"main form >> {BLANK}").all():
            if field.get_attribute("type") != "file" and field.is_editable():
                field.fill("")
        summary = officer.refused()
        link = summary.locator("a").first
        if not link.count():
            unsaid.append((path, summary.inner_text()))
            continue
        link.click()
        if not page.evaluate(IN_A_FORM):
            unsaid.append((path, page.url))
        found += barriers(page)
    assert unsaid == []
    assert found == []
    assert officer.wide == []
