"""What the timeline of a community holds of trainings."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from communities.models import Community
from core.timeline import Event
from trainings.models import Training


def trainings(community: Community, user) -> Iterator[Event]:
    """The trainings it hosted, and those that were cancelled: one query."""
    rows = Training.objects.visible_to(user).filter(community=community)
    for training in rows.select_related("topic").order_by("starts_on", "pk"):
        url, topic = training.get_absolute_url(), str(training.topic)
        if training.cancelled_on:
            text = _("Training cancelled: %(training)s") % {"training": training}
            yield Event(training.cancelled_on, "training", text, url, training.cancel_reason)
        else:
            text = _("Training: %(training)s") % {"training": training}
            yield Event(training.starts_on, "training", text, url, topic)
