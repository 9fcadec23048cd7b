"""A record's history in words on the administration pages, in place of Django's own log."""

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from core.changes import described
from core.history import entries_of

PAGE = 50


class HistoryMixin:
    """Shows who changed a record when, from what to what; Django's second log is not written."""

    def history_view(self, request: HttpRequest, object_id, extra_context: dict | None = None):
        """The newest changes of a record and its parts, a page at a time."""
        record = self.get_object(request, unquote(object_id))
        if record is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_view_or_change_permission(request, record):
            raise PermissionDenied
        page = Paginator(self.history_of(record), PAGE).get_page(request.GET.get("page"))
        context = {
            **self.admin_site.each_context(request),
            "title": _("History: %(name)s") % {"name": record},
            "opts": self.opts,
            "record": record,
            "history": described(page.object_list, request.user),
            "page": page,
            **(extra_context or {}),
        }
        return TemplateResponse(request, "admin/object_history.html", context)

    def history_of(self, record):
        """The entries of a record with its parts; of a part, its own."""
        whole = record.history_root()
        entries = entries_of(whole)
        if type(whole) is type(record) and whole.pk == record.pk:
            return entries
        same = {"content_type__app_label": self.opts.app_label}
        same["content_type__model"] = self.opts.model_name
        return entries.filter(object_pk=str(record.pk), **same)

    def log_addition(self, request: HttpRequest, obj, message) -> None:
        """Nothing: our own history has it."""

    def log_change(self, request: HttpRequest, obj, message) -> None:
        """Nothing: our own history has it."""

    def log_deletions(self, request: HttpRequest, queryset) -> None:
        """Nothing: our own history has it."""
