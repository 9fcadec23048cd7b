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
from reports.figures import figure_of
from reports.measures import MEASURES
from reports.views.base import FigurePage


class FigureView(FigurePage):
    """The rows that make a figure, with the rule by which it is counted."""

    right = "read_records"
    template_name = "reports/figure.html"
    page_size = 50

    @cached_property
    def measure(self):
        """The measure of the address."""
        if self.kwargs["name"] not in MEASURES:
            raise Http404
        return MEASURES[self.kwargs["name"]]

    def region(self) -> Region | None:
        slug = self.frame_form.understood("region")
        return get_object_or_404(Region, slug=slug) if slug else None

    @cached_property
    def items(self) -> list:
        """All rows of the figure, in the order they are listed."""
        user, region = self.request.user, self.frame.region
        answered = region is None or user.scope.everywhere or region.pk in user.scope.regions
        if not answered and not self.portfolio.partnerships:
            raise Http404
        return rows.ordered(self.measure.rows(self.portfolio))

    def get(self, request, *args, **kwargs) -> HttpResponse:
        kind = request.GET.get("export")
        if kind in ("csv", "xlsx") and self.measure.of:
            lines = rows.export_rows(self.measure, self.portfolio, self.items)
            return file_response(kind, self.measure.name, rows.export_header(self.measure), lines)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs) -> dict:
        measure, portfolio = self.measure, self.portfolio
        items = self.items
        page = Paginator(items, self.page_size).get_page(self.request.GET.get("page"))
        ratio = [figure_of(name, portfolio) for name in (measure.over, measure.under) if name]
        return super().get_context_data(
            title=str(measure.label),
            measure=measure,
            figure=figure_of(measure.name, portfolio),
            ratio=ratio,
            count=len(items),
            count_text=ngettext("%(number)s row", "%(number)s rows", len(items))
            % {"number": format_number(len(items))},
            columns=rows.headings(measure) if measure.of else [],
            rows=rows.page_rows(measure, portfolio, page.object_list) if measure.of else [],
            paging=self._paging(page),
            export_csv_url=self._address(export="csv"),
            export_xlsx_url=self._address(export="xlsx"),
            back_url=self._back(),
            **kwargs,
        )

    def _address(self, **changes) -> str:
        return self.frame.address(self.request.path, **changes)

    def _back(self) -> str:
        if self.frame.region is None:
            return self.frame.address(reverse("reports:regions"))
        url = reverse("reports:region", args=[self.frame.region.slug])
        return self.frame.address(url, region=None)

    def _paging(self, page) -> dict | None:
        if not page.has_other_pages():
            return None
        numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
        return {
            "previous_url": self._address(page=page.previous_page_number())
            if page.has_previous()
            else "",
            "next_url": self._address(page=page.next_page_number()) if page.has_next() else "",
            "text": "",
            "pages": [
                {
                    "text": str(number),
                    "url": self._address(page=number) if isinstance(number, int) else "",
                    "current": number == page.number,
                }
                for number in numbers
            ],
        }
