"""Measures of trainings: events, seats, people."""

from django.utils.translation import gettext_lazy as _

from reports.counting import trainings as counting
from reports.measures.measure import FLOW, PLACED, STOCK, Measure, measures_of, with_parts

SEATS_RULE = _(
    "A person counts once in each training, however many sessions they came to; the same person "
    "in two trainings fills two seats. Head-counts without names count here."
)
TRAINED_RULE = _(
    "Each person counts once, however many trainings they took part in. Head-counts without names "
    "are not counted, because nobody can tell whom they repeat."
)
NARROWS = PLACED | {"programme", "partner", "topic"}
ADDS_UP = PLACED | {"programme", "topic"}
LAST_DAY = _("last day of the training")

EVENTS = (
    ("trainings_held", _("Trainings held"), "trainings", FLOW, LAST_DAY,
     _("Trainings that ended by that day and were not cancelled."), counting.trainings(held=True)),
    ("trainings_planned", _("Trainings planned"), "trainings", STOCK, LAST_DAY,
     _("Trainings that end later, cancelled ones left out."), counting.trainings(held=False)),
)  # fmt: skip
SEATS = (("seats_filled", _("Seats filled"), "seats", FLOW, LAST_DAY, SEATS_RULE,
          counting.seats()),)  # fmt: skip
PEOPLE = (("people_trained", _("People trained"), "people", FLOW, LAST_DAY, TRAINED_RULE,
           counting.people_trained()),)  # fmt: skip


def measures() -> list[Measure]:
    """Trainings by place, programme, topic and co-implementing partner organisation."""
    (seats,) = measures_of(SEATS, of="training", narrows=NARROWS, adds_up=ADDS_UP)
    (people,) = measures_of(
        PEOPLE,
        of="participant",
        narrows=NARROWS,
        adds_up=frozenset(),
        why_not=_("A person trained in two regions counts in each, and once in the whole."),
    )
    return [
        *measures_of(EVENTS, of="training", narrows=NARROWS, adds_up=ADDS_UP),
        *with_parts(seats, counting.seats),
        *with_parts(people, counting.people_trained),
    ]
