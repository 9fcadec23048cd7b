"""A village joins, builds a water line and mends its pump: on phones, in Russian and in Kazakh.

Each chapter is done by hand in the officer's browser; after each the manager reads in theirs what
must have followed in the summary of the region, what is confirmed apart from what is not.
"""

from dataclasses import dataclass, field
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from projects.models import CatchmentZone
from tests.browser.story import Person, Reader, ago
from tests.browser.village import REGION, WORDS, named, world
from tests.factories import ProjectFactory

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@dataclass
class Story:
    """Who is in it, what is there when it begins, and the records it comes to."""

    officer: Person
    manager: Reader
    world: SimpleNamespace
    words: dict
    community: int = 0
    project: int = 0
    keys: dict[str, int] = field(default_factory=dict)

    @property
    def home(self) -> str:
        """The address of the community."""
        return f"/communities/{self.community}/"

    @property
    def work(self) -> str:
        """The address of the project."""
        return f"/projects/{self.project}/"

    def step(self, who: Person, step: str, **values: str) -> None:
        """Take a step on the page of the project."""
        who.open(self.work)
        who.step(step, **values)


@pytest.mark.parametrize("language", ["ru", "kk"])
@pytest.mark.django_db(transaction=True)
def test_a_village_builds_its_water_line_and_the_summary_follows(
    browser, live_server, settings, language
):
    settings.PORTFOLIO_CURRENCY = "KZT"
    settings.ORGANISATION_NAME = "Береке"
    there = world(language)
    officer = Person(browser, live_server.url, "officer", language)
    manager = Reader(browser, live_server.url, "manager", language)
    manager.region = REGION
    story = Story(officer, manager, there, WORDS[language])
    the_village_joins(story)
    it_ranks_its_needs(story)
    a_water_line_is_proposed(story)
    it_is_appraised_and_approved(story)
    half_of_the_akimats_money_comes(story)
    it_is_completed_with_people_by_zone(story)
    it_is_returned_mended_and_confirmed(story)
    the_schools_pupils_add_nobody(story)
    it_is_handed_over(story)
    the_pump_breaks_and_is_repaired(story)
    assert officer.complained() + manager.complained() == []


def the_village_joins(story: Story) -> None:
    officer, manager, there = story.officer, story.manager, story.world
    manager.sees(communities=0, communities_reported=0)
    officer.open("/communities/new/")
    story.community = officer.save(
        {f"name_{officer.language}": story.words["village"]},
        kind="village",
        district=str(there.district.pk),
        programme=str(there.programme.pk),
        candidate_on=ago(400),
        **{"profiles-0-year": ago(400)[-4:], "profiles-0-population": "2 000"},
    )
    manager.sees(communities=0, communities_reported=0)
    officer.step("step/agree", agreement_with=story.words["akimat"], agreement="7", on=ago(390))
    officer.step("step/join", on=ago(380))
    manager.sees(communities=0, communities_reported=1)
    officer.step("review/submit")
    manager.open(story.home)
    manager.step("review/confirm")
    manager.sees(communities=1, communities_reported=0, population=2000)


def it_ranks_its_needs(story: Story) -> None:
    officer, words = story.officer, story.words
    officer.open(f"{story.home}meetings/new/")
    rows = {
        f"rankings-{place}-{name}": value
        for place, need in enumerate(words["needs"])
        for name, value in (
            ("rank", str(place + 1)),
            ("need_name", need),
            ("votes_women", str(30 - place)),
            ("votes_men", str(20 - place)),
        )
    }
    day = {"held_on": ago(370), "women": "41", "men": "33", "youth": "12"}
    box = officer.refused(day | rows | {"rankings-1-rank": "1"}, minutes=words["minutes"])
    expect(box).to_contain_text("1")
    officer.save({"rankings-1-rank": "2"})
    officer.open(story.home)
    expect(officer.page.locator("#needs tbody tr")).to_have_count(3)
    story.manager.sees(needs_ranked=3, needs_answered=0)


