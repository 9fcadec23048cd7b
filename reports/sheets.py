"""All figures of a frame as sheets: small tables of measures, by what they are about."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from core.display import Cell, Heading, Row, Section
from projects.choices import ContributionSource
from projects.models import OutputMeasure
from reports.figures import figure, figure_of
from reports.measures import (
    FLOW,
    MEASURES,
    PARTS,
    Measure,
    confirmed_and_reported,
    output_measures,
)
from reports.portfolio import Portfolio

STAGES = (
    "projects_proposed",
    "projects_waiting",
    "projects_under_way",
    "projects_suspended",
    "projects_completed",
    "projects_to_hand_over",
    "projects_handed_over",
    "projects_closed",
)
PLANS = ("projects_completed_on_time", "projects_completed_late", "projects_late")
PEOPLE = ("reach_direct", "services_direct")
OTHER_PEOPLE = ("people_planned_direct", "people_indirect")
MONEY_TOTALS = ("contributions_pledged", "contributions_received")
RATIOS = ("expenditure", "community_share", "leverage", "cost_per_person")
WORKS = (
    "works_checked",
    "works_working",
    "works_partly",
    "works_not_working",
    "works_not_visited",
    "works_share",
)
VISITS = ("visits_due", "visits_done", "visits_overdue")
TRAININGS = ("trainings_held", "trainings_planned")
TRAINED = ("seats_filled", "people_trained")
COMMUNITIES = ("communities", "communities_current", "population", "needs_ranked", "needs_answered")
COUNCILS = (
    "meetings_due",
    "meetings_held",
    "appeals_received",
    "appeals_open",
    "appeals_closed",
    "appeals_declined",
    "appeals_withdrawn",
    "recommendations_issued",
    "recommendations_accepted",
    "recommendations_partly",
    "recommendations_refused",
    "recommendations_unanswered",
    "recommendations_carried_out",
    "recommendations_promised",
    "recommendations_overdue",
)


def sheets(portfolio: Portfolio) -> list[Section]:
    """Every sheet that has a figure for the frame."""
    found = [
        _confirmed_and_entered("stages", _("Projects by stage"), STAGES, portfolio),
        _split("people", _("People reached and times served, by sex and age"), PEOPLE, portfolio),
        _split("other-people", _("Planned and indirect, by sex and age"), OTHER_PEOPLE, portfolio),
        _money(portfolio),
        _confirmed_and_entered("ratios", _("Spent, and what follows"), RATIOS, portfolio),
        _confirmed_and_entered("plans", _("Planned dates and actual ones"), PLANS, portfolio),
        _outputs(portfolio),
        _after(portfolio),
        _confirmed_and_entered("works", _("Visits after hand-over"), (*WORKS, *VISITS), portfolio),
        _confirmed_and_entered("trainings", _("Trainings"), TRAININGS, portfolio),
        _split("trained", _("Seats and people trained, by sex and age"), TRAINED, portfolio),
        _confirmed_and_entered("communities", _("Communities and needs"), COMMUNITIES, portfolio),
        _confirmed_and_entered("councils", _("Councils"), COUNCILS, portfolio),
    ]
    return [section for section in found if _has_any(section)]


def _has_any(section: Section) -> bool:
    return any(_counts(row) for row in section.rows)


def _counts(row: Row) -> bool:
    return any(cell.figure and cell.figure.value not in ("", "0", "0.00") for cell in row.cells)


def _confirmed_and_entered(
    key: str, title: str, names: Sequence[str], portfolio: Portfolio
) -> Section:
    """What is confirmed, and apart from it what is entered and not confirmed yet."""
    columns = _columns(_("Confirmed"), *_unconfirmed(_("Entered, not confirmed"), portfolio))
    rows = []
    for name in names:
        measure = MEASURES[name]
        if not measure.answers(portfolio):
            continue
        entered = MEASURES.get(f"{name}_reported")
        rows.append(_row(columns, measure, [measure, entered], portfolio))
    return Section(key, title, columns, rows)


def _split(key: str, title: str, names: Sequence[str], portfolio: Portfolio) -> Section:
    """Measures of people side by side, all of them and below each part of the split."""
    shown = [name for name in names if MEASURES[name].answers(portfolio)]
    labels = (_named(MEASURES[name], portfolio) for name in shown)
    columns = _columns(*labels, first=pgettext("people", "Who"))
    rows = []
    if shown:
        whole = [MEASURES[name] for name in shown]
        rows.append(_row(columns, pgettext("people", "All"), whole, portfolio))
        for part, label in PARTS.items():
            parts = [MEASURES[f"{name}_{part}"] for name in shown]
            rows.append(_row(columns, str(label), parts, portfolio))
    figures = [cell.figure for row in rows for cell in row.cells if cell.figure]
    falls = any(figure.value.startswith("-") for figure in figures)
    return Section(key, title, columns, rows, note=_why_below_nought() if falls else "")


def _why_below_nought() -> str:
    return _(
        "Below nought: a later and larger count that does not tell this part took the place of an "
        "earlier one that did."
    )


def _money(portfolio: Portfolio) -> Section:
    columns = _columns(_("Pledged"), _("Received"), first=pgettext("money", "Source"))
    rows = []
    for source in ContributionSource:
        pair = [MEASURES[f"pledged_{source.value}"], MEASURES[f"received_{source.value}"]]
        row = _row(columns, str(source.label), pair, portfolio)
        if _counts(row):
            rows.append(row)
    totals = _row(columns, _("All sources"), [MEASURES[name] for name in MONEY_TOTALS], portfolio)
    title = _("Money by source, %(currency)s") % {
        "currency": figure_of("contributions_received", portfolio).unit
    }
    return Section("money", title, columns, rows, totals=totals if rows else None)


def _outputs(portfolio: Portfolio) -> Section:
    """What was planned and built in each measure of which the frame has any."""
    entered = _unconfirmed(_("Built, not confirmed"), portfolio)
    planned = _("Planned") if portfolio.since is None else _at_the_end(_("Planned"))
    columns = _columns(planned, _("Built"), *entered, minor=(3,))
    keys = {row.measure for rows in portfolio.outputs.values() for row in rows}
    rows = []
    if keys:
        registered = OutputMeasure.objects.filter(pk__in=keys).order_by("sector", "code")
        for measure in registered:
            both = confirmed_and_reported(output_measures([measure]))
            built, entered, planned, _planned_entered = both
            label = f"{measure}, {measure.unit_label}"
            row = _row(columns, label, [planned, built, entered], portfolio)
            if _counts(row):
                rows.append(row)
    return Section("outputs", _("What was built"), columns, rows)


def _after(portfolio: Portfolio) -> Section:
    columns = _columns(_("By schedule"), _("Checked"), _("In use"), first=_("After completion"))
    rows = []
    labels = {6: _("6 months"), 12: _("12 months"), 24: _("24 months")}
    for months, label in labels.items():
        shown = [MEASURES[f"works_{what}_{months}"] for what in ("due", "checked", "working")]
        rows.append(_row(columns, label, shown, portfolio))
    title = _("Does it still work after…")
    return Section("after", title if portfolio.since is None else _at_the_end(title), columns, rows)


def _named(measure: Measure, portfolio: Portfolio) -> str:
    """What a measure is called; in a period, that a stock stands at its end."""
    label = str(measure.label)
    return label if portfolio.since is None or measure.kind == FLOW else _at_the_end(label)


def _at_the_end(what: str) -> str:
    return _("%(what)s, at the end of the period") % {"what": what}


def _unconfirmed(label: str, portfolio: Portfolio) -> list[str]:
    """The heading of what is not confirmed, for those who may open it."""
    return [label] if portfolio.user.can("read_records") else []


def _columns(*labels: str, first: str = "", minor: Sequence[int] = ()) -> list[Heading]:
    found = [Heading(first or _("Figure"), primary=True)]
    for place, label in enumerate(labels, start=1):
        found.append(Heading(label, numeric=True, primary=place == 1, minor=place in minor))
    return found


def _row(
    columns: Sequence[Heading],
    label: str | Measure,
    measures: Sequence[Measure | None],
    portfolio: Portfolio,
) -> Row:
    text = _named(label, portfolio) if isinstance(label, Measure) else label
    cells = [Cell(text=text, primary=True, label=columns[0].label)]
    for column, measure in zip(columns[1:], measures, strict=False):
        shown = figure(measure, portfolio) if measure else None
        cells.append(
            Cell(
                text=shown.text if shown else "",
                figure=shown,
                numeric=True,
                label=column.label,
                primary=column.primary,
                minor=column.minor,
            )
        )
    return Row(cells)
