"""Rows of projects with their dated money, visits and output, for figures of any day.

A row holds facts with their days; its methods say how it stood on a day. So one reading serves a
day, a period, and the way from one day to another.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db.models import CharField, F, Q, QuerySet, Value

from communities.borders import TODAY, Borders
from communities.rollups import in_scope
from core.models import Provenance, ReviewState
from projects.choices import COMPLETED_STAGES, ProjectStage
from projects.models import (
    Contribution,
    Expenditure,
    Project,
    ProjectOutput,
    ProjectProgramme,
    ProjectTransition,
    Receipt,
    Visit,
)

PAUSING = ("suspend", "resume", "cancel", "step_back")
PLEDGED, RECEIVED, SPENT = "pledged", "received", "spent"


class MoneyRow(NamedTuple):
    """One dated amount of a project: pledged, received or spent (`kind`), from which source, in the
    portfolio's currency, minor units. A pledge without a day (None) holds on every day."""

    kind: str
    source: str
    day: date | None
    amount: int


class VisitRow(NamedTuple):
    """One visit: when it is due (None: none of the schedule), when it was made, what it found."""

    due_on: date | None
    visited_on: date | None
    works: str

    def is_made(self, on: date) -> bool:
        """Made by the day."""
        return self.visited_on is not None and self.visited_on <= on


@dataclass(slots=True)
class ProjectRow:
    """One project with what is known of it today. Its days say where it stood on any of them.

    What is many (`money`, `visits`, `pauses`) is None unless `add_part` has read it.
    """

    pk: int
    community: int
    region: int
    district: int
    programme: int
    sector: int
    stage: str
    confirmed: bool
    proposed_on: date
    planned_start: date | None
    planned_end: date | None
    started_on: date | None
    completed_on: date | None
    handed_over_on: date | None
    closed_on: date | None
    date_assumed: bool = False
    money: list[MoneyRow] | None = None
    visits: list[VisitRow] | None = None
    pauses: list[tuple[date, str]] | None = None

    def is_proposed(self, on: date) -> bool:
        """Proposed by then, whatever became of it."""
        return self.proposed_on <= on

    def is_in_portfolio(self, on: date) -> bool:
        """Proposed, and not rejected, withdrawn or cancelled by then."""
        return self.is_proposed(on) and (self.closed_on is None or self.closed_on > on)

    def is_completed(self, on: date) -> bool:
        """Completed by then, or handed over."""
        return _by(self.completed_on, on)

    def is_handed_over(self, on: date) -> bool:
        """Handed over to its owner by then."""
        return _by(self.handed_over_on, on)

    def is_paused(self, on: date) -> bool:
        """Suspended on the day."""
        verbs = [verb for day, verb in self.pauses if day <= on]
        return bool(verbs) and verbs[-1] == "suspend"

    def standing(self, on: date) -> str:
        """Where it stood on a day: waiting (proposed, appraised or approved), under_way, suspended,
        completed, handed_over or closed; "" before it was proposed."""
        if not self.is_proposed(on):
            return ""
        if not self.is_in_portfolio(on):
            return "closed"
        if self.is_completed(on):
            return "handed_over" if self.is_handed_over(on) else "completed"
        if self.is_paused(on):
            return "suspended"
        return "under_way" if _by(self.started_on, on) else "waiting"

    def is_late(self, on: date) -> bool:
        """Not completed though its planned end is over."""
        open_then = self.standing(on) in ("waiting", "under_way", "suspended")
        return open_then and self.planned_end is not None and self.planned_end < on

    def money_by(self, on: date) -> list[MoneyRow]:
        """What was pledged, received and spent by the day. Pledges count while it is in the
        portfolio."""
        money = [row for row in self.money if row.day is None or row.day <= on]
        if self.is_in_portfolio(on):
            return money
        return [row for row in money if row.kind != PLEDGED]

    def total(self, kind: str, on: date) -> int:
        """What was pledged, received or spent by the day, of all sources."""
        return sum(row.amount for row in self.money_by(on) if row.kind == kind)

    def visits_due(self, on: date) -> int:
        """Visits of the schedule due by the day, made or not."""
        return sum(_by(visit.due_on, on) for visit in self.visits)

    def visits_overdue(self, on: date) -> int:
        """Visits due by the day and not made by then."""
        return sum(_by(visit.due_on, on) and not visit.is_made(on) for visit in self.visits)

    def is_never_visited(self, on: date) -> bool:
        """A visit was due by the day, and none was made by then."""
        return self.visits_due(on) > 0 and not self.visits_done(on)

    def visits_done(self, on: date) -> int:
        """Visits made by the day, on schedule or not."""
        return sum(visit.is_made(on) for visit in self.visits)

    def works(self, on: date, since: date | None = None) -> str:
        """What the last visit made by the day (and not before `since`) found; "" without one."""
        made = [
            visit
            for visit in self.visits
            if visit.is_made(on) and (since is None or visit.visited_on >= since)
        ]
        return max(made, key=lambda visit: visit.visited_on).works if made else ""


