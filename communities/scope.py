"""Who sees what: a user's regions, or a viewer's programmes, read once a request."""

from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.roles import Role
from communities.models import ProgrammeAssignment, RegionAssignment


@dataclass(frozen=True)
class Scope:
    """The rows a user's rights reach.

    `everywhere` is all regions. `programmes` limits a viewer to the programmes they fund; None
    means no such limit.
    """

    everywhere: bool = False
    regions: frozenset[int] = frozenset()
    programmes: frozenset[int] | None = None
    region_names: tuple[str, ...] = field(default=(), compare=False)

    @property
    def is_empty(self) -> bool:
        """Whether it reaches nothing: no region, or for a viewer no programme."""
        if self.programmes is not None:
            return not self.programmes
        return not (self.everywhere or self.regions)

    def label(self) -> str:
        """The regions in words."""
        if self.everywhere:
            return _("all regions")
        return ", ".join(self.region_names) or _("none")


def scope_of(user) -> Scope:
    """The scope of a signed-in user: one query.

    Administrators read everywhere; officers and managers where they are assigned; viewers the
    aggregates of their programmes, wherever those are.
    """
    if user.role == "viewer":
        keys = ProgrammeAssignment.objects.filter(user=user).values_list("programme", flat=True)
        return Scope(everywhere=True, programmes=frozenset(keys))
    if user.role == "administrator":
        return Scope(everywhere=True)
    assignments = RegionAssignment.objects.filter(user=user).select_related("region")
    rows = list(assignments.order_by("region__slug"))
    return Scope(
        everywhere=any(row.region_id is None for row in rows),
        regions=frozenset(row.region_id for row in rows if row.region_id),
        region_names=tuple(str(row.region) for row in rows if row.region_id),
    )


def staff_of(regions: QuerySet | None) -> QuerySet[User]:
    """Officers and managers who answer for one of these regions, or for all; None asks for all
    officers and managers."""
    people = User.objects.filter(is_active=True, role__in=(Role.OFFICER, Role.MANAGER))
    if regions is None:
        return people.order_by("pk")
    reach = Q(region=None) | Q(region__in=regions)
    mine = RegionAssignment.objects.filter(reach, user=OuterRef("pk"))
    return people.filter(Exists(mine)).order_by("pk")


def answers_for(user, community) -> bool:
    """Whether a community lies in the regions a user answers for today."""
    return user.scope.everywhere or community.district.region_id in user.scope.regions
