"""Measures of communities, their needs, and who helps to run programmes."""

from django.utils.translation import gettext_lazy as _

from reports.counting import communities as counting
from reports.measures.measure import FLOW, PLACED, STOCK, Measure, measures_of

JOINED_RULE = _("Communities that joined a programme by that day, also those that left since.")
TWO_PROGRAMMES = _("A community in two programmes counts in each, and once in the whole.")

COMMUNITIES = (
    ("communities", _("Partner communities"), "communities", FLOW, _("day of joining"),
     JOINED_RULE, counting.joined),
    ("communities_current", _("Partner communities today"), "communities", STOCK,
     _("days of joining and leaving"), _("Communities that joined and have not left."),
     counting.current),
    ("population", _("Population of partner communities"), "people", STOCK, _("year"),
     _("The profile that holds on that day: the latest up to it, else the earliest."),
     counting.population),
    ("needs_ranked", _("Needs ranked at community meetings"), "needs", FLOW,
     _("day of the meeting"), _("Each need counts once, however often it was ranked."),
     counting.needs_ranked),
    ("needs_answered", _("Needs answered"), "needs", FLOW, _("day of completion"),
     _("Needs that a completed project answers."), counting.needs_answered),
)  # fmt: skip
PARTNERS = (
    ("co_implementing_partners", _("Co-implementing partner organisations"), "partners", STOCK,
     "", _("Partner organisations with this role in a programme."), counting.co_implementers),
)  # fmt: skip


def measures() -> list[Measure]:
    """Communities and needs by place and programme; partner organisations by programme."""
    return [
        *measures_of(
            COMMUNITIES,
            of="community",
            narrows=PLACED | {"programme"},
            adds_up=PLACED,
            why_not=TWO_PROGRAMMES,
        ),
        *measures_of(
            PARTNERS,
            of="partner",
            narrows=frozenset({"programme"}),
            adds_up=frozenset(),
            why_not=_("A partner organisation in two programmes counts in each."),
        ),
    ]
