"""Sectors and the physical measures in which their output is counted."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models import Named, Versioned
from core.querysets import RegisterQuerySet
from projects.choices import OUTPUT_UNITS


class Sector(Named, Versioned):
    """What a project is about: water, school, road."""

    code = models.SlugField(_("code"), max_length=30, unique=True)
    archived_on = models.DateField(_("archived on"), null=True, blank=True)

    objects = RegisterQuerySet.as_manager()

    class Meta:
        verbose_name = _("sector")
        verbose_name_plural = _("sectors")
        ordering = ["code"]
        constraints = [*Named.Meta.constraints]

    def other_spellings(self) -> list[str]:
        return [self.code]


class OutputMeasure(Named, Versioned):
    """A physical measure of one sector: km of pipe, taps, pupils' places, kW."""

    sector = models.ForeignKey(
        Sector, on_delete=models.PROTECT, related_name="output_measures", verbose_name=_("sector")
    )
    code = models.SlugField(_("code"), max_length=40, unique=True)
    unit = models.CharField(_("unit"), max_length=30)

    objects = RegisterQuerySet.as_manager()

    class Meta:
        verbose_name = _("output measure")
        verbose_name_plural = _("output measures")
        ordering = ["sector", "code"]
        constraints = [*Named.Meta.constraints]

    @property
    def unit_label(self) -> str:
        """The unit in the reader's language, if it is one of the usual ones."""
        return str(OUTPUT_UNITS.get(self.unit, self.unit))

    def history_root(self):
        return self.sector
