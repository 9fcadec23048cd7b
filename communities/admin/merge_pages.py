"""The pages on which two records of one partner organisation become one."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AutocompleteSelect
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from communities.duplicates import likely_same
from communities.merging import CHOICES, PartnerMerge, merge_partners, prepare_merge
from communities.models import MergedPartner, PartnerOrganisation
from core.display import Section, headings, row
from core.exceptions import EditConflict, RuleViolation
from core.merging import counted
from core.numbers import format_number

SHOWN_JOINS = 100


def is_key(text: str) -> bool:
    """Whether a text can be the key of a row."""
    return text.isascii() and text.isdigit() and len(text) < 19


class OtherForm(forms.Form):
    """Asks for the other record, found in any spelling, archived ones too."""

    other = forms.ModelChoiceField(
        label=gettext_lazy("The other record of it"), queryset=PartnerOrganisation.objects.none()
    )

    def __init__(self, *args, partner: PartnerOrganisation, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["other"]
        field.queryset = PartnerOrganisation.objects.select_related("region")
        field.error_messages["invalid_choice"] = _("There is no such record any more.")
        self.partner = partner
        widget = AutocompleteSelect(MergedPartner._meta.get_field("partner"), admin.site)
        widget.choices = field.choices
        field.widget = widget

    def clean_other(self) -> PartnerOrganisation:
        other = self.cleaned_data["other"]
        if other.pk == self.partner.pk:
            raise forms.ValidationError(_("This is the same record: choose another one."))
        return other


class MergePages:
    """The pages of merging, for the administration of partner organisations."""

    def merge_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Choose the other record; then look at what would happen, and confirm it."""
        kept = self.partner_or_404(request, pk)
        sent = request.POST if request.method == "POST" else request.GET
        chosen = sent.get("other", "")
        # What is no key at all cannot even be shown as a choice.
        data = {"other": chosen if is_key(chosen) else ""}
        form = OtherForm(data if "other" in sent else None, partner=kept)
        if not form.is_bound or not form.is_valid():
            return self._choose_other(request, kept, form)
        other = form.cleaned_data["other"]
        problem = ""
        if request.method == "POST":
            try:
                return self._merge(request, kept, other)
            except RuleViolation as refusal:
                problem = refusal.reason
            except EditConflict:
                problem = _(
                    "Something of it was changed meanwhile. Look at it again, as it is now."
                )
            kept, other = (self.partner_or_404(request, one.pk) for one in (kept, other))
        return self._preview(request, kept, other, problem)

    def _choose_other(self, request: HttpRequest, kept, form: OtherForm) -> HttpResponse:
        names = [kept.name_kk, kept.name_ru, kept.name_en]
        names += [text for former in kept.former_names.all() for text in former.texts()]
        likely = likely_same(names, kept.bin, beside=kept.pk)
        merge = reverse("admin:communities_partnerorganisation_merge", args=[kept.pk])
        columns = headings(_("Likely the same"), _("Kind"), _("BIN"), _("Region"))
        rows = [
            row(
                columns,
                one,
                one.get_kind_display(),
                one.bin,
                one.region or "",
                url=f"{merge}?other={one.pk}",
            )
            for one in likely
        ]
        section = Section(
            "likely",
            _("Likely the same"),
            columns,
            rows,
            empty_text=_("None looks like it, by BIN or by name in any spelling."),
        )
        return self.page(
            request,
            kept,
            _("Merge with another record"),
            lead=_("Choose the other record of the same organisation. Nothing happens yet."),
            form=form,
            form_method="get",
            submit_label=_("Show what would happen"),
            sections=[section],
            media=self.media + form.media,
        )

    def _merge(self, request: HttpRequest, kept, other) -> HttpResponse:
        takes = {name: request.POST.get(f"takes_{name}", "kept") for name in CHOICES}
        name = str(other)
        with transaction.atomic():
            merge_partners(
                actor=request.user,
                kept=kept,
                other=other,
                takes=takes,
                seen=request.POST.get("seen", ""),
                agreed=bool(request.POST.get("agreed")),
            )
        text = _("“%(other)s” is merged into this record. Search finds it by all its names.")
        messages.success(request, text % {"other": name})
        return redirect("admin:communities_partnerorganisation_change", kept.pk)

    def _preview(self, request: HttpRequest, kept, other, problem: str) -> HttpResponse:
        merge = prepare_merge(kept, other)
        takes = merge.proposed()
        if request.method == "POST":
            takes |= {n: request.POST[f"takes_{n}"] for n in takes if f"takes_{n}" in request.POST}
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Merge: %(name)s") % {"name": kept},
            "record": kept,
            "other": other,
            "merge": merge,
            "choices": [(choice, takes[choice.name]) for choice in merge.choices],
            "problem": problem,
            "sections": [_moves(merge), _joins(merge)],
            "swap_url": _merge_url(other, kept),
            "cancel_url": reverse("admin:communities_partnerorganisation_change", args=[kept.pk]),
            "uses_url": reverse("admin:communities_partnerorganisation_uses", args=[other.pk]),
        }
        status = 422 if problem else 200
        return TemplateResponse(request, "admin/partners/merge.html", context, status=status)


def _merge_url(kept, other) -> str:
    url = reverse("admin:communities_partnerorganisation_merge", args=[kept.pk])
    return f"{url}?other={other.pk}"


def _moves(merge: PartnerMerge) -> Section:
    columns = headings(_("Kind of record"), _("Rows"), numeric=(1,))
    numbers = counted(merge.plan)
    total = sum(numbers.values())
    rows = [
        row(columns, str(model._meta.verbose_name_plural).capitalize(), format_number(number))
        for model, number in sorted(numbers.items(), key=lambda item: -item[1])
    ]
    title = ngettext("%(number)s row moves", "%(number)s rows move", total)
    return Section(
        "moves",
        title % {"number": format_number(total)},
        columns,
        rows,
        note=_("They name the other record now and will name this one; their history says so."),
        empty_text=_("No row names the other record."),
        more_url=reverse("admin:communities_partnerorganisation_uses", args=[merge.plan.merged.pk]),
        more_label=_("Where the other record is named"),
    )


def _joins(merge: PartnerMerge) -> Section:
    columns = headings(_("Row that goes"), _("Where"), _("In which they differ"))
    joins = merge.plan.all_joins()
    rows = [
        row(
            columns,
            join.gone,
            join.gone.history_root(),
            "; ".join(
                _("%(field)s: “%(stays)s” stays, “%(goes)s” goes")
                % {"field": field, "stays": stays, "goes": goes}
                for field, stays, goes in join.differences
            )
            or _("nothing"),
        )
        for join in joins[:SHOWN_JOINS]
    ]
    title = ngettext(
        "%(number)s row would stand twice", "%(number)s rows would stand twice", len(joins)
    )
    return Section(
        "joins",
        title % {"number": format_number(len(joins))},
        columns,
        rows,
        note=_("One of each two stays and takes over what it leaves empty."),
        empty_text=_("None: no two rows say the same."),
    )
