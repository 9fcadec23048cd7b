"""Why a figure changed: the steps between two days, and what was changed in the records since."""

from datetime import date, timedelta

from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.dates import add_months, format_date
from core.display import Cell, Heading, Row
from core.numbers import format_number
from reports import rows
from reports.bridge import Bridge, Step, bridge
from reports.changed import told
from reports.figures import figure, plain, text_of, unit_of
from reports.frame import CAME_FROM
from reports.history import entries_of
from reports.measures import Measure
from reports.views.measured import MeasurePage
from reports.views.paging import paging_of

SHOWN = 20
CHANGES = 50
CHANGED = "changed"
"""What the list of changes is called beside the steps."""


class BridgeView(MeasurePage):
    """The way of a figure from the eve of a period to its end; without one, over a year. A ratio is
    told by the two it divides."""

    template_name = "reports/bridge.html"

    @cached_property
    def days(self) -> tuple[date, date]:
        """The first day and the last."""
        last = self.frame.on
        if self.frame.since is not None:
            return self.frame.since - timedelta(days=1), last
        return add_months(last, -12), last

    def get_context_data(self, **kwargs) -> dict:
        measure, (first, last) = self.measure, self.days
        answers = measure.answers(self.portfolio) and not measure.is_ratio
        found = bridge(measure, self.portfolio, first, last) if answers else None
        return super().get_context_data(
            title=_("Why did it change? %(figure)s") % {"figure": measure.label},
            breadcrumbs=self._breadcrumbs(),
            rule=rows.rule_of(measure),
            answers=answers,
            days=[format_date(first), format_date(last)],
            table=self._table(found) if found else None,
            steps=self._steps(found) if found else [],
            ratio=[self._part(one) for one in (measure.over, measure.under) if one],
            **self._changed(first),
            **kwargs,
        )

    def _changed(self, first: date) -> dict:
        """What was changed since in the records of the frame, page by page."""
        since = {"changed_since": format_date(first)}
        if not self.measure.of or not self.measure.answers(self.portfolio):
            return since
        entries = entries_of(self.portfolio, first, self.measure.of)
        asked = self.request.GET.get("step") == CHANGED
        page = Paginator(entries, CHANGES).get_page(self.request.GET.get("page") if asked else 1)
        count = page.paginator.count
        return since | {
            "changed": told(list(page.object_list), self.request.user),
            "changed_count": format_number(count) if count else "",
            "changed_paging": paging_of(page, lambda number: self._page_of(CHANGED, number)),
        }

    def _page_of(self, step: str, number: int) -> str:
        """The address of a page of a step's rows, or of the changes."""
        return f"{self.address(step=step, page=number)}#{step}"

    def _breadcrumbs(self) -> list[dict]:
        return [
            {"label": _("Summaries"), "url": self.back()},
            {"label": str(self.measure.label), "url": self.address_of("reports:figure")},
            {"label": _("Why did it change?"), "url": ""},
        ]

    def _table(self, found: Bridge) -> dict:
        """The way as a table: the figure on the first day, each step, the figure on the last."""
        columns = [
            Heading(_("Step"), primary=True),
            Heading(_("Rows"), numeric=True, minor=True),
            Heading(str(self.measure.label), numeric=True, primary=True),
        ]
        lines = [(_("on %(day)s") % {"day": format_date(found.first)}, None, found.start)]
        lines += [(str(step.label), step, step.amount) for step in found.steps]
        shown = [self._line(columns, *line) for line in lines]
        end = (_("on %(day)s") % {"day": format_date(found.last)}, None, found.end)
        return {"columns": columns, "rows": shown, "totals": self._line(columns, *end)}

    def _line(self, columns, label: str, step: Step | None, amount: int) -> Row:
        count = format_number(len(step.items)) if step else ""
        url = f"#{step.name}" if step else ""
        return Row(
            [
                Cell(text=label, url=url, primary=True, label=columns[0].label),
                Cell(text=count, numeric=True, minor=True, label=columns[1].label),
                Cell(
                    text=self._signed(amount) if step else self._text(amount),
                    numeric=True,
                    primary=True,
                    label=columns[2].label,
                ),
            ]
        )

    def _steps(self, found: Bridge) -> list[dict]:
        """The rows of each step; those of one step page by page, where the address asks for it."""
        asked = self.request.GET.get("step", "")
        shown = []
        for step in found.steps:
            items = sorted(step.items, key=lambda item: (-abs(item.amount), item.key))
            number = self.request.GET.get("page") if step.name == asked else 1
            page = Paginator(items, SHOWN).get_page(number)
            shown.append(
                {
                    "id": step.name,
                    "title": str(step.label),
                    "amount": self._signed(step.amount),
                    "value": plain(self.measure.shown(step.amount)),
                    "count": ngettext("%(number)s row", "%(number)s rows", len(items))
                    % {"number": format_number(len(items))},
                    "columns": rows.headings(self.measure),
                    "rows": rows.page_rows(self.measure, self.portfolio, page.object_list),
                    "paging": paging_of(
                        page, lambda number, name=step.name: self._page_of(name, number)
                    ),
                }
            )
        return shown

    def _part(self, measure: Measure) -> dict:
        url, back = reverse("reports:why", args=[measure.name]), {CAME_FROM: self.came_from}
        return {
            "label": str(measure.label),
            "url": self.frame.address(url, **back),
            "figure": figure(measure, self.portfolio, **back),
        }

    def _text(self, number: int) -> str:
        text = text_of(self.measure, self.measure.shown(number))
        return f"{text} {unit_of(self.measure)}" if self.measure.unit == "money" else text

    def _signed(self, number: int) -> str:
        return f"+{self._text(number)}" if number > 0 else self._text(number)
