"""The administration of partner organisations."""

from django.contrib import admin

from communities import models
from communities.admin.naming import AliasInline, FoldedAdmin
from core.admin import PartInline


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
