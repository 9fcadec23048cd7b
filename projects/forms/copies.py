"""What a count of people begins with: another count of the same people, planned or earlier."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode

from core.dates import format_date
from core.numbers import format_number
from projects.choices import Basis
from projects.forms.group import cells_initial
from projects.models import BeneficiaryGroup, Project


@dataclass(frozen=True)
class Copy:
    """A count that may be taken over: what it says, and the address that takes it over."""

    text: str
    url: str


def counts_of(project: Project) -> list[BeneficiaryGroup]:
    """All counts of a project with their zones and cells, the earlier first: two queries."""
    rows = BeneficiaryGroup.objects.filter(project=project).select_related("zone")
    return list(rows.prefetch_related("cells").order_by("counted_on", "pk"))


def same_people(one: BeneficiaryGroup, other: BeneficiaryGroup) -> bool:
    """Whether two counts of one project are of the same people, be they planned or actual."""
    return _people(one) == _people(other)


def planned_only(counts: Iterable[BeneficiaryGroup]) -> list[BeneficiaryGroup]:
    """The latest planned count of all people who have no actual count yet."""
    counts = sorted(counts, key=lambda count: count.counted_on)
    actual = {_people(count) for count in counts if count.basis == Basis.ACTUAL}
    planned = {_people(count): count for count in counts if count.basis == Basis.PLANNED}
    return [count for people, count in planned.items() if people not in actual]


def initial_from(count: BeneficiaryGroup, *, numbers: bool) -> dict:
    """What a form takes over from a count: who the people are, and, if asked, their `numbers`."""
    who = {"zone": str(count.zone_id), "directness": count.directness, "label": count.label}
    if not numbers:
        return who
    return who | {"people": count.people, "method": count.method} | cells_initial(count.cells.all())


def copy_of(count: BeneficiaryGroup, basis: str) -> Copy:
    """The way to take a count over as one of `basis`."""
    zone = "" if count.zone.is_whole else str(count.zone)
    text = " · ".join(part for part in (format_number(count.people), count.label, zone) if part)
    query = urlencode({"basis": basis, "from": count.pk})
    url = reverse("projects:group_create", args=[count.project_id])
    return Copy(text, f"{url}?{query}")


def other_counts(count: BeneficiaryGroup, counts: list[BeneficiaryGroup]) -> list[Copy]:
    """The other counts of the same people, planned and actual, each with the way to it."""
    return [
        Copy(
            f"{format_date(other.counted_on)}: {format_number(other.people)} "
            f"({other.get_basis_display()}, {other.get_method_display()})",
            reverse("projects:group_update", args=[other.pk]),
        )
        for other in counts
        if other.pk != count.pk and same_people(count, other)
    ]


def _people(count: BeneficiaryGroup) -> tuple:
    return count.zone_id, count.directness, count.label
