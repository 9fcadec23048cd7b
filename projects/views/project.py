"""Screens of projects: the list, one project, entering and changing it."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.functional import cached_property, lazy
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from communities.forms.choices import community_label
from communities.models import Community, Programme
from core.columns import Column
from core.dates import format_date
from core.display import Action, Badge, Fact, Section
from core.forms import is_locked, way_aside
from core.money import format_money, to_major
from core.numbers import format_number
from core.organisation import organisation
from core.views import (
    RecordCreateView,
    RecordDeleteView,
    RecordDetailView,
    RecordListView,
    RecordUpdateView,
)
from core.views.copying import CopyView
from projects.choices import COMPLETED_STAGES, ProjectStage
from projects.copying import copy_project
from projects.filters import ProjectFilterSet
from projects.forms.money import ContributionGrid
from projects.forms.people import GroupGrid
from projects.forms.project import NewProjectForm, ProjectForm
from projects.forms.shared import CommunityGrid, ProgrammeGrid
from projects.models import Project
from projects.services import RowRefusal, propose_project, save_project
from projects.views.counts import counts_of
from projects.views.facts import facts_of, lead_of
from projects.views.glance import glance_of
from projects.views.sections import sections_of
from projects.views.steps import stage_actions
from projects.views.track import track_of


def stage_tone(project: Project) -> str:
    """The colour of a stage: done, under way or neither."""
    if project.stage in COMPLETED_STAGES or project.stage == ProjectStage.UNDER_WAY:
        return "stage"
    return "neutral"


def pledged_heading() -> str:
    """The heading of what was pledged, with the currency of the sums."""
    return _("Pledged, %(currency)s") % {"currency": organisation().currency}


class ProjectListView(RecordListView):
    """Projects that serve a community in the reader's regions."""

    model = Project
    filterset_class = ProjectFilterSet
    title = gettext_lazy("Projects")
    export_name = "projects"
    create_url = reverse_lazy("projects:project_create")
    create_label = gettext_lazy("New project")
    columns = (
        Column("name", gettext_lazy("Project"), str, order=("name:",), primary=True),
        Column(
            "community",
            gettext_lazy("Community"),
            lambda p: community_label(p.lead_community),
            order=("name:lead_community__",),
            primary=True,
        ),
        Column(
            "sector",
            gettext_lazy("Sector"),
            lambda p: str(p.sector),
            order=("name:sector__",),
            minor=True,
        ),
        Column(
            "stage",
            gettext_lazy("Stage"),
            lambda p: p.get_stage_display(),
            order=("stage",),
            tone=stage_tone,
        ),
        Column(
            "completed",
            gettext_lazy("Completed on"),
            lambda p: format_date(p.ended_on, p.ended_on_precision),
            order=("ended_on",),
            export=lambda p: p.ended_on,
            minor=True,
        ),
        Column(
            "pledged",
            lazy(pledged_heading, str)(),
            lambda p: format_money(p.pledged, organisation().currency),
            order=("pledged",),
            export=lambda p: to_major(p.pledged, organisation().currency),
            numeric=True,
        ),
        Column(
            "people",
            gettext_lazy("Actual people"),
            lambda p: format_number(p.actual_people),
            order=("actual_people",),
            export=lambda p: p.actual_people,
            numeric=True,
            primary=True,
        ),
    )

    def count_text(self, count: int) -> str:
        text = ngettext("%(number)s project", "%(number)s projects", count)
        return text % {"number": format_number(count)}

    def empty(self) -> dict:
        return {
            "title": _("No projects yet"),
            "hint": _("A project is what a community builds: a water line, a mended school."),
            "action_url": reverse("projects:project_create"),
            "action_label": _("New project"),
        }


class ProjectDetailView(RecordDetailView):
    """One project with everything that hangs on it."""

    model = Project
    template_name = "projects/detail.html"
    url_names = {
        "delete": "projects:project_delete",
        "update": "projects:project_update",
        "review": "projects:project_review",
    }

    def get_queryset(self):
        return super().get_queryset().for_page().with_editable(self.request.user)

    def may_edit(self) -> bool:
        return self.object.editable

    def lead(self) -> str:
        return lead_of(self.object)

    def badges(self) -> list[Badge]:
        project = self.object
        badges = [*super().badges(), Badge(project.get_stage_display(), stage_tone(project))]
        if project.is_historic:
            badges.append(Badge(_("historic, incomplete"), "derived"))
        return badges

    def facts(self) -> list[Fact]:
        return facts_of(self.object, self.request.user)

    def sections(self) -> list[Section]:
        user, today = self.request.user, timezone.localdate()
        locked = is_locked(self.object, user)
        sections = sections_of(self.object, today, may_edit=self.may_edit(), locked=locked)
        return [counts_of(self.object, user, today), *sections]

    def actions(self) -> list[Action]:
        return stage_actions(self.object, self.request.user) if self.may_edit() else []

    def get_context_data(self, **kwargs) -> dict:
        context = super().get_context_data(**kwargs)
        steps = [action for action in context["actions"] if action.method == "post"]
        context["track"] = track_of(self.object, steps, may_edit=self.may_edit())
        context["page_acts"] = [
            *(action for action in context["actions"] if action.method == "get"),
            Action(_("Print the card"), self._address("project_card"), method="get"),
            *self._copying(),
        ]
        context["glance"] = glance_of(self.object)
        return context

    def _address(self, name: str) -> str:
        return reverse(f"projects:{name}", args=[self.object.pk])

    def _copying(self) -> list[Action]:
        if not self.may_edit():
            return []
        return [Action(_("Copy as a new draft"), self._address("project_copy"))]


