"""The parts of a training's page: who took part, head-counts, sessions, partner organisations."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from communities.choices import Sex
from communities.models import AgeBand
from core.dates import format_date
from core.display import Figure, Heading, Row, Section, headings, row
from core.files.documents import document_section
from core.forms import is_locked
from core.numbers import format_number
from trainings.choices import SEX_OF_A_PERSON
from trainings.models import Participant, Training
from trainings.rollups import SeatRow, seat_rows

MOST_ON_A_PAGE = 100


def sections_of(training: Training, user, *, may_edit: bool) -> list[Section]:
    """All sections of a training's page, for a reader who may or may not change it."""
    may_change = may_edit and not is_locked(training, user)
    seats = seat_rows(user, timezone.localdate(), training=training.pk)
    sessions = list(training.sessions.with_people())
    head_counts = list(training.head_counts.select_related("age_band"))
    found = [_participants(training, user, seats, len(sessions), may_change)]
    if head_counts:
        found.append(_head_counts(training, head_counts, may_change))
    files = training.documents.select_related("file")
    return [
        *found,
        _sessions(training, sessions, may_change),
        _partners(training, may_change),
        document_section("trainings", training, files, may_edit=may_edit),
        _trainers(training, may_change),
    ]


PARTS = {
    "": lambda seat: True,
    "women": lambda seat: seat.sex == Sex.WOMAN,
    "men": lambda seat: seat.sex == Sex.MAN,
    "not_known": lambda seat: seat.sex == Sex.NOT_KNOWN,
    "youth": lambda seat: seat.is_youth,
}
"""Which seats each part of the split holds."""


def seat_figures(training: Training, seats: list[SeatRow]) -> list[Figure]:
    """Seats filled of one training, all and by women, men and youth."""
    labels = {
        "": _("seats filled"),
        "women": _("by women"),
        "men": _("by men"),
        "not_known": _("sex not known"),
        "youth": _("by youth"),
    }
    url = reverse("trainings:training_participants", args=[training.pk])
    has_names = any(seat.participant for seat in seats)
    figures = []
    for part, is_in in PARTS.items():
        number = sum(seat.number for seat in seats if is_in(seat))
        if part == "not_known" and not number:
            continue
        figures.append(
            Figure(
                measure="_".join(filter(None, ("seats_filled", part))),
                value=str(number),
                unit="seats",
                text=format_number(number),
                url=f"{url}?only={part}" if part and has_names else url if has_names else "",
                label=labels[part],
            )
        )
    return figures


def _participants(
    training: Training, user, seats: list[SeatRow], sessions: int, may_change: bool
) -> Section:
    columns, rows = _people(training, user, sessions)
    url = reverse("trainings:training_participants", args=[training.pk])
    named = sum(1 for seat in seats if seat.participant)
    return Section(
        "participants",
        _("Participants"),
        columns,
        rows,
        note=_(
            "A seat is one person in this training, however many sessions they came to. Over "
            "several trainings the same person fills several seats and is one person trained."
        ),
        empty_text=_("Nobody is entered by name."),
        add_url=url if may_change else "",
        add_label=_("Names and attendance"),
        is_cut=named > len(rows),
        more_url=url if named > len(rows) else "",
        more_label=_("The first %(shown)s of %(all)s are shown: see all")
        % {"shown": format_number(len(rows)), "all": format_number(named)},
        figures=seat_figures(training, seats),
    )


def _people(training: Training, user, sessions: int) -> tuple[list[Heading], list[Row]]:
    """The first participants, each with the sessions they came to of so many."""
    columns = headings(
        _("Participant"),
        _("Sex"),
        _("Year of birth"),
        _("Community"),
        _("Sessions"),
        numeric=(4,),
    )
    people = Participant.objects.in_training(training).with_sessions(training).for_list()
    rows = [
        row(
            columns,
            person.full_name,
            SEX_OF_A_PERSON[person.sex],
            person.birth_year or "",
            f"{person.community} ({person.community.district})",
            _("%(came)s of %(all)s") % {"came": person.sessions_attended, "all": sessions},
            url=person.get_absolute_url() if is_seen_by(user, person) else "",
        )
        for person in people.order_by("full_name", "pk")[:MOST_ON_A_PAGE]
    ]
    return columns, rows


def is_seen_by(user, person: Participant) -> bool:
    """Whether a person's own page lies in the reader's regions."""
    return user.scope.everywhere or person.community.district.region_id in user.scope.regions


def _head_counts(training: Training, head_counts: list, may_change: bool) -> Section:
    columns = headings(
        _("Age"), _("Women"), _("Men"), _("Sex not known"), _("Seats filled"), numeric=(1, 2, 3, 4)
    )
    bands: dict[AgeBand | None, dict[str, int]] = {}
    for count in head_counts:
        bands.setdefault(count.age_band, {})[count.sex] = count.people
    known = sorted((band for band in bands if band), key=lambda band: band.from_age)
    order = [*known, *(band for band in bands if band is None)]
    rows = [_head_count_row(columns, str(band or _("not known")), bands[band]) for band in order]
    sums: dict[str, int] = {}
    for count in head_counts:
        sums[count.sex] = sums.get(count.sex, 0) + count.people
    url = reverse("trainings:training_update", args=[training.pk])
    return Section(
        "head-counts",
        _("Head-counts"),
        columns,
        rows,
        totals=_head_count_row(columns, pgettext("total", "All"), sums),
        note=_("Counted without names: they are seats filled, never people trained."),
        add_url=f"{url}#head_counts-title" if may_change else "",
        add_label=_("Change"),
    )


def _head_count_row(columns, label: str, people: dict[str, int]) -> Row:
    numbers = [people.get(sex, 0) for sex in (Sex.WOMAN, Sex.MAN, Sex.NOT_KNOWN)]
    return row(columns, label, *map(format_number, numbers), format_number(sum(numbers)))


def _sessions(training: Training, sessions: list, may_change: bool) -> Section:
    columns = headings(_("Date"), _("Hours"), _("Place"), _("Came"), numeric=(1, 3))
    rows = [
        row(
            columns,
            format_date(session.held_on),
            format_number(session.hours),
            session.place,
            format_number(session.people),
        )
        for session in sessions
    ]
    url = reverse("trainings:training_update", args=[training.pk])
    return Section(
        "sessions",
        _("Sessions"),
        columns,
        rows,
        empty_text=_("None yet."),
        add_url=f"{url}#sessions-title" if may_change else "",
        add_label=_("Change"),
    )


def _partners(training: Training, may_change: bool) -> Section:
    columns = headings(_("Partner organisation"), _("Role"))
    rows = [
        row(
            columns,
            part.partner,
            part.get_role_display(),
            url=part.partner.get_absolute_url(),
        )
        for part in training.partners.all()
    ]
    url = reverse("trainings:training_update", args=[training.pk])
    return Section(
        "partners",
        _("Partner organisations"),
        columns,
        rows,
        empty_text=_("None yet."),
        add_url=f"{url}#partners-title" if may_change else "",
        add_label=_("Change"),
    )


def _trainers(training: Training, may_change: bool) -> Section:
    columns = headings(_("Trainer"), _("Of which organisation"), _("What they teach"))
    rows = [
        row(columns, one.person, one.partner or "", one.subject) for one in training.trainers.all()
    ]
    url = reverse("trainings:training_update", args=[training.pk])
    return Section(
        "trainers",
        _("Trainers"),
        columns,
        rows,
        empty_text=_("None yet."),
        add_url=f"{url}#trainers-title" if may_change else "",
        add_label=_("Change"),
    )
