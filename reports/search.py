"""Regions and districts are found too, and lead to the summary of the region."""

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from communities.models import CommunityDistrict, District, Region
from core.dates import format_date
from core.search import Kind


def summarised(user) -> QuerySet:
    """The regions whose summary the user may open: their own, and those of the past in which a
    community of theirs lay."""
    rows = Region.objects.visible_to(user)
    if user.scope.everywhere:
        return rows
    lay = CommunityDistrict.objects.visible_to(user).filter(
        district__region=OuterRef("pk"), community__partnerships__joined_on__isnull=False
    )
    return rows.filter(pk__in=user.scope.regions) | rows.filter(Exists(lay))


def _districts(user) -> QuerySet:
    rows = District.objects.visible_to(user)
    if not user.scope.everywhere:
        rows = rows.filter(region__in=summarised(user).values("pk"))
    return rows.select_related("region").prefetch_related("aliases")


def _until(place) -> str:
    """How long a place of the past was."""
    return _("until %(date)s") % {"date": format_date(place.valid_to)} if place.valid_to else ""


def _summary(region: Region) -> str:
    return reverse("reports:region", args=[region.slug])


REGIONS = Kind(
    "regions",
    gettext_lazy("Regions"),
    rows=lambda user: summarised(user).prefetch_related("aliases"),
    codes=("kato", "iso"),
    context=lambda region: (region.get_kind_display(), region.kato, _until(region)),
    address=_summary,
)
DISTRICTS = Kind(
    "districts",
    gettext_lazy("Districts"),
    rows=_districts,
    codes=("kato",),
    context=lambda one: (one.get_kind_display(), one.region, one.kato, _until(one)),
    address=lambda district: _summary(district.region),
)
