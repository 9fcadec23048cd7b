"""The administration of users and of the history; what libraries register beside it is closed.

Signing in for administration is the same as everywhere, so that lock-out applies.
"""

from functools import reduce
from operator import or_

import allauth.account.admin
import auditlog.admin
import axes.admin
import django.contrib.auth.admin as auth_admin
from allauth.account.decorators import secure_admin_login
from allauth.account.models import EmailAddress, EmailConfirmation
from auditlog.models import LogEntry
from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django import forms
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.forms import (
    AdminUserCreationForm,
    ReadOnlyPasswordHashField,
    ReadOnlyPasswordHashWidget,
    UserChangeForm,
)
from django.contrib.auth.hashers import is_password_usable
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import HttpRequest
from django.utils.html import format_html_join
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.roles import Role
from accounts.services import locked_out
from core.admin import ExportMixin, HistoryMixin, RightsMixin
from core.changes import described
from core.history import Recorded, acting
from core.names import sort_key

LIBRARY_ADMINS = (auth_admin, allauth.account.admin, auditlog.admin, axes.admin)
"""Imported first, so that what they register is there to be closed."""

CLOSED = (
    Group,
    EmailAddress,
    EmailConfirmation,
    AccessAttempt,
    AccessFailureLog,
    AccessLog,
    LogEntry,
)
for model in filter(admin.site.is_registered, CLOSED):
    admin.site.unregister(model)

admin.site.site_header = admin.site.site_title = gettext_lazy("Administration")
admin.site.login = login_not_required(secure_admin_login(admin.site.login))


class NewUserForm(AdminUserCreationForm):
    """A new user, with a password to hand over or a link by which they set their own."""

    usable_password = forms.ChoiceField(
        label=gettext_lazy("Who sets the password"),
        required=False,
        initial="true",
        choices={
            "true": gettext_lazy("I set it now and hand it over"),
            "false": gettext_lazy("They do, by a link to pass on"),
        },
        widget=forms.RadioSelect,
    )

    class Meta(AdminUserCreationForm.Meta):
        model = User
        fields = ("username", "full_name", "email", "role", "language")


class PasswordState(ReadOnlyPasswordHashWidget):
    """Whether a password is set, and the way to another; nothing of how it is kept."""

    def get_context(self, name, value, attrs) -> dict:
        context = super().get_context(name, value, attrs)
        if is_password_usable(value):
            context["summary"] = [{"label": _("It is set.")}]
        return context


class UserForm(UserChangeForm):
    """A user's role, language and rights; nobody locks themselves out."""

    password = ReadOnlyPasswordHashField(label=gettext_lazy("Password"), widget=PasswordState)
    acting_user: User

    class Meta(UserChangeForm.Meta):
        model = User
        fields = (
            "username",
            "password",
            "full_name",
            "email",
            "role",
            "language",
            "may_confirm_own",
            "reads_conflict_assessments",
            "reads_confidential_appeals",
        )

    def clean(self) -> dict:
        cleaned = super().clean()
        closing = cleaned.get("role") != Role.ADMINISTRATOR
        if self.instance.pk == self.acting_user.pk and closing:
            raise ValidationError(locked_out())
        return cleaned


class UserAdmin(HistoryMixin, RightsMixin, auth_admin.UserAdmin):
    """Users: the role says what they may do; whether they use these pages follows from it.

    Which regions and programmes they answer for is added by the app that knows them.
    """

    # Also a password that was set for somebody, which our own history does not hold.
    log_change = auth_admin.UserAdmin.log_change
    form = UserForm
    add_form = NewUserForm
    list_display = ("username", "full_name", "email", "role", "language", "is_active")
    list_filter = ("role", "is_active")
    search_fields = ("username", "full_name", "email")
    ordering = ("username",)
    filter_horizontal = ()
    list_per_page = 50
    readonly_fields = ("last_login",)
    fieldsets = (
        (None, {"fields": ("username", "password", "full_name", "email", "language")}),
        (
            gettext_lazy("What they may do"),
            {
                "fields": (
                    "role",
                    "may_confirm_own",
                    "reads_conflict_assessments",
                    "reads_confidential_appeals",
                )
            },
        ),
        (gettext_lazy("Account"), {"fields": ("last_login",)}),
    )
    add_fieldsets = (
        (
            None,
            {
                "classes": ("wide",),
                "fields": (
                    "username",
                    "full_name",
                    "email",
                    "role",
                    "language",
                    "usable_password",
                    "password1",
                    "password2",
                ),
            },
        ),
    )

    def get_form(self, request: HttpRequest, obj=None, **kwargs):
        form_class = super().get_form(request, obj, **kwargs)
        form_class.acting_user = request.user
        return form_class

    def save_model(self, request: HttpRequest, obj, form, change: bool) -> None:
        obj.is_staff = obj.role == Role.ADMINISTRATOR
        obj.is_superuser = obj.is_superuser and obj.is_staff
        with acting(request.user, obj if obj.pk else None):
            super().save_model(request, obj, form, change)

    def save_formset(self, request: HttpRequest, form, formset, change: bool) -> None:
        with acting(request.user, form.instance):
            super().save_formset(request, form, formset, change)

    def get_actions(self, request: HttpRequest) -> dict:
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions


