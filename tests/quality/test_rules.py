"""Data quality: each rule finds exactly what it says, and none of its neighbours."""

from datetime import date, datetime, timedelta
from random import Random

import pytest
from django.utils import timezone

from communities.models import Community
from core.bin import bin_record
from core.questions import Answer
from projects.choices import ProjectStage
from projects.crowding import above_population
from projects.models import Project, Visit
from projects.reach import group_rows, reach_of
from projects.requirements import missing_days
from reports.quality.rows import SHOWN_PAIRS, Inspection
from reports.quality.rules import BY_NAME, RULES
from tests import factories
from tests.work.portfolio import ON, fill

pytestmark = pytest.mark.django_db

LONG_AGO = ON - timedelta(days=200)


@pytest.fixture
def running(db):
    """A programme without an end."""
    return factories.ProgrammeFactory(code="now", ends_on=None, follow_up_until=None)


@pytest.fixture
def over(db):
    """A programme whose follow-up ended long ago."""
    return factories.ProgrammeFactory(code="over")


@pytest.fixture
def village(region_a):
    return factories.CommunityFactory(district__region=region_a, name_en="Stony Ford")


@pytest.fixture
def make(village, running):
    """`make("Well", stage=...)` is a project of the village in the programme that runs."""

    def project(name: str, **values) -> Project:
        given = {"lead_community": village, "programme": running, "proposed_on": LONG_AGO}
        return factories.ProjectFactory(name_en=name, **(given | values))

    return project


@pytest.fixture
def found(manager):
    """`found("no-photo")` are the names of the records a rule finds."""

    def names(rule: str, on: date = ON, user=manager) -> list[str]:
        rows = Inspection(user, on).rows(BY_NAME[rule])
        return [str(BY_NAME[rule].kind.record_of(row)) for row in rows]

    return names


def built(on: date = LONG_AGO) -> dict:
    """The values of a project that was completed."""
    return {"stage": "completed", "started_on": on - timedelta(days=90), "ended_on": on}


def test_people_of_a_completed_project_are_counted_in_every_zone(make, found, village, over):
    make("Under way", stage="under_way")
    make("Later", **built(ON + timedelta(days=1)))
    make("Nobody", **built())
    make("Long over", programme=over, **built(LONG_AGO - timedelta(days=1)))
    whole, half = make("Counted", **built()), make("Half", **built())
    factories.GroupFactory(project=whole, basis="actual")
    factories.GroupFactory(project=half, basis="actual")
    school = factories.ZoneFactory(community=village, name_en="School")
    factories.GroupFactory(project=half, zone=school)
    rule = BY_NAME["completed-without-people"]
    assert found(rule.name) == ["Long over", "Nobody", "Half"]
    told = rule.tell(Project.objects.completed_without_people(ON).get(pk=half.pk), None)
    assert "School" in told


def test_a_split_tells_of_all_people_or_says_how_many_it_lacks(make, found, over, running):
    def count(name: str, *cells: int, project=None, **values):
        project = project or make(name)
        group = factories.GroupFactory(project=project, **values)
        for sex, people in zip(("f", "m", "not_known"), cells, strict=False):
            factories.CellFactory(group=group, sex=SEXES[sex], people=people)
        return project

    count("Whole", 60, 40, basis="actual")
    count("With not known", 60, 30, 10, basis="actual")
    count("Planned without any")
    count("Withdrawn", project=make("Withdrawn", stage="withdrawn", closed_on=ON), basis="actual")
    again = count("Counted again", 10, basis="actual")
    count("", 50, 50, project=again, basis="actual", counted_on=date(2003, 11, 1))
    count("Later", basis="actual", counted_on=ON + timedelta(days=1))
    count("Planned in part", 10)
    count("Actual without any", basis="actual", counted_on=date(2003, 10, 2))
    count("", 90, project=make("Long over", programme=over), basis="actual")
    assert found("split-not-whole") == ["Planned in part", "Long over", "Actual without any"]
    rule = BY_NAME["split-not-whole"]
    rows = Inspection(factories.UserFactory(regions=[None]), ON).rows(rule)
    assert rule.tell(rows[0], None).startswith("90 of 100 people without sex and age")
    factories.CellFactory(group=rows[0], sex=SEXES["m"], people=95)
    assert rule.tell(rows[0], None).startswith("105 by sex and age, but 100 people")


