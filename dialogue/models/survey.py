"""Tension surveys: rounds of perception questions, their counted answers and their index."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.models import Provenanced, Versioned
from dialogue.choices import SurveyMethod, SurveyQuestion
from dialogue.models.titled import Titled
from dialogue.querysets import SurveyAnswerQuerySet, SurveyQuerySet
from dialogue.survey_index import index_of, is_high


class TensionSurvey(Titled, Versioned, Provenanced):
    """One round of perception questions in a region, a district or a community."""

    region = models.ForeignKey(
        "communities.Region",
        on_delete=models.PROTECT,
        related_name="tension_surveys",
        verbose_name=_("region"),
    )
    district = models.ForeignKey(
        "communities.District",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="tension_surveys",
        verbose_name=_("district"),
    )
    community = models.ForeignKey(
        "communities.Community",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="tension_surveys",
        verbose_name=_("community"),
    )
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("to"))
    method = models.CharField(
        _("method"), max_length=15, choices=SurveyMethod, default=SurveyMethod.HOUSEHOLDS
    )
    sample_note = models.TextField(_("how respondents were chosen"), blank=True)
    women = models.PositiveIntegerField(_("women"), default=0)
    men = models.PositiveIntegerField(_("men"), default=0)
    sex_not_known = models.PositiveIntegerField(_("not known"), default=0)

    objects = SurveyQuerySet.as_manager()

    class Meta:
        verbose_name = _("tension survey")
        verbose_name_plural = _("tension surveys")
        ordering = ["-starts_on", "-pk"]
        constraints = [
            *Provenanced.Meta.constraints,
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="dialogue_survey_ends_after_it_starts",
                violation_error_message=_("The last day is not before the first."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("dialogue:survey_detail", args=[self.pk])

    def history_region(self) -> int | None:
        return self.region_id

    @property
    def respondents(self) -> int:
        """How many people answered."""
        return self.women + self.men + self.sex_not_known

    @property
    def index(self) -> Decimal | None:
        """The index of the round, 0 to 100; None below the least number of respondents."""
        return index_of([row.counts for row in self.answers.all()], self.respondents)

    @property
    def is_high(self) -> bool:
        """Whether the index is so high that later rounds can hardly rise above it."""
        return is_high(self.index)

    def clean(self) -> None:
        super().clean()
        place = self.district if self.district_id else None
        if self.community_id and place is not None and self.community.district_id != place.pk:
            raise ValidationError({"district": _("The community lies in another district.")})
        place = self.community.district if self.community_id else place
        if place is not None and self.region_id and place.region_id != self.region_id:
            field = "community" if self.community_id else "district"
            raise ValidationError({field: _("This place lies in another region.")})


class SurveyAnswer(Versioned):
    """How many respondents gave each answer, 1 to 5, to one question of a round."""

    survey = models.ForeignKey(TensionSurvey, on_delete=models.CASCADE, related_name="answers")
    question = models.CharField(_("question"), max_length=15, choices=SurveyQuestion)
    answered_1 = models.PositiveIntegerField(_("1, not at all"), default=0)
    answered_2 = models.PositiveIntegerField(_("2"), default=0)
    answered_3 = models.PositiveIntegerField(_("3"), default=0)
    answered_4 = models.PositiveIntegerField(_("4"), default=0)
    answered_5 = models.PositiveIntegerField(_("5, fully"), default=0)

    objects = SurveyAnswerQuerySet.as_manager()

    class Meta:
        verbose_name = _("answers to a question")
        verbose_name_plural = _("answers to the questions")
        ordering = ["survey", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["survey", "question"],
                name="dialogue_surveyanswer_question_once",
                violation_error_message=_("This question is in the list already."),
            ),
            models.CheckConstraint(
                condition=Q(question__in=SurveyQuestion.values),
                name="dialogue_surveyanswer_question_is_known",
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_question_display())

    def get_absolute_url(self) -> str:
        return self.survey.get_absolute_url()

    def history_root(self):
        return self.survey

    @property
    def counts(self) -> tuple[int, ...]:
        """How many answered 1, 2, 3, 4 and 5."""
        return tuple(getattr(self, f"answered_{answer}") for answer in range(1, 6))

    def clean(self) -> None:
        super().clean()
        if sum(self.counts) > self.survey.respondents:
            raise ValidationError(_("More answers than respondents: look at the counts again."))
