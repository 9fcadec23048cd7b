"""What of trainings and the people who took part is found."""

from django.utils.translation import gettext_lazy as _

from communities.search import place_of
from core.search import Kind
from trainings.models import Participant, Training
from trainings.views.display import days_of

TRAININGS = Kind(
    "trainings",
    _("Trainings"),
    rows=lambda user: Training.objects.visible_to(user).select_related("community__district"),
    codes=("code",),
    context=lambda one: (one.code, place_of(one.community), days_of(one)),
    list_url="trainings:training_list",
)
PARTICIPANTS = Kind(
    "participants",
    _("Participants"),
    rows=lambda user: Participant.objects.visible_to(user).select_related("community__district"),
    context=lambda person: (place_of(person.community), person.birth_year),
    list_url="trainings:participant_list",
    order=("full_name",),
)
