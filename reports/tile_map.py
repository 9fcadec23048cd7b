"""The schematic map of regions by a measure the reader chooses; it works without script."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit

from django.utils.translation import gettext as _

from reports.figures import unit_of
from reports.measures import MEASURES
from reports.portfolio import Portfolio
from reports.tiles import Tile, scale, tiles

CHOSEN = "map"
"""What the choice is called in an address."""
FIRST = "reach_direct"
NAMES = (
    FIRST,
    "services_direct",
    "communities",
    "projects_completed",
    "works_share",
    "contributions_received",
    "trainings_held",
    "people_trained",
)


@dataclass(frozen=True)
class TileMap:
    """The tiles with their measure, and the form that chooses another: its name in addresses, what
    may be chosen, and what of the page's address is kept."""

    title: str
    label: str
    tiles: Sequence[Tile]
    chosen: str
    choices: Sequence[tuple[str, str]]
    kept: Sequence[tuple[str, str]]
    name: str = CHOSEN


def tile_map(portfolio: Portfolio) -> TileMap:
    """The map by the measure the frame asks for, else by people reached."""
    name = portfolio.frame.map or FIRST
    label = str(MEASURES[name].label)
    found = tiles(portfolio, name)
    unit = _unit(name, _scale(found))
    title = _("%(measure)s, %(unit)s") % {"measure": label, "unit": unit} if unit else label
    return TileMap(
        title=_("%(measure)s: on the map") % {"measure": title},
        label=_("%(measure)s: regions, west on the left; the darker, the more")
        % {"measure": title},
        tiles=found,
        chosen=name,
        choices=[(one, str(MEASURES[one].label)) for one in NAMES],
        kept=parse_qsl(urlsplit(portfolio.frame.address("", **{CHOSEN: None})).query),
    )


def _scale(found: Sequence[Tile]) -> int:
    values = [float(tile.figure.value or 0) for tile in found if tile.figure]
    return scale(max(values, default=0))


def _unit(name: str, scale: int) -> str:
    """The unit of the numbers on the tiles, where the name of the measure does not say it."""
    measure = MEASURES[name]
    unit = unit_of(measure) if measure.unit == "money" else ""
    words = {1: "%(unit)s", 1_000: _("thousand %(unit)s"), 1_000_000: _("million %(unit)s")}
    return (words[scale] % {"unit": unit}).strip()
