"""What the timeline of a community holds of councils: the appeals about it and what became of them.

Who brings an appeal is never told.
"""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from communities.models import Community
from core.timeline import Event
from dialogue.models import Appeal


def appeals(community: Community, user) -> Iterator[Event]:
    """Appeals that came, and their further states: two queries."""
    rows = Appeal.objects.visible_to(user).filter(community=community)
    for appeal in rows.select_related("council").prefetch_related("transitions").order_by("pk"):
        url = appeal.get_absolute_url()
        text = _("Appeal to the council: %(appeal)s") % {"appeal": appeal}
        yield Event(appeal.received_on, "appeal", text, url, str(appeal.council))
        for move in appeal.transitions.all():
            if move.from_state:
                said = {"appeal": appeal, "state": move.get_to_state_display()}
                text = _("Appeal %(appeal)s: %(state)s") % said
                yield Event(move.occurred_on, "appeal", text, url)
