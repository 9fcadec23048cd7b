"""Steps: POST only; a refusal comes back as a sentence, with what was typed."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.generic import View

from core.exceptions import EditConflict, RuleViolation
from core.review import MOVES, review_record, right_for
from core.steps import ReasonForm
from core.views.base import RightRequired, sent_version


class StepView(RightRequired, View):
    """One step on one record: find it in scope, read what was asked, call the service.

    A subclass names the model and gives `form_for(verb)` (what is asked, or None),
    `allowed(record, verb)` and `take(record, verb, version, data)`. Where what was typed cannot be
    read, the small form comes back on a page of its own with the text kept.
    """

    model = None
    right = "read_records"
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int, verb: str) -> HttpResponse:
        rows = self.model.objects.visible_to(request.user)
        record = get_object_or_404(rows, pk=pk)
        if not self.allowed(record, verb):
            raise PermissionDenied
        form_class = self.form_for(verb)
        form = form_class(request.POST) if form_class else None
        if form is not None and not form.is_valid():
            return self.ask_again(record, verb, form)
        try:
            self.take(record, verb, sent_version(request), form.cleaned_data if form else {})
        except RuleViolation as refusal:
            if form is None:
                messages.error(request, refusal.reason)
                return redirect(record)
            form.add_error(None, refusal.reason)
            return self.ask_again(record, verb, form)
        except EditConflict:
            messages.error(
                request,
                _("Somebody changed this record meanwhile. Look at it, then repeat the step."),
            )
        else:
            messages.success(request, self.done_text(record, verb))
        return redirect(record)

    def ask_again(self, record, verb: str, form) -> HttpResponse:
        """The small form with what was typed and what is wrong with it."""
        context = {
            "title": str(record),
            "form": form,
            "version": record.version,
            "submit_label": self.label(verb),
            "cancel_url": record.get_absolute_url(),
        }
        return render(self.request, "layouts/confirm.html", context, status=422)

    def allowed(self, record, verb: str) -> bool:
        """Whether the reader's role and scope include the step."""
        raise NotImplementedError

    def form_for(self, verb: str):
        """What the step asks, as a form class, or None."""
        raise NotImplementedError

    def take(self, record, verb: str, version: int, data: dict) -> None:
        """Call the service."""
        raise NotImplementedError

    def label(self, verb: str) -> str:
        """The words on the button."""
        raise NotImplementedError

    def done_text(self, record, verb: str) -> str:
        """What is said when the step is taken."""
        return _("Done: %(step)s.") % {"step": self.label(verb)}


class ReviewView(StepView):
    """A step of checking, the same for every kind of record."""

    def allowed(self, record, verb: str) -> bool:
        user = self.request.user
        if verb not in MOVES:
            return False
        right = right_for(record, MOVES[verb])
        if not user.can(right):
            return False
        if right == record.confirm_right and right != "confirm":
            return True
        return type(record).objects.editable_by(user).filter(pk=record.pk).exists()

    def form_for(self, verb: str):
        return ReasonForm if MOVES[verb].asks_reason else None

    def take(self, record, verb: str, version: int, data: dict) -> None:
        review_record(
            actor=self.request.user,
            record=record,
            verb=verb,
            version=version,
            reason=data.get("reason", ""),
        )

    def label(self, verb: str) -> str:
        return str(MOVES[verb].label)
