"""Every question asked of counts of people, of their split, and of the zones they lie in."""

from datetime import date

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from communities.choices import Sex
from core.querysets import ScopedQuerySet
from projects.choices import CLOSED_STAGES, COMPLETED_STAGES, Basis
from projects.querysets import ProjectPartQuerySet, counted_end


class GroupQuerySet(ProjectPartQuerySet):
    def holding(self, on: date | None = None) -> QuerySet:
        """Of several counts of one group (project, zone, basis, directness, label) the latest, or
        the latest up to `on`."""
        same = ("project", "zone", "basis", "directness", "label")
        later = self.model._default_manager.filter(
            counted_on__gt=OuterRef("counted_on"), **{name: OuterRef(name) for name in same}
        )
        if on is None:
            return self.filter(~Exists(later))
        return self.filter(~Exists(later.filter(counted_on__lte=on)), counted_on__lte=on)

    def of_completed(self, on: date) -> QuerySet:
        """Counts of projects completed by `on`, as `ProjectQuerySet.completed` has it."""
        rows = self.annotate(counted_end=counted_end("project__"))
        return rows.filter(project__stage__in=COMPLETED_STAGES, counted_end__lte=on)

    def without_whole_split(self, on: date) -> QuerySet:
        """Counts that hold on a day and whose cells are not all of their people, of projects that
        were not rejected, withdrawn or cancelled, whatever became of their programme; adds
        `split`, the people in cells. Planned people may have no split at all, actual ones not."""
        cells = self.model._meta.get_field("cells").related_model.objects
        own = cells.filter(group=OuterRef("pk"))
        return (
            self.holding(on)
            .exclude(project__stage__in=CLOSED_STAGES)
            .filter(Q(basis=Basis.ACTUAL) | Exists(own))
            .annotate(split=Coalesce(_people_in(own), 0))
            .exclude(split=F("people"))
            .order_by("counted_on", "pk")
        )

    def with_sexes(self) -> QuerySet:
        """Adds the cells' sums: `all_women`, `all_men`; of them of no age band `women`, `men`, and
        by age `women_by_age`, `men_by_age`; and `others`, of unknown sex. None is no cell."""
        cells = self.model._meta.get_field("cells").related_model.objects
        sums = {}
        for name, sex in (("women", Sex.WOMAN), ("men", Sex.MAN)):
            own = cells.filter(group=OuterRef("pk"), sex=sex)
            sums |= {
                f"all_{name}": _people_in(own),
                name: _people_in(own.filter(age_band=None)),
                f"{name}_by_age": _people_in(own.exclude(age_band=None)),
            }
        unknown = cells.filter(group=OuterRef("pk"), sex=Sex.NOT_KNOWN)
        return self.annotate(**sums, others=Coalesce(_people_in(unknown), 0))


def _people_in(cells) -> Subquery:
    return Subquery(cells.order_by().values("group").annotate(sum=Sum("people")).values("sum"))


class CellQuerySet(ProjectPartQuerySet):
    project_path = "group__project"

    def _projects(self):
        group = self.model._meta.get_field("group").related_model
        return group._meta.get_field("project").related_model.objects


class ZoneQuerySet(ScopedQuerySet):
    region_path = "community__district__region"
