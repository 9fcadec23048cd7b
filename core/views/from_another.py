"""A new record begun from one that is there: what stays the same is filled, the rest is asked."""

from collections.abc import Mapping, Sequence

from django.db import models
from django.utils.functional import cached_property


class FromAnother:
    """Mixin of a view that enters a record: `?copy=` names one in the reader's scope.

    A subclass names what is `copied`, and in `copied_rows`, for each grid by its prefix, the fields
    copied of its rows. Nothing is saved before the person has seen it.
    """

    copied: Sequence[str] = ()
    copied_rows: Mapping[str, Sequence[str]] = {}

    @cached_property
    def original(self):
        """The record to begin from, if one was asked for and is there."""
        asked = self.request.GET.get("copy", "")
        if not (asked.isascii() and asked.isdigit() and len(asked) < 19):
            return None
        return self.model.objects.visible_to(self.request.user).filter(pk=asked).first()

    def get_initial(self) -> dict:
        initial = super().get_initial()
        return initial | values_of(self.original, self.copied) if self.original else initial

    def with_copied_rows(self, grids: list) -> list:
        """The grids, each with the copied rows as if they had been typed; what is sent back is
        typed by the person."""
        if self.original is None or self.request.method == "POST":
            return grids
        for grid in grids:
            if names := self.copied_rows.get(grid.prefix):
                rows = grid.model._default_manager.filter(**{grid.fk.name: self.original})
                grid.initial_extra = [values_of(row, names) for row in rows.order_by("pk")]
                grid.extra += len(grid.initial_extra)
        return grids


def values_of(record: models.Model, names: Sequence[str]) -> dict:
    """Values of a record as a form is given them."""
    found = {}
    for name in names:
        field = record._meta.get_field(name)
        if field.many_to_many:
            found[name] = list(getattr(record, name).values_list("pk", flat=True))
        else:
            found[name] = getattr(record, field.attname)
    return found
