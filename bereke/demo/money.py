"""Loads what was pledged to the projects, what came, and what was spent (minor units)."""

from datetime import date

from bereke.demo.read import Loaded, by_key, day, number, one_text, origin, rows
from bereke.demo.write import write_parts
from core.exchange import fill_amounts
from projects.models import Contribution, Expenditure, Project, Receipt


def load_money(loaded: Loaded) -> None:
    """Load contributions with their receipts, and expenditure.

    Raises RuleViolation if amounts cannot be converted into the portfolio's currency.
    """
    listed = rows("contributions")
    contributions = [_contribution(loaded, row) for row in listed]
    write_parts(contributions)
    pledged = by_key([row["key"] for row in listed], contributions)
    write_parts([_receipt(pledged[row["contribution"]], row) for row in rows("receipts")])
    write_parts([_expenditure(loaded.projects[row["project"]], row) for row in rows("expenditure")])


def _converted(row, project: Project, on: date):
    fill_amounts(row, project.programme.currency, on)
    return row


def _contribution(loaded: Loaded, row: dict[str, str]) -> Contribution:
    project = loaded.projects[row["project"]]
    contribution = Contribution(
        **origin(row),
        project=project,
        contributor=row["source_kind"],
        level=row["level"],
        partner=loaded.partners.get(row["partner"]),
        award=row["award"],
        currency=row["currency"],
        amount=int(row["pledged_minor"]),
        pledged_on=day(row["pledged_on"]),
        due_on=day(row["due_on"]),
    )
    return _converted(contribution, project, contribution.pledged_on)


def _receipt(contribution: Contribution, row: dict[str, str]) -> Receipt:
    receipt = Receipt(
        **origin(row),
        contribution=contribution,
        currency=contribution.currency,
        amount=int(row["amount_minor"]),
        received_on=day(row["received_on"]),
        quantity=number(row["quantity"]),
        unit=row["unit"],
        rate=number(row["rate_minor"]),
        rate_source=row["rate_source"],
    )
    return _converted(receipt, contribution.project, receipt.received_on)


def _expenditure(project: Project, row: dict[str, str]) -> Expenditure:
    spent = Expenditure(
        **origin(row),
        project=project,
        currency=row["currency"],
        amount=int(row["amount_minor"]),
        spent_on=day(row["spent_on"]),
        purpose=one_text(row, "purpose"),
    )
    return _converted(spent, project, spent.spent_on)
