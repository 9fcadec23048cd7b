"""Councils and who sits in them for which side."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.models import DatePrecision, Named, Provenanced, Versioned
from dialogue.choices import CouncilSide
from dialogue.querysets import CouncilQuerySet, SeatQuerySet


class Council(Named, Versioned, Provenanced):
    """A standing body of state, business and civil society that hears appeals in one region."""

    region = models.ForeignKey(
        "communities.Region",
        on_delete=models.PROTECT,
        related_name="councils",
        verbose_name=_("region"),
    )
    district = models.ForeignKey(
        "communities.District",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="councils",
        verbose_name=_("district"),
        help_text=_("Empty: the council is for the whole region."),
    )
    programme = models.ForeignKey(
        "communities.Programme",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="councils",
        verbose_name=_("programme"),
    )
    founding_act = models.CharField(_("founding act"), max_length=300, blank=True)
    founded_on = models.DateField(_("founded on"), null=True, blank=True)
    founded_on_precision = models.CharField(
        _("precision of the founding day"),
        max_length=5,
        choices=DatePrecision,
        default=DatePrecision.DAY,
    )
    ended_on = models.DateField(pgettext_lazy("council", "ended on"), null=True, blank=True)
    meets_every_months = models.PositiveSmallIntegerField(_("meets every (months)"), default=1)
    quorum = models.PositiveSmallIntegerField(
        _("quorum (seats)"),
        null=True,
        blank=True,
        help_text=_("How many seats have to be present for a decision."),
    )
    about = models.TextField(_("about"), blank=True)

    objects = CouncilQuerySet.as_manager()

    class Meta:
        verbose_name = _("council")
        verbose_name_plural = _("councils")
        ordering = ["pk"]
        constraints = [
            *Named.Meta.constraints,
            *Provenanced.Meta.constraints,
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(founded_on=None) | Q(ended_on__gte=F("founded_on")),
                name="dialogue_council_ends_after_it_is_founded",
                violation_error_message=_("A council ends after it is founded."),
            ),
            models.CheckConstraint(
                condition=Q(meets_every_months__gte=1),
                name="dialogue_council_meets_in_months",
                violation_error_message=_("Give the number of months between two meetings."),
            ),
            models.CheckConstraint(
                condition=Q(quorum=None) | Q(quorum__gte=1),
                name="dialogue_council_quorum_is_somebody",
                violation_error_message=_("A quorum is at least one seat."),
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("dialogue:council_detail", args=[self.pk])

    def history_region(self) -> int | None:
        return self.region_id

    def clean(self) -> None:
        super().clean()
        if self.district_id and self.region_id and self.district.region_id != self.region_id:
            raise ValidationError({"district": _("This district lies in another region.")})
        if self.pk and self.region_id and self._named_elsewhere():
            raise ValidationError(
                {"region": _("Appeals to this council name places of another region.")}
            )

    def _named_elsewhere(self) -> bool:
        """Whether appeals name places outside the council's region, as after moving it."""
        there = Q(community__district__region=self.region_id) | Q(district__region=self.region_id)
        placed = self.appeals.exclude(community=None, district=None)
        return placed.exclude(there).exists()


class Seat(Versioned):
    """One place in a council: for which side, in what position, and from when to when."""

    council = models.ForeignKey(Council, on_delete=models.CASCADE, related_name="seats")
    side = models.CharField(_("side"), max_length=15, choices=CouncilSide)
    position = models.CharField(_("position"), max_length=200)
    organisation = models.ForeignKey(
        "communities.PartnerOrganisation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="council_seats",
        verbose_name=_("partner organisation"),
    )
    person = models.CharField(_("person"), max_length=150, blank=True)
    taken_on = models.DateField(pgettext_lazy("seat", "from"), null=True, blank=True)
    left_on = models.DateField(pgettext_lazy("seat", "to"), null=True, blank=True)

    objects = SeatQuerySet.as_manager()

    class Meta:
        verbose_name = _("seat")
        verbose_name_plural = _("seats")
        ordering = ["council", "side", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(side__in=CouncilSide.values), name="dialogue_seat_side_is_known"
            ),
            models.CheckConstraint(
                condition=Q(left_on=None) | Q(taken_on=None) | Q(left_on__gte=F("taken_on")),
                name="dialogue_seat_left_after_it_is_taken",
                violation_error_message=_("A seat is left after it is taken."),
            ),
        ]

    def __str__(self) -> str:
        return self.position

    def history_root(self):
        return self.council
