"""Screens of conflict assessments: for others than their readers they do not exist."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy

from communities.forms.people import AssessmentForm, ScoreGrid
from communities.models import ConflictAssessment
from communities.views.residents import OfCommunity
from core.services import save_record
from core.views import PartCreateView, PartDeleteView, PartUpdateView


class AssessmentEdit(OfCommunity):
    """What the screens of an assessment share. Its history is its own, not its community's."""

    model = ConflictAssessment
    form_class = AssessmentForm
    grid_classes = (ScoreGrid,)
    title = gettext_lazy("Conflict assessment")
    anchor = "assessments"
    remove_url_name = "communities:assessment_delete"

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if not request.user.reads_conflict_assessments:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def save(self, form) -> None:
        save_record(
            actor=self.request.user,
            record=form.instance,
            version=form.cleaned_data.get("version"),
            formsets=self.grids,
        )


class AssessmentCreateView(AssessmentEdit, PartCreateView):
    """A new assessment with its scores."""


class AssessmentUpdateView(AssessmentEdit, PartUpdateView):
    """An assessment and its scores."""


class AssessmentDeleteView(AssessmentEdit, PartDeleteView):
    """Removes an assessment with its scores."""
