"""The lists a first project needs, in three languages: sectors with their output measures, topics
of trainings, and the age bands and visits a programme begins with."""

import csv
from functools import cache
from pathlib import Path

from communities.models import AgeBand, Programme, VisitRule
from core.history import write_many
from projects.models import OutputMeasure, Sector
from trainings.models import Topic

DATA = Path(__file__).resolve().parent / "data"
VISIT_MONTHS = (6,)

Row = dict[str, str]


@cache
def rows(name: str) -> tuple[Row, ...]:
    """The rows of one starting list, each as {column: text}."""
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def load_lists(*, actor) -> None:
    """Add the sectors, output measures and topics that are missing, by their codes. Administrators
    may change all of them; what is there stays as it is."""
    sectors = {sector.code: sector for sector in Sector.objects.all()}
    new = [
        Sector(**_names(row), code=row["code"])
        for row in rows("sectors")
        if row["code"] not in sectors
    ]
    write_many(actor=actor, create=new)
    sectors |= {sector.code: sector for sector in new}
    measures = set(OutputMeasure.objects.values_list("code", flat=True))
    write_many(
        actor=actor,
        create=[
            OutputMeasure(
                **_names(row), sector=sectors[row["sector"]], code=row["code"], unit=row["unit"]
            )
            for row in rows("output_measures")
            if row["code"] not in measures
        ],
    )
    topics = set(Topic.objects.values_list("code", flat=True))
    write_many(
        actor=actor,
        create=[
            Topic(**_names(row), code=row["code"])
            for row in rows("topics")
            if row["code"] not in topics
        ],
    )


def give_rules(*, actor, programme: Programme) -> None:
    """Give a new programme the usual age bands and one visit half a year after hand-over."""
    bands = [
        AgeBand(
            **_names(row),
            programme=programme,
            from_age=int(row["age_from"]),
            to_age=int(row["age_to"]) if row["age_to"] else None,
            is_youth=row["is_youth"] == "yes",
        )
        for row in rows("age_bands")
    ]
    visits = [VisitRule(programme=programme, months=months) for months in VISIT_MONTHS]
    write_many(actor=actor, create=bands, root=programme)
    write_many(actor=actor, create=visits, root=programme)


def _names(row: Row) -> Row:
    return {f"name_{code}": row[f"name_{code}"] for code in ("kk", "ru", "en")}
