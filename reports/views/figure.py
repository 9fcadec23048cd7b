"""The rows behind a figure, with the rule by which it is counted."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import ngettext

from communities.models import Region
from core.exports import file_response
from core.numbers import format_number
from reports import rows
from reports.figures import figure
from reports.frame import CAME_FROM
from reports.measures import Measure, measure_named
from reports.views.base import FigurePage
from reports.views.paging import paging_of


class FigureView(FigurePage):
    """The rows that make a figure, with the rule by which it is counted."""

    right = "read_records"
    template_name = "reports/figure.html"
    page_size = 50

    @cached_property
    def measure(self) -> Measure:
        """The measure of the address."""
        if (found := measure_named(self.kwargs["name"])) is None:
            raise Http404
        return found

    def region(self) -> Region | None:
        slug = self.frame_form.understood("region")
        return get_object_or_404(Region, slug=slug) if slug else None

    @cached_property
    def came_from(self) -> str:
        """The summary in whose table the figure stands, if the address names one."""
        asked = self.request.GET.get(CAME_FROM, "")
        return asked if asked.startswith(reverse("reports:regions")) else ""

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
        return [f"{measure.label}: {shown.text} {shown.unit}", rows.rule_of(measure), *chips]

    def get_context_data(self, **kwargs) -> dict:
        measure, portfolio, items = self.measure, self.portfolio, self.items
        page = Paginator(items, self.page_size).get_page(self.request.GET.get("page"))
        ratio = [figure(part, portfolio) for part in (measure.over, measure.under) if part]
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
            paging=paging_of(page, self.address_of_page),
            export_csv_url=self.address(export="csv"),
            export_xlsx_url=self.address(export="xlsx"),
            back_url=self.back(),
            why_url=self.frame.address(reverse("reports:why", args=[measure.name])),
            catalogue_url=f"{reverse('reports:catalogue')}#{measure.name}",
            **kwargs,
        )

    def address_of_page(self, number: int) -> str:
        """The address of another page of the rows."""
        return self.address(page=number, **{CAME_FROM: self.came_from})

    def back(self) -> str:
        """The summary the reader comes from, else that of the frame."""
        return self.came_from or self.frame.summary()
