"""Removing an entry of a list that nothing uses; what is used stays, and the page says where."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.db.models import ProtectedError
from django.http import HttpRequest, HttpResponseRedirect
from django.template.defaultfilters import capfirst
from django.template.response import TemplateResponse
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from core.exceptions import EditConflict, RuleViolation
from core.history import acting, write_many
from core.merging import links_to
from core.services import claim


@dataclass(frozen=True)
class Use:
    """Where a row stands: the kind of record, how many of them, and the way to their list."""

    label: str
    number: int
    url: str = ""


def where_used(record, parts: Iterable = ()) -> list[Use]:
    """Where a record or one of its `parts` (models whose rows go with it) is used: one question
    for each kind of link."""
    parts = tuple(parts)
    uses = []
    for link in links_to(type(record)):
        if link.model not in parts:
            uses.append(_use(link, {link.name: record}, _list_of(link, record)))
            continue
        for below in links_to(link.model):
            if below.model not in parts:
                uses.append(_use(below, {f"{below.name}__{link.name}": record}))
    return [use for use in uses if use.number]


def _use(link: models.Field, lookup: dict, url: str = "") -> Use:
    number = link.model._base_manager.filter(**lookup).distinct().count()
    return Use(str(capfirst(link.model._meta.verbose_name_plural)), number, url)


def _list_of(link: models.Field, record) -> str:
    """The administration's list of the rows that link to a record, if there is one."""
    try:
        table = f"{link.model._meta.app_label}_{link.model._meta.model_name}"
        url = reverse(f"admin:{table}_changelist")
    except NoReverseMatch:
        return ""
    return f"{url}?{link.name}__id__exact={record.pk}"


@transaction.atomic
def remove_entry(*, actor, record, version: int, parts: dict[type, list]) -> None:
    """Remove an entry of a list with its parts; the last state of all stays in the history.

    Raises EditConflict if it was changed meanwhile, RuleViolation if something uses it.
    """
    claim(record, version)
    try:
        for rows in parts.values():
            write_many(actor=actor, delete=rows, root=record)
        with acting(actor, record.history_root()):
            record.delete()
    except ProtectedError:
        raise RuleViolation(_("It is in use by now, so it stays.")) from None


class RemovableMixin:
    """Adds the page that removes an entry nothing uses, with the rows of its inlines."""

    def has_delete_permission(self, request: HttpRequest, obj=None) -> bool:
        return self.has_module_permission(request)

    def after_removal(self, request: HttpRequest, record) -> None:
        """Hook: what follows once a record is gone."""

    def delete_view(self, request: HttpRequest, object_id, extra_context: dict | None = None):
        """Names what goes and asks; or says where the entry is used."""
        record = self.get_object(request, unquote(object_id))
        if record is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_delete_permission(request, record):
            raise PermissionDenied
        kinds = [inline.model for inline in self.get_inline_instances(request, record)]
        uses = where_used(record, kinds)
        parts = {kind: rows for kind in kinds if (rows := self._rows_of(kind, record))}
        refusal = ""
        if request.method == "POST" and not uses:
            try:
                return self._remove(request, record, parts)
            except RuleViolation as error:
                refusal = error.reason
            except EditConflict:
                refusal = _("Somebody changed it meanwhile: look at it again first.")
        context = {
            **self.admin_site.each_context(request),
            "title": _("Remove “%(name)s”?") % {"name": record},
            "opts": self.opts,
            "record": record,
            "uses": uses,
            "parts": [(kind._meta.verbose_name_plural, rows) for kind, rows in parts.items()],
            "refusal": refusal,
            "may_archive": hasattr(record, "archived_on"),
            "media": self.media,
            **(extra_context or {}),
        }
        return TemplateResponse(request, "admin/delete_confirmation.html", context)

    def _rows_of(self, kind: type[models.Model], record) -> list:
        links = [link for link in links_to(type(record)) if link.model is kind]
        return list(kind._base_manager.filter(**{links[0].name: record})) if links else []

    def _remove(self, request: HttpRequest, record, parts: dict):
        name, version = str(record), request.POST.get("version", "")
        version = int(version) if version.isdecimal() else 0
        remove_entry(actor=request.user, record=record, version=version, parts=parts)
        self.after_removal(request, record)
        text = _("Removed: %(what)s “%(name)s”. Its history stays.")
        messages.success(request, text % {"what": self.opts.verbose_name, "name": name})
        table = f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist"
        return HttpResponseRedirect(reverse(table))
