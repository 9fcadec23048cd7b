"""The core of an officer's day with scripts switched off: a project, money, ashar, people, a photo.

Only pasting and the totals that follow while typing need a script.
"""

import pytest
from playwright.sync_api import expect

from projects.models import BeneficiaryGroup, Contribution, Project
from tests.browser.story import Person, Reader, ago
from tests.browser.village import REGION, WORDS, world
from tests.factories import CommunityFactory, NeedFactory, PartnershipFactory
from tests.files.pictures import photo

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.mark.django_db(transaction=True)
def test_an_officer_and_a_manager_work_without_scripts(browser, live_server, settings):
    settings.PORTFOLIO_CURRENCY = "KZT"
    there, words = world("kk"), WORDS["kk"]
    name = {"name_en": "", "name_kk": words["village"]}
    community = CommunityFactory(district=there.district, confirmed=True, population=2000, **name)
    PartnershipFactory(community=community, programme=there.programme)
    NeedFactory(community=community, name_en="", name_kk=words["needs"][0])
    officer = Person(browser, live_server.url, "officer", "kk", script=False)
    manager = Reader(browser, live_server.url, "manager", "kk", script=False)
    manager.region = REGION
    work = a_project_is_proposed(officer, there, community, words)
    money_comes(officer, work, words)
    people_are_checked_and_counted(officer, manager, work)
    a_photo_is_sent(officer, work)
    officer.open(work)
    officer.step("review/submit")
    manager.open(work)
    manager.step("review/confirm")
    manager.sees(contributions_pledged=600_000, contributions_received=150_000, projects_proposed=1)
    assert officer.complained() + manager.complained() == []


def a_project_is_proposed(officer: Person, there, community, words) -> str:
    officer.open(f"/projects/new/?community={community.pk}")
    officer.refused(name_kk="", sector=str(there.water.pk), programme=str(there.programme.pk))
    key = officer.save(name_kk=words["water"], planned_start=ago(300), planned_end=ago(200))
    assert Project.objects.get(pk=key).sector == there.water
    return f"/projects/{key}/"


def money_comes(officer: Person, work: str, words) -> None:
    officer.open(f"{work}contributions/")
    pledge = {"contributor": "community_in_kind", "amount": "600 000", "pledged_on": ago(290)}
    officer.rows("contributions", [pledge])
    assert Contribution.objects.get().amount == 600_000_00
    officer.open(f"{work}day-sheets/")
    days = [
        {"worked_on": ago(280 - n), "work": words["digging"], "women": "4", "men": "6"}
        for n in range(3)
    ]
    officer.rows("day_sheets", days)


def people_are_checked_and_counted(officer: Person, manager: Reader, work: str) -> None:
    officer.open(f"{work}groups/new/?basis=actual")
    officer.type(people="1 600", counted_on=ago(200))
    officer.send("button[name=check]")
    expect(officer.page.locator("#effect")).to_contain_text("1 600")
    assert not BeneficiaryGroup.objects.exists()
    officer.save()
    assert BeneficiaryGroup.objects.get().people == 1600


def a_photo_is_sent(officer: Person, work: str) -> None:
    officer.open(f"{work}photos/new/")
    sent = photo("Су.jpg")
    files = [{"name": sent.name, "mimeType": "image/jpeg", "buffer": sent.read()}]
    officer.page.set_input_files("[name=uploads]", files)
    officer.save()
    officer.open(work)
    expect(officer.page.locator("#photos img")).to_have_count(1)