def _by(day: date | None, on: date) -> bool:
    return day is not None and day <= on


def projects_in_scope(
    user,
    *,
    programmes: Collection[int] | None = None,
    sector: int | None = None,
    partner: int | None = None,
    projects: Collection[int] | None = None,
    borders: Borders = TODAY,
    samples: bool = True,
) -> QuerySet:
    """The projects whose lead community the user answers for, narrowed as asked.

    A partner organisation's projects are those it has a role in, builds, or gives to.
    """
    rows = in_scope(Project.objects.order_by(), user, "lead_community__")
    rows = borders.narrowed(rows, "lead_community")
    if projects is not None:
        rows = rows.filter(pk__in=projects)
    return narrowed(
        rows, "", programmes=programmes, sector=sector, partner=partner, samples=samples
    )


def narrowed(rows: QuerySet, path: str, *, programmes, sector, partner, samples) -> QuerySet:
    """The rows whose project (below the lookup `path`) is in a programme, a sector, with a
    partner organisation; with or without samples."""
    key = path.removesuffix("__") or "pk"
    if programmes is not None:
        shared = ProjectProgramme.objects.filter(programme__in=programmes).values("project")
        led = Q(**{f"{path}programme__in": programmes})
        rows = rows.filter(led | Q(**{f"{key}__in": shared}))
    if sector is not None:
        rows = rows.filter(**{f"{path}sector": sector})
    if partner is not None:
        roles = _roles().filter(partner=partner).values("project")
        gifts = Contribution.objects.filter(partner=partner).values("project")
        built = Q(**{f"{path}contractor": partner})
        rows = rows.filter(built | Q(**{f"{key}__in": roles}) | Q(**{f"{key}__in": gifts}))
    return rows if samples else rows.exclude(**{f"{path}provenance": Provenance.SAMPLE})


def within(parts: QuerySet, path: str, projects: QuerySet) -> QuerySet:
    """The parts of some projects; of all of them without asking for each."""
    return parts.filter(**{f"{path}__in": projects.values("pk")}) if projects.query.where else parts


def _roles() -> QuerySet:
    return Project._meta.get_field("partners").related_model.objects.order_by()


def project_rows(user, *, borders: Borders = TODAY, **filters) -> list[ProjectRow]:
    """Every project whose lead community the user answers for, of whatever day: one query.

    A project counts for its lead community in numbers and money. `borders` say which regions group;
    `filters` are those of `projects_in_scope`.
    """
    rows = projects_in_scope(user, borders=borders, **filters).order_by("pk")
    return [_row(borders, *values) for values in rows.values_list(*_FIELDS)]


def add_part(part: str, rows: Collection[ProjectRow], user, **filters) -> None:
    """Reads for projects their money, visits or pauses: one query, none without a project. `rows`
    were asked with the same filters."""
    found = {row.pk: row for row in rows}
    for row in rows:
        setattr(row, part, [])
    if found:
        for project, entry in _PARTS[part](projects_in_scope(user, **filters)):
            if project in found:
                getattr(found[project], part).append(entry)


