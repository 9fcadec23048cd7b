"""Day sheets of ashar: each is worth one receipt in kind, written and kept in step with it."""

from collections.abc import Sequence
from copy import copy
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from django.db import transaction

from core.exceptions import RuleViolation
from core.exchange import fill_many
from core.history import gathering, write_many
from projects.choices import InKindUnit
from projects.in_kind import InKindRates, source_of
from projects.models import DaySheet, Project, Receipt
from projects.part_services import value_in_kind

HOURS_OF_A_DAY = 8
"""Hours of work that make one people-day."""

Pairs = Sequence[tuple[DaySheet, DaySheet]]


def people_days(women: int, men: int, hours: Decimal) -> Decimal:
    """People times hours, eight of which are a people-day; rounded to hundredths, halves up.

    The value is worked out of the rounded number, so that a receipt shows what it was made of.
    """
    worked = (women + men) * hours / HOURS_OF_A_DAY
    return worked.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)


def rate_is_asked(before: DaySheet | None, contribution_id: int, day: date) -> bool:
    """Whether the listed rate is taken anew: of a new sheet, or one that moved to another year or
    contribution. Otherwise the rate stays that was taken when the sheet was entered."""
    if before is None or before.pk is None:
        return True
    return before.contribution_id != contribution_id or before.worked_on.year != day.year


@transaction.atomic(savepoint=False)
def write_day_sheets(
    *,
    actor,
    project: Project,
    rates: InKindRates,
    create: Sequence[DaySheet] = (),
    update: Pairs = (),
    delete: Sequence[DaySheet] = (),
) -> None:
    """Enter, change and remove day sheets with the receipt of each, and record their history.

    Raises RuleViolation if no rate is listed for a day, EditConflict if a sheet or its receipt is
    no longer as it was; then nothing is written.
    """
    entered = [_receipt_of(sheet, Receipt(), rates, None) for sheet in create]
    changed = [
        (old.receipt, _receipt_of(new, copy(old.receipt), rates, old)) for old, new in update
    ]
    same = ("currency", "amount", "received_on")
    worth = [new for old, new in changed if any(getattr(old, n) != getattr(new, n) for n in same)]
    fill_many([(row, row.received_on) for row in (*entered, *worth)], project.programme.currency)
    with gathering():
        write_many(actor=actor, root=project, create=entered, update=changed)
        for sheet, receipt in zip(create, entered, strict=True):
            sheet.receipt = receipt
        write_many(actor=actor, root=project, create=create, update=update, delete=delete)
        write_many(actor=actor, root=project, delete=[sheet.receipt for sheet in delete])


def _receipt_of(
    sheet: DaySheet, receipt: Receipt, rates: InKindRates, before: DaySheet | None
) -> Receipt:
    """The receipt as it shall be for a sheet."""
    currency = sheet.contribution.currency
    if rate_is_asked(before, sheet.contribution_id, sheet.worked_on):
        rate = rates.find(InKindUnit.PEOPLE_DAY, sheet.worked_on, currency)
        if rate is None:
            refusal = rates.refusal(InKindUnit.PEOPLE_DAY, sheet.worked_on, currency)
            raise RuleViolation(refusal)
        receipt.rate, receipt.rate_source = rate.rate, source_of(rate)
    receipt.contribution, receipt.currency = sheet.contribution, currency
    receipt.received_on, receipt.unit = sheet.worked_on, InKindUnit.PEOPLE_DAY
    receipt.quantity = people_days(sheet.women, sheet.men, sheet.hours)
    receipt.amount = value_in_kind(receipt.quantity, receipt.rate)
    receipt.evidence = sheet.work
    if before is not None:
        receipt.version += 1
    return receipt
