"""Questions asked of published figures."""

from django.db.models import QuerySet

from core.querysets import RegisterQuerySet


class PublishedFigureQuerySet(RegisterQuerySet):
    def readable_by(self, user) -> QuerySet:
        """Figures of the programmes whose aggregates the user reads."""
        if user.scope.programmes is None:
            return self
        return self.filter(programme__in=user.scope.programmes)