def a_water_line_is_proposed(story: Story) -> None:
    officer, there = story.officer, story.world
    officer.open(f"/projects/new/?community={story.community}")
    asked = "main form :is(input, select, textarea):visible"
    fields = officer.page.locator(asked).evaluate_all("all => new Set(all.map(f => f.name)).size")
    assert fields < 10
    need = officer.page.locator("[name=needs]").first.get_attribute("value")
    # The community comes from its page, and the programme is the only one that runs there.
    story.project = officer.save(
        {f"name_{officer.language}": story.words["water"]},
        sector=str(there.water.pk),
        needs=need,
        proposed_on=ago(360),
    )
    story.manager.sees(projects_proposed=0, projects_total_reported=1, needs_answered=0)


SOURCES = (
    {"contributor": "donor_grant", "amount": "6 000 000"},
    {"contributor": "local_government", "level": "district", "amount": "4 000 000"},
    {"contributor": "community_cash", "amount": "400 000"},
    {"contributor": "community_in_kind", "amount": "600 000"},
)


def it_is_appraised_and_approved(story: Story) -> None:
    officer, manager, there = story.officer, story.manager, story.world
    officer.open(story.work)
    appraise = officer.page.locator("[action$='/stage/appraise/']")
    assert not appraise.count(), "it may be appraised with everything missing"
    assert officer.page.locator(".checklist .lacking").count() == 3
    officer.open(f"{story.work}edit/")
    officer.save(planned_start=ago(330), planned_end=ago(250))
    officer.open(f"{story.work}contributions/")
    sources = [row | {"pledged_on": ago(345), "due_on": ago(300)} for row in SOURCES]
    sources[1]["partner"] = str(there.akimat.pk)
    officer.rows("contributions", sources)
    for zone, people in (("families", "850"), ("lower", "650")):
        officer.open(f"{story.work}groups/new/")
        officer.save(zone="new", part_name=story.words[zone], people=people, counted_on=ago(350))
        story.keys[zone] = CatchmentZone.objects.latest("pk").pk
    story.step(officer, "stage/appraise", on=ago(345))
    manager.sees(contributions_pledged=0, contributions_pledged_reported=11_000_000)
    story.step(manager, "stage/approve", on=ago(340))
    story.step(officer, "stage/start", on=ago(330))
    manager.sees(
        projects_under_way=0,
        projects_under_way_reported=1,
        people_planned_direct_reported=1500,
        contributions_received_reported=0,
    )


def half_of_the_akimats_money_comes(story: Story) -> None:
    officer, manager, words = story.officer, story.manager, story.words
    officer.open(f"{story.work}receipts/")
    came = (("6 000 000", 0, 325), ("2 000 000", 1, 310), ("400 000", 2, 320))
    pledges = officer.choices("receipts-0-contribution")
    rows = [
        {"contribution": pledges[pledge], "amount": amount, "received_on": ago(days)}
        for amount, pledge, days in came
    ]
    officer.rows("receipts", rows)
    manager.sees(contributions_received=0, contributions_received_reported=8_400_000)
    officer.open("/work/")
    overdue = officer.page.locator("#pledges")
    expect(overdue).to_contain_text("4 000 000")
    expect(overdue).to_contain_text("2 000 000")
    officer.open(f"{story.work}day-sheets/")
    days = [
        {"worked_on": ago(300 - n), "work": words["digging"], "women": "4", "men": "6"}
        for n in range(3)
    ]
    officer.rows("day_sheets", days)
    manager.sees(received_community_reported=550_000, contributions_received_reported=8_550_000)
    officer.open(f"{story.work}expenditure/")
    spent = {"spent_on": ago(290), "purpose": words["pipes"], "amount": "7 900 000"}
    officer.rows("expenditure", [spent])
    manager.sees(expenditure=0, expenditure_reported=7_900_000)


def it_is_completed_with_people_by_zone(story: Story) -> None:
    officer, manager, there = story.officer, story.manager, story.world
    for zone, people in (("families", "900"), ("lower", "700")):
        officer.open(f"{story.work}groups/new/?basis=actual")
        grown = {f"woman_{there.grown.pk}": "300", f"man_{there.grown.pk}": "280"}
        officer.save(
            grown,
            zone=str(story.keys[zone]),
            people=people,
            counted_on=ago(262),
            method="user_list",
        )
    story.step(officer, "stage/complete", on=ago(260))
    officer.step("review/submit")
    manager.sees(
        reach_direct=0,
        reach_direct_reported=1600,
        projects_completed=0,
        projects_completed_reported=1,
        needs_answered=0,
    )


