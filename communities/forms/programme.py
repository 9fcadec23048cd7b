"""The form of a programme with what it asks for and who takes part in it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from communities.forms.age_bands import AgeBandRules
from communities.models import AgeBand, Programme, ProgrammePartner, ReportingPeriod, VisitRule
from core.forms import RecordForm, currency_choices
from core.grids import GridRowForm, RecordGrid, grid


class ProgrammeForm(RecordForm):
    """A programme: its names, dates and currency."""

    currency = forms.ChoiceField(label=_("Currency"), choices=currency_choices)

    class Meta(RecordForm.Meta):
        model = Programme
        fields = [
            "name_ru",
            "name_kk",
            "name_en",
            "code",
            "currency",
            "starts_on",
            "ends_on",
            "follow_up_until",
            "is_open",
        ]

    def set_up(self) -> None:
        if self.instance.pk:
            # Amounts were converted into it when they were entered.
            self.fields["currency"].disabled = True
            self.fields["currency"].help_text = _(
                "It cannot be changed, because amounts are kept in it."
            )


class AgeBandRow(GridRowForm):
    class Meta(GridRowForm.Meta):
        model = AgeBand
        fields = ["name_ru", "name_kk", "name_en", "from_age", "to_age", "is_youth"]


class ReportingPeriodRow(GridRowForm):
    class Meta(GridRowForm.Meta):
        model = ReportingPeriod
        fields = ["name_ru", "name_kk", "name_en", "starts_on", "ends_on"]


class VisitRuleRow(GridRowForm):
    class Meta(GridRowForm.Meta):
        model = VisitRule
        fields = ["months"]


class ProgrammePartnerRow(GridRowForm):
    class Meta(GridRowForm.Meta):
        model = ProgrammePartner
        fields = ["partner", "role"]


class ProgrammePartnerGridBase(RecordGrid):
    title = _("Partner organisations")


class AgeBandGridBase(AgeBandRules, RecordGrid):
    title = _("Age bands")
    note = _("How the programme splits people by age.")


class ReportingPeriodGridBase(RecordGrid):
    title = _("Reporting periods")


class VisitRuleGridBase(RecordGrid):
    title = _("Visits after hand-over")


ProgrammePartnerGrid = grid(
    "partners",
    Programme,
    ProgrammePartner,
    ProgrammePartnerRow,
    formset=ProgrammePartnerGridBase,
    extra=1,
)
AgeBandGrid = grid("age_bands", Programme, AgeBand, AgeBandRow, formset=AgeBandGridBase, extra=1)
ReportingPeriodGrid = grid(
    "periods",
    Programme,
    ReportingPeriod,
    ReportingPeriodRow,
    formset=ReportingPeriodGridBase,
    extra=1,
)
VisitRuleGrid = grid(
    "visit_rules", Programme, VisitRule, VisitRuleRow, formset=VisitRuleGridBase, extra=1
)
