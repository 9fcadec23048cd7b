"""Projects in every stage, with their moves, and whom they are shared with."""

from datetime import date

from bereke.generated.communities import akimat_of
from bereke.generated.draw import SAMPLE, TODAY, Draw, checking
from bereke.generated.stages import STAGES, Move, days_of, moves_to
from bereke.generated.words import joined, known_in, one_text, word
from bereke.generated.world import Settlement, Work, World
from communities.choices import NeedState
from communities.models import Programme
from core.dates import last_day
from core.models import NAME_LANGUAGES, DatePrecision
from projects.choices import COMPLETED_STAGES, ProjectMode, ProjectRole, ProjectStage
from projects.models import (
    Project,
    ProjectCommunity,
    ProjectPartner,
    ProjectProgramme,
    ProjectTransition,
)
from projects.need_states import state_by

NUMBERS = {0: 5, 1: 10, 2: 15, 3: 20, 4: 20, 5: 15, 6: 10, 8: 5}
HISTORIC = {True: 1, False: 4}
PRECISIONS = {DatePrecision.DAY: 80, DatePrecision.MONTH: 15, DatePrecision.YEAR: 5}


def make_projects(world: World, settlement: Settlement) -> None:
    """Make the projects a community leads."""
    for _project in range(world.draw("projects").among(NUMBERS)):
        _make_project(world, settlement)


def _make_project(world: World, settlement: Settlement) -> None:
    draw = world.draw("projects")
    stage, programme = draw.dealt(STAGES), _programme(world, settlement)
    moves = moves_to(draw, stage, programme)
    sector = draw.choice(world.sectors)
    community, earlier = settlement.community, [work.project for work in settlement.works]
    village = {f"name_{code}": community.name_in(code) for code in NAME_LANGUAGES}
    project = Project(
        **SAMPLE,
        **known_in(draw, joined("{}, {}".format, word(draw, sector.code), village)),
        **checking(draw, moves[-1].on),
        **days_of(moves),
        code=f"{community.code}-{len(earlier) + 1}",
        lead_community=community,
        programme=programme,
        sector=sector,
        mode=draw.choice(ProjectMode.values),
        stage=stage,
        is_historic=draw.dealt(HISTORIC),
    )
    _plan(draw, project)
    _lose_what_is_historic(draw, project)
    _blur_days(draw, project)
    _hand_over(draw, project)
    if stage == ProjectStage.WITHDRAWN and draw.chance(75):
        project.merged_into = next(
            (one for one in earlier if one.stage != ProjectStage.WITHDRAWN), None
        )
    work = Work(project, [settlement])
    settlement.works.append(work)
    _add_needs(world, work)
    world.add(project)
    _add_moves(world, project, moves)
    _add_others(world, work)


def _programme(world: World, settlement: Settlement) -> Programme:
    """Mostly one the community is in."""
    draw = world.draw("projects")
    own = [row.programme for row in settlement.partnerships if row.joined_on]
    every = [settled.programme for settled in world.programmes]
    return draw.choice(own if own and draw.chance(85) else every)


def _plan(draw: Draw, project: Project) -> None:
    if project.stage == ProjectStage.PROPOSED and draw.chance(50):
        return
    project.planned_start = draw.after(project.proposed_on, 30, 250)
    project.planned_end = draw.after(project.planned_start, 30, 400)
    if draw.chance(15):
        project.planned_end_precision = DatePrecision.MONTH
        project.planned_end = last_day(project.planned_end, DatePrecision.MONTH)


def _lose_what_is_historic(draw: Draw, project: Project) -> None:
    """What was entered later lacks days: of the end, of the start, of hand-over."""
    if not project.is_historic:
        return
    for field in ("ended_on", "started_on", "handed_over_on", "planned_start", "planned_end"):
        if draw.chance(40):
            setattr(project, field, None)


