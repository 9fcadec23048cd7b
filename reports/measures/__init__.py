"""The catalogue of measures: one named definition of each figure, from which number and rows come.

Pages, lists and files read it, and nothing else computes figures.
"""

from django.utils.translation import gettext_lazy as _

from reports.measures import communities, dialogue, money, people, projects, trainings
from reports.measures.measure import FLOW, PARTS, STOCK, Measure, confirmed_and_reported
from reports.measures.outputs import output_measure_named, output_measures
from reports.measures.people import CARE_RULE
from reports.measures.trainings import SEATS_RULE, TRAINED_RULE

__all__ = [
    "CARE_RULE",
    "FLOW",
    "MEASURES",
    "PARTS",
    "SEATS_RULE",
    "STOCK",
    "TRAINED_RULE",
    "GROUPS",
    "Measure",
    "confirmed_and_reported",
    "measure_named",
    "output_measures",
]

# What the catalogue is divided into: heading, measures.
GROUPS = (
    (_("Communities and needs"), communities.measures),
    (_("Projects"), projects.measures),
    (_("People"), people.measures),
    (_("Money"), money.measures),
    (_("Trainings"), trainings.measures),
    (_("Councils"), dialogue.measures),
)


def _catalogue() -> dict[str, Measure]:
    rows = [one for _heading, measures in GROUPS for one in confirmed_and_reported(measures())]
    found = {one.name: one for one in rows}
    return found | {one.name: one for one in money.ratios(found)}


MEASURES = _catalogue()


def measure_named(name: str) -> Measure | None:
    """The measure of that name: of the catalogue, or of an output of the register."""
    return MEASURES.get(name) or output_measure_named(name)
