"""Administration of projects, their parts and the sectors: the forms and rules of the screens."""

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.admin import AttachmentMixin, PartInline, RecordAdmin, RemovableMixin
from core.exceptions import RuleViolation
from core.forms import RecordForm, is_locked
from core.money import format_money
from projects.forms.amounts import ContributionForm, ExpenditureForm, ReceiptRow
from projects.forms.files import PhotoForm, ProjectDocumentForm
from projects.forms.followup import BreakdownForm, FollowUpForm, VisitForm
from projects.forms.group import CountForm
from projects.forms.parts import MilestoneForm, OutputForm, PartnerForm, ZoneForm
from projects.forms.project import ProjectForm, ProposalForm
from projects.in_kind_admin import DaySheetAdmin, InKindRateAdmin
from projects.models import (
    BeneficiaryCell,
    BeneficiaryGroup,
    Breakdown,
    CatchmentZone,
    Contribution,
    Expenditure,
    FollowUp,
    Milestone,
    OutputMeasure,
    Project,
    ProjectCommunity,
    ProjectDocument,
    ProjectOutput,
    ProjectPartner,
    ProjectPhoto,
    ProjectProgramme,
    Receipt,
    Sector,
    Visit,
)
from projects.need_states import settle_states
from projects.part_services import check_split, fill_money
from projects.services import record_proposal, settle_days, settle_people

__all__ = ["DaySheetAdmin", "InKindRateAdmin"]

ORIGIN = ["provenance", "source", "source_url"]
MONEY = (Contribution, Receipt, Expenditure)
SHOWN = {"amount": "amount_shown", "rate": "rate_shown"}


def check_counts(request: HttpRequest, project: Project) -> None:
    """Refuse counts of people that break a rule, as they stand after the save."""
    settle_people(
        actor=request.user,
        project=project,
        others=list(project.other_communities.all()),
        groups=list(BeneficiaryGroup.objects.filter(project=project).select_related("zone")),
    )


class MoneyRows:
    """Amounts in rows of an inline are converted as they are entered."""

    def complete_row(self, request: HttpRequest, row, record) -> None:
        """Convert what the row holds."""
        if isinstance(row, MONEY):
            fill_money(row)


class MoneyShown:
    """Where rows are closed to changes, money is shown in major units with its currency."""

    def get_fields(self, request: HttpRequest, obj=None) -> list[str]:
        fields = list(super().get_fields(request, obj))
        return fields if self._open(request, obj) else [SHOWN.get(name, name) for name in fields]

    def get_readonly_fields(self, request: HttpRequest, obj=None) -> tuple[str, ...]:
        fields = tuple(super().get_readonly_fields(request, obj))
        return fields if self._open(request, obj) else (*fields, *SHOWN.values())

    def _open(self, request: HttpRequest, obj) -> bool:
        return obj is None or self.has_change_permission(request, obj)

    @admin.display(description=gettext_lazy("amount"))
    def amount_shown(self, row) -> str:
        """The amount in major units with its currency."""
        return format_money(row.amount, row.currency)

    @admin.display(description=gettext_lazy("rate for one unit"))
    def rate_shown(self, row) -> str:
        """The rate in major units with its currency."""
        return format_money(row.rate, row.currency)


class OutputMeasureInline(PartInline):
    model = OutputMeasure
    fields = ["name_kk", "name_ru", "name_en", "unit", "code"]
    about = gettext_lazy("Kilometres of pipe, taps, pupils' places: what is counted, and in what.")


class ContributionInline(MoneyShown, PartInline):
    model = Contribution
    form = ContributionForm
    fields = ContributionForm.Meta.fields
    autocomplete_fields = ("partner",)
    is_counted = True


class ReceiptInline(MoneyShown, PartInline):
    model = Receipt
    form = ReceiptRow
    fields = ReceiptRow.Meta.fields
    is_counted = True

    def get_queryset(self, request: HttpRequest):
        """Without those that day sheets brought: they change with the sheet."""
        return super().get_queryset(request).filter(day_sheet=None)


class GroupInline(PartInline):
    model = BeneficiaryGroup
    form = CountForm
    fields = ["zone", *CountForm.Meta.fields]
    autocomplete_fields = ("zone",)
    is_counted = True


class CellInline(PartInline):
    model = BeneficiaryCell
    fields = ["sex", "age_band", "people"]
    is_counted = True


class CommunityInline(PartInline):
    model = ProjectCommunity
    fields = ["community"]
    autocomplete_fields = ("community",)
    is_counted = True