def _blur_days(draw: Draw, project: Project) -> None:
    """Some days are known to the month or year only, and kept as the last it may be."""
    following = {"started_on": "ended_on", "ended_on": "handed_over_on"}
    for field, later in following.items():
        precision = draw.among(PRECISIONS)
        day, limit = getattr(project, field), getattr(project, later) or TODAY
        if day is not None and last_day(day, precision) <= limit:
            setattr(project, field, last_day(day, precision))
            setattr(project, f"{field}_precision", precision)


def _hand_over(draw: Draw, project: Project) -> None:
    lacks = project.is_historic and draw.chance(50)
    if project.stage == ProjectStage.HANDED_OVER and not lacks:
        project.owner = akimat_of(draw, project.lead_community)
        project.maintained_by = one_text(draw, word(draw, "user"))
        project.maintenance = "Users pay a monthly fee."
        project.handover_act = f"№ {draw.number(1, 400)}"


def _add_needs(world: World, work: Work) -> None:
    """The needs it answers; from appraisal on one at least, or it is historic."""
    draw = world.draw("needs answered")
    project, needs = work.project, work.serves[0].needs
    work.needs = draw.some(needs, 3)
    if project.stage != ProjectStage.PROPOSED and not work.needs and not project.is_historic:
        work.needs = needs[:1]
        project.is_historic = not needs
    link = Project.needs.through
    for need in work.needs:
        world.add(link(project=project, need=need))


def settle_needs(settlement: Settlement) -> None:
    """Let the states of needs follow the projects that answer them, as on saving a project."""
    for need in settlement.needs:
        works = [work for work in settlement.works if any(one is need for one in work.needs)]
        state = state_by([work.project.stage for work in works])
        if (need.state, state) != (NeedState.DROPPED, NeedState.OPEN):
            need.state = state


def _add_moves(world: World, project: Project, moves: list[Move]) -> None:
    """A historic project is mostly entered at its stage, with fewer moves or none."""
    draw = world.draw("moves")
    kept = moves
    if project.is_historic:
        kept = draw.choice([moves, moves[-1:], []])
    for move in kept:
        asked = move.verb in ("reject", "withdraw", "suspend", "cancel", "step_back")
        world.add(
            ProjectTransition(
                project=project,
                verb=move.verb,
                from_stage=move.before,
                to_stage=move.after,
                occurred_on=move.on,
                reason="Decided at the meeting." if asked else "",
            )
        )


ROLES = {0: 40, 1: 30, 2: 20, 3: 10}
NEIGHBOURS = 12
"""How many of the communities made before may share a project."""


def _add_others(world: World, work: Work) -> None:
    """The partners, the contractor, and the communities and programmes a project is shared with."""
    draw, project = world.draw("shared"), work.project
    for partner in draw.sample(world.partners, draw.among(ROLES)):
        role = draw.choice(ProjectRole.values)
        world.add(ProjectPartner(project=project, partner=partner, role=role))
    if project.mode != ProjectMode.ASHAR and draw.chance(60):
        project.contractor = draw.choice(world.partners)
        project.contract_number = f"{draw.number(1, 900)}/{project.proposed_on.year}"
        project.contract_signed_on = project.approved_on
    if draw.chance(14):
        work.serves += draw.some(world.settlements[-NEIGHBOURS:], 3)
        for other in work.serves[1:]:
            world.add(ProjectCommunity(project=project, community=other.community))
    if draw.chance(12):
        others = [one.programme for one in world.programmes if one.programme != project.programme]
        for programme in draw.some(others, 2):
            world.add(ProjectProgramme(project=project, programme=programme))


def first_day(project: Project) -> date:
    """The day from which the works of a project may be spoken of."""
    return project.started_on or project.approved_on or project.proposed_on


def end_of(project: Project) -> date | None:
    """The day a completed project ended, as far as anybody knows."""
    if project.stage not in COMPLETED_STAGES:
        return None
    known = project.ended_on or project.handed_over_on or project.programme.ends_on
    return min(known or TODAY, TODAY)
