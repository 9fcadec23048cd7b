"""Loads what was pledged to the projects, what came, and what was spent (minor units)."""

from collections import defaultdict
from datetime import date

from bereke.demo.read import Loaded, by_key, day, number, one_text, origin, rows
from bereke.demo.write import write_parts, write_records
from core.exchange import fill_many
from projects.models import Contribution, Expenditure, InKindRate, Project, Receipt


def load_money(loaded: Loaded) -> None:
    """Load contributions with their receipts, expenditure, and the rates of what comes in kind.

    Raises RuleViolation if amounts cannot be converted into the portfolio's currency.
    """
    listed = rows("contributions")
    contributions = [_contribution(loaded, row) for row in listed]
    _write(contributions, [row.pledged_on for row in contributions])
    pledged = by_key([row["key"] for row in listed], contributions)
    receipts = [_receipt(pledged[row["contribution"]], row) for row in rows("receipts")]
    _write(receipts, [row.received_on for row in receipts])
    spent = [_expenditure(loaded.projects[row["project"]], row) for row in rows("expenditure")]
    _write(spent, [row.spent_on for row in spent])
    write_records([_rate(row) for row in rows("in_kind_rates")])


def _write(amounts: list, days: list[date]) -> None:
    """Write amounts, each converted as of its day. The rates are read once for each currency: two
    queries an amount made a third of the whole loading."""
    of_currency = defaultdict(list)
    for row, on in zip(amounts, days, strict=True):
        of_currency[row.project.programme.currency].append((row, on))
    for currency, dated in of_currency.items():
        fill_many(dated, currency)
    write_parts(amounts)


def _contribution(loaded: Loaded, row: dict[str, str]) -> Contribution:
    return Contribution(
        **origin(row),
        project=loaded.projects[row["project"]],
        contributor=row["source_kind"],
        level=row["level"],
        partner=loaded.partners.get(row["partner"]),
        award=row["award"],
        currency=row["currency"],
        amount=int(row["pledged_minor"]),
        pledged_on=day(row["pledged_on"]),
        due_on=day(row["due_on"]),
    )


def _receipt(contribution: Contribution, row: dict[str, str]) -> Receipt:
    return Receipt(
        **origin(row),
        contribution=contribution,
        currency=contribution.currency,
        amount=int(row["amount_minor"]),
        received_on=day(row["received_on"]),
        quantity=number(row["quantity"]),
        unit=row["unit"],
        rate=number(row["rate_minor"]),
        rate_source=one_text(row, "rate_source"),
    )


def _rate(row: dict[str, str]) -> InKindRate:
    return InKindRate(
        **origin(row),
        year=int(row["year"]),
        unit=row["unit"],
        currency=row["currency"],
        rate=int(row["rate_minor"]),
    )


def _expenditure(project: Project, row: dict[str, str]) -> Expenditure:
    return Expenditure(
        **origin(row),
        project=project,
        currency=row["currency"],
        amount=int(row["amount_minor"]),
        spent_on=day(row["spent_on"]),
        purpose=one_text(row, "purpose"),
    )
