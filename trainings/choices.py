"""The fixed lists of choices of trainings, and the words for one person's sex."""

from django.db import models
from django.utils.translation import pgettext_lazy

from communities.choices import Sex


class TrainingState(models.TextChoices):
    HELD = "held", pgettext_lazy("training", "held")
    PLANNED = "planned", pgettext_lazy("training", "planned")
    CANCELLED = "cancelled", pgettext_lazy("training", "cancelled")


# Of one person, not of people as in a head-count.
SEX_OF_A_PERSON = {
    Sex.WOMAN: pgettext_lazy("person", "woman"),
    Sex.MAN: pgettext_lazy("person", "man"),
    Sex.NOT_KNOWN: pgettext_lazy("person", "not known"),
}