def it_is_returned_mended_and_confirmed(story: Story) -> None:
    officer, manager, words = story.officer, story.manager, story.words
    manager.open("/work/waiting/")
    manager.page.locator(".queue-rows li", has_text=words["water"]).locator("[name=chosen]").check()
    manager.page.locator(".queue-bar summary").click()
    manager.type(reason=words["reason"])
    assert manager.send("button[name=act][value=return]") == 200
    officer.open("/work/")
    expect(officer.page.locator("#returned")).to_contain_text(words["reason"])
    officer.follow(officer.page.locator("#returned .work-lines a", has_text=words["water"]).first)
    expect(officer.page.locator(".review")).to_contain_text(words["reason"])
    manager.sees(reach_direct=0, reach_direct_reported=1600)
    counted = officer.page.locator("#groups tr", has_text=words["lower"])
    officer.follow(counted.filter(has_text="700").locator("a").first)
    officer.refused(people="2 700")
    officer.save(people="680")
    story.step(officer, "review/submit")
    story.step(manager, "review/confirm")
    manager.sees(
        reach_direct=1580,
        services_direct=1580,
        reach_direct_women=600,
        reach_direct_men=560,
        reach_direct_not_known=420,
        reach_direct_reported=0,
        projects_completed=1,
        projects_completed_reported=0,
        needs_answered=1,
        contributions_pledged=11_000_000,
        contributions_received=8_550_000,
        community_share="6.4",
        cost_per_person=5000,
    )


def the_schools_pupils_add_nobody(story: Story) -> None:
    """Another project for people whom the water line serves already."""
    officer, manager, there, words = story.officer, story.manager, story.world, story.words
    school = ProjectFactory(
        completed=True,
        lead_community_id=story.community,
        programme=there.programme,
        sector=there.school,
        proposed_on=timezone.localdate() - timedelta(days=300),
        started_on=timezone.localdate() - timedelta(days=200),
        ended_on=timezone.localdate() - timedelta(days=150),
        **named("", "") | {f"name_{officer.language}": words["school"]},
    )
    officer.open(f"/projects/{school.pk}/groups/new/?basis=actual")
    officer.type(zone=str(story.keys["families"]), people="420", counted_on=ago(150))
    officer.send("button[name=check]")
    effect = officer.page.locator("#effect")
    expect(effect).to_contain_text("+0")
    expect(effect).to_contain_text(words["water"])
    officer.save()
    officer.open(f"/projects/{school.pk}/")
    officer.step("review/submit")
    manager.open("/work/waiting/")
    manager.page.locator("[name=chosen]").check()
    assert manager.send("button[name=act][value=confirm]") == 200
    manager.sees(projects_completed=2, reach_direct=1580, services_direct=2000)


def it_is_handed_over(story: Story) -> None:
    officer, manager, words = story.officer, story.manager, story.words
    officer.open(story.work)
    assert not officer.page.locator("[action$='/stage/hand_over/']").count()
    officer.open(f"{story.work}edit/")
    officer.save(
        owner=words["owner"],
        maintained_by=words["keeper"],
        maintenance=words["upkeep"],
        handover_act=words["act"],
    )
    story.step(officer, "stage/hand_over", on=ago(250))
    manager.sees(
        projects_handed_over=1,
        projects_completed=2,
        visits_due=1,
        visits_overdue=1,
        works_checked=0,
    )
    officer.open("/work/")
    expect(officer.page.locator("#visits")).to_contain_text(words["water"])
    officer.follow(officer.page.locator("#visits a[href*='/record/']").first)
    officer.save(visited_on=ago(60), works="working", condition="good")
    manager.sees(works_checked=1, works_working=1, visits_overdue=0)


def the_pump_breaks_and_is_repaired(story: Story) -> None:
    officer, manager, words = story.officer, story.manager, story.words
    officer.open(f"{story.work}breakdowns/new/")
    officer.save(since=ago(40), reported_on=ago(39), what=words["broke"])
    officer.open("/work/")
    officer.follow(officer.page.locator("#breakdowns a[href*='/repair/']").first)
    officer.save(
        repaired_on=ago(30),
        repaired_by=words["mended_by"],
        cost="45 000",
        currency="KZT",
        paid_from="fees",
    )
    officer.open(story.work)
    expect(officer.page.locator("#breakdowns")).to_contain_text("45 000")
    manager.sees(expenditure=7_900_000, works_working=1, reach_direct=1580)
