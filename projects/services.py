"""The verbs of projects: proposing, saving, moving between stages, scheduling visits."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from copy import copy
from datetime import date

from django.db import transaction
from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from communities.models import Community
from core.dates import PartialDate, add_months, format_date, last_day
from core.exceptions import Missing, RuleViolation
from core.history import gathering, write_many
from core.models import ReviewState
from core.services import claim, save_claimed, save_record
from projects.choices import ProjectStage
from projects.models import (
    BeneficiaryGroup,
    CatchmentZone,
    Project,
    ProjectCommunity,
    ProjectTransition,
    Visit,
)
from projects.need_states import settle_states
from projects.people_rules import AbovePopulation, check_people
from projects.requirements import missing_for
from projects.stages import DAY_OF_STAGE, MOVES, StageMove

# Data, not a label: one row's name in its three languages.
WHOLE = {
    "name_en": "The whole community",
    "name_ru": "Всё сообщество",
    "name_kk": "Бүкіл қоғамдастық",
}


def moves_standing(project: Project) -> list[ProjectTransition]:
    """The moves that brought the project to its stage, in their order: steps back and resumptions
    take away what they undo."""
    standing: list[ProjectTransition] = []
    for move in sorted(project.transitions.all(), key=lambda row: row.pk):
        if move.verb in ("step_back", "resume") and standing:
            standing.pop()
        else:
            standing.append(move)
    return standing


def stages_passed(project: Project) -> list[str]:
    """The stages the project stands on, from the first to today's."""
    return [move.to_stage for move in moves_standing(project)]


def target_of(project: Project, move: StageMove) -> str:
    """Where a move leads; empty if it leads nowhere now."""
    if move.target:
        return move.target
    passed = stages_passed(project)
    return passed[-2] if len(passed) > 1 else ""


def refusal(project: Project, move: StageMove, user) -> RuleViolation | None:
    """Why the move cannot be made now, naming what is missing; None if it can."""
    if project.stage not in move.sources or not target_of(project, move):
        return RuleViolation(
            _("This step is not possible from “%(stage)s”.")
            % {"stage": project.get_stage_display()}
        )
    if gaps := missing_for(project, move):
        text = ngettext("Missing: %(what)s.", "Missing: %(what)s.", len(gaps))
        return RuleViolation(text % {"what": ", ".join(gap.text for gap in gaps)}, gaps)
    return None


def available_moves(project: Project, user) -> list[tuple[StageMove, RuleViolation | None]]:
    """The moves from this stage that the user's role has, each with what stands in its way."""
    return [
        (move, refusal(project, move, user))
        for move in MOVES.values()
        if project.stage in move.sources and user.can(move.right) and target_of(project, move)
    ]


class RowRefusal(RuleViolation):
    """A rule refuses one row of a project; the sentence belongs beside `field` of `row`."""

    def __init__(self, row, field: str, reason: str, missing: Sequence[Missing] = ()) -> None:
        super().__init__(reason, missing)
        self.row = row
        self.field = field


@transaction.atomic(savepoint=False)
def propose_project(
    *,
    actor,
    project: Project,
    groups: Sequence[BeneficiaryGroup] = (),
    formsets=(),
    links: Callable[[], None] | None = None,
    needs: Collection[int] = (),
) -> Project:
    """Save a new project as proposed, with the rows of its grids, and record the first move.

    `groups` are the counts of people among those rows; `needs` are the keys of the needs it
    answers, which `links` writes. Raises OutOfScope if its lead community lies outside what
    the actor may edit, RowRefusal if a count breaks a rule.
    """
    project.stage = ProjectStage.PROPOSED
    with gathering():
        settle_people(actor=actor, project=project, others=(), groups=groups)
        save_record(actor=actor, record=project, version=None, formsets=formsets, links=links)
        record_proposal(actor=actor, project=project)
        settle_states(actor=actor, needs=needs)
    return project


def record_proposal(*, actor, project: Project) -> None:
    """Record the first move of a project that was just saved."""
    move = ProjectTransition(
        project=project,
        verb="propose",
        to_stage=ProjectStage.PROPOSED,
        occurred_on=project.proposed_on,
        actor=actor,
    )
    write_many(actor=actor, create=[move], root=project)


@transaction.atomic(savepoint=False)
def save_project(
    *,
    actor,
    project: Project,
    version: int | None,
    others: Iterable[ProjectCommunity],
    groups: Sequence[BeneficiaryGroup],
    formsets=(),
    links: Callable[[], None] | None = None,
    needs: Collection[int] = (),
    days_corrected: bool = True,
) -> Project:
    """Save a project and the rows of its grids as one, or nothing.

    `needs` are the keys of those it answers from now on or no more; `days_corrected` says that a
    day of a stage may differ from the one of its move by now; `others` are the communities
    it serves beside the lead one and `groups` all counts of people, both as they shall be. Raises
    RowRefusal if a count breaks a rule, EditConflict or OutOfScope.
    """
    with gathering():
        settle_people(actor=actor, project=project, others=others, groups=groups)
        save_record(actor=actor, record=project, version=version, formsets=formsets, links=links)
        if days_corrected:
            settle_days(actor=actor, project=project)
        settle_states(actor=actor, needs=needs)
    return project


def settle_days(*, actor, project: Project) -> None:
    """Give the moves of a saved project the days it holds by now, where one was corrected."""
    fields = {ProjectStage.PROPOSED: "proposed_on", **DAY_OF_STAGE}
    corrected = []
    for move in moves_standing(project):
        field = fields.get(move.to_stage)
        day = getattr(project, field) if field else None
        if day and day != move.occurred_on:
            now = copy(move)
            now.occurred_on, now.version = day, move.version + 1
            corrected.append((move, now))
    write_many(actor=actor, update=corrected, root=project)


