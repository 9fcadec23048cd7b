"""The administration of regions, districts and the further spellings of names."""

from django.contrib import admin
from django.http import HttpRequest

from communities import models
from communities.admin.naming import AliasInline, FoldedAdmin
from communities.services import refold
from core.admin import RecordAdmin


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
