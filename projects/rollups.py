"""Rows of projects with their money and visits, for summaries."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Case, Count, F, OuterRef, Q, Subquery, Sum, When
from django.db.models.functions import Coalesce

from communities.rollups import in_scope, region_on
from core.models import Provenance, ReviewState
from projects.choices import COMPLETED_STAGES, ProjectStage
from projects.models import Expenditure, Project, ProjectTransition, Receipt, Visit


@dataclass(frozen=True)
class MoneyRow:
    """One contribution: pledged and received by the day, portfolio currency, minor units."""

    contribution: int
    contributor: str
    pledged: int
    received: int


@dataclass
class ProjectRow:
    """One project as it stood on a day, by event dates and with what is known today."""

    pk: int
    community: int
    region: int
    programme: int
    sector: int
    sector_name: dict[str, str]
    stage: str
    confirmed: bool
    proposed_on: date
    started_on: date | None
    completed_on: date | None
    handed_over_on: date | None
    closed_on: date | None
    is_paused: bool
    spent: int
    visits_due: int
    visits_overdue: int
    visits_done: int
    works: str
    date_assumed: bool = False
    money: list[MoneyRow] = field(default_factory=list)

    def is_proposed(self, on: date) -> bool:
        """Proposed by then, whatever became of it."""
        return self.proposed_on <= on

    def is_in_portfolio(self, on: date) -> bool:
        """Proposed, and not rejected, withdrawn or cancelled by then."""
        return self.is_proposed(on) and (self.closed_on is None or self.closed_on > on)

    def is_completed(self, on: date) -> bool:
        """Completed by then, or handed over."""
        return self.completed_on is not None and self.completed_on <= on

    def is_handed_over(self, on: date) -> bool:
        """Handed over to its owner by then."""
        return self.handed_over_on is not None and self.handed_over_on <= on

    def is_under_way(self, on: date) -> bool:
        """Started, and neither completed, closed nor suspended."""
        return (
            self.started_on is not None
            and self.started_on <= on
            and not self.is_completed(on)
            and self.is_in_portfolio(on)
            and not self.is_paused
        )


def project_rows(
    user,
    *,
    on: date,
    programmes: Collection[int] | None = None,
    sector: int | None = None,
    projects: Collection[int] | None = None,
    boundaries_on: date | None = None,
    samples: bool = True,
) -> list[ProjectRow]:
    """Every project whose lead community the user answers for, of whatever date: one query.

    A project counts for its lead community in numbers and money. Contributions come as joined rows
    and are gathered here, so that no sum runs over two joins.
    """
    rows = in_scope(Project.objects.all(), user, "lead_community__")
    if projects is not None:
        rows = rows.filter(pk__in=projects)
    if programmes is not None:
        further = Project._meta.get_field("other_programmes").related_model.objects
        shared = further.filter(programme__in=programmes).values("project")
        rows = rows.filter(Q(programme__in=programmes) | Q(pk__in=shared))
    if sector is not None:
        rows = rows.filter(sector=sector)
    if not samples:
        rows = rows.exclude(provenance=Provenance.SAMPLE)
    found: dict[int, ProjectRow] = {}
    for values in _annotated(rows, on, boundaries_on).values(*_FIELDS).order_by("pk"):
        row = found.get(values["pk"]) or found.setdefault(values["pk"], _row(values))
        if values["contributions__pk"] is not None:
            row.money.append(
                MoneyRow(
                    values["contributions__pk"],
                    values["contributions__contributor"],
                    values["pledged"],
                    values["received"],
                )
            )
    return list(found.values())


_FIELDS = (
    "pk", "lead_community", "region", "programme", "sector", "sector__name_kk", "sector__name_ru",
    "sector__name_en", "stage", "review", "proposed_on", "started_on", "ended_on", "handed_over_on",
    "closed_on", "programme__ends_on", "pause", "spent", "due", "overdue", "done", "works",
    "contributions__pk", "contributions__contributor", "pledged", "received",
)  # fmt: skip


def _annotated(rows, on: date, boundaries_on: date | None):
    own = {"project": OuterRef("pk")}
    visits = Visit.objects.filter(**own)
    pauses = ProjectTransition.objects.filter(
        **own, verb__in=["suspend", "resume", "cancel", "step_back"], occurred_on__lte=on
    )
    receipts = Receipt.objects.filter(
        contribution=OuterRef("contributions__pk"), received_on__lte=on
    )
    pledged_by = Q(contributions__pledged_on=None) | Q(contributions__pledged_on__lte=on)
    return rows.annotate(
        region=region_on(boundaries_on, "lead_community"),
        pause=Subquery(pauses.order_by("-occurred_on", "-pk").values("verb")[:1]),
        spent=_total(Expenditure.objects.filter(**own, spent_on__lte=on), "project"),
        due=_count(visits.due(on)),
        overdue=_count(visits.overdue(on)),
        done=_count(visits.done(on)),
        works=Subquery(visits.done(on).order_by("-visited_on", "-pk").values("works")[:1]),
        pledged=Case(When(pledged_by, then=F("contributions__amount_portfolio")), default=0),
        received=_total(receipts, "contribution"),
    )


def _total(rows, by: str):
    summed = rows.order_by().values(by).annotate(total=Sum("amount_portfolio"))
    return Coalesce(Subquery(summed.values("total")), 0)


def _count(rows):
    counted = rows.order_by().values("project").annotate(total=Count("pk"))
    return Coalesce(Subquery(counted.values("total")), 0)


def _row(values: dict) -> ProjectRow:
    completed = values["stage"] in COMPLETED_STAGES
    handed_over = values["stage"] == ProjectStage.HANDED_OVER
    return ProjectRow(
        pk=values["pk"],
        community=values["lead_community"],
        region=values["region"],
        programme=values["programme"],
        sector=values["sector"],
        sector_name={code: values[f"sector__name_{code}"] for code in ("kk", "ru", "en")},
        stage=values["stage"],
        confirmed=values["review"] == ReviewState.CONFIRMED,
        proposed_on=values["proposed_on"],
        started_on=values["started_on"],
        completed_on=(values["ended_on"] or values["programme__ends_on"]) if completed else None,
        handed_over_on=values["handed_over_on"] if handed_over else None,
        closed_on=values["closed_on"],
        is_paused=values["pause"] == "suspend",
        spent=values["spent"],
        visits_due=values["due"],
        visits_overdue=values["overdue"],
        visits_done=values["done"],
        works=values["works"] or "",
        date_assumed=completed and values["ended_on"] is None,
    )
