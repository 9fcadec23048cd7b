"""Who uses what a project builds: zones of a community, and counts of people in them."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from communities.choices import Sex
from core.models import Named, Provenanced, Versioned
from projects.choices import Basis, CountMethod, Directness
from projects.models.project import Project, ProjectPart
from projects.people_querysets import CellQuerySet, GroupQuerySet, ZoneQuerySet


class CatchmentZone(Named, Versioned, Provenanced):
    """Who uses it: the whole of one community, or a named part of it."""

    community = models.ForeignKey(
        "communities.Community",
        on_delete=models.CASCADE,
        related_name="zones",
        verbose_name=_("community"),
    )
    is_whole = models.BooleanField(_("the whole community"), default=False)

    objects = ZoneQuerySet.as_manager()

    class Meta:
        verbose_name = _("catchment zone")
        verbose_name_plural = _("catchment zones")
        ordering = ["community", "-is_whole", "pk"]
        constraints = [
            *Named.Meta.constraints,
            *Provenanced.Meta.constraints,
            models.UniqueConstraint(
                fields=["community"],
                condition=Q(is_whole=True),
                name="projects_zone_one_whole_community",
                violation_error_message=_("The whole community is a zone already."),
            ),
        ]

    def history_root(self):
        return self.community


class BeneficiaryGroup(ProjectPart, Provenanced):
    """One count of the people of one project in one zone: planned or actual, direct or indirect.

    Several counts of one group (same project, zone, basis, directness and label) differ by
    `counted_on`; the latest up to a date holds on that date. `people` leads: cells may be fewer.
    """

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="groups")
    zone = models.ForeignKey(
        CatchmentZone,
        on_delete=models.PROTECT,
        related_name="groups",
        verbose_name=_("catchment zone"),
    )
    basis = models.CharField(
        _("planned or actual"), max_length=8, choices=Basis, default=Basis.PLANNED
    )
    directness = models.CharField(
        _("direct or indirect"), max_length=8, choices=Directness, default=Directness.DIRECT
    )
    label = models.CharField(_("who they are"), max_length=100, blank=True)
    people = models.PositiveIntegerField(_("people"))
    counted_on = models.DateField(_("counted on"))
    method = models.CharField(
        _("how they were counted"),
        max_length=10,
        choices=CountMethod,
        default=CountMethod.ESTIMATE,
    )

    objects = GroupQuerySet.as_manager()

    class Meta:
        verbose_name = _("beneficiary group")
        verbose_name_plural = _("beneficiary groups")
        ordering = ["project", "basis", "zone", "counted_on", "pk"]
        constraints = [
            *Provenanced.Meta.constraints,
            models.UniqueConstraint(
                fields=["project", "zone", "basis", "directness", "label", "counted_on"],
                name="projects_group_one_count_a_day",
                violation_error_message=_("This group is already counted on that day."),
            ),
            models.CheckConstraint(
                condition=Q(basis__in=Basis.values, directness__in=Directness.values),
                name="projects_group_kind_is_known",
            ),
        ]

    def __str__(self) -> str:
        return self.label or f"{self.get_basis_display()}, {self.get_directness_display()}"


class BeneficiaryCell(Versioned):
    """The part of a group of one sex and one age band; without a band the age is not known."""

    group = models.ForeignKey(BeneficiaryGroup, on_delete=models.CASCADE, related_name="cells")
    sex = models.CharField(_("sex"), max_length=10, choices=Sex)
    age_band = models.ForeignKey(
        "communities.AgeBand",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("age band"),
    )
    people = models.PositiveIntegerField(_("people"))

    objects = CellQuerySet.as_manager()

    class Meta:
        verbose_name = _("number by sex and age")
        verbose_name_plural = _("numbers by sex and age")
        ordering = ["group", "sex", "age_band"]
        constraints = [
            models.UniqueConstraint(
                fields=["group", "sex", "age_band"],
                name="projects_cell_once",
                violation_error_message=_("This sex and age are in the table already."),
            ),
            models.UniqueConstraint(
                fields=["group", "sex"],
                condition=Q(age_band=None),
                name="projects_cell_without_age_once",
                violation_error_message=_("This sex and age are in the table already."),
            ),
            models.CheckConstraint(
                condition=Q(sex__in=Sex.values), name="projects_cell_sex_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_sex_display()}: {self.people}"

    def history_root(self):
        return self.group.project
