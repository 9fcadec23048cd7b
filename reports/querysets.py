"""Questions asked of published figures and of kept views."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from core.querysets import RegisterQuerySet


class PublishedFigureQuerySet(RegisterQuerySet):
    def readable_by(self, user) -> QuerySet:
        """Figures of the programmes whose aggregates the user reads."""
        if user.scope.programmes is None:
            return self
        return self.filter(programme__in=user.scope.programmes)


class SavedViewQuerySet(QuerySet):
    def visible_to(self, user) -> QuerySet:
        """A person's own views and those that colleagues shared with them."""
        links = self.model.shared_with.through.objects.filter(savedview=OuterRef("pk"), user=user)
        return self.filter(Q(owner=user) | Exists(links))

    def editable_by(self, user) -> QuerySet:
        """A person's own views."""
        return self.filter(owner=user)

    def with_place_on_home(self, user) -> QuerySet:
        """`is_on_home`: whether the view stands on the person's home page."""
        pinned = self.model.on_home.rel.related_model.objects
        return self.annotate(is_on_home=Exists(pinned.filter(view=OuterRef("pk"), person=user)))

    def on_home_of(self, user) -> QuerySet:
        """What stands on a person's home page, in their order."""
        rows = self.visible_to(user).filter(on_home__person=user)
        return rows.order_by("on_home__position", "on_home__pk")
