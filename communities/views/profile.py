"""Screens of one year's population of a community, on the way from where it was found wanting."""

from django.utils.translation import gettext_lazy

from communities.forms.profile import ProfileForm
from communities.models import Community, CommunityProfile
from core.views import PartCreateView, PartUpdateView
from core.views.base import way_back


class ProfileEdit:
    """What entering and changing a profile share: it comes back to where it was asked for."""

    model = CommunityProfile
    form_class = ProfileForm
    whole = Community
    whole_field = "community"
    title = gettext_lazy("Population of a year")
    anchor = "profiles"

    def get_form_kwargs(self) -> dict:
        return super().get_form_kwargs() | {"back": way_back(self.request)}

    def cancel_url(self) -> str:
        """Where it was asked for, else the community's page."""
        return way_back(self.request) or super().cancel_url()


class ProfileCreateView(ProfileEdit, PartCreateView):
    """The population of a year that is not entered yet."""


class ProfileUpdateView(ProfileEdit, PartUpdateView):
    """The population of a year, corrected."""
