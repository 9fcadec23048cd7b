"""What somebody has to do today: piles of rows, each asked by one question.

The number a pile shows is the number of rows its question finds, and its list shows those rows.
Programmes that are no longer followed up on the day stay out of all of them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from bereke import desk, work_lines
from bereke.work_lines import Line
from communities.models import Community
from communities.querysets import followed_up
from core.models import Provenance, ReviewState
from core.querysets import counts
from core.questions import Question, read_records
from projects.models import Breakdown, Contribution, FollowUp, Project, Visit
from trainings.models import Training


@dataclass(frozen=True)
class Desk:
    """Whose work it is, on which day, and whether samples are shown."""

    user: Any
    on: date
    samples: bool = True

    def shown(self, rows: QuerySet, whole: str = "") -> QuerySet:
        """Rows without samples, where those are switched off; `whole` leads to the record that
        tells it."""
        if self.samples:
            return rows
        return rows.exclude(**{f"{whole}provenance": Provenance.SAMPLE})


@dataclass(frozen=True)
class Pile:
    """One kind of thing to do: what it is called, and what it asks of the database."""

    key: str
    title: str | Promise
    hint: str | Promise
    icon: str
    tone: str = ""

    def questions(self, desk_: Desk) -> dict[str, QuerySet]:
        """The rows of the pile, by kind."""
        raise NotImplementedError

    def lines(self, desk_: Desk, start: int, stop: int) -> list[Line]:
        """The rows from one place to another, in words."""
        raise NotImplementedError


@dataclass(frozen=True)
class RecordPile(Pile):
    """Records of every kind in one state of checking."""

    state: str = ReviewState.DRAFT

    def questions(self, desk_: Desk) -> dict[str, QuerySet]:
        rows = records_in_work(desk_)
        return {kind: query.filter(review=self.state) for kind, query in rows.items()}

    def lines(self, desk_: Desk, start: int, stop: int) -> list[Line]:
        found = desk.as_one(self.questions(desk_), "updated_at")[start:stop]
        return work_lines.of_records(desk.items(found))


@dataclass(frozen=True)
class RowPile(Pile):
    """Rows of one kind: `ask` gives them, `read` adds what `tell` says of each."""

    ask: Callable[[Desk], QuerySet] = None
    read: Callable[[QuerySet], QuerySet] = None
    tell: Callable[[Any, Desk], Line] = None

    def questions(self, desk_: Desk) -> dict[str, QuerySet]:
        return {"": self.ask(desk_)}

    def lines(self, desk_: Desk, start: int, stop: int) -> list[Line]:
        return [self.tell(row, desk_) for row in self.read(self.ask(desk_))[start:stop]]


@dataclass(frozen=True)
class QuestionPile(Pile):
    """Questions about records: those the person has to answer, and their own with an answer."""

    def questions(self, desk_: Desk) -> dict[str, QuerySet]:
        rows = Question.objects.open_for(desk_.user)
        for model in (Project, Training):
            looked_after = model.objects.filter(followed_up(desk_.on, "programme__"))
            over = model.objects.order_by().exclude(pk__in=looked_after.values("pk"))
            rows = rows.exclude(kind=model._meta.label_lower, key__in=over.values("pk"))
        return {"": rows}

    def lines(self, desk_: Desk, start: int, stop: int) -> list[Line]:
        rows = self.questions(desk_)[""].select_related("asked_by")[start:stop]
        return [work_lines.of_question(one) for one in read_records(rows)]


def records_in_work(desk_: Desk) -> dict[str, QuerySet]:
    """The records a person may change, by kind, but for those of programmes no longer followed
    up."""
    rows = {kind: desk_.shown(query) for kind, query in desk.editable(desk_.user).items()}
    for kind in ("community", "project", "training"):
        rows[kind] = rows[kind].in_work(desk_.on)
    for kind in ("meeting", "appeal"):
        councils = rows[kind].model._meta.get_field("council").related_model.objects
        ended = councils.exclude(programme=None).exclude(followed_up(desk_.on, "programme__"))
        rows[kind] = rows[kind].exclude(council__in=ended.order_by().values("pk"))
    return rows


def _parts(model, question: str) -> Callable[[Desk], QuerySet]:
    """Rows of projects the person may change, asked `question` on the day."""

    def ask(desk_: Desk) -> QuerySet:
        rows = getattr(model.objects.editable_by(desk_.user), question)(desk_.on)
        return desk_.shown(rows, "project__")

    return ask


def _whole(model, question: str) -> Callable[[Desk], QuerySet]:
    """Records the person may change, asked `question` on the day."""

    def ask(desk_: Desk) -> QuerySet:
        return desk_.shown(getattr(model.objects.editable_by(desk_.user), question)(desk_.on))

    return ask


def _follow_ups(desk_: Desk) -> QuerySet:
    rows = FollowUp.objects.kept_by(desk_.user).to_close(desk_.on)
    return desk_.shown(rows, "project__")


def _with(*names: str) -> Callable[[QuerySet], QuerySet]:
    return lambda rows: rows.select_related(*names)


PLACE = "project__lead_community__district"

PILES: tuple[Pile, ...] = (
    RecordPile(
        "returned",
        _("Returned"),
        _("Correct what the reason names, then send it again."),
        "back",
        "bad",
        ReviewState.RETURNED,
    ),
    QuestionPile(
        "questions",
        _("Open questions"),
        _("Asked about records you may change, or answered for you to read and close."),
        "pen",
    ),
    RowPile(
        "follow-ups",
        _("Follow-ups"),
        _("What you or colleagues took upon themselves and have not closed."),
        "check",
        ask=_follow_ups,
        read=_with("owner", PLACE),
        tell=work_lines.of_follow_up,
    ),
    RowPile(
        "breakdowns",
        _("Open breakdowns"),
        _("What was built and does not work: enter the repair once it is done."),
        "flag",
        "bad",
        ask=_parts(Breakdown, "to_repair"),
        read=_with(PLACE),
        tell=work_lines.of_breakdown,
    ),
    RowPile(
        "visits",
        _("Visits that are due"),
        _("Go there, look, and enter what you found."),
        "clock",
        ask=_parts(Visit, "to_make"),
        read=_with(PLACE),
        tell=work_lines.of_visit,
    ),
    RowPile(
        "pledges",
        _("Pledges that are overdue"),
        _("Promised for a day that has passed, and not all of it came."),
        "clock",
        "partly",
        ask=_parts(Contribution, "overdue"),
        read=_with("partner", "project__programme", PLACE),
        tell=work_lines.of_pledge,
    ),
    RowPile(
        "late",
        _("Late projects"),
        _("They should have begun or ended: enter what happened, or a new day."),
        "clock",
        "partly",
        ask=_whole(Project, "late"),
        read=_with("lead_community__district"),
        tell=work_lines.of_late_project,
    ),
    RowPile(
        "missing",
        _("Missing in projects"),
        _("What their stage or the next one asks for."),
        "pen",
        ask=_whole(Project, "lacking"),
        read=lambda rows: rows.select_related("lead_community__district").with_gaps(),
        tell=work_lines.of_gaps,
    ),
    RowPile(
        "population",
        _("Population missing or old"),
        _("Communities whose latest population is older than five years, or not known."),
        "community",
        ask=_whole(Community, "without_recent_population"),
        read=lambda rows: rows.select_related("district").order_by("population_year", "pk"),
        tell=work_lines.of_population,
    ),
    RowPile(
        "participants",
        _("Trainings without participants"),
        _("They are over, and nobody is entered: names, or how many came."),
        "training",
        ask=_whole(Training, "without_people"),
        read=_with("community__district"),
        tell=work_lines.of_training,
    ),
    RowPile(
        "next-step",
        _("Nothing planned next"),
        _("Projects approved or under way without an open milestone: say what comes."),
        "flag",
        ask=_whole(Project, "without_next_step"),
        read=_with("lead_community__district"),
        tell=work_lines.of_next_step,
    ),
    RecordPile(
        "drafts",
        _("Drafts"),
        _("Not sent for checking yet, so headline figures do not count them."),
        "pen",
    ),
)
BY_KEY = {pile.key: pile for pile in PILES}


def numbers(desk_: Desk, piles: Sequence[Pile] = PILES) -> dict[str, int]:
    """How many rows each pile has: one query for all of them."""
    return _by_pile(piles, counts(_asked(desk_, piles)))


def tally(desk_: Desk) -> tuple[dict[str, int], dict[tuple[str, str], int]]:
    """How many rows each pile has and, by kind and state, how many returned records and drafts
    stand in none, because their programmes are no longer followed up: one query."""
    found = counts(_asked(desk_, PILES) | _ended(desk_))
    ended = {
        tuple(name.split(" ")[1:]): number
        for name, number in found.items()
        if name.startswith("ended ") and number
    }
    return _by_pile(PILES, found), ended


def _asked(desk_: Desk, piles: Sequence[Pile]) -> dict[str, QuerySet]:
    return {
        f"{pile.key} {kind}": rows for pile in piles for kind, rows in pile.questions(desk_).items()
    }


def _by_pile(piles: Sequence[Pile], found: dict[str, int]) -> dict[str, int]:
    return {
        pile.key: sum(number for name, number in found.items() if name.split(" ")[0] == pile.key)
        for pile in piles
    }


def _ended(desk_: Desk) -> dict[str, QuerySet]:
    everything, in_work = desk.editable(desk_.user), records_in_work(desk_)
    return {
        f"ended {kind} {state}": desk_.shown(rows)
        .filter(review=state)
        .exclude(pk__in=in_work[kind].order_by().values("pk"))
        for kind, rows in everything.items()
        for state in (ReviewState.RETURNED, ReviewState.DRAFT)
        if kind != "partner"
    }
