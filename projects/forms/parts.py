"""Forms of the parts of a project that are entered one by one, and of a zone of a community."""

from decimal import Decimal

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from communities.forms.choices import say_partners
from core.fields import LocalDecimalField
from core.forms import RecordForm
from projects.forms.choices import proposable
from projects.models import CatchmentZone, Milestone, Project, ProjectOutput, ProjectPartner


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


class PartnerForm(RecordForm):
    """The role of a partner organisation in the project."""

    class Meta(RecordForm.Meta):
        model = ProjectPartner
        fields = ["partner", "role"]

    def set_up(self) -> None:
        say_partners(self.fields["partner"], Q(pk=self.instance.partner_id))
        proposable(self)


class ZoneForm(RecordForm):
    """Who uses what is built: the whole of a community, or a named part of it."""

    class Meta(RecordForm.Meta):
        model = CatchmentZone
        fields = ["name_ru", "name_kk", "name_en", "is_whole"]
