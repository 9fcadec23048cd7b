"""Appeals with what is at stake and how they went, and, kept apart from them, their applicants."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from core.models import Provenanced, Reviewed, Versioned
from dialogue.choices import AppealChannel, AppealState, ApplicantKind, StakeKind
from dialogue.models.council import Council
from dialogue.models.titled import CouncilRecord, Titled
from dialogue.querysets import AppealPartQuerySet, AppealQuerySet, ApplicantQuerySet


class Appeal(Titled, CouncilRecord, Provenanced, Reviewed):
    """What a person or a firm brings to a council. Who it is stands in `Applicant` alone."""

    bin_right = "edit_records"
    counted_fields = ("council", "received_on", "applicant_kind", "community", "district", "sector")

    council = models.ForeignKey(
        Council, on_delete=models.PROTECT, related_name="appeals", verbose_name=_("council")
    )
    code = models.CharField(_("code"), max_length=20, editable=False)
    received_on = models.DateField(pgettext_lazy("appeal", "received on"))
    channel = models.CharField(
        _("how it came"), max_length=12, choices=AppealChannel, default=AppealChannel.IN_PERSON
    )
    applicant_kind = models.CharField(
        _("kind of applicant"), max_length=15, choices=ApplicantKind, default=ApplicantKind.RESIDENT
    )
    is_confidential = models.BooleanField(
        _("confidential"),
        default=False,
        help_text=_("The applicant is shown as a code, except to those with the right."),
    )
    asked = models.TextField(_("what is asked"), blank=True)
    community = models.ForeignKey(
        "communities.Community",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="appeals",
        verbose_name=_("community"),
    )
    district = models.ForeignKey(
        "communities.District",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="appeals",
        verbose_name=_("district"),
    )
    sector = models.ForeignKey(
        "projects.Sector",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="appeals",
        verbose_name=_("sector"),
    )
    both_sides_heard = models.BooleanField(_("both sides were heard"), default=False)
    sides_note = models.TextField(_("what the sides said"), blank=True)
    finding = models.TextField(_("finding of the council"), blank=True)
    state = models.CharField(
        _("state"),
        max_length=12,
        choices=AppealState,
        default=AppealState.RECEIVED,
        editable=False,
        db_index=True,
    )

    objects = AppealQuerySet.as_manager()

    class Meta:
        verbose_name = _("appeal")
        verbose_name_plural = _("appeals")
        ordering = ["-received_on", "-pk"]
        indexes = [models.Index(fields=["received_on"], name="dialogue_appeal_received")]
        constraints = [
            *Provenanced.Meta.constraints,
            *Reviewed.Meta.constraints,
            models.UniqueConstraint(
                fields=["council", "code"],
                name="dialogue_appeal_code_once",
                violation_error_message=_("Another appeal to this council has this code."),
            ),
            models.CheckConstraint(condition=~Q(code=""), name="dialogue_appeal_has_a_code"),
            models.CheckConstraint(
                condition=Q(state__in=AppealState.values), name="dialogue_appeal_state_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("dialogue:appeal_detail", args=[self.pk])

    def other_spellings(self) -> list[str]:
        return [self.code]

    @property
    def applicant_code(self) -> str:
        """The words that stand for the applicant where the name is not told."""
        return gettext("applicant %(code)s") % {"code": self.code}

    def tells_applicant_to(self, user) -> bool:
        """Whether this person may read who brings the appeal, where scope lets them read it."""
        open_to_all = not self.is_confidential
        return user.can("read_records") and (open_to_all or user.reads_confidential_appeals)

    def clean(self) -> None:
        super().clean()
        place = self.district if self.district_id else None
        if self.community_id and place is not None and self.community.district_id != place.pk:
            raise ValidationError({"district": _("The community lies in another district.")})
        place = self.community.district if self.community_id else place
        if place is not None and self.council_id and place.region_id != self.council.region_id:
            field = "community" if self.community_id else "district"
            raise ValidationError({field: _("This place is not in the region of the council.")})


class Applicant(Versioned):
    """Who brings an appeal: name and contacts, apart from it so that nothing of them is copied.

    Read through `Applicant.objects.visible_to(user)` only. Its name in lists, in the history and
    in error reports is the appeal's code.
    """

    appeal = models.OneToOneField(Appeal, on_delete=models.CASCADE, related_name="applicant")
    name = models.CharField(_("name of the applicant"), max_length=200, blank=True)
    phone = models.CharField(_("phone"), max_length=60, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    note = models.CharField(pgettext_lazy("applicant", "note"), max_length=300, blank=True)

    objects = ApplicantQuerySet.as_manager()

    class Meta:
        verbose_name = _("applicant")
        verbose_name_plural = _("applicants")
        ordering = ["appeal"]

    def __str__(self) -> str:
        return self.appeal.applicant_code

    def get_absolute_url(self) -> str:
        return self.appeal.get_absolute_url()

    def history_region(self) -> int | None:
        return self.appeal.council.region_id

    @classmethod
    def history_is_open_to(cls, user) -> bool:
        return user.reads_confidential_appeals


class AppealPart(Versioned):
    """Base of the rows that belong to one appeal and share its scope and its history."""

    class Meta:
        abstract = True

    def get_absolute_url(self) -> str:
        return self.appeal.get_absolute_url()

    def history_root(self):
        return self.appeal


class Stake(AppealPart):
    """What is at stake in an appeal: so many jobs, people, animals, so much land."""

    appeal = models.ForeignKey(Appeal, on_delete=models.CASCADE, related_name="stakes")
    kind = models.CharField(_("kind"), max_length=12, choices=StakeKind)
    quantity = models.DecimalField(
        _("quantity"), max_digits=14, decimal_places=2, null=True, blank=True
    )
    unit = models.CharField(_("unit"), max_length=40, blank=True)
    description = models.CharField(_("description"), max_length=300, blank=True)

    objects = AppealPartQuerySet.as_manager()

    class Meta:
        verbose_name = _("stake")
        verbose_name_plural = _("what is at stake")
        ordering = ["appeal", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=StakeKind.values), name="dialogue_stake_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(quantity=None) | Q(quantity__gt=0),
                name="dialogue_stake_more_than_nothing",
                violation_error_message=_("What is at stake is more than nothing."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())


class AppealTransition(AppealPart):
    """One dated move of an appeal from state to state, with who and why."""

    appeal = models.ForeignKey(Appeal, on_delete=models.CASCADE, related_name="transitions")
    verb = models.CharField(_("step"), max_length=12)
    from_state = models.CharField(
        pgettext_lazy("state", "from"), max_length=12, choices=AppealState, blank=True
    )
    to_state = models.CharField(pgettext_lazy("state", "to"), max_length=12, choices=AppealState)
    occurred_on = models.DateField(_("on"))
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("by"),
    )
    reason = models.TextField(_("reason"), blank=True)

    objects = AppealPartQuerySet.as_manager()

    class Meta:
        verbose_name = _("move of an appeal")
        verbose_name_plural = _("moves of an appeal")
        ordering = ["appeal", "occurred_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(to_state__in=AppealState.values),
                name="dialogue_transition_state_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_to_state_display()} {self.occurred_on:%d.%m.%Y}"
