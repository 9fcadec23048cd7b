"""Every question asked of what comes after hand-over: visits, breakdowns, follow-ups."""

from datetime import date, timedelta

from django.db.models import F, Q, QuerySet

from communities.querysets import followed_up
from projects.querysets import ProjectPartQuerySet

AHEAD = timedelta(days=14)
"""How long before its day a visit is asked for."""


class VisitQuerySet(ProjectPartQuerySet):
    def due(self, on: date) -> QuerySet:
        """Visits due by `on`, made or not, up to the end of the programme's follow-up."""
        follow_up = F("project__programme__follow_up_until")
        return self.filter(due_on__lte=on).filter(
            Q(project__programme__follow_up_until=None) | Q(due_on__lte=follow_up)
        )

    def to_make(self, on: date) -> QuerySet:
        """Visits that are due by two weeks after `on` and not made, of programmes that are
        followed up on that day; those overdue first."""
        until = F("project__programme__follow_up_until")
        within = Q(project__programme__follow_up_until=None) | Q(due_on__lte=until)
        asked = self.not_made(on).filter(within, followed_up(on, "project__programme__"))
        return asked.filter(due_on__lte=on + AHEAD).order_by("due_on", "pk")

    def not_made(self, on: date) -> QuerySet:
        """Visits that were not made by `on`."""
        return self.filter(Q(visited_on=None) | Q(visited_on__gt=on))

    def done(self, on: date) -> QuerySet:
        """Visits made by `on`."""
        return self.filter(visited_on__lte=on)

    def overdue(self, on: date) -> QuerySet:
        """Visits due by `on` and not made by then."""
        return self.due(on).not_made(on)

    def missed(self, on: date) -> QuerySet:
        """Visits overdue in programmes that are followed up on that day, the longest first."""
        asked = followed_up(on, "project__programme__")
        return self.overdue(on).filter(asked).order_by("due_on", "pk")


class BreakdownQuerySet(ProjectPartQuerySet):
    def open(self, on: date) -> QuerySet:
        """What was broken by `on` and not repaired by then."""
        return self.filter(since__lte=on).filter(Q(repaired_on=None) | Q(repaired_on__gt=on))

    def to_repair(self, on: date) -> QuerySet:
        """What is broken on a day in programmes that are followed up, the longest first."""
        return self.open(on).filter(followed_up(on, "project__programme__")).order_by("since", "pk")


class FollowUpQuerySet(ProjectPartQuerySet):
    def open(self, on: date) -> QuerySet:
        """Follow-ups not closed by `on`."""
        return self.filter(Q(closed_on=None) | Q(closed_on__gt=on))

    def overdue(self, on: date) -> QuerySet:
        """Follow-ups due before `on` and not closed by then."""
        return self.open(on).filter(due_on__lt=on)

    def to_close(self, on: date) -> QuerySet:
        """Follow-ups open on a day in programmes that are followed up, the most pressing first."""
        asked = followed_up(on, "project__programme__")
        return self.open(on).filter(asked).order_by("due_on", "pk")

    def kept_by(self, user) -> QuerySet:
        """Follow-ups the person sees to, or of projects they may change."""
        theirs = self.editable_by(user).values("pk")
        return self.visible_to(user).filter(Q(owner=user) | Q(pk__in=theirs))
