"""Filters of the administration's list of partner organisations."""

from django.contrib import admin
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from communities.admin.merge_pages import is_key
from communities.choices import ProgrammeRole
from communities.models import Programme


class ArchivedFilter(admin.SimpleListFilter):
    """Those at work, unless the archived ones are asked for."""

    title = gettext_lazy("archived")
    parameter_name = "archived"

    def lookups(self, request, model_admin):
        return [("yes", _("Archived only")), ("all", _("All"))]

    def choices(self, changelist):
        """As Django's, the first one being what is listed unless another is chosen."""
        first, *others = super().choices(changelist)
        return [first | {"display": _("At work")}, *others]

    def queryset(self, request, queryset):
        """The rows that are chosen."""
        if self.value() == "yes":
            return queryset.exclude(archived_on=None)
        return queryset if self.value() == "all" else queryset.at_work()


class RoleFilter(admin.SimpleListFilter):
    """A role in some programme, or in the one that is chosen beside it."""

    title = gettext_lazy("role in a programme")
    parameter_name = "role"

    def lookups(self, request, model_admin):
        return ProgrammeRole.choices

    def queryset(self, request, queryset):
        """Organisations with the role."""
        return queryset.with_role(role=self.value()) if self.value() else queryset


class ProgrammeFilter(admin.SimpleListFilter):
    """Organisations with any role in a programme."""

    title = gettext_lazy("programme")
    parameter_name = "programme"

    def lookups(self, request, model_admin):
        return [(str(one.pk), str(one)) for one in Programme.objects.by_name()]

    def queryset(self, request, queryset):
        """Organisations with a role there."""
        value = self.value() or ""
        return queryset.in_programme(int(value)) if is_key(value) else queryset
