"""The form of an appeal with what is at stake and, on a card of its own, who brings it."""

from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.contrib.auth import get_user_model
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from communities.forms.choices import say_communities
from core.fields import CleanCharField
from core.forms import RecordForm
from core.grids import GridRowForm, RecordGrid, grid
from dialogue.forms.choices import say_councils, say_districts, say_sectors
from dialogue.models import Appeal, Applicant, Stake

APPLICANT = ("applicant_name", "applicant_phone", "applicant_email", "applicant_note")
RECEIVED = (
    "council",
    "received_on",
    "channel",
    "applicant_kind",
    "title",
    "asked",
    "community",
    "district",
    "sector",
)
HEARING = ("both_sides_heard", "sides_note", "finding")


class AppealForm(RecordForm):
    """An appeal. Whoever may not read the applicant finds no field of the applicant here, and
    saving leaves the applicant as it is."""

    past_days = ("received_on",)
    choices_by = {"council": "choosable_by"}

    applicant_name = CleanCharField(
        label=gettext_lazy("Name of the applicant"), max_length=200, required=False
    )
    applicant_phone = CleanCharField(label=gettext_lazy("Phone"), max_length=60, required=False)
    applicant_email = forms.EmailField(label=gettext_lazy("E-mail"), max_length=254, required=False)
    applicant_note = CleanCharField(
        label=pgettext_lazy("applicant", "Note"), max_length=300, required=False
    )

    class Meta(RecordForm.Meta):
        model = Appeal
        fields = [*RECEIVED, "is_confidential", *HEARING]

    def set_up(self) -> None:
        appeal, fields = self.instance, self.fields
        self.applicant = None
        council = appeal.council if appeal.council_id else None
        say_councils(fields["council"])
        if appeal.pk:
            # Its code is one of this council's.
            fields["council"].disabled = True
        if council is not None:
            of_region = fields["community"].queryset.filter(district__region=council.region_id)
            fields["community"].queryset = of_region
        say_communities(fields["community"])
        region = council.region_id if council else None
        say_districts(fields["district"], self.user, appeal.district_id, region)
        say_sectors(fields["sector"], appeal.sector_id)
        fields["community"].help_text = gettext_lazy("The place the appeal is about, if it is one.")
        fields["title"].help_text = gettext_lazy(
            "In a few words, without the name of the applicant: everybody sees them."
        )
        if appeal.pk is None or appeal.tells_applicant_to(self.user):
            self._ask_applicant()
        else:
            for name in (*APPLICANT, "is_confidential"):
                del fields[name]
        self._lay_out()

    def _ask_applicant(self) -> None:
        if self.instance.pk:
            applicants = Applicant.objects.visible_to(self.user)
            self.applicant = applicants.filter(appeal=self.instance.pk).first()
        for name in APPLICANT:
            self.initial[name] = getattr(self.applicant, name.removeprefix("applicant_"), "")
        self.fields["is_confidential"].help_text = format_lazy(
            "{} {}",
            gettext_lazy(
                "Name, phone and e-mail are then shown only to those with the right to read them. "
                "Everybody else, every list, file and search has the code of the appeal."
            ),
            readers_of_applicants(self.user),
        )

    def _lay_out(self) -> None:
        cards = [
            (gettext_lazy("What was received"), RECEIVED),
            (gettext_lazy("Who brings it"), ("is_confidential", *APPLICANT)),
            (gettext_lazy("The hearing"), HEARING),
        ]
        found = [
            Fieldset(str(title), *(name for name in names if name in self.fields), css_class="card")
            for title, names in cards
            if any(name in self.fields for name in names)
        ]
        self.helper.layout = Layout("version", *found)

    def typed_applicant(self) -> Applicant | None:
        """The applicant to be saved: None if nothing of it was asked or changed."""
        if not set(APPLICANT) & set(self.changed_data):
            return None
        applicant = self.applicant or Applicant()
        for name in APPLICANT:
            setattr(applicant, name.removeprefix("applicant_"), self.cleaned_data[name])
        return applicant


def readers_of_applicants(user) -> str:
    """Who reads confidential applicants today, by name, and whether `user` is among them."""
    readers = get_user_model().objects.filter(is_active=True, reads_confidential_appeals=True)
    names = [str(reader) for reader in readers.exclude(role="viewer")[:6]]
    if not names:
        return _("Nobody has this right yet; an administrator gives it.")
    told = _("This right have: %(names)s.") % {"names": ", ".join(names)}
    if user.reads_confidential_appeals:
        return told
    return f"{told} " + _("You have not: after saving you see the code, too.")


class StakeRow(GridRowForm):
    class Meta(GridRowForm.Meta):
        model = Stake
        fields = ["kind", "quantity", "unit", "description"]

    def set_up(self) -> None:
        quantity = self.initial.get("quantity")
        if quantity is not None and quantity == quantity.to_integral_value():
            self.initial["quantity"] = quantity.quantize(1)


class StakeGridBase(RecordGrid):
    title = gettext_lazy("What is at stake")
    note = gettext_lazy("For example: jobs, 170; livestock, 300, horses.")


StakeGrid = grid("stakes", Appeal, Stake, StakeRow, formset=StakeGridBase, extra=3)
