"""Loads regions and districts as they were over time, and their further names."""

from django.db.models import prefetch_related_objects

from bereke.demo.read import Loaded, by_key, day, names, number, rows
from bereke.demo.write import BATCH, write_parts, write_records
from communities.models import Alias, District, Region


def load_places(loaded: Loaded) -> None:
    """Load the regions with what they were before, the districts, and the aliases of both."""
    _load_regions(loaded)
    _load_districts(loaded)
    _load_aliases(loaded)


def _load_regions(loaded: Loaded) -> None:
    listed = rows("regions")
    regions = [
        Region(
            **names(row),
            slug=row["slug"],
            iso=row["iso"],
            kato=row["kato"],
            kind=row["kind"],
            valid_from=day(row["valid_from"]),
            valid_to=day(row["valid_to"]),
            tile_column=number(row["tile_column"]),
            tile_row=number(row["tile_row"]),
        )
        for row in listed
    ]
    write_records(regions)
    loaded.regions = by_key([row["slug"] for row in listed], regions)
    link = Region.predecessors.through
    link.objects.bulk_create(
        link(from_region=loaded.regions[row["slug"]], to_region=loaded.regions[before])
        for row in listed
        for before in row["predecessors"].split(";")
        if before
    )


def _load_districts(loaded: Loaded) -> None:
    listed = rows("districts")
    districts = [
        District(
            **names(row),
            region=loaded.regions[row["region_slug"]],
            kind=row["kind"],
            kato=row["kato"],
            valid_from=day(row["valid_from"]),
            valid_to=day(row["valid_to"]),
        )
        for row in listed
    ]
    write_records(districts)
    loaded.districts = by_key([row["key"] for row in listed], districts)
    # A district may stand in the file before the one it came from.
    later = [row for row in listed if row["predecessor_key"]]
    for row in later:
        loaded.districts[row["key"]].predecessor = loaded.districts[row["predecessor_key"]]
    successors = [loaded.districts[row["key"]] for row in later]
    District.objects.bulk_update(successors, ["predecessor"], batch_size=BATCH)


def _load_aliases(loaded: Loaded) -> None:
    owners = {"region": loaded.regions, "district": loaded.districts}
    write_parts(
        [
            Alias(text=row["alias"], **{row["kind"]: owners[row["kind"]][row["key"]]})
            for row in rows("aliases")
        ]
    )
    # Search reads what the owner has folded, its aliases with it.
    for found in owners.values():
        places = list(found.values())
        prefetch_related_objects(places, "aliases")
        for place in places:
            place.fold_names()
        type(places[0]).objects.bulk_update(places, ["folded"], batch_size=BATCH)
