"""The tables of a project's money, with their totals as figures."""

from django.urls import reverse
from django.utils.translation import gettext as _

from core.dates import format_date
from core.display import Figure, Heading, Link, Row, Section, headings, row
from core.money import format_money, to_major
from core.numbers import format_number
from core.organisation import organisation
from projects.choices import ContributionSource, ProjectMode
from projects.models import DaySheet, ProjectDocument


def money_sections(page) -> list[Section]:
    """What was pledged, what came, what was spent."""
    return [_contributions(page), _receipts(page), *_days_of_ashar(page), _expenditure(page)]


def figure(measure: str, minor: int, label: str, url: str = "") -> Figure:
    """A sum of money (minor units of the portfolio's currency) as a figure in major units."""
    currency = organisation().currency
    value = f"{to_major(minor, currency).normalize():f}"
    return Figure(measure, value, currency, format_money(minor, currency), url, label)


def in_portfolio(minor: int) -> str:
    """An amount in the portfolio's currency, whose code the heading holds."""
    return format_money(minor, organisation().currency, with_code=False)


def _contributions(page) -> Section:
    contributions = page.project.contributions.all()
    columns = _columns()
    came = {
        row.pk: sum(receipt.amount_portfolio for receipt in row.receipts.all())
        for row in contributions
    }
    rows = [
        row(
            columns,
            contribution.get_contributor_display(),
            contribution.get_level_display(),
            contribution.partner or "",
            format_date(contribution.due_on),
            format_money(contribution.amount, contribution.currency),
            in_portfolio(contribution.amount_portfolio),
            in_portfolio(came[contribution.pk]),
            **page.marks("contribution", contribution),
        )
        for contribution in contributions
    ]
    pledged = sum(contribution.amount_portfolio for contribution in contributions)
    received = sum(came.values())
    totals = row(columns, _("Total"), "", "", "", "", in_portfolio(pledged), in_portfolio(received))
    return page.part(
        "contribution",
        "contributions",
        _("Contributions"),
        columns,
        rows,
        _("Add a contribution"),
        totals=totals if rows else None,
        empty_text=_("No pledge yet."),
        figures=_figures(page, pledged, received),
    )


def _columns() -> list[Heading]:
    currency = {"currency": organisation().currency}
    return headings(
        _("Source of the money"),
        _("Level"),
        _("Partner organisation"),
        _("Due on"),
        _("Pledged"),
        _("Pledged, %(currency)s") % currency,
        _("Received, %(currency)s") % currency,
        numeric=(4, 5, 6),
    )


def _figures(page, pledged: int, received: int) -> list[Figure]:
    spent = sum(entry.amount_portfolio for entry in page.project.expenditure.all())
    return [
        figure("contributions_pledged", pledged, _("pledged"), "#contributions"),
        figure("contributions_received", received, _("received"), "#receipts"),
        figure("expenditure", spent, _("spent"), "#expenditure"),
    ]


def _receipts(page) -> Section:
    columns = headings(
        _("Received on"), _("Of"), _("In kind"), _("Amount"), _("Evidence"), numeric=(3,)
    )
    receipts = [
        (receipt, contribution)
        for contribution in page.project.contributions.all()
        for receipt in contribution.receipts.all()
    ]
    receipts.sort(key=lambda pair: (pair[0].received_on, pair[0].pk))
    proofs: dict[int, list[ProjectDocument]] = {}
    for document in page.project.documents.all():
        if document.receipt_id:
            proofs.setdefault(document.receipt_id, []).append(document)
    rows = [
        row(
            columns,
            format_date(receipt.received_on),
            contribution.partner or contribution.get_contributor_display(),
            _in_kind(receipt),
            format_money(receipt.amount, receipt.currency),
            _evidence(receipt, proofs.get(receipt.pk, [])),
            **_marks(page, receipt),
        )
        for receipt, contribution in receipts
    ]
    return page.part(
        "receipt", "receipts", _("What was received"), columns, rows, _("Enter what came")
    )


def _evidence(receipt, documents: list[ProjectDocument]) -> str | Link:
    """What proves a receipt: what was written of it, and the way to its document."""
    if not documents:
        return receipt.evidence
    words = ", ".join(filter(None, [receipt.evidence, *map(str, documents)]))
    first = reverse("projects:document_file", args=[documents[0].pk])
    return Link(words, first if len(documents) == 1 else "#documents")


def _marks(page, receipt) -> dict:
    """Where a receipt is changed: one that a day sheet brought, with the days of ashar."""
    marks = page.marks("receipt", receipt)
    if "edit_url" in marks and getattr(receipt, "day_sheet", None):
        marks["edit_url"] = reverse("projects:day_sheet_table_update", args=[page.project.pk])
    return marks


def _days_of_ashar(page) -> list[Section]:
    """The days on which residents worked, where a project is built so or has such days."""
    pledges = [
        row
        for row in page.project.contributions.all()
        if row.contributor == ContributionSource.COMMUNITY_IN_KIND
    ]
    receipts = [receipt for pledge in pledges for receipt in pledge.receipts.all()]
    sheets = [r.day_sheet for r in receipts if getattr(r, "day_sheet", None)]
    may_change = page.may_change("receipt")
    asked = page.project.mode != ProjectMode.CONTRACT or pledges
    if not sheets and not (asked and may_change):
        return []
    address = {}
    if may_change:
        url = reverse("projects:day_sheet_table_update", args=[page.project.pk])
        address = {"add_url": url, "add_label": _("Enter days of ashar")}
    columns, rows = _sheets(sheets)
    section = Section(
        "day_sheets",
        _("Days of ashar"),
        columns,
        rows,
        empty_text=_("None yet."),
        more_url=reverse("projects:day_sheet_paper", args=[page.project.pk]),
        more_label=_("Sheet to print"),
        **address,
    )
    return [section]


def _sheets(sheets: list[DaySheet]) -> tuple[list[Heading], list[Row]]:
    columns = headings(
        _("Day"),
        _("What was done"),
        _("Women"),
        _("Men"),
        _("Hours each"),
        _("Value"),
        numeric=(2, 3, 4, 5),
    )
    rows = [
        row(
            columns,
            format_date(sheet.worked_on),
            sheet.work,
            format_number(sheet.women),
            format_number(sheet.men),
            format_number(sheet.hours.normalize()),
            format_money(sheet.receipt.amount, sheet.receipt.currency),
        )
        for sheet in sorted(sheets, key=lambda sheet: (sheet.worked_on, sheet.pk))
    ]
    return columns, rows


def _in_kind(receipt) -> str:
    if receipt.quantity is None:
        return ""
    text = _("%(quantity)s %(unit)s at %(rate)s")
    if receipt.rate_source:
        text = _("%(quantity)s %(unit)s at %(rate)s (%(source)s)")
    return text % {
        "source": receipt.rate_source,
        "quantity": format_number(receipt.quantity.normalize()),
        "unit": receipt.get_unit_display(),
        "rate": format_money(receipt.rate, receipt.currency),
    }


def _expenditure(page) -> Section:
    columns = headings(_("Spent on"), _("Purpose"), _("Document"), _("Amount"), numeric=(3,))
    rows = [
        row(
            columns,
            format_date(entry.spent_on),
            entry.purpose,
            entry.document,
            format_money(entry.amount, entry.currency),
            **page.marks("expenditure", entry),
        )
        for entry in page.project.expenditure.all()
    ]
    return page.part(
        "expenditure",
        "expenditure",
        _("What was spent"),
        columns,
        rows,
        _("Enter what was spent"),
    )
