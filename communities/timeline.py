"""What the timeline of a community holds of its own: joining, meetings, profiles, groups, moves.

Conflict assessments are never part of it.
"""

import datetime
from collections.abc import Iterator

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.translation import gettext as _

from communities.models import Community, NeedRanking
from core.numbers import format_number
from core.timeline import Event

SHOWN_NEEDS = 5


def joining(community: Community, user) -> Iterator[Event]:
    """Candidate, agreement, joined, left: one query."""
    url = f"{community.get_absolute_url()}#partnerships"
    for one in community.partnerships.select_related("programme"):
        left = _("Left the programme") if one.joined_on else _("Was not taken up by the programme")
        agreement = ", ".join(part for part in (one.agreement_with, one.agreement) if part)
        for day, text, note in (
            (one.candidate_on, _("Became a candidate for the programme"), ""),
            (one.agreement_on, _("Signed an agreement for the programme"), agreement),
            (one.joined_on, _("Joined the programme"), ""),
            (one.left_on, left, one.end_reason),
        ):
            if day:
                yield Event(day, "joining", f"{text}: {one.programme}", url, note)


def meetings(community: Community, user) -> Iterator[Event]:
    """Meetings of residents, who came, and what they ranked first: two queries."""
    rankings = NeedRanking.objects.select_related("need").order_by("rank", "pk")
    for meeting in community.meetings.prefetch_related(Prefetch("rankings", rankings)):
        text = _("Community meeting: women %(women)s, men %(men)s") % {
            "women": format_number(meeting.women),
            "men": format_number(meeting.men),
        }
        ranked = [f"{row.rank}. {row.need}" for row in meeting.rankings.all()[:SHOWN_NEEDS]]
        url = reverse("communities:meeting_detail", args=[meeting.pk])
        yield Event(meeting.held_on, "meeting", text, url, "; ".join(ranked))


def profiles(community: Community, user) -> Iterator[Event]:
    """Who lived there in a year: one query."""
    url = f"{community.get_absolute_url()}#profiles"
    for one in community.profiles.all():
        text = _("Population: %(people)s") % {"people": format_number(one.population)}
        day = datetime.date(one.year, 12, 31)
        yield Event(day, "profile", text, url, one.source, precision="year")


def groups(community: Community, user) -> Iterator[Event]:
    """Groups of residents elected, and the end of their term: one query."""
    url = f"{community.get_absolute_url()}#groups"
    for group in community.groups.all():
        kind = str(group.get_kind_display())
        for day, text in (
            (group.elected_on, _("Elected: %(group)s")),
            (group.ended_on, _("End of the term: %(group)s")),
        ):
            if day:
                yield Event(day, "group", text % {"group": group}, url, kind)


def moves(community: Community, user) -> Iterator[Event]:
    """Since when it lies in another district: one query."""
    url = f"{community.get_absolute_url()}#districts"
    for span in community.districts.select_related("district__region"):
        if span.valid_from:
            text = _("In the district: %(district)s") % {"district": span.district}
            yield Event(span.valid_from, "place", text, url, str(span.district.region))
