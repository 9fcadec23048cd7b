"""Forms of communities with their profiles."""

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from communities.duplicates import likely_communities
from communities.forms.likely import LikelyOnesMixin
from communities.models import Community, CommunityProfile, Programme
from core.fields import LocalDateField
from core.finding import by_search
from core.forms import RecordForm, RowChoiceField, way_aside
from core.grids import GridRowForm, RecordGrid, grid
from core.places import PlaceField, place_of


class CommunityForm(LikelyOnesMixin, RecordForm):
    """A community: its names, kind and today's district; a move is asked for its day."""

    choices_by = {"district": "choosable_by"}
    told_by = ("name_ru", "name_kk", "name_en", "district")

    moved_on = LocalDateField(
        label=gettext_lazy("In this district since"),
        required=False,
        help_text=gettext_lazy("Only if the district has changed. Leave empty for today."),
    )
    place = PlaceField(
        label=gettext_lazy("Place on the map"),
        required=False,
        help_text=gettext_lazy(
            "Latitude and longitude as a map gives them, pasted together: 43.25, 76.95"
        ),
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
        self.initial["place"] = place_of(self.instance)
        district = self.fields["district"]
        district.queryset = district.queryset.by_name()
        district.label_from_instance = lambda one: f"{one} ({one.region})"
        by_search(district)
        if not self.instance.pk or district.disabled:
            del self.fields["moved_on"]

    def likely_ones(self, data: dict, changed: list[str]) -> list[Community]:
        """Communities of the same district whose name is the same or nearly so."""
        names = [data.get(name, "") for name in self.told_by if name.startswith("name_")]
        return likely_communities(names, data.get("district"), beside=self.instance.pk)

    def about_likely(self, record: Community) -> list:
        return [record.get_kind_display(), record.code, record.district]

    def clean_place(self):
        """The place, written to the two numbers that hold it."""
        place = self.cleaned_data["place"]
        self.instance.latitude, self.instance.longitude = place or (None, None)
        return place

    def clean_moved_on(self):
        """The day of the move; without a move there is none."""
        day = self.cleaned_data["moved_on"]
        if "district" not in self.changed_data:
            return None
        today = timezone.localdate()
        if day and day > today:
            raise ValidationError(_("Give a day up to today."))
        return day or today


class NewCommunityForm(CommunityForm):
    """A new community: its district comes first, and it may begin as a candidate."""

    choices_by = CommunityForm.choices_by | {"programme": "choosable_by"}
    field_order = [
        "district",
        "kind",
        "name_ru",
        "name_kk",
        "name_en",
        "programme",
        "candidate_on",
    ]

    programme = RowChoiceField(
        label=gettext_lazy("Candidate for the programme"),
        queryset=Programme.objects.all(),
        required=False,
        help_text=gettext_lazy("The agreement with the akimat and joining follow on its page."),
    )
    candidate_on = LocalDateField(label=gettext_lazy("Candidate since"), required=False)

    def set_up(self) -> None:
        super().set_up()
        self.fields["candidate_on"].max_value = timezone.localdate()
        self.initial["candidate_on"] = timezone.localdate()

    def clean_candidate_on(self):
        """The day, which is asked only with a programme."""
        day = self.cleaned_data["candidate_on"]
        if self.cleaned_data.get("programme") and not day:
            raise ValidationError(_("Give the day since which it is a candidate or joined."))
        return day


class ProfileRow(GridRowForm):
    class Meta(GridRowForm.Meta):
        model = CommunityProfile
        fields = ["year", "population", "households", "women", "men", "youth", "source"]


class ProfileGridBase(RecordGrid):
    title = gettext_lazy("Profiles by year")

    @property
    def note(self) -> str:
        """What profiles are for; where they are locked, the way to add a later year."""
        if not self.locked:
            return _("Reach in a community is never shown above its population.")
        url = reverse("communities:profile_create", args=[self.instance.pk])
        text = _("Locked, because the record is confirmed. A manager can reopen it.")
        return format_html("{} {}", text, way_aside(url, _("Add a later year")))


ProfileGrid = grid(
    "profiles", Community, CommunityProfile, ProfileRow, formset=ProfileGridBase, extra=1
)
