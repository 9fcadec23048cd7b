"""A portfolio made by chance: whatever may stand on somebody's desk, some of it of programmes that
have ended."""

from datetime import date, timedelta
from random import Random

from core.questions import ask
from projects.choices import ProjectStage
from tests import factories

ON = date(2026, 9, 1)
STAGES = [stage for stage in ProjectStage if stage not in ("rejected", "withdrawn", "cancelled")]
REVIEWS = ("draft", "returned", "submitted", "confirmed")


def day(chance: Random, least: int = -200, most: int = 60) -> date:
    """A day around `ON`."""
    return ON + timedelta(days=chance.randint(least, most))


def programmes() -> list:
    """One that runs, one in its follow-up, one without any that has ended, one long over."""
    make = factories.ProgrammeFactory
    return [
        make(ends_on=None, follow_up_until=None),
        make(ends_on=date(2026, 1, 31), follow_up_until=date(2027, 1, 31)),
        make(ends_on=date(2026, 8, 31), follow_up_until=None),
        make(),
    ]


def review(chance: Random) -> dict:
    """A state of checking, with its reason if it came back."""
    state = chance.choice(REVIEWS)
    reason = "More people than live there" if state == "returned" else ""
    return {"review": state, "return_reason": reason}


def fill(region, number: int, seed: int, *, owner=None) -> None:
    """So many communities of a region, each with a project, a training and what hangs on them."""
    chance = Random(seed)  # noqa: S311 -- nothing secret
    running = programmes()
    district = factories.DistrictFactory(region=region)
    sector, topic = factories.SectorFactory(), factories.TopicFactory()
    owner = owner or factories.UserFactory(regions=[region])
    for _ in range(number):
        community = factories.CommunityFactory(district=district, **review(chance))
        for year in chance.sample(range(2015, 2027), chance.randint(0, 2)):
            factories.ProfileFactory(community=community, year=year)
        if chance.random() < 0.7:
            factories.PartnershipFactory(community=community, programme=chance.choice(running))
        shared = {"programme": chance.choice(running)}
        _project(chance, community, owner, sector=sector, **shared)
        _training(chance, community, topic=topic, **shared)


def _project(chance: Random, community, owner, **shared) -> None:
    start = day(chance)
    project = factories.ProjectFactory(
        lead_community=community,
        stage=chance.choice(STAGES),
        is_historic=chance.random() < 0.4,
        planned_start=chance.choice([None, start]),
        planned_end=start + timedelta(days=chance.randint(0, 120)),
        started_on=start - timedelta(days=30),
        ended_on=start,
        owner=chance.choice(["", "The akimat"]),
        maintained_by=chance.choice(["", "The water users"]),
        maintenance=chance.choice(["", "Fees"]),
        handover_act=chance.choice(["", "Act 7"]),
        **review(chance),
        **shared,
    )
    if chance.random() < 0.3:
        ask(actor=factories.UserFactory(regions=[None]), record=project, text="Who keeps it?")
    if chance.random() < 0.6:
        project.needs.add(factories.NeedFactory(community=community))
    for basis in chance.sample(["planned", "actual"], chance.randint(0, 2)):
        factories.GroupFactory(project=project, basis=basis)
    _money(chance, project)
    own = {"project": project}
    if chance.random() < 0.6:
        factories.MilestoneFactory(**own, done_on=chance.choice([None, day(chance)]))
    for _ in range(chance.randint(0, 2)):
        made = chance.random() < 0.4
        found = {"visited_on": day(chance, most=0), "works": "working"} if made else {}
        factories.VisitFactory(**own, due_on=day(chance), **found)
        since = day(chance, most=0)
        repaired = chance.choice([None, since + timedelta(days=9)])
        factories.BreakdownFactory(**own, since=since, reported_on=since, repaired_on=repaired)
        closed = {"closed_on": day(chance, most=0), "outcome": "Done"}
        ended = closed if chance.random() < 0.5 else {}
        factories.FollowUpFactory(**own, owner=owner, due_on=day(chance), **ended)


def _money(chance: Random, project) -> None:
    for _ in range(chance.randint(0, 2)):
        due = chance.choice([None, day(chance)])
        pledge = factories.ContributionFactory(project=project, due_on=due)
        for _ in range(chance.randint(0, 2)):
            share = chance.choice([30_000, 50_000, 100_000])
            came = day(chance, most=30)
            factories.ReceiptFactory(contribution=pledge, amount=share, received_on=came)


def _training(chance: Random, community, **shared) -> None:
    start = day(chance)
    training = factories.TrainingFactory(
        community=community,
        starts_on=start,
        ends_on=start + timedelta(days=2),
        **review(chance),
        **shared,
    )
    if chance.random() < 0.5:
        factories.HeadCountFactory(training=training)
