"""The schematic map: a tile for each region, west on the left, the darker the more."""

import re
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from math import ceil

from django.core.cache import caches
from django.urls import reverse

from communities.choices import RegionKind
from communities.models import Region
from core.display import Figure
from core.numbers import format_number
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
ROOM = 100_000
"""Numbers below it fit on a tile."""
SHY = "\u00ad"


@dataclass(frozen=True)
class Tile:
    """One region on the map: where it stands, how it is called, and its figure."""

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


def tiles(portfolio: Portfolio, measure: str) -> list[Tile]:
    """A tile for each region of the frame's borders with its figure of a measure, in reading
    order."""
    known = portfolio.keys("region")
    found_in = {
        region.pk: figure_of(measure, portfolio.part("region", region.pk), region=region.slug)
        for region in _regions()
        if region.pk in known
    }
    most = max((float(figure.value or 0) for figure in found_in.values()), default=0)
    found = []
    for region in _regions():
        if region.existed(portfolio.frame.boundaries):
            found.append(_tile(region, found_in.get(region.pk), most, portfolio))
    return sorted(found, key=lambda tile: (tile.row, tile.column))


def _tile(region: Drawn, figure: Figure | None, most: float, portfolio: Portfolio) -> Tile:
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
        step=ceil(STEPS * float(figure.value or 0) / most) if figure and most > 0 else 0,
        figure=scaled(figure, most) if figure else None,
        url=portfolio.frame.address(url, region=None) if url else "",
    )


def scale(most: float) -> int:
    """In what the numbers on tiles are counted, so that the largest fits: ones, thousands or
    millions."""
    return next((size for size in (1, 1_000) if most < ROOM * size), 1_000_000)


def scaled(figure: Figure, most: float) -> Figure:
    """The figure with a text that fits on a tile; its value stays whole."""
    size = scale(most)
    if size == 1 or not float(figure.value or 0):
        return figure
    digits = 1 if most < 1_000 * size else 0
    return replace(figure, text=format_number(Decimal(figure.value) / size, digits=digits))


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
