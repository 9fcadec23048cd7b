"""The pages of kept views: keep, list, open, rename, share, home page, delete."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView, View

from core.exceptions import RuleViolation
from core.finding import answer
from core.views.base import RightRequired
from reports.kept import keepable, shown_by
from reports.kept_forms import NameViewForm, ShareViewForm
from reports.models import SavedView
from reports.services import (
    NOT_KEPT,
    forget_view,
    keep_view,
    put_on_home,
    rename_view,
    share_view,
    take_off_home,
)


class ViewsView(RightRequired, TemplateView):
    """One's own views and those colleagues share."""

    right = "read_summaries"
    template_name = "reports/saved_views.html"

    def get_context_data(self, **kwargs) -> dict:
        user = self.request.user
        rows = SavedView.objects.visible_to(user).with_place_on_home(user).select_related("owner")
        rows = list(rows.prefetch_related("shared_with").order_by("name", "pk"))
        for row in rows:
            row.shows = shown_by(row.address)
        return super().get_context_data(
            title=_("My views"),
            groups=[
                {"title": _("Kept by me"), "views": [row for row in rows if row.owner == user]},
                {"title": _("Shared with me"), "views": [row for row in rows if row.owner != user]},
            ],
            any_views=bool(rows),
            has_home=user.can("read_records"),
            **kwargs,
        )


class OpenView(RightRequired, View):
    """Leads to the address of a view, which is told which view it shows."""

    right = "read_summaries"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        view = get_object_or_404(SavedView.objects.visible_to(request.user), pk=pk)
        address = view.address
        return redirect(f"{address}{'&' if '?' in address else '?'}view={view.pk}")


class ViewForm(RightRequired, FormView):
    """Base of the forms about a view; a refusal brings the form back with what was typed."""

    right = "read_summaries"
    template_name = "layouts/form.html"
    title = ""
    submit_label = gettext_lazy("Save")
    refused_field = "name"

    @cached_property
    def view(self) -> SavedView | None:
        """One's own view the form is about."""
        rows = SavedView.objects.editable_by(self.request.user)
        return get_object_or_404(rows, pk=self.kwargs["pk"])

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if request.user.can(self.right):
            self.view  # noqa: B018 -- that of somebody else is not found
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs) -> dict:
        return super().get_context_data(
            title=str(self.title),
            lead=str(self.view or ""),
            submit_label=self.submit_label,
            cancel_url=reverse("reports:saved_views"),
            **kwargs,
        )

    def form_valid(self, form) -> HttpResponse:
        try:
            self.take(form)
        except RuleViolation as refusal:
            form.add_error(self.refused_field, refusal.reason)
            return self.form_invalid(form)
        messages.success(self.request, _("Saved."))
        return redirect(self.success_url(form))

    def form_invalid(self, form) -> HttpResponse:
        response = super().form_invalid(form)
        response.status_code = 422
        return response

    def take(self, form) -> None:
        """Call the service."""
        raise NotImplementedError

    def success_url(self, form) -> str:
        """Where one is led when it is done."""
        return reverse("reports:saved_views")


class KeepView(ViewForm):
    """Keeps the page from which one comes under a name."""

    form_class = NameViewForm
    title = gettext_lazy("Keep this view")
    submit_label = gettext_lazy("Keep")
    view = None

    def get(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if not self.get_initial()["address"]:
            messages.error(request, str(NOT_KEPT))
            return redirect("reports:saved_views")
        return super().get(request, *args, **kwargs)

    def get_initial(self) -> dict:
        return {"address": keepable(self.request.GET.get("address", ""), self.request.user)}

    def take(self, form) -> None:
        keep_view(actor=self.request.user, **form.cleaned_data)


class RenameView(ViewForm):
    """Gives a view another name."""

    form_class = NameViewForm
    title = gettext_lazy("Rename the view")

    def get_initial(self) -> dict:
        return {"name": self.view.name, "address": self.view.address}

    def take(self, form) -> None:
        rename_view(actor=self.request.user, view=self.view, name=form.cleaned_data["name"])


class ShareView(ViewForm):
    """Says which colleagues see a view, and asks for the next until none is added. Viewers see no
    colleagues, so they share none."""

    right = "read_records"
    form_class = ShareViewForm
    title = gettext_lazy("Share the view")
    refused_field = "person"

    def get(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if (found := answer(request, self.get_form())) is not None:
            return found
        return super().get(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict:
        return super().get_form_kwargs() | {"view": self.view}

    def get_initial(self) -> dict:
        return {"people": self.view.shared_with.all()}

    def take(self, form) -> None:
        share_view(actor=self.request.user, view=self.view, people=form.chosen())

    def success_url(self, form) -> str:
        return self.request.path if form.cleaned_data["person"] else super().success_url(form)


class HomeStepView(RightRequired, View):
    """Puts a view on one's home page, or takes it off."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        view = get_object_or_404(SavedView.objects.visible_to(request.user), pk=pk)
        step = put_on_home if request.POST.get("on") == "1" else take_off_home
        step(actor=request.user, view=view)
        messages.success(request, _("Saved."))
        return redirect("reports:saved_views")


class ForgetView(RightRequired, TemplateView):
    """Deletes a view, after asking."""

    right = "read_summaries"
    template_name = "layouts/confirm.html"

    @cached_property
    def view(self) -> SavedView:
        """One's own view that is to go."""
        rows = SavedView.objects.editable_by(self.request.user)
        return get_object_or_404(rows, pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs) -> dict:
        return super().get_context_data(
            title=_("Delete the view “%(name)s”?") % {"name": self.view},
            text=_("It goes for those it is shared with too. No record and no figure is deleted."),
            tone="danger",
            submit_label=_("Delete"),
            cancel_url=reverse("reports:saved_views"),
            **kwargs,
        )

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        forget_view(actor=request.user, view=self.view)
        messages.success(request, _("Deleted."))
        return redirect("reports:saved_views")
