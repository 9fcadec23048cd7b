"""Measures of money: pledged, received, spent, by source; and ratios of them."""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from projects.choices import COMMUNITY_SOURCES, ContributionSource
from reports.counting import projects as counting
from reports.measures.measure import FLOW, STOCK, Measure, measures_of
from reports.measures.projects import ADDS_UP, NARROWS, PORTFOLIO_RULE, SHARED

RECEIVED_RULE = _("What came in cash or in kind, converted once at entry at a listed rate.")
BESIDE_GRANTS = [s for s in ContributionSource if s != ContributionSource.DONOR_GRANT]

MONEY = (
    ("contributions_pledged", _("Pledged"), "money", FLOW, _("day of the pledge"),
     PORTFOLIO_RULE, counting.pledged()),
    ("contributions_received", _("Received"), "money", FLOW, _("day of receipt"),
     RECEIVED_RULE, counting.received()),
    *(
        (f"pledged_{source.value}", format_lazy(_("Pledged: {source}"), source=source.label),
         "money", FLOW, _("day of the pledge"), PORTFOLIO_RULE, counting.pledged((source,)))
        for source in ContributionSource
    ),
    *(
        (f"received_{source.value}", format_lazy(_("Received: {source}"), source=source.label),
         "money", FLOW, _("day of receipt"), RECEIVED_RULE, counting.received((source,)))
        for source in ContributionSource
    ),
    ("received_community", _("Received from the communities"), "money", FLOW,
     _("day of receipt"), RECEIVED_RULE, counting.received(COMMUNITY_SOURCES)),
    ("received_beside_grants", _("Received beside donor grants"), "money", FLOW,
     _("day of receipt"), RECEIVED_RULE, counting.received(BESIDE_GRANTS)),
    ("expenditure", _("Spent"), "money", FLOW, _("day of spending"),
     _("What was spent, converted once at entry at a listed rate."), counting.spent()),
)  # fmt: skip

# name, label, unit, flow or stock, over, under, rule
RATIOS = (
    ("community_share", _("The communities' share"), "percent", FLOW, "received_community",
     "contributions_received", _("What communities gave, in cash and in kind, of all that came.")),
    ("leverage", _("Raised for each unit of donor money"), "ratio", FLOW, "received_beside_grants",
     "received_donor_grant", _("All that came beside donor grants, divided by the grants.")),
    ("cost_per_person", _("Spent for each person reached"), "money", STOCK, "expenditure",
     "reach_direct", _("What was spent from the beginning, divided by distinct people reached.")),
    ("works_share", _("Works in use, of those checked"), "percent", STOCK, "works_working",
     "works_checked", _("Projects whose last visit found them in use, of those visited.")),
)  # fmt: skip


def measures() -> list[Measure]:
    """Money by place, programme, sector and partner organisation: of whole projects."""
    return measures_of(MONEY, of="project", narrows=NARROWS, adds_up=ADDS_UP, why_not=SHARED)


def ratios(catalogue: dict[str, Measure]) -> list[Measure]:
    """What divides two measures of the catalogue; its parts never add up."""
    return [
        Measure(
            name, label, unit, "", "", rule, None, catalogue[over], catalogue[under],
            kind=kind, narrows=NARROWS, adds_up=frozenset(), why_not=_("A ratio has no parts."),
        )
        for name, label, unit, kind, over, under, rule in RATIOS
    ]  # fmt: skip
