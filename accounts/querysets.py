"""Questions asked of the people who sign in."""

from django.db.models import QuerySet

from core.names import fold, fold_query


class UserQuerySet(QuerySet):
    def by_name(self) -> QuerySet:
        """By the name that is shown, then by key."""
        return self.order_by("full_name", "username", "pk")

    def matching(self, text: str) -> QuerySet:
        """People found by what was typed, in any spelling; every word has to occur. Their names
        are folded here: an organisation has hundreds of users, and each is asked for seldom."""
        words = fold_query(text)
        found = [
            key
            for key, *names in self.order_by().values_list("pk", "full_name", "username")
            if all(word in fold(" ".join(names)) for word in words)
        ]
        return self.filter(pk__in=found)
