"""What the administration of every record with further spellings shares."""

from django.http import HttpRequest

from communities import models
from communities.services import refold
from core.admin import PartInline, RecordAdmin


class AliasInline(PartInline):
    model = models.Alias
    fields = ("text",)


class FoldedAdmin(RecordAdmin):
    """Records that are found by names kept in rows of their own as well."""

    def save_related(self, request: HttpRequest, form, formsets, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        refold(form.instance)
