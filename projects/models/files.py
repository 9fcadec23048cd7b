"""What shows and proves the works: photos by stage, documents."""

from django.db import models
from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.models import AttachedDocument, Attachment, Provenanced
from projects.choices import DocumentKind, PhotoStage
from projects.models.money import Receipt
from projects.models.project import Project, ProjectPart
from projects.querysets import ProjectPartQuerySet


class ProjectPhoto(ProjectPart, Attachment):
    """One photo of a project: when it was taken, at which stage of the works, what it shows."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="photos")
    stage = models.CharField(_("stage of the works"), max_length=10, choices=PhotoStage)
    taken_on = models.DateField(_("taken on"), null=True, blank=True)
    caption = models.CharField(
        _("what it shows"),
        max_length=250,
        blank=True,
        help_text=_("For example: the new pump house, seen from the school."),
    )
    order = models.PositiveSmallIntegerField(
        _("order"), default=0, help_text=_("Smaller numbers come first, then earlier days.")
    )

    objects = ProjectPartQuerySet.as_manager()

    class Meta:
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        ordering = ["project", "order", F("taken_on").asc(nulls_last=True), "pk"]
        constraints = [
            *Provenanced.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(stage__in=PhotoStage.values),
                name="projects_photo_stage_is_known",
            ),
        ]

    def __str__(self) -> str:
        return self.caption or self.file.name

    def get_absolute_url(self) -> str:
        return reverse("projects:photo_detail", args=[self.pk])


class ProjectDocument(ProjectPart, AttachedDocument):
    """One document of a project: a design, a contract, an act, a letter, a day sheet."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="documents")
    kind = models.CharField(_("kind of document"), max_length=15, choices=DocumentKind)
    receipt = models.ForeignKey(
        Receipt,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="documents",
        verbose_name=_("receipt it proves"),
    )

    objects = ProjectPartQuerySet.as_manager()

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        ordering = ["project", F("dated_on").desc(nulls_last=True), "-pk"]
        constraints = [
            *Provenanced.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(kind__in=DocumentKind.values),
                name="projects_document_kind_is_known",
            ),
        ]
