"""Listed rates of what comes in kind: which one holds for a project, and its words.

A rate is taken when an entry is made and stays with it: listing another one later changes nothing.
"""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from core.money import to_major
from projects.choices import InKindUnit
from projects.models import InKindRate, Project


@dataclass
class InKindRates:
    """The rates that hold where a project is, read at once and only if one is asked for."""

    project: Project

    @cached_property
    def _found(self) -> dict[tuple[str, int], list[InKindRate]]:
        region = self.project.lead_community.district.region_id
        found: dict[tuple[str, int], list[InKindRate]] = {}
        # Those of the region come before those that hold everywhere.
        rows = sorted(InKindRate.objects.holding_in(region), key=lambda row: not row.region_id)
        for row in rows:
            found.setdefault((row.unit, row.year), []).append(row)
        return found

    def find(self, unit: str, day: date, currency: str) -> InKindRate | None:
        """The rate of a unit in the year of a day: the region's own, else the one that holds
        everywhere; None if there is none in the currency."""
        rows = self._found.get((unit, day.year), ())
        return next((row for row in rows if row.currency == currency), None)

    def refusal(self, unit: str, day: date, currency: str) -> str:
        """What is said where no rate is listed, and whom to ask."""
        words = {
            "unit": InKindUnit(unit).label,
            "year": day.year,
            "currency": currency,
            "region": self.project.lead_community.district.region,
        }
        others = {row.currency for row in self._found.get((unit, day.year), ())}
        if others:
            text = _(
                "No rate for %(unit)s in %(currency)s is listed for %(region)s in %(year)s, but "
                "there is one in %(others)s."
            )
            return text % (words | {"others": ", ".join(sorted(others))})
        return (
            _(
                "No rate for %(unit)s in %(currency)s is listed for %(region)s in %(year)s: ask an "
                "administrator."
            )
            % words
        )

    def plain(self) -> dict[str, dict[str, dict[str, str]]]:
        """Unit -> year -> currency -> rate in major units, for what the browser shows at once."""
        found: dict[str, dict[str, dict[str, str]]] = {}
        for (unit, year), rows in self._found.items():
            own = found.setdefault(unit, {}).setdefault(str(year), {})
            for row in rows:
                own.setdefault(row.currency, f"{to_major(row.rate, row.currency):f}")
        return found


def source_of(rate: InKindRate) -> str:
    """Where a listed rate comes from, as it is kept beside an entry."""
    where = f", {rate.region}" if rate.region_id else ""
    return f"{rate.source[:120]} ({rate.year}{where})"[:200]
