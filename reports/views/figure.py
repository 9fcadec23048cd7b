"""The rows behind a figure, with the rule by which it is counted."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import ngettext

from core.exports import file_response
from core.numbers import format_number
from reports import rows
from reports.figures import figure, unit_in_words
from reports.frame import CAME_FROM
from reports.views.base import made_today
from reports.views.measured import MeasurePage
from reports.views.paging import paging_of


class FigureView(MeasurePage):
    """The rows that make a figure, with the rule by which it is counted."""

    template_name = "reports/figure.html"
    page_size = 50

    @cached_property
    def items(self) -> list:
        """All rows of the figure, in the order they are listed."""
        if not self.measure.answers(self.portfolio):
            return []
        return rows.ordered(self.measure.rows(self.portfolio))

    def get(self, request, *args, **kwargs) -> HttpResponse:
        kind = request.GET.get("export")
        if kind in ("csv", "xlsx") and self.measure.of:
            lines = rows.export_rows(self.measure, self.portfolio, self.items)
            header = rows.export_header(self.measure)
            return file_response(kind, self.measure.name, header, lines, notes=self.notes())
        return super().get(request, *args, **kwargs)

    def notes(self) -> list[str]:
        """What a file says of itself: the figure, its rule, what it stands on."""
        measure = self.measure
        shown = figure(measure, self.portfolio)
        chips = [f"{chip['label']}: {chip['value']}" for chip in self.chips()]
        number = f"{measure.label}: {shown.text} {unit_in_words(measure)}"
        return [number, rows.rule_of(measure), *chips, made_today()]

    def get_context_data(self, **kwargs) -> dict:
        measure, portfolio, items = self.measure, self.portfolio, self.items
        page = Paginator(items, self.page_size).get_page(self.request.GET.get("page"))
        back = {CAME_FROM: self.came_from}
        ratio = [figure(part, portfolio, **back) for part in (measure.over, measure.under) if part]
        return super().get_context_data(
            title=str(measure.label),
            measure=measure,
            rule=rows.rule_of(measure),
            figure=figure(measure, portfolio),
            answers=measure.answers(portfolio),
            ratio=ratio,
            count=len(items),
            count_text=ngettext("%(number)s row", "%(number)s rows", len(items))
            % {"number": format_number(len(items))},
            columns=rows.headings(measure) if measure.of else [],
            rows=rows.page_rows(measure, portfolio, page.object_list) if measure.of else [],
            paging=paging_of(page, lambda number: self.address(page=number)),
            export_csv_url=self.address(export="csv"),
            export_xlsx_url=self.address(export="xlsx"),
            back_url=self.back(),
            why_url=self.address_of("reports:why"),
            catalogue_url=f"{reverse('reports:catalogue')}#{measure.name}",
            **kwargs,
        )
