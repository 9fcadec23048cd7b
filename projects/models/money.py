"""What is pledged to a project, what came, and what was spent; integer minor units throughout."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.models import Provenanced
from projects.choices import ContributionSource, GovernmentLevel, InKindUnit
from projects.models.project import Project, ProjectPart
from projects.money_querysets import ContributionQuerySet, ReceiptQuerySet
from projects.querysets import ProjectPartQuerySet


class Amount(models.Model):
    """A sum in the currency it was agreed in, and, converted once at entry at a listed rate, in
    the programme's and in the portfolio's currency (all in minor units)."""

    currency = models.CharField(_("currency"), max_length=3)
    amount = models.BigIntegerField(_("amount"))
    amount_programme = models.BigIntegerField(_("in the programme's currency"), editable=False)
    amount_portfolio = models.BigIntegerField(_("in the portfolio's currency"), editable=False)
    rate_note = models.CharField(_("rates used"), max_length=200, blank=True, editable=False)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(amount__gt=0, amount_programme__gte=0, amount_portfolio__gte=0),
                name="%(app_label)s_%(class)s_above_zero",
                violation_error_message=_("Give an amount above zero."),
            ),
        ]


class Contribution(ProjectPart, Provenanced, Amount):
    """What one source pledges to one project under one award; it is cost share for no other."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="contributions")
    contributor = models.CharField(
        _("source of the money"), max_length=20, choices=ContributionSource
    )
    level = models.CharField(
        _("level of government"), max_length=15, choices=GovernmentLevel, blank=True
    )
    partner = models.ForeignKey(
        "communities.PartnerOrganisation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="contributions",
        verbose_name=_("partner organisation"),
    )
    award = models.CharField(_("award"), max_length=60, blank=True)
    pledged_on = models.DateField(_("pledged on"), null=True, blank=True)
    due_on = models.DateField(_("due on"), null=True, blank=True)
    letter = models.CharField(_("letter"), max_length=120, blank=True)

    objects = ContributionQuerySet.as_manager()

    class Meta:
        verbose_name = _("contribution")
        verbose_name_plural = _("contributions")
        ordering = ["project", "pk"]
        constraints = [
            *Provenanced.Meta.constraints,
            *Amount.Meta.constraints,
            models.CheckConstraint(
                condition=Q(contributor__in=ContributionSource.values),
                name="projects_contribution_source_is_known",
            ),
            models.CheckConstraint(
                condition=Q(level="") | Q(contributor="local_government"),
                name="projects_contribution_level_of_government_only",
                violation_error_message=_("A level is given for local government only."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_contributor_display())


class Receipt(ProjectPart, Provenanced, Amount):
    """One dated entry that came of a pledge: in cash, or in kind as quantity x unit x rate."""

    contribution = models.ForeignKey(
        Contribution,
        on_delete=models.CASCADE,
        related_name="receipts",
        verbose_name=_("contribution"),
    )
    received_on = models.DateField(_("received on"))
    quantity = models.DecimalField(
        _("quantity"), max_digits=12, decimal_places=2, null=True, blank=True
    )
    unit = models.CharField(_("unit"), max_length=15, choices=InKindUnit, blank=True)
    rate = models.BigIntegerField(_("rate for one unit"), null=True, blank=True)
    rate_source = models.CharField(_("where the rate comes from"), max_length=200, blank=True)
    evidence = models.CharField(_("evidence"), max_length=200, blank=True)

    objects = ReceiptQuerySet.as_manager()

    class Meta:
        verbose_name = _("receipt")
        verbose_name_plural = _("receipts")
        ordering = ["received_on", "pk"]
        constraints = [
            *Provenanced.Meta.constraints,
            *Amount.Meta.constraints,
            models.CheckConstraint(
                condition=Q(quantity=None, rate=None, unit="")
                | (Q(quantity__gt=0, rate__gt=0) & ~Q(unit="")),
                name="projects_receipt_in_kind_is_whole",
                violation_error_message=_("In kind: give the quantity, the unit and the rate."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.contribution} {self.received_on:%d.%m.%Y}"

    @property
    def project(self) -> Project:
        return self.contribution.project


class Expenditure(ProjectPart, Provenanced, Amount):
    """What was spent on a project on one day for one purpose."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="expenditure")
    spent_on = models.DateField(_("spent on"))
    purpose = models.CharField(_("purpose"), max_length=200)
    document = models.CharField(_("document"), max_length=120, blank=True)

    objects = ProjectPartQuerySet.as_manager()

    class Meta:
        verbose_name = _("expenditure")
        verbose_name_plural = _("expenditure")
        ordering = ["project", "spent_on", "pk"]
        constraints = [*Provenanced.Meta.constraints, *Amount.Meta.constraints]

    def __str__(self) -> str:
        return self.purpose
