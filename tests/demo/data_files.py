"""Plain reading of the demo portfolio's data files, without a database."""

import csv
from functools import cache
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent.parent
DATA = HOME / "bereke" / "demo" / "data"
REGISTER = HOME / "communities" / "register"
# The demo's own files, the register of places and the starting lists, which every start shares.
FOLDERS = (DATA, REGISTER, HOME / "bereke" / "start" / "data")
COUNTING_DAY = "2005-07-31"
TRAININGS_DAY = "2005-05-31"
FOLLOW_UP_UNTIL = "2006-03-31"


@cache
def rows(name):
    """Answer the rows of one file as dicts of text."""
    path = next(path for folder in FOLDERS if (path := folder / f"{name}.csv").exists())
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def names():
    """Answer the names of the demo's and the register's files, without their ending."""
    return sorted(path.stem for folder in (DATA, REGISTER) for path in folder.glob("*.csv"))


def handed_over():
    """Answer the projects that were built, by code."""
    return {row["code"]: row for row in rows("projects") if row["stage"] == "handed_over"}


def actual_groups(on=COUNTING_DAY):
    """Answer the actual direct groups of projects completed by `on`."""
    ends = {code: row["ended_on"] for code, row in handed_over().items()}
    return [
        row
        for row in rows("groups")
        if row["basis"] == "actual"
        and row["directness"] == "direct"
        and ends[row["project"]] <= on
        and row["counted_on"] <= on
    ]


def winners(on=COUNTING_DAY):
    """Answer the largest actual direct group of each zone, by zone."""
    best = {}
    for group in actual_groups(on):
        zone = group["zone"]
        if zone not in best or int(group["people"]) > int(best[zone]["people"]):
            best[zone] = group
    return best


def reach_by_community(on=COUNTING_DAY):
    """Answer the people reached in each community: its zones added up."""
    reached = {}
    for zone, group in winners(on).items():
        community = zone.rsplit("-", 1)[0]
        reached[community] = reached.get(community, 0) + int(group["people"])
    return reached
