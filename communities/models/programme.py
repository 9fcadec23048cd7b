"""Programmes, what they ask for, and who answers for which programme and region."""

from django.conf import settings
from django.core.validators import MinLengthValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from communities.choices import ProgrammeRole
from communities.querysets import ProgrammeQuerySet
from core.history import Recorded
from core.models import Named, Provenanced, Versioned
from core.querysets import RegisterQuerySet


class Programme(Named, Versioned, Provenanced):
    """What donors fund and an organisation implements: dates, currency, rules of its own."""

    code = models.SlugField(_("code"), max_length=20, unique=True)
    currency = models.CharField(
        _("currency"), max_length=3, default="USD", validators=[MinLengthValidator(3)]
    )
    starts_on = models.DateField(_("starts on"))
    ends_on = models.DateField(_("ends on"), null=True, blank=True)
    follow_up_until = models.DateField(
        _("follow-up until"),
        null=True,
        blank=True,
        help_text=_("Work lists and reminders stop after this day."),
    )
    is_open = models.BooleanField(_("takes new records"), default=True)

    objects = ProgrammeQuerySet.as_manager()

    class Meta:
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")
        ordering = ["code"]
        constraints = [
            *Named.Meta.constraints,
            *Provenanced.Meta.constraints,
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="communities_programme_ends_after_it_starts",
                violation_error_message=_("A programme ends after it starts."),
            ),
            models.CheckConstraint(
                condition=Q(follow_up_until=None)
                | Q(ends_on=None)
                | Q(follow_up_until__gte=F("ends_on")),
                name="communities_programme_followed_up_after_its_end",
                violation_error_message=_("Follow-up lasts at least until the end."),
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("communities:programme_detail", args=[self.pk])

    def other_spellings(self) -> list[str]:
        return [self.code]


class ProgrammePart(Versioned):
    """Base of the rows that belong to one programme."""

    class Meta:
        abstract = True

    def history_root(self):
        return self.programme


class AgeBand(Named, ProgrammePart):
    """One age band by which a programme splits people; `is_youth` marks what it calls youth."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="age_bands")
    from_age = models.PositiveSmallIntegerField(_("from age"))
    to_age = models.PositiveSmallIntegerField(_("to age"), null=True, blank=True)
    is_youth = models.BooleanField(_("counts as youth"), default=False)

    objects = RegisterQuerySet.as_manager()

    class Meta:
        verbose_name = _("age band")
        verbose_name_plural = _("age bands")
        ordering = ["programme", "from_age"]
        constraints = [
            *Named.Meta.constraints,
            models.UniqueConstraint(
                fields=["programme", "from_age"], name="communities_ageband_once"
            ),
            models.CheckConstraint(
                condition=Q(to_age=None) | Q(to_age__gte=F("from_age")),
                name="communities_ageband_from_low_to_high",
                violation_error_message=_("The band goes from the lower age to the higher."),
            ),
        ]


class ReportingPeriod(Named, ProgrammePart):
    """A span a programme reports on to its donor."""

    programme = models.ForeignKey(
        Programme, on_delete=models.CASCADE, related_name="reporting_periods"
    )
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("to"))

    objects = RegisterQuerySet.as_manager()

    class Meta:
        verbose_name = _("reporting period")
        verbose_name_plural = _("reporting periods")
        ordering = ["programme", "starts_on"]
        constraints = [
            *Named.Meta.constraints,
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="communities_period_ends_after_it_starts",
                violation_error_message=_("A period ends after it starts."),
            ),
        ]


class VisitRule(ProgrammePart):
    """One visit a programme asks for, so many months after hand-over."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="visit_rules")
    months = models.PositiveSmallIntegerField(_("months after hand-over"))

    objects = RegisterQuerySet.as_manager()

    class Meta:
        verbose_name = _("visit after hand-over")
        verbose_name_plural = _("visits after hand-over")
        ordering = ["programme", "months"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "months"], name="communities_visitrule_once"
            ),
        ]

    def __str__(self) -> str:
        return str(self.months)


class ProgrammePartner(ProgrammePart, Provenanced):
    """The role a partner organisation has in a programme."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="partners")
    partner = models.ForeignKey(
        "communities.PartnerOrganisation", on_delete=models.PROTECT, related_name="programme_roles"
    )
    role = models.CharField(_("role"), max_length=20, choices=ProgrammeRole)

    objects = RegisterQuerySet.as_manager()

    class Meta:
        verbose_name = _("partner in a programme")
        verbose_name_plural = _("partners in a programme")
        ordering = ["programme", "role", "pk"]
        constraints = [
            *Provenanced.Meta.constraints,
            models.UniqueConstraint(
                fields=["programme", "partner", "role"],
                name="communities_programmepartner_once",
                violation_error_message=_("This partner already has this role here."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()}: {self.partner}"


class RegionAssignment(Recorded, models.Model):
    """A user answers for one of today's regions, or, without a region, for all of them."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="region_assignments"
    )
    region = models.ForeignKey(
        "communities.Region",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("region"),
        help_text=_("Empty: all regions."),
    )

    class Meta:
        verbose_name = _("region of a user")
        verbose_name_plural = _("regions of a user")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "region"],
                name="communities_regionassignment_once",
                violation_error_message=_("This region is already assigned."),
            ),
            models.UniqueConstraint(
                fields=["user"],
                condition=Q(region=None),
                name="communities_regionassignment_all_once",
                violation_error_message=_("All regions are already assigned."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.region) if self.region_id else str(_("all regions"))

    def history_root(self):
        return self.user


class ProgrammeAssignment(Recorded, models.Model):
    """A viewer reads the aggregates of one programme."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="programme_assignments"
    )
    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, verbose_name=_("programme"))

    class Meta:
        verbose_name = _("programme of a viewer")
        verbose_name_plural = _("programmes of a viewer")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "programme"],
                name="communities_programmeassignment_once",
                violation_error_message=_("This programme is already assigned."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.programme)

    def history_root(self):
        return self.user
