"""The form of a council with its seats."""

from django.db.models import Case, Q, Value, When
from django.utils.translation import gettext_lazy

from communities.forms.choices import say_partners
from core.dates import PartialDate
from core.fields import PartialDateField
from core.forms import RecordForm
from core.grids import GridRowForm, RecordGrid, grid
from dialogue.choices import CouncilSide
from dialogue.forms.choices import say_districts
from dialogue.models import Council, Seat


class CouncilForm(RecordForm):
    """A council: its names, its region, how it came to be and how it works."""

    founded_on = PartialDateField(label=gettext_lazy("Founded on"), required=False)
    field_order = ["name_ru", "name_kk", "name_en", "region", "district", "programme", "founded_on"]

    class Meta(RecordForm.Meta):
        model = Council
        fields = [
            "name_ru",
            "name_kk",
            "name_en",
            "region",
            "district",
            "programme",
            "founding_act",
            "ended_on",
            "meets_every_months",
            "quorum",
            "about",
        ]

    def set_up(self) -> None:
        council, fields, user = self.instance, self.fields, self.user
        mine = Q(valid_to=None)
        if not user.scope.everywhere:
            mine &= Q(pk__in=user.scope.regions)
        regions = fields["region"].queryset
        fields["region"].queryset = regions.filter(mine | Q(pk=council.region_id)).by_name()
        say_districts(fields["district"], user, council.district_id)
        fields["district"].empty_label = gettext_lazy("the whole region")
        programmes = fields["programme"].queryset
        kept = Q(pk=council.programme_id)
        fields["programme"].queryset = programmes.filter(Q(is_open=True) | kept).by_name()
        if council.founded_on:
            self.initial["founded_on"] = (council.founded_on, council.founded_on_precision)
        if council.pk is None:
            self._choose_only_region()

    def _choose_only_region(self) -> None:
        """Whoever answers for one region is not asked which."""
        regions = self.user.scope.regions
        if not self.user.scope.everywhere and len(regions) == 1:
            self.initial.setdefault("region", next(iter(regions)))

    def clean(self) -> dict:
        data = super().clean() or self.cleaned_data
        if "founded_on" in data:
            founded = data["founded_on"] or PartialDate(None)
            self.instance.founded_on, self.instance.founded_on_precision = founded
        return data


class SeatRow(GridRowForm):
    class Meta(GridRowForm.Meta):
        model = Seat
        fields = ["side", "position", "organisation", "person", "taken_on", "left_on"]

    def set_up(self) -> None:
        council = self.instance.council_id
        has = Q(council_seats__council=council)
        kept = self.fields["organisation"].queryset.filter(has).values("pk") if council else None
        say_partners(self.fields["organisation"], Q(pk__in=kept) if kept is not None else None)


class SeatGridBase(RecordGrid):
    title = gettext_lazy("Seats")
    note = gettext_lazy(
        "One row for each place in the council. Who leaves keeps the row, with the day; whoever "
        "follows gets a row of their own."
    )

    def get_queryset(self):
        """The seats by side, in the order of the sides."""
        if not hasattr(self, "_by_side"):
            sides = enumerate(CouncilSide.values)
            order = Case(*(When(side=side, then=Value(place)) for place, side in sides))
            self._by_side = super().get_queryset().order_by(order, "pk")
        return self._by_side


SeatGrid = grid("seats", Council, Seat, SeatRow, formset=SeatGridBase, extra=3)
