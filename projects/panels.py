"""What a community's, a partner's and a programme's page show of projects."""

from django.db.models import F, OuterRef, Subquery, Sum
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from communities.forms.choices import community_label
from communities.models import Community, PartnerOrganisation, Programme
from communities.scope import answers_for
from core.dates import format_date
from core.display import Badge, Section, headings, row
from core.money import format_money
from core.numbers import format_number
from core.organisation import organisation
from core.views.base import provenance_badges
from projects.counted import counted_zones
from projects.models import CatchmentZone, Contribution, Project, ProjectPartner, Receipt
from projects.reach import group_rows

AT_MOST = 10


def projects_of_community(community: Community, user) -> Section:
    """The projects a community leads, and those it shares with the one that leads them."""
    columns = headings(
        _("Project"), _("Sector"), _("Stage"), _("Completed on"), _("Actual people"), numeric=(4,)
    )
    found = _newest(Project.objects.visible_to(user).serving(community).for_list())
    rows = [
        row(
            columns,
            project,
            project.sector,
            project.get_stage_display(),
            format_date(project.ended_on, project.ended_on_precision),
            format_number(project.actual_people),
            url=project.get_absolute_url(),
            badges=[*provenance_badges(project), *_shared(project, community)],
        )
        for project in found[:AT_MOST]
    ]
    extra = {}
    if _may_lead(community, user):
        extra = {
            "add_url": f"{reverse('projects:project_create')}?community={community.pk}",
            "add_label": _("New project"),
        }
    return _section(columns, rows, found, f"community={community.pk}", **extra)


def projects_of_partner(partner: PartnerOrganisation, user) -> Section:
    """The projects a partner organisation has a role in, contributes to or builds."""
    columns = headings(
        _("Project"), _("Community"), _("What it does"), _("Pledged by it"), numeric=(3,)
    )
    pledges = Contribution.objects.filter(project=OuterRef("pk"), partner=partner).order_by()
    pledged = pledges.values("project").annotate(total=Sum("amount_portfolio")).values("total")
    visible = Project.objects.visible_to(user).involving(partner)
    found = _newest(
        visible.select_related("lead_community__district").annotate(by_partner=Subquery(pledged))
    )
    roles: dict[int, list[str]] = {}
    for role in ProjectPartner.objects.filter(partner=partner, project__in=found):
        roles.setdefault(role.project_id, []).append(role.get_role_display())
    rows = [
        row(
            columns,
            project,
            community_label(project.lead_community),
            ", ".join(_parts(project, partner, roles.get(project.pk, []))),
            format_money(project.by_partner, organisation().currency),
            url=project.get_absolute_url(),
            badges=provenance_badges(project),
        )
        for project in found[:AT_MOST]
    ]
    return _section(columns, rows, found, f"partner={partner.pk}")


def money_of_partner(partner: PartnerOrganisation, user) -> Section | None:
    """What a partner organisation pledged and gave, in the portfolio's currency; nothing where it
    pledged nothing. Contributions it makes itself; those it hands on are its projects'."""
    pledges = _pledged_by(partner, user)
    if not pledges:
        return None
    currency = organisation().currency
    columns = headings(
        _("Project"),
        _("Contribution"),
        _("Pledged on"),
        _("Pledged"),
        _("Received"),
        numeric=(3, 4),
    )
    sums = [sum(one.amount_portfolio for one in pledges), sum(one.came for one in pledges)]
    rows = [
        row(
            columns,
            one.project,
            one.get_contributor_display(),
            format_date(one.pledged_on),
            format_money(one.amount_portfolio, currency),
            format_money(one.came, currency),
            url=one.project.get_absolute_url(),
        )
        for one in pledges[:AT_MOST]
    ]
    note = _("The newest %(shown)s of %(all)s; the sums are of all.")
    counts = {"shown": format_number(len(rows)), "all": format_number(len(pledges))}
    return Section(
        "money",
        _("Money through it"),
        columns,
        rows,
        totals=row(columns, pgettext("total", "All"), "", "", *_in(currency, sums)),
        is_cut=len(pledges) > len(rows),
        note=note % counts if len(pledges) > len(rows) else "",
    )


