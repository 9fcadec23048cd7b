"""The project, the communities, programmes and partners it has, and its moves between stages."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.models import DatePrecision, Named, Provenanced, Reviewed, Versioned
from projects.choices import ProjectMode, ProjectRole, ProjectStage
from projects.querysets import ProjectPartQuerySet, ProjectQuerySet


def precision(label) -> models.CharField:
    """The precision to which a date beside it is known."""
    return models.CharField(label, max_length=5, choices=DatePrecision, default=DatePrecision.DAY)


def _in_order(earlier: str, later: str) -> Q:
    return Q(**{earlier: None}) | Q(**{later: None}) | Q(**{f"{later}__gte": F(earlier)})


class Project(Named, Versioned, Provenanced, Reviewed):
    """A bounded undertaking of one lead community: a water line, a mended school.

    A date known to the month or year is kept as its last day, on which it counts.
    """

    takes_questions = True
    copied_fields = (
        "name_kk",
        "name_ru",
        "name_en",
        "summary",
        "lead_community",
        "programme",
        "sector",
        "mode",
        "owner",
        "maintained_by",
        "maintenance",
    )
    bin_right = "edit_records"
    counted_fields = (
        "lead_community",
        "programme",
        "sector",
        "started_on",
        "ended_on",
        "handed_over_on",
    )

    code = models.CharField(_("code"), max_length=30, blank=True)
    summary = models.TextField(_("what it is about"), blank=True)
    lead_community = models.ForeignKey(
        "communities.Community",
        on_delete=models.PROTECT,
        related_name="led_projects",
        verbose_name=_("lead community"),
    )
    programme = models.ForeignKey(
        "communities.Programme",
        on_delete=models.PROTECT,
        related_name="led_projects",
        verbose_name=_("lead programme"),
    )
    sector = models.ForeignKey(
        "projects.Sector",
        on_delete=models.PROTECT,
        related_name="projects",
        verbose_name=_("sector"),
    )
    needs = models.ManyToManyField(
        "communities.Need", related_name="projects", blank=True, verbose_name=_("needs it answers")
    )
    mode = models.CharField(
        _("how it is built"), max_length=10, choices=ProjectMode, default=ProjectMode.CONTRACT
    )
    contractor = models.ForeignKey(
        "communities.PartnerOrganisation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="contracted_projects",
        verbose_name=_("contractor"),
    )
    contract_number = models.CharField(_("contract number"), max_length=60, blank=True)
    contract_signed_on = models.DateField(_("contract signed on"), null=True, blank=True)
    stage = models.CharField(
        _("stage"),
        max_length=12,
        choices=ProjectStage,
        default=ProjectStage.PROPOSED,
        editable=False,
        db_index=True,
    )
    is_historic = models.BooleanField(
        _("historic, incomplete"),
        default=False,
        editable=False,
        help_text=_("Entered at a later stage, without what the earlier stages ask for."),
    )
    proposed_on = models.DateField(_("proposed on"))
    planned_start = models.DateField(_("planned start"), null=True, blank=True)
    planned_start_precision = precision(_("precision of the planned start"))
    planned_end = models.DateField(_("planned end"), null=True, blank=True)
    planned_end_precision = precision(_("precision of the planned end"))
    approved_on = models.DateField(_("decided on"), null=True, blank=True)
    started_on = models.DateField(_("started on"), null=True, blank=True)
    started_on_precision = precision(_("precision of the start"))
    ended_on = models.DateField(_("completed on"), null=True, blank=True)
    ended_on_precision = precision(_("precision of the completion"))
    handed_over_on = models.DateField(_("handed over on"), null=True, blank=True)
    closed_on = models.DateField(
        _("closed on"),
        null=True,
        blank=True,
        editable=False,
        help_text=_("The day it was rejected, withdrawn or cancelled."),
    )
    merged_into = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="merged_proposals",
        verbose_name=_("merged into"),
    )
    owner = models.CharField(_("owner after hand-over"), max_length=200, blank=True)
    maintained_by = models.CharField(_("who maintains it"), max_length=200, blank=True)
    maintenance = models.TextField(_("how it is maintained"), blank=True)
    handover_act = models.CharField(_("act of hand-over"), max_length=100, blank=True)
    latitude = models.DecimalField(
        _("latitude"), max_digits=8, decimal_places=6, null=True, blank=True
    )
    longitude = models.DecimalField(
        _("longitude"), max_digits=9, decimal_places=6, null=True, blank=True
    )

    objects = ProjectQuerySet.as_manager()

    class Meta:
        verbose_name = _("project")
        verbose_name_plural = _("projects")
        ordering = ["pk"]
        indexes = [models.Index(fields=["stage", "ended_on"], name="projects_stage_ended")]
        constraints = [
            *Named.Meta.constraints,
            *Provenanced.Meta.constraints,
            *Reviewed.Meta.constraints,
            models.UniqueConstraint(
                fields=["code"],
                condition=~Q(code=""),
                name="projects_project_code_once",
                violation_error_message=_("Another project has this code."),
            ),
            models.CheckConstraint(
                condition=Q(stage__in=ProjectStage.values), name="projects_project_stage_is_known"
            ),
            models.CheckConstraint(
                condition=_in_order("planned_start", "planned_end"),
                name="projects_project_planned_end_after_start",
                violation_error_message=_("The planned end is not before the planned start."),
            ),
            models.CheckConstraint(
                condition=_in_order("started_on", "ended_on"),
                name="projects_project_completed_after_start",
                violation_error_message=_("A project is completed after it started."),
            ),
            models.CheckConstraint(
                condition=_in_order("ended_on", "handed_over_on"),
                name="projects_project_handed_over_after_completion",
                violation_error_message=_("A project is handed over after it was completed."),
            ),
            models.CheckConstraint(
                condition=Q(latitude=None, longitude=None)
                | Q(
                    latitude__isnull=False,
                    latitude__range=(-90, 90),
                    longitude__isnull=False,
                    longitude__range=(-180, 180),
                ),
                name="projects_project_place_is_on_earth",
                violation_error_message=_("Give the latitude and the longitude, both in degrees."),
            ),
            models.CheckConstraint(
                condition=Q(merged_into=None) | Q(stage="withdrawn"),
                name="projects_project_merged_is_withdrawn",
            ),
            models.CheckConstraint(
                condition=~Q(stage__in=["rejected", "withdrawn", "cancelled"])
                | Q(closed_on__isnull=False),
                name="projects_project_closed_has_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(stage__in=["completed", "handed_over"])
                | Q(ended_on__isnull=False)
                | Q(is_historic=True),
                name="projects_project_completed_has_a_day",
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("projects:project_detail", args=[self.pk])

    def served_communities(self) -> list:
        """The lead community, then the others it serves."""
        others = self.other_communities.all() if self.pk else ()
        return [self.lead_community, *(link.community for link in others)]

    def other_spellings(self) -> list[str]:
        return [self.code]

    def history_region(self) -> int | None:
        return self.lead_community.district.region_id

    def regions_served(self) -> models.QuerySet:
        """Keys of the regions whose staff may see the project."""
        communities = self._meta.get_field("lead_community").related_model.objects.order_by()
        led, shared = Q(pk=self.lead_community_id), Q(shared_projects__project=self.pk)
        return communities.filter(led | shared).values("district__region")


class ProjectPart(Versioned):
    """Base of the rows that belong to one project and share its scope and its history."""

    class Meta:
        abstract = True

    def get_absolute_url(self) -> str:
        return self.project.get_absolute_url()

    def history_root(self):
        return self.project


class ProjectCommunity(ProjectPart):
    """A further community a project serves; the lead community is not repeated here."""

    copied_fields = ("community",)

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="other_communities")
    community = models.ForeignKey(
        "communities.Community",
        on_delete=models.PROTECT,
        related_name="shared_projects",
        verbose_name=_("community"),
    )

    objects = ProjectPartQuerySet.as_manager()

    class Meta:
        verbose_name = _("community served")
        verbose_name_plural = _("other communities served")
        constraints = [
            models.UniqueConstraint(
                fields=["project", "community"],
                name="projects_projectcommunity_once",
                violation_error_message=_("This community is in the list already."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.community)


class ProjectProgramme(ProjectPart):
    """A further programme that takes part in a project."""

    copied_fields = ("programme",)

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="other_programmes")
    programme = models.ForeignKey(
        "communities.Programme",
        on_delete=models.PROTECT,
        related_name="shared_projects",
        verbose_name=_("programme"),
    )

    objects = ProjectPartQuerySet.as_manager()

    class Meta:
        verbose_name = _("programme that takes part")
        verbose_name_plural = _("other programmes")
        constraints = [
            models.UniqueConstraint(
                fields=["project", "programme"],
                name="projects_projectprogramme_once",
                violation_error_message=_("This programme is in the list already."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.programme)


class ProjectPartner(ProjectPart):
    """The role of a partner organisation in a project."""

    copied_fields = ("partner", "role")

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="partners")
    partner = models.ForeignKey(
        "communities.PartnerOrganisation",
        on_delete=models.PROTECT,
        related_name="project_roles",
        verbose_name=_("partner organisation"),
    )
    role = models.CharField(_("role"), max_length=15, choices=ProjectRole)

    objects = ProjectPartQuerySet.as_manager()

    class Meta:
        verbose_name = _("partner in the project")
        verbose_name_plural = _("partners in the project")
        constraints = [
            models.UniqueConstraint(
                fields=["project", "partner", "role"],
                name="projects_projectpartner_once",
                violation_error_message=_("This partner already has this role here."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()}: {self.partner}"


class ProjectTransition(ProjectPart):
    """One dated move of a project from stage to stage, with who and why."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="transitions")
    verb = models.CharField(_("step"), max_length=12)
    from_stage = models.CharField(
        pgettext_lazy("stage", "from"), max_length=12, choices=ProjectStage, blank=True
    )
    to_stage = models.CharField(pgettext_lazy("stage", "to"), max_length=12, choices=ProjectStage)
    occurred_on = models.DateField(_("on"))
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("by"),
    )
    reason = models.TextField(_("reason"), blank=True)

    objects = ProjectPartQuerySet.as_manager()

    class Meta:
        verbose_name = _("move between stages")
        verbose_name_plural = _("moves between stages")
        ordering = ["project", "occurred_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(to_stage__in=ProjectStage.values),
                name="projects_transition_stage_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_to_stage_display()} {self.occurred_on:%d.%m.%Y}"
