"""What one count of people does to the people reached: asked before it is saved, and after.

Nothing is defined here a second time: `reach_of` answers for the counts as they are and for the
counts as they would be, and the effect is what lies between.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from core.models import ReviewState
from projects.choices import Basis, Directness
from projects.models import BeneficiaryGroup
from projects.people_rules import population_for
from projects.reach import CommunityReach, GroupRow, ProjectInZone, reach_of
from projects.rollups import counted_end

NEW_ZONE = 0
"""The key under which a zone is counted that is not stored yet."""


@dataclass(frozen=True)
class Effect:
    """What a count changes; all numbers are people, as reach shows them.

    `before` and `after` are the people reached in its community, `added` the difference in all
    communities of the rows. `waits` says that the project is not completed and confirmed: the
    numbers are those that would hold if it were. `winner` is the other project whose number stands
    for the zone afterwards, `already` the one whose number stood for it before. `twice` is the
    project with most people in zones that lie over this one: the whole community over its parts,
    or the parts within the whole. `later` is the day of a later count of the same people.
    """

    group: BeneficiaryGroup
    added: int
    before: int
    after: CommunityReach | None
    waits: bool
    winner: ProjectInZone | None = None
    already: ProjectInZone | None = None
    twice: ProjectInZone | None = None
    later: date | None = None

    @property
    def is_indirect(self) -> bool:
        return self.group.directness == Directness.INDIRECT

    def projects(self) -> set[int]:
        """The keys of the projects the effect speaks of."""
        return {one.project for one in (self.winner, self.already, self.twice) if one}


def row_of(group: BeneficiaryGroup, on: date) -> GroupRow:
    """A count as reach reads it, saved or not. Its region is left out: nothing is grouped here."""
    project, community = group.project, group.zone.community
    profile = population_for(community, on.year)
    return GroupRow(
        zone=group.zone.pk or NEW_ZONE,
        community=community.pk,
        region=0,
        project=project.pk,
        label=group.label,
        basis=group.basis,
        directness=group.directness,
        people=group.people,
        counted_on=group.counted_on,
        proposed_on=project.proposed_on,
        closed_on=project.closed_on,
        completed_on=counted_end(project.stage, project.ended_on, project.programme.ends_on),
        confirmed=project.review == ReviewState.CONFIRMED,
        population=profile.population if profile else None,
        population_year=profile.year if profile else None,
        population_source=profile.source if profile else "",
        is_whole=group.zone.is_whole,
        key=group.pk,
    )


def effect_of(rows: Sequence[GroupRow], group: BeneficiaryGroup, *, on: date) -> Effect:
    """What saving a count does to the people reached on a day.

    `rows` are all counts of the communities it touches as they are stored, by `group_rows`.
    """
    without = [row for row in rows if group.pk is None or row.key != group.pk]
    return _effect(list(rows), [*without, row_of(group, on)], group, on)


def part_of(rows: Sequence[GroupRow], group: BeneficiaryGroup, *, on: date) -> Effect:
    """What a stored count adds to the people reached on a day: with it and without it."""
    return _effect([row for row in rows if row.key != group.pk], list(rows), group, on)


def _effect(
    before: list[GroupRow], after: list[GroupRow], group: BeneficiaryGroup, on: date
) -> Effect:
    own = row_of(group, on)
    waits = not own.confirmed or own.basis == Basis.PLANNED or not _is_over(own, on)
    if waits:
        before, after = (_as_completed(rows, own, on) for rows in (before, after))
    reaches = [reach_of(rows, on, directness=group.directness) for rows in (before, after)]
    was, becomes = (found.get(own.community) for found in reaches)
    winner, already = _winner(becomes, own.zone), _winner(was, own.zone)
    return Effect(
        group=group,
        added=_total(reaches[1]) - _total(reaches[0]),
        before=was.people if was else 0,
        after=becomes,
        waits=waits,
        winner=winner if winner and winner.project != own.project else None,
        already=already if already and already.project != own.project else None,
        twice=_twice(after, becomes, own),
        later=max((row.counted_on for row in after if _is_recount(row, own, on)), default=None),
    )


def _is_over(row: GroupRow, on: date) -> bool:
    return row.completed_on is not None and row.completed_on <= on


def _as_completed(rows: Iterable[GroupRow], own: GroupRow, on: date) -> list[GroupRow]:
    """The counts as if the project of `own` were completed and confirmed, and what it plans had
    come; of planned and actual people only those that `own` is one of."""
    found = []
    for row in rows:
        if row.project != own.project:
            found.append(row)
        elif row.basis == own.basis:
            done = row.completed_on if _is_over(row, on) else on
            found.append(row._replace(basis=Basis.ACTUAL, completed_on=done, confirmed=True))
    return found


def _is_recount(row: GroupRow, own: GroupRow, on: date) -> bool:
    same = (row.zone, row.project, row.label) == (own.zone, own.project, own.label)
    return same and row.directness == own.directness and own.counted_on < row.counted_on <= on


def _winner(reach: CommunityReach | None, zone: int) -> ProjectInZone | None:
    return reach.zones[zone][0] if reach and reach.zones.get(zone) else None


def _twice(
    rows: list[GroupRow], reach: CommunityReach | None, own: GroupRow
) -> ProjectInZone | None:
    """The largest count in zones that hold the same people: in the whole, if `own` lies in a part
    of the community, or in a part, if it lies in the whole."""
    here = {row.zone: row.is_whole for row in rows if row.community == own.community}
    over = [_winner(reach, zone) for zone, whole in here.items() if whole != own.is_whole]
    return max(
        (one for one in over if one), key=lambda one: (one.people, -one.project), default=None
    )


def _total(reaches: dict[int, CommunityReach]) -> int:
    return sum(one.people for one in reaches.values())
