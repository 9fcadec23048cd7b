"""The administration of programmes and communities."""

from django.contrib import admin
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy

from communities import models
from communities.forms.age_bands import AgeBandRules
from communities.forms.programme import ProgrammeForm
from communities.services import keep_districts
from core.admin import PartInline, RecordAdmin, RemovableMixin


class ProgrammePartnerInline(PartInline):
    model = models.ProgrammePartner
    fields = ("partner", "role", "provenance", "source", "source_url")
    autocomplete_fields = ("partner",)
    about = gettext_lazy("Who funds, implements, supports or governs it.")


class ReportingPeriodInline(PartInline):
    model = models.ReportingPeriod
    fields = ("name_kk", "name_ru", "name_en", "starts_on", "ends_on")
    about = gettext_lazy("The spans it reports on to its donor.")


class AgeBandFormSet(AgeBandRules, BaseInlineFormSet):
    """The age bands of one programme."""


class AgeBandInline(PartInline):
    model = models.AgeBand
    formset = AgeBandFormSet
    fields = ("name_kk", "name_ru", "name_en", "from_age", "to_age", "is_youth")
    about = gettext_lazy(
        "How it splits people by age, without gaps or overlaps. Once people are counted in a band, "
        "its ages stay; its name may change."
    )


class VisitRuleInline(PartInline):
    model = models.VisitRule
    fields = ("months",)
    about = gettext_lazy("When works are looked at after hand-over, in months.")


@admin.register(models.Programme)
class ProgrammeAdmin(RemovableMixin, RecordAdmin):
    about = gettext_lazy(
        "What donors fund: its dates and currency, its periods, age bands and visits after "
        "hand-over."
    )
    form = ProgrammeForm
    list_display = ("__str__", "code", "currency", "starts_on", "ends_on", "is_open")
    list_filter = ("is_open", "provenance")
    inlines = (AgeBandInline, ReportingPeriodInline, VisitRuleInline, ProgrammePartnerInline)
    fieldsets = (
        (None, {"fields": ("name_kk", "name_ru", "name_en", ("code", "currency"))}),
        (
            gettext_lazy("Dates"),
            {"fields": (("starts_on", "ends_on", "follow_up_until"), "is_open")},
        ),
        (
            gettext_lazy("Provenance"),
            {"fields": ("provenance", "source", "source_url", "version")},
        ),
    )


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
    about = gettext_lazy(
        "The places you work with. Usually they are entered on their own pages; here everything "
        "about one can be set right."
    )
    list_display = ("__str__", "code", "kind", "district", "region", "review")
    list_select_related = ("district__region",)
    list_filter = ("kind", "review", "district__region")
    autocomplete_fields = ("district",)
    readonly_fields = ("review",)
    inlines = (CommunityDistrictInline, PartnershipInline, ProfileInline)

    def get_fieldsets(self, request: HttpRequest, obj=None) -> list:
        """What a community is, where it lies, and where its data come from."""
        (_name, options), *_others = super().get_fieldsets(request, obj)
        origin = ["provenance", "source", "source_url"]
        last = ["review", "version"]
        own = [name for name in options["fields"] if name not in (*origin, *last)]
        return [
            (None, {"fields": own}),
            (gettext_lazy("Provenance"), {"fields": origin}),
            (gettext_lazy("Checking"), {"fields": last}),
        ]

    @admin.display(description=models.Region._meta.verbose_name)
    def region(self, community) -> str:
        """The region it lies in today."""
        return str(community.district.region)

    def save_related(self, request: HttpRequest, form, formsets, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        keep_districts(actor=request.user, community=form.instance)
