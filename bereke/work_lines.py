"""The lines of somebody's work in words, each with the way straight to where it is done."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bereke.desk import Item, day
from communities.forms.choices import community_label
from communities.population import population_known, population_url
from core.dates import format_date
from core.display import Link
from core.forms import unless_locked
from core.numbers import format_number
from projects.choices import ProjectStage
from projects.pledges import overdue_pledge
from projects.requirements import gaps_of
from projects.ways import came_url, field_url, made_url, new_url, part_url


@dataclass(frozen=True)
class Line:
    """One thing to do: the record, what is with it, and the ways to do it. `mark` says how
    pressing it is, `reason` is what somebody wrote."""

    name: str
    url: str
    ways: Sequence[Link] = ()
    note: str = ""
    mark: str = ""
    reason: str = ""


def _and_back(url: str) -> str:
    """The address of a form that leads back to the page of work once it is saved."""
    address, hash_, place = url.partition("#")
    sign = "&" if "?" in address else "?"
    return f"{address}{sign}next={reverse('work')}{hash_}{place}"


def _in_place(project) -> str:
    return community_label(project.lead_community)


def _days(number: int) -> str:
    """So many days, in words."""
    text = ngettext("%(number)s day", "%(number)s days", number)
    return text % {"number": format_number(number)}


def _late(due: date, on: date) -> str:
    """How long a day has passed; "" if it has not."""
    return _("%(days)s late") % {"days": _days((on - due).days)} if due < on else ""


def of_records(items: Iterable[Item]) -> list[Line]:
    """Records in one state of checking, with the reason if they came back."""
    return [
        Line(
            name=item.name,
            url=item.url,
            ways=[Link(_("Edit"), item.edit_url)],
            note=f"{item.kind} · {item.since}",
            reason=item.note,
        )
        for item in items
    ]


def of_question(question) -> Line:
    """A question about a record."""
    asked = {"person": question.asked_by, "date": day(question.created_at)}
    way = _("Read the answer") if question.is_answered else _("Answer")
    return Line(
        name=str(question.record),
        url=question.get_absolute_url(),
        ways=[Link(way, question.get_absolute_url())],
        note=_("%(person)s asked on %(date)s") % asked,
        reason=question.text,
    )


def of_visit(visit, desk) -> Line:
    """A visit that is due."""
    project = visit.project
    return Line(
        name=str(project),
        url=project.get_absolute_url(),
        ways=[Link(_("Record the visit"), _and_back(made_url(visit)))],
        note=_("%(place)s, due on %(date)s")
        % {"place": _in_place(project), "date": format_date(visit.due_on)},
        mark=_late(visit.due_on, desk.on),
    )


def of_breakdown(breakdown, desk) -> Line:
    """Something broken."""
    project, repair = breakdown.project, reverse("projects:breakdown_repair", args=[breakdown.pk])
    return Line(
        name=str(project),
        url=project.get_absolute_url(),
        ways=[Link(_("Repaired"), _and_back(repair))],
        note=_("%(place)s, broken since %(date)s")
        % {"place": _in_place(project), "date": format_date(breakdown.since)},
        mark=_("%(days)s out of service") % {"days": _days(breakdown.days_out_of_service(desk.on))},
        reason=breakdown.what,
    )


def of_follow_up(follow_up, desk) -> Line:
    """Something that was to be done."""
    project, close = (
        follow_up.project,
        reverse("projects:follow_up_close", args=[follow_up.pk]),
    )
    return Line(
        name=str(project),
        url=project.get_absolute_url(),
        ways=[Link(_("Close it"), _and_back(close))],
        note=_("%(person)s, due on %(date)s")
        % {"person": follow_up.owner, "date": format_date(follow_up.due_on)},
        mark=_late(follow_up.due_on, desk.on),
        reason=follow_up.what,
    )


def of_pledge(pledge, desk) -> Line:
    """A pledge that did not come, or not all of it."""
    project, told = pledge.project, overdue_pledge(pledge)
    ways = [
        Link(_("Enter what came"), _and_back(came_url(pledge))),
        Link(_("Change the pledge"), _and_back(part_url("contribution", pledge.pk, "due_on"))),
    ]
    return Line(
        name=str(project),
        url=project.get_absolute_url(),
        ways=unless_locked(project, desk.user, ways),
        note=_("%(place)s, due on %(date)s")
        % {"place": _in_place(project), "date": format_date(pledge.due_on)},
        mark=_late(pledge.due_on, desk.on),
        reason=f"{told.label}: {told.text}",
    )


def of_late_project(project, desk) -> Line:
    """A project that should have begun or ended."""
    ended = project.planned_end is not None and project.planned_end < desk.on
    field = "planned_end" if ended else "planned_start"
    planned = getattr(project, field)
    text = _("planned end: %(date)s") if ended else _("planned start: %(date)s")
    shown = format_date(planned, getattr(project, f"{field}_precision"))
    return Line(
        name=str(project),
        url=project.get_absolute_url(),
        ways=[
            Link(_("Move it on"), f"{project.get_absolute_url()}#main"),
            Link(_("Plan another day"), field_url(project, field)),
        ],
        note=f"{_in_place(project)} · {project.get_stage_display()} · {text % {'date': shown}}",
        mark=_late(planned, desk.on),
    )


def of_gaps(project, desk) -> Line:
    """A project with what it lacks, each a link to where it is entered."""
    gaps = [Link(gap.text, gap.url) for gap in gaps_of(project)]
    counted = [link for link in gaps if link.url.endswith("/new/")]
    ways = [link for link in gaps if link not in counted]
    return Line(
        name=str(project),
        url=project.get_absolute_url(),
        ways=[*(unless_locked(project, desk.user, counted) if counted else ()), *ways],
        note=f"{_in_place(project)} · {project.get_stage_display()}",
    )


def of_population(community, desk) -> Line:
    """A community whose population nobody has told for long."""
    return Line(
        name=str(community),
        url=community.get_absolute_url(),
        ways=[Link(_("Enter the population"), _and_back(population_url(community)))],
        note=f"{community.district} · {population_known(community)}",
    )


def of_training(training, desk) -> Line:
    """A training that is over and of which nobody is entered."""
    return Line(
        name=str(training),
        url=training.get_absolute_url(),
        ways=[
            Link(
                _("Enter who came"), reverse("trainings:training_participants", args=[training.pk])
            )
        ],
        note=_("%(place)s, ended on %(date)s")
        % {"place": community_label(training.community), "date": format_date(training.ends_on)},
    )


def of_next_step(project, desk) -> Line:
    """A project for which nothing is planned."""
    return Line(
        name=str(project),
        url=project.get_absolute_url(),
        ways=[Link(_("Add a milestone"), _and_back(new_url(project, "milestone")))],
        note=f"{_in_place(project)} · {ProjectStage(project.stage).label}",
    )
