"""Steps of a project: moves between stages, and checking."""

from functools import partial

from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from core.display import Action, Link
from core.exceptions import RuleViolation
from core.review import MOVES as REVIEW_MOVES
from core.views import ReviewView, StepView
from projects.forms.steps import MoveForm, MoveWithReasonForm, WithdrawForm
from projects.models import Project
from projects.services import available_moves, move_project
from projects.stages import MOVES, StageMove


def form_of(move: StageMove, user, project_pk: int):
    """What makes the form of a move: the day, the reason, for withdrawing the other project."""
    if move.verb == "withdraw":
        return partial(WithdrawForm, user=user, project_pk=project_pk)
    return partial(MoveWithReasonForm if move.asks_reason else MoveForm, day=move.day)


def stage_actions(project: Project, user) -> list[Action]:
    """The moves that follow: each a button that asks the day, or disabled with the reason."""
    return [
        _action(project, move, why_not, user) for move, why_not in available_moves(project, user)
    ]


def _action(project: Project, move: StageMove, why_not: RuleViolation | None, user) -> Action:
    form = None
    if why_not is None:
        form = form_of(move, user, project.pk)(
            initial={"on": timezone.localdate()}, auto_id=f"id_{move.verb}_%s"
        )
    return Action(
        label=str(move.label),
        url=reverse("projects:project_stage", args=[project.pk, move.verb]),
        enabled=why_not is None,
        reason=why_not.reason if why_not else "",
        tone=move.tone,
        form=form,
        links=[Link(gap.text, gap.url) for gap in why_not.missing] if why_not else (),
    )


class ProjectStageView(StepView):
    """A move of a project to another stage."""

    model = Project

    def post(self, request, pk: int, verb: str):
        if verb not in MOVES:
            raise Http404
        return super().post(request, pk, verb)

    def allowed(self, record: Project, verb: str) -> bool:
        user = self.request.user
        editable = Project.objects.editable_by(user).filter(pk=record.pk)
        return user.can(MOVES[verb].right) and editable.exists()

    def form_for(self, verb: str):
        return form_of(MOVES[verb], self.request.user, self.kwargs["pk"])

    def take(self, record: Project, verb: str, version: int, data: dict) -> None:
        move_project(
            actor=self.request.user,
            project=record,
            verb=verb,
            version=version,
            on=data["on"],
            reason=data.get("reason", ""),
            merged_into=data.get("merged_into"),
        )

    def label(self, verb: str) -> str:
        return str(MOVES[verb].label)


class ProjectReviewView(ReviewView):
    """A step of checking a project."""

    model = Project

    def post(self, request, pk: int, verb: str):
        if verb not in REVIEW_MOVES:
            raise Http404
        return super().post(request, pk, verb)
