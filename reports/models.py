"""Figures as sources give them, shown beside the computed ones."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.models import Provenanced, Versioned
from reports.querysets import PublishedFigureQuerySet


class Qualifier(models.TextChoices):
    EXACTLY = "exactly", _("exactly")
    MORE_THAN = "more_than", _("more than")
    ABOUT = "about", pgettext_lazy("quantity", "about")


class PublishedFigure(Versioned, Provenanced):
    """One figure of a programme as a source prints it, with the citation."""

    programme = models.ForeignKey(
        "communities.Programme",
        on_delete=models.CASCADE,
        related_name="published_figures",
        verbose_name=_("programme"),
    )
    measure = models.CharField(_("measure"), max_length=60)
    qualifier = models.CharField(
        _("qualifier"), max_length=10, choices=Qualifier, default=Qualifier.EXACTLY
    )
    value = models.BigIntegerField(_("value"))
    unit = models.CharField(_("unit"), max_length=30)
    as_of = models.DateField(_("as of"))
    citation = models.CharField(_("citation"), max_length=300)

    objects = PublishedFigureQuerySet.as_manager()

    class Meta:
        verbose_name = _("published figure")
        verbose_name_plural = _("published figures")
        ordering = ["programme", "measure", "as_of"]
        constraints = [
            *Provenanced.Meta.constraints,
            models.UniqueConstraint(
                fields=["programme", "measure", "as_of"],
                name="reports_publishedfigure_once",
                violation_error_message=_("This figure is in the list already."),
            ),
            models.CheckConstraint(
                condition=~Q(citation=""),
                name="reports_publishedfigure_cited",
                violation_error_message=_("Give the citation."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.measure}: {self.value}"

    def history_root(self):
        return self.programme
