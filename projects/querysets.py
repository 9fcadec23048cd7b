"""Every question asked of projects and their parts. Dates are arguments: a stock is asked `on` a
day, by event dates, with what is known today."""

from datetime import date, timedelta

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
from django.db.models.functions import Coalesce, Greatest, TruncDate

from communities.querysets import followed_up
from core.querysets import ScopedQuerySet
from core.questions import Answer
from projects.choices import CLOSED_STAGES, COMPLETED_STAGES, Basis, Directness, ProjectStage
from projects.stages import asked_next, asked_to_reach, days_asked

QUIET_FOR = timedelta(days=60)
"""After how long without news somebody should ask."""
PHOTO_WITHIN = timedelta(days=30)
"""How long after their start works may go without a photo."""


def counted_end(project: str = "") -> Coalesce:
    """The day of completion of a project (a lookup); for a completed one without it, the end of its
    programme."""
    is_completed = Q(**{f"{project}stage__in": COMPLETED_STAGES})
    end_of_programme = Case(
        When(is_completed, then=F(f"{project}programme__ends_on")), default=None
    )
    return Coalesce(f"{project}ended_on", end_of_programme)


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
        return self.annotate(counted_end=counted_end())

    def completed(self, on: date) -> QuerySet:
        """Projects completed (or handed over) by `on`."""
        return self.with_counted_end().filter(stage__in=COMPLETED_STAGES, counted_end__lte=on)

    def in_work(self, on: date) -> QuerySet:
        """Projects somebody is still to do something about: neither rejected, withdrawn nor
        cancelled, in a lead programme that is followed up on a day."""
        return self.exclude(stage__in=CLOSED_STAGES).filter(followed_up(on, "programme__"))

    def late(self, on: date) -> QuerySet:
        """Projects in work that by `on` should have begun and have not, or have ended and are not
        completed; the one that is late for longest first."""
        begun = Q(stage=ProjectStage.APPROVED, planned_start__lt=on)
        to_end = (ProjectStage.APPROVED, ProjectStage.UNDER_WAY, ProjectStage.SUSPENDED)
        ended = Q(stage__in=to_end, planned_end__lt=on)
        rows = self.in_work(on).filter(begun | ended)
        return rows.order_by(Coalesce("planned_end", "planned_start"), "pk")

    def without_next_step(self, on: date) -> QuerySet:
        """Projects in work, approved or under way, for which nothing is planned."""
        steps = self._parts("milestones").filter(project=OuterRef("pk"), done_on=None)
        stages = (ProjectStage.APPROVED, ProjectStage.UNDER_WAY)
        return self.in_work(on).filter(~Exists(steps), stage__in=stages).order_by("pk")

    def to_decide(self) -> QuerySet:
        """Appraised projects, which wait for a decision, the longest first."""
        moves = self._parts("transitions").filter(project=OuterRef("pk"), to_stage="appraised")
        since = Subquery(moves.order_by("-pk").values("occurred_on")[:1])
        return (
            self.filter(stage=ProjectStage.APPRAISED)
            .annotate(appraised_on=since)
            .order_by(F("appraised_on").asc(nulls_first=True), "pk")
        )

    def lacking(self, on: date) -> QuerySet:
        """Projects in work that lack what their stage or the next one asks for; the same as
        `projects.requirements.gaps_of`, asked of the database."""
        lacks = self._lacks()
        found = Q(pk__in=[])
        for stage in ProjectStage.values:
            for name in asked_next(stage):
                found |= Q(lacks[name], stage=stage)
            for name in asked_to_reach(stage):
                found |= Q(lacks[name], stage=stage, is_historic=False)
        return self.in_work(on).filter(found).order_by("pk")

    def _lacks(self) -> dict:
        """For each check of `projects.requirements` the condition under which it finds a gap."""
        own = {"project": OuterRef("pk")}
        groups = self._parts("groups").filter(**own)
        direct = groups.filter(directness=Directness.DIRECT)
        counted_there = self._parts("groups").filter(
            project=OuterRef("project"),
            zone=OuterRef("zone"),
            basis=Basis.ACTUAL,
            directness=Directness.DIRECT,
        )
        only_planned = direct.filter(~Exists(counted_there), basis=Basis.PLANNED)
        contributions = self._parts("contributions").filter(**own)
        receipts = contributions.model._meta.get_field("receipts").related_model.objects
        needs = self.model.needs.through.objects.filter(**own)
        return {
            "needs": ~Exists(needs),
            "budget": ~Exists(contributions),
            "pledges": ~Exists(contributions),
            "planned_people": ~Exists(groups.filter(basis=Basis.PLANNED)),
            "planned_dates": Q(planned_start=None) | Q(planned_end=None),
            "receipts": ~Exists(receipts.filter(contribution__project=OuterRef("pk"))),
            "actual_people": ~Exists(direct.filter(basis=Basis.ACTUAL)) | Exists(only_planned),
            "owner": Q(owner=""),
            "maintenance": Q(maintained_by="") | Q(maintenance=""),
            "handover_act": Q(handover_act=""),
        }

    def completed_without_people(self, on: date) -> QuerySet:
        """Projects completed by `on` without people counted in each zone they were planned for,
        and in one at least, whatever became of their programme; completed for longest first."""
        return (
            self.completed(on).filter(self._lacks()["actual_people"]).order_by("counted_end", "pk")
        )

    def lacking_days(self, on: date) -> QuerySet:
        """Projects proposed by `on` without a day that their stage has, whatever became of their
        programme; the same as `projects.requirements.missing_days`, asked of the database."""
        found = Q(pk__in=[])
        for stage in ProjectStage.values:
            for historic in (True, False):
                for name in days_asked(stage, historic=historic):
                    found |= Q(stage=stage, is_historic=historic, **{name: None})
        return self.filter(found, proposed_on__lte=on).order_by("proposed_on", "pk")

    def without_photo(self, on: date) -> QuerySet:
        """Projects in work whose works began more than a month before `on`, and of which there is
        no photo. Of what was entered as historic only works that still go on are asked for one."""
        begun = (ProjectStage.UNDER_WAY, ProjectStage.SUSPENDED, *COMPLETED_STAGES)
        watched = Q(is_historic=False, stage__in=begun) | Q(stage=ProjectStage.UNDER_WAY)
        photos = self._parts("photos").filter(project=OuterRef("pk"))
        rows = self.in_work(on).filter(watched, ~Exists(photos))
        return rows.filter(started_on__lte=on - PHOTO_WITHIN).order_by("started_on", "pk")

    def without_news(self, on: date) -> QuerySet:
        """Projects in work and under way of which nothing was heard in the 60 days before `on`,
        the longest first."""
        rows = self.in_work(on).filter(stage=ProjectStage.UNDER_WAY).with_last_news(on)
        return rows.filter(last_news__lt=on - QUIET_FOR).order_by("last_news", "pk")

    def with_last_news(self, on: date) -> QuerySet:
        """Adds `last_news`: the latest day up to `on` on which something happened, by its own date
        and not by when it was typed in: a move between stages, a milestone, money that came or was
        spent, a visit, a photo, a document, a count of people, an answer to a question; without
        any, the start of the works or the proposal."""
        answers = Answer.objects.annotate(day=TruncDate("created_at")).filter(
            question__kind=self.model._meta.label_lower, question__key=OuterRef("pk")
        )
        pledges = self._parts("contributions")
        receipts = pledges.model._meta.get_field("receipts").related_model.objects
        own = {
            "occurred_on": self._parts("transitions"),
            "done_on": self._parts("milestones"),
            "spent_on": self._parts("expenditure"),
            "visited_on": self._parts("visits"),
            "taken_on": self._parts("photos"),
            "dated_on": self._parts("documents"),
            "counted_on": self._parts("groups").filter(basis=Basis.ACTUAL),
        }
        dated = [(name, rows.filter(project=OuterRef("pk"))) for name, rows in own.items()]
        dated += [("received_on", receipts.filter(contribution__project=OuterRef("pk")))]
        dated += [("day", answers)]
        begun = Case(When(started_on__lte=on, then=F("started_on")), default=F("proposed_on"))
        latest = [
            Coalesce(
                Subquery(rows.filter(**{f"{name}__lte": on}).order_by(f"-{name}").values(name)[:1]),
                begun,
            )
            for name, rows in dated
        ]
        return self.annotate(last_news=Greatest(*latest))

    def with_counts(self) -> QuerySet:
        """Reads with each project the counts of its people."""
        groups = self._parts("groups").select_related("zone__community")
        return self.prefetch_related(Prefetch("groups", groups))

    def with_gaps(self) -> QuerySet:
        """Reads with each project what `projects.requirements.gaps_of` looks at."""
        return self.with_counts().prefetch_related("needs", "contributions__receipts")

    def with_pledged(self) -> QuerySet:
        """Adds `pledged`: the contributions in the portfolio's currency (minor units)."""
        rows = self._parts("contributions").filter(project=OuterRef("pk")).order_by()
        total = rows.values("project").annotate(total=Sum("amount_portfolio")).values("total")
        return self.annotate(pledged=Coalesce(Subquery(total), 0))

    def with_people(self) -> QuerySet:
        """Adds `actual_people`: the direct actual people entered, latest count of each group."""
        counts = (
            self._parts("groups")
            .holding()
            .filter(project=OuterRef("pk"), basis=Basis.ACTUAL, directness=Directness.DIRECT)
            .values("project")
            .annotate(total=Sum("people"))
        )
        return self.annotate(actual_people=Subquery(counts.values("total")))

    def with_planned_people(self) -> QuerySet:
        """Adds `planned_people`: the direct people planned, all groups together."""
        planned = self._parts("groups").filter(
            project=OuterRef("pk"), basis=Basis.PLANNED, directness=Directness.DIRECT
        )
        total = planned.order_by().values("project").annotate(total=Sum("people"))
        return self.annotate(planned_people=Subquery(total.values("total")))

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
        groups = self._parts("groups").select_related("zone__community__district").with_sexes()
        cells = groups.model._meta.get_field("cells").related_model.objects
        return self.select_related(
            "lead_community__district__region",
            "programme",
            "sector",
            "contractor",
            "merged_into",
        ).prefetch_related(
            *parts,
            Prefetch("groups", groups),
            Prefetch("groups__cells", cells.select_related("age_band")),
            "contributions__receipts__day_sheet",
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
