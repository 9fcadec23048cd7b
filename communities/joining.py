"""How a community joins a programme: one table of steps, read by the buttons and by the services.

A candidate signs an agreement with the akimat and joins; later it leaves. A candidate that never
joins is not taken up. Figures count a community from the day it joined.
"""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from communities.choices import PartnershipState as State
from communities.models import Community, Partnership
from core.dates import format_date
from core.exceptions import Missing, RuleViolation
from core.forms import is_locked
from core.services import save_record


@dataclass(frozen=True)
class JoiningMove:
    """One permitted step: from which states, which day it sets, what it asks for.

    `counted` steps change what figures count, so that a confirmed community has to be reopened.
    """

    verb: str
    label: str
    sources: tuple[str, ...]
    day: str
    asks_agreement: bool = False
    needs_agreement: bool = False
    asks_reason: bool = False
    counted: bool = False
    tone: str = "quiet"


MOVES = {
    move.verb: move
    for move in (
        JoiningMove(
            "agree",
            gettext_lazy("Enter the agreement"),
            (State.CANDIDATE,),
            "agreement_on",
            asks_agreement=True,
            tone="primary",
        ),
        JoiningMove(
            "join",
            pgettext_lazy("programme", "Join"),
            (State.CANDIDATE, State.AGREED),
            "joined_on",
            needs_agreement=True,
            counted=True,
            tone="primary",
        ),
        JoiningMove(
            "decline",
            gettext_lazy("Not taken up"),
            (State.CANDIDATE, State.AGREED),
            "left_on",
            asks_reason=True,
        ),
        JoiningMove(
            "leave",
            pgettext_lazy("programme", "Leave"),
            (State.JOINED,),
            "left_on",
            asks_reason=True,
            counted=True,
        ),
    )
}


def refusal(partnership: Partnership, move: JoiningMove, user) -> RuleViolation | None:
    """Why the step cannot be taken now, naming what is missing; None if it can."""
    if partnership.state not in move.sources:
        return RuleViolation(
            _("This step is not possible from “%(state)s”.") % {"state": partnership.state.label}
        )
    if move.counted and is_locked(partnership.community, user):
        return RuleViolation(_("The record is confirmed. A manager can reopen it."))
    if move.needs_agreement and (gaps := _missing(partnership)):
        text = ngettext("Missing: %(what)s.", "Missing: %(what)s.", len(gaps))
        return RuleViolation(text % {"what": ", ".join(gap.text for gap in gaps)}, gaps)
    return None


def _missing(partnership: Partnership) -> list[Missing]:
    """What of the agreement is not entered; an agreement without a number is one too."""
    form = reverse("communities:partnership_update", args=[partnership.pk])
    asked = (
        ("agreement_on", _("the day of the agreement with the akimat")),
        ("agreement_with", _("with which akimat it was signed")),
    )
    return [
        Missing(text, f"{form}#id_{field}")
        for field, text in asked
        if not getattr(partnership, field)
    ]


def available_moves(
    partnership: Partnership, user
) -> list[tuple[JoiningMove, RuleViolation | None]]:
    """The steps that follow, each with what stands in its way."""
    return [
        (move, refusal(partnership, move, user))
        for move in MOVES.values()
        if partnership.state in move.sources
    ]


def disorder(partnership: Partnership) -> dict[str, str]:
    """What is wrong with the order of its days: field -> sentence. Empty if nothing is."""
    found = {}
    order = ("candidate_on", "agreement_on", "joined_on", "left_on")
    days = [(name, getattr(partnership, name)) for name in order if getattr(partnership, name)]
    for (_before, earlier), (name, day) in zip(days, days[1:], strict=False):
        if day < earlier:
            found[name] = _("The step before was on %(day)s: this one is not earlier.") % {
                "day": format_date(earlier)
            }
    if not partnership.candidate_on and not partnership.joined_on:
        found["candidate_on"] = _("Give the day since which it is a candidate or joined.")
    if partnership.state == State.NOT_TAKEN_UP and not partnership.end_reason:
        found["end_reason"] = _("Give the reason.")
    return found


@transaction.atomic
def propose_partnership(*, actor, community: Community, programme, on: date) -> Partnership:
    """Make a community a candidate for a programme since a day.

    Raises RuleViolation if it is in the programme or a candidate already; OutOfScope.
    """
    open_ones = community.partnerships.filter(programme=programme, left_on=None)
    if open_ones.exists():
        raise RuleViolation(_("The community already is in this programme."))
    partnership = Partnership(community=community, programme=programme, candidate_on=on)
    return save_record(actor=actor, record=partnership, version=None, root=community)


@transaction.atomic
def move_partnership(
    *,
    actor,
    partnership: Partnership,
    verb: str,
    version: int,
    on: date,
    agreement: str = "",
    agreement_with: str = "",
    reason: str = "",
) -> Partnership:
    """Take one step of joining on a day, as the table allows.

    Raises RuleViolation (with what is missing and where it is entered), EditConflict if somebody
    changed it meanwhile, OutOfScope.
    """
    move = MOVES[verb]
    if not actor.can("edit_records"):
        raise RuleViolation(_("Your role does not include this step."))
    if why_not := refusal(partnership, move, actor):
        raise why_not
    if move.asks_reason and not reason.strip():
        raise RuleViolation(_("Give the reason."))
    if on > timezone.localdate():
        raise RuleViolation(_("Give a day up to today."))
    setattr(partnership, move.day, on)
    if move.asks_agreement:
        partnership.agreement, partnership.agreement_with = agreement, agreement_with
    if move.asks_reason:
        partnership.end_reason = reason.strip()
    if problems := disorder(partnership):
        raise RuleViolation(next(iter(problems.values())))
    return save_record(actor=actor, record=partnership, version=version, root=partnership.community)
