"""The rows behind a figure, as its page and its files show them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from communities.models import Community, PartnerOrganisation
from core.dates import format_date
from core.display import Badge, Cell, Heading, Row
from core.models import Reviewed
from core.numbers import format_number
from core.views.base import PROVENANCE_HEADER, provenance_badges, provenance_values
from dialogue.models import Appeal, Meeting, Recommendation
from projects.choices import Basis, Directness
from projects.models import Project
from reports.counting import Item
from reports.figures import text_of, with_currency
from reports.measures import FLOW, Measure
from reports.portfolio import Portfolio
from trainings.models import Participant, Training

CHUNK = 500


@dataclass(frozen=True)
class Kind:
    """One kind of record behind figures: its model, the texts that tell a row on a day, their
    headings, and what the texts need read beside the row."""

    model: type
    headings: tuple
    texts: Callable
    needs: tuple[str, ...] = ()

    @property
    def is_checked(self) -> bool:
        """Whether a second person checks such records."""
        return issubclass(self.model, Reviewed)


CHECKED = (_("Entered by"), _("Confirmed by"))


def _place(community) -> tuple[str, str]:
    return str(community.district), str(community.district.region)


def _day(day, precision: str = "day") -> str:
    return format_date(day, precision) if day else ""


PROJECT = Kind(
    Project,
    (_("Project"), _("Community"), _("District"), _("Sector"), _("Completed on")),
    lambda p, on: (
        str(p),
        str(p.lead_community),
        str(p.lead_community.district),
        str(p.sector),
        _day(p.ended_on, p.ended_on_precision),
    ),
)
KINDS = {
    "community": Kind(
        Community,
        (_("Community"), _("District"), _("Region today")),
        lambda c, on: (str(c), *_place(c)),
    ),
    "project": PROJECT,
    "output": PROJECT,
    "training": Kind(
        Training,
        (_("Training"), _("Community"), _("District"), _("Topic"), _("Last day")),
        lambda t, on: (
            str(t),
            str(t.community),
            str(t.community.district),
            str(t.topic),
            _day(t.ends_on),
        ),
    ),
    "participant": Kind(
        Participant,
        (_("Participant"), _("Community"), _("Sex")),
        lambda p, on: (str(p), str(p.community), p.get_sex_display()),
    ),
    "partner": Kind(
        PartnerOrganisation,
        (_("Partner organisation"), _("Kind")),
        lambda p, on: (p.name_on(on, get_language() or "en"), p.get_kind_display()),
        needs=("former_names",),
    ),
    "meeting": Kind(
        Meeting,
        (_("Meeting of a council"), _("Council"), _("Planned for"), _("Held on")),
        lambda m, on: (str(m), str(m.council), _day(m.planned_on), _day(m.held_on)),
    ),
    "appeal": Kind(
        Appeal,
        (_("Appeal"), _("Council"), _("Received on"), _("State today")),
        lambda a, on: (str(a), str(a.council), _day(a.received_on), a.get_state_display()),
    ),
    "recommendation": Kind(
        Recommendation,
        (_("Recommendation"), _("Council"), _("Issued on"), _("Answer"), _("Carried out on")),
        lambda r, on: (
            str(r),
            str(r.council),
            _day(r.issued_on),
            r.get_answer_display(),
            _day(r.carried_out_on),
        ),
    ),
}


def ordered(items: list[Item]) -> list[Item]:
    """The rows in the order they are listed: what adds most first, then by key."""
    return sorted(items, key=lambda item: (-item.amount, item.key))


def rule_of(measure: Measure, *, with_period: bool = True) -> str:
    """How a measure is counted, in words: the rule, its day, what happens in a period, and whether
    its parts add up."""
    told = [str(measure.rule)]
    if measure.dated_by:
        told.append(gettext("Dated by: %(date)s.") % {"date": measure.dated_by})
    if with_period:
        told.append(_in_a_period(measure))
    if measure.adds_up < measure.narrows:
        told.append(str(measure.why_not))
    return " ".join(told)


def _in_a_period(measure: Measure) -> str:
    if measure.kind == FLOW:
        return gettext("In a period: what came until its end, less what had come before it.")
    return gettext("In a period: as it stands at its end.")


def headings(measure: Measure) -> list[Heading]:
    """The headings of the rows of a measure."""
    kind = KINDS[measure.of]
    texts = [*kind.headings, *(CHECKED if kind.is_checked else ())]
    found = [
        Heading(str(text), primary=place == 0, minor=place > 1) for place, text in enumerate(texts)
    ]
    return [*found, Heading(str(measure.label), numeric=True, primary=True)]


def page_rows(measure: Measure, portfolio: Portfolio, items: Sequence[Item]) -> list[Row]:
    """The rows of one page: one query for the records, whatever their number."""
    kind = KINDS[measure.of]
    columns = headings(measure)
    records = _records(kind, portfolio.user, items)
    rows = []
    for item in items:
        if (record := records.get(item.key)) is None:
            continue
        cells = [
            Cell(text=text or "–", label=column.label, primary=column.primary, minor=column.minor)
            for column, text in zip(columns, _texts(kind, record, portfolio), strict=False)
        ]
        amount = text_of(measure, measure.shown(item.amount))
        cells.append(Cell(text=amount, numeric=True, label=columns[-1].label, primary=True))
        badges = [*provenance_badges(record), *_capped(measure, portfolio, item.key)]
        rows.append(Row(cells, url=record.get_absolute_url(), badges=badges))
    return rows


def _texts(kind: Kind, record, portfolio: Portfolio) -> list[str]:
    """What tells a row, and who entered and who confirmed it."""
    told = [str(text) for text in kind.texts(record, portfolio.on)]
    if kind.is_checked:
        people = (record.submitted_by, record.confirmed_by)
        told += [person.display_name if person else "" for person in people]
    return told


def _capped(measure: Measure, portfolio: Portfolio, key: int) -> list[Badge]:
    kinds = {
        "reach_direct": (Basis.ACTUAL, Directness.DIRECT),
        "people_planned_direct": (Basis.PLANNED, Directness.DIRECT),
        "people_indirect": (Basis.ACTUAL, Directness.INDIRECT),
    }
    if measure.name not in kinds:
        return []
    reach = portfolio.reach(*kinds[measure.name])[key]
    if reach.has_no_population:
        return [Badge(_("population not known, not capped"), "warning")]
    if not reach.is_capped:
        return []
    text = _("capped: %(counted)s counted, %(population)s live there (%(year)s, %(source)s)") % {
        "counted": format_number(reach.counted),
        "population": format_number(reach.population),
        "year": reach.population_year,
        "source": reach.population_source or "–",
    }
    return [Badge(text, "warning")]


def export_rows(measure: Measure, portfolio: Portfolio, items: Sequence[Item]) -> Iterator[list]:
    """All rows for a file, read in portions."""
    kind = KINDS[measure.of]
    for start in range(0, len(items), CHUNK):
        part = items[start : start + CHUNK]
        records = _records(kind, portfolio.user, part)
        for item in part:
            if (record := records.get(item.key)) is not None:
                known = provenance_values(record) or [""] * len(PROVENANCE_HEADER)
                yield [*_texts(kind, record, portfolio), *known, measure.shown(item.amount)]


def export_header(measure: Measure) -> list[str]:
    """The first line of a file of rows: headings, the last with the currency of money."""
    own = [column.label for column in headings(measure)]
    own[-1] = with_currency(own[-1], measure)
    return [*own[:-1], *(str(text) for text in PROVENANCE_HEADER), own[-1]]


def _records(kind: Kind, user, items: Sequence[Item]) -> dict:
    rows = kind.model.objects.visible_to(user).for_list().prefetch_related(*kind.needs)
    if kind.is_checked:
        rows = rows.select_related("submitted_by", "confirmed_by")
    return rows.in_bulk([item.key for item in items])
