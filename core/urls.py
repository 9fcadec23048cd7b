"""Addresses of what belongs to every kind of record."""

from django.urls import path

from core.views import bin, questions

app_name = "core"

urlpatterns = [
    # /questions/
    path(
        "questions/about/<str:kind>/<int:pk>/",
        questions.QuestionCreateView.as_view(),
        name="question_create",
    ),
    path(
        "questions/<int:pk>/answer/",
        questions.QuestionAnswerView.as_view(),
        name="question_answer",
    ),
    path(
        "questions/<int:pk>/<slug:verb>/",
        questions.QuestionStepView.as_view(),
        name="question_step",
    ),
    # /bin/
    path("bin/", bin.BinView.as_view(), name="bin"),
    path("bin/<int:pk>/", bin.BinnedView.as_view(), name="binned"),
]
