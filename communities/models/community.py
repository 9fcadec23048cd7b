"""Communities: where they lie over time, in which programmes, and who lives there."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from communities.choices import CommunityKind, PartnershipState
from communities.querysets import (
    CommunityPartQuerySet,
    CommunityQuerySet,
    PartnershipQuerySet,
)
from core.models import Named, Provenanced, Reviewed, Versioned


class Community(Named, Versioned, Provenanced, Reviewed):
    """The place we work with: a rural district, village, town or neighbourhood.

    `district` is where it lies today and decides scope; `CommunityDistrict` says where it lay.
    """

    takes_questions = True
    bin_right = "edit_records"
    counted_fields = ("kind", "district")

    code = models.CharField(_("code"), max_length=20, blank=True)
    kind = models.CharField(_("kind"), max_length=15, choices=CommunityKind)
    district = models.ForeignKey(
        "communities.District",
        on_delete=models.PROTECT,
        related_name="communities",
        verbose_name=_("district"),
        help_text=_("Where it lies today."),
    )
    distance_km = models.PositiveIntegerField(
        _("distance to the district centre, km"), null=True, blank=True
    )
    latitude = models.DecimalField(
        _("latitude"), max_digits=8, decimal_places=6, null=True, blank=True
    )
    longitude = models.DecimalField(
        _("longitude"), max_digits=9, decimal_places=6, null=True, blank=True
    )
    about = models.TextField(_("about"), blank=True)

    objects = CommunityQuerySet.as_manager()

    class Meta:
        verbose_name = _("community")
        verbose_name_plural = _("communities")
        ordering = ["pk"]
        constraints = [
            *Named.Meta.constraints,
            *Provenanced.Meta.constraints,
            *Reviewed.Meta.constraints,
            models.UniqueConstraint(
                fields=["code"],
                condition=~Q(code=""),
                name="communities_community_code_once",
                violation_error_message=_("Another community has this code."),
            ),
            models.CheckConstraint(
                condition=Q(kind__in=CommunityKind.values),
                name="communities_community_kind_is_known",
            ),
            models.CheckConstraint(
                condition=Q(latitude=None, longitude=None)
                | Q(
                    latitude__isnull=False,
                    latitude__range=(-90, 90),
                    longitude__isnull=False,
                    longitude__range=(-180, 180),
                ),
                name="communities_community_place_is_on_the_earth",
                violation_error_message=_("Give the latitude and the longitude, both in degrees."),
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("communities:community_detail", args=[self.pk])

    def other_spellings(self) -> list[str]:
        return [self.code]

    def history_region(self) -> int | None:
        return self.district.region_id


class CommunityPart(Versioned):
    """Base of the rows that belong to one community and share its scope and its history."""

    class Meta:
        abstract = True

    def get_absolute_url(self) -> str:
        return self.community.get_absolute_url()

    def history_root(self):
        return self.community


class CommunityDistrict(CommunityPart):
    """The district a community lay in over one span of time."""

    community = models.ForeignKey(Community, on_delete=models.CASCADE, related_name="districts")
    district = models.ForeignKey(
        "communities.District",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("district"),
    )
    valid_from = models.DateField(_("from"), null=True, blank=True)
    valid_to = models.DateField(
        _("to"), null=True, blank=True, help_text=_("The first day in another district.")
    )

    objects = CommunityPartQuerySet.as_manager()

    class Meta:
        verbose_name = _("district over time")
        verbose_name_plural = _("districts over time")
        ordering = ["community", F("valid_from").asc(nulls_first=True)]
        constraints = [
            models.UniqueConstraint(
                fields=["community", "valid_from"],
                name="communities_communitydistrict_one_from_a_day",
                violation_error_message=_("There is already a district from that day."),
            ),
            models.UniqueConstraint(
                fields=["community"],
                condition=Q(valid_from=None),
                name="communities_communitydistrict_one_first",
                violation_error_message=_("There is already a first district."),
            ),
            models.UniqueConstraint(
                fields=["community"],
                condition=Q(valid_to=None),
                name="communities_communitydistrict_one_today",
                violation_error_message=_("A community lies in one district today."),
            ),
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_from__lt=F("valid_to")),
                name="communities_communitydistrict_ends_after_it_begins",
                violation_error_message=_("It ends after it begins."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.district)


class Partnership(CommunityPart, Provenanced):
    """A community in a programme: candidate, agreement with the akimat, joined, left.

    It counts from `joined_on`. One that ended before it joined was not taken up. Which step follows
    is in `communities.joining`.
    """

    community = models.ForeignKey(Community, on_delete=models.CASCADE, related_name="partnerships")
    programme = models.ForeignKey(
        "communities.Programme",
        on_delete=models.PROTECT,
        related_name="partnerships",
        verbose_name=_("programme"),
    )
    candidate_on = models.DateField(_("candidate since"), null=True, blank=True)
    agreement = models.CharField(_("agreement"), max_length=200, blank=True)
    agreement_on = models.DateField(_("agreement signed on"), null=True, blank=True)
    agreement_with = models.CharField(_("agreement with"), max_length=200, blank=True)
    joined_on = models.DateField(_("joined on"), null=True, blank=True)
    left_on = models.DateField(_("left on"), null=True, blank=True)
    end_reason = models.TextField(_("why it ended"), blank=True)

    objects = PartnershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("partnership")
        verbose_name_plural = _("partnerships")
        ordering = ["community", F("joined_on").asc(nulls_last=True), "pk"]
        constraints = [
            *Provenanced.Meta.constraints,
            models.UniqueConstraint(
                fields=["community", "programme"],
                condition=Q(left_on=None),
                name="communities_partnership_one_open",
                violation_error_message=_("The community already is in this programme."),
            ),
            models.CheckConstraint(
                condition=Q(candidate_on__isnull=False) | Q(joined_on__isnull=False),
                name="communities_partnership_begins",
                violation_error_message=_("Give the day since which it is a candidate or joined."),
            ),
            models.CheckConstraint(
                condition=Q(candidate_on=None)
                | Q(joined_on=None)
                | Q(joined_on__gte=F("candidate_on")),
                name="communities_partnership_joined_after_being_candidate",
                violation_error_message=_("A community joins after it became a candidate."),
            ),
            models.CheckConstraint(
                condition=Q(agreement_on=None)
                | Q(joined_on=None)
                | Q(joined_on__gte=F("agreement_on")),
                name="communities_partnership_agreed_before_joining",
                violation_error_message=_("The agreement is signed before a community joins."),
            ),
            models.CheckConstraint(
                condition=Q(agreement_on=None)
                | Q(candidate_on=None)
                | Q(agreement_on__gte=F("candidate_on")),
                name="communities_partnership_candidate_before_agreement",
                violation_error_message=_(
                    "The agreement is signed after a community became a candidate."
                ),
            ),
            models.CheckConstraint(
                condition=Q(left_on=None) | Q(joined_on=None) | Q(left_on__gte=F("joined_on")),
                name="communities_partnership_left_after_joining",
                violation_error_message=_("A community leaves after it joined."),
            ),
            models.CheckConstraint(
                condition=Q(left_on=None)
                | Q(joined_on__isnull=False)
                | (Q(left_on__gte=F("candidate_on")) & ~Q(end_reason="")),
                name="communities_partnership_not_taken_up_for_a_reason",
                violation_error_message=_(
                    "Say why it was not taken up; that is on or after the day it became a "
                    "candidate."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.community} – {self.programme}"

    @property
    def state(self) -> PartnershipState:
        """How far it has come, as its dates say."""
        if self.left_on:
            return PartnershipState.LEFT if self.joined_on else PartnershipState.NOT_TAKEN_UP
        if self.joined_on:
            return PartnershipState.JOINED
        return PartnershipState.AGREED if self.agreement_on else PartnershipState.CANDIDATE


class CommunityProfile(CommunityPart, Provenanced):
    """Who lived in a community in one year, with the source of the figures (people)."""

    community = models.ForeignKey(Community, on_delete=models.CASCADE, related_name="profiles")
    year = models.PositiveSmallIntegerField(_("year"))
    population = models.PositiveIntegerField(_("population"))
    households = models.PositiveIntegerField(_("households"), null=True, blank=True)
    women = models.PositiveIntegerField(_("women"), null=True, blank=True)
    men = models.PositiveIntegerField(_("men"), null=True, blank=True)
    youth = models.PositiveIntegerField(_("youth"), null=True, blank=True)

    objects = CommunityPartQuerySet.as_manager()

    class Meta:
        verbose_name = _("profile of a year")
        verbose_name_plural = _("profiles by year")
        ordering = ["community", "-year"]
        constraints = [
            *Provenanced.Meta.constraints,
            models.UniqueConstraint(
                fields=["community", "year"],
                name="communities_profile_one_a_year",
                violation_error_message=_("There is already a profile of this year."),
            ),
            models.CheckConstraint(
                condition=Q(year__gte=1900, year__lte=2200),
                name="communities_profile_year_is_a_year",
                violation_error_message=_("Give the year with four digits."),
            ),
            models.CheckConstraint(
                condition=Q(population__gt=0),
                name="communities_profile_somebody_lives_there",
                violation_error_message=_("Give the number of people who live there."),
            ),
            models.CheckConstraint(
                condition=Q(women=None) | Q(men=None) | Q(population__gte=F("women") + F("men")),
                name="communities_profile_split_within_population",
                violation_error_message=_("Women and men together are not more than all people."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.community} {self.year}"