class ProjectCardView(ProjectDetailView):
    """A project on one printed page: its stage, money, people, output, needs and days."""

    template_name = "projects/card.html"

    def sections(self) -> list[Section]:
        return []

    def get_context_data(self, **kwargs) -> dict:
        return super().get_context_data(needs=self.object.needs.all(), **kwargs)


class ProjectEdit:
    """What entering and changing a project share."""

    model = Project

    def get_form(self, form_class=None):
        """The form, whose record the grids belong to."""
        self.record_form = super().get_form(form_class)
        return self.record_form

    @cached_property
    def grids(self) -> list:
        form = getattr(self, "record_form", None) or self.get_form()
        locked = is_locked(form.before, self.request.user)
        options = {"instance": form.instance, "user": self.request.user, "locked": locked}
        return [grid(self.filling, prefix=grid.prefix, **options) for grid in self.grid_classes]

    def grid(self, prefix: str):
        """One of the grids by its name."""
        return next(grid for grid in self.grids if grid.prefix == prefix)

    def refuse(self, form, refusal) -> None:
        """A rule about one row is said beside that row, with the ways out."""
        if not isinstance(refusal, RowRefusal):
            super().refuse(form, refusal)
            return
        ways = [[way_aside(gap.url, gap.text)] for gap in refusal.missing]
        text = format_html("{} {}", refusal.reason, format_html_join(" ", "{}", ways))
        rows = (row for grid in self.grids for row in grid.forms)
        next(row for row in rows if row.instance is refusal.row).add_error(refusal.field, text)


class ProjectCreateView(ProjectEdit, RecordCreateView):
    """A new proposal: few fields, the rest when a stage asks for it. Who knows the budget and the
    people already unfolds them."""

    template_name = "projects/new.html"
    form_class = NewProjectForm
    grid_classes = (ContributionGrid, GroupGrid)
    title = gettext_lazy("New project")
    list_url = reverse_lazy("projects:project_list")

    def get_initial(self) -> dict:
        initial = super().get_initial() | {"proposed_on": timezone.localdate()}
        mine = Community.objects.editable_by(self.request.user)
        if key := self._asked("community"):
            mine = mine.filter(pk=key)
            initial["lead_community"] = mine.values_list("pk", flat=True).first()
        if key := self._asked("sector"):
            initial["sector"] = key
        return initial | {"programme": Programme.objects.sole_one_running_in(mine)}

    def _asked(self, name: str) -> str:
        """A key from the address; empty if what stands there is none."""
        text = self.request.GET.get(name, "")
        return text if text.isascii() and text.isdigit() and len(text) < 10 else ""

    def save(self, form) -> None:
        propose_project(
            actor=self.request.user,
            project=form.instance,
            groups=self.grid("groups").groups(),
            formsets=self.grids,
            links=form._save_m2m,
            needs=[need.pk for need in form.cleaned_data.get("needs", ())],
        )
        self.object = form.instance

    def again_url(self) -> str:
        project = self.object
        own = f"community={project.lead_community_id}&sector={project.sector_id}"
        return f"{reverse('projects:project_create')}?{own}"

    def get_context_data(self, **kwargs) -> dict:
        rows = Project.objects.editable_by(self.request.user)
        last = rows.select_related("lead_community__district").order_by("-created_at", "-pk")
        return super().get_context_data(
            again=True,
            last=last.first(),
            grids_open=self.kept is not None
            or any(grid.is_bound and not grid.is_valid() for grid in self.grids),
            **kwargs,
        )


class ProjectCopyView(CopyView):
    """A new draft like a project that is there."""

    model = Project
    update_url = "projects:project_update"

    def copy(self, record: Project) -> Project:
        return copy_project(actor=self.request.user, project=record, on=timezone.localdate())


class ProjectUpdateView(ProjectEdit, RecordUpdateView):
    """A project's own values; its contributions, people and further communities unfold."""

    template_name = "projects/edit.html"
    form_class = ProjectForm
    grid_classes = (ContributionGrid, GroupGrid, CommunityGrid, ProgrammeGrid)

    def get_object(self, queryset=None):
        visible = Project.objects.visible_to(self.request.user)
        rows = visible.for_form().with_editable(self.request.user)
        project = get_object_or_404(rows, pk=self.kwargs["pk"])
        if not project.editable:
            raise PermissionDenied
        return project

    def save(self, form) -> None:
        save_project(
            actor=self.request.user,
            project=form.instance,
            version=form.cleaned_data.get("version"),
            others=self.grid("communities").standing(),
            groups=self.grid("groups").groups(),
            formsets=self.grids,
            links=form.save_links,
            needs=form.changed_needs(),
            days_corrected=form.corrects_days(),
        )


class ProjectDeleteView(RecordDeleteView):
    """A project goes to the bin with all its parts."""

    model = Project
    list_url = reverse_lazy("projects:project_list")
