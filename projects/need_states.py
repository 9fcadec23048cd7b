"""What becomes of a need follows from the projects that answer it.

It is in a project while one that is not closed names it, met once such a project is completed, and
open again when none is left. A need that no project ever named keeps the state people gave it.
"""

from collections import defaultdict
from collections.abc import Collection

from communities.choices import NeedState
from communities.models import Need
from communities.services import settle_needs
from core.packing import Rows
from projects.choices import CLOSED_STAGES, COMPLETED_STAGES
from projects.models import Project


def state_by(stages: Collection[str]) -> str:
    """The state of a need that projects in these stages name."""
    if any(stage in COMPLETED_STAGES for stage in stages):
        return NeedState.MET
    going = any(stage not in CLOSED_STAGES for stage in stages)
    return NeedState.IN_PROJECT if going else NeedState.OPEN


def settle_states(*, actor, needs: Collection[int]) -> None:
    """Let the states of these needs (keys) follow their projects: two queries, and one write with
    its history if a state is another now. Dropped ones stay so while no project is going on."""
    if not needs:
        return
    stages: dict[int, list[str]] = defaultdict(list)
    named = Project.needs.through.objects.filter(need__in=needs).order_by("pk")
    for need, stage in named.values_list("need", "project__stage"):
        stages[need].append(stage)
    rows = Need.objects.filter(pk__in=needs).select_related("community__district").order_by("pk")
    states = {need: state_by(stages[need.pk]) for need in rows}
    dropped = (NeedState.DROPPED, NeedState.OPEN)
    settle_needs(
        actor=actor,
        states={need: to for need, to in states.items() if (need.state, to) != dropped},
    )


def settle_with_bin(sender, *, actor, rows: Rows, **kwargs) -> None:
    """Needs follow a project into the bin and out of it."""
    links = rows.get(Project.needs.through, ())
    settle_states(actor=actor, needs={link.need_id for link in links})
