"""What of a project enters the headline figures today, what does not yet, and why.

Nothing is defined here: the rows are those of the figures (`projects.rollups`), and people are told
by `part_of`, which asks `reach_of` with the count and without it.
"""

from datetime import date

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _

from communities.scope import answers_for
from core.display import Section, headings, row
from core.money import format_money
from core.numbers import format_number
from core.organisation import organisation
from projects.choices import Basis, Directness
from projects.effect import part_of
from projects.effect_text import project_names, tell_effect
from projects.models import BeneficiaryGroup, Project
from projects.reach import group_rows
from projects.rollups import PLEDGED, RECEIVED, SPENT, ProjectRow, add_part, project_rows


def counts_of(project: Project, user, today: date) -> Section:
    """What counts and why not, for a reader, on a day."""
    columns = headings(_("Figure"), _("Counts today"), _("Why"))
    found = [*_project_lines(project, user, today), *_people_lines(project, user, today)]
    note = _("Headline figures count confirmed records; what is entered is shown beside them.")
    if project.is_sample:
        note = _("This is a sample: it leaves the figures with the switch for samples.")
    rows = [row(columns, *line) for line in found]
    return Section("counts", _("What counts, and why not"), columns, rows, note=note)


def _project_lines(project: Project, user, today: date) -> list[tuple[str, str, str]]:
    found = project_rows(user, projects=[project.pk])
    if not found:
        place = project.lead_community
        text = _("Counts in the region of its lead community: %(community)s.")
        return [(_("The project and its money"), "", text % {"community": place})]
    add_part("money", found, user, projects=[project.pk])
    one = found[0]
    money = {
        _("Pledged"): one.total(PLEDGED, today),
        _("Received"): one.total(RECEIVED, today),
        _("Spent"): one.total(SPENT, today),
    }
    lines = [_completed(one, today)]
    for label, minor in money.items():
        lines.append((label, *_amount(one, minor, today)))
    return lines


def _completed(one: ProjectRow, today: date) -> tuple[str, str, str]:
    label = _("Projects completed")
    if not one.is_in_portfolio(today):
        return label, _("no"), _("It was rejected, withdrawn or cancelled.")
    if not one.is_completed(today):
        return label, _("no"), _("It is not completed yet.")
    if not one.confirmed:
        return label, _("no"), _("It is entered, and not confirmed yet.")
    if one.date_assumed:
        return label, _("yes"), _("Its day is not known: the end of the programme stands for it.")
    return label, _("yes"), ""


def _amount(one: ProjectRow, minor: int, today: date) -> tuple[str, str]:
    text = format_money(minor, organisation().currency)
    if not minor:
        return text, "" if one.is_in_portfolio(today) else _("It is closed.")
    if not one.confirmed:
        nothing = format_money(0, organisation().currency)
        reason = _("%(amount)s is entered, and not confirmed yet.")
        return nothing, reason % {"amount": text}
    return text, ""


def _people_lines(project: Project, user, today: date) -> list[tuple[str, str, str]]:
    direct = [g for g in project.groups.all() if g.directness == Directness.DIRECT]
    counts = [group for group in direct if group.basis == Basis.ACTUAL]
    if not counts:
        why = _("Only planned people are entered.") if direct else _("No people are entered yet.")
        return [(_("People reached"), "+0", why)]
    for group in counts:
        group.project = project
    communities = {group.zone.community_id: group.zone.community for group in counts}
    prefetch_related_objects(list(communities.values()), "profiles")
    for group in counts:
        group.zone.community = communities[group.zone.community_id]
    rows = group_rows(user, on=today, communities=communities, with_split=False)
    mine = [group for group in counts if answers_for(user, group.zone.community)]
    effects = {group: part_of(rows, group, on=today) for group in mine}
    names = project_names({key for one in effects.values() for key in one.projects()}, user)
    lines = []
    for group in counts:
        label = _("People reached: %(zone)s") % {"zone": _zone(group)}
        if group not in effects:
            lines.append((label, "", _("It is outside your regions, and counted there.")))
            continue
        told = tell_effect(effects[group], names)
        added = 0 if effects[group].waits else effects[group].added
        why = " ".join((told.headline, *told.notes))
        lines.append((label, f"+{format_number(added)}" if added >= 0 else str(added), why))
    return lines


def _zone(group: BeneficiaryGroup) -> str:
    community = group.zone.community
    return str(community) if group.zone.is_whole else f"{community}: {group.zone}"
