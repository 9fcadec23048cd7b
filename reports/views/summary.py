"""The summary of all regions, and of one region."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from communities.models import Region
from core.display import Badge
from reports import summary
from reports.charts import charts_of
from reports.headline import headline
from reports.split import splits
from reports.tile_map import CHOSEN, tile_map
from reports.views.base import FigurePage
from reports.views.printed import PrintedPage


class SummaryPage(PrintedPage, FigurePage):
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
            splits=splits(portfolio),
            charts=charts_of(portfolio),
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
            tile_map=tile_map(portfolio, self.request.GET.get(CHOSEN, "")),
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
