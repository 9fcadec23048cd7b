"""Regions and districts as they were over time: a reform makes a new row with its predecessor."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from communities.choices import DistrictKind, RegionKind
from communities.querysets import DistrictQuerySet, RegionQuerySet
from core.models import Named, Versioned
from core.querysets import RegisterQuerySet


def alias_texts(record) -> list[str]:
    """The further names a stored region, district or partner organisation is looked for by."""
    return [alias.text for alias in record.aliases.all()] if record.pk else []


class Region(Named, Versioned):
    """A first-level area over one span of time; `successors` are what it became."""

    slug = models.SlugField(_("short name in addresses"), max_length=60, unique=True)
    iso = models.CharField(_("ISO 3166-2 code"), max_length=10, blank=True)
    kato = models.CharField(_("KATO code"), max_length=9, blank=True)
    kind = models.CharField(_("kind"), max_length=10, choices=RegionKind, default=RegionKind.REGION)
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_to = models.DateField(
        _("valid to"),
        null=True,
        blank=True,
        help_text=_("The first day on which it was no more. Empty: it exists today."),
    )
    predecessors = models.ManyToManyField(
        "self",
        symmetrical=False,
        related_name="successors",
        blank=True,
        verbose_name=_("predecessors"),
    )
    tile_column = models.PositiveSmallIntegerField(
        _("column on the tile map"), null=True, blank=True
    )
    tile_row = models.PositiveSmallIntegerField(_("row on the tile map"), null=True, blank=True)

    objects = RegionQuerySet.as_manager()

    class Meta:
        verbose_name = _("region")
        verbose_name_plural = _("regions")
        ordering = ["slug"]
        constraints = [
            *Named.Meta.constraints,
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_from__lt=F("valid_to")),
                name="communities_region_ends_after_it_begins",
                violation_error_message=_("It ends after it begins."),
            ),
        ]

    def other_spellings(self) -> list[str]:
        return [self.slug, self.iso, *alias_texts(self)]


class District(Named, Versioned):
    """One second-level area: one name, one KATO code, one region over one span of time."""

    region = models.ForeignKey(
        Region, on_delete=models.PROTECT, related_name="districts", verbose_name=_("region")
    )
    kind = models.CharField(
        _("kind"), max_length=15, choices=DistrictKind, default=DistrictKind.DISTRICT
    )
    kato = models.CharField(_("KATO code"), max_length=9, blank=True)
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_to = models.DateField(_("valid to"), null=True, blank=True)
    predecessor = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="successors",
        verbose_name=_("predecessor"),
    )

    objects = DistrictQuerySet.as_manager()

    class Meta:
        verbose_name = _("district")
        verbose_name_plural = _("districts")
        ordering = ["pk"]
        constraints = [
            *Named.Meta.constraints,
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_from__lt=F("valid_to")),
                name="communities_district_ends_after_it_begins",
                violation_error_message=_("It ends after it begins."),
            ),
            models.UniqueConstraint(
                fields=["kato", "valid_from"],
                condition=~Q(kato=""),
                name="communities_district_kato_once_at_a_time",
                violation_error_message=_("This KATO code is already in use from that day."),
            ),
        ]

    def other_spellings(self) -> list[str]:
        return [self.kato, *alias_texts(self)]


class Alias(Versioned):
    """A further name by which a region, a district or a partner organisation is looked for."""

    region = models.ForeignKey(
        Region, on_delete=models.CASCADE, null=True, blank=True, related_name="aliases"
    )
    district = models.ForeignKey(
        District, on_delete=models.CASCADE, null=True, blank=True, related_name="aliases"
    )
    partner = models.ForeignKey(
        "communities.PartnerOrganisation",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="aliases",
    )
    text = models.CharField(pgettext_lazy("of a thing", "name"), max_length=250)

    objects = RegisterQuerySet.as_manager()

    class Meta:
        verbose_name = _("alias")
        verbose_name_plural = _("aliases")
        ordering = ["text"]
        constraints = [
            models.CheckConstraint(
                condition=(
                    Q(region__isnull=False, district=None, partner=None)
                    | Q(region=None, district__isnull=False, partner=None)
                    | Q(region=None, district=None, partner__isnull=False)
                ),
                name="communities_alias_of_one_thing",
                violation_error_message=_("An alias belongs to one thing."),
            ),
        ]

    def __str__(self) -> str:
        return self.text

    def history_root(self):
        return self.region or self.district or self.partner


class RegionOutline(Versioned):
    """The borders of a region as a map draws them: polygons of rings of points (longitude,
    latitude), with whoever is to be named for them."""

    region = models.OneToOneField(
        Region, on_delete=models.CASCADE, related_name="outline", verbose_name=_("region")
    )
    geometry = models.JSONField(_("outline"))
    points = models.PositiveIntegerField(_("points of the outline"))
    credit = models.CharField(_("where the outlines come from"), max_length=300)

    objects = RegisterQuerySet.as_manager()

    class Meta:
        verbose_name = _("outline of a region")
        verbose_name_plural = _("outlines of regions")
        ordering = ["region"]

    def __str__(self) -> str:
        return str(self.region)

    def history_root(self):
        return self.region
