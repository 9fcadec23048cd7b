"""What was entered, at a glance: a few facts of a record for whoever is to check it."""

from collections.abc import Callable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from communities.forms.choices import community_label
from core.dates import format_date
from core.money import format_money
from core.numbers import format_number
from core.organisation import organisation
from projects.choices import COMPLETED_STAGES


def facts_of(kind: str, record) -> list[str]:
    """The facts of a record, read with its `for_list()`; what is not known is left out."""
    return [fact for fact in FACTS[kind](record) if fact]


def people(number: int | None) -> str:
    """So many people, in words; "" if it is not known."""
    if number is None:
        return ""
    text = ngettext("%(number)s person", "%(number)s people", number)
    return text % {"number": format_number(number)}


def _community(community) -> list[str]:
    number = people(community.population)
    year = {"people": number, "year": community.population_year}
    return [
        community.get_kind_display(),
        f"{community.district}, {community.district.region}",
        _("%(people)s in %(year)s") % year if number else _("no population is entered"),
    ]


def _project(project) -> list[str]:
    ended = project.stage in COMPLETED_STAGES
    return [
        community_label(project.lead_community),
        f"{project.sector}, {project.get_stage_display()}",
        _("completed on %(date)s")
        % {"date": format_date(project.ended_on, project.ended_on_precision)}
        if ended and project.ended_on
        else "",
        _pledged(project),
        people(project.actual_people),
    ]


def _pledged(project) -> str:
    amount = format_money(project.pledged, organisation().currency)
    return _("pledged: %(amount)s") % {"amount": amount}


def pledged_and_people(project) -> list[str]:
    """What speaks for a decision on an appraised project."""
    planned = people(project.planned_people)
    days = [format_date(project.planned_start), format_date(project.planned_end)]
    return [
        community_label(project.lead_community),
        str(project.sector),
        _pledged(project),
        _("planned for %(people)s") % {"people": planned} if planned else "",
        " – ".join(day for day in days if day),
    ]


def _training(training) -> list[str]:
    days = dict.fromkeys([format_date(training.starts_on), format_date(training.ends_on)])
    seats = ngettext("%(number)s participant", "%(number)s participants", training.seats)
    return [
        community_label(training.community),
        str(training.topic),
        " – ".join(days),
        seats % {"number": format_number(training.seats)},
    ]


def _partner(partner) -> list[str]:
    return [partner.get_kind_display(), str(partner.region or "")]


def _meeting(meeting) -> list[str]:
    filled = {"filled": meeting.seats_filled, "all": meeting.seats_listed}
    return [
        str(meeting.council),
        format_date(meeting.held_on)
        or meeting.not_held_reason
        or pgettext("meeting of a council", "planned"),
        _("%(filled)s of %(all)s seats filled") % filled,
    ]


def _appeal(appeal) -> list[str]:
    return [str(appeal.council), format_date(appeal.received_on), appeal.get_state_display()]


FACTS: dict[str, Callable[..., list[str]]] = {
    "community": _community,
    "project": _project,
    "training": _training,
    "partner": _partner,
    "meeting": _meeting,
    "appeal": _appeal,
}
