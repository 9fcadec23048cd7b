"""Screens of outcomes: what changed after a council's work."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.dates import format_date
from core.display import Action, Fact
from core.numbers import format_number
from core.services import save_record
from core.views import PartDeleteView, RecordDetailView, RecordUpdateView
from dialogue.forms.recommendation import OutcomeForm
from dialogue.models import Appeal, Council, Outcome, Recommendation
from dialogue.views.of_council import OfCouncilCreateView


class OutcomeDetailView(RecordDetailView):
    """One outcome: what changed, since when, what shows it."""

    model = Outcome
    url_names = {"update": "dialogue:outcome_update"}

    def get_queryset(self):
        return super().get_queryset().for_page()

    def lead(self) -> str:
        return str(self.object.get_kind_display()).capitalize()

    def actions(self) -> list[Action]:
        if not self.may_edit():
            return []
        url = reverse("dialogue:outcome_delete", args=[self.object.pk])
        return [Action(_("Remove"), url, method="get")]

    def facts(self) -> list[Fact]:
        one = self.object
        facts = [Fact(_("Council"), str(one.council), one.council.get_absolute_url())]
        if one.appeal_id:
            facts.append(Fact(_("Appeal"), str(one.appeal), one.appeal.get_absolute_url()))
        if one.recommendation_id:
            advice = one.recommendation
            facts.append(Fact(_("Recommendation"), str(advice), advice.get_absolute_url()))
        return [
            *facts,
            Fact(_("Since"), format_date(one.occurred_on)),
            Fact(_("People affected"), format_number(one.people_affected)),
            Fact(_("Description"), one.description),
            Fact(_("Evidence"), one.evidence),
        ]


class OutcomeCreateView(OfCouncilCreateView):
    """A new outcome; its appeal and recommendation may be proposed in the address."""

    model = Outcome
    form_class = OutcomeForm
    title = gettext_lazy("New outcome")
    anchor = "outcomes"

    def get_initial(self) -> dict:
        user, council = self.request.user, self.root
        appeals = Appeal.objects.visible_to(user).filter(council=council)
        advice = Recommendation.objects.visible_to(user).filter(council=council)
        return super().get_initial() | {
            "appeal": self.asked("appeal", appeals),
            "recommendation": self.asked("recommendation", advice),
        }

    def write(self, form) -> Outcome:
        return save_record(actor=self.request.user, record=form.instance, version=None)


class OutcomeUpdateView(RecordUpdateView):
    """An outcome's own values."""

    model = Outcome
    form_class = OutcomeForm


class OutcomeDeleteView(PartDeleteView):
    """Removes an outcome that was entered by mistake."""

    model = Outcome
    whole = Council
    whole_field = "council"
    anchor = "outcomes"
