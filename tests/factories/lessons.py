"""Trainings, the people who take part, and the lists of the whole installation."""

from datetime import date
from decimal import Decimal

import factory

from communities.choices import Sex
from core.models import ExchangeRate
from reports.models import PublishedFigure
from tests.factories.base import RecordFactory, ReviewedFactory
from tests.factories.places import CommunityFactory, ProgrammeFactory
from trainings import models


class TopicFactory(RecordFactory):
    class Meta:
        model = models.Topic

    code = factory.Sequence(lambda n: f"topic-{n}")
    name_en = factory.LazyAttribute(lambda topic: topic.code.title())


class TrainingFactory(ReviewedFactory):
    class Meta:
        model = models.Training

    code = factory.Sequence(lambda n: f"T-{n}")
    name_en = factory.Sequence(lambda n: f"Training {n}")
    community = factory.SubFactory(CommunityFactory)
    programme = factory.SubFactory(ProgrammeFactory)
    topic = factory.SubFactory(TopicFactory)
    starts_on = date(2003, 2, 3)
    ends_on = date(2003, 2, 4)


class TrainerFactory(RecordFactory):
    class Meta:
        model = models.Trainer

    training = factory.SubFactory(TrainingFactory)
    person = factory.Sequence(lambda n: f"Trainer {n}")


class SessionFactory(RecordFactory):
    class Meta:
        model = models.TrainingSession

    training = factory.SubFactory(TrainingFactory)
    held_on = factory.SelfAttribute("training.starts_on")


class ParticipantFactory(RecordFactory):
    class Meta:
        model = models.Participant

    full_name = factory.Sequence(lambda n: f"Participant {n}")
    sex = Sex.WOMAN
    community = factory.SubFactory(CommunityFactory)


class AttendanceFactory(RecordFactory):
    """A participant of the host community at a session."""

    class Meta:
        model = models.Attendance

    session = factory.SubFactory(SessionFactory)
    participant = factory.SubFactory(
        ParticipantFactory, community=factory.SelfAttribute("..session.training.community")
    )


class HeadCountFactory(RecordFactory):
    class Meta:
        model = models.HeadCount

    training = factory.SubFactory(TrainingFactory)
    sex = Sex.WOMAN
    people = 12


class ExchangeRateFactory(RecordFactory):
    """147 tenge for a dollar from the first day of 2002."""

    class Meta:
        model = ExchangeRate

    currency = "USD"
    to_currency = "KZT"
    valid_on = date(2002, 1, 1)
    rate = Decimal(147)


class PublishedFigureFactory(RecordFactory):
    class Meta:
        model = PublishedFigure

    programme = factory.SubFactory(ProgrammeFactory)
    measure = "reach_direct"
    value = 237_000
    unit = "people"
    as_of = date(2005, 5, 31)
    citation = "Final report, page 5"
