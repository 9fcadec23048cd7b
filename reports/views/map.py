"""The map of communities, and the outlines of regions it is drawn over."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from core.numbers import format_number
from reports import reach_map
from reports.views.base import NarrowedPage


class MapView(NarrowedPage):
    """Communities as circles by the people reached; the drawing needs no script, with one it can
    be moved and enlarged."""

    right = "read_records"
    template_name = "reports/map.html"

    def get_context_data(self, **kwargs) -> dict:
        portfolio = self.portfolio
        found = reach_map.reached(portfolio)
        placed = [one for one in found if one.place is not None]
        more = len(found) - reach_map.LISTED
        return super().get_context_data(
            title=_("Communities on the map"),
            breadcrumbs=[
                {"label": _("Summaries"), "url": portfolio.frame.summary()},
                {"label": _("Communities on the map"), "url": ""},
            ],
            answers=reach_map.answers(portfolio.frame),
            map=reach_map.drawn(portfolio, found),
            largest=placed[0].text if placed else "",
            outlines_url=portfolio.frame.address(reverse("reports:outlines")),
            more=format_number(more) if more > 0 else "",
            rows_url=portfolio.frame.address(reverse("reports:figure", args=["reach_direct"])),
            **reach_map.table(found),
            **kwargs,
        )


class OutlinesView(NarrowedPage):
    """The outlines of the regions of the frame's borders, as GeoJSON."""

    right = "read_records"

    def get(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        features = [
            {
                "type": "Feature",
                "properties": {"name": str(outline.region)},
                "geometry": {"type": "MultiPolygon", "coordinates": outline.geometry},
            }
            for outline in reach_map.outlines(self.portfolio)
        ]
        return JsonResponse({"type": "FeatureCollection", "features": features})
