"""Pages of figures: the summary of all regions, of one region, and the rows behind a figure."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from django.views.generic import TemplateView

from communities.models import Region
from core.dates import format_date
from core.display import Badge
from core.exports import file_response
from core.numbers import format_number
from core.views import RightRequired
from core.views.base import samples_hidden
from reports import rows, summary
from reports.figures import figure_of
from reports.forms import FrameForm
from reports.frame import Frame, boundaries_for, last_day_of, readable_programmes
from reports.headline import headline
from reports.measures import MEASURES
from reports.portfolio import Portfolio
from reports.tiles import tiles


class FigurePage(RightRequired, TemplateView):
    """Base of pages of figures: reads the frame from the address; what cannot be read is said and
    replaced by what stands without it."""

    right = "read_summaries"

    def region(self) -> Region | None:
        """The region the page is about."""
        return None

    @cached_property
    def programmes(self) -> list:
        """The programmes whose figures the reader reads."""
        return readable_programmes(self.request.user)

    @cached_property
    def frame_form(self) -> FrameForm:
        """The form of the frame, bound to the address."""
        asked = {k: v for k, v in self.request.GET.items() if k in FrameForm.base_fields}
        form = FrameForm(asked, programmes=self.programmes)
        form.is_valid()
        return form

    @cached_property
    def frame(self) -> Frame:
        """The frame the address asks for."""
        form, region = self.frame_form, self.region()
        asked = form.understood("on")
        on = asked or last_day_of(self.programmes)
        code = form.understood("programme")
        programme = next((one for one in self.programmes if one.code == code), None)
        scope = self.request.user.scope.programmes
        today_asked = form.understood("boundaries") == "today"
        return Frame(
            on=on,
            boundaries=boundaries_for(region, on, today_asked),
            programmes=frozenset({programme.pk}) if programme else scope,
            programme=programme,
            region=region,
            sector=form.understood("sector"),
            samples=not samples_hidden(self.request),
            today_asked=today_asked,
            day_asked=asked is not None,
        )

    @cached_property
    def portfolio(self) -> Portfolio:
        """The rows of the frame."""
        return Portfolio(self.request.user, self.frame)

    def chips(self) -> list[dict]:
        """What the figures stand on, in words."""
        frame = self.frame
        here = self.request.path
        borders = _("of today") if frame.boundaries is None else _("of that time")
        other = frame.address(here, boundaries=None if frame.today_asked else "today", region=None)
        chips = [
            {"label": _("Until"), "value": format_date(frame.on)},
            {"label": _("Regions"), "value": borders, "url": other},
            {"label": _("Records"), "value": pgettext("records", "confirmed")},
        ]
        if frame.programme is not None:
            chips.insert(0, {"label": _("Programme"), "value": frame.programme.name})
        if frame.programme is not None or frame.sector is not None:
            chips.append({"label": _("Within this filter"), "value": _("not a part of the whole")})
        return chips

    def get_context_data(self, **kwargs) -> dict:
        return super().get_context_data(
            frame_form=self.frame_form,
            filter_errors=self.frame_form.problems(),
            chips=self.chips(),
            samples_hidden=samples_hidden(self.request),
            **kwargs,
        )


class SummaryPage(FigurePage):
    """Base of the summaries: the sentence, the four figures, the table, the pictures."""

    template_name = "reports/summary.html"

    def get_context_data(self, **kwargs) -> dict:
        portfolio = self.portfolio
        has_samples = any(row.is_sample for row in portfolio.partnerships)
        return super().get_context_data(
            cards=summary.cards(portfolio),
            money_bars=summary.money_bars(portfolio),
            sector_bars=summary.sector_bars(portfolio),
            works_parts=summary.works_parts(portfolio),
            reported=summary.reported(portfolio),
            badges=[Badge(_("sample data"), "sample")] if has_samples else [],
            assumed_dates=sum(row.date_assumed for row in portfolio.projects),
            **kwargs,
        )


class RegionsView(SummaryPage):
    """The whole portfolio in the reader's scope, region by region."""

    def get_context_data(self, **kwargs) -> dict:
        portfolio, programme = self.portfolio, self.frame.programme
        places = [summary.name_of(place) for place in summary.sorted_places(portfolio)]
        shown = [programme] if programme else self.programmes
        title = shown[0].name if len(shown) == 1 else _("All programmes")
        return super().get_context_data(
            title=title,
            headline=headline(portfolio, places, with_partners=True),
            table=summary.region_table(portfolio),
            table_title=_("By region"),
            tiles=tiles(portfolio),
            published=summary.published(one for choice in shown for one in choice.published),
            **kwargs,
        )


class RegionView(SummaryPage):
    """One region: its communities, projects, people and trainings.

    Officers and managers open regions in which a community of theirs lies or lay, and those they
    answer for; any other region is not found.
    """

    @cached_property
    def place(self) -> Region:
        """The region of the address, if the reader may know of it."""
        return get_object_or_404(Region, slug=self.kwargs["slug"])

    def region(self) -> Region:
        return self.place

    def get_context_data(self, **kwargs) -> dict:
        portfolio, user, region = self.portfolio, self.request.user, self.place
        answered = user.scope.everywhere or region.pk in user.scope.regions
        if not answered and not portfolio.partnerships:
            raise Http404
        may_open = user.can("read_records")
        return super().get_context_data(
            title=str(region),
            breadcrumbs=[
                {"label": _("Summaries"), "url": reverse("reports:regions")},
                {"label": str(region), "url": ""},
            ],
            headline=headline(portfolio, [str(region)], with_partners=False),
            table=summary.community_table(portfolio, may_open),
            table_title=_("By community"),
            **kwargs,
        )


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
