"""A community's way into a programme: steps on its page, and the whole of it put right."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from communities.forms.joining import NewPartnershipForm, PartnershipForm, form_of
from communities.joining import (
    MOVES,
    JoiningMove,
    available_moves,
    move_partnership,
    propose_partnership,
)
from communities.models import Community, Partnership
from communities.views.residents import OfCommunity
from core.display import Action, Link
from core.exceptions import RuleViolation
from core.forms import is_locked
from core.views import PartCreateView, PartDeleteView, PartUpdateView, StepView


def joining_actions(community: Community, user) -> list[Action]:
    """The steps that follow in each programme: buttons that ask the day, or the reason why not.
    With more than one programme under way a button names its own. Leaving is rare: it is offered
    only where it may be done."""
    going = [
        (partnership, moves)
        for partnership in community.partnerships.all()
        if (moves := available_moves(partnership, user))
    ]
    return [
        _action(partnership, move, why_not, named=len(going) > 1)
        for partnership, moves in going
        for move, why_not in moves
        if move.verb != "leave" or why_not is None
    ]


def _action(
    partnership: Partnership, move: JoiningMove, why_not: RuleViolation | None, named: bool
) -> Action:
    form = None
    if why_not is None:
        initial = {"on": timezone.localdate(), "version": partnership.version}
        form = form_of(move.verb)(initial=initial, auto_id=f"id_{move.verb}_{partnership.pk}_%s")
    return Action(
        label=f"{move.label}: {partnership.programme}" if named else str(move.label),
        url=reverse("communities:partnership_step", args=[partnership.pk, move.verb]),
        enabled=why_not is None,
        reason=why_not.reason if why_not else "",
        tone=move.tone,
        form=form,
        links=[Link(gap.text, gap.url) for gap in why_not.missing] if why_not else (),
    )


class PartnershipStepView(StepView):
    """A step of a community into a programme, or out of it."""

    model = Partnership

    def post(self, request, pk: int, verb: str):
        if verb not in MOVES:
            raise Http404
        return super().post(request, pk, verb)

    def allowed(self, record: Partnership, verb: str) -> bool:
        editable = Partnership.objects.editable_by(self.request.user)
        return editable.filter(pk=record.pk).exists()

    def form_for(self, verb: str):
        return form_of(verb)

    def take(self, record: Partnership, verb: str, version: int, data: dict) -> None:
        asked = {name: value for name, value in data.items() if name != "version"}
        move_partnership(
            actor=self.request.user, partnership=record, verb=verb, version=version, **asked
        )

    def label(self, verb: str) -> str:
        return str(MOVES[verb].label)


class PartnershipEdit(OfCommunity):
    """What entering, changing and removing a partnership share."""

    model = Partnership
    title = gettext_lazy("Partnership in a programme")
    anchor = "partnerships"
    remove_url_name = "communities:partnership_delete"


class PartnershipCreateView(PartnershipEdit, PartCreateView):
    """A community becomes a candidate for a programme."""

    form_class = NewPartnershipForm
    title = gettext_lazy("Candidate for a programme")

    def save(self, form) -> None:
        if form.instance.joined_on:
            super().save(form)
            return
        propose_partnership(
            actor=self.request.user,
            community=self.root,
            programme=form.instance.programme,
            on=form.instance.candidate_on,
        )


class StoredPartnership(PartnershipEdit):
    """A partnership that joined is counted, and closed with a confirmed community."""

    def get_object(self, queryset=None):
        part = super().get_object(queryset)
        if part.joined_on and is_locked(self.root, self.request.user):
            raise PermissionDenied(_("The record is confirmed. A manager can reopen it."))
        return part


class PartnershipUpdateView(StoredPartnership, PartUpdateView):
    """A partnership, put right."""

    form_class = PartnershipForm


class PartnershipDeleteView(StoredPartnership, PartDeleteView):
    """Removes a partnership that was entered by mistake."""
