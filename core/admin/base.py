"""Records and their parts on the administration pages: rights, forms, claimed versions."""

from django.contrib import admin
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _

from core.admin.choices import KeptAutocomplete, SharedRows, keep_chosen, links_of
from core.admin.exports import ExportMixin
from core.admin.history import HistoryMixin
from core.display import Link
from core.exceptions import EditConflict, RuleViolation
from core.forms import RecordForm, RowChoiceField, is_locked, local_formfield
from core.history import acting
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


class AdminFormMixin:
    """A record's form on an administration page: it says beside the fields what the screens say
    when the service refuses, so that nothing typed is lost."""

    request: HttpRequest
    choices_by: dict[str, str] = {}

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, user=self.request.user, **kwargs)
        keep_chosen(self)

    def clean(self) -> dict:
        cleaned = super().clean()
        cleaned = self.cleaned_data if cleaned is None else cleaned
        if not self.prefix and getattr(self.request, "refusal", ""):
            raise ValidationError(self.request.refusal)
        stored = self.before.pk is not None
        if stored and self.has_changed() and cleaned.get("version") != self.before.version:
            raise ValidationError(changed_meanwhile())
        return cleaned

    def _post_clean(self) -> None:
        super()._post_clean()
        try:
            self.instance.validate_constraints(exclude=self._get_validation_exclusions())
        except ValidationError as error:
            self._update_errors(error)


def changed_meanwhile() -> str:
    """What is said where the page was opened before somebody else's change."""
    return _(
        "Somebody else changed this meanwhile, so yours is not saved. Open the page again in "
        "another tab, compare, and enter yours there."
    )


def admin_form(form_class, request: HttpRequest):
    """The form class as the person of this request uses it."""
    return type(form_class.__name__, (AdminFormMixin, form_class), {"request": request})


def without_ways_off(field):
    """The field of a link without the ways that would leave the page and what is typed on it;
    adding what is missing opens a window of its own."""
    if isinstance(getattr(field, "widget", None), RelatedFieldWidgetWrapper):
        for way in ("can_change_related", "can_delete_related", "can_view_related"):
            setattr(field.widget, way, False)
    return field


class FieldsMixin:
    """Fields as people type here, and the version the person opened."""

    form = RecordForm

    def get_exclude(self, request: HttpRequest, obj=None):
        """The version is the form's own field, not the row's."""
        return [*(super().get_exclude(request, obj) or ()), "version"]

    def get_fieldsets(self, request: HttpRequest, obj=None) -> list:
        sets = list(super().get_fieldsets(request, obj))
        if not any("version" in options["fields"] for _name, options in sets):
            name, options = sets[-1]
            sets[-1] = (name, options | {"fields": [*options["fields"], "version"]})
        return sets

    def formfield_for_dbfield(self, db_field, request: HttpRequest, **kwargs):
        if db_field.is_relation or db_field.choices:
            return without_ways_off(super().formfield_for_dbfield(db_field, request, **kwargs))
        return local_formfield(db_field, **kwargs)

    def formfield_for_foreignkey(self, db_field, request: HttpRequest, **kwargs):
        """What is chosen already is not read again."""
        if "widget" not in kwargs and db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = KeptAutocomplete(db_field, self.admin_site)
        kwargs.setdefault("form_class", RowChoiceField)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class RecordAdmin(ExportMixin, HistoryMixin, RightsMixin, FieldsMixin, admin.ModelAdmin):
    """One kind of record: scoped form, claimed version, history; stage and checking are shown and
    moved on the record's own page. `about` says in a sentence what the register is for; `heading`
    names it, where the plural of its name would not do."""

    about = ""
    heading = ""
    list_per_page = 50
    show_full_result_count = False
    search_fields = ("folded",)

    def get_form(self, request: HttpRequest, obj=None, change: bool = False, **kwargs):
        return admin_form(super().get_form(request, obj, change=change, **kwargs), request)

    def get_search_results(self, request: HttpRequest, queryset, search_term: str):
        """In any spelling, where the rows have folded names."""
        if search_term and hasattr(self.model, "folded"):
            return queryset.matching(search_term), False
        return super().get_search_results(request, queryset, search_term)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """Django's; what a service refuses comes back with the form as it was typed."""
        view = super().changeform_view
        try:
            return view(request, object_id, form_url, extra_context)
        except RuleViolation as refusal:
            request.refusal = refusal.reason
        except EditConflict:
            request.refusal = changed_meanwhile()
        return view(request, object_id, form_url, extra_context)

    def acts_of(self, request: HttpRequest, record) -> list[Link]:
        """Hook: further things to do with a record, offered at the top of its page."""
        return []

    def render_change_form(self, request: HttpRequest, context, *args, obj=None, **kwargs):
        """Django's, with what may be done beside changing."""
        context["acts"] = self.acts_of(request, obj) if obj else []
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def save_model(self, request: HttpRequest, obj, form, change: bool) -> None:
        if change:
            claim(obj, form.cleaned_data.get("version") or 0)
        with acting(request.user, obj.history_root() if obj.pk else None):
            super().save_model(request, obj, form, change)

    def save_formset(self, request: HttpRequest, form, formset, change: bool) -> None:
        """Each stored row is claimed like a record of its own."""
        record = form.instance.history_root()
        with acting(request.user, record):
            formset.save(commit=False)
            opened = {row.instance.pk: row.before.version for row in formset.initial_forms}
            for row in formset.deleted_objects:
                claim(row, opened[row.pk])
                row.delete()
            for row, _names in formset.changed_objects:
                claim(row, opened[row.pk])
                self.complete_row(request, row, form.instance)
                row.save()
            for row in formset.new_objects:
                self.complete_row(request, row, form.instance)
                row.save()
            formset.save_m2m()

    def complete_row(self, request: HttpRequest, row, record) -> None:
        """Hook: fill what a row of an inline holds beside what was typed."""

    def get_actions(self, request: HttpRequest) -> dict:
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions


class PartInline(RightsMixin, FieldsMixin, admin.TabularInline):
    """Base of rows shown below their whole; parts may be removed one by one.

    `is_counted` rows are locked with the confirmed record they belong to.
    """

    extra = 0
    is_counted = False
    about = ""

    def get_formset(self, request: HttpRequest, obj=None, **kwargs):
        formset = super().get_formset(request, obj, **kwargs)
        formset.form = admin_form(formset.form, request)
        return type(formset.__name__, (SharedRows, formset), {})

    def get_queryset(self, request: HttpRequest):
        """With what the rows link to, in one question."""
        return super().get_queryset(request).select_related(*links_of(self.model))

    def has_add_permission(self, request: HttpRequest, obj=None) -> bool:
        return self._may_write(request, obj)

    def has_change_permission(self, request: HttpRequest, obj=None) -> bool:
        return self._may_write(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj=None) -> bool:
        return self._may_write(request, obj)

    def _may_write(self, request: HttpRequest, whole) -> bool:
        root = whole.history_root() if self.is_counted and whole is not None else None
        locked = root is not None and is_locked(root, request.user)
        return self.has_module_permission(request) and not locked
