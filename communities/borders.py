"""By whose borders rows are grouped: a reform moves communities to another district or region."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import F, Q, QuerySet

from communities.models import CommunityDistrict
from communities.querysets import valid_on


@dataclass(frozen=True)
class Borders:
    """The borders of a day; without one, today's. `within` is the place to which rows are narrowed
    at all: region, district or community, and its key."""

    on: date | None = None
    within: tuple[str, int] | None = None

    def narrowed(self, rows: QuerySet, community: str) -> QuerySet:
        """The rows whose community (a lookup) may have lain in the place: it does today, or did
        once. Whether it did on the day, only `place` tells."""
        if self.within is None:
            return rows
        kind, key = self.within
        if kind == "community":
            return rows.filter(**{community: key})
        district = {"district": "district", "region": "district__region"}[kind]
        once = CommunityDistrict.objects.order_by().filter(**{district: key}).values("community")
        today = Q(**{f"{community}__{district}": key})
        return rows.filter(today | Q(**{f"{community}__in": once}))

    def place(self, community: int, region: int, district: int) -> tuple[int, int]:
        """The region and district in which a community lay, given those of today; by keys."""
        return self._then.get(community, (region, district))

    @cached_property
    def _then(self) -> dict[int, tuple[int, int]]:
        """Region and district of each community on the day: one query, and none for today's."""
        if self.on is None:
            return {}
        spans = CommunityDistrict.objects.filter(valid_on(self.on)).order_by(
            "community", F("valid_from").desc(nulls_last=True)
        )
        rows = spans.values_list("community", "district__region", "district")
        return {community: place for community, *place in rows}


TODAY = Borders()
