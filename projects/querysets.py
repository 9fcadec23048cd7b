"""Every question asked of projects and their parts. Dates are arguments: a stock is asked `on` a
day, by event dates, with what is known today."""

from datetime import date

from django.db.models import (
    Case,
    Exists,
    F,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    Sum,
    When,
)
from django.db.models.functions import Coalesce

from communities.choices import Sex
from core.querysets import ScopedQuerySet
from projects.choices import COMPLETED_STAGES, Basis, Directness


class ProjectQuerySet(ScopedQuerySet):
    edit_path = "lead_community__district__region"

    def visible_to(self, user):
        """Projects that serve a community in the user's regions, led from there or shared."""
        if not user.can("read_records"):
            return self.none()
        if user.scope.everywhere:
            return self
        served = self.model._meta.get_field("other_communities").related_model.objects.filter(
            project=OuterRef("pk"), community__district__region__in=user.scope.regions
        )
        return self.filter(
            Q(lead_community__district__region__in=user.scope.regions) | Exists(served)
        )

    def editable_by(self, user):
        """Projects whose lead community lies in the user's regions."""
        if not user.can("edit_records"):
            return self.none()
        if user.scope.everywhere:
            return self
        return self.filter(**{f"{self.edit_path}__in": user.scope.regions})

    def serving(self, community) -> QuerySet:
        """Projects that serve a community, led by it or shared with it."""
        served = self.model._meta.get_field("other_communities").related_model.objects.filter(
            project=OuterRef("pk"), community=community
        )
        return self.filter(Q(lead_community=community) | Exists(served))

    def in_programme(self, programme) -> QuerySet:
        """Projects of a programme, as their lead programme or as a further one."""
        further = self.model._meta.get_field("other_programmes").related_model.objects.filter(
            project=OuterRef("pk"), programme=programme
        )
        return self.filter(Q(programme=programme) | Exists(further))

    def involving(self, partner) -> QuerySet:
        """Projects in which a partner organisation has a role, a contribution or the contract."""
        fields = self.model._meta
        role = fields.get_field("partners").related_model.objects
        contribution = fields.get_field("contributions").related_model.objects
        own = {"project": OuterRef("pk"), "partner": partner}
        return self.filter(
            Q(contractor=partner) | Exists(role.filter(**own)) | Exists(contribution.filter(**own))
        )

    def with_counted_end(self) -> QuerySet:
        """Adds `counted_end`: the day of completion; for a completed project without one, the end
        of its programme."""
        end_of_programme = Case(
            When(stage__in=COMPLETED_STAGES, then=F("programme__ends_on")), default=None
        )
        return self.annotate(counted_end=Coalesce("ended_on", end_of_programme))

    def completed(self, on: date) -> QuerySet:
        """Projects completed (or handed over) by `on`."""
        return self.with_counted_end().filter(stage__in=COMPLETED_STAGES, counted_end__lte=on)

    def with_pledged(self) -> QuerySet:
        """Adds `pledged`: the contributions in the portfolio's currency (minor units)."""
        rows = self._parts("contributions").filter(project=OuterRef("pk")).order_by()
        total = rows.values("project").annotate(total=Sum("amount_portfolio")).values("total")
        return self.annotate(pledged=Coalesce(Subquery(total), 0))

    def with_people(self) -> QuerySet:
        """Adds `actual_people`: the direct actual people entered, latest count of each group."""
        groups = self.model._meta.get_field("groups").related_model.objects
        later = groups.filter(
            project=OuterRef("project"),
            zone=OuterRef("zone"),
            basis=OuterRef("basis"),
            directness=OuterRef("directness"),
            label=OuterRef("label"),
            counted_on__gt=OuterRef("counted_on"),
        )
        counts = (
            groups.filter(
                ~Exists(later),
                project=OuterRef("pk"),
                basis=Basis.ACTUAL,
                directness=Directness.DIRECT,
            )
            .values("project")
            .annotate(total=Sum("people"))
        )
        return self.annotate(actual_people=Subquery(counts.values("total")))

    def for_page(self) -> QuerySet:
        """What a project's own page shows, one query for each kind of part."""
        with_names = {
            "contributions": ("partner",),
            "outputs": ("measure",),
            "partners": ("partner",),
            "needs": ("community",),
            "other_communities": ("community__district__region",),
            "other_programmes": ("programme",),
            "transitions": ("actor",),
            "follow_ups": ("owner", "closed_by"),
            "photos": ("file",),
            "documents": ("file",),
        }
        parts = [
            Prefetch(name, self._parts(name).select_related(*names))
            for name, names in with_names.items()
        ]
        groups = self._parts("groups").select_related("zone__community").with_sexes()
        return self.select_related(
            "lead_community__district__region",
            "programme",
            "sector",
            "contractor",
            "merged_into",
        ).prefetch_related(
            *parts,
            Prefetch("groups", groups),
            "contributions__receipts",
            "expenditure",
            "milestones",
            "visits",
            "breakdowns",
        )

    def for_form(self) -> QuerySet:
        """What a project's form shows of other rows."""
        shared = self._parts("other_communities").select_related("community__district__region")
        programmes = self._parts("other_programmes").select_related("programme")
        return self.select_related(
            "lead_community__district__region", "programme", "sector", "contractor"
        ).prefetch_related(
            Prefetch("other_communities", shared),
            Prefetch("other_programmes", programmes),
            Prefetch("needs", self._parts("needs").select_related("community")),
        )

    def for_people(self) -> QuerySet:
        """What counting people of a project asks of it and of the communities it serves."""
        shared = self._parts("other_communities").select_related("community__district__region")
        return self.select_related(
            "lead_community__district__region", "programme"
        ).prefetch_related(Prefetch("other_communities", shared))

    def with_editable(self, user) -> QuerySet:
        """Adds `editable`: whether the user may change the project."""
        mine = self.model._default_manager.editable_by(user).filter(pk=OuterRef("pk"))
        return self.annotate(editable=Exists(mine))

    def _parts(self, name: str) -> QuerySet:
        return self.model._meta.get_field(name).related_model.objects.all()

    def for_list(self) -> QuerySet:
        """What one line of the list of projects shows."""
        return (
            self.select_related("lead_community__district__region", "sector", "programme")
            .with_pledged()
            .with_people()
        )


class ProjectPartQuerySet(ScopedQuerySet):
    """Rows of a project are seen and edited with it."""

    project_path = "project"

    def _projects(self):
        return self.model._meta.get_field("project").related_model.objects

    def visible_to(self, user):
        """Parts of the projects the user may read."""
        if user.can("read_records") and user.scope.everywhere:
            return self
        return self.filter(**{f"{self.project_path}__in": self._projects().visible_to(user)})

    def editable_by(self, user):
        """Parts of the projects the user may change."""
        if user.can("edit_records") and user.scope.everywhere:
            return self
        return self.filter(**{f"{self.project_path}__in": self._projects().editable_by(user)})


class ReceiptQuerySet(ProjectPartQuerySet):
    project_path = "contribution__project"

    def _projects(self):
        contribution = self.model._meta.get_field("contribution").related_model
        return contribution._meta.get_field("project").related_model.objects


class GroupQuerySet(ProjectPartQuerySet):
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