def is_key(text: str) -> bool:
    """Whether a text of the address may be a key, no longer than any database takes."""
    return text.isdecimal() and len(text) < 19


class KindFilter(admin.SimpleListFilter):
    """What the entry is about, of the kinds of record that are kept here."""

    title = gettext_lazy("kind of record")
    parameter_name = "kind"

    def lookups(self, request: HttpRequest, model_admin) -> list[tuple]:
        open_kinds = [model for model in recorded() if model.history_is_open_to(request.user)]
        kinds = ContentType.objects.get_for_models(*open_kinds)
        named = [(str(kind.pk), str(model._meta.verbose_name)) for model, kind in kinds.items()]
        return sorted(named, key=lambda item: sort_key(item[1], get_language() or "en"))

    def queryset(self, request: HttpRequest, queryset):
        """The entries of the kind."""
        value = self.value() or ""
        return queryset.filter(content_type=int(value)) if is_key(value) else queryset


class PersonFilter(admin.SimpleListFilter):
    """Who did it."""

    title = gettext_lazy("person")
    parameter_name = "person"

    def lookups(self, request: HttpRequest, model_admin) -> list[tuple]:
        return [(str(person.pk), str(person)) for person in User.objects.order_by("username")]

    def queryset(self, request: HttpRequest, queryset):
        """What the person did."""
        value = self.value() or ""
        return queryset.filter(actor=int(value)) if is_key(value) else queryset


def recorded() -> list:
    """The models whose history is kept."""
    return [model for model in apps.get_models() if issubclass(model, Recorded)]


@admin.register(LogEntry)
class HistoryAdmin(ExportMixin, RightsMixin, admin.ModelAdmin):
    """Who changed what and when, over all records; it is read, never written."""

    heading = gettext_lazy("History of all records")
    about = gettext_lazy(
        "Who changed what and when, also what is gone by now. It is read, never written."
    )
    list_display = ("timestamp", "actor", "action", "kind", "record")
    list_select_related = ("actor", "content_type")
    list_filter = ("action", KindFilter, PersonFilter, "timestamp")
    search_fields = ("object_repr",)
    list_per_page = 50
    show_full_result_count = False
    fields = ("timestamp", "actor", "action", "kind", "record", "changes_in_words")
    readonly_fields = fields

    def get_search_results(self, request: HttpRequest, queryset, search_term: str):
        """By the record's name; capitals are folded here, since not every database folds them."""
        for word in search_term.split():
            forms = {word, word.lower(), word.upper(), word.capitalize()}
            queryset = queryset.filter(
                reduce(or_, (Q(object_repr__contains=form) for form in forms))
            )
        return queryset, False

    def get_queryset(self, request: HttpRequest):
        """All entries but those of records this person may not read."""
        closed = [model for model in recorded() if not model.history_is_open_to(request.user)]
        kinds = ContentType.objects.get_for_models(*closed).values() if closed else []
        return super().get_queryset(request).exclude(content_type__in=[kind.pk for kind in kinds])

    def get_object(self, request: HttpRequest, object_id, from_field=None):
        """The entry, and who reads it."""
        entry = super().get_object(request, object_id, from_field)
        if entry is not None:
            entry.reader = request.user
        return entry

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj=None) -> bool:
        return False

    @admin.display(description=gettext_lazy("kind of record"), ordering="content_type")
    def kind(self, entry: LogEntry) -> str:
        """What the entry is about, in the reader's words."""
        model = entry.content_type.model_class()
        return str(model._meta.verbose_name if model else entry.content_type.model)

    @admin.display(description=gettext_lazy("record"))
    def record(self, entry: LogEntry) -> str:
        """The record's name as it was then."""
        return entry.object_repr

    @admin.display(description=gettext_lazy("changes"))
    def changes_in_words(self, entry: LogEntry) -> str:
        """Each changed value: what it was and what it became."""
        lines = [
            (change.label, change.before or "—", change.after or "—")
            for told in described([entry], entry.reader)
            for change in told.changes
        ]
        return format_html_join("\n", "<div>{}: {} → {}</div>", lines) or "—"
