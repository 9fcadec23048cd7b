"""Loads regions with their districts and what both were before; adds only what is missing."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import Model, prefetch_related_objects

from communities.models import Alias, District, Region
from communities.register.read import Row, day, rows, with_former
from core.history import write_many

BATCH = 500


@dataclass
class Register:
    """The stored regions and districts by their keys in the register, and how many are new."""

    regions: dict[str, Region] = field(default_factory=dict)
    districts: dict[str, District] = field(default_factory=dict)
    new_regions: int = 0
    new_districts: int = 0


@transaction.atomic
def load_register(*, actor, regions: Iterable[str] | None = None) -> Register:
    """Store the regions of these short names (None: all) with what they grew out of, the districts
    of all of them and their further names.

    A region is known by its short name, or by its code and first day; a district by its code and
    first day. What is there already stays as somebody may have changed it: only what is missing is
    added, so that loading twice changes nothing. Raises KeyError for a name the register has not.
    """
    everywhere = [row["slug"] for row in rows("regions")]
    listed = with_former(everywhere if regions is None else regions)
    loaded = Register()
    _load_regions(actor, listed, loaded)
    _load_districts(actor, loaded)
    return loaded


def _names(row: Row) -> Row:
    return {f"name_{code}": row[f"name_{code}"] for code in ("kk", "ru", "en")}


def _number(text: str) -> int | None:
    return int(text) if text else None


def _load_regions(actor, listed: list[Row], loaded: Register) -> None:
    stored = list(Region.objects.all())
    known = {(region.iso, region.valid_from): region for region in stored if region.iso}
    slugs = {region.slug: region for region in stored}
    new = {}
    for row in listed:
        code = (row["iso"], day(row["valid_from"]))
        found = slugs.get(row["slug"]) or known.get(code)
        loaded.regions[row["slug"]] = found or new.setdefault(row["slug"], _region(row))
    write_many(actor=actor, create=list(new.values()))
    loaded.new_regions = len(new)
    _link_regions(listed, loaded, new)
    _name_further("region", new)


def _region(row: Row) -> Region:
    return Region(
        **_names(row),
        slug=row["slug"],
        iso=row["iso"],
        kato=row["kato"],
        kind=row["kind"],
        valid_from=day(row["valid_from"]),
        valid_to=day(row["valid_to"]),
        tile_column=_number(row["tile_column"]),
        tile_row=_number(row["tile_row"]),
    )


def _link_regions(listed: list[Row], loaded: Register, new: dict[str, Region]) -> None:
    """New regions are linked with what they grew out of; so are old ones with new ones."""
    link = Region.predecessors.through
    link.objects.bulk_create(
        link(from_region=loaded.regions[row["slug"]], to_region=loaded.regions[before])
        for row in listed
        for before in filter(None, row["predecessors"].split(";"))
        if row["slug"] in new or before in new
    )


def _load_districts(actor, loaded: Register) -> None:
    listed = [row for row in rows("districts") if row["region_slug"] in loaded.regions]
    known = {(district.kato, district.valid_from): district for district in District.objects.all()}
    new = {}
    for row in listed:
        found = known.get((row["kato"], day(row["valid_from"])))
        region = loaded.regions[row["region_slug"]]
        loaded.districts[row["key"]] = found or new.setdefault(row["key"], _district(row, region))
    write_many(actor=actor, create=list(new.values()))
    loaded.new_districts = len(new)
    # A district may stand in the file before the one it came from.
    later = [row for row in listed if row["predecessor_key"] and row["key"] in new]
    for row in later:
        new[row["key"]].predecessor = loaded.districts[row["predecessor_key"]]
    successors = [new[row["key"]] for row in later]
    District.objects.bulk_update(successors, ["predecessor"], batch_size=BATCH)
    _name_further("district", new)


def _district(row: Row, region: Region) -> District:
    return District(
        **_names(row),
        region=region,
        kind=row["kind"],
        kato=row["kato"],
        valid_from=day(row["valid_from"]),
        valid_to=day(row["valid_to"]),
    )


def _name_further(kind: str, new: dict[str, Model]) -> None:
    """Give new places their further names. They are told by the place's own entry in the history;
    search reads them from what the place has folded."""
    if not new:
        return
    Alias.objects.bulk_create(
        Alias(text=row["alias"], **{kind: new[row["key"]]})
        for row in rows("aliases")
        if row["kind"] == kind and row["key"] in new
    )
    places = list(new.values())
    prefetch_related_objects(places, "aliases")
    for place in places:
        place.fold_names()
    type(places[0]).objects.bulk_update(places, ["folded"], batch_size=BATCH)
