"""A project's own values in words."""

from datetime import date

from django.utils.translation import gettext as _

from communities.forms.choices import community_label
from core.dates import DAY, format_date
from core.display import Fact
from projects.models import Project
from projects.place import shown_place


def lead_of(project: Project) -> str:
    """One sentence: what it is, where, under which programme, how far."""
    return _("%(sector)s, %(community)s, %(programme)s: %(stage)s.") % {
        "sector": project.sector,
        "community": community_label(project.lead_community),
        "programme": project.programme,
        "stage": project.get_stage_display(),
    }


def facts_of(project: Project, user) -> list[Fact]:
    """Where, what, by whom and when; what is not known yet, or not the reader's, is left out."""
    community = project.lead_community
    return [
        Fact(
            _("Lead community"),
            f"{community_label(community)}, {community.district.region}",
            community.get_absolute_url(),
        ),
        *_named(_("Also serves (shared)"), [row.community for row in _others(project)]),
        Fact(_("Lead programme"), str(project.programme)),
        *_named(_("Other programmes"), [row.programme for row in project.other_programmes.all()]),
        Fact(_("Sector"), str(project.sector)),
        Fact(_("How it is built"), project.get_mode_display()),
        *_text(_("Place, degrees"), shown_place(project, user)),
        *_contract(project),
        *_text(_("Code"), project.code),
        *_days(project),
        *_text(_("Owner"), project.owner),
        *_text(_("Who maintains it"), project.maintained_by),
        *_text(_("How it is maintained"), project.maintenance),
        *_text(_("Act of hand-over"), project.handover_act),
        *_text(_("What it is about"), project.summary),
        *_merged(project, user),
    ]


def _merged(project: Project, user) -> list[Fact]:
    """The project it went into; a project may be shared with the reader and that one not."""
    into = project.merged_into
    if into is None or not Project.objects.visible_to(user).filter(pk=into.pk).exists():
        return []
    return [Fact(_("Merged into"), str(into), into.get_absolute_url())]


def _others(project: Project):
    return project.other_communities.all()


def _named(label: str, rows: list) -> list[Fact]:
    if len(rows) == 1 and hasattr(rows[0], "district"):
        return [Fact(label, community_label(rows[0]), rows[0].get_absolute_url())]
    texts = [community_label(row) if hasattr(row, "district") else str(row) for row in rows]
    return [Fact(label, "; ".join(texts))] if texts else []


def _text(label: str, text: str) -> list[Fact]:
    return [Fact(label, text)] if text else []


def _contract(project: Project) -> list[Fact]:
    facts = []
    if contractor := project.contractor:
        facts.append(Fact(_("Contractor"), str(contractor), contractor.get_absolute_url()))
    signed = format_date(project.contract_signed_on)
    contract = ", ".join(part for part in (project.contract_number, signed) if part)
    return [*facts, *_text(_("Contract"), contract)]


def _days(project: Project) -> list[Fact]:
    planned = _span(
        (project.planned_start, project.planned_start_precision),
        (project.planned_end, project.planned_end_precision),
    )
    actual = _span(
        (project.started_on, project.started_on_precision),
        (project.ended_on, project.ended_on_precision),
    )
    return [
        Fact(_("Proposed on"), format_date(project.proposed_on)),
        *_text(_("Decided on"), format_date(project.approved_on)),
        *_text(_("Planned works"), planned),
        *_text(_("Actual works"), actual),
        *_text(_("Handed over on"), format_date(project.handed_over_on)),
        *_text(_("Closed on"), format_date(project.closed_on)),
    ]


def _span(first: tuple[date | None, str], last: tuple[date | None, str] = (None, DAY)) -> str:
    begun, ended = format_date(*first), format_date(*last)
    if begun and ended:
        return f"{begun} – {ended}"
    if begun:
        return _("from %(date)s") % {"date": begun}
    return _("to %(date)s") % {"date": ended} if ended else ""
