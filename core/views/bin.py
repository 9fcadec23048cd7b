"""Screens of the bin: deleting a record, the list of what can come back, bringing it back."""

import django_filters
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy
from django.views.generic import View

from core.bin import (
    KEPT_DAYS,
    ValueTaken,
    bin_record,
    fields_once,
    goes_for_good_on,
    kind_in_words,
    may_bin,
    parts_going_with,
    parts_in_words,
    restorable_by,
    restore,
)
from core.columns import Column
from core.dates import format_date
from core.display import Fact
from core.exceptions import EditConflict, OutOfScope, RuleViolation
from core.filters import RecordFilterSet
from core.forms import StepForm, local_formfield
from core.models import BinnedRecord
from core.names import fold_query
from core.numbers import format_number
from core.packing import model_of
from core.querysets import holding
from core.steps import ReasonForm
from core.views.base import RightRequired, provenance_badges, samples_hidden, sent_version
from core.views.lists import RecordListView

KEEPERS = ("edit_records", "edit_registers")


class RecordDeleteView(RightRequired, View):
    """Says what goes with a record and asks why; then it lies in the bin.

    A subclass names the `model` and the list to go back to.
    """

    model = None
    list_url = ""
    right: str | tuple[str, ...] = KEEPERS

    def record(self):
        """The record, if the reader may delete it: 404 out of scope, 403 without the right."""
        user = self.request.user
        record = get_object_or_404(self.model.objects.visible_to(user), pk=self.kwargs["pk"])
        editable = self.model.objects.editable_by(user).filter(pk=record.pk)
        if not may_bin(record, user) or not editable.exists():
            raise PermissionDenied
        return record

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.page(self.record(), ReasonForm())

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        record, form = self.record(), ReasonForm(request.POST)
        if not form.is_valid():
            return self.page(record, form, status=422)
        name, reason = str(record), form.cleaned_data["reason"]
        try:
            bin_record(
                actor=request.user, record=record, version=sent_version(request), reason=reason
            )
        except RuleViolation as refusal:
            return self.page(record, form, status=422, refusal=refusal)
        except (EditConflict, IntegrityError):
            form.add_error(None, _("Somebody changed it meanwhile: look at it again first."))
            return self.page(self.record(), form, status=409)
        text = _("“%(name)s” is in the bin. It can be restored for %(days)s days.")
        messages.success(request, text % {"name": name, "days": format_number(KEPT_DAYS)})
        return redirect(str(self.list_url))

    def page(self, record, form, *, status: int = 200, refusal: RuleViolation | None = None):
        """What goes, and the question why; or what is in the way, and no button."""
        parts: list = []
        try:
            parts = parts_going_with(record, self.request.user)
        except RuleViolation as found:
            refusal = refusal or found
        context = {
            "title": _("Delete: %(what)s") % {"what": record},
            "kind": record._meta.verbose_name,
            "parts": _said(parts),
            "days": format_number(KEPT_DAYS),
            "form": form,
            "refusal": refusal,
            "version": record.version,
            "cancel_url": record.get_absolute_url(),
        }
        return render(self.request, "bin/delete.html", context, status=status)


def _said(parts: list[tuple[str, int]]) -> list[Fact]:
    return [Fact(kind, format_number(number)) for kind, number in parts]


def days_left(binned: BinnedRecord) -> int:
    """For how many days yet a record can be restored; at least 0."""
    return max((goes_for_good_on(binned) - timezone.now()).days, 0)


def _days_text(binned: BinnedRecord) -> str:
    days = days_left(binned)
    text = ngettext("%(number)s day", "%(number)s days", days)
    return text % {"number": format_number(days)}


def _deleted_at(binned: BinnedRecord) -> str:
    return format_date(timezone.localtime(binned.binned_at).date())


class BinFilterSet(RecordFilterSet):
    """Finds what was deleted by name and by kind."""

    kind = django_filters.ChoiceFilter(label=gettext_lazy("Kind of record"))

    def __init__(self, data=None, queryset=None, *, user, **kwargs) -> None:
        super().__init__(data, queryset, user=user, **kwargs)
        kinds = restorable_by(user).order_by("kind").values_list("kind", flat=True).distinct()
        self.filters["kind"].extra["choices"] = [(kind, kind_in_words(kind)) for kind in kinds]
        self.filters["q"].filter = self._search

    @staticmethod
    def _search(rows, value):
        return rows.filter(holding(fold_query(value))) if value else rows


