"""Bases of the administration pages: the same forms and services as the screens, by rights."""

from django.contrib import admin
from django.contrib.admin.options import InlineModelAdmin
from django.http import HttpRequest

from core.forms import RecordForm
from core.history import acting
from core.models import ExchangeRate
from core.services import claim


class RightsMixin:
    """Opens a page to those whose role keeps it; nothing is deleted in bulk."""

    right = "administer"

    def has_module_permission(self, request: HttpRequest) -> bool:
        return request.user.is_authenticated and request.user.can(self.right)

    def has_view_permission(self, request: HttpRequest, obj=None) -> bool:
        return self.has_module_permission(request)

    def has_add_permission(self, request: HttpRequest, obj=None) -> bool:
        return self.has_module_permission(request)

    def has_change_permission(self, request: HttpRequest, obj=None) -> bool:
        return self.has_module_permission(request)

    def has_delete_permission(self, request: HttpRequest, obj=None) -> bool:
        return False


class RecordAdmin(RightsMixin, admin.ModelAdmin):
    """One kind of record: scoped form, claimed version, history; stage and checking are shown and
    moved on the record's own page."""

    form = RecordForm
    list_per_page = 50
    show_full_result_count = False
    search_fields = ("folded",)

    def get_form(self, request: HttpRequest, obj=None, change: bool = False, **kwargs):
        form_class = super().get_form(request, obj, change=change, **kwargs)

        class AdminForm(form_class):
            choices_by = {}

            def __init__(self, *args, **options) -> None:
                super().__init__(*args, user=request.user, **options)

        return AdminForm

    def get_search_results(self, request: HttpRequest, queryset, search_term: str):
        """In any spelling, where the rows have folded names."""
        if search_term and hasattr(self.model, "folded"):
            return queryset.matching(search_term), False
        return super().get_search_results(request, queryset, search_term)

    def save_model(self, request: HttpRequest, obj, form, change: bool) -> None:
        if change:
            claim(obj, form.cleaned_data.get("version") or 0)
        with acting(request.user, obj.history_root() if obj.pk else None):
            super().save_model(request, obj, form, change)

    def save_formset(self, request: HttpRequest, form, formset, change: bool) -> None:
        with acting(request.user, form.instance):
            super().save_formset(request, form, formset, change)

    def get_actions(self, request: HttpRequest) -> dict:
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions


class PartInline(RightsMixin, InlineModelAdmin):
    """Base of rows shown below their whole; parts may be removed one by one."""

    extra = 0
    template = "admin/edit_inline/tabular.html"

    def has_delete_permission(self, request: HttpRequest, obj=None) -> bool:
        return self.has_module_permission(request)


@admin.register(ExchangeRate)
class ExchangeRateAdmin(RecordAdmin):
    list_display = ("currency", "to_currency", "rate", "valid_on", "provenance")
    list_filter = ("currency", "to_currency")
    search_fields = ("currency", "to_currency")
