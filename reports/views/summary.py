"""Summaries: of the whole portfolio or any part of it, on a day or for a period."""

from dataclasses import replace

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from communities.models import Region
from core.display import Badge
from core.exports import file_response
from core.finding import is_key
from core.organisation import organisation
from reports import bars, reach_map, sheets, summary
from reports.charts import charts_of
from reports.forms import DIVISIONS
from reports.frame import TABLE, Frame, ProgrammeChoice, Published
from reports.headline import headline
from reports.measures import MEASURES
from reports.rows import rule_of
from reports.split import splits
from reports.tables import FEW, MANY, divided_table, file_rows, label_of
from reports.tile_map import tile_map
from reports.views.base import FigurePage, made_today
from reports.views.paging import paging_of
from reports.views.printed import PrintedPage

LINES = 100
"""So many lines of a table stand on one page."""


class SummaryPage(PrintedPage, FigurePage):
    """Base of the summaries: the sentence, the four figures, the table, pictures, all figures."""

    template_name = "reports/summary.html"
    divided_by = "region"

    @cached_property
    def frame(self) -> Frame:
        """What the address asks for, with the page of the table."""
        page = self.request.GET.get("page", "")
        return replace(super().frame, page=page if is_key(page) and page != "1" else "")

    @cached_property
    def by(self) -> str:
        """What the table is divided by: what is asked for, else what fits the page."""
        asked = self.frame_form.understood("by")
        if asked in DIVISIONS:
            return asked
        if self.frame.community is not None:
            return "year"
        if self.frame.district is not None:
            return "community" if self.reads_records else "sector"
        return self.divided_by

    @cached_property
    def table(self) -> dict:
        """The frame divided: few columns where the map stands beside them."""
        columns = MANY if self.frame.by and self.by != "region" else FEW
        return divided_table(self.portfolio, self.by, measures=columns)

    def get(self, request, *args, **kwargs) -> HttpResponse:
        kind = request.GET.get("export")
        if kind not in ("csv", "xlsx"):
            return super().get(request, *args, **kwargs)
        header, lines = file_rows(divided_table(self.portfolio, self.by, measures=MANY))
        notes = [f"{chip['label']}: {chip['value']}" for chip in self.chips()]
        rules = [f"{label_of(name)}: {rule_of(MEASURES[name])}" for name in MANY]
        frame, slug = self.frame, self.kwargs.get("slug", "")
        parts = ("summary", slug, self.by, frame.since, frame.on)
        name = "-".join(str(part) for part in parts if part)
        about = [self.title(), *notes, made_today(), self.table["note"], *rules]
        return file_response(kind, name, header, lines, [note for note in about if note])

    def get_context_data(self, **kwargs) -> dict:
        portfolio, table = self.portfolio, self.table
        has_samples = any(row.is_sample for row in portfolio.partnerships)
        lines = max(len(table["rows"]), 1) if self.is_on_paper else LINES
        page = Paginator(table["rows"], lines).get_page(self.request.GET.get("page"))
        return super().get_context_data(
            title=self.title(),
            cards=summary.cards(portfolio),
            money_groups=bars.money_groups(portfolio),
            money_title=_("Who paid, %(currency)s") % {"currency": organisation().currency},
            sector_bars=bars.sector_bars(portfolio),
            works_parts=bars.works_parts(portfolio),
            splits=splits(portfolio),
            charts=charts_of(portfolio),
            reported=summary.reported(portfolio),
            table=table | {"rows": page.object_list},
            table_title=str(DIVISIONS[self.by]),
            divisions=self.divisions(),
            export_csv_url=self.address(by=self.by, export="csv"),
            export_xlsx_url=self.address(by=self.by, export="xlsx"),
            paging=paging_of(page, lambda number: self.address(by=self.by, page=number) + TABLE),
            sheets=sheets.sheets(portfolio),
            communities_url=reach_map.address(portfolio),
            badges=[Badge(_("sample data"), "sample")] if has_samples else [],
            assumed_dates=sum(row.date_assumed for row in portfolio.projects),
            **kwargs,
        )

    def divisions(self) -> list[dict]:
        """The ways to divide the table, as links."""
        if not self.reads_records:
            return []
        return [
            {"label": str(label), "url": self.address(by=name), "current": name == self.by}
            for name, label in DIVISIONS.items()
        ]


class RegionsView(SummaryPage):
    """The portfolio in the reader's scope, narrowed as the address asks."""

    def get_context_data(self, **kwargs) -> dict:
        portfolio, programme = self.portfolio, self.frame.programme
        places = [summary.name_of(place) for place in summary.joined_places(portfolio)]
        shown = [programme] if programme else self.programmes
        narrowed = self.frame.narrowed_by - {"programme"}
        whole = not narrowed and self.frame.since is None
        return super().get_context_data(
            record_url=self.record_url(),
            headline=headline(portfolio, places, with_partners=whole),
            tile_map=tile_map(portfolio) if self.by == "region" and not narrowed else None,
            published=summary.published(self.published(shown)) if whole else [],
            **kwargs,
        )

    def published(self, programmes: list[ProgrammeChoice]) -> list[Published]:
        """What sources had published of whole programmes by the day, for who reads them whole."""
        if self.request.user.scope.regions:
            return []
        found = [one for choice in programmes for one in choice.published]
        return [one for one in found if one.as_of <= self.frame.on]

    def title(self) -> str:
        """The narrowest thing the page is about."""
        frame = self.frame
        for chosen in (frame.community, frame.district, frame.partner, frame.sector, frame.topic):
            if chosen is not None:
                return str(chosen)
        shown = [frame.programme] if frame.programme else self.programmes
        return shown[0].name if len(shown) == 1 else _("All programmes")

    def record_url(self) -> str:
        """The page of the record the figures are about, if it has one."""
        record = self.frame.community or self.frame.partner
        return record.get_absolute_url() if record else ""


class RegionView(SummaryPage):
    """One region: its communities, projects, people and trainings.

    Officers and managers open regions in which a community of theirs lies or lay, and those they
    answer for; any other region is not found.
    """

    @cached_property
    def divided_by(self) -> str:
        """Communities; who reads no records reads no names of villages either."""
        return "community" if self.reads_records else "sector"

    @cached_property
    def place(self) -> Region:
        """The region of the address, if the reader may know of it."""
        return get_object_or_404(Region, slug=self.kwargs["slug"])

    def region(self) -> Region:
        return self.place

    def title(self) -> str:
        """The region by name."""
        return str(self.place)

    def get_context_data(self, **kwargs) -> dict:
        portfolio, region = self.portfolio, self.place
        return super().get_context_data(
            breadcrumbs=[
                {"label": _("Summaries"), "url": self.address_of_all()},
                {"label": str(region), "url": ""},
            ],
            headline=headline(portfolio, [str(region)], with_partners=False),
            **kwargs,
        )

    def address_of_all(self) -> str:
        """The summary of all regions in the same frame, divided as it is by itself."""
        return self.frame.address(reverse("reports:regions"), region=None, by=None)
