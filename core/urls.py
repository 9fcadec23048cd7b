"""Addresses of what belongs to every kind of record."""

from django.urls import path

from core.views import questions

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
]
