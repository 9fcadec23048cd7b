"""The states of an appeal: one table of moves, read by the buttons and by the service alike."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from dialogue.choices import AppealState as State


@dataclass(frozen=True)
class AppealMove:
    """One permitted move: by which verb, from where to where, and what it asks for.

    `target` is empty where it follows from the history (reopen).
    """

    verb: str
    label: str
    sources: tuple[str, ...]
    target: str
    right: str = "edit_records"
    asks_reason: bool = False
    tone: str = "quiet"


MOVES = {
    move.verb: move
    for move in (
        AppealMove("hear", _("Heard at a meeting"), (State.RECEIVED,), State.HEARD, tone="primary"),
        AppealMove(
            "close",
            pgettext_lazy("appeal", "Close the appeal"),
            (State.HEARD,),
            State.CLOSED,
            tone="primary",
        ),
        AppealMove(
            "decline",
            pgettext_lazy("appeal", "Decline"),
            (State.RECEIVED,),
            State.DECLINED,
            asks_reason=True,
        ),
        AppealMove(
            "withdraw",
            pgettext_lazy("appeal", "Withdrawn by the applicant"),
            (State.RECEIVED, State.HEARD),
            State.WITHDRAWN,
            asks_reason=True,
        ),
        AppealMove(
            "reopen",
            pgettext_lazy("appeal", "Take it up again"),
            (State.CLOSED, State.DECLINED, State.WITHDRAWN),
            "",
            asks_reason=True,
        ),
    )
}
