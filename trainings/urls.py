"""Addresses of trainings and participants."""

from django.urls import path

from trainings.documents import DOCUMENTS
from trainings.views import attendance, names, participant, training

app_name = "trainings"

urlpatterns = [
    # /trainings/
    path("trainings/", training.TrainingListView.as_view(), name="training_list"),
    path("trainings/new/", training.TrainingCreateView.as_view(), name="training_create"),
    path("trainings/<int:pk>/", training.TrainingDetailView.as_view(), name="training_detail"),
    path("trainings/<int:pk>/edit/", training.TrainingUpdateView.as_view(), name="training_update"),
    path(
        "trainings/<int:pk>/delete/", training.TrainingDeleteView.as_view(), name="training_delete"
    ),
    path(
        "trainings/<int:pk>/participants/",
        attendance.TrainingParticipantsView.as_view(),
        name="training_participants",
    ),
    path(
        "trainings/<int:pk>/participants/new/",
        names.NamesView.as_view(),
        name="training_names",
    ),
    path(
        "trainings/<int:pk>/cancel/",
        training.TrainingStepView.as_view(),
        {"verb": "cancel"},
        name="training_cancel",
    ),
    path(
        "trainings/<int:pk>/reinstate/",
        training.TrainingStepView.as_view(),
        {"verb": "reinstate"},
        name="training_reinstate",
    ),
    path(
        "trainings/<int:pk>/review/<slug:verb>/",
        training.TrainingReviewView.as_view(),
        name="training_review",
    ),
    *DOCUMENTS.paths(),
    # /participants/
    path("participants/", participant.ParticipantListView.as_view(), name="participant_list"),
    path(
        "participants/<int:pk>/",
        participant.ParticipantDetailView.as_view(),
        name="participant_detail",
    ),
    path(
        "participants/<int:pk>/edit/",
        participant.ParticipantUpdateView.as_view(),
        name="participant_update",
    ),
    path(
        "participants/<int:pk>/delete/",
        participant.ParticipantDeleteView.as_view(),
        name="participant_delete",
    ),
]
