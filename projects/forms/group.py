"""The form of one count of people: who uses it, how many, and the table by sex and age band."""

from collections.abc import Iterable
from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from communities.choices import Sex
from communities.models import AgeBand
from core.exceptions import RuleViolation
from core.fields import LocalIntegerField
from core.forms import RecordForm
from core.numbers import format_number
from projects.forms.who import WhoForm
from projects.models import BeneficiaryGroup
from projects.part_services import check_split

FEWER = gettext_lazy("By sex and age: %(split)s of %(people)s. Not split: %(rest)s.")
ALL = gettext_lazy("By sex and age: %(split)s of %(people)s, all of them.")
MORE = gettext_lazy("By sex and age: %(split)s of %(people)s. Too many: %(rest)s.")


@dataclass(frozen=True)
class SplitRow:
    """One age band of the table: its name, a field for each sex, and their sum."""

    label: str
    fields: list[BoundField]
    total: str

    def cells(self) -> list[tuple[str, BoundField]]:
        """Each field with the name of its column."""
        return [(sex.label, field) for sex, field in zip(Sex, self.fields, strict=True)]


class CountForm(RecordForm):
    """What a count of people holds itself, on the screens and in the administration."""

    past_days = ("counted_on",)

    class Meta(RecordForm.Meta):
        model = BeneficiaryGroup
        fields = ["basis", "directness", "label", "people", "counted_on", "method"]
        help_texts = {
            "directness": gettext_lazy(
                "Direct: those who draw the water, learn in the school, ride on the bridge. "
                "Indirect: those who gain without using it, for example shops that sell more."
            ),
            "label": gettext_lazy("For example pupils, patients, herders. May be left empty."),
            "people": gettext_lazy("All of them, also if sex and age are not known."),
            "counted_on": gettext_lazy("The day to which the number belongs."),
            "method": gettext_lazy(
                "A register: the school's or the clinic's list. A list of users: names taken "
                "house by house. Estimated: how many live there, by the akimat's figures."
            ),
        }


class GroupForm(WhoForm, CountForm):
    """A count of people: `people` leads, the table by sex and age may hold fewer, never more."""

    field_order = [
        "zone",
        "part_community",
        "part_name",
        "another",
        "basis",
        "directness",
        "label",
        "people",
        "counted_on",
        "method",
    ]

    class Meta(CountForm.Meta):
        widgets = {"basis": forms.RadioSelect, "directness": forms.RadioSelect}

    def set_up(self) -> None:
        self.ask(self.root or self.instance.project)
        if self.instance.pk:
            self.initial["zone"] = value = str(self.instance.zone_id)
            if value in (zones := self.fields["zone"].zones()):
                self.instance.zone = zones[value][1]
            self.fields["zone"].kept = self.instance.zone
        self.bands = self._bands()
        self.columns = list(Sex)
        for band in self.bands:
            for sex in self.columns:
                label = f"{sex.label}, {band.name if band else _('age not known')}"
                self.fields[cell_name(sex, band and band.pk)] = LocalIntegerField(
                    label=label, min_value=0, required=False
                )

    def _bands(self) -> list[AgeBand | None]:
        """The programme's bands, those that are used already, and at the end age not known."""
        cells = list(self.instance.cells.all()) if self.instance.pk else []
        self.initial |= cells_initial(cells)
        used = {cell.age_band_id for cell in cells if cell.age_band_id}
        own = Q(programme=self.project.programme_id)
        bands = AgeBand.objects.filter(own | Q(pk__in=used)).order_by("from_age", "pk")
        return [*bands, None]

    def clean(self) -> dict:
        cleaned = super().clean() or self.cleaned_data
        if zone := self.answered(cleaned):
            self.instance.zone = zone
        if cleaned.get("people") is not None:
            try:
                check_split(cleaned["people"], self.split())
            except RuleViolation as refusal:
                self.add_error("people", refusal.reason)
        return cleaned

    def split(self) -> dict[tuple[str, int | None], int | None]:
        """The people typed into the table, by sex and key of the age band."""
        return {
            (sex.value, band.pk if band else None): self.cleaned_data.get(
                cell_name(sex, band and band.pk)
            )
            for band in self.bands
            for sex in self.columns
        }

    def rows(self) -> list[SplitRow]:
        """The table as it is shown."""
        found = []
        for band in self.bands:
            fields = [self[cell_name(sex, band and band.pk)] for sex in self.columns]
            label = band.name if band else _("age not known")
            found.append(SplitRow(label, fields, format_number(self._sum(fields))))
        return found

    def totals(self) -> list[str]:
        """The sum of each column, and of all."""
        columns = zip(*(row.fields for row in self.rows()), strict=True)
        sums = [self._sum(fields) for fields in columns]
        return [format_number(number) for number in [*sums, sum(sums)]]

    def _sum(self, fields: Iterable[BoundField]) -> int:
        return sum(self._typed(field.name) or 0 for field in fields)

    def _typed(self, name: str) -> int | None:
        """The number that stands in a field, if it can be read."""
        try:
            return self.fields[name].to_python(self[name].value())
        except ValidationError:
            return None

    def split_state(self) -> str:
        """How much of the people the table holds, in words; empty while it holds nobody."""
        people = self._typed("people")
        split = sum(self._sum(row.fields) for row in self.rows())
        if not split or people is None:
            return ""
        rest = people - split
        text = ALL if rest == 0 else FEWER if rest > 0 else MORE
        values = {"split": split, "people": people, "rest": abs(rest)}
        return text % {name: format_number(number) for name, number in values.items()}

    def split_words(self) -> dict[str, str]:
        """The sentences of the state of the split, for the script that keeps it while typing."""
        return {"fewer": FEWER, "all": ALL, "more": MORE}

    def count_fields(self) -> list[BoundField]:
        """The fields between the question and the table, in the order they are asked."""
        names = ("basis", "people", "label", "directness", "counted_on", "method")
        return [self[name] for name in names]


def cell_name(sex: str, band: int | None) -> str:
    """The name of the field of one cell of the table, by sex and key of the age band."""
    return f"{sex}_{band or 0}"


def cells_initial(cells) -> dict[str, int]:
    """What the fields of the table begin with, from stored cells."""
    return {cell_name(cell.sex, cell.age_band_id): cell.people for cell in cells}
