"""Questions on the record: asked about a record by whoever may read it, answered by those who may
change it, closed by who asked or by a manager.

A question is keyed to its record as the history is, by the kind and key of the record, so that any
kind of record can be asked about by saying `takes_questions = True`.
"""

from collections.abc import Iterable
from copy import copy

from django.apps import apps
from django.conf import settings
from django.db import models, transaction
from django.db.models import Exists, OuterRef, Prefetch, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.exceptions import OutOfScope, RuleViolation
from core.history import Recorded, acting, write_many
from core.models import Versioned
from core.services import claim

LONGEST = 2000


def kinds() -> list[type[Recorded]]:
    """The kinds of record that are asked about."""
    return [model for model in apps.get_models() if getattr(model, "takes_questions", False)]


class QuestionQuerySet(models.QuerySet):
    def about(self, record) -> models.QuerySet:
        """The questions about a record and about what was merged into it, oldest first, with their
        answers: two queries."""
        same = Q()
        for name in record.history_keys():
            kind, key = name.split(":")
            same |= Q(kind=kind, key=key)
        answers = Answer.objects.select_related("answered_by").order_by("pk")
        rows = self.filter(same).select_related("asked_by", "closed_by")
        return rows.prefetch_related(Prefetch("answers", answers)).order_by("pk")

    def visible_to(self, user) -> models.QuerySet:
        """Questions about records the person may read."""
        return self.filter(_about_any(lambda model: model.objects.visible_to(user)))

    def open_for(self, user) -> models.QuerySet:
        """What somebody has to do about questions, oldest first: those without an answer about
        records they may change, and their own that have one and are not closed."""
        answers = Answer.objects.filter(question=OuterRef("pk"))
        rows = self.filter(closed_at=None).annotate(is_answered=Exists(answers))
        mine = _about_any(lambda model: model.objects.editable_by(user))
        unanswered = mine & Q(is_answered=False) & ~Q(asked_by=user)
        answered = Q(is_answered=True, asked_by=user)
        return rows.visible_to(user).filter(unanswered | answered).order_by("created_at", "pk")


def _about_any(rows_of) -> Q:
    found = Q(pk__in=())
    for model in kinds():
        found |= Q(kind=model._meta.label_lower, key__in=rows_of(model).order_by().values("pk"))
    return found


class Question(Versioned):
    """One question about one record; open until it is closed."""

    kind = models.CharField(gettext_lazy("kind of record"), max_length=100, editable=False)
    key = models.BigIntegerField(gettext_lazy("record"), editable=False)
    text = models.TextField(gettext_lazy("question"))
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=gettext_lazy("asked by"),
    )
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=gettext_lazy("closed by"),
    )
    closed_at = models.DateTimeField(gettext_lazy("closed at"), null=True, blank=True)

    objects = QuestionQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("question")
        verbose_name_plural = gettext_lazy("questions")
        ordering = ["pk"]
        indexes = [models.Index(fields=["kind", "key"], name="core_question_record")]
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_by=None, closed_at=None)
                | Q(closed_by__isnull=False, closed_at__isnull=False),
                name="core_question_closed_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return self.text if len(self.text) <= 60 else f"{self.text[:59]}…"

    @property
    def record(self):
        """The record it is about; None if that is gone."""
        if not hasattr(self, "_record"):
            self._record = apps.get_model(self.kind)._base_manager.filter(pk=self.key).first()
        return self._record

    def get_absolute_url(self) -> str:
        return f"{self.record.get_absolute_url()}#questions"

    def history_root(self) -> Recorded:
        return self.record or self


class Answer(Versioned):
    """What somebody who keeps the record says to a question."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="answers")
    text = models.TextField(gettext_lazy("answer"))
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=gettext_lazy("answered by"),
    )

    class Meta:
        verbose_name = gettext_lazy("answer")
        verbose_name_plural = gettext_lazy("answers")
        ordering = ["question", "pk"]

    def __str__(self) -> str:
        return self.text if len(self.text) <= 60 else f"{self.text[:59]}…"

    def history_root(self) -> Recorded:
        return self.question.history_root()


def read_records(questions: Iterable[Question]) -> list[Question]:
    """The questions with the records they are about: one query for each kind of record."""
    questions = list(questions)
    wanted: dict[str, set[int]] = {}
    for question in questions:
        wanted.setdefault(question.kind, set()).add(question.key)
    found = {
        (kind, row.pk): row
        for kind, keys in wanted.items()
        for row in apps.get_model(kind)._base_manager.filter(pk__in=keys)
    }
    for question in questions:
        question._record = found.get((question.kind, question.key))
    return questions


def may_answer(question: Question, user) -> bool:
    """Whether the person may change the record a question is about."""
    rows = apps.get_model(question.kind).objects.editable_by(user)
    return rows.filter(pk=question.key).exists()


def may_close(question: Question, user) -> bool:
    """Whether the person may close a question and open it again."""
    return question.asked_by_id == user.pk or user.can("confirm")


@transaction.atomic
def ask(*, actor, record, text: str) -> Question:
    """Put a question about a record. Raises OutOfScope if the actor may not read the record."""
    model = type(record)
    if not model.objects.visible_to(actor).filter(pk=record.pk).exists():
        raise OutOfScope
    question = Question(
        kind=model._meta.label_lower, key=record.pk, text=text.strip(), asked_by=actor
    )
    with acting(actor, record):
        question.save()
    return question


@transaction.atomic
def answer(*, actor, question: Question, text: str) -> Answer:
    """Answer an open question. Raises OutOfScope if the actor may not change its record,
    RuleViolation if it is closed."""
    if not may_answer(question, actor):
        raise OutOfScope
    if question.closed_at is not None:
        raise RuleViolation(_("This question is closed."))
    given = Answer(question=question, text=text.strip(), answered_by=actor)
    with acting(actor, question.history_root()):
        given.save()
    return given


@transaction.atomic
def move_question(*, actor, question: Question, verb: str, version: int) -> Question:
    """Close a question, or open it again. Raises RuleViolation if that is not the actor's to do or
    is done already, EditConflict if the question was changed meanwhile."""
    if not may_close(question, actor):
        raise RuleViolation(_("A question is closed by the person who asked it, or by a manager."))
    closing = verb == "close"
    if closing != (question.closed_at is None):
        raise RuleViolation(_("This is done already."))
    claim(question, version)
    question.closed_by = actor if closing else None
    question.closed_at = timezone.now() if closing else None
    with acting(actor, question.history_root()):
        question.save()
    return question


def hand_questions_on(*, actor, merged, kept) -> None:
    """What was asked about a record that was merged is asked about the one that is kept."""
    rows = Question.objects.filter(kind=merged._meta.label_lower, key=merged.pk)
    pairs = [(before, copy(before)) for before in rows.order_by("pk")]
    for before, after in pairs:
        after.key, after.version = kept.pk, before.version + 1
    write_many(actor=actor, update=pairs, root=kept)
