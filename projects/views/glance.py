"""A project at a glance: money by source, people planned and actual, output, how far the works are.

Everything is in the portfolio's currency and of the latest counts; nothing is asked beyond what the
page has read.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from communities.choices import Sex
from core.money import format_money
from core.numbers import format_number, format_percent
from core.organisation import organisation
from projects.choices import COMMUNITY_SOURCES, Basis, ContributionSource, Directness
from projects.models import BeneficiaryGroup, Project


@dataclass(frozen=True)
class Bar:
    """Two lengths from zero in per cent of the longest: what is meant to be, and what is."""

    label: str
    whole: str
    part: str
    text: str
    tone: str = "neutral"


@dataclass(frozen=True)
class Glance:
    """What the top of a project's page shows; empty lists are left out."""

    money: list[Bar]
    sums: list[tuple[str, str]]
    people: list[Bar]
    output: list[Bar]
    progress: Bar | None

    def __bool__(self) -> bool:
        return bool(self.money or self.people or self.output or self.progress)


def glance_of(project: Project) -> Glance:
    """What a project read by `for_page` shows at its top."""
    return Glance(
        money=_money(project),
        sums=_sums(project),
        people=_people(project),
        output=_output(project),
        progress=_progress(project),
    )


def _bars(rows: Iterable[tuple[str, int, int, str, str]]) -> list[Bar]:
    rows = list(rows)
    most = max((max(meant, real) for _label, meant, real, _text, _tone in rows), default=0)
    return [
        Bar(label, _share(meant, most), _share(real, most), text, tone)
        for label, meant, real, text, tone in rows
    ]


def _share(size, most) -> str:
    return f"{100 * size / most:.1f}" if most else "0"


def _by_source(project: Project) -> dict[str, list[int]]:
    """Source -> pledged and received (minor units of the portfolio's currency)."""
    found: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for pledge in project.contributions.all():
        came = sum(receipt.amount_portfolio for receipt in pledge.receipts.all())
        found[pledge.contributor][0] += pledge.amount_portfolio
        found[pledge.contributor][1] += came
    return found


def _money(project: Project) -> list[Bar]:
    sums = _by_source(project)
    return _bars(
        (str(source.label), *sums[source], _came(*sums[source]), _tone(source))
        for source in ContributionSource
        if source in sums
    )


def _tone(source: str) -> str:
    if source in COMMUNITY_SOURCES:
        return "here"
    return "donor" if source == ContributionSource.DONOR_GRANT else "neutral"


def _came(pledged: int, received: int) -> str:
    return _of(_amount(received), _amount(pledged))


def _of(part: str, whole: str) -> str:
    return _("%(amount)s of %(all)s") % {"amount": part, "all": whole}


def _amount(minor: int) -> str:
    return format_money(minor, organisation().currency, with_code=False)


def _sums(project: Project) -> list[tuple[str, str]]:
    sums = _by_source(project)
    if not sums:
        return []
    currency = organisation().currency
    pledged, received = (sum(pair[place] for pair in sums.values()) for place in (0, 1))
    spent = sum(entry.amount_portfolio for entry in project.expenditure.all())
    found = [
        (_("pledged"), format_money(pledged, currency)),
        (_("received"), format_money(received, currency)),
        (_("spent"), format_money(spent, currency)),
    ]
    own = sum(sums[source][1] for source in COMMUNITY_SOURCES if source in sums)
    if received:
        found.append((_("the community's share of what came"), format_percent(own / received)))
    return found


def latest_counts(groups: Iterable[BeneficiaryGroup]) -> list[BeneficiaryGroup]:
    """Of several counts of the same people the latest."""
    found: dict[tuple, BeneficiaryGroup] = {}
    for group in sorted(groups, key=lambda one: (one.counted_on, one.pk)):
        found[group.zone_id, group.basis, group.directness, group.label] = group
    return list(found.values())


def _people(project: Project) -> list[Bar]:
    counts = [
        group
        for group in latest_counts(project.groups.all())
        if group.directness == Directness.DIRECT
    ]
    planned, actual = (
        _split([group for group in counts if group.basis == basis])
        for basis in (Basis.PLANNED, Basis.ACTUAL)
    )
    keys = [*planned, *(key for key in actual if key not in planned)]
    order = sorted(keys, key=lambda key: key[0])
    return _bars(
        (
            label,
            planned.get((place, label), 0),
            actual.get((place, label), 0),
            _counted(planned.get((place, label), 0), actual.get((place, label), 0)),
            "donor" if place == 0 else "neutral",
        )
        for place, label in order
    )


def _counted(planned: int, actual: int) -> str:
    """Of an age band the plan did not tell apart, what was counted alone."""
    return _of(format_number(actual), format_number(planned)) if planned else format_number(actual)


def _split(groups: list[BeneficiaryGroup]) -> dict[tuple[int, str], int]:
    """(place, label) -> people: all, by sex, by age band."""
    if not groups:
        return {}
    found: dict[tuple[int, str], int] = defaultdict(int)
    people = sum(group.people for group in groups)
    found[0, _("People")] = people
    cells = [cell for group in groups for cell in group.cells.all()]
    for place, (sex, label) in enumerate(((Sex.WOMAN, _("Women")), (Sex.MAN, _("Men"))), 1):
        if number := sum(cell.people for cell in cells if cell.sex == sex):
            found[place, label] = number
    bands = {cell.age_band for cell in cells if cell.age_band_id}
    for band in bands:
        found[10 + band.from_age, str(band.name)] = sum(
            cell.people for cell in cells if cell.age_band_id == band.pk
        )
    return dict(found)


def _output(project: Project) -> list[Bar]:
    bars = []
    for output in project.outputs.all():
        planned, built = output.planned or 0, output.built or 0
        most = max(planned, built)
        text = f"{_of(_plain(built), _plain(planned))} {output.measure.unit_label}"
        bars.append(Bar(str(output.measure), _share(planned, most), _share(built, most), text))
    return bars


def _plain(value) -> str:
    return format_number(value.normalize() if hasattr(value, "normalize") else value)


def _progress(project: Project) -> Bar | None:
    """The furthest milestone that is done: their percentages are of all the works up to them."""
    milestones = list(project.milestones.all())
    if not milestones:
        return None
    done = [one for one in milestones if one.done_on is not None]
    percent = max((one.percent for one in done), default=0)
    label = _("Works done (milestones: %(done)s of %(all)s)") % {
        "done": format_number(len(done)),
        "all": format_number(len(milestones)),
    }
    return Bar(label, "100", str(percent), format_percent(percent / 100), "donor")
