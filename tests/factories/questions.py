"""Questions on the record, and answers to them."""

import factory

from core.questions import Answer, Question
from tests.factories.base import RecordFactory
from tests.factories.places import UserFactory
from tests.factories.works import ProjectFactory


class QuestionFactory(RecordFactory):
    """An open question about `record`, a project unless another is given."""

    class Meta:
        model = Question

    class Params:
        record = factory.SubFactory(ProjectFactory)

    kind = factory.LazyAttribute(lambda question: question.record._meta.label_lower)
    key = factory.LazyAttribute(lambda question: question.record.pk)
    text = "Who keeps the key?"
    asked_by = factory.SubFactory(UserFactory)


class AnswerFactory(RecordFactory):
    class Meta:
        model = Answer

    question = factory.SubFactory(QuestionFactory)
    text = "The caretaker."
    answered_by = factory.SubFactory(UserFactory)