SEXES = {"f": "woman", "m": "man", "not_known": "not_known"}


def test_a_receipt_is_proved_by_a_text_a_document_or_a_day_sheet(make, found, over):
    def receipt(name: str, **values):
        pledge = factories.ContributionFactory(project=make(name))
        return factories.ReceiptFactory(contribution=pledge, **values)

    receipt("Named", evidence="Payment order 7")
    receipt("Sourced", provenance="sourced", source="Final report")
    receipt("Sample", provenance="sample")
    receipt("Later", received_on=ON + timedelta(days=1))
    attached = receipt("Attached")
    factories.DocumentFactory(project=attached.project, receipt=attached, kind="receipt")
    factories.DaySheetFactory(contribution__project=make("Day sheet"))
    pledge = factories.ContributionFactory(project=make("Long over", programme=over))
    factories.ReceiptFactory(contribution=pledge)
    receipt("Unproved")
    assert found("receipts-without-evidence") == ["Long over", "Unproved"]


def test_pledges_are_asked_for_until_the_end_of_the_follow_up(make, found, over):
    def pledge(name: str, came: int = 0, due_on=ON - timedelta(days=3), **values):
        row = factories.ContributionFactory(project=make(name, **values), due_on=due_on)
        if came:
            factories.ReceiptFactory(contribution=row, amount=came)

    pledge("Came", came=100_000)
    pledge("Due today", due_on=ON)
    pledge("Without a day", due_on=None)
    pledge("Long over", programme=over)
    pledge("Rejected", stage="rejected", closed_on=ON)
    pledge("Half", came=50_000)
    assert found("pledges-overdue") == ["Half"]


def test_visits_are_asked_for_until_the_end_of_the_follow_up(make, found, over):
    def visit(name: str, days: int, **values):
        project = make(name, programme=values.pop("programme", None) or make("x").programme)
        factories.VisitFactory(project=project, due_on=ON + timedelta(days=days), **values)

    visit("Ahead", 3)
    visit("Made", -3, visited_on=ON, works="working")
    visit("Long over", -8000, programme=over)
    visit("Missed", -3)
    visit("Made later", -2, visited_on=ON + timedelta(days=1), works="working")
    assert found("visits-overdue") == ["Missed", "Made later"]
    assert found("visits-overdue", on=over.follow_up_until) == ["Long over"]
    asked = set(Visit.objects.to_make(ON).values_list("pk", flat=True))
    assert asked > set(Visit.objects.missed(ON).values_list("pk", flat=True))


QUIET = ON - timedelta(days=61)


def at_noon(day: date) -> datetime:
    return timezone.make_aware(datetime(day.year, day.month, day.day, 12))


def answered(project, day: date) -> None:
    """An answer that was given on a day, whenever the test runs."""
    answer = factories.AnswerFactory(question__record=project)
    Answer.objects.filter(pk=answer.pk).update(created_at=at_noon(day))


def moved(project, day: date) -> None:
    project.transitions.create(verb="start", to_stage="under_way", occurred_on=day)


NEWS = {
    "a move between stages": moved,
    "a milestone": lambda p, d: factories.MilestoneFactory(project=p, done_on=d),
    "a receipt": lambda p, d: factories.ReceiptFactory(contribution__project=p, received_on=d),
    "money spent": lambda p, d: factories.ExpenditureFactory(project=p, spent_on=d),
    "a visit": lambda p, d: factories.VisitFactory(project=p, visited_on=d, works="partly"),
    "a photo": lambda p, d: factories.PhotoFactory(project=p, taken_on=d),
    "a document": lambda p, d: factories.DocumentFactory(project=p, dated_on=d),
    "a count": lambda p, d: factories.GroupFactory(project=p, basis="actual", counted_on=d),
    "an answer": answered,
}
NO_NEWS = {
    "a plan": lambda p, d: factories.MilestoneFactory(project=p, due_on=d),
    "planned people": lambda p, d: factories.GroupFactory(project=p, counted_on=d),
    "a visit that is due": lambda p, d: factories.VisitFactory(project=p, due_on=d),
    "a question": lambda p, d: factories.QuestionFactory(record=p),
}


