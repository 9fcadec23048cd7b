"""Forms of records and of their parts: nothing typed is lost, nobody else's change overwritten."""

from collections.abc import Sequence

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.generic import CreateView, DeleteView, UpdateView

from core.conflicts import differences
from core.exceptions import EditConflict, OutOfScope, RuleViolation
from core.finding import answer
from core.forms import is_locked
from core.services import delete_part, save_record
from core.views.aside import GoesAside
from core.views.base import RightRequired, sent_version


class EditMixin(GoesAside, RightRequired):
    """What creating and editing share, in order: form and grids from the same request, all of them
    valid, one service in one transaction; a refusal brings the form back with the text kept."""

    template_name = "layouts/form.html"
    right: str | tuple[str, ...] = "edit_records"
    grid_classes: tuple = ()
    title = ""
    submit_label = ""

    def get_form_kwargs(self) -> dict:
        kept = {} if self.kept is None else {"data": self.kept}
        return super().get_form_kwargs() | {"user": self.request.user} | kept

    def get_form_class(self):
        return self.form_class

    @cached_property
    def grids(self) -> list:
        """The grids of this form, bound if the form is."""
        record = self.object or self.blank()
        locked = is_locked(record, self.request.user)
        options = {"instance": record, "user": self.request.user, "locked": locked}
        return [grid(self.filling, prefix=grid.prefix, **options) for grid in self.grid_classes]

    def blank(self):
        """The record before anything is typed."""
        return self.model()

    def get(self, request, *args, **kwargs) -> HttpResponse:
        if "find" in request.GET:
            self.object = self.get_object() if isinstance(self, UpdateView) else None
            if (found := answer(request, self.get_form(), self.grids)) is not None:
                return found
        return super().get(request, *args, **kwargs) if self.kept is None else self.come_back()

    def come_back(self) -> HttpResponse:
        """The form as it was typed before it was left; what is wrong is said once it is sent."""
        self.object = self.get_object() if isinstance(self, UpdateView) else None
        form = self.get_form()
        for part in (form, *self.grids):
            part.leave_unchecked()
        return self.render_to_response(self.get_context_data(form=form, checked=True))

    def post(self, request, *args, **kwargs) -> HttpResponse:
        self.object = self.get_object() if isinstance(self, UpdateView) else None
        form = self.get_form()
        if "aside" in request.POST:
            return self.leave()
        valid = [form.is_valid(), *(grid.is_valid() for grid in self.grids)]
        if not all(valid):
            return self.form_invalid(form)
        try:
            with transaction.atomic():
                self.save(form)
        except EditConflict:
            return self.show_conflict(form)
        except RuleViolation as refusal:
            self.refuse(form, refusal)
        except OutOfScope:
            form.add_error(None, _("This lies outside your regions, so it was not saved."))
        except IntegrityError as error:
            form.refuse_by(error, self.grids)
        else:
            self.forget()
            messages.success(request, _("Saved."))
            again = self.again_url() if "again" in request.POST else ""
            return redirect(again or self.get_success_url())
        return self.form_invalid(form)

    def again_url(self) -> str:
        """Where "Save and add another" leads; empty where there is no such button."""
        return ""

    def save(self, form) -> None:
        """Call the service that saves the record; raises what the service refuses."""
        save_record(
            actor=self.request.user,
            record=form.instance,
            version=form.cleaned_data.get("version"),
            formsets=self.grids,
            links=form._save_m2m,
        )

    def refuse(self, form, refusal: RuleViolation) -> None:
        """Hook: say where it belongs what rule refused the save."""
        form.add_error(None, refusal.reason)
        self.ways_out = refusal.missing

    def show_conflict(self, form) -> HttpResponse:
        """The form as typed, beside it what the other person saved of the record and of its rows;
        saving again overwrites knowingly."""
        current = type(form.instance)._base_manager.filter(pk=form.instance.pk).first()
        if current is None:
            form.add_error(None, _("Somebody has removed this record meanwhile."))
            return self.form_invalid(form)
        stored = self.get_form_kwargs() | {"instance": current, "data": None, "files": None}
        rows = differences(form, type(form)(**stored))
        for grid in self.grids:
            rows += grid.set_beside(current)
        form.data = form.data.copy()
        form.data[form.add_prefix("version")] = str(current.version)
        self.conflict = {
            "text": _("Nothing was overwritten. Compare, correct, and save again if yours stands."),
            "rows": rows,
        }
        return self.form_invalid(form)

    def form_invalid(self, form) -> HttpResponse:
        response = self.render_to_response(self.get_context_data(form=form))
        response.status_code = 409 if getattr(self, "conflict", None) else 422
        return response

    def get_context_data(self, **kwargs) -> dict:
        grids = [
            {
                "title": grid.title,
                "note": grid.note,
                "formset": grid,
                "prefix": grid.prefix,
                "total_column": grid.total_column,
                "template": grid.template,
            }
            for grid in self.grids
        ]
        context = super().get_context_data(
            title=self.heading(),
            formsets=grids,
            submit_label=self.submit_label or _("Save"),
            cancel_url=self.cancel_url(),
            conflict=getattr(self, "conflict", None),
            ways_out=getattr(self, "ways_out", ()),
            **kwargs,
        )
        parts = (grid.media for grid in self.grids)
        return context | {"media": sum(parts, context["form"].media)}

    def heading(self) -> str:
        """The page's title."""
        return str(self.title)

    def cancel_url(self) -> str:
        """Where "Cancel" leads."""
        return self.object.get_absolute_url()

    def get_success_url(self) -> str:
        return self.object.get_absolute_url()


