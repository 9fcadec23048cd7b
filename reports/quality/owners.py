"""Whose a record is: who is asked when something in it is wrong."""

from collections import defaultdict
from collections.abc import Collection, Sequence

from auditlog.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.roles import Role
from communities.models import PartnerOrganisation, RegionAssignment
from core.history import Recorded
from core.numbers import format_number

Owners = dict[int, tuple[User, ...]]
NAMED = 3
"""So many owners are told by name."""


def owners_of(records: Sequence[Recorded]) -> Owners:
    """For each record of one kind (its key) who keeps it: two queries, however many they are.

    The officer who sent it for checking last, else the one who entered it, if they still answer for
    its region; else all officers of the region, or its managers where there are none. Partner
    organisations are kept by the administrators.
    """
    if not records:
        return {}
    if isinstance(records[0], PartnerOrganisation):
        keepers = User.objects.filter(role=Role.ADMINISTRATOR, is_active=True).order_by("pk")
        return dict.fromkeys((record.pk for record in records), tuple(keepers))
    staff = _staff({record.history_region() for record in records})
    entered = _entered(records)
    return {record.pk: _owners(record, entered, staff) for record in records}


def _owners(record, entered: dict[int, int], staff: dict) -> tuple[User, ...]:
    region = record.history_region()
    officers = staff[region, Role.OFFICER]
    for key in (record.submitted_by_id, entered.get(record.pk)):
        if key in officers:
            return (officers[key],)
    return tuple((officers or staff[region, Role.MANAGER]).values())


def _staff(regions: Collection[int]) -> dict[tuple[int, str], dict[int, User]]:
    """The officers and the managers of each region, by its key and their role."""
    found: dict[tuple[int, str], dict[int, User]] = defaultdict(dict)
    rows = RegionAssignment.objects.filter(
        Q(region__in=regions) | Q(region=None),
        user__is_active=True,
        user__role__in=(Role.OFFICER, Role.MANAGER),
    )
    for row in rows.select_related("user").order_by("user"):
        for region in [row.region_id] if row.region_id else regions:
            found[region, row.user.role][row.user_id] = row.user
    return found


def _entered(records: Sequence[Recorded]) -> dict[int, int]:
    """Who entered each of the records, as their history tells."""
    kind = ContentType.objects.get_for_model(type(records[0]))
    created = LogEntry.objects.filter(
        content_type=kind,
        object_id__in=[record.pk for record in records],
        action=LogEntry.Action.CREATE,
        actor__isnull=False,
    )
    return dict(created.order_by("pk").values_list("object_id", "actor_id"))


def told(owners: Sequence[User]) -> str:
    """Who they are, in words."""
    if not owners:
        return _("nobody")
    names = "; ".join(str(owner) for owner in owners[:NAMED])
    if len(owners) <= NAMED:
        return names
    words = {"names": names, "number": format_number(len(owners) - NAMED)}
    return _("%(names)s and %(number)s more") % words
