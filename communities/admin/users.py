"""The administration of users, with the regions and programmes they answer for."""

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy

from accounts.admin import UserAdmin
from accounts.models import User
from communities import models
from communities.admin.user_pages import UserPages
from core.admin import RightsMixin


class RegionAssignmentInline(RightsMixin, admin.TabularInline):
    model = models.RegionAssignment
    extra = 0
    autocomplete_fields = ("region",)
    about = gettext_lazy(
        "Officers and managers see nothing without a row here; a row without a region is all of "
        "them. Administrators read all records, viewers none."
    )

    def has_delete_permission(self, request: HttpRequest, obj=None) -> bool:
        return self.has_module_permission(request)


class ProgrammeAssignmentInline(RegionAssignmentInline):
    model = models.ProgrammeAssignment
    autocomplete_fields = ("programme",)
    about = gettext_lazy("Whose figures a viewer reads.")


@admin.register(User)
class ScopedUserAdmin(UserPages, UserAdmin):
    """Users with the regions they answer for and the programmes they read."""

    change_form_template = "admin/users/change_form.html"
    inlines = (RegionAssignmentInline, ProgrammeAssignmentInline)
