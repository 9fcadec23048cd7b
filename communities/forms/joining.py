"""Forms of a community's way into a programme: the steps, and the whole of it put right."""

from django.utils import timezone
from django.utils.translation import gettext_lazy

from communities.joining import MOVES, disorder
from communities.models import Partnership
from core.fields import CleanCharField, LocalDateField
from core.forms import RecordForm, StepForm, is_locked

EXAMPLE_OF_AKIMAT = gettext_lazy("For instance: the akimat of Merke District.")


class StepOfJoiningForm(StepForm):
    """Asks on which day, up to today, and carries the version of the partnership."""

    on = LocalDateField(label=gettext_lazy("On"))

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].max_value = timezone.localdate()


class AgreementForm(StepOfJoiningForm):
    """Asks with whom an agreement was signed, when and under which number."""

    agreement_with = CleanCharField(
        label=gettext_lazy("Agreement with"), max_length=200, help_text=EXAMPLE_OF_AKIMAT
    )
    agreement = CleanCharField(
        label=gettext_lazy("Number of the agreement"), max_length=200, required=False
    )

    field_order = ("agreement_with", "agreement", "on")


class EndForm(StepOfJoiningForm):
    """Asks on which day it ended, and why."""

    reason = CleanCharField(label=gettext_lazy("Reason"), multiline=True, max_length=2000)


def form_of(verb: str) -> type[StepOfJoiningForm]:
    """What a step of joining asks."""
    move = MOVES[verb]
    if move.asks_agreement:
        return AgreementForm
    return EndForm if move.asks_reason else StepOfJoiningForm


class PartnershipFormBase(RecordForm):
    """What the forms of a partnership share: its programme, and days in their order."""

    past_days = ("candidate_on", "agreement_on", "joined_on", "left_on")

    def set_up(self) -> None:
        programme = self.fields["programme"]
        programme.queryset = programme.queryset.choosable_by(self.user)
        if self.instance.pk:
            programme.queryset |= type(self.instance.programme).objects.filter(
                pk=self.instance.programme_id
            )
        programme.queryset = programme.queryset.by_name()

    def settle(self, data: dict) -> None:
        """Hook: what follows from what was typed, before the order of days is looked at."""

    def clean(self) -> dict:
        data = super().clean()
        self.settle(data)
        for name in self._meta.fields:
            if name in data:
                setattr(self.instance, name, data[name])
        for name, text in disorder(self.instance).items():
            if not self.errors:
                self.add_error(name if name in self.fields else None, text)
        return data


class NewPartnershipForm(PartnershipFormBase):
    """A community becomes a candidate; what was before the records began is entered as joined."""

    class Meta(RecordForm.Meta):
        model = Partnership
        fields = ["programme", "candidate_on", "joined_on"]

    def set_up(self) -> None:
        super().set_up()
        self.initial["candidate_on"] = timezone.localdate()
        if is_locked(self.root, self.user):
            del self.fields["joined_on"]
        else:
            self.fields["joined_on"].help_text = gettext_lazy(
                "Only where it joined long ago and is entered now. Otherwise it joins by a step "
                "on its page, once there is an agreement."
            )

    def settle(self, data: dict) -> None:
        """One that joined long ago is no candidate since the day that was only offered."""
        if data.get("joined_on") and "candidate_on" not in self.changed_data:
            data["candidate_on"] = None


class PartnershipForm(PartnershipFormBase):
    """Everything about a partnership, to be put right; it goes on by steps."""

    class Meta(RecordForm.Meta):
        model = Partnership
        fields = [
            "programme",
            "candidate_on",
            "agreement_with",
            "agreement",
            "agreement_on",
            "joined_on",
            "left_on",
            "end_reason",
        ]

    def set_up(self) -> None:
        super().set_up()
        self.fields["agreement_with"].help_text = EXAMPLE_OF_AKIMAT
        if not self.instance.joined_on:
            del self.fields["joined_on"]
        if not self.instance.left_on:
            del self.fields["left_on"], self.fields["end_reason"]