@pytest.mark.parametrize("what", NEWS)
def test_whatever_happened_in_sixty_days_is_news(what, make, found):
    project = make("Well", stage="under_way", started_on=QUIET)
    assert found("no-news") == ["Well"]
    NEWS[what](project, ON + timedelta(days=1))
    assert found("no-news") == ["Well"], "what lies ahead of the day is not known on it"
    NEWS[what](project, ON - timedelta(days=60))
    assert found("no-news") == []


@pytest.mark.parametrize("what", NO_NEWS)
def test_what_is_only_planned_or_asked_is_no_news(what, make, found):
    NO_NEWS[what](make("Well", stage="under_way", started_on=QUIET), ON - timedelta(days=1))
    assert found("no-news") == ["Well"]


def test_only_works_that_go_on_are_asked_for_news(make, found, over):
    for stage in (s for s in ProjectStage if s != "under_way"):
        closed = {"closed_on": QUIET, "ended_on": QUIET}
        make(f"It is {stage}", stage=stage, started_on=QUIET, **closed)
    make("Long over", programme=over, stage="under_way", started_on=QUIET)
    make("Begun lately", stage="under_way", started_on=ON - timedelta(days=60))
    make("Since", stage="under_way", started_on=QUIET)
    assert found("no-news") == ["Since"]
    row = Project.objects.without_news(ON).get()
    assert row.last_news == QUIET


def test_works_are_to_be_seen_on_a_photo(make, found, over):
    begun = {"started_on": LONG_AGO}
    make("Not begun", stage="approved")
    make("Cancelled", stage="cancelled", closed_on=ON, **begun)
    make("Lately", stage="under_way", started_on=ON - timedelta(days=29))
    make("Historic", is_historic=True, **built())
    make("Long over", programme=over, **built())
    factories.PhotoFactory(project=make("Seen", stage="under_way", **begun))
    make("Completed", **built())
    make("Under way", stage="under_way", **begun)
    make("Historic and under way", stage="under_way", is_historic=True, started_on=LONG_AGO)
    assert found("no-photo") == ["Completed", "Under way", "Historic and under way"]


def test_a_stage_has_its_days(make, found, over):
    planned = {"planned_start": LONG_AGO, "planned_end": ON, "approved_on": LONG_AGO}
    make("Proposed")
    make("Whole", stage="under_way", started_on=LONG_AGO, **planned)
    make("Historic", is_historic=True, **built())
    make("Later", proposed_on=ON + timedelta(days=1), stage="approved")
    make("No end", stage="approved", **(planned | {"planned_end": None}))
    make("No start", stage="under_way", **planned)
    lost = {"stage": "completed", "is_historic": True, "ended_on": None}
    make("Historic and lost", programme=over, **lost)
    assert found("dates-missing") == ["No end", "No start", "Historic and lost"]
    told = [
        BY_NAME["dates-missing"].tell(project, None) for project in Project.objects.lacking_days(ON)
    ]
    assert [text.split(": ")[1] for text in told] == ["planned end", "started on", "completed on"]


@pytest.mark.parametrize("seed", [1, 2])
def test_the_database_misses_the_same_days_as_the_requirements(seed, region_a):
    fill(region_a, 40, seed)
    asked = set(Project.objects.lacking_days(ON).values_list("pk", flat=True))
    assert asked == {project.pk for project in Project.objects.all() if missing_days(project)}


def test_more_people_than_live_there(make, found, village, over):
    zones = [factories.ZoneFactory(community=village, name_en=name) for name in ("East", "West")]
    for name, zone in zip(("Well", "School"), zones, strict=True):
        project = make(name, programme=over, review="confirmed", **built())
        factories.GroupFactory(project=project, zone=zone, basis="actual", people=300)
    assert found("people-above-population") == [], "nobody knows how many live there"
    profile = factories.ProfileFactory(community=village, year=2004, population=600)
    assert found("people-above-population") == []
    profile.population = 599
    profile.save()
    assert found("people-above-population") == ["Stony Ford"]
    rule = BY_NAME["people-above-population"]
    told = rule.tell(above_population(Community.objects.all(), ON).get(), None)
    assert told == "600 people reached, 599 live there (2004, no source named)"
    factories.ProfileFactory(community=village, year=ON.year + 1, population=9000)
    assert found("people-above-population") == ["Stony Ford"]
    factories.ProfileFactory(community=village, year=2010, population=9000)
    assert found("people-above-population") == []


