"""The catalogue of measures: one named definition of each figure, from which number and rows come.

A measure gives items: the record each belongs to and what it adds. Its number is their sum, so a
figure and its list cannot differ. A ratio names the two measures it divides and has no rows.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from core.money import to_major
from core.organisation import organisation
from projects.choices import COMMUNITY_SOURCES, Basis, ContributionSource, Directness, Works
from reports import counting
from reports.counting import Item
from reports.portfolio import Portfolio

CARE_RULE = _(
    "Each person counts once: in one zone the project with most people counts, zones add up, and "
    "a community is never shown above its population. Source: CARE, guidance on reporting "
    "population data."
)
SEATS_RULE = _(
    "A person counts once in each training, however many sessions they came to; the same person "
    "in two trainings fills two seats. Head-counts without names count here."
)
TRAINED_RULE = _(
    "Each person counts once, however many trainings they took part in. Head-counts without names "
    "are not counted, because nobody can tell whom they repeat."
)
PORTFOLIO_RULE = _("Proposals that were rejected, withdrawn or cancelled by that day do not count.")
JOINED_RULE = _("Communities that joined a programme by that day, also those that left since.")
RECEIVED_RULE = _("What came in cash or in kind, converted once at entry at a listed rate.")
VISIT_RULE = _("The last visit made by that day says how the work is.")
DUE_RULE = _("Visits of the programme's schedule, up to the end of its follow-up.")


@dataclass(frozen=True)
class Measure:
    """One definition of a figure.

    `unit`: projects, people, money and so on. `of`: the kind of record its rows are. `dated_by`:
    the date it goes by. `rule`: what counts and what not, with the source of the rule. `items`:
    the rows of a portfolio; a ratio has `over` and `under` instead. `adds_up` says whether its
    parts by region sum to the whole.
    """

    name: str
    label: str
    unit: str
    of: str
    dated_by: str
    rule: str
    items: Callable[[Portfolio], list[Item]] | None = None
    over: str = ""
    under: str = ""
    adds_up: bool = True

    def rows(self, portfolio: Portfolio) -> list[Item]:
        """The rows that make the number; those that add nothing are left out."""
        return [item for item in self.items(portfolio) if item.amount] if self.items else []

    def number(self, portfolio: Portfolio) -> int | Decimal | None:
        """The sum of the rows (money in minor units), or a ratio; None where a ratio has nothing
        to divide by."""
        if self.items is not None:
            return sum(item.amount for item in self.rows(portfolio))
        below = MEASURES[self.under].number(portfolio)
        return Decimal(MEASURES[self.over].number(portfolio)) / below if below else None

    def value(self, portfolio: Portfolio) -> int | Decimal | None:
        """The number in the units it is shown in."""
        return self.shown(self.number(portfolio))

    def shown(self, number: int | Decimal | None) -> int | Decimal | None:
        """A number of this measure in the units it is shown in: money in major units, shares in
        per cent, ratios to two digits."""
        if number is None:
            return None
        if self.unit == "money":
            cent = to_major(1, organisation().currency)
            return (Decimal(number) * cent).quantize(cent)
        if self.unit == "percent":
            return (number * 100).quantize(Decimal("0.1"))
        return number.quantize(Decimal("0.01")) if isinstance(number, Decimal) else number


# name, label, unit, rows are, dated by, rule, what is counted
DEFINITIONS = (
    ("communities", _("Partner communities"), "communities", "community", _("day of joining"),
     JOINED_RULE, counting.communities),
    ("communities_current", _("Partner communities today"), "communities", "community",
     _("days of joining and leaving"), _("Communities that joined and have not left."),
     counting.current_communities),
    ("population", _("Population of partner communities"), "people", "community", _("year"),
     _("The profile that holds on that day: the latest up to it, else the earliest."),
     counting.population),
    ("co_implementing_partners", _("Co-implementing partner organisations"), "partners",
     "partner", "", _("Partner organisations with this role in a programme."),
     counting.co_implementers),
    ("projects_proposed", _("Projects proposed"), "projects", "project", _("day of proposal"),
     _("All proposals, whatever became of them."),
     counting.projects(lambda row, on: row.is_proposed(on))),
    ("projects_total", _("Projects"), "projects", "project", _("day of proposal"), PORTFOLIO_RULE,
     counting.projects(lambda row, on: row.is_in_portfolio(on))),
    ("projects_under_way", _("Projects under way"), "projects", "project", _("day of the start"),
     _("Started, and neither completed, suspended nor cancelled by that day."),
     counting.projects(lambda row, on: row.is_under_way(on))),
    ("projects_completed", _("Projects completed"), "projects", "project", _("day of completion"),
     _("Completed or handed over. One without a day counts from the end of its programme."),
     counting.projects(lambda row, on: row.is_completed(on))),
    ("projects_handed_over", _("Projects handed over"), "projects", "project",
     _("day of hand-over"), _("Handed over to their owner."),
     counting.projects(lambda row, on: row.is_handed_over(on))),
    ("works_checked", _("Works checked after hand-over"), "projects", "project",
     _("day of the visit"), _("Projects that were visited at least once."),
     counting.projects(lambda row, on: bool(row.works))),
    ("works_working", _("Works in use"), "projects", "project", _("day of the visit"),
     VISIT_RULE, counting.projects(lambda row, on: row.works == Works.WORKING)),
    ("works_partly", _("Works partly in use"), "projects", "project", _("day of the visit"),
     VISIT_RULE, counting.projects(lambda row, on: row.works == Works.PARTLY)),
    ("works_not_working", _("Works out of use"), "projects", "project",
     _("day of the visit"), VISIT_RULE,
     counting.projects(lambda row, on: row.works == Works.NOT_WORKING)),
    ("visits_due", _("Visits due"), "visits", "project", _("day it is due"), DUE_RULE,
     counting.projects(lambda row, on: row.visits_due)),
    ("visits_done", _("Visits made"), "visits", "project", _("day of the visit"),
     _("Visits made by that day, on schedule or not."),
     counting.projects(lambda row, on: row.visits_done)),
    ("visits_overdue", _("Visits overdue"), "visits", "project", _("day it is due"), DUE_RULE,
     counting.projects(lambda row, on: row.visits_overdue)),
    ("needs_ranked", _("Needs ranked at community meetings"), "needs", "community",
     _("day of the meeting"), _("Each need counts once, however often it was ranked."),
     counting.needs_ranked),
    ("needs_answered", _("Needs answered"), "needs", "community", _("day of completion"),
     _("Needs that a completed project answers."), counting.needs_answered),
    ("reach_direct", _("People reached, each counted once"), "people", "community",
     _("day of completion and day of the count"), CARE_RULE, counting.reach("people")),
    ("services_direct", _("Times served"), "people", "community",
     _("day of completion and day of the count"),
     _("Every service counts its people, so one person may count several times."),
     counting.reach("services")),
    ("people_planned_direct", _("People planned to be reached"), "people", "community",
     _("day of the count"), CARE_RULE, counting.reach("people", basis=Basis.PLANNED)),
    ("people_indirect", _("People who benefit indirectly"), "people", "community",
     _("day of completion and day of the count"), CARE_RULE,
     counting.reach("people", directness=Directness.INDIRECT)),
    ("contributions_pledged", _("Pledged"), "money", "project", _("day of the pledge"),
     PORTFOLIO_RULE, counting.pledged()),
    ("contributions_received", _("Received"), "money", "project", _("day of receipt"),
     RECEIVED_RULE, counting.received()),
    *(
        (f"received_{source.value}", format_lazy(_("Received: {source}"), source=source.label),
         "money", "project", _("day of receipt"), RECEIVED_RULE, counting.received((source,)))
        for source in ContributionSource
    ),
    ("received_community", _("Received from the communities"), "money", "project",
     _("day of receipt"), RECEIVED_RULE, counting.received(COMMUNITY_SOURCES)),
    ("received_beside_grants", _("Received beside donor grants"), "money", "project",
     _("day of receipt"), RECEIVED_RULE,
     counting.received([s for s in ContributionSource if s != ContributionSource.DONOR_GRANT])),
    ("expenditure", _("Spent"), "money", "project", _("day of spending"),
     _("What was spent, converted once at entry at a listed rate."),
     counting.projects(lambda row, on: row.spent)),
    ("trainings_held", _("Trainings held"), "trainings", "training", _("last day of the training"),
     _("Trainings that ended by that day and were not cancelled."), counting.trainings(held=True)),
    ("trainings_planned", _("Trainings planned"), "trainings", "training",
     _("last day of the training"), _("Trainings that end later, cancelled ones left out."),
     counting.trainings(held=False)),
    ("seats_filled", _("Seats filled"), "seats", "training", _("last day of the training"),
     SEATS_RULE, counting.seats()),
    ("people_trained", _("People trained"), "people", "participant", _("last day of the training"),
     TRAINED_RULE, counting.people_trained()),
)  # fmt: skip

PARTS = {
    "women": _("women"),
    "men": _("men"),
    "youth": _("youth"),
    "not_known": _("sex not known"),
}
SPLITS: dict[str, Callable[[str], Callable]] = {
    "reach_direct": counting.reach,
    "seats_filled": counting.seats,
    "people_trained": counting.people_trained,
}
# A person trained in two regions counts in each, and once in the whole.
NOT_SUMS = {"people_trained", "co_implementing_partners"}

# name, label, unit, over, under, rule
RATIOS = (
    ("community_share", _("The communities' share"), "percent", "received_community",
     "contributions_received", _("What communities gave, in cash and in kind, of all that came.")),
    ("leverage", _("Raised for each unit of donor money"), "ratio", "received_beside_grants",
     "received_donor_grant", _("All that came beside donor grants, divided by the grants.")),
    ("cost_per_person", _("Spent for each person reached"), "money", "expenditure", "reach_direct",
     _("What was spent, divided by distinct people reached.")),
)  # fmt: skip


def _catalogue() -> dict[str, Measure]:
    found: dict[str, Measure] = {}
    for name, label, unit, of, dated_by, rule, count in DEFINITIONS:
        kept = {"adds_up": name not in NOT_SUMS}
        found[name] = Measure(name, label, unit, of, dated_by, rule, _of(count, True), **kept)
        entered = f"{name}_reported"
        words = format_lazy(_("{what} (entered, not yet confirmed)"), what=label)
        found[entered] = Measure(
            entered, words, unit, of, dated_by, rule, _of(count, False), **kept
        )
    for whole_name, make in SPLITS.items():
        whole = found[whole_name]
        for part, part_label in PARTS.items():
            name = f"{whole_name}_{part}"
            words = format_lazy("{what}: {part}", what=whole.label, part=part_label)
            found[name] = Measure(
                name, words, whole.unit, whole.of, whole.dated_by, whole.rule,
                _of(make(part), True), adds_up=whole.adds_up,
            )  # fmt: skip
    for name, label, unit, over, under, rule in RATIOS:
        found[name] = Measure(name, label, unit, "", "", rule, None, over, under, adds_up=False)
    return found


def _of(count: Callable, confirmed: bool) -> Callable[[Portfolio], list[Item]]:
    return lambda portfolio: count(portfolio, confirmed)


MEASURES = _catalogue()
