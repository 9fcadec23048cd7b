"""The forms of a recommendation and of an outcome; their council is known from the address."""

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from communities.forms.choices import say_partners
from core.forms import RecordForm
from dialogue.models import Outcome, Recommendation


class RecommendationForm(RecordForm):
    """What a council advises, to whom and by when; what followed is entered by steps."""

    class Meta(RecordForm.Meta):
        model = Recommendation
        fields = ["title", "text", "meeting", "appeal", "addressee", "addressee_text", "due_on"]

    def set_up(self) -> None:
        of_council = {"council": self.instance.council_id}
        fields = self.fields
        meetings = fields["meeting"].queryset.filter(**of_council, not_held_reason="")
        fields["meeting"].queryset = meetings
        fields["appeal"].queryset = fields["appeal"].queryset.filter(**of_council)
        fields["appeal"].empty_label = gettext_lazy("no appeal")
        say_partners(fields["addressee"], Q(pk=self.instance.addressee_id))
        fields["due_on"].help_text = gettext_lazy(
            "By when the addressee is asked to answer. Empty: without a term."
        )

    def clean(self) -> dict:
        data = super().clean() or self.cleaned_data
        if {"addressee", "addressee_text"}.isdisjoint(self.errors):
            if not data.get("addressee") and not data.get("addressee_text"):
                self.add_error("addressee", _("Say to whom the recommendation is addressed."))
        return data


class OutcomeForm(RecordForm):
    """What changed, since when, what shows it, and how many people it touches."""

    past_days = ("occurred_on",)

    class Meta(RecordForm.Meta):
        model = Outcome
        fields = [
            "title",
            "kind",
            "occurred_on",
            "appeal",
            "recommendation",
            "description",
            "evidence",
            "people_affected",
        ]

    def set_up(self) -> None:
        for name in ("appeal", "recommendation"):
            field = self.fields[name]
            field.queryset = field.queryset.filter(council=self.instance.council_id)
        self.fields["evidence"].help_text = gettext_lazy(
            "What shows it: a decision with its number, a letter, a visit."
        )
