"""Screens of one year's population of a community, on the way from where it was found wanting."""

from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from communities.forms.profile import PEOPLE, ProfileForm
from communities.models import Community, CommunityProfile
from core.display import Fact, Link
from core.numbers import format_number
from core.views import PartCreateView, PartDeleteView, PartUpdateView
from core.views.base import way_back


class ProfileEdit:
    """What entering and changing a profile share: it comes back to where it was asked for."""

    model = CommunityProfile
    form_class = ProfileForm
    whole = Community
    whole_field = "community"
    title = gettext_lazy("Population of a year")
    anchor = "profiles"
    remove_url_name = "communities:profile_delete"

    def get_form_kwargs(self) -> dict:
        return super().get_form_kwargs() | {"back": way_back(self.request)}

    def cancel_url(self) -> str:
        """Where it was asked for, else the community's page."""
        return way_back(self.request) or super().cancel_url()


class WithTheYearBefore(ProfileEdit):
    """A form with the profile before it beside."""

    template_name = "communities/profile_form.html"
    copy: Link | None = None

    def before(self) -> CommunityProfile | None:
        """The profile to compare with."""
        raise NotImplementedError

    def get_context_data(self, **kwargs) -> dict:
        before = self.before()
        return super().get_context_data(
            facts=facts_of(before) if before else (),
            copy=self.copy if before else None,
            **kwargs,
        )


def facts_of(profile: CommunityProfile) -> list[Fact]:
    """The numbers of one year, as a form shows them beside its own."""
    numbers = [
        Fact(
            str(CommunityProfile._meta.get_field(name).verbose_name).capitalize(),
            format_number(getattr(profile, name)),
        )
        for name in PEOPLE
    ]
    return [Fact(_("Entered before, year"), str(profile.year)), *numbers]


class ProfileCreateView(WithTheYearBefore, PartCreateView):
    """The population of a year that is not entered yet, open also where the community is confirmed;
    "?copy=yes" begins with the numbers of the year before, never with its source."""

    @cached_property
    def _latest(self) -> CommunityProfile | None:
        return self.root.profiles.order_by("-year").first()

    @property
    def copy(self) -> Link:
        """How the numbers of the year before are taken over."""
        query = self.request.GET.copy()
        query["copy"] = "yes"
        return Link(_("Copy these numbers"), f"?{query.urlencode()}")

    def before(self) -> CommunityProfile | None:
        return self._latest

    def get_initial(self) -> dict:
        latest, this_year = self._latest, timezone.localdate().year
        if latest is None:
            return super().get_initial()
        initial = {"year": min(latest.year + 1, this_year)}
        if self.request.GET.get("copy") == "yes":
            initial |= {name: getattr(latest, name) for name in PEOPLE}
        return super().get_initial() | initial


class ProfileUpdateView(WithTheYearBefore, PartUpdateView):
    """The population of a year, corrected; figures count it."""

    is_counted = True

    def before(self) -> CommunityProfile | None:
        earlier = self.root.profiles.filter(year__lt=self.object.year)
        return earlier.order_by("-year").first()


class ProfileDeleteView(ProfileEdit, PartDeleteView):
    """Removes a profile that was entered by mistake; figures count it."""

    is_counted = True

    def get_form_kwargs(self) -> dict:
        return PartDeleteView.get_form_kwargs(self)
