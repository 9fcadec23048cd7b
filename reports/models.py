"""Figures as sources give them, shown beside the computed ones; and the views people keep."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.history import Recorded
from core.models import Provenanced, Versioned
from reports.querysets import PublishedFigureQuerySet, SavedViewQuerySet


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


class SavedView(Recorded, models.Model):
    """One address of a page of figures or a list, kept by its owner under a name; colleagues it is
    shared with open the same address with their own rights."""

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="saved_views",
        verbose_name=_("owner"),
    )
    name = models.CharField(_("name of the view"), max_length=100)
    address = models.CharField(_("address of the view"), max_length=1000)
    shared_with = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        blank=True,
        related_name="views_shared_with_me",
        verbose_name=_("shared with"),
    )

    objects = SavedViewQuerySet.as_manager()

    class Meta:
        verbose_name = _("kept view")
        verbose_name_plural = _("kept views")
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "name"],
                name="reports_savedview_name_once",
                violation_error_message=_("You keep a view of this name already."),
            ),
            models.CheckConstraint(
                condition=~Q(name="") & Q(address__startswith="/"),
                name="reports_savedview_named_and_ours",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def history_is_open_to(cls, user) -> bool:
        """What somebody keeps for their own work is no news to their colleagues."""
        return user.can("administer")


class ViewOnHome(Recorded, models.Model):
    """A kept view that stands on one person's home page, in the order they put it there."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="views_on_home",
        verbose_name=_("person"),
    )
    view = models.ForeignKey(
        SavedView, on_delete=models.CASCADE, related_name="on_home", verbose_name=_("kept view")
    )
    position = models.PositiveIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("view on a home page")
        verbose_name_plural = _("views on home pages")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["person", "view"], name="reports_viewonhome_once")
        ]

    def __str__(self) -> str:
        return str(self.view)

    @classmethod
    def history_is_open_to(cls, user) -> bool:
        """As of the view itself."""
        return SavedView.history_is_open_to(user)

    def history_root(self):
        return self.view
