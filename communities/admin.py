"""The administration of places, programmes, communities, partner organisations, and of who
answers for which region and programme."""

from django.contrib import admin
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest

from accounts.admin import UserAdmin
from accounts.models import User
from communities import models
from communities.forms.people import refuse_same_ranks
from communities.services import keep_districts, refold
from core.admin import PartInline, RecordAdmin, RightsMixin


class AliasInline(PartInline):
    model = models.Alias
    fields = ("text",)


class FoldedAdmin(RecordAdmin):
    """Records that are found by names kept in rows of their own as well."""

    def save_related(self, request: HttpRequest, form, formsets, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        refold(form.instance)


@admin.register(models.Region)
class RegionAdmin(FoldedAdmin):
    list_display = ("__str__", "slug", "iso", "kind", "valid_from", "valid_to")
    list_filter = ("kind",)
    autocomplete_fields = ("predecessors",)
    inlines = (AliasInline,)


@admin.register(models.District)
class DistrictAdmin(FoldedAdmin):
    list_display = ("__str__", "region", "kind", "kato", "valid_from", "valid_to")
    list_select_related = ("region",)
    list_filter = ("kind", "region")
    autocomplete_fields = ("region", "predecessor")
    inlines = (AliasInline,)


@admin.register(models.Alias)
class AliasAdmin(RecordAdmin):
    list_display = ("text", "region", "district", "partner")
    list_select_related = ("region", "district", "partner")
    search_fields = ("text",)
    autocomplete_fields = ("region", "district", "partner")

    def save_model(self, request: HttpRequest, obj, form, change: bool) -> None:
        """The thing it names is found by it, and the thing it named before no more."""
        before = form.before.history_root() if change else None
        super().save_model(request, obj, form, change)
        for named in {before, obj.history_root()} - {None}:
            refold(named)


class ProgrammePartnerInline(PartInline):
    model = models.ProgrammePartner
    autocomplete_fields = ("partner",)


class ReportingPeriodInline(PartInline):
    model = models.ReportingPeriod


class AgeBandInline(PartInline):
    model = models.AgeBand


class VisitRuleInline(PartInline):
    model = models.VisitRule


@admin.register(models.Programme)
class ProgrammeAdmin(RecordAdmin):
    list_display = ("__str__", "code", "currency", "starts_on", "ends_on", "is_open")
    list_filter = ("is_open",)
    inlines = (ProgrammePartnerInline, ReportingPeriodInline, AgeBandInline, VisitRuleInline)

    def get_readonly_fields(self, request: HttpRequest, obj=None) -> tuple:
        """Amounts were converted into the currency when they were entered: it stays."""
        return ("currency",) if obj else ()


class CommunityDistrictInline(PartInline):
    model = models.CommunityDistrict
    autocomplete_fields = ("district",)
    is_counted = True


class PartnershipInline(PartInline):
    model = models.Partnership
    autocomplete_fields = ("programme",)
    is_counted = True


class ProfileInline(PartInline):
    model = models.CommunityProfile
    is_counted = True


@admin.register(models.Community)
class CommunityAdmin(RecordAdmin):
    list_display = ("__str__", "code", "kind", "district", "region", "review")
    list_select_related = ("district__region",)
    list_filter = ("kind", "review", "district__region")
    autocomplete_fields = ("district",)
    readonly_fields = ("review",)
    inlines = (CommunityDistrictInline, PartnershipInline, ProfileInline)

    @admin.display(description=models.Region._meta.verbose_name)
    def region(self, community) -> str:
        """The region it lies in today."""
        return str(community.district.region)

    def save_related(self, request: HttpRequest, form, formsets, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        keep_districts(actor=request.user, community=form.instance)


class PartnerNameInline(PartInline):
    model = models.PartnerName


class PartnerContactInline(PartInline):
    model = models.PartnerContact


@admin.register(models.PartnerOrganisation)
class PartnerAdmin(FoldedAdmin):
    list_display = ("__str__", "kind", "bin", "region", "review", "archived_on")
    list_select_related = ("region",)
    list_filter = ("kind", "review", "region")
    autocomplete_fields = ("region", "successor")
    readonly_fields = ("review",)
    inlines = (PartnerNameInline, AliasInline, PartnerContactInline)


class PartOfCommunityAdmin(RecordAdmin):
    """Records that belong to one community."""

    list_select_related = ("community__district",)
    autocomplete_fields = ("community",)


@admin.register(models.Need)
class NeedAdmin(PartOfCommunityAdmin):
    list_display = ("__str__", "community", "state")
    list_filter = ("state",)


class RankingFormSet(BaseInlineFormSet):
    """The rankings of one meeting: each rank is given once."""

    def clean(self) -> None:
        super().clean()
        refuse_same_ranks(self)


class RankingInline(PartInline):
    model = models.NeedRanking
    formset = RankingFormSet
    autocomplete_fields = ("need",)


@admin.register(models.CommunityMeeting)
class MeetingAdmin(PartOfCommunityAdmin):
    list_display = ("community", "held_on", "method", "women", "men", "youth")
    list_filter = ("method",)
    search_fields = ("community__folded",)
    inlines = (RankingInline,)


class MemberInline(PartInline):
    model = models.GroupMember


@admin.register(models.CommunityGroup)
class GroupAdmin(PartOfCommunityAdmin):
    list_display = ("__str__", "community", "kind", "elected_on", "ended_on")
    list_filter = ("kind",)
    inlines = (MemberInline,)


class ReadersOnly(RightsMixin):
    """Opens conflict assessments to those with the right of their own."""

    def has_module_permission(self, request: HttpRequest) -> bool:
        allowed = super().has_module_permission(request)
        return allowed and request.user.reads_conflict_assessments


class ScoreInline(ReadersOnly, PartInline):
    model = models.ConflictScore


@admin.register(models.ConflictAssessment)
class AssessmentAdmin(ReadersOnly, PartOfCommunityAdmin):
    list_display = ("community", "assessed_on", "method")
    search_fields = ("community__folded",)
    inlines = (ScoreInline,)


class RegionAssignmentInline(RightsMixin, admin.TabularInline):
    model = models.RegionAssignment
    extra = 0
    autocomplete_fields = ("region",)

    def has_delete_permission(self, request: HttpRequest, obj=None) -> bool:
        return self.has_module_permission(request)


class ProgrammeAssignmentInline(RegionAssignmentInline):
    model = models.ProgrammeAssignment
    autocomplete_fields = ("programme",)


@admin.register(User)
class ScopedUserAdmin(UserAdmin):
    """Users with the regions they answer for and the programmes they read."""

    inlines = (RegionAssignmentInline, ProgrammeAssignmentInline)
