"""The step that makes a new draft out of a record."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import View

from core.exceptions import OutOfScope, RuleViolation
from core.views.base import RightRequired


class CopyView(RightRequired, View):
    """Makes a new draft of a record the person may change, and opens its form.

    A subclass names the model, the address of its form and gives `copy(record)`.
    """

    model = None
    update_url = ""
    right = "edit_records"
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        record = get_object_or_404(self.model.objects.visible_to(request.user), pk=pk)
        if not self.model.objects.editable_by(request.user).filter(pk=pk).exists():
            raise PermissionDenied
        try:
            made = self.copy(record)
        except RuleViolation as refusal:
            messages.error(request, refusal.reason)
            return redirect(record)
        except OutOfScope:
            raise PermissionDenied from None
        messages.success(request, _("A new draft with what is alike. Give it its own name."))
        return redirect(reverse(self.update_url, args=[made.pk]))

    def copy(self, record):
        """Call the service."""
        raise NotImplementedError
