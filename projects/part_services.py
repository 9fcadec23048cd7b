"""The verbs of a project's parts: money converted as it is entered, counts of people by sex and
age, closing a follow-up."""

from collections.abc import Mapping
from copy import copy
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from communities.models import Community
from core.exceptions import OutOfScope, RuleViolation
from core.exchange import fill_amounts
from core.history import acting, gathering, write_many
from core.numbers import format_number
from core.services import claim, save_record
from projects.models import (
    BeneficiaryCell,
    BeneficiaryGroup,
    Contribution,
    Expenditure,
    FollowUp,
    Project,
    ProjectCommunity,
    Receipt,
)
from projects.people_rules import check_people, counts_beside
from projects.services import whole_zone

Split = Mapping[tuple[str, int | None], int | None]
"""People by (sex, key of the age band or None for age not known); None is nothing entered."""

DAY_OF_CONVERSION = {Contribution: "pledged_on", Receipt: "received_on", Expenditure: "spent_on"}


def value_in_kind(quantity: Decimal, rate: int) -> int:
    """What so many units are worth at a rate in minor units for one, halves to the even unit."""
    return int((quantity * rate).quantize(Decimal(1), rounding=ROUND_HALF_EVEN))


def fill_money(row: Contribution | Receipt | Expenditure) -> None:
    """Convert a row at the rates of its day (a pledge without a day: today's), if it is new or its
    currency, amount or day is.

    Raises RuleViolation if no rate is listed.
    """
    day = DAY_OF_CONVERSION[type(row)]
    before = type(row)._base_manager.filter(pk=row.pk).first() if row.pk else None
    same = ("currency", "amount", day)
    if before and all(getattr(before, name) == getattr(row, name) for name in same):
        return
    on: date = getattr(row, day) or timezone.localdate()
    fill_amounts(row, row.project.programme.currency, on)


@transaction.atomic
def save_money(*, actor, row, version: int | None, root):
    """Save a contribution, receipt or expenditure of the project `root`, converted.

    Raises RuleViolation if no rate is listed, EditConflict or OutOfScope.
    """
    fill_money(row)
    return save_record(actor=actor, record=row, version=version, root=root)


def received_above_pledged(contribution: Contribution) -> tuple[int, str] | None:
    """How much more came than was pledged (minor units, currency), or None if not more.

    In the contribution's currency, or the programme's where receipts are in another one. More than
    was pledged may come: it is said, not refused.
    """
    receipts = Receipt.objects.filter(contribution=contribution).order_by()
    if receipts.exclude(currency=contribution.currency).exists():
        field, currency = "amount_programme", contribution.project.programme.currency
    else:
        field, currency = "amount", contribution.currency
    received = receipts.aggregate(total=Sum(field))["total"] or 0
    above = received - getattr(contribution, field)
    return (above, currency) if above > 0 else None


def check_split(people: int, numbers: Split) -> None:
    """Refuse numbers by sex and age that add up to more than `people`; fewer are accepted."""
    total = sum(number or 0 for number in numbers.values())
    if total > people:
        raise RuleViolation(
            _("The table by sex and age holds %(total)s people, more than these %(people)s.")
            % {"total": format_number(total), "people": format_number(people)}
        )


@transaction.atomic
def save_group(
    *, actor, group: BeneficiaryGroup, version: int | None, split: Split, root
) -> BeneficiaryGroup:
    """Save one count of people of the project `root` with its numbers by sex and age.

    A zone that is new is entered with its first group, and a community that is new becomes one the
    project serves. Raises RuleViolation if the split holds more people than the count, or the
    count more than live there; EditConflict or OutOfScope.
    """
    check_split(group.people, split)
    check_people(root, [*counts_beside(group, root), group])
    stored = list(group.cells.all()) if group.pk else []
    with gathering():
        _settle_zone(actor, group, root)
        save_record(actor=actor, record=group, version=version, root=root)
        _write_split(actor, group, stored, split, root)
    return group


def _settle_zone(actor, group: BeneficiaryGroup, project: Project) -> None:
    """Store the group's zone, and that the project serves the zone's community."""
    community = group.zone.community
    if community not in project.served_communities():
        if not Community.objects.visible_to(actor).filter(pk=community.pk).exists():
            raise OutOfScope
        link = ProjectCommunity(project=project, community=community)
        write_many(actor=actor, create=[link], root=project)
    if group.zone.pk is None and group.zone.is_whole:
        group.zone = whole_zone(actor=actor, community=community)
    elif group.zone.pk is None:
        zone = copy(group.zone)
        write_many(actor=actor, create=[zone])
        group.zone = zone


def _write_split(
    actor, group: BeneficiaryGroup, cells: list[BeneficiaryCell], split: Split, root
) -> None:
    stored = {(cell.sex, cell.age_band_id): cell for cell in cells}
    found: dict[str, list] = {"create": [], "update": [], "delete": []}
    for (sex, band), people in split.items():
        before = stored.get((sex, band))
        if before is None and people is not None:
            found["create"].append(
                BeneficiaryCell(group=group, sex=sex, age_band_id=band, people=people)
            )
        elif before is not None and people is None:
            found["delete"].append(before)
        elif before is not None and people != before.people:
            after = copy(before)
            after.people, after.version = people, before.version + 1
            found["update"].append((before, after))
    write_many(actor=actor, root=root, **found)


def may_close(follow_up: FollowUp, user) -> bool:
    """Whether the person may close a follow-up they see: it is theirs to see to, or the project is
    theirs to change."""
    if not user.can("edit_records"):
        return False
    own = follow_up.owner_id == user.pk
    return own or Project.objects.editable_by(user).filter(pk=follow_up.project_id).exists()


@transaction.atomic
def close_follow_up(
    *, actor, follow_up: FollowUp, version: int, on: date, outcome: str
) -> FollowUp:
    """Close a follow-up on a day, saying how it ended.

    Raises RuleViolation if it is closed already, nothing is said, or the actor neither sees to it
    nor may change its project; EditConflict if it was changed meanwhile.
    """
    if not may_close(follow_up, actor):
        raise RuleViolation(_("Your role does not include this step."))
    if follow_up.closed_on is not None:
        raise RuleViolation(_("It was closed already."))
    if not outcome.strip():
        raise RuleViolation(_("Once closed, say how it ended."))
    claim(follow_up, version)
    follow_up.closed_on, follow_up.closed_by = on, actor
    follow_up.outcome = outcome.strip()
    with acting(actor, follow_up.project):
        follow_up.save()
    return follow_up