def test_one_project_counts_no_more_people_than_live_there_in_any_of_its_numbers(
    make, found, village
):
    factories.ProfileFactory(community=village, population=500)
    project = make("Well")
    for directness, people in (("direct", 500), ("indirect", 400)):
        factories.GroupFactory(project=project, directness=directness, people=people)
    assert found("people-above-population") == []
    group = factories.GroupFactory(project=project, people=1, label="guests")
    assert found("people-above-population") == ["Stony Ford"]
    row = above_population(Community.objects.all(), ON).get()
    told = BY_NAME["people-above-population"].tell(row, None)
    assert told.startswith("one project: 501 people, 500 live there")
    Project.objects.filter(pk=group.project_id).update(stage="withdrawn", closed_on=ON)
    assert found("people-above-population") == []


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_database_counts_the_people_reached_as_the_figures_do(seed, region_a, manager):
    chance = Random(seed)
    fill(region_a, 12, seed)
    programme = factories.ProgrammeFactory()
    for community in Community.objects.all():
        community.profiles.update(population=250)
        zones = factories.ZoneFactory.create_batch(2, community=community)
        given = {"lead_community": community, "programme": programme, "review": "confirmed"}
        late = built(ON + timedelta(days=chance.randint(-90, 9)))
        projects = [factories.ProjectFactory(**given, **values) for values in (built(), late)]
        for project in (*projects, *community.led_projects.exclude(pk__in=[projects[0].pk])):
            for zone in (*zones, chance.choice(zones)):
                factories.GroupFactory(
                    project=project,
                    zone=zone,
                    basis="actual",
                    people=chance.randint(0, 200),
                    counted_on=date(2003, 1, 1) + timedelta(days=chance.randint(0, 9000)),
                )
    reached = reach_of(group_rows(manager, on=ON), ON)
    rows = above_population(Community.objects.all(), ON)
    capped = {key for key, one in reached.items() if one.is_capped}
    assert capped and {row.pk for row in rows} >= capped
    for row in rows:
        assert (row.counted or 0) == (reached[row.pk].counted if row.pk in reached else 0)


def test_a_population_is_asked_for_as_in_everybodys_work(found, village, running, over):
    factories.PartnershipFactory(community=village, programme=running)
    gone = factories.CommunityFactory(district=village.district, name_en="Gone")
    factories.PartnershipFactory(community=gone, programme=over)
    profile = factories.ProfileFactory(community=village, year=ON.year - 6)
    assert found("population-old") == ["Stony Ford"]
    profile.year += 1
    profile.save()
    assert found("population-old") == []


def test_communities_of_one_district_look_alike_in_any_spelling(found, village):
    district = village.district
    factories.CommunityFactory(district=district, name_en="Village of Stony Ford")
    factories.CommunityFactory(district=district, name_en="Quiet Field")
    factories.CommunityFactory(name_en="Stony Ford")
    assert found("communities-alike") == ["Village of Stony Ford"]


def test_partner_organisations_look_alike_until_one_is_archived(found, region_a):
    factories.PartnerFactory(name_en="Bereke Fund", region=region_a)
    other = factories.PartnerFactory(name_ru="Фонд «Береке»", name_en="", region=region_a)
    factories.PartnerFactory(name_en="Tilek Fund")
    assert found("partners-alike") == [str(other)]
    other.archived_on = ON
    other.save()
    assert found("partners-alike") == []


def test_the_rule_says_how_many_that_look_alike_are_listed():
    for name in ("communities-alike", "partners-alike"):
        assert f"At most {SHOWN_PAIRS} are listed" in BY_NAME[name].meaning


def test_what_lies_in_the_bin_is_found_by_no_rule(make, found, officer):
    project = make("Nobody", **built())
    assert found("completed-without-people") == ["Nobody"]
    bin_record(actor=officer, record=project, version=project.version)
    assert all(found(rule.name) == [] for rule in RULES if rule.name != "population-old")


def test_rules_that_stop_find_nothing_of_a_programme_that_has_ended(region_a, manager):
    fill(region_a, 25, 5)
    type(factories.ProgrammeFactory()).objects.update(
        follow_up_until=ON - timedelta(days=1), ends_on=None
    )
    look = Inspection(manager, ON)
    numbers = {rule.name: look.rows(rule).count() for rule in RULES if rule.stops}
    alone = Community.objects.filter(partnerships=None).without_recent_population(ON).count()
    assert numbers.pop("population-old") == alone
    assert numbers and set(numbers.values()) == {0}
