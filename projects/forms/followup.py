"""Forms of what comes after hand-over: visits, breakdowns and their repair, follow-ups."""

from datetime import date

from django import forms
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from accounts.models import User
from communities.scope import staff_of
from core.dates import format_date
from core.fields import MoneyField
from core.forms import RecordForm, currency_choices
from core.names import sort_key
from projects.choices import Condition, Works
from projects.forms.amounts import AmountForm
from projects.forms.parts import project_of
from projects.models import Breakdown, FollowUp, Project, Visit

# What a condition found on a visit leaves open about whether the works work.
WORKS_BY_CONDITION = {
    Condition.EXCELLENT: (Works.WORKING, Works.PARTLY),
    Condition.GOOD: (Works.WORKING, Works.PARTLY),
    Condition.AVERAGE: (Works.WORKING, Works.PARTLY),
    Condition.POOR: (Works.PARTLY,),
    Condition.NOT_FUNCTIONING: (Works.NOT_WORKING,),
    Condition.NEVER_USED: (Works.NOT_WORKING,),
}


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
            if "works" not in self.errors:
                self.add_error("works", _("Once visited, say whether it works."))
        elif condition and works not in WORKS_BY_CONDITION[condition]:
            fitting = [str(Works(value).label) for value in WORKS_BY_CONDITION[condition]]
            text = _("With the condition “%(condition)s” choose here: %(works)s.")
            values = {"condition": Condition(condition).label, "works": ", ".join(fitting)}
            self.add_error("works", text % values)


class VisitMadeForm(VisitForm):
    """What was found on a visit, without the day it was due."""

    class Meta(VisitForm.Meta):
        fields = [name for name in VisitForm.Meta.fields if name != "due_on"]

    def set_up(self) -> None:
        self.fields["visited_on"].required = True
        self.fields["works"].required = True


class BreakdownDays:
    """No day of a breakdown lies before the one on which it broke."""

    past_days = ("since", "reported_on", "repaired_on")

    def clean(self) -> dict:
        cleaned = super().clean() or self.cleaned_data
        since = cleaned.get("since") or (self.instance.since if self.instance.pk else None)
        for name in ("reported_on", "repaired_on"):
            if since and cleaned.get(name) and cleaned[name] < since:
                text = _("It broke on %(date)s: this is not before that.")
                self.add_error(name, text % {"date": format_date(since)})
        return cleaned


class ReportForm(BreakdownDays, RecordForm):
    """A breakdown as it is reported."""

    class Meta(RecordForm.Meta):
        model = Breakdown
        fields = ["since", "reported_on", "reported_by", "what"]


class CostForm(BreakdownDays, AmountForm):
    """What a repair cost: in a currency, which no cost has none of."""

    money_fields = ("cost",)

    currency = forms.ChoiceField(
        label=gettext_lazy("Currency"), choices=currency_choices, required=False
    )
    cost = MoneyField(
        label=gettext_lazy("Cost of the repair"),
        required=False,
        help_text=gettext_lazy("It is not counted as expenditure of the project."),
    )

    def clean(self) -> dict:
        cleaned = super().clean()
        if cleaned.get("cost") is None:
            cleaned["currency"] = ""
        elif not cleaned.get("currency"):
            self.add_error("currency", _("Say in which currency the cost is."))
        return cleaned


REPAIR = ["repaired_on", "repaired_by", "currency", "cost", "paid_from"]


class RepairForm(CostForm):
    """The repair of a breakdown."""

    field_order = REPAIR

    class Meta(RecordForm.Meta):
        model = Breakdown
        fields = REPAIR

    def set_up(self) -> None:
        super().set_up()
        self.fields["repaired_on"].required = True


class BreakdownForm(CostForm):
    """A breakdown with its repair."""

    field_order = [*ReportForm.Meta.fields, *REPAIR]

    class Meta(RecordForm.Meta):
        model = Breakdown
        fields = [*ReportForm.Meta.fields, *REPAIR]


class OwnerField(forms.ChoiceField):
    """A choice among the staff of a project, by name; gives the person."""

    def among(self, people: list[User]) -> None:
        """Offer these people."""
        self.people = {str(person.pk): person for person in people}
        self.choices = [("", "---------"), *((key, str(one)) for key, one in self.people.items())]

    def clean(self, value) -> User | None:
        return self.people.get(super().clean(value))

    def has_changed(self, initial, data) -> bool:
        return str(initial or "") != str(data or "")


class FollowUpForm(RecordForm):
    """A follow-up with how it ended, if it has."""

    past_days = ("closed_on",)

    owner = OwnerField(label=gettext_lazy("Who sees to it"))

    field_order = ["what", "owner", "due_on", "closed_on", "outcome"]

    class Meta(RecordForm.Meta):
        model = FollowUp
        fields = ["what", "owner", "due_on", "closed_on", "outcome"]

    def set_up(self) -> None:
        self.project = self.root or (self.instance.project if self.instance.project_id else None)
        self.fields["owner"].among(self._staff(self.project))

    def _staff(self, project: Project | None) -> list[User]:
        """Who may see the project, by name, and who sees to it already."""
        people = set(staff_of(project.regions_served() if project else None))
        if self.instance.owner_id:
            people.add(self.instance.owner)
        return sorted(people, key=lambda one: sort_key(str(one), get_language() or "en"))

    def clean(self) -> dict:
        cleaned = super().clean() or self.cleaned_data
        self._clean_owner(cleaned)
        closed, outcome = cleaned.get("closed_on"), cleaned.get("outcome", "")
        if closed and not outcome:
            self.add_error("outcome", _("Once closed, say how it ended."))
        if outcome and not closed and "closed_on" not in self.errors:
            self.add_error("closed_on", _("Give the day on which it was closed."))
        if not closed:
            self.instance.closed_by = None
        elif self.before.closed_on is None:
            self.instance.closed_by = self.user
        return cleaned

    def _clean_owner(self, cleaned: dict) -> None:
        """On the administration's page the project is chosen in the same form."""
        project, owner = project_of(self), cleaned.get("owner")
        if project is None or owner is None or owner.pk == self.before.owner_id:
            return
        if not staff_of(project.regions_served()).filter(pk=owner.pk).exists():
            self.add_error("owner", _("Choose somebody who may see this project."))


class NewFollowUpForm(FollowUpForm):
    """What is to be done, by whom and by when."""

    class Meta(FollowUpForm.Meta):
        fields = ["what", "owner", "due_on"]


class CloseForm(RecordForm):
    """How a follow-up ended."""

    past_days = ("closed_on",)

    class Meta(RecordForm.Meta):
        model = FollowUp
        fields = ["outcome", "closed_on"]

    def set_up(self) -> None:
        for name in self.fields.keys() & set(self._meta.fields):
            self.fields[name].required = True
