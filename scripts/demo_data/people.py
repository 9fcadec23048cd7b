"""How many people each project serves: beneficiary groups, planned and actual, and their cells."""

from demo_data.communities import CENSUS_SHARE, women_of
from demo_data.registers import BANDS
from demo_data.rule import SAMPLE, draw, in_languages, share_out
from demo_data.wording import INDIRECT, WHO

METHODS = {
    "water": "catchment_estimate",
    "school": "register",
    "gas_power": "user_list",
    "health": "register",
    "irrigation": "user_list",
    "youth_sport": "register",
    "road": "catchment_estimate",
    "sanitation": "catchment_estimate",
}
INDIRECT_PEOPLE = {"road": 40, "health": 30, "school": 15}
BAND_WEIGHTS = {
    "school": (62, 30, 7, 1),
    "youth_sport": (25, 60, 14, 1),
}
EVERYBODY = (30, 19, 42, 9)
NOT_KNOWN_PER_CENT = 3


def group_rows(projects):
    """Answer planned and actual direct groups of every project and a few indirect ones."""
    rows = []
    for project in projects:
        actual = project["people"]
        rows.append(_group(project, "planned", "direct", _planned(project)))
        rows.append(_group(project, "actual", "direct", actual))
        room = project["place"]["population"] - actual
        share = INDIRECT_PEOPLE.get(project["sector"], 0)
        if share and draw(f"indirect {project['code']}", 1, 3) == 1:
            beyond = min(room, actual * share // 100) // 10 * 10
            rows.append(_group(project, "actual", "indirect", beyond))
    return rows


def _planned(project):
    """Answer the planned people: within an eighth of the actual, never the same, never too many."""
    actual = project["people"]
    wish = actual * draw(f"planned {project['code']}", 88, 112) // 1000 * 10
    planned = min(wish, project["place"]["population"] // 10 * 10)
    return planned if planned != actual else actual - 50


def _group(project, basis, directness, people):
    women = women_of(people)
    counted = project["appraised_on"] if basis == "planned" else project["ended_on"]
    row = {
        "key": f"{project['code']}-{basis}-{directness}",
        "project": project["code"],
        "zone": f"{project['place']['code']}-{project['zone']}",
        "basis": basis,
        "directness": directness,
    }
    row |= in_languages("label", INDIRECT if directness == "indirect" else WHO[project["sector"]])
    row |= {
        "people": people,
        "women": women,
        "men": people - women,
        "counted_on": counted.isoformat(),
        "method": METHODS[project["sector"]],
    }
    return row | SAMPLE | {"split_provenance": "derived", "split_source": CENSUS_SHARE}


def cell_rows(groups):
    """Answer the cells of every third actual direct group; they add up to its women and men."""
    rows = []
    bands = [line.split("|")[0].strip() for line in BANDS.strip().splitlines()] + ["not_known"]
    split = [row for row in groups if row["basis"] == "actual" and row["directness"] == "direct"]
    for group in split[::3]:
        weights = next(
            (
                found
                for sector, found in BAND_WEIGHTS.items()
                if group["label_en"] == WHO[sector][0]
            ),
            EVERYBODY,
        )
        known = 100 - NOT_KNOWN_PER_CENT
        parts = [weight * known for weight in weights] + [NOT_KNOWN_PER_CENT * 100]
        for sex in ("women", "men"):
            for band, people in zip(bands, share_out(group[sex], parts), strict=True):
                cell = {"group": group["key"], "sex": sex, "age_band": band, "people": people}
                rows.append(cell | SAMPLE)
    return rows