_FIELDS = (
    "pk", "lead_community", "lead_community__district__region", "lead_community__district",
    "programme", "sector", "stage", "review", "proposed_on", "planned_start", "planned_end",
    "started_on", "ended_on", "handed_over_on", "closed_on", "programme__ends_on",
)  # fmt: skip


def _visits(projects: QuerySet) -> Iterator[tuple[int, VisitRow]]:
    until = "project__programme__follow_up_until"
    rows = within(Visit.objects.order_by("pk"), "project", projects)
    for project, end, due_on, visited_on, works in rows.values_list(
        "project", until, "due_on", "visited_on", "works"
    ):
        in_time = due_on is not None and (end is None or due_on <= end)
        yield project, VisitRow(due_on if in_time else None, visited_on, works)


def _pauses(projects: QuerySet) -> Iterator[tuple[int, tuple[date, str]]]:
    rows = within(ProjectTransition.objects.filter(verb__in=PAUSING), "project", projects)
    for project, day, verb in rows.order_by("occurred_on", "pk").values_list(
        "project", "occurred_on", "verb"
    ):
        yield project, (day, verb)


def _money(projects: QuerySet) -> Iterator[tuple[int, MoneyRow]]:
    """All amounts of the projects in one query."""
    pledged = within(Contribution.objects.order_by(), "project", projects)
    received = within(Receipt.objects.order_by(), "contribution__project", projects)
    spent = within(Expenditure.objects.order_by(), "project", projects)
    amount = F("amount_portfolio")
    rows = pledged.values_list(
        F("project"), _text(PLEDGED), F("contributor"), F("pledged_on"), amount
    ).union(
        received.values_list(
            F("contribution__project"),
            _text(RECEIVED),
            F("contribution__contributor"),
            F("received_on"),
            amount,
        ),
        spent.values_list(F("project"), _text(SPENT), _text(""), F("spent_on"), amount),
        all=True,
    )
    for project, *values in rows:
        yield project, MoneyRow(*values)


_PARTS = {"money": _money, "visits": _visits, "pauses": _pauses}


def _text(value: str) -> Value:
    return Value(value, output_field=CharField())


def _row(
    borders, pk, community, region, district, programme, sector, stage, review, proposed,
    planned_start, planned_end, started, ended, handed_over, closed, programme_ends,
) -> ProjectRow:  # fmt: skip
    return ProjectRow(
        pk,
        community,
        *borders.place(community, region, district),
        programme,
        sector,
        stage,
        confirmed=review == ReviewState.CONFIRMED,
        proposed_on=proposed,
        planned_start=planned_start,
        planned_end=planned_end,
        started_on=started,
        completed_on=counted_end(stage, ended, programme_ends),
        handed_over_on=handed_over if stage == ProjectStage.HANDED_OVER else None,
        closed_on=closed,
        date_assumed=stage in COMPLETED_STAGES and ended is None,
    )


def counted_end(stage: str, ended: date | None, programme_ends: date | None) -> date | None:
    """The day from which a project counts as completed: without one, its programme's end; None if
    it is not completed."""
    return (ended or programme_ends) if stage in COMPLETED_STAGES else None


class OutputRow(NamedTuple):
    """How much of one physical measure a project planned and built, in hundredths of its unit."""

    project: int
    measure: int
    planned: int
    built: int


def output_rows(user, **filters) -> list[OutputRow]:
    """Every output of the projects of `projects_in_scope`: one query."""
    own = projects_in_scope(user, **filters)
    rows = within(ProjectOutput.objects.order_by("pk"), "project", own)
    return [
        OutputRow(project, measure, round(100 * (planned or 0)), round(100 * (built or 0)))
        for project, measure, planned, built in rows.values_list(
            "project", "measure", "planned", "built"
        )
    ]


def programmes_of_projects(user, **filters) -> dict[int, set[int]]:
    """The programmes that take part in each project beside its lead programme: one query."""
    own = projects_in_scope(user, **filters)
    found: dict[int, set[int]] = defaultdict(set)
    links = within(ProjectProgramme.objects.order_by("pk"), "project", own)
    for project, programme in links.values_list("project", "programme"):
        found[project].add(programme)
    return found
