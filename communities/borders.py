"""By whose borders rows are grouped: a reform moves communities to another district or region."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import F

from communities.models import CommunityDistrict
from communities.querysets import valid_on


@dataclass(frozen=True)
class Borders:
    """The borders of a day; without one, today's."""

    on: date | None = None

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