def whole_zone(*, actor, community: Community) -> CatchmentZone:
    """The zone that is the whole of a community, entered if it is not there yet."""
    found = CatchmentZone.objects.filter(community=community, is_whole=True).first()
    if found is None:
        found = CatchmentZone(community=community, is_whole=True, **WHOLE)
        write_many(actor=actor, create=[found])
    return found


def settle_people(
    *,
    actor,
    project: Project,
    others: Iterable[ProjectCommunity],
    groups: Sequence[BeneficiaryGroup],
) -> None:
    """Give every count a stored zone, and refuse (RowRefusal) counts outside the communities
    served or above a population. `others` and `groups` are as they shall be after the save."""
    served = {project.lead_community_id, *(row.community_id for row in others)}
    numbers = defaultdict(list)
    for group in groups:
        if group.zone.community_id not in served:
            reason = _("The project does not serve %(community)s.")
            raise RowRefusal(group, "zone", reason % {"community": group.zone.community})
        if group.zone.pk is None:
            group.zone = whole_zone(actor=actor, community=group.zone.community)
        numbers[group.zone.community_id, group.basis, group.directness].append(group)
    prefetch_related_objects(list(groups), "zone__community__profiles")
    for counts in numbers.values():
        try:
            check_people(project, counts)
        except AbovePopulation as refusal:
            largest = max(counts, key=lambda group: group.people)
            ways = refusal.ways_for(actor)
            raise RowRefusal(largest, "people", refusal.reason, ways) from refusal


@transaction.atomic
def move_project(
    *,
    actor,
    project: Project,
    verb: str,
    version: int,
    on: PartialDate,
    reason: str = "",
    merged_into: Project | None = None,
) -> Project:
    """Move a project to another stage on a day, as the table of stages allows.

    A day known to the month or year counts as its last day. Completing enters counted facts, so a
    record confirmed before has to be confirmed again. Raises RuleViolation (with what is missing),
    or EditConflict if the project was changed meanwhile.
    """
    move = MOVES[verb]
    if not actor.can(move.right):
        raise RuleViolation(_("Your role does not include this step."))
    if why_not := refusal(project, move, actor):
        raise why_not
    if move.asks_reason and not reason.strip():
        raise RuleViolation(_("Give the reason."))
    day = last_day(on.date, on.precision)
    _refuse_disorder(project, move, day)
    claim(project, version)
    before, project.stage = project.stage, target_of(project, move)
    _set_day(project, move, before, day, on.precision)
    if merged_into is not None and project.stage == ProjectStage.WITHDRAWN:
        project.merged_into = merged_into
    _ask_to_confirm_again(project, move)
    save_claimed(actor=actor, record=project)
    made = ProjectTransition(
        project=project,
        verb=verb,
        from_stage=before,
        to_stage=project.stage,
        occurred_on=day,
        actor=actor,
        reason=reason.strip(),
    )
    write_many(actor=actor, create=[made], root=project)
    settle_states(actor=actor, needs=[need.pk for need in project.needs.all()])
    if project.stage == ProjectStage.HANDED_OVER:
        schedule_visits(actor=actor, project=project)
    return project


def _ask_to_confirm_again(project: Project, move: StageMove) -> None:
    if move.verb == "complete" and project.review == ReviewState.CONFIRMED:
        project.review, project.confirmed_by, project.confirmed_at = ReviewState.DRAFT, None, None
        project.confirmed_own = False


def _refuse_disorder(project: Project, move: StageMove, day: date) -> None:
    if move.verb == "step_back":
        return
    resumed = [row for row in project.transitions.all() if row.verb == "resume"]
    days = [row.occurred_on for row in (*moves_standing(project), *resumed)]
    last = max(days, default=None)
    if last and day < last:
        raise RuleViolation(
            _("The stage before was reached on %(date)s: this step cannot be earlier.")
            % {"date": format_date(last)}
        )
    since = {"complete": project.started_on, "hand_over": project.ended_on}.get(move.verb)
    if since and day < since:
        raise RuleViolation(
            _("This step cannot be earlier than %(date)s.") % {"date": format_date(since)}
        )


def _set_day(project: Project, move: StageMove, before: str, day: date, precision: str) -> None:
    if move.verb == "step_back":
        if field := DAY_OF_STAGE.get(before):
            setattr(project, field, None)
        project.merged_into = None
        return
    field = DAY_OF_STAGE.get(project.stage)
    if move.verb == "resume" or not field:
        return
    setattr(project, field, day)
    if hasattr(project, f"{field}_precision"):
        setattr(project, f"{field}_precision", precision)


def schedule_visits(*, actor, project: Project) -> list[Visit]:
    """Enter the visits the lead programme asks for after hand-over, those not entered yet.

    The day of each is so many months after hand-over as the programme's rules say, up to the end
    of its follow-up. Source: schedules of checks after hand-over are a programme's policy.
    """
    known = {visit.due_on for visit in project.visits.all()}
    until = project.programme.follow_up_until
    days = [
        add_months(project.handed_over_on, rule.months)
        for rule in project.programme.visit_rules.all()
    ]
    visits = [
        Visit(project=project, due_on=day)
        for day in days
        if day not in known and (until is None or day <= until)
    ]
    write_many(actor=actor, create=visits, root=project)
    return visits
