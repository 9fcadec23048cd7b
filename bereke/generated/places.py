"""Where communities lie: the register's districts, and some for regions whose it does not know."""

from dataclasses import dataclass
from datetime import date

from bereke.generated.rows import Rows
from communities.models import District, Region
from communities.register.load import Register, load_register
from communities.register.read import day, rows, todays_regions

DISTRICTS_EACH = 3


@dataclass(frozen=True)
class Span:
    """A district from a day to a day (the first in the next one); None has no end there."""

    district: District
    valid_from: date | None
    valid_to: date | None


@dataclass(frozen=True)
class Home:
    """A district of today, in which communities lie, with what it was before, earliest first."""

    district: District
    region: Region
    spans: tuple[Span, ...]


def make_places(written: Rows) -> tuple[Register, list[Home]]:
    """Load the register; regions without a known district get numbered ones, which go through the
    reforms of their region."""
    register = load_register(actor=None)
    with_districts = set(District.objects.filter(valid_to=None).values_list("region", flat=True))
    for row in todays_regions():
        if register.regions[row["slug"]].pk not in with_districts:
            for number in range(1, DISTRICTS_EACH + 1):
                _add_district(written, register, row["slug"], number)
    written.write()
    return register, _homes()


def _add_district(written: Rows, register: Register, slug: str, number: int) -> None:
    before = None
    for row in _line_of(slug):
        region = register.regions[row["slug"]]
        before = written.add(
            District(
                region=region,
                name_kk=f"{number}-аудан ({region.name_kk})",
                name_ru=f"Район {number} ({region.name_ru})",
                name_en=f"District {number} ({region.name_en})",
                valid_from=day(row["valid_from"]),
                valid_to=day(row["valid_to"]),
                predecessor=before,
            )
        )


def _line_of(slug: str) -> list[dict[str, str]]:
    """The region with what it was before, earliest first."""
    by_slug = {row["slug"]: row for row in rows("regions")}
    line = [by_slug[slug]]
    while before := line[0]["predecessors"].split(";")[0]:
        line.insert(0, by_slug[before])
    return line


def _homes() -> list[Home]:
    stored = District.objects.select_related("region").in_bulk()
    homes = []
    for key in sorted(stored):
        last = stored[key]
        if last.valid_to is None and last.region.valid_to is None:
            homes.append(Home(last, last.region, tuple(_spans(stored, last))))
    return homes


def _spans(stored: dict[int, District], last: District) -> list[Span]:
    spans, valid_to, district = [], None, last
    while district is not None:
        before = stored.get(district.predecessor_id) if district.valid_from else None
        spans.insert(0, Span(district, before and district.valid_from, valid_to))
        district, valid_to = before, district.valid_from
    return spans
