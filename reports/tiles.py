"""The schematic map: a tile for each region, west on the left, shaded by the people reached."""

import re
from dataclasses import dataclass
from datetime import date
from math import ceil

from django.core.cache import caches
from django.urls import reverse

from communities.choices import RegionKind
from communities.models import Region
from core.display import Figure
from reports.figures import figure_of
from reports.portfolio import Portfolio
from reports.summary import name_of

KEY = "regions-of-the-map"
SECONDS = 60
"""For how long a changed register may still be drawn as it was before."""

STEPS = 5
GENERIC = r"(?i)\b(region|область|облысы|город|қаласы|oblysy)\b|\(.*?\)"
VOWELS = "aeiouyаеёиоуыэюяәіөүұ"
SYLLABLE = re.compile(rf"(?<=[{VOWELS}])([^\W{VOWELS}\d])(?=[{VOWELS}])", re.IGNORECASE)
CLUSTER = re.compile(
    rf"(?<=[{VOWELS}])([^\W{VOWELS}\dй])(?=[^\W{VOWELS}\dhьъ][^\W\d]+)", re.IGNORECASE
)
LONG_WORD, LONG_CODE = 9, 6
SHY = "\u00ad"


@dataclass(frozen=True)
class Tile:
    """One region on the map: where it stands, how it is called, and how many were reached."""

    column: int
    row: int
    name: str
    label: str
    code: str
    is_city: bool
    step: int = 0
    figure: Figure | None = None
    url: str = ""


@dataclass(frozen=True)
class Drawn:
    """What the register says of a region that stands on the map."""

    pk: int
    slug: str
    kind: str
    name_kk: str
    name_ru: str
    name_en: str
    valid_from: date | None
    valid_to: date | None
    tile_column: int
    tile_row: int

    def existed(self, day: date | None) -> bool:
        """Whether it was a region on the day; without a day, whether it is one today."""
        if day is None:
            return self.valid_to is None
        begun = self.valid_from is None or self.valid_from <= day
        return begun and (self.valid_to is None or self.valid_to > day)


def tiles(portfolio: Portfolio) -> list[Tile]:
    """A tile for each region of the frame's borders, in reading order."""
    reached = {
        place.pk: figure_of("reach_direct", portfolio.in_region(place.pk), region=place.slug)
        for place in portfolio.places
    }
    most = max((int(figure.value) for figure in reached.values()), default=0)
    found = []
    for region in _regions():
        if region.existed(portfolio.frame.boundaries):
            found.append(_tile(region, reached.get(region.pk), most, portfolio))
    return sorted(found, key=lambda tile: (tile.row, tile.column))


def _tile(region: Drawn, figure: Figure | None, most: int, portfolio: Portfolio) -> Tile:
    name = name_of(region)
    short = " ".join(re.sub(GENERIC, " ", name).split()) or name
    url = reverse("reports:region", args=[region.slug]) if figure else ""
    return Tile(
        column=region.tile_column,
        row=region.tile_row,
        name=name,
        label=" ".join(hyphenated(word) for word in short.split()),
        code=abbreviated(short),
        is_city=region.kind == RegionKind.CITY,
        step=ceil(STEPS * int(figure.value) / most) if figure and most else 0,
        figure=figure,
        url=portfolio.frame.address(url, region=None) if url else "",
    )


def hyphenated(word: str) -> str:
    """A long word with soft hyphens between its syllables, so that it breaks where one may."""
    if "-" in word:
        return "-".join(hyphenated(part) for part in word.split("-"))
    if len(word) <= LONG_WORD:
        return word
    cut = CLUSTER.sub(rf"\1{SHY}", SYLLABLE.sub(rf"{SHY}\1", word))
    parts = [part for part in cut.split(SHY) if part]
    lines = [parts[0]]
    for part in parts[1:]:
        # No line of one or two letters.
        if len(lines[-1]) < 3 or len(part) < 3:
            lines[-1] += part
        else:
            lines.append(part)
    return SHY.join(lines)


def abbreviated(name: str) -> str:
    """The name for a small tile: short ones whole, several words by their first letters."""
    words = re.split(r"[\s-]+", name)
    if len(words) > 1:
        return "".join(word[0] for word in words).upper()
    return name if len(name) <= LONG_CODE else f"{name[:5]}."


def _regions() -> list[Drawn]:
    """Every region that has a place on the map, from this process's memory."""
    known = caches["memory"].get(KEY)
    if known is None:
        fields = list(Drawn.__dataclass_fields__)
        rows = Region.objects.exclude(tile_column=None).exclude(tile_row=None)
        known = [Drawn(*values) for values in rows.order_by("pk").values_list(*fields)]
        caches["memory"].set(KEY, known, SECONDS)
    return known
