"""Forms of the parts of a project that are entered one by one, and of a zone of a community."""

from datetime import date
from decimal import Decimal

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.dates import format_date
from core.fields import LocalDecimalField, MoneyField
from core.forms import RecordForm, currency_choices
from projects.choices import Condition, Works
from projects.forms.amounts import AmountForm
from projects.models import (
    Breakdown,
    CatchmentZone,
    Milestone,
    Project,
    ProjectOutput,
    ProjectPartner,
    Visit,
)

# What a condition found on a visit leaves open about whether the works work.
WORKS_BY_CONDITION = {
    Condition.EXCELLENT: (Works.WORKING, Works.PARTLY),
    Condition.GOOD: (Works.WORKING, Works.PARTLY),
    Condition.AVERAGE: (Works.WORKING, Works.PARTLY),
    Condition.POOR: (Works.PARTLY,),
    Condition.NOT_FUNCTIONING: (Works.NOT_WORKING,),
    Condition.NEVER_USED: (Works.NOT_WORKING,),
}


def project_of(form: RecordForm) -> Project | None:
    """The project a part's form is about; None while an administrator has not chosen one yet."""
    if form.root is not None or form.instance.project_id is not None:
        return form.root or form.instance.project
    return getattr(form, "cleaned_data", {}).get("project")


class MilestoneForm(RecordForm):
    """A step of the works."""

    past_days = ("done_on",)

    class Meta(RecordForm.Meta):
        model = Milestone
        fields = ["name_ru", "name_kk", "name_en", "due_on", "done_on", "percent"]

    def set_up(self) -> None:
        self.fields["percent"].max_value = 100


class OutputForm(RecordForm):
    """How much of one of the sector's measures was planned and built."""

    planned = LocalDecimalField(
        label=gettext_lazy("Planned"), max_digits=12, min_value=Decimal(0), required=False
    )
    built = LocalDecimalField(
        label=gettext_lazy("Built"), max_digits=12, min_value=Decimal(0), required=False
    )

    class Meta(RecordForm.Meta):
        model = ProjectOutput
        fields = ["measure", "planned", "built"]

    def set_up(self) -> None:
        measures = self.fields["measure"]
        measures.queryset = measures.queryset.by_name()
        if project := project_of(self):
            measures.queryset = measures.queryset.filter(sector=project.sector_id)
        measures.label_from_instance = lambda measure: f"{measure}, {measure.unit_label}"

    def clean(self) -> dict:
        cleaned = super().clean() or self.cleaned_data
        empty = cleaned.get("planned") is None and cleaned.get("built") is None
        if empty and not {"planned", "built"} & set(self.errors):
            self.add_error("planned", _("Give what is planned, what is built, or both."))
        project, measure = project_of(self), cleaned.get("measure")
        if project and measure and measure.sector_id != project.sector_id:
            self.add_error("measure", _("This is not a measure of the project's sector."))
        return cleaned


class VisitForm(RecordForm):
    """A check after hand-over: due, or made with what was found."""

    past_days = ("visited_on",)

    class Meta(RecordForm.Meta):
        model = Visit
        fields = [
            "due_on",
            "visited_on",
            "visitor",
            "condition",
            "works",
            "fees_collected",
            "note",
        ]

    def clean(self) -> dict:
        cleaned = super().clean() or self.cleaned_data
        if {"due_on", "visited_on"} & set(self.errors):
            return cleaned
        if not cleaned.get("due_on") and not cleaned.get("visited_on"):
            self.add_error("due_on", _("Give the day it is due or the day it was made."))
        for name in ("due_on", "visited_on"):
            if cleaned.get(name) and (refusal := self._too_early(cleaned[name])):
                self.add_error(name, refusal)
        self._clean_finding(cleaned)
        return cleaned

    def _too_early(self, day: date) -> str:
        project = project_of(self)
        if project is None:
            return ""
        since = project.handed_over_on or project.ended_on
        if since is None:
            return "" if project.is_historic else _("A visit follows the completion of the works.")
        if day >= since:
            return ""
        if project.handed_over_on:
            text = _("The works were handed over on %(date)s: a visit is not before that.")
        else:
            text = _("The works were completed on %(date)s: a visit is not before that.")
        return text % {"date": format_date(since)}

    def _clean_finding(self, cleaned: dict) -> None:
        condition, works = cleaned.get("condition"), cleaned.get("works")
        if not cleaned.get("visited_on"):
            if condition or works:
                self.add_error("visited_on", _("Give the day on which this was found."))
            return
        if not works:
            self.add_error("works", _("Once visited, say whether it works."))
        elif condition and works not in WORKS_BY_CONDITION[condition]:
            fitting = [str(Works(value).label) for value in WORKS_BY_CONDITION[condition]]
            text = _("With the condition “%(condition)s” choose here: %(works)s.")
            values = {"condition": Condition(condition).label, "works": ", ".join(fitting)}
            self.add_error("works", text % values)


class BreakdownForm(AmountForm):
    """A break of what was built, and its repair."""

    money_fields = ("cost",)
    past_days = ("since", "reported_on", "repaired_on")

    currency = forms.ChoiceField(
        label=gettext_lazy("Currency"), choices=currency_choices, required=False
    )
    cost = MoneyField(label=gettext_lazy("Cost of the repair"), required=False)

    field_order = [
        "since",
        "reported_on",
        "reported_by",
        "what",
        "repaired_on",
        "repaired_by",
        "currency",
        "cost",
        "paid_from",
    ]

    class Meta(RecordForm.Meta):
        model = Breakdown
        fields = [
            "since",
            "reported_on",
            "reported_by",
            "what",
            "repaired_on",
            "repaired_by",
            "currency",
            "cost",
            "paid_from",
        ]

    def clean(self) -> dict:
        cleaned = super().clean() or self.cleaned_data
        since = cleaned.get("since")
        for name in ("reported_on", "repaired_on"):
            if since and cleaned.get(name) and cleaned[name] < since:
                text = _("It broke on %(date)s: this is not before that.")
                self.add_error(name, text % {"date": format_date(since)})
        if cleaned.get("cost") is None:
            cleaned["currency"] = ""
        elif not cleaned.get("currency"):
            self.add_error("currency", _("Say in which currency the cost is."))
        return cleaned


class PartnerForm(RecordForm):
    """The role of a partner organisation in the project."""

    class Meta(RecordForm.Meta):
        model = ProjectPartner
        fields = ["partner", "role"]

    def set_up(self) -> None:
        partner = self.fields["partner"]
        at_work = Q(archived_on=None) | Q(pk=self.instance.partner_id)
        partner.queryset = partner.queryset.filter(at_work).by_name()


class ZoneForm(RecordForm):
    """Who uses what is built: the whole of a community, or a named part of it."""

    class Meta(RecordForm.Meta):
        model = CatchmentZone
        fields = ["name_ru", "name_kk", "name_en", "is_whole"]