class RecordCreateView(EditMixin, CreateView):
    """A new record; its initial values may come from the address."""

    list_url = ""

    def save(self, form) -> None:
        super().save(form)
        self.object = form.instance

    def cancel_url(self) -> str:
        return str(self.list_url)


class RecordUpdateView(EditMixin, UpdateView):
    """A record in scope: 404 if it cannot be seen, 403 if it can be seen and not changed."""

    def get_object(self, queryset=None):
        record = super().get_object(self.model.objects.visible_to(self.request.user))
        editable = self.model.objects.editable_by(self.request.user)
        if not editable.filter(pk=record.pk).exists():
            raise PermissionDenied
        return record

    def get_form(self, form_class=None):
        form = super().get_form(form_class)
        self.stored = form.before
        return form

    def heading(self) -> str:
        """The record as it is stored, whatever was typed over its name."""
        return str(getattr(self, "stored", self.object))


class PartMixin(EditMixin):
    """A part of a record: seen and edited with its whole, whose page it comes back to.

    A subclass names the part's `model`, the `whole` (a model) and `whole_field`; `is_counted` parts
    are locked with a confirmed whole.
    """

    whole = None
    whole_field = ""
    is_counted = False
    anchor = ""

    def wholes(self):
        """Hook: the wholes the reader may see, with what the form shows of them."""
        return self.whole.objects.visible_to(self.request.user)

    def editable_whole(self, pk: int):
        """The whole, if the reader may change it."""
        record = get_object_or_404(self.wholes(), pk=pk)
        editable = self.whole.objects.editable_by(self.request.user)
        if not editable.filter(pk=record.pk).exists():
            raise PermissionDenied
        if self.is_counted and is_locked(record, self.request.user):
            raise PermissionDenied(_("The record is confirmed. A manager can reopen it."))
        return record

    def get_form_kwargs(self) -> dict:
        return super().get_form_kwargs() | {"root": self.root}

    def save(self, form) -> None:
        if self.whole_field:
            setattr(form.instance, self.whole_field, self.root_link(form))
        save_record(
            actor=self.request.user,
            record=form.instance,
            version=form.cleaned_data.get("version"),
            formsets=self.grids,
            links=form._save_m2m,
            root=self.root,
        )

    def root_link(self, form):
        """What the part points at: the whole."""
        return self.root

    def get_context_data(self, **kwargs) -> dict:
        return super().get_context_data(lead=str(self.root), **kwargs)

    def heading(self) -> str:
        return str(self.title or self.model._meta.verbose_name).capitalize()

    def cancel_url(self) -> str:
        return self.came_from() or self.root.get_absolute_url() + self._place()

    def came_from(self) -> str:
        """The page of this site that the address names as the one to come back to; "" if none."""
        page = self.request.GET.get("next", "")
        hosts = {self.request.get_host()}
        return page if url_has_allowed_host_and_scheme(page, allowed_hosts=hosts) else ""

    def _place(self) -> str:
        return f"#{self.anchor}" if self.anchor else ""

    def get_success_url(self) -> str:
        return self.cancel_url()


