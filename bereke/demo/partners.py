"""Loads partner organisations, the programme they take part in, and its published figures."""

from bereke.demo.read import Loaded, by_key, day, names, number, origin, rows
from bereke.demo.write import confirmed, write_parts, write_records
from communities.choices import ProgrammeRole
from communities.models import (
    AgeBand,
    PartnerOrganisation,
    Programme,
    ProgrammePartner,
    VisitRule,
)
from reports.models import PublishedFigure

ROLES = {
    "co-implementer": ProgrammeRole.CO_IMPLEMENTER,
    "implementer": ProgrammeRole.IMPLEMENTER,
    "donor": ProgrammeRole.DONOR,
}
MEASURES = {"partners": "co_implementing_partners"}


def load_partners(loaded: Loaded) -> None:
    """Load the partner organisations."""
    listed = rows("partners")
    partners = [
        PartnerOrganisation(
            **names(row),
            **origin(row),
            **confirmed(),
            kind=row["kind"],
            region=loaded.regions.get(row["region_slug"]),
        )
        for row in listed
    ]
    write_records(partners)
    loaded.partners = by_key([row["key"] for row in listed], partners)


def load_programmes(loaded: Loaded) -> None:
    """Load the programmes with their age bands, visits, partners' roles and published figures."""
    listed = rows("programmes")
    programmes = [_programme(row) for row in listed]
    write_records(programmes)
    loaded.programmes = by_key([row["code"] for row in listed], programmes)
    write_parts(
        [
            VisitRule(programme=loaded.programmes[row["code"]], months=int(months))
            for row in listed
            for months in row["visit_months"].split(";")
        ]
    )
    _load_age_bands(loaded)
    _load_roles(loaded)
    _load_published_figures(loaded)


def _programme(row: dict[str, str]) -> Programme:
    samples = row["sample_fields"].replace(";", ", ").replace("_", " ")
    return Programme(
        **names(row),
        **origin(row, row["note"], f"Sample: {samples}"),
        code=row["code"],
        currency=row["currency"],
        starts_on=day(row["starts_on"]),
        ends_on=day(row["ends_on"]),
        follow_up_until=day(row["follow_up_until"]),
    )


def _load_age_bands(loaded: Loaded) -> None:
    listed = rows("age_bands")
    bands = [
        AgeBand(
            **names(row),
            programme=loaded.programmes[row["programme"]],
            from_age=number(row["age_from"]),
            to_age=number(row["age_to"]),
            is_youth=row["is_youth"] == "yes",
        )
        for row in listed
    ]
    write_parts(bands)
    loaded.age_bands = by_key([row["code"] for row in listed], bands)


def _load_roles(loaded: Loaded) -> None:
    """A firm that supports single projects has no role in the programme: its gifts name it."""
    roles = []
    for row in rows("partners"):
        role = ROLES.get(row["role"])
        if row["kind"] == "government":
            role = ProgrammeRole.GOVERNMENT
        if role:
            programme = loaded.programmes[row["programme"]]
            partner = loaded.partners[row["key"]]
            roles.append(
                ProgrammePartner(programme=programme, partner=partner, role=role, **origin(row))
            )
    write_parts(roles)


def _load_published_figures(loaded: Loaded) -> None:
    write_parts(
        [
            PublishedFigure(
                **origin(row),
                programme=loaded.programmes[row["programme"]],
                measure=MEASURES.get(row["measure"], row["measure"]),
                qualifier=row["qualifier"],
                value=int(row["value"]),
                unit=row["unit"],
                as_of=day(row["as_of"]),
                citation=row["citation"],
            )
            for row in rows("published_figures")
        ]
    )
