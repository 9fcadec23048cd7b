"""Addresses of projects and of their parts."""

from django.urls import path

from projects.file_urls import file_urlpatterns
from projects.part_urls import part_urlpatterns
from projects.views import day_sheets, project, steps, tables

app_name = "projects"

urlpatterns = [
    # /projects/
    path("projects/", project.ProjectListView.as_view(), name="project_list"),
    path("projects/new/", project.ProjectCreateView.as_view(), name="project_create"),
    path("projects/<int:pk>/", project.ProjectDetailView.as_view(), name="project_detail"),
    path("projects/<int:pk>/edit/", project.ProjectUpdateView.as_view(), name="project_update"),
    path("projects/<int:pk>/card/", project.ProjectCardView.as_view(), name="project_card"),
    path("projects/<int:pk>/copy/", project.ProjectCopyView.as_view(), name="project_copy"),
    path("projects/<int:pk>/delete/", project.ProjectDeleteView.as_view(), name="project_delete"),
    path(
        "projects/<int:pk>/stage/<slug:verb>/",
        steps.ProjectStageView.as_view(),
        name="project_stage",
    ),
    path(
        "projects/<int:pk>/review/<slug:verb>/",
        steps.ProjectReviewView.as_view(),
        name="project_review",
    ),
    # /projects/1/receipts/: all rows of one kind on one page
    path(
        "projects/<int:pk>/contributions/",
        tables.ContributionTableView.as_view(),
        name="contribution_table_update",
    ),
    path(
        "projects/<int:pk>/receipts/",
        tables.ReceiptTableView.as_view(),
        name="receipt_table_update",
    ),
    path(
        "projects/<int:pk>/expenditure/",
        tables.ExpenditureTableView.as_view(),
        name="expenditure_table_update",
    ),
    path(
        "projects/<int:pk>/day-sheets/",
        day_sheets.DaySheetTableView.as_view(),
        name="day_sheet_table_update",
    ),
    path(
        "projects/<int:pk>/day-sheets/blank/",
        day_sheets.DaySheetPaperView.as_view(),
        name="day_sheet_paper",
    ),
    *part_urlpatterns,
    *file_urlpatterns,
]
