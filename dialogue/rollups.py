"""Rows of councils for figures of any day: meetings, appeals and recommendations.

A council stands in one region for good; changed borders do not move it.
"""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from django.db.models import QuerySet

from core.models import Provenance, ReviewState
from dialogue.choices import AppealState
from dialogue.models import Appeal, AppealTransition, Meeting, Recommendation
from dialogue.querysets import OPEN_STATES


class MeetingRow(NamedTuple):
    """One meeting of a council: planned for a day, held on one or not."""

    pk: int
    region: int
    district: int | None
    programme: int | None
    planned_on: date
    held_on: date | None
    confirmed: bool


class AppealRow(NamedTuple):
    """One appeal, with its moves in order: the day, and the state it came to."""

    pk: int
    region: int
    district: int | None
    programme: int | None
    sector: int | None
    received_on: date
    confirmed: bool
    moves: tuple[tuple[date, str], ...]

    def state(self, on: date) -> str:
        """The state it had come to by a day; "" before it was received."""
        if self.received_on > on:
            return ""
        states = [state for day, state in self.moves if day <= on]
        return states[-1] if states else AppealState.RECEIVED

    def is_open(self, on: date) -> bool:
        """Received by a day, and then neither closed, declined nor withdrawn."""
        return self.state(on) in OPEN_STATES


class RecommendationRow(NamedTuple):
    """One recommendation: three dated facts, how it was answered and when it is due. It counts as
    confirmed with the meeting that issued it."""

    pk: int
    region: int
    district: int | None
    programme: int | None
    sector: int | None
    issued_on: date | None
    answered_on: date | None
    answer: str
    carried_out_on: date | None
    due_on: date | None
    confirmed: bool


class Councils(NamedTuple):
    """What narrows the councils whose figures a user reads."""

    user: object
    programmes: Collection[int] | None = None
    samples: bool = True

    def of(self, rows: QuerySet) -> QuerySet:
        """The rows of those councils, in no order."""
        rows = rows.order_by()
        if not self.user.scope.everywhere:
            rows = rows.filter(council__region__in=self.user.scope.regions)
        if self.programmes is not None:
            rows = rows.filter(council__programme__in=self.programmes)
        return rows if self.samples else rows.exclude(provenance=Provenance.SAMPLE)


_COUNCIL = ("pk", "council__region", "council__district", "council__programme")


def meeting_rows(councils: Councils) -> list[MeetingRow]:
    """Every meeting planned, whatever became of it: one query."""
    rows = councils.of(Meeting.objects.all()).order_by("pk")
    return [
        MeetingRow(*values, review == ReviewState.CONFIRMED)
        for *values, review in rows.values_list(*_COUNCIL, "planned_on", "held_on", "review")
    ]


def appeal_rows(councils: Councils) -> list[AppealRow]:
    """Every appeal, with its moves: two queries."""
    rows = councils.of(Appeal.objects.all())
    moves: dict[int, list] = defaultdict(list)
    found = AppealTransition.objects.filter(appeal__in=rows.values("pk"))
    for appeal, *move in found.order_by("occurred_on", "pk").values_list(
        "appeal", "occurred_on", "to_state"
    ):
        moves[appeal].append(tuple(move))
    names = (*_COUNCIL, "sector", "received_on", "review")
    return [
        AppealRow(*values, review == ReviewState.CONFIRMED, tuple(moves[values[0]]))
        for *values, review in rows.order_by("pk").values_list(*names)
    ]


def recommendation_rows(councils: Councils) -> list[RecommendationRow]:
    """Every recommendation, issued or not: one query."""
    rows = councils.of(Recommendation.objects.all()).order_by("pk")
    names = (
        *_COUNCIL, "appeal__sector", "issued_on", "answered_on", "answer", "carried_out_on",
        "due_on", "meeting__review",
    )  # fmt: skip
    return [
        RecommendationRow(*values, review == ReviewState.CONFIRMED)
        for *values, review in rows.values_list(*names)
    ]
