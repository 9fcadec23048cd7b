"""Screens of the parts of a project: what is more than the plain form of a part."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.money import format_money
from core.numbers import format_number
from core.views import PartCreateView, PartDeleteView, PartUpdateView
from projects.models import Contribution, DaySheet, Receipt
from projects.part_services import received_above_pledged, save_money
from projects.views.tables import say_rates


class MoneyPart:
    """Saved with the amounts converted; what came above the pledge is said, not refused."""

    def save(self, form) -> None:
        row = form.instance
        save_money(
            actor=self.request.user,
            row=row,
            version=form.cleaned_data.get("version"),
            root=self.root,
        )
        if isinstance(row, Receipt):
            say_rates(self.request, [form.taken] if form.taken else [])
            self._say_what_is_above(row.contribution)
        elif isinstance(row, Contribution):
            self._say_what_is_above(row)

    def _say_what_is_above(self, contribution: Contribution) -> None:
        if above := received_above_pledged(contribution):
            text = _("“%(contribution)s”: %(amount)s more came than was pledged.")
            values = {"contribution": contribution, "amount": format_money(*above)}
            messages.warning(self.request, text % values)


class ProposedCreateView(PartCreateView):
    """A new part of which some values may be proposed in the address."""

    proposed: tuple[str, ...] = ("partner",)

    def get_initial(self) -> dict:
        asked = {name: self.request.GET.get(name) for name in self.proposed}
        return super().get_initial() | {name: value for name, value in asked.items() if value}


class MoneyCreateView(MoneyPart, ProposedCreateView):
    """A new contribution, receipt or expenditure."""

    proposed = ("contribution", "contributor", "partner")


class NotOfADaySheet:
    """A receipt that a day sheet brought is changed and removed with the sheet only."""

    def get_object(self, queryset=None):
        part = super().get_object(queryset)
        if isinstance(part, Receipt) and DaySheet.objects.filter(receipt=part).exists():
            raise PermissionDenied(
                _("This receipt comes of a day sheet of ashar: change it there.")
            )
        return part


class MoneyUpdateView(NotOfADaySheet, MoneyPart, PartUpdateView):
    """A contribution, receipt or expenditure that is there."""


class ReceiptDeleteView(NotOfADaySheet, PartDeleteView):
    """Removes a receipt."""


class ContributionDeleteView(PartDeleteView):
    """Removes a contribution with its receipts."""

    def rows_of(self, part) -> list:
        return [*part.day_sheets.all(), *part.receipts.all()]

    def get_context_data(self, **kwargs) -> dict:
        context = super().get_context_data(**kwargs)
        if said := _what_goes_with(self.object):
            context["text"] = f"{said} {context['text']}"
        return context


def _what_goes_with(contribution: Contribution) -> str:
    """How many receipts go with a contribution, and what they come to; empty without any."""
    receipts = list(contribution.receipts.all())
    if not receipts:
        return ""
    sums: dict[str, int] = {}
    for receipt in receipts:
        sums[receipt.currency] = sums.get(receipt.currency, 0) + receipt.amount
    text = ngettext(
        "%(number)s receipt, %(amounts)s, is removed with it.",
        "%(number)s receipts, %(amounts)s in all, are removed with it.",
        len(receipts),
    )
    amounts = " + ".join(format_money(sums[code], code) for code in sorted(sums))
    return text % {"number": format_number(len(receipts)), "amounts": amounts}
