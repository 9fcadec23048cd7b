"""Where a community is: a small map of it among the others of its region, and the distances."""

from django.conf import settings
from django.urls import reverse
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.views.generic import DetailView

from communities.models import Community
from core.display import Link, Row, headings, row
from core.numbers import format_number
from core.places import distance_km, place_of
from core.small_map import Spot, draw
from core.views import RightRequired

MOST = 60


class MapView(RightRequired, DetailView):
    """The map of one community in scope; without a place it says how one is entered."""

    model = Community
    template_name = "communities/map.html"

    def get_queryset(self):
        return Community.objects.visible_to(self.request.user).select_related("district__region")

    def get_context_data(self, **kwargs) -> dict:
        community, place = self.object, place_of(self.object)
        context = {} if place is None else self._drawn(place)
        return super().get_context_data(
            title=_("On the map: %(community)s") % {"community": community},
            lead=f"{community.district}, {community.district.region}",
            breadcrumbs=[
                {"label": _("Communities"), "url": reverse("communities:community_list")},
                {"label": str(community), "url": community.get_absolute_url()},
                {"label": _("On the map"), "url": ""},
            ],
            edit=self._edit(),
            **context,
            **kwargs,
        )

    def _edit(self) -> Link | None:
        editable = Community.objects.editable_by(self.request.user)
        if not editable.filter(pk=self.object.pk).exists():
            return None
        address = reverse("communities:community_update", args=[self.object.pk])
        return Link(_("Enter the place"), f"{address}#id_place")

    def _drawn(self, place) -> dict:
        spots = [Spot(place, str(self.object), "", "here"), *self._works(), *self._others()]
        columns = headings(_("Place"), _("Kind"), _("Distance, km"), numeric=(2,))
        kinds = {"here": _("this community"), "work": _("project"), "other": _("community")}
        rows: list[Row] = [
            row(
                columns,
                spot.name,
                kinds[spot.kind],
                format_number(distance_km(place, spot.place), digits=1),
                url=spot.url,
            )
            for spot in sorted(spots[1:], key=lambda spot: distance_km(place, spot.place))
        ]
        drawing = draw(spots)
        return {
            "place": place.text(),
            "drawing": drawing,
            "bar_text": _("%(km)s km") % {"km": format_number(drawing.bar_km, digits=0)}
            if drawing.bar_km >= 1
            else _("%(metres)s m") % {"metres": format_number(drawing.bar_km * 1000, digits=0)},
            "columns": columns,
            "rows": rows,
        }

    def _others(self) -> list[Spot]:
        rows = self.get_queryset().filter(
            district__region=self.object.district.region_id, latitude__isnull=False
        )
        near = rows.exclude(pk=self.object.pk).order_by("pk")[:MOST]
        return [Spot(place_of(one), str(one), one.get_absolute_url()) for one in near]

    def _works(self) -> list[Spot]:
        paths = import_string(settings.RECORD_PLACES)[Community._meta.label_lower]
        return [
            Spot(place, name, url, "work")
            for path in paths
            for place, name, url in import_string(path)(self.object, self.request.user)
        ]
