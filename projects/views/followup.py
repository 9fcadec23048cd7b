"""What a project's page shows of the time after hand-over, each row with what is done next."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from core.dates import format_date
from core.display import Link, Section, headings, row
from core.money import format_money
from core.numbers import format_number
from projects.choices import Works
from projects.models import Breakdown, FollowUp, Project, Visit


def sections_after_hand_over(page, today: date) -> list[Section]:
    """Visits, breakdowns and follow-ups of the project of a `ProjectPage`; `today` tells what is
    overdue and how long something has been out of service."""
    return [visits(page, today), breakdowns(page, today), follow_ups(page, today)]


def visits(page, today: date) -> Section:
    """Checks after hand-over, due and made."""
    columns = headings(
        _("Due on"),
        _("Visited on"),
        _("Who visited"),
        _("Condition"),
        _("Does it work"),
        _("Fees are collected"),
        _("What was found"),
    )
    yes_no = {True: _("yes"), False: _("no")}
    rows = [
        row(
            columns,
            format_date(visit.due_on) or _("not planned"),
            format_date(visit.visited_on) or _not_visited(page.project, visit, today),
            visit.visitor,
            visit.get_condition_display(),
            visit.get_works_display(),
            yes_no.get(visit.fees_collected, ""),
            visit.note,
            **page.marks("visit", visit, acts=_after_visit(page.project, visit)),
        )
        for visit in page.project.visits.all()
    ]
    empty = _("None yet. Handing over enters the visits that the programme asks for.")
    return page.part(
        "visit", "visits", _("Visits"), columns, rows, _("Add a visit"), empty_text=empty
    )


def _not_visited(project: Project, visit: Visit, today: date) -> str:
    """Overdue within the programme's follow-up; work lists stop after it."""
    until = project.programme.follow_up_until
    if visit.due_on and visit.due_on < today and (until is None or today <= until):
        return _("overdue")
    return _("not visited")


def _after_visit(project: Project, visit: Visit) -> list[Link]:
    """A visit that is due is made; what does not wholly work is reported or followed up, unless
    something came of it already."""
    if visit.visited_on is None:
        url = reverse("projects:visit_made", args=[visit.pk])
        return [Link(_("Record the visit"), url)]
    came_of_it = any(one.visit_id == visit.pk for one in project.follow_ups.all()) or any(
        one.since >= visit.visited_on for one in project.breakdowns.all()
    )
    return [] if came_of_it else offers(visit)


def offers(visit: Visit) -> list[Link]:
    """What may come of a visit that found that something does not wholly work."""
    if visit.works not in (Works.PARTLY, Works.NOT_WORKING):
        return []
    query = f"?visit={visit.pk}"
    project = [visit.project_id]
    return [
        Link(_("Report a breakdown"), reverse("projects:breakdown_create", args=project) + query),
        Link(_("Plan a follow-up"), reverse("projects:follow_up_create", args=project) + query),
    ]


def breakdowns(page, today: date) -> Section:
    """Breaks and repairs; those not repaired are out of service until today."""
    columns = headings(
        _("What broke"),
        _("Broken since"),
        _("Reported by"),
        _("Repaired on"),
        _("Days out of service"),
        _("Cost"),
        _("Paid from"),
        numeric=(4, 5),
    )
    rows = [
        row(
            columns,
            breakdown.what,
            format_date(breakdown.since),
            breakdown.reported_by,
            format_date(breakdown.repaired_on) or _("not repaired"),
            format_number(breakdown.days_out_of_service(today)),
            format_money(breakdown.cost, breakdown.currency) if breakdown.currency else "",
            breakdown.get_paid_from_display(),
            **page.marks("breakdown", breakdown, acts=_after_breakdown(page.project, breakdown)),
        )
        for breakdown in page.project.breakdowns.all()
    ]
    return page.part(
        "breakdown", "breakdowns", _("Breakdowns"), columns, rows, _("Report a breakdown")
    )


def _after_breakdown(project: Project, breakdown: Breakdown) -> list[Link]:
    if breakdown.repaired_on is not None:
        return []
    acts = [Link(_("Repaired"), reverse("projects:breakdown_repair", args=[breakdown.pk]))]
    if not any(one.breakdown_id == breakdown.pk for one in project.follow_ups.all()):
        url = reverse("projects:follow_up_create", args=[project.pk])
        acts.append(Link(_("Plan a follow-up"), f"{url}?breakdown={breakdown.pk}"))
    return acts


def follow_ups(page, today: date) -> Section:
    """What is to be done, by whom and by when; those that are open first."""
    columns = headings(
        _("What is to be done"), _("Who sees to it"), _("Due on"), _("Closed on"), _("How it ended")
    )
    rows = [
        row(
            columns,
            one.what,
            one.owner,
            format_date(one.due_on),
            format_date(one.closed_on) or _not_closed(one, today),
            _("%(outcome)s (%(person)s)") % {"outcome": one.outcome, "person": one.closed_by}
            if one.closed_by
            else one.outcome,
            **page.marks("follow_up", one, acts=_after_follow_up(one)),
        )
        for one in page.project.follow_ups.all()
    ]
    empty = _("None yet. A follow-up says who does what by when after a visit or a breakdown.")
    return page.part(
        "follow_up",
        "follow-ups",
        _("Follow-ups"),
        columns,
        rows,
        _("Plan a follow-up"),
        empty_text=empty,
    )


def _not_closed(follow_up: FollowUp, today: date) -> str:
    overdue, still_open = pgettext("follow-up", "overdue"), pgettext("follow-up", "open")
    return overdue if follow_up.due_on < today else still_open


def _after_follow_up(follow_up: FollowUp) -> list[Link]:
    if follow_up.closed_on is not None:
        return []
    return [Link(_("Close it"), reverse("projects:follow_up_close", args=[follow_up.pk]))]
