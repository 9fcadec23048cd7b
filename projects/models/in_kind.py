"""What comes in kind: the listed rates at which it counts, and the day sheets of ashar."""

from decimal import Decimal

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.models import Provenanced, Versioned
from core.money import format_money
from projects.choices import InKindUnit
from projects.models.money import Contribution, Receipt
from projects.models.project import Project, ProjectPart
from projects.money_querysets import InKindRateQuerySet, ReceiptQuerySet


class InKindRate(Versioned, Provenanced):
    """What one unit in kind (a people-day, a machine-hour) counts as in a region and a year, with
    the source that says so; in minor units. Without a region it holds wherever none is listed."""

    region = models.ForeignKey(
        "communities.Region",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="in_kind_rates",
        verbose_name=_("region"),
    )
    year = models.PositiveSmallIntegerField(_("year"))
    unit = models.CharField(_("unit"), max_length=15, choices=InKindUnit)
    currency = models.CharField(_("currency"), max_length=3)
    rate = models.BigIntegerField(_("rate for one unit"))

    objects = InKindRateQuerySet.as_manager()

    class Meta:
        verbose_name = _("in-kind rate")
        verbose_name_plural = _("in-kind rates")
        ordering = ["-year", "unit", "pk"]
        constraints = [
            *Provenanced.Meta.constraints,
            models.UniqueConstraint(
                fields=["region", "year", "unit", "currency"],
                condition=Q(region__isnull=False),
                name="projects_inkindrate_once_in_a_region",
                violation_error_message=_("There is already a rate for this region and year."),
            ),
            models.UniqueConstraint(
                fields=["year", "unit", "currency"],
                condition=Q(region__isnull=True),
                name="projects_inkindrate_once_everywhere",
                violation_error_message=_("There is already a rate for this region and year."),
            ),
            models.CheckConstraint(
                condition=Q(rate__gt=0),
                name="projects_inkindrate_above_zero",
                violation_error_message=_("A rate is above zero."),
            ),
            models.CheckConstraint(
                condition=~Q(source=""),
                name="projects_inkindrate_has_a_source",
                violation_error_message=_("Say where the rate comes from."),
            ),
            models.CheckConstraint(
                condition=Q(unit__in=InKindUnit.values), name="projects_inkindrate_unit_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_unit_display()}, {self.year}: {format_money(self.rate, self.currency)}"


class DaySheet(ProjectPart, Provenanced):
    """One day of ashar: what was done and by how many women and men, so many hours each.

    What it is worth is its receipt, written and kept in step by `projects.day_sheets`; figures
    read receipts only.
    """

    contribution = models.ForeignKey(
        Contribution,
        on_delete=models.CASCADE,
        related_name="day_sheets",
        verbose_name=_("contribution"),
    )
    receipt = models.OneToOneField(
        Receipt,
        on_delete=models.CASCADE,
        related_name="day_sheet",
        editable=False,
        verbose_name=_("receipt"),
    )
    worked_on = models.DateField(pgettext_lazy("ashar", "day"))
    work = models.CharField(_("what was done"), max_length=200)
    women = models.PositiveSmallIntegerField(_("women"), default=0)
    men = models.PositiveSmallIntegerField(_("men"), default=0)
    hours = models.DecimalField(_("hours each"), max_digits=4, decimal_places=2, default=Decimal(8))
    note = models.CharField(_("note"), max_length=200, blank=True)

    objects = ReceiptQuerySet.as_manager()

    class Meta:
        verbose_name = _("day sheet")
        verbose_name_plural = _("day sheets")
        ordering = ["worked_on", "pk"]
        constraints = [
            *Provenanced.Meta.constraints,
            models.CheckConstraint(
                condition=Q(women__gt=0) | Q(men__gt=0),
                name="projects_daysheet_somebody_worked",
                violation_error_message=_("Give how many women and men worked."),
            ),
            models.CheckConstraint(
                condition=Q(hours__gt=0, hours__lte=24),
                name="projects_daysheet_hours_of_a_day",
                violation_error_message=_("A day has at most 24 hours."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.worked_on:%d.%m.%Y} {self.work}"

    @property
    def project(self) -> Project:
        return self.contribution.project
