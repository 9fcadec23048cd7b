"""The administration of programmes and communities."""

from django.contrib import admin
from django.http import HttpRequest

from communities import models
from communities.services import keep_districts
from core.admin import PartInline, RecordAdmin


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
