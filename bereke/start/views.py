"""The first-run page, the links by which colleagues set their passwords, and further regions."""

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse, reverse_lazy
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.generic import FormView, TemplateView, View

from accounts.models import User
from bereke.organisation import OrganisationForm
from bereke.start.forms import (
    Colleagues,
    FirstProgrammeForm,
    RegionsForm,
    StarterForm,
    known_districts,
)
from bereke.start.link import is_started, is_valid
from bereke.start.service import AlreadyStarted, Beginning, start_installation
from communities.models import Region
from communities.register.load import load_register
from core.exceptions import EditConflict
from core.organisation import organisation
from core.views.base import RightRequired

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@method_decorator([login_not_required, never_cache], name="dispatch")
class FirstRunView(View):
    """Everything a new installation needs, on one page behind a signed link. Once anybody has an
    account, the page is not there any more."""

    def dispatch(self, request: HttpRequest, token: str) -> HttpResponse:
        if not is_valid(token) or is_started():
            raise Http404
        return super().dispatch(request)

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.show()

    def post(self, request: HttpRequest) -> HttpResponse:
        sections = self.sections
        valid = [section.is_valid() for section in sections.values()]
        if sections["colleagues"].is_valid():
            cleaned = getattr(sections["starter"], "cleaned_data", {})
            names = {cleaned.get("username", "")}
            sections["colleagues"].refuse_taken(names, sections["regions"].chosen())
        if not all(valid) or any(form.errors for form in sections["colleagues"]):
            return self.show(status=422)
        try:
            starter = start_installation(self.beginning())
        except (AlreadyStarted, EditConflict, IntegrityError):
            if is_started():
                raise Http404 from None
            raise
        login(request, starter, backend=BACKEND)
        messages.success(request, _("Everything is set up."))
        return redirect("start_people" if sections["colleagues"].people() else "home")

    @cached_property
    def sections(self) -> dict:
        """The forms of the page by name, bound if they were sent."""
        sent = self.request.method == "POST"
        data = self.request.POST if sent else None
        files = self.request.FILES if sent else None
        money = {"currency": organisation().currency}
        return {
            "starter": StarterForm(data, prefix="starter"),
            "organisation": OrganisationForm(
                data, files, prefix="organisation", user=None, initial=money
            ),
            "regions": RegionsForm(data, prefix="places"),
            "programme": FirstProgrammeForm(data, prefix="programme", user=None, initial=money),
            "colleagues": Colleagues(data, prefix="colleagues"),
        }

    def beginning(self) -> Beginning:
        """What was typed, for the service."""
        sections = self.sections
        return Beginning(
            starter=sections["starter"].cleaned_data,
            organisation=sections["organisation"].instance,
            logo=sections["organisation"].logo,
            regions=sections["regions"].chosen(),
            programme=sections["programme"].instance,
            donor=sections["programme"].cleaned_data["donor"],
            colleagues=sections["colleagues"].people(),
        )

    def show(self, status: int = 200) -> HttpResponse:
        """The page, with what was typed and what is wrong with it."""
        sections = self.sections
        group = {
            "title": _("Colleagues"),
            "note": _(
                "Optional. Each gets a link, shown on the next page, to set a password of "
                "their own. More can be added later."
            ),
            "formset": sections["colleagues"],
            "prefix": "colleagues",
        }
        forms = {name: form for name, form in sections.items() if name != "colleagues"}
        # Both have a name in three languages: the list of errors says whose.
        titles = {"organisation": _("Your organisation"), "programme": _("The first programme")}
        context = forms | {
            "title": _("Set up Bereke"),
            "known_districts": known_districts(),
            "named_forms": [(titles.get(name, ""), form) for name, form in forms.items()],
            "formsets": [group],
            "refused": status != 200,
        }
        return render(self.request, "start/first_run.html", context, status=status)


@method_decorator(never_cache, name="dispatch")
class PeopleView(RightRequired, TemplateView):
    """The links by which those who have no password yet set one, to be handed over."""

    right = "administer"
    template_name = "start/people.html"

    def get_context_data(self, **kwargs) -> dict:
        waiting = without_password().order_by("full_name", "username")
        people = [(user, self.request.build_absolute_uri(password_path(user))) for user in waiting]
        return super().get_context_data(
            title=_("Links for your colleagues"), people=people, **kwargs
        )


def without_password():
    """The people who may sign in but have no password yet."""
    return User.objects.filter(is_active=True, password__startswith=UNUSABLE_PASSWORD_PREFIX)


def password_path(user: User) -> str:
    """The address at which a person sets a password; it ends with the first use, or in days."""
    key = default_token_generator.make_token(user)
    return reverse("account_reset_password_from_key", args=[user_pk_to_url_str(user), key])


class RegisterView(RightRequired, FormView):
    """Further regions, added from the register with their districts and what both were before."""

    right = "administer"
    form_class = RegionsForm
    template_name = "start/register.html"
    success_url = reverse_lazy("register")

    def get_form(self, form_class=None) -> RegionsForm:
        """The form without what is there already."""
        form = super().get_form(form_class)
        there = set(Region.objects.current().values_list("slug", flat=True))
        for field in form.fields.values():
            field.choices = [choice for choice in field.choices if choice[0] not in there]
        for name in [name for name, field in form.fields.items() if not field.choices]:
            del form.fields[name]
        return form

    def get_context_data(self, **kwargs) -> dict:
        there = [region.name for region in Region.objects.current().by_name()]
        return super().get_context_data(
            title=_("Add regions from the register"),
            there=there,
            known_districts=known_districts(),
            cancel_url=reverse("organisation"),
            **kwargs,
        )

    def form_valid(self, form: RegionsForm) -> HttpResponse:
        loaded = load_register(actor=self.request.user, regions=form.chosen())
        messages.success(
            self.request,
            ngettext(
                "%(count)d region is added, with what it was before.",
                "%(count)d regions are added, with what they were before.",
                loaded.new_regions,
            )
            % {"count": loaded.new_regions},
        )
        return super().form_valid(form)

    def form_invalid(self, form: RegionsForm) -> HttpResponse:
        response = super().form_invalid(form)
        response.status_code = 422
        return response
