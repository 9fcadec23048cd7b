"""Reforms of districts: what a district becomes on a day, and the communities that lie in it."""

from copy import copy
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from communities.models import Community, CommunityDistrict, District
from communities.services import refold
from core.dates import format_date
from core.exceptions import RuleViolation
from core.history import acting, write_many
from core.services import claim, save_claimed


@transaction.atomic
def reform_district(
    *, actor, district: District, version: int, successor: District, day: date, moving: bool
) -> int:
    """End a district on a day, the first on which it was no more, and begin its successor then.

    With `moving`, the communities that lie in it lie in the successor from that day; their number
    is given back. A district that ended on that day already gets one more successor.
    Raises EditConflict if the district was changed meanwhile, RuleViolation if the day cannot be.
    """
    if district.valid_from and district.valid_from >= day:
        raise RuleViolation(
            _("It exists only since %(day)s: give a later day.")
            % {"day": format_date(district.valid_from)}
        )
    if district.valid_to and district.valid_to != day:
        raise RuleViolation(
            _("It ended on %(day)s: give that day.") % {"day": format_date(district.valid_to)}
        )
    claim(district, version)
    district.valid_to = day
    save_claimed(actor=actor, record=district)
    successor.predecessor, successor.valid_from = district, day
    with acting(actor):
        successor.save()
    refold(successor)
    return _move_communities(actor, district, successor, day) if moving else 0


def _move_communities(actor, district: District, successor: District, day: date) -> int:
    """In bulk: each community's span ends on the day, and the next begins."""
    before = list(Community.objects.filter(district=district))
    spans = list(
        CommunityDistrict.objects.filter(community__in=before, valid_to=None).select_related(
            "community__district"
        )
    )
    late = [span for span in spans if span.valid_from and span.valid_from >= day]
    if late:
        raise RuleViolation(
            _("%(community)s lies in it only since %(day)s: give a later day.")
            % {"community": late[0].community, "day": format_date(late[0].valid_from)}
        )
    write_many(actor=actor, update=[(span, _next(span, valid_to=day)) for span in spans])
    begun = [CommunityDistrict(community=one, district=successor, valid_from=day) for one in before]
    write_many(actor=actor, create=begun)
    write_many(actor=actor, update=[(one, _next(one, district=successor)) for one in before])
    return len(before)


def _next(row, **values):
    changed = copy(row)
    changed._state = copy(row._state)
    changed._state.fields_cache = dict(row._state.fields_cache)
    for name, value in values.items():
        setattr(changed, name, value)
    changed.version = row.version + 1
    return changed