class ProgrammeInline(PartInline):
    model = ProjectProgramme
    fields = ["programme"]
    autocomplete_fields = ("programme",)
    is_counted = True


class PartnerInline(PartInline):
    model = ProjectPartner
    form = PartnerForm
    fields = PartnerForm.Meta.fields
    autocomplete_fields = ("partner",)


@admin.register(Sector)
class SectorAdmin(RemovableMixin, RecordAdmin):
    about = gettext_lazy(
        "What projects are about, each with the measures in which its output is counted. Archive "
        "what is offered no more."
    )
    list_display = ("__str__", "code", "archived_on")
    list_filter = (("archived_on", admin.EmptyFieldListFilter),)
    fields = ["name_kk", "name_ru", "name_en", "code", "archived_on"]
    inlines = [OutputMeasureInline]


@admin.register(Project)
class ProjectAdmin(MoneyRows, RecordAdmin):
    """A project with its parts. Stage and checking move on the project's own page."""

    form = ProjectForm
    list_display = (
        "code",
        "__str__",
        "lead_community",
        "programme",
        "sector",
        "stage",
        "review",
        "is_historic",
    )
    list_display_links = ("code", "__str__")
    list_filter = ("stage", "review", "is_historic", "mode", "programme", "sector", "provenance")
    list_select_related = ("lead_community", "programme", "sector")
    autocomplete_fields = ("lead_community", "programme", "sector", "contractor")
    readonly_fields = ("stage", "review", "is_historic", "closed_on", "merged_into")
    inlines = [ContributionInline, GroupInline, CommunityInline, ProgrammeInline, PartnerInline]

    def get_form(self, request: HttpRequest, obj=None, change: bool = False, **kwargs):
        """The screens' own: what is asked when a project is proposed, and all of it later."""
        kwargs["form"] = form = ProjectForm if obj else ProposalForm
        kwargs["fields"] = [*form.Meta.fields, *ORIGIN]
        return super().get_form(request, obj, change=change, **kwargs)

    def get_fieldsets(self, request: HttpRequest, obj=None) -> list:
        """In the order of the form; of the days of steps those that were reached."""
        own = ProposalForm.field_order
        if obj:
            shown = ProjectForm(instance=obj, user=request.user).fields
            own = [name for name in ProjectForm.field_order if name in shown]
        return [
            (None, {"fields": [*own, "version"]}),
            (gettext_lazy("Provenance"), {"fields": ORIGIN}),
            (gettext_lazy("Stage and checking"), {"fields": self.readonly_fields}),
        ]

    def save_model(self, request: HttpRequest, obj, form, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if change:
            settle_days(actor=request.user, project=obj)
        else:
            record_proposal(actor=request.user, project=obj)

    def save_related(self, request: HttpRequest, form, formsets, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        check_counts(request, form.instance)
        needs = [need.pk for need in form.instance.needs.all()]
        settle_states(actor=request.user, needs=needs)


class PartAdmin(MoneyRows, RecordAdmin):
    """One kind of part, kept with its project: counted parts are locked with a confirmed one."""

    is_counted = False
    autocomplete_fields = ("project",)
    list_select_related = ("project",)
    list_filter = ("project__programme", "provenance")
    search_fields = ("project__folded",)

    def get_search_results(self, request: HttpRequest, queryset, search_term: str):
        """By the name or code of the project, in any spelling."""
        if search_term:
            queryset = queryset.filter(project__in=Project.objects.matching(search_term))
        return queryset, False

    def get_form(self, request: HttpRequest, obj=None, change: bool = False, **kwargs):
        """A part that is closed to changes is only shown: its own form is not asked."""
        if obj is not None and not self.has_change_permission(request, obj):
            kwargs["form"] = RecordForm
        return super().get_form(request, obj, change=change, **kwargs)

    def get_fields(self, request: HttpRequest, obj=None) -> list[str]:
        return ["project", *self.form.Meta.fields, *ORIGIN]

    def get_readonly_fields(self, request: HttpRequest, obj=None) -> tuple[str, ...]:
        """A part stays with its project."""
        return ("project",) if obj else ()

    def has_change_permission(self, request: HttpRequest, obj=None) -> bool:
        return super().has_change_permission(request, obj) and not self._locked(request, obj)

    def _locked(self, request: HttpRequest, part) -> bool:
        return self.is_counted and part is not None and is_locked(part.project, request.user)

    def save_model(self, request: HttpRequest, obj, form, change: bool) -> None:
        if self._locked(request, obj):
            raise RuleViolation(_("The record is confirmed. A manager can reopen it."))
        if isinstance(obj, MONEY):
            fill_money(obj)
        super().save_model(request, obj, form, change)


@admin.register(Contribution)
class ContributionAdmin(MoneyShown, PartAdmin):
    form = ContributionForm
    is_counted = True
    list_display = ("__str__", "project", "partner", "pledged", "pledged_on")
    list_select_related = ("project", "partner")
    list_filter = ("contributor", "level", *PartAdmin.list_filter)
    autocomplete_fields = ("project", "partner")
    inlines = [ReceiptInline]

    @admin.display(description=gettext_lazy("pledged"), ordering="amount_portfolio")
    def pledged(self, row: Contribution) -> str:
        """The pledge in major units with its currency."""
        return format_money(row.amount, row.currency)


@admin.register(Expenditure)
class ExpenditureAdmin(MoneyShown, PartAdmin):
    form = ExpenditureForm
    is_counted = True
    list_display = ("__str__", "project", "spent_on", "spent")
    date_hierarchy = "spent_on"

    @admin.display(description=gettext_lazy("spent"), ordering="amount_portfolio")
    def spent(self, row: Expenditure) -> str:
        """The amount in major units with its currency."""
        return format_money(row.amount, row.currency)


@admin.register(Milestone)
class MilestoneAdmin(PartAdmin):
    form = MilestoneForm
    list_display = ("__str__", "project", "due_on", "done_on", "percent")


@admin.register(ProjectOutput)
class OutputAdmin(PartAdmin):
    form = OutputForm
    is_counted = True
    list_display = ("measure", "project", "planned", "built")
    list_select_related = ("project", "measure")


@admin.register(Visit)
class VisitAdmin(PartAdmin):
    form = VisitForm
    list_display = ("__str__", "project", "due_on", "visited_on", "condition", "works")
    list_filter = ("works", "condition", *PartAdmin.list_filter)


@admin.register(Breakdown)
class BreakdownAdmin(PartAdmin):
    form = BreakdownForm
    list_display = ("__str__", "project", "since", "repaired_on", "repair")
    list_filter = ("paid_from", *PartAdmin.list_filter)

    @admin.display(description=gettext_lazy("cost of the repair"), ordering="cost")
    def repair(self, row: Breakdown) -> str:
        """The cost in major units with its currency; empty if it is not known."""
        return format_money(row.cost, row.currency) if row.currency else ""


@admin.register(FollowUp)
class FollowUpAdmin(PartAdmin):
    form = FollowUpForm
    list_display = ("__str__", "project", "owner", "due_on", "closed_on")
    list_select_related = ("project", "owner")


@admin.register(ProjectPhoto)
class PhotoAdmin(AttachmentMixin, PartAdmin):
    form = PhotoForm
    list_select_related = ("project", "file")
    list_display = ("__str__", "project", "stage", "taken_on", "file")
    list_filter = ("stage", *PartAdmin.list_filter)


@admin.register(ProjectDocument)
class DocumentAdmin(AttachmentMixin, PartAdmin):
    form = ProjectDocumentForm
    list_select_related = ("project", "file")
    list_display = ("__str__", "project", "kind", "dated_on", "file")
    list_filter = ("kind", *PartAdmin.list_filter)


@admin.register(BeneficiaryGroup)
class GroupAdmin(PartAdmin):
    """One count of people with its numbers by sex and age."""

    form = CountForm
    is_counted = True
    list_display = ("__str__", "project", "zone", "basis", "directness", "people", "counted_on")
    list_select_related = ("project", "zone")
    list_filter = ("basis", "directness", "method", *PartAdmin.list_filter)
    autocomplete_fields = ("project", "zone")
    inlines = [CellInline]

    def get_fields(self, request: HttpRequest, obj=None) -> list[str]:
        return ["project", *GroupInline.fields, *ORIGIN]

    def save_related(self, request: HttpRequest, form, formsets, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        group = form.instance
        check_split(group.people, {(c.sex, c.age_band_id): c.people for c in group.cells.all()})
        check_counts(request, group.project)


@admin.register(CatchmentZone)
class ZoneAdmin(RecordAdmin):
    form = ZoneForm
    fields = ["community", *ZoneForm.Meta.fields, *ORIGIN]
    list_display = ("__str__", "community", "is_whole")
    list_filter = ("is_whole", "community__district__region")
    list_select_related = ("community",)
    autocomplete_fields = ("community",)
