"""Every question asked of what comes after hand-over: visits, breakdowns, follow-ups."""

from datetime import date

from django.db.models import F, Q, QuerySet

from projects.querysets import ProjectPartQuerySet


class VisitQuerySet(ProjectPartQuerySet):
    def due(self, on: date) -> QuerySet:
        """Visits due by `on`, made or not, up to the end of the programme's follow-up."""
        follow_up = F("project__programme__follow_up_until")
        return self.filter(due_on__lte=on).filter(
            Q(project__programme__follow_up_until=None) | Q(due_on__lte=follow_up)
        )

    def done(self, on: date) -> QuerySet:
        """Visits made by `on`."""
        return self.filter(visited_on__lte=on)

    def overdue(self, on: date) -> QuerySet:
        """Visits due by `on` and not made by then."""
        return self.due(on).filter(Q(visited_on=None) | Q(visited_on__gt=on))


class BreakdownQuerySet(ProjectPartQuerySet):
    def open(self, on: date) -> QuerySet:
        """What was broken by `on` and not repaired by then."""
        return self.filter(since__lte=on).filter(Q(repaired_on=None) | Q(repaired_on__gt=on))


class FollowUpQuerySet(ProjectPartQuerySet):
    def open(self, on: date) -> QuerySet:
        """Follow-ups not closed by `on`."""
        return self.filter(Q(closed_on=None) | Q(closed_on__gt=on))

    def overdue(self, on: date) -> QuerySet:
        """Follow-ups due before `on` and not closed by then."""
        return self.open(on).filter(due_on__lt=on)
