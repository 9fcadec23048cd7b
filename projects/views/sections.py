"""The tables of a project's page."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _

from core.dates import format_date
from core.display import Link, Row, Section, headings, row
from core.numbers import format_number
from core.views.base import part_badges
from projects.choices import Basis, ProjectStage
from projects.forms.copies import copy_of, planned_only
from projects.models import BeneficiaryGroup, Project
from projects.models.project import ProjectPart
from projects.views.file_sections import file_sections
from projects.views.followup import sections_after_hand_over
from projects.views.money import money_sections

# Parts that are also edited as a whole table.
TABLES = frozenset({"contribution", "receipt", "expenditure"})
# What matters at a stage comes first, in this order; the rest keeps its own.
BEFORE = ("needs", "contributions", "groups", "communities", "partners")
DURING = ("milestones", "contributions", "receipts", "expenditure", "photos", "outputs")
AFTER = ("visits", "breakdowns", "follow-ups", "groups", "outputs", "photos")
FIRST = {
    ProjectStage.PROPOSED: BEFORE,
    ProjectStage.APPRAISED: BEFORE,
    ProjectStage.APPROVED: DURING,
    ProjectStage.UNDER_WAY: DURING,
    ProjectStage.SUSPENDED: DURING,
    ProjectStage.COMPLETED: ("groups", "outputs", "contributions", "photos"),
    ProjectStage.HANDED_OVER: AFTER,
}
COUNTED_PARTS = frozenset({"contribution", "receipt", "expenditure", "group", "output"})


def sections_of(project: Project, today: date, *, may_edit: bool, locked: bool) -> list[Section]:
    """Money, people, works, what came after, and how it got here; where the record is `locked` to
    the reader, what is counted offers no change and says why."""
    page = ProjectPage(project, may_edit, locked)
    sections = [
        *money_sections(page),
        page.groups(),
        page.milestones(),
        page.outputs(),
        *sections_after_hand_over(page, today),
        *file_sections(page),
        page.partners(),
        page.needs(),
        page.communities(),
        page.transitions(),
    ]
    first = FIRST.get(project.stage, ())
    return sorted(sections, key=lambda one: first.index(one.id) if one.id in first else len(first))


def count_who_came(group: BeneficiaryGroup) -> list[Link]:
    """The way from planned people to the actual ones, which begin with the planned numbers."""
    return [Link(_("Count who came"), copy_of(group, Basis.ACTUAL).url)]


class ProjectPage:
    """The tables of one project for one reader."""

    def __init__(self, project: Project, may_edit: bool, locked: bool) -> None:
        self.project = project
        self.may_edit = may_edit
        self.locked = locked

    def may_change(self, kind: str) -> bool:
        """Whether the reader may enter and change parts of this kind."""
        return self.may_edit and not (self.locked and kind in COUNTED_PARTS)

    def part(self, kind: str, section_id: str, title: str, columns, rows, add: str, **extra):
        """A table of parts that have forms of their own."""
        if self.may_edit and not self.may_change(kind):
            extra.setdefault("note", _("The record is confirmed. A manager can reopen it."))
        if self.may_change(kind):
            extra |= {
                "add_url": reverse(f"projects:{kind}_create", args=[self.project.pk]),
                "add_label": add,
            }
            if kind in TABLES:
                address = reverse(f"projects:{kind}_table_update", args=[self.project.pk])
                extra |= {"more_url": address, "more_label": _("Enter and change as a table")}
        empty = extra.pop("empty_text", _("None yet."))
        return Section(section_id, title, columns, rows, empty_text=empty, **extra)

    def marks(self, kind: str, part: ProjectPart, acts: Sequence[Link] = ()) -> dict:
        """Where a row comes from, if elsewhere than the project, where it is changed, and what
        may be done with it next."""
        badges = part_badges(part, self.project) if hasattr(part, "provenance") else []
        if not self.may_change(kind):
            return {"badges": badges}
        url = reverse(f"projects:{kind}_update", args=[part.pk])
        return {"badges": badges, "edit_url": url, "acts": acts}

    def groups(self) -> Section:
        """Counts of people, planned and actual, with women and men."""
        columns = headings(
            _("Who uses it"),
            _("Planned or actual"),
            _("Direct or indirect"),
            _("Who they are"),
            _("People"),
            _("Women"),
            _("Men"),
            _("Counted on"),
            _("How they were counted"),
            numeric=(4, 5, 6),
        )
        lacking = planned_only(self.project.groups.all())
        rows = [
            row(
                columns,
                _("%(community)s: %(zone)s")
                % {
                    "community": group.zone.community,
                    "zone": _("all of it") if group.zone.is_whole else group.zone,
                },
                group.get_basis_display(),
                group.get_directness_display(),
                group.label,
                format_number(group.people),
                _number(group.all_women),
                _number(group.all_men),
                format_date(group.counted_on),
                group.get_method_display(),
                **self.marks("group", group, count_who_came(group) if group in lacking else ()),
            )
            for group in self.project.groups.all()
        ]
        return self.part("group", "groups", _("People"), columns, rows, _("Count people"))

    def milestones(self) -> Section:
        """The steps of the works."""
        columns = headings(
            _("Milestone"), _("Due on"), _("Done on"), _("Share of the works, %"), numeric=(3,)
        )
        rows = [
            row(
                columns,
                milestone,
                format_date(milestone.due_on),
                format_date(milestone.done_on),
                format_number(milestone.percent),
                **self.marks("milestone", milestone),
            )
            for milestone in self.project.milestones.all()
        ]
        return self.part(
            "milestone", "milestones", _("Milestones"), columns, rows, _("Add a milestone")
        )

    def outputs(self) -> Section:
        """What was planned and built, in physical measures."""
        columns = headings(_("Measure"), _("Unit"), _("Planned"), _("Built"), numeric=(2, 3))
        rows = [
            row(
                columns,
                output.measure,
                output.measure.unit_label,
                _number(output.planned),
                _number(output.built),
                **self.marks("output", output),
            )
            for output in self.project.outputs.all()
        ]
        return self.part("output", "outputs", _("Output"), columns, rows, _("Add a measure"))

    def partners(self) -> Section:
        """Who does what beside us."""
        columns = headings(_("Partner organisation"), _("Role"))
        rows = [
            row(
                columns,
                role.partner,
                role.get_role_display(),
                url=role.partner.get_absolute_url(),
                **self.marks("partner", role),
            )
            for role in self.project.partners.all()
        ]
        return self.part(
            "partner", "partners", _("Partners and their roles"), columns, rows, _("Add a partner")
        )

    def needs(self) -> Section:
        """The problems it answers."""
        columns = headings(_("Need"), _("Community"), _("State"))
        rows = [
            row(columns, need, need.community, need.get_state_display())
            for need in self.project.needs.all()
        ]
        return Section(
            "needs", _("Needs it addresses"), columns, rows, empty_text=_("No need is named yet.")
        )

    def communities(self) -> Section:
        """The lead community and those it is shared with."""
        project = self.project
        columns = headings(_("Community"), _("District"), _("Region"), _("How"))
        served = [(project.lead_community, _("leads the project"))]
        served += [(link.community, _("shared")) for link in project.other_communities.all()]
        rows = [
            row(
                columns,
                community,
                community.district,
                community.district.region,
                how,
                url=community.get_absolute_url(),
            )
            for community, how in served
        ]
        return Section("communities", _("Communities served"), columns, rows)

    def transitions(self) -> Section:
        """How it came to its stage: when, by whom, why."""
        columns = headings(_("Stage"), _("On"), _("Who"), _("Reason"))
        rows: list[Row] = [
            row(
                columns,
                move.get_to_stage_display(),
                format_date(move.occurred_on),
                move.actor or "",
                move.reason,
            )
            for move in self.project.transitions.all()
        ]
        return Section(
            "transitions", _("Moves between stages"), columns, rows, empty_text=_("None yet.")
        )


def _number(value: int | Decimal | None) -> str:
    if isinstance(value, Decimal):
        value = value.normalize()
    return format_number(value)
