"""How a meeting ranked needs: votes of women, men and youth as bars, and what changed since the
meeting before."""

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from communities.models import CommunityMeeting, NeedRanking
from core.numbers import format_number


def ranks_before(meeting: CommunityMeeting) -> dict[int, int]:
    """The ranks of the meeting before that ranked anything, by need; empty if there was none:
    one query."""
    earlier = Q(meeting__held_on__lt=meeting.held_on) | Q(
        meeting__held_on=meeting.held_on, meeting__lt=meeting.pk
    )
    rows = NeedRanking.objects.filter(earlier, meeting__community=meeting.community_id)
    found: dict[int, int] = {}
    latest = None
    ordered = rows.order_by("-meeting__held_on", "-meeting", "rank")
    for key, need, rank in ordered.values_list("meeting", "need", "rank"):
        latest = latest or key
        if key == latest:
            found[need] = rank
    return found


def change_of(rank: int, before: dict[int, int], need: int) -> str:
    """What became of a rank since the meeting before, in words; empty without one."""
    if not before:
        return ""
    if need not in before:
        return _("new")
    step = before[need] - rank
    if not step:
        return _("as before")
    text = (
        ngettext("up by %(number)s", "up by %(number)s", step)
        if step > 0
        else ngettext("down by %(number)s", "down by %(number)s", -step)
    )
    return text % {"number": abs(step)}


def votes_of(meeting: CommunityMeeting, before: dict[int, int]) -> list[dict]:
    """Each ranked need with its bars: the votes, as a share of those of the group who came."""
    return [
        {
            "title": f"{ranking.rank}. {ranking.need}",
            "change": change_of(ranking.rank, before, ranking.need_id),
            "bars": [_bar(ranking, meeting, name) for name in ("women", "men", "youth")],
        }
        for ranking in meeting.rankings.all()
    ]


def _bar(ranking: NeedRanking, meeting: CommunityMeeting, name: str) -> dict:
    labels = {"women": _("Women"), "men": _("Men"), "youth": _("Youth")}
    votes, came = getattr(ranking, f"votes_{name}"), getattr(meeting, name)
    whole = came or max(getattr(row, f"votes_{name}") for row in meeting.rankings.all())
    text = format_number(votes)
    if came:
        text = _("%(votes)s of %(came)s") % {"votes": text, "came": format_number(came)}
    return {
        "label": labels[name],
        "share": min(100, round(100 * votes / whole)) if whole else 0,
        "text": text,
        "tone": "donor" if name == "women" else "neutral",
    }
