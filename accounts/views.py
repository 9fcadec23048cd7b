"""Pages about the person who is signed in."""

from copy import copy

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.generic import UpdateView

from accounts.forms import ProfileForm
from core.display import Fact


class ProfileView(UpdateView):
    """Own name, e-mail and language; role and regions are shown."""

    form_class = ProfileForm
    template_name = "layouts/form.html"
    # Not "user", who is the reader in every template.
    context_object_name = "person"

    def get_object(self, queryset=None):
        """A copy: what is refused must not show in the frame of the page."""
        return copy(self.request.user)

    def get_context_data(self, **kwargs) -> dict:
        user = self.request.user
        facts = [
            Fact(_("Sign-in name"), user.username),
            Fact(_("Role"), str(user.role_label)),
            Fact(_("Regions"), user.scope.label()),
        ]
        return super().get_context_data(
            title=_("My settings"),
            facts=facts,
            submit_label=_("Save"),
            cancel_url=reverse("home"),
            **kwargs,
        )

    def form_valid(self, form) -> HttpResponse:
        if language := form.cleaned_data["language"]:
            translation.activate(language)
        messages.success(self.request, _("Your settings are saved."))
        return super().form_valid(form)

    def get_success_url(self) -> str:
        return reverse("accounts:profile")
