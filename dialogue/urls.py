"""Addresses of councils, meetings, appeals, recommendations, outcomes and surveys."""

from django.urls import path

from dialogue.views import appeal, council, meeting, outcome, recommendation, survey

app_name = "dialogue"

urlpatterns = [
    # /councils/
    path("councils/", council.CouncilListView.as_view(), name="council_list"),
    path("councils/new/", council.CouncilCreateView.as_view(), name="council_create"),
    path("councils/<int:pk>/", council.CouncilDetailView.as_view(), name="council_detail"),
    path("councils/<int:pk>/edit/", council.CouncilUpdateView.as_view(), name="council_update"),
    path(
        "councils/<int:whole_pk>/meetings/new/",
        meeting.MeetingCreateView.as_view(),
        name="meeting_create",
    ),
    path(
        "councils/<int:whole_pk>/recommendations/new/",
        recommendation.RecommendationCreateView.as_view(),
        name="recommendation_create",
    ),
    path(
        "councils/<int:whole_pk>/outcomes/new/",
        outcome.OutcomeCreateView.as_view(),
        name="outcome_create",
    ),
    # /councils/meetings/
    path("councils/meetings/", meeting.MeetingListView.as_view(), name="meeting_list"),
    path("councils/meetings/<int:pk>/", meeting.MeetingDetailView.as_view(), name="meeting_detail"),
    path(
        "councils/meetings/<int:pk>/edit/",
        meeting.MeetingUpdateView.as_view(),
        name="meeting_update",
    ),
    path(
        "councils/meetings/<int:pk>/delete/",
        meeting.MeetingDeleteView.as_view(),
        name="meeting_delete",
    ),
    path(
        "councils/meetings/<int:pk>/minutes/",
        meeting.MeetingMinutesView.as_view(),
        name="meeting_minutes",
    ),
    path(
        "councils/meetings/<int:pk>/review/<slug:verb>/",
        meeting.MeetingReviewView.as_view(),
        name="meeting_review",
    ),
    # /appeals/
    path("appeals/", appeal.AppealListView.as_view(), name="appeal_list"),
    path("appeals/new/", appeal.AppealCreateView.as_view(), name="appeal_create"),
    path("appeals/<int:pk>/", appeal.AppealDetailView.as_view(), name="appeal_detail"),
    path("appeals/<int:pk>/edit/", appeal.AppealUpdateView.as_view(), name="appeal_update"),
    path("appeals/<int:pk>/delete/", appeal.AppealDeleteView.as_view(), name="appeal_delete"),
    path("appeals/<int:pk>/step/<slug:verb>/", appeal.AppealStepView.as_view(), name="appeal_step"),
    path(
        "appeals/<int:pk>/review/<slug:verb>/",
        appeal.AppealReviewView.as_view(),
        name="appeal_review",
    ),
    # /recommendations/
    path(
        "recommendations/",
        recommendation.RecommendationListView.as_view(),
        name="recommendation_list",
    ),
    path(
        "recommendations/<int:pk>/",
        recommendation.RecommendationDetailView.as_view(),
        name="recommendation_detail",
    ),
    path(
        "recommendations/<int:pk>/edit/",
        recommendation.RecommendationUpdateView.as_view(),
        name="recommendation_update",
    ),
    path(
        "recommendations/<int:pk>/step/<slug:verb>/",
        recommendation.RecommendationStepView.as_view(),
        name="recommendation_step",
    ),
    # /outcomes/
    path("outcomes/<int:pk>/", outcome.OutcomeDetailView.as_view(), name="outcome_detail"),
    path("outcomes/<int:pk>/edit/", outcome.OutcomeUpdateView.as_view(), name="outcome_update"),
    path("outcomes/<int:pk>/delete/", outcome.OutcomeDeleteView.as_view(), name="outcome_delete"),
    # /surveys/
    path("surveys/", survey.SurveyListView.as_view(), name="survey_list"),
    path("surveys/new/", survey.SurveyCreateView.as_view(), name="survey_create"),
    path("surveys/<int:pk>/", survey.SurveyDetailView.as_view(), name="survey_detail"),
    path("surveys/<int:pk>/edit/", survey.SurveyUpdateView.as_view(), name="survey_update"),
    path("surveys/<int:pk>/paper/", survey.SurveyPaperView.as_view(), name="survey_paper"),
]
