"""A question to the owner of a record: what is wrong with it, put on the record in one click."""

from collections.abc import Sequence
from contextlib import nullcontext
from typing import Any

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.models import User
from core.questions import Question, ask
from reports.quality.rows import Inspection, Rule


def question_text(rule: Rule, row: Any, look: Inspection, owners: Sequence[User]) -> str:
    """What is asked: the rule and what is wrong, in the language of the one owner, if it is one,
    who chose any; else in the reader's."""
    language = owners[0].language if len(owners) == 1 else ""
    with translation.override(language) if language else nullcontext():
        return _("%(rule)s: %(what)s. Please mend it, or write here how it is.") % {
            "rule": rule.label,
            "what": (rule.asks or rule.tell)(row, look),
        }


def asked_before(records: Sequence, texts: Sequence[str]) -> dict[tuple[int, str], Question]:
    """The open questions with one of these texts about records of one kind, by the key of the
    record and the text: one query."""
    if not records:
        return {}
    rows = Question.objects.filter(
        kind=records[0]._meta.label_lower,
        key__in={record.pk for record in records},
        text__in=set(texts),
        closed_at=None,
    )
    return {(question.key, question.text): question for question in rows.order_by("-pk")}


@transaction.atomic
def ask_once(*, actor, record, text: str) -> bool:
    """Put a question on a record, unless the same stands there and is not closed. Whether it was
    put. Raises OutOfScope if the actor may not read the record."""
    if asked_before([record], [text]):
        return False
    ask(actor=actor, record=record, text=text)
    return True