class PartCreateView(PartMixin, CreateView):
    """A new part of the record named in the address."""

    @cached_property
    def root(self):
        return self.editable_whole(self.kwargs["whole_pk"])

    def get_form_kwargs(self) -> dict:
        return super().get_form_kwargs() | {"instance": self.blank()}

    def again_url(self) -> str:
        return self.request.get_full_path()

    def get_context_data(self, **kwargs) -> dict:
        return super().get_context_data(again=True, **kwargs)

    def blank(self):
        return self.model(**({self.whole_field: self.root} if self.whole_field else {}))


class StoredPartMixin(PartMixin):
    """A part that is there: found in scope, and open only to those who may change its whole."""

    def get_object(self, queryset=None):
        part = super().get_object(self.model.objects.visible_to(self.request.user))
        self.root = self.editable_whole(self.whole_key(part))
        return part

    def whole_key(self, part) -> int:
        """The primary key of the whole: what the part points at, where it does so directly."""
        linked = self.model._meta.get_field(self.whole_field) if self.whole_field else None
        if linked is not None and linked.related_model is self.whole:
            return getattr(part, linked.attname)
        return part.history_root().pk


class PartUpdateView(StoredPartMixin, UpdateView):
    """A part in scope, on a form of its own, from which it may be removed."""

    remove_url_name = ""

    def get_context_data(self, **kwargs) -> dict:
        name = self.remove_url_name
        remove_url = reverse(name, args=[self.object.pk]) if name else ""
        return super().get_context_data(remove_url=remove_url, **kwargs)

    def root_link(self, form):
        return getattr(form.instance, self.whole_field)


class PartDeleteView(StoredPartMixin, DeleteView):
    """Asks before a part is removed; its last state stays in the history."""

    template_name = "layouts/confirm.html"

    def get_form_class(self):
        return DeleteView.form_class

    def get_form_kwargs(self) -> dict:
        return super(EditMixin, self).get_form_kwargs()

    def post(self, request, *args, **kwargs) -> HttpResponse:
        part = self.get_object()
        try:
            self.remove(part, sent_version(request))
        except EditConflict:
            messages.error(request, _("Somebody changed it meanwhile. Look at it again."))
        except ProtectedError:
            messages.error(request, _("Other records depend on it, so it cannot be removed."))
        except RuleViolation as refusal:
            messages.error(request, refusal.reason)
        else:
            messages.success(request, _("Removed. It stays in the history."))
        return redirect(self.get_success_url())

    def remove(self, part, version: int) -> None:
        """Call the service that removes the part; raises what the service refuses."""
        delete_part(actor=self.request.user, part=part, version=version, rows=self.rows_of(part))

    def rows_of(self, part) -> Sequence:
        """Hook: the part's own rows which go with it, model by model, what depends on others
        first."""
        return ()

    def get_context_data(self, **kwargs) -> dict:
        return DeleteView.get_context_data(
            self,
            title=_("Remove: %(what)s") % {"what": self.object},
            text=_("It goes from this page; its last state stays in the history."),
            version=self.object.version,
            submit_label=_("Remove"),
            cancel_url=self.cancel_url(),
            **kwargs,
        )
