"""How the work goes and whether it lasts: milestones, output, visits, breakdowns, follow-ups."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core.models import Named, Provenanced
from projects.choices import Condition, PaidFrom, Works
from projects.followup_querysets import BreakdownQuerySet, FollowUpQuerySet, VisitQuerySet
from projects.models.project import Project, ProjectPart
from projects.querysets import ProjectPartQuerySet


class Milestone(Named, ProjectPart, Provenanced):
    """A step of the works with the day it is due, the day it was done and its share (per cent)."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="milestones")
    due_on = models.DateField(_("due on"), null=True, blank=True)
    done_on = models.DateField(_("done on"), null=True, blank=True)
    percent = models.PositiveSmallIntegerField(_("share of the works, %"), default=0)

    objects = ProjectPartQuerySet.as_manager()

    class Meta:
        verbose_name = _("milestone")
        verbose_name_plural = _("milestones")
        ordering = ["project", F("due_on").asc(nulls_last=True), "pk"]
        constraints = [
            *Named.Meta.constraints,
            *Provenanced.Meta.constraints,
            models.CheckConstraint(
                condition=Q(percent__lte=100),
                name="projects_milestone_up_to_a_hundred_percent",
                violation_error_message=_("A share is at most 100 %."),
            ),
        ]


class ProjectOutput(ProjectPart, Provenanced):
    """How much of one physical measure a project planned and built."""

    copied_fields = ("measure",)

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="outputs")
    measure = models.ForeignKey(
        "projects.OutputMeasure",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("measure"),
    )
    planned = models.DecimalField(
        _("planned"), max_digits=12, decimal_places=2, null=True, blank=True
    )
    built = models.DecimalField(_("built"), max_digits=12, decimal_places=2, null=True, blank=True)

    objects = ProjectPartQuerySet.as_manager()

    class Meta:
        verbose_name = _("output")
        verbose_name_plural = _("output")
        ordering = ["project", "pk"]
        constraints = [
            *Provenanced.Meta.constraints,
            models.UniqueConstraint(
                fields=["project", "measure"],
                name="projects_output_once",
                violation_error_message=_("This measure is in the list already."),
            ),
            models.CheckConstraint(
                condition=(Q(planned=None) | Q(planned__gte=0)) & (Q(built=None) | Q(built__gte=0)),
                name="projects_output_not_below_zero",
                violation_error_message=_("Output is not below zero."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.measure)


class Visit(ProjectPart, Provenanced):
    """A check after hand-over: when it is due, when it was made, and what was found."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="visits")
    due_on = models.DateField(_("due on"), null=True, blank=True)
    visited_on = models.DateField(_("visited on"), null=True, blank=True)
    visitor = models.CharField(_("who visited"), max_length=150, blank=True)
    condition = models.CharField(_("condition"), max_length=15, choices=Condition, blank=True)
    works = models.CharField(_("does it work"), max_length=12, choices=Works, blank=True)
    fees_collected = models.BooleanField(_("fees are collected"), null=True, blank=True)
    note = models.TextField(_("what was found"), blank=True)

    objects = VisitQuerySet.as_manager()

    class Meta:
        verbose_name = _("visit")
        verbose_name_plural = _("visits")
        ordering = ["project", "due_on", "pk"]
        constraints = [
            *Provenanced.Meta.constraints,
            models.CheckConstraint(
                condition=Q(due_on__isnull=False) | Q(visited_on__isnull=False),
                name="projects_visit_has_a_day",
                violation_error_message=_("Give the day it is due or the day it was made."),
            ),
            models.CheckConstraint(
                condition=Q(visited_on=None, works="", condition="")
                | (Q(visited_on__isnull=False) & ~Q(works="")),
                name="projects_visit_made_says_whether_it_works",
                violation_error_message=_("Once visited, say whether it works."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.visited_on or self.due_on:%d.%m.%Y}"


class Breakdown(ProjectPart, Provenanced):
    """A break of what was built: reported, repaired, at what cost and paid from what.

    The cost of a repair is no expenditure of the project and enters no sum of money: users' fees,
    the akimat or others pay it once the project is over.
    """

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="breakdowns")
    reported_on = models.DateField(_("reported on"))
    reported_by = models.CharField(_("reported by"), max_length=150, blank=True)
    since = models.DateField(_("broken since"))
    what = models.TextField(_("what broke"))
    repaired_on = models.DateField(_("repaired on"), null=True, blank=True)
    repaired_by = models.CharField(_("repaired by"), max_length=150, blank=True)
    currency = models.CharField(_("currency"), max_length=3, blank=True)
    cost = models.BigIntegerField(_("cost of the repair"), null=True, blank=True)
    paid_from = models.CharField(_("paid from"), max_length=10, choices=PaidFrom, blank=True)

    objects = BreakdownQuerySet.as_manager()

    class Meta:
        verbose_name = _("breakdown")
        verbose_name_plural = _("breakdowns")
        ordering = ["project", "-since"]
        constraints = [
            *Provenanced.Meta.constraints,
            models.CheckConstraint(
                condition=Q(reported_on__gte=F("since")),
                name="projects_breakdown_reported_after_it_broke",
                violation_error_message=_("It is reported on or after the day it broke."),
            ),
            models.CheckConstraint(
                condition=Q(repaired_on=None) | Q(repaired_on__gte=F("since")),
                name="projects_breakdown_repaired_after_it_broke",
                violation_error_message=_("It is repaired on or after the day it broke."),
            ),
            models.CheckConstraint(
                condition=Q(cost=None) | Q(cost__gte=0),
                name="projects_breakdown_cost_not_below_zero",
                violation_error_message=_("A cost is not below zero."),
            ),
        ]

    def __str__(self) -> str:
        return self.what[:80]

    def days_out_of_service(self, on) -> int:
        """Days from the break to the repair, or to `on` while it is not repaired."""
        end = self.repaired_on if self.repaired_on and self.repaired_on <= on else on
        return max((end - self.since).days, 0)


class FollowUp(ProjectPart, Provenanced):
    """Something to be done about what was built: by whom, by which day, and how it ended.

    It may come from a visit or from a breakdown of the same project.
    """

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="follow_ups")
    visit = models.ForeignKey(
        Visit,
        on_delete=models.RESTRICT,
        null=True,
        blank=True,
        related_name="follow_ups",
        verbose_name=_("visit"),
    )
    breakdown = models.ForeignKey(
        Breakdown,
        on_delete=models.RESTRICT,
        null=True,
        blank=True,
        related_name="follow_ups",
        verbose_name=_("breakdown"),
    )
    what = models.TextField(_("what is to be done"))
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("who sees to it"),
    )
    due_on = models.DateField(_("due on"))
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("closed by"),
    )
    outcome = models.TextField(_("how it ended"), blank=True)

    objects = FollowUpQuerySet.as_manager()

    class Meta:
        verbose_name = _("follow-up")
        verbose_name_plural = _("follow-ups")
        ordering = ["project", F("closed_on").desc(nulls_first=True), "due_on", "pk"]
        constraints = [
            *Provenanced.Meta.constraints,
            models.CheckConstraint(
                condition=Q(visit=None) | Q(breakdown=None),
                name="projects_followup_comes_from_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(closed_on=None, closed_by=None, outcome="")
                | (Q(closed_on__isnull=False) & ~Q(outcome="")),
                name="projects_followup_closed_says_how_it_ended",
                violation_error_message=_("Once closed, say how it ended."),
            ),
        ]

    def __str__(self) -> str:
        return self.what[:80]
