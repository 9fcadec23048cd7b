"""What the timeline of a community holds of projects: their stages, hand-overs, visits, breakdowns.

Records entered later have the days of stages without the moves; the days speak where a move does
not.
"""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from communities.models import Community
from core.timeline import Event
from projects.choices import ProjectStage
from projects.models import Breakdown, Project, Visit
from projects.stages import DAY_OF_STAGE

FIRST_LETTERS = 200


def stages(community: Community, user) -> Iterator[Event]:
    """The stages that projects of the community reached: two queries."""
    projects = Project.objects.visible_to(user).serving(community).order_by("pk")
    for project in projects.prefetch_related("transitions"):
        moves = list(project.transitions.all())
        for move in moves:
            yield _stage(project, move.to_stage, move.occurred_on, note=move.reason)
        told = {move.to_stage for move in moves}
        for stage, field in {ProjectStage.PROPOSED: "proposed_on", **DAY_OF_STAGE}.items():
            day = getattr(project, field)
            closed = field == "closed_on" and stage != project.stage
            if day and stage not in told and not closed:
                precision = getattr(project, f"{field}_precision", "day")
                yield _stage(project, stage, day, precision=precision)


def _stage(project: Project, stage: str, day, **extra) -> Event:
    kind = "handover" if stage == ProjectStage.HANDED_OVER else "project"
    text = f"{project}: {ProjectStage(stage).label}"
    return Event(day, kind, text, project.get_absolute_url(), **extra)


def visits(community: Community, user) -> Iterator[Event]:
    """Visits that were made: one query."""
    rows = Visit.objects.filter(project__in=_projects(community, user), visited_on__isnull=False)
    for visit in rows.select_related("project").order_by("visited_on", "pk"):
        text = _("Visit: %(project)s") % {"project": visit.project}
        said = (visit.get_works_display(), visit.note[:FIRST_LETTERS])
        note = ". ".join(str(part) for part in said if part)
        yield Event(visit.visited_on, "visit", text, f"{_page(visit)}#visits", note)


def breakdowns(community: Community, user) -> Iterator[Event]:
    """Breakdowns and their repair: one query."""
    rows = Breakdown.objects.filter(project__in=_projects(community, user))
    for one in rows.select_related("project").order_by("since", "pk"):
        url, what = f"{_page(one)}#breakdowns", one.what[:FIRST_LETTERS]
        text = _("Broke down: %(project)s") % {"project": one.project}
        yield Event(one.since, "breakdown", text, url, what, open=one.repaired_on is None)
        if one.repaired_on:
            text = _("Repaired: %(project)s") % {"project": one.project}
            yield Event(one.repaired_on, "breakdown", text, url, what)


def _projects(community: Community, user):
    return Project.objects.visible_to(user).serving(community).order_by().values("pk")


def _page(part) -> str:
    return part.project.get_absolute_url()
