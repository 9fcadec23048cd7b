"""Loads the people of the projects: groups counted in zones, split by sex and age."""

from bereke.demo.read import Loaded, by_key, day, one_text, origin, rows
from bereke.demo.write import write_parts
from communities.choices import Sex
from projects.choices import CountMethod
from projects.models import BeneficiaryCell, BeneficiaryGroup

SEXES = {"women": Sex.WOMAN, "men": Sex.MAN}
METHODS = {
    "register": CountMethod.REGISTER,
    "user_list": CountMethod.USER_LIST,
    "catchment_estimate": CountMethod.ESTIMATE,
}


def load_people(loaded: Loaded) -> None:
    """Load the beneficiary groups and their cells."""
    listed = rows("groups")
    groups = [
        BeneficiaryGroup(
            **origin(row, row["split_source"]),
            project=loaded.projects[row["project"]],
            zone=loaded.zones[row["zone"]],
            basis=row["basis"],
            directness=row["directness"],
            label=one_text(row, "label"),
            people=int(row["people"]),
            counted_on=day(row["counted_on"]),
            method=METHODS[row["method"]],
        )
        for row in listed
    ]
    write_parts(groups)
    _load_cells(loaded, listed, by_key([row["key"] for row in listed], groups))


def _load_cells(
    loaded: Loaded, listed: list[dict[str, str]], groups: dict[str, BeneficiaryGroup]
) -> None:
    """Split by sex and age where the file does, by sex alone where it gives no more."""
    by_age = rows("cells")
    cells = [
        BeneficiaryCell(
            group=groups[row["group"]],
            sex=SEXES[row["sex"]],
            # "not_known" is no band: such a cell has none.
            age_band=loaded.age_bands.get(row["age_band"]),
            people=int(row["people"]),
        )
        for row in by_age
    ]
    split = {row["group"] for row in by_age}
    cells += [
        BeneficiaryCell(group=groups[row["key"]], sex=sex, people=int(row[column]))
        for row in listed
        if row["key"] not in split
        for column, sex in SEXES.items()
    ]
    write_parts(cells)