class BinView(RecordListView):
    """What the reader may restore: of their regions, by their rights."""

    model = BinnedRecord
    right = KEEPERS
    filterset_class = BinFilterSet
    title = pgettext_lazy("deleted records", "Bin")
    default_sort = "-deleted"
    columns = (
        Column(
            "name",
            pgettext_lazy("of a thing", "Name"),
            str,
            order=("folded",),
            url=lambda one: one.get_absolute_url(),
            primary=True,
        ),
        Column(
            "kind",
            gettext_lazy("Kind of record"),
            lambda one: kind_in_words(one.kind),
            order=("kind", "folded"),
            primary=True,
        ),
        Column("by", gettext_lazy("Deleted by"), lambda one: str(one.binned_by)),
        Column("reason", gettext_lazy("Reason"), lambda one: one.reason, minor=True),
        Column("deleted", gettext_lazy("Deleted on"), _deleted_at, order=("binned_at",)),
        Column("left", gettext_lazy("Can be restored for"), _days_text, primary=True),
    )

    @property
    def lead(self) -> str:
        """For how long deleted records lie here."""
        text = _("Deleted records with all their parts. After %(days)s days they go for good.")
        return text % {"days": format_number(KEPT_DAYS)}

    def get_queryset(self):
        rows = restorable_by(self.request.user)
        if samples_hidden(self.request):
            rows = rows.exclude(provenance="sample")
        self.filterset = self.filterset_class(
            self.request.GET, queryset=rows, user=self.request.user
        )
        return self.filterset.qs.order_by(*self._ordering())

    def count_text(self, count: int) -> str:
        text = ngettext("%(number)s record", "%(number)s records", count)
        return text % {"number": format_number(count)}

    def empty(self) -> dict:
        return {
            "title": _("The bin is empty"),
            "hint": _("What you delete lies here for a while and can be restored."),
            "action_url": "",
            "action_label": "",
        }


class InsteadForm(StepForm):
    """New values for what another record has by now."""

    version = None

    def __init__(self, *args, model, fields, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for name in fields:
            self.fields[name] = local_formfield(model._meta.get_field(name))


class BinnedView(RightRequired, View):
    """One deleted record: what it was, what comes back with it, and the button that restores it."""

    right = KEEPERS

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.page(get_object_or_404(restorable_by(request.user), pk=pk))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        binned = get_object_or_404(restorable_by(request.user), pk=pk)
        form = self.form(binned, request.POST.getlist("instead"), request.POST)
        if form is not None and not form.is_valid():
            return self.page(binned, form, status=422)
        values = form.cleaned_data if form is not None else {}
        try:
            record = restore(actor=request.user, binned=binned, instead=values)
        except ValueTaken as refusal:
            form = self.form(binned, refusal.fields, request.POST if values else None)
            return self.page(binned, form, status=422, refusal=refusal)
        except RuleViolation as refusal:
            return self.page(binned, status=422, refusal=refusal)
        except (OutOfScope, IntegrityError):
            refusal = RuleViolation(_("It cannot be restored as it was: ask an administrator."))
            return self.page(binned, status=422, refusal=refusal)
        messages.success(request, _("Restored with all its parts."))
        return redirect(record)

    def form(self, binned: BinnedRecord, fields, data) -> InsteadForm | None:
        """What is asked where values are taken: another one for each of these fields."""
        model = model_of(binned.kind)
        names = fields_once(model) if model else []
        asked = [name for name in names if name in fields]
        return InsteadForm(data, model=model, fields=asked) if asked else None

    def page(self, binned, form=None, *, status: int = 200, refusal=None) -> HttpResponse:
        """The record as it lies in the bin."""
        context = {
            "title": str(binned),
            "badges": provenance_badges(binned),
            "facts": [
                Fact(_("Kind of record"), kind_in_words(binned.kind)),
                Fact(_("Deleted by"), str(binned.binned_by)),
                Fact(_("Deleted on"), _deleted_at(binned)),
                Fact(_("Reason"), binned.reason),
                Fact(_("Can be restored for"), _days_text(binned)),
            ],
            "parts": _said(parts_in_words(binned.counts, self.request.user)),
            "form": form,
            "refusal": refusal,
            "cancel_url": reverse("core:bin"),
        }
        return render(self.request, "bin/binned.html", context, status=status)
