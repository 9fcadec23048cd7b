"""Forms of communities with their partnerships and profiles."""

from django.utils.translation import gettext_lazy as _

from communities.models import Community, CommunityProfile, Partnership
from core.forms import RecordForm
from core.grids import GridRowForm, RecordGrid, grid


class CommunityForm(RecordForm):
    """A community: its names, kind and today's district."""

    choices_by = {"district": "choosable_by"}

    class Meta(RecordForm.Meta):
        model = Community
        fields = [
            "name_ru",
            "name_kk",
            "name_en",
            "kind",
            "district",
            "code",
            "distance_km",
            "about",
        ]


class PartnershipRow(GridRowForm):
    class Meta(GridRowForm.Meta):
        model = Partnership
        fields = ["programme", "joined_on", "left_on", "agreement"]


class ProfileRow(GridRowForm):
    class Meta(GridRowForm.Meta):
        model = CommunityProfile
        fields = ["year", "population", "households", "women", "men", "youth", "source"]


class PartnershipGridBase(RecordGrid):
    title = _("Programmes it joined")


class ProfileGridBase(RecordGrid):
    title = _("Profiles by year")
    note = _("Reach in a community is never shown above its population.")


PartnershipGrid = grid(
    "partnerships", Community, Partnership, PartnershipRow, formset=PartnershipGridBase, extra=1
)
ProfileGrid = grid(
    "profiles", Community, CommunityProfile, ProfileRow, formset=ProfileGridBase, extra=1
)
