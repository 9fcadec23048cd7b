"""Outlines of regions: which outline of a file is which region's, and how they are kept."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from communities.models import Region, RegionOutline
from communities.querysets import valid_on
from core.geojson import Feature
from core.history import acting
from core.names import fold

GENERIC = re.compile(
    r"(?i)\b(region|oblast|oblysy|province|city|область|облысы|город|қаласы|qalasy)\b|\(.*?\)"
)


@dataclass(frozen=True)
class Matched:
    """One outline of a file: what the file calls it, and the region it is of, if there is one."""

    feature: Feature
    name: str
    region: Region | None


class Finder:
    """Finds the region of a day by its code, or by its name in any spelling."""

    def __init__(self, day: date) -> None:
        rows = Region.objects.filter(valid_on(day)).prefetch_related("aliases")
        self.regions = list(rows.by_name())
        self._whole: dict[str, Region | None] = {}
        self._short: dict[str, Region | None] = {}
        for region in self.regions:
            names = [region.name_kk, region.name_ru, region.name_en, region.kato]
            for name in [*names, *region.other_spellings()]:
                self._keep(self._whole, fold(name), region)
                self._keep(self._short, _short(name), region)

    @staticmethod
    def _keep(known: dict, key: str, region: Region) -> None:
        """What two regions are called alike finds neither."""
        if key:
            known[key] = region if known.get(key, region) == region else None

    def find(self, text: str) -> Region | None:
        """The one region that is meant, if it can be told."""
        return self._whole.get(fold(text)) or self._short.get(_short(text))


def _short(name: str) -> str:
    return fold(GENERIC.sub(" ", name))


def matched(
    features: Sequence[Feature], finder: Finder, named_by: str = ""
) -> tuple[str, list[Matched]]:
    """The property of the file that names most regions, or the one asked for; and each outline
    with its region."""
    names = sorted({name for feature in features for name in feature.properties})

    def found_by(name: str) -> int:
        said = (finder.find(one.properties.get(name, "")) for one in features)
        return len({region.pk for region in said if region is not None})

    best = named_by if named_by in names else max(names, key=found_by, default="")
    rows = []
    for number, feature in enumerate(features, 1):
        said = feature.properties.get(best, "")
        rows.append(Matched(feature, said or f"{number}", finder.find(said)))
    return best, rows


def by_region(rows: Sequence[Matched]) -> dict[Region, list]:
    """The polygons of each region; of several outlines of one region, all."""
    found: dict[Region, list] = {}
    for row in rows:
        if row.region is not None:
            found.setdefault(row.region, []).extend(row.feature.polygons)
    return found


@transaction.atomic
def save_outlines(*, actor, outlines: dict[Region, list], credit: str) -> None:
    """Keep the outline of each region, in place of the one it had."""
    known = {row.region_id: row for row in RegionOutline.objects.filter(region__in=outlines)}
    for region, polygons in outlines.items():
        row = known.get(region.pk) or RegionOutline(region=region, version=0)
        row.geometry, row.credit = polygons, credit
        row.points = sum(len(ring) for polygon in polygons for ring in polygon)
        row.version += 1
        row.full_clean()
        with acting(actor, region):
            row.save()


@transaction.atomic
def remove_outlines(*, actor, outlines: Iterable[RegionOutline]) -> None:
    """Remove outlines; the history of their regions tells of it."""
    for outline in outlines:
        with acting(actor, outline.region):
            outline.delete()
