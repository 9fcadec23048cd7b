"""What waits for somebody's decision: records sent for checking, the oldest first, and projects to
decide on; several are confirmed or returned at once."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import TemplateView

from bereke import desk
from bereke.glance import facts_of, pledged_and_people
from bereke.paging import steps_between
from core.dates import format_date
from core.exceptions import RuleViolation
from core.fields import CleanCharField
from core.numbers import format_number
from core.querysets import counts
from core.review import MOVES, refusal, review_many
from core.views.base import RightRequired, samples_hidden
from projects.models import Project

A_PAGE = 20
CHOSEN = re.compile(r"([a-z]+)-([0-9]{1,9})-([0-9]{1,9})")
"""How a record stands in what is sent: its kind, its key and the version that was shown."""


@dataclass(frozen=True)
class Waiting:
    """One record that waits: what was entered, by whom, since when, and why it cannot be confirmed
    by the reader, if so."""

    mark: str
    name: str
    url: str
    kind: str
    who: str
    since: str
    facts: Sequence[str] = ()
    why_not: str = ""
    chosen: bool = False


class Queue:
    """What waits for one person."""

    def __init__(self, user: Any, *, samples: bool) -> None:
        self.user = user
        self.samples = samples

    @cached_property
    def rows(self) -> dict[str, QuerySet]:
        """The records, by kind."""
        return desk.to_check(self.user, samples=self.samples)

    @property
    def is_open(self) -> bool:
        """Whether the person confirms any kind of records."""
        return bool(self.rows)

    @cached_property
    def decisions(self) -> QuerySet:
        """The projects on which the person is to decide."""
        if not self.user.can("decide"):
            return Project.objects.none()
        rows = Project.objects.editable_by(self.user).to_decide()
        return rows if self.samples else rows.without_samples()

    @cached_property
    def numbers(self) -> dict[str, int]:
        """How many wait: records by kind, and "decisions"; one query."""
        return counts(self.rows | {"decisions": self.decisions})

    @property
    def count(self) -> int:
        """How many records wait."""
        return sum(number for kind, number in self.numbers.items() if kind != "decisions")

    @property
    def oldest(self) -> str:
        """Since when the first of the records waits: one query."""
        first = desk.as_one(self.rows, "submitted_at").first()
        return desk.day(first[-1]) if first else ""

    @property
    def decisions_count(self) -> int:
        """How many projects wait."""
        return self.numbers["decisions"]

    def page(self, start: int, stop: int, chosen: Iterable[str] = ()) -> list[Waiting]:
        """The records from one place to another, the oldest first: a query, and one for each kind
        among them."""
        keys = [(row[0], row[1]) for row in desk.as_one(self.rows, "submitted_at")[start:stop]]
        found = self.records(keys)
        return [self._waiting(kind, found[kind, key], set(chosen)) for kind, key in keys]

    def records(self, keys: Iterable[tuple[str, int]]) -> dict[tuple[str, int], Any]:
        """Those of the records that wait for this person, by kind and key."""
        wanted: dict[str, set[int]] = {}
        for kind, key in keys:
            wanted.setdefault(kind, set()).add(key)
        return {
            (kind, row.pk): row
            for kind in wanted.keys() & self.rows.keys()
            for row in self.rows[kind]
            .filter(pk__in=wanted[kind])
            .for_list()
            .select_related("submitted_by")
        }

    def _waiting(self, kind: str, record, chosen: set[str]) -> Waiting:
        mark = f"{kind}-{record.pk}-{record.version}"
        return Waiting(
            mark=mark,
            name=str(record),
            url=record.get_absolute_url(),
            kind=desk.kind_label(kind),
            who=str(record.submitted_by or ""),
            since=desk.day(record.submitted_at),
            facts=facts_of(kind, record),
            why_not=refusal(record, MOVES["confirm"], self.user),
            chosen=mark in chosen,
        )


class QueueView(RightRequired, TemplateView):
    """The records that wait, with what was entered at a glance; one or several are confirmed, or
    returned with one reason."""

    right = ("confirm", "edit_registers")
    template_name = "work/waiting.html"
    chosen: Sequence[str] = ()
    problem = ""
    reason = ""
    asks_reason = False

    @cached_property
    def queue(self) -> Queue:
        return Queue(self.request.user, samples=not samples_hidden(self.request))

    def post(self, request: HttpRequest) -> HttpResponse:
        verb, _colon, single = request.POST.get("act", "").partition(":")
        self.reason = request.POST.get("reason", "")
        self.chosen = [single] if single else request.POST.getlist("chosen")[: 5 * A_PAGE]
        if verb not in ("confirm", "return"):
            return self._again(_("Choose what to do: confirm or return."))
        if not self.chosen:
            return self._again(_("Tick the records first."))
        try:
            self._take(verb)
        except RuleViolation as refused:
            self.asks_reason = True
            return self._again(refused.reason)
        return redirect(self._here())

    def _take(self, verb: str) -> None:
        """Take the step on what was chosen, and say what came of it."""
        field = CleanCharField(multiline=True, max_length=2000, required=False)
        if len(self.reason) > field.max_length:
            raise RuleViolation(_("The reason is too long: write it in 2,000 letters or fewer."))
        marks = [match.groups() for mark in self.chosen if (match := CHOSEN.fullmatch(mark))]
        found = self.queue.records((kind, int(key)) for kind, key, _version in marks)
        known = [
            (found[kind, int(key)], int(version))
            for kind, key, version in marks
            if (kind, int(key)) in found
        ]
        done = review_many(
            actor=self.request.user, chosen=known, verb=verb, reason=field.to_python(self.reason)
        )
        self._tell(verb, done, len(self.chosen) - len(known))

    def _tell(self, verb: str, result, gone: int) -> None:
        number = len(result.done)
        if number:
            confirmed = ngettext("Confirmed: %(number)s.", "Confirmed: %(number)s.", number)
            returned = ngettext("Returned: %(number)s.", "Returned: %(number)s.", number)
            text = confirmed if verb == "confirm" else returned
            messages.success(self.request, text % {"number": format_number(number)})
        for record, why in result.refused:
            text = _("“%(name)s”: %(reason)s") % {"name": record, "reason": why}
            messages.error(self.request, text)
        if gone:
            text = ngettext(
                "%(number)s record does not wait for you any more.",
                "%(number)s records do not wait for you any more.",
                gone,
            )
            messages.error(self.request, text % {"number": format_number(gone)})

    def _again(self, problem: str) -> HttpResponse:
        """The page with what was ticked and typed, and what is wrong with it."""
        self.problem = problem
        return self.render_to_response(self.get_context_data(), status=422)

    def _here(self) -> str:
        page = self.request.GET.get("page", "")
        here = reverse("work_waiting")
        return f"{here}?page={page}" if page.isascii() and page.isdigit() else here

    def get_context_data(self, **kwargs) -> dict:
        queue = self.queue
        page = Paginator(range(queue.count), A_PAGE).get_page(self.request.GET.get("page"))
        start = max(page.start_index() - 1, 0)
        rows = queue.page(start, page.end_index(), self.chosen) if queue.count else []
        decisions = queue.decisions_count
        return super().get_context_data(
            title=_("Waiting for me"),
            rows=rows,
            count=queue.count,
            paging=steps_between(self.request, page),
            decisions=[_decision(one) for one in self._decisions()] if decisions else [],
            decisions_count=decisions,
            count_text=_how_many(queue.count),
            problem=self.problem,
            reason=self.reason,
            asks_reason=self.asks_reason,
            to_return=[row for row in rows if row.chosen] if self.asks_reason else [],
            **kwargs,
        )

    def _decisions(self) -> QuerySet:
        """The first of the projects to decide on, with what speaks for a decision."""
        return self.queue.decisions.for_list().with_planned_people()[:A_PAGE]


def _how_many(number: int) -> str:
    text = ngettext("%(number)s record", "%(number)s records", number)
    return text % {"number": format_number(number)}


def _decision(project: Project) -> dict:
    since = format_date(project.appraised_on)
    return {
        "name": str(project),
        "url": project.get_absolute_url(),
        "facts": pledged_and_people(project),
        "since": _("appraised on %(date)s") % {"date": since} if since else "",
    }
