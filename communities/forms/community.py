"""Forms of communities with their partnerships and profiles."""

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from communities.models import Community, CommunityProfile, Partnership
from core.fields import LocalDateField
from core.forms import RecordForm
from core.grids import GridRowForm, RecordGrid, grid


class CommunityForm(RecordForm):
    """A community: its names, kind and today's district; a move is asked for its day."""

    choices_by = {"district": "choosable_by"}

    moved_on = LocalDateField(
        label=gettext_lazy("In this district since"),
        required=False,
        help_text=gettext_lazy("Only if the district has changed. Leave empty for today."),
    )
    field_order = ["name_ru", "name_kk", "name_en", "kind", "district", "moved_on"]

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

    def set_up(self) -> None:
        district = self.fields["district"]
        district.queryset = district.queryset.by_name()
        district.label_from_instance = lambda one: f"{one} ({one.region})"
        if not self.instance.pk or district.disabled:
            del self.fields["moved_on"]

    def clean_moved_on(self):
        """The day of the move; without a move there is none."""
        day = self.cleaned_data["moved_on"]
        if "district" not in self.changed_data:
            return None
        today = timezone.localdate()
        if day and day > today:
            raise ValidationError(_("Give a day up to today."))
        return day or today


class PartnershipRow(GridRowForm):
    class Meta(GridRowForm.Meta):
        model = Partnership
        fields = ["programme", "joined_on", "left_on", "agreement"]


class ProfileRow(GridRowForm):
    class Meta(GridRowForm.Meta):
        model = CommunityProfile
        fields = ["year", "population", "households", "women", "men", "youth", "source"]


class PartnershipGridBase(RecordGrid):
    title = gettext_lazy("Programmes it joined")

    def choices_of(self, name: str, field) -> dict:
        """Programmes that take new records, and those the community is in already."""
        known = [row.programme_id for row in self.get_queryset()]
        rows = field.queryset.choosable_by(self.user) | field.queryset.filter(pk__in=known)
        return {str(programme.pk): programme for programme in rows.by_name()}


class ProfileGridBase(RecordGrid):
    title = gettext_lazy("Profiles by year")
    note = gettext_lazy("Reach in a community is never shown above its population.")


PartnershipGrid = grid(
    "partnerships", Community, Partnership, PartnershipRow, formset=PartnershipGridBase, extra=1
)
ProfileGrid = grid(
    "profiles", Community, CommunityProfile, ProfileRow, formset=ProfileGridBase, extra=1
)
