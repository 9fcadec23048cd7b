"""The page of the organisation that keeps this installation, and its logo."""

import base64
import binascii

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import condition
from django.views.generic import UpdateView, View

from core.exceptions import EditConflict, RuleViolation
from core.forms import RecordForm, currency_choices
from core.logo import Logo, read_logo
from core.models import Organisation
from core.organisation import amounts_exist, organisation, save_organisation
from core.views.base import RightRequired

SALT = "bereke.organisation.logo"
YEAR = 365 * 24 * 60 * 60


class OrganisationForm(RecordForm):
    """Name, logo, currency and e-mail. A logo that was read once is kept, signed, in the form
    itself, so that a refusal elsewhere does not lose it."""

    currency = forms.ChoiceField(
        label=gettext_lazy("Currency of the portfolio"),
        choices=currency_choices,
        help_text=gettext_lazy(
            "Sums over programmes are shown in it. It cannot change once amounts are entered."
        ),
    )
    logo_file = forms.FileField(
        label=gettext_lazy("Logo"),
        required=False,
        help_text=gettext_lazy(
            "PNG, JPEG or WebP, at most 2 MB. It is made small: at most 320 by 96 pixels."
        ),
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg,image/webp"}),
    )
    logo_kept = forms.CharField(widget=forms.HiddenInput, required=False)
    no_logo = forms.BooleanField(label=gettext_lazy("Show no logo"), required=False)

    logo: Logo | None = None

    class Meta(RecordForm.Meta):
        model = Organisation
        fields = ["name_ru", "name_kk", "name_en", "currency", "email"]

    def set_up(self) -> None:
        if not self.instance.logo_digest:
            del self.fields["no_logo"]
        self.fields["email"].help_text = gettext_lazy("Shown to everybody who signs in.")

    def clean(self) -> dict:
        cleaned = super().clean() or self.cleaned_data
        if not any(cleaned.get(name) for name in ("name_ru", "name_kk", "name_en")):
            self.add_error("name_ru", _("Give the name in at least one language."))
        if "logo_file" in cleaned:
            file = cleaned["logo_file"]
            try:
                self.logo = read_logo(file) if file else kept_logo(cleaned.get("logo_kept", ""))
            except forms.ValidationError as error:
                self.add_error("logo_file", error)
        if self.logo:
            self._keep(self.logo)
        return cleaned

    def _keep(self, logo: Logo) -> None:
        self.data = self.data.copy()
        self.data[self.add_prefix("logo_kept")] = signed_logo(logo)
        # The field as the page shows it; the form has made it while it validated.
        self["logo_file"].help_text = _("The picture you chose is kept.")


def signed_logo(logo: Logo) -> str:
    """The logo as text that can go to the browser and back, and nothing else be made of it."""
    png = base64.b64encode(logo.png).decode()
    return signing.dumps([png, logo.width, logo.height], salt=SALT)


def kept_logo(text: str) -> Logo | None:
    """The logo that was signed, or None."""
    if not text:
        return None
    try:
        png, width, height = signing.loads(text, salt=SALT, max_age=24 * 60 * 60)
        return Logo(base64.b64decode(png), width, height)
    except (signing.BadSignature, binascii.Error):
        return None


class OrganisationView(RightRequired, UpdateView):
    """Administrators say who keeps this installation."""

    right = "administer"
    form_class = OrganisationForm
    template_name = "start/organisation.html"

    def get_object(self, queryset=None) -> Organisation:
        """The row, or one filled with what the settings say."""
        stored = Organisation.objects.filter(pk=Organisation.ONLY).first()
        facts = organisation()
        return stored or Organisation(name_en=facts.name, currency=facts.currency)

    def get_form_kwargs(self) -> dict:
        return super().get_form_kwargs() | {"user": self.request.user}

    def get_form(self, form_class=None) -> OrganisationForm:
        form = super().get_form(form_class)
        if amounts_exist():
            form.fields["currency"].help_text = _(
                "It stays as it is: amounts were entered and converted into it."
            )
        return form

    def get_context_data(self, **kwargs) -> dict:
        return super().get_context_data(
            title=_("Organisation"),
            lead=_("Who keeps this installation: shown on every page and print-out."),
            submit_label=_("Save"),
            cancel_url=reverse("home"),
            **kwargs,
        )

    def form_valid(self, form: OrganisationForm) -> HttpResponse:
        try:
            save_organisation(
                actor=self.request.user,
                row=form.instance,
                version=form.cleaned_data.get("version"),
                logo=form.logo,
                no_logo=form.cleaned_data.get("no_logo", False),
            )
        except RuleViolation as refusal:
            form.add_error("currency", refusal.reason)
        except EditConflict:
            form.add_error(
                None,
                _("Somebody else changed this meanwhile. Open the page again and enter yours."),
            )
        else:
            messages.success(self.request, _("Saved."))
            return redirect("organisation")
        return self.form_invalid(form)

    def form_invalid(self, form: OrganisationForm) -> HttpResponse:
        response = super().form_invalid(form)
        response.status_code = 422
        return response


def _digest(request: HttpRequest, digest: str) -> str:
    return f'"{digest}"'


@method_decorator(login_not_required, name="dispatch")
@method_decorator(condition(etag_func=_digest), name="dispatch")
class LogoView(View):
    """The logo, also on the sign-in page. Its address changes with it, so that browsers may keep
    it for a year."""

    def get(self, request: HttpRequest, digest: str) -> HttpResponse:
        known = Organisation.objects.filter(logo_digest=digest).exclude(logo_digest="")
        png = known.values_list("logo", flat=True).first()
        if not png:
            raise Http404
        response = HttpResponse(bytes(png), content_type="image/png")
        response["Cache-Control"] = f"public, max-age={YEAR}, immutable"
        response["Content-Disposition"] = "inline"
        return response
