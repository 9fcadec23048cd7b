"""What was built, how the works went, and whether they last: visits and breakdowns."""

from datetime import date, timedelta
from decimal import Decimal

from bereke.generated.draw import SAMPLE, TODAY, Draw
from bereke.generated.projects import end_of, first_day
from bereke.generated.words import known_in, words
from bereke.generated.world import Work, World
from communities.models import VisitRule
from core.dates import add_months
from projects.choices import Condition, PaidFrom, ProjectStage, Works
from projects.models import Breakdown, FollowUp, Milestone, Project, ProjectOutput, Visit

FOUND = {Works.WORKING: 7, Works.PARTLY: 2, Works.NOT_WORKING: 1}
MILESTONES = {0: 35, 2: 25, 3: 25, 5: 15}
COUNTED = "count"
"""The unit of measures that come in whole pieces."""

BREAKDOWNS = {0: 65, 1: 25, 2: 10}


def add_works(world: World, work: Work) -> None:
    """Make the output of a project, its milestones, visits and breakdowns."""
    project = work.project
    _add_outputs(world, project)
    _add_milestones(world, project)
    end = end_of(project)
    if end is not None:
        _add_scheduled_visits(world, project)
        _add_other_visits(world, project, end)
        _add_breakdowns(world, project, end)


def _add_outputs(world: World, project: Project) -> None:
    draw = world.draw("outputs")
    for measure in draw.some(world.measures[project.sector_id], 3):
        amount = Decimal(draw.number(1, 900))
        built = Decimal(amount * draw.number(40, 130) // 100)
        if measure.unit != COUNTED:
            amount += Decimal(draw.number(0, 99)).scaleb(-2)
        world.add(
            ProjectOutput(
                **SAMPLE,
                project=project,
                measure=measure,
                planned=amount if draw.chance(85) else None,
                built=built if end_of(project) and draw.chance(85) else None,
            )
        )


def _add_milestones(world: World, project: Project) -> None:
    draw = world.draw("milestones")
    number = draw.among(MILESTONES)
    begun = project.started_on is not None or end_of(project) is not None
    day, left = first_day(project), 100
    for place, name in enumerate(words("milestone")[:number]):
        day = draw.after(day, 10, 80)
        percent = left if place == number - 1 else draw.number(0, left)
        left -= percent
        late = draw.after(day, -5, 60)
        world.add(
            Milestone(
                **SAMPLE,
                **known_in(draw, name),
                project=project,
                due_on=day if draw.chance(90) else None,
                done_on=late if begun and late <= TODAY and draw.chance(75) else None,
                percent=percent,
            )
        )


def _add_scheduled_visits(world: World, project: Project) -> None:
    """The visits the programme asks for, made or not, and a few set beyond its follow-up."""
    if project.stage != ProjectStage.HANDED_OVER or project.handed_over_on is None:
        return
    draw = world.draw("visits")
    until = project.programme.follow_up_until
    for rule in _rules(world, project):
        due = add_months(project.handed_over_on, rule.months)
        if until is None or due <= until or draw.chance(75):
            on = draw.after(due, -15, 90)
            made = on <= TODAY and draw.chance(70)
            _add_visit(world, draw, project, due, on if made else None)


def _rules(world: World, project: Project) -> list[VisitRule]:
    return next(one.visits for one in world.programmes if one.programme is project.programme)


def _add_other_visits(world: World, project: Project, end: date) -> None:
    """Visits beside the schedule: made unasked, or agreed on for a day that may come too late."""
    draw = world.draw("visits")
    if draw.chance(18):
        _add_visit(world, draw, project, None, draw.day(end, min(end + timedelta(900), TODAY)))
    if draw.chance(8):
        _add_visit(world, draw, project, draw.after(end, 300, 1_500), None)


def _add_visit(
    world: World, draw: Draw, project: Project, due: date | None, on: date | None
) -> None:
    made = {}
    if on is not None:
        made = {
            "visited_on": on,
            "works": draw.dealt(FOUND),
            "condition": draw.choice(["", *Condition.values]),
            "fees_collected": draw.choice([None, True, False]),
        }
    visit = world.add(Visit(**SAMPLE, project=project, due_on=due, **made))
    if made and made["works"] != Works.WORKING:
        _add_follow_up(world, project, on, visit=visit)


def _add_breakdowns(world: World, project: Project, end: date) -> None:
    draw = world.draw("breakdowns")
    for _breakdown in range(draw.among(BREAKDOWNS)):
        since = draw.day(end, TODAY)
        repaired = draw.after(since, 0, 120)
        row = Breakdown(
            **SAMPLE,
            project=project,
            since=since,
            reported_on=min(draw.after(since, 0, 30), TODAY),
            what="The pump stands still.",
        )
        if repaired <= TODAY and draw.chance(60):
            row.repaired_on = repaired
            if draw.chance(70):
                row.currency, row.cost = "KZT", draw.number(1, 500) * 100_000
                row.paid_from = draw.choice(PaidFrom.values)
        world.add(row)
        _add_follow_up(world, project, since, breakdown=row)


def _add_follow_up(world: World, project: Project, since: date, **origin) -> None:
    """What is to be done after a visit or a breakdown, if there is anybody to see to it."""
    if not world.owners:
        return
    draw = world.draw("follow-ups")
    if draw.chance(60):
        closed = draw.after(since, 5, 200)
        is_closed = closed <= TODAY and draw.chance(60)
        owner = draw.choice(world.owners)
        world.add(
            FollowUp(
                **SAMPLE,
                **origin,
                project=project,
                what="Mend what was found broken.",
                owner=owner,
                due_on=draw.after(since, 10, 90),
                closed_on=closed if is_closed else None,
                closed_by=owner if is_closed else None,
                outcome="Mended." if is_closed else "",
            )
        )
