"""What a council advises, and what changed after its work."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.models import Provenanced
from dialogue.choices import AnswerKind, OutcomeKind, RecommendationState
from dialogue.models.appeal import Appeal
from dialogue.models.council import Council
from dialogue.models.meeting import Meeting
from dialogue.models.titled import CouncilRecord, Titled
from dialogue.querysets import OutcomeQuerySet, RecommendationQuerySet

OTHER_COUNCIL = _("This is another council's.")


class Recommendation(Titled, CouncilRecord, Provenanced):
    """What a council advises, to whom, by when; issued, answered and carried out are three dated
    facts, each entered by its own step."""

    council = models.ForeignKey(
        Council, on_delete=models.PROTECT, related_name="recommendations", verbose_name=_("council")
    )
    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, related_name="recommendations", verbose_name=_("meeting")
    )
    appeal = models.ForeignKey(
        Appeal,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="recommendations",
        verbose_name=_("appeal"),
    )
    code = models.CharField(_("code"), max_length=20, editable=False)
    text = models.TextField(_("text of the recommendation"), blank=True)
    addressee = models.ForeignKey(
        "communities.PartnerOrganisation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="recommendations",
        verbose_name=_("addressee"),
    )
    addressee_text = models.CharField(
        _("addressee, if not among the partners"), max_length=250, blank=True
    )
    due_on = models.DateField(
        pgettext_lazy("recommendation", "answer due by"), null=True, blank=True
    )
    issued_on = models.DateField(
        pgettext_lazy("recommendation", "issued on"), null=True, blank=True, editable=False
    )
    letter_number = models.CharField(
        _("number of the letter"), max_length=60, blank=True, editable=False
    )
    answered_on = models.DateField(
        pgettext_lazy("recommendation", "answered on"), null=True, blank=True, editable=False
    )
    answer = models.CharField(
        pgettext_lazy("recommendation", "answer"),
        max_length=10,
        choices=AnswerKind,
        blank=True,
        editable=False,
    )
    answer_text = models.TextField(_("text of the answer"), blank=True, editable=False)
    carried_out_on = models.DateField(
        pgettext_lazy("recommendation", "carried out on"), null=True, blank=True, editable=False
    )
    carried_out_note = models.TextField(
        _("what shows that it was carried out"), blank=True, editable=False
    )

    objects = RecommendationQuerySet.as_manager()

    class Meta:
        verbose_name = _("recommendation")
        verbose_name_plural = _("recommendations")
        ordering = ["council", "-code"]
        indexes = [models.Index(fields=["issued_on"], name="dialogue_recommendation_issued")]
        constraints = [
            *Provenanced.Meta.constraints,
            models.UniqueConstraint(
                fields=["council", "code"],
                name="dialogue_recommendation_code_once",
                violation_error_message=_("Another recommendation of this council has this code."),
            ),
            models.CheckConstraint(
                condition=~Q(code=""), name="dialogue_recommendation_has_a_code"
            ),
            models.CheckConstraint(
                condition=Q(addressee__isnull=False) | ~Q(addressee_text=""),
                name="dialogue_recommendation_has_an_addressee",
                violation_error_message=_("Say to whom the recommendation is addressed."),
            ),
            models.CheckConstraint(
                condition=Q(issued_on__isnull=False)
                | Q(letter_number="", answered_on=None, carried_out_on=None),
                name="dialogue_recommendation_issued_first",
                violation_error_message=_("A recommendation is issued before anything follows."),
            ),
            models.CheckConstraint(
                condition=Q(answered_on=None, answer="", answer_text="")
                | Q(answered_on__isnull=False, answer__in=AnswerKind.values),
                name="dialogue_recommendation_answer_with_its_day",
                violation_error_message=_("An answer has a day and says yes, partly or no."),
            ),
            models.CheckConstraint(
                condition=Q(carried_out_on__isnull=False) | Q(carried_out_note=""),
                name="dialogue_recommendation_carried_out_with_its_day",
                violation_error_message=_("Say on which day it was carried out."),
            ),
            models.CheckConstraint(
                condition=Q(answered_on=None) | Q(answered_on__gte=F("issued_on")),
                name="dialogue_recommendation_answered_after_issue",
                violation_error_message=_("An answer comes after the recommendation."),
            ),
            models.CheckConstraint(
                condition=Q(carried_out_on=None) | Q(carried_out_on__gte=F("issued_on")),
                name="dialogue_recommendation_carried_out_after_issue",
                violation_error_message=_("It is carried out after it is issued."),
            ),
            models.CheckConstraint(
                condition=Q(due_on=None) | Q(issued_on=None) | Q(due_on__gte=F("issued_on")),
                name="dialogue_recommendation_due_after_issue",
                violation_error_message=_("The answer is due after it is issued."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("dialogue:recommendation_detail", args=[self.pk])

    def other_spellings(self) -> list[str]:
        return [self.code, self.letter_number, self.addressee_text]

    @property
    def addressee_name(self) -> str:
        """To whom it goes, in the reader's language where it is a partner organisation."""
        return str(self.addressee) if self.addressee_id else self.addressee_text

    @property
    def state(self) -> RecommendationState:
        """The furthest of the three facts."""
        if self.carried_out_on is not None:
            return RecommendationState.CARRIED_OUT
        if self.answered_on is not None:
            return RecommendationState.ANSWERED
        issued = self.issued_on is not None
        return RecommendationState.ISSUED if issued else RecommendationState.DRAFTED

    def clean(self) -> None:
        super().clean()
        if self.meeting_id and self.council_id and self.meeting.council_id != self.council_id:
            raise ValidationError({"meeting": OTHER_COUNCIL})
        if self.appeal_id and self.council_id and self.appeal.council_id != self.council_id:
            raise ValidationError({"appeal": OTHER_COUNCIL})
        if self.addressee_id is None and not self.addressee_text:
            message = _("Say to whom the recommendation is addressed.")
            raise ValidationError({"addressee": message})


class Outcome(Titled, CouncilRecord, Provenanced):
    """Something that changed after a council's work, with the day, the evidence and how many
    people it touches."""

    council = models.ForeignKey(
        Council, on_delete=models.PROTECT, related_name="outcomes", verbose_name=_("council")
    )
    appeal = models.ForeignKey(
        Appeal,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="outcomes",
        verbose_name=_("appeal"),
    )
    recommendation = models.ForeignKey(
        Recommendation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="outcomes",
        verbose_name=_("recommendation"),
    )
    kind = models.CharField(_("kind"), max_length=20, choices=OutcomeKind)
    occurred_on = models.DateField(pgettext_lazy("outcome", "since"))
    description = models.TextField(_("description"), blank=True)
    evidence = models.TextField(_("evidence"), blank=True)
    people_affected = models.PositiveIntegerField(_("people affected"), null=True, blank=True)

    objects = OutcomeQuerySet.as_manager()

    class Meta:
        verbose_name = _("outcome")
        verbose_name_plural = _("outcomes")
        ordering = ["-occurred_on", "-pk"]
        constraints = [
            *Provenanced.Meta.constraints,
            models.CheckConstraint(
                condition=Q(kind__in=OutcomeKind.values), name="dialogue_outcome_kind_is_known"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("dialogue:outcome_detail", args=[self.pk])

    def clean(self) -> None:
        super().clean()
        for field in ("appeal", "recommendation"):
            other = getattr(self, field)
            if other is not None and self.council_id and other.council_id != self.council_id:
                raise ValidationError({field: OTHER_COUNCIL})
