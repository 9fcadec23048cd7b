"""The pages of somebody's work: all piles with the first of each, and each pile as a list."""

from datetime import date

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Max
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import TemplateView

from bereke import desk, work
from bereke.paging import steps_between
from bereke.queue import Queue
from communities.models import Programme
from communities.querysets import followed_up
from core.dates import format_date, format_date_input
from core.display import Figure
from core.fields import LocalDateField
from core.models import ReviewState
from core.numbers import format_number
from core.views.base import RightRequired, samples_hidden

FIRST = 4
"""How many rows of a pile are shown beside its number."""
A_PAGE = 25


def rows_figure(number: int, url: str, label: str = "", note: str = "") -> Figure:
    """A number of rows that leads to their list."""
    return Figure("rows", str(number), "rows", format_number(number), url, label, note)


class WorkPage(RightRequired):
    """What the pages of work share: the day, today unless the address names another one."""

    right = "read_records"
    problem = ""

    @cached_property
    def desk(self) -> work.Desk:
        """Whose work is shown, of which day."""
        return work.Desk(self.request.user, self.day, not samples_hidden(self.request))

    @cached_property
    def day(self) -> date:
        """The day of the address; what cannot be read is said, and today stands."""
        try:
            return (
                LocalDateField(required=False).clean(self.request.GET.get("on", "")) or self.today
            )
        except ValidationError as refusal:
            self.problem = " ".join(refusal.messages)
            return self.today

    @cached_property
    def today(self) -> date:
        return timezone.localdate()

    def address(self, name: str, **parts) -> str:
        """The address of a page of work of the same day."""
        query = "" if self.day == self.today else f"?on={format_date_input(self.day)}"
        return reverse(name, kwargs=parts) + query

    def get_context_data(self, **kwargs) -> dict:
        day = self.day
        return super().get_context_data(
            problem=self.problem,
            other_day="" if day == self.today else format_date(day),
            **kwargs,
        )


class WorkView(WorkPage, TemplateView):
    """Everything somebody has to do, the most pressing first."""

    template_name = "work/work.html"

    def get_context_data(self, **kwargs) -> dict:
        numbers, ended = work.tally(self.desk)
        piles = [self._pile(pile, numbers[pile.key]) for pile in work.PILES if numbers[pile.key]]
        queue = Queue(self.request.user, samples=self.desk.samples)
        return super().get_context_data(
            title=_("My work"),
            piles=piles,
            waiting=self._waiting(queue) if queue.is_open else [],
            ended=self._ended(ended),
            look_back="" if piles else self._look_back(),
            **kwargs,
        )

    def _pile(self, pile: work.Pile, number: int) -> dict:
        url = self.address("work_pile", pile=pile.key)
        return {
            "pile": pile,
            "figure": rows_figure(number, url, str(pile.title)),
            "lines": pile.lines(self.desk, 0, FIRST),
            "more_url": url if number > FIRST else "",
        }

    def _waiting(self, queue: Queue) -> list[Figure]:
        """What waits for the reader's decision."""
        url = reverse("work_waiting")
        found = [(queue.count, "", _("records to check"))]
        found.append((queue.decisions_count, "#decisions", _("projects to decide on")))
        return [rows_figure(number, url + place, label) for number, place, label in found if number]

    def _ended(self, ended: dict[tuple[str, str], int]) -> list[Figure]:
        return [
            rows_figure(
                number,
                desk.list_url(kind, state),
                f"{desk.kind_label(kind, many=True)}, {ReviewState(state).label}",
            )
            for (kind, state), number in ended.items()
        ]

    def _look_back(self) -> str:
        """Once every programme has ended: the last day on which one was followed up, as typed."""
        if self.day != self.today or Programme.objects.filter(followed_up(self.today)).exists():
            return ""
        last = Programme.objects.aggregate(last=Max("follow_up_until"))["last"]
        return format_date_input(last) if last else ""


class PileView(WorkPage, TemplateView):
    """All rows of one pile, a page at a time."""

    template_name = "work/pile.html"

    def get_context_data(self, **kwargs) -> dict:
        pile = work.BY_KEY.get(kwargs.pop("pile"))
        if pile is None:
            raise Http404
        number = work.numbers(self.desk, [pile])[pile.key]
        page = Paginator(range(number), A_PAGE).get_page(self.request.GET.get("page"))
        start = max(page.start_index() - 1, 0)
        said = ngettext("%(number)s row", "%(number)s rows", number)
        return super().get_context_data(
            title=pile.title,
            pile=pile,
            count=number,
            count_text=said % {"number": format_number(number)},
            lines=pile.lines(self.desk, start, page.end_index()) if number else [],
            paging=steps_between(self.request, page),
            work_url=self.address("work"),
            **kwargs,
        )
