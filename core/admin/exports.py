"""Files of what a list of the administration shows: as filtered, or of chosen rows."""

import datetime
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.utils import label_for_field, lookup_field
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.http import HttpRequest, HttpResponseRedirect
from django.template.defaultfilters import capfirst
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.safestring import SafeData
from django.utils.translation import gettext_lazy

from core.exports import file_response
from core.models import NAME_LANGUAGES, Named

KINDS = ("csv", "xlsx")
# Rows are read by so many at a time, so that a long list is never in memory as a whole.
CHUNK = 1000


class ExportMixin:
    """Gives a list the links CSV and XLSX, and the same as actions on chosen rows.

    `export_fields` are the columns of the file; unless it is set, those of the list, the name
    being written in each language.
    """

    export_fields: Sequence[str] = ()
    actions: Sequence = ("export_csv", "export_xlsx")
    actions_on_top = False
    actions_on_bottom = True

    def get_urls(self) -> list:
        table = f"{self.opts.app_label}_{self.opts.model_name}"
        wrapped = self.admin_site.admin_view(self.export_view)
        own = [
            path(f"export/{kind}/", wrapped, {"kind": kind}, name=f"{table}_export_{kind}")
            for kind in KINDS
        ]
        return [*own, *super().get_urls()]

    def export_view(self, request: HttpRequest, kind: str):
        """The rows of the list as the address filters and sorts them, as a file."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        try:
            rows = self.get_changelist_instance(request).queryset
        except IncorrectLookupParameters:
            table = f"{self.opts.app_label}_{self.opts.model_name}"
            return HttpResponseRedirect(reverse(f"admin:{table}_changelist"))
        return self.file_of(request, rows, kind)

    def file_of(self, request: HttpRequest, rows, kind: str):
        """A file of these rows in the columns of the export."""
        columns = self.get_export_fields(request)
        header = [capfirst(label_for_field(name, self.model, self)) for name in columns]
        return file_response(kind, self.opts.model_name, header, self._cells(rows, columns))

    def get_export_fields(self, request: HttpRequest) -> list[str]:
        """Names of the columns a file has."""
        if self.export_fields:
            return list(self.export_fields)
        names = [f"name_{code}" for code in NAME_LANGUAGES]
        found: list[str] = []
        for name in self.get_list_display(request):
            named = name == "__str__" and issubclass(self.model, Named)
            found += names if named else [name]
        return found

    def _cells(self, rows, columns: Sequence[str]) -> Iterator[list[Any]]:
        for row in rows.iterator(chunk_size=CHUNK):
            yield [self._cell(row, name) for name in columns]

    def _cell(self, row, name: str) -> Any:
        try:
            field, _attribute, value = lookup_field(name, row, self)
        except ObjectDoesNotExist:
            return ""
        if field is not None and field.choices:
            return str(dict(field.flatchoices).get(value, value) or "")
        return plain(value)

    @admin.action(description=gettext_lazy("Chosen rows as CSV"), permissions=["view"])
    def export_csv(self, request: HttpRequest, queryset):
        """The chosen rows as CSV."""
        return self.file_of(request, queryset, "csv")

    @admin.action(description=gettext_lazy("Chosen rows as XLSX"), permissions=["view"])
    def export_xlsx(self, request: HttpRequest, queryset):
        """The chosen rows as XLSX."""
        return self.file_of(request, queryset, "xlsx")


def plain(value: Any) -> Any:
    """A value as a cell holds it: local time to the minute, text without markup."""
    if isinstance(value, datetime.datetime):
        return f"{timezone.localtime(value):%Y-%m-%d %H:%M}"
    if isinstance(value, SafeData):
        return strip_tags(value)
    known = bool | int | float | Decimal | datetime.date | None
    return value if isinstance(value, known) else str(value)
