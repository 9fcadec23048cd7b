"""Ashar of a project: its days in one table, and the empty sheet to print."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from core.display import Action
from core.views import RightRequired
from projects.choices import ContributionSource
from projects.forms.day_sheets import DaySheetTable
from projects.models import Project
from projects.views.tables import RatesSaid, TableView

PEOPLE_ON_A_SHEET = 20


class DaySheetTableView(RatesSaid, TableView):
    """The days of ashar of a project, each worth a receipt in kind."""

    template_name = "projects/day_sheets.html"
    grid_classes = (DaySheetTable,)
    title = gettext_lazy("Days of ashar")
    anchor = "day_sheets"

    def get_context_data(self, **kwargs) -> dict:
        project = self.object
        paper = reverse("projects:day_sheet_paper", args=[project.pk])
        photographed = reverse("projects:document_create", args=[project.pk])
        return super().get_context_data(
            actions=[
                Action(_("Sheet to print"), paper, method="get"),
                Action(_("Add a photograph of the sheet"), photographed, method="get"),
            ],
            lacks_pledge=not self.grids[0].pledges,
            pledge_url=reverse("projects:contribution_create", args=[project.pk])
            + f"?contributor={ContributionSource.COMMUNITY_IN_KIND}",
            **kwargs,
        )


class DaySheetPaperView(RightRequired, TemplateView):
    """An empty day sheet on one page, to print, fill by hand and photograph."""

    template_name = "projects/day_sheet_paper.html"

    def get_context_data(self, **kwargs) -> dict:
        rows = Project.objects.visible_to(self.request.user)
        project = get_object_or_404(
            rows.select_related("lead_community__district__region"), pk=self.kwargs["pk"]
        )
        community = project.lead_community
        return super().get_context_data(
            title=_("Day sheet of ashar"),
            project=project,
            place=f"{community}, {community.district}, {community.district.region}",
            lines=range(1, PEOPLE_ON_A_SHEET + 1),
            **kwargs,
        )