def _pledged_by(partner: PartnerOrganisation, user) -> list[Contribution]:
    """The contributions a partner makes itself, the newest first, each with what `came` of it."""
    received = Receipt.objects.filter(contribution=OuterRef("pk")).order_by()
    came = received.values("contribution").annotate(total=Sum("amount_portfolio")).values("total")
    visible = Contribution.objects.visible_to(user).filter(partner=partner)
    return list(
        visible.annotate(came=Coalesce(Subquery(came), 0))
        .select_related("project")
        .order_by(F("pledged_on").desc(nulls_last=True), "-pk")
    )


def _in(currency: str, sums: list[int]) -> list[str]:
    return [format_money(amount, currency) for amount in sums]


def projects_of_programme(programme: Programme, user) -> Section:
    """The projects of a programme, led under it or shared with it."""
    columns = headings(
        _("Project"), _("Community"), _("Stage"), _("Completed on"), _("Pledged"), numeric=(4,)
    )
    found = _newest(Project.objects.visible_to(user).in_programme(programme).for_list())
    rows = [
        row(
            columns,
            project,
            community_label(project.lead_community),
            project.get_stage_display(),
            format_date(project.ended_on, project.ended_on_precision),
            format_money(project.pledged, organisation().currency),
            url=project.get_absolute_url(),
            badges=provenance_badges(project),
        )
        for project in found[:AT_MOST]
    ]
    return _section(columns, rows, found, f"programme={programme.pk}")


def zones_of_community(community: Community, user) -> Section:
    """Who uses what is built: the parts of a community, with the people counted in each and by
    which project."""
    columns = headings(_("Who uses it"), _("People"), _("Counted by"), numeric=(1,))
    editable, today = _may_lead(community, user), timezone.localdate()
    groups = group_rows(user, on=today, communities=[community.pk], with_split=False)
    counted = counted_zones(groups, user, on=today)
    rows = [
        row(
            columns,
            _("The whole community") if zone.is_whole else zone,
            format_number(counted[zone.pk].people) if zone.pk in counted else "",
            counted[zone.pk].by if zone.pk in counted else _("nobody is counted there yet"),
            edit_url=reverse("projects:zone_update", args=[zone.pk]) if editable else "",
        )
        for zone in CatchmentZone.objects.visible_to(user).filter(community=community)
    ]
    extra = {}
    if rows:
        extra["note"] = _("In each place the project with most people counts; places are added up.")
    if editable:
        extra |= {
            "add_url": reverse("projects:zone_create", args=[community.pk]),
            "add_label": _("Add a part"),
        }
    empty = _("None yet. The whole community is entered with the first count of people in it.")
    return Section("zones", _("Who uses what is built"), columns, rows, empty_text=empty, **extra)


def _newest(projects) -> list[Project]:
    """One more than is shown, to know whether there are more."""
    return list(projects.order_by("-proposed_on", "-pk")[: AT_MOST + 1])


def _section(columns, rows, found: list, query: str, **extra) -> Section:
    if len(found) > AT_MOST:
        extra |= {
            "is_cut": True,
            "more_url": f"{reverse('projects:project_list')}?{query}",
            "more_label": _("All projects of this page"),
        }
    return Section(
        "projects", _("Projects"), columns, rows, empty_text=_("No projects yet."), **extra
    )


def _shared(project: Project, community: Community) -> list[Badge]:
    if project.lead_community_id == community.pk:
        return []
    return [Badge(_("shared, led by %(community)s") % {"community": project.lead_community})]


def _parts(project: Project, partner: PartnerOrganisation, roles: list[str]) -> list[str]:
    parts = list(roles)
    if project.contractor_id == partner.pk:
        parts.append(_("builds it"))
    if project.by_partner is not None:
        parts.append(_("contributes"))
    return parts


def _may_lead(community: Community, user) -> bool:
    return user.can("edit_records") and answers_for(user, community)
