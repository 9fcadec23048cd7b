"""Councils and what comes before them."""

from datetime import date

import factory

from dialogue import models
from dialogue.choices import (
    AnswerKind,
    CouncilSide,
    OutcomeKind,
    Presence,
    StakeKind,
    SurveyQuestion,
)
from tests.factories.base import RecordFactory, ReviewedFactory
from tests.factories.places import RegionFactory


class CouncilFactory(RecordFactory):
    class Meta:
        model = models.Council

    name_en = factory.Sequence(lambda n: f"Council {n}")
    region = factory.SubFactory(RegionFactory)


class SeatFactory(RecordFactory):
    class Meta:
        model = models.Seat

    council = factory.SubFactory(CouncilFactory)
    side = CouncilSide.STATE
    position = factory.Sequence(lambda n: f"Seat {n}")


class CouncilMeetingFactory(ReviewedFactory):
    """A planned meeting; `held=True` is one that was held on its day."""

    class Meta:
        model = models.Meeting

    class Params:
        held = factory.Trait(held_on=factory.SelfAttribute("planned_on"))

    council = factory.SubFactory(CouncilFactory)
    number = factory.Sequence(lambda n: n % 900 + 1)  # Three digits at most.
    planned_on = date(2006, 2, 8)


class AppealFactory(ReviewedFactory):
    """An appeal that has come; its code begins with the year it came in."""

    class Meta:
        model = models.Appeal

    council = factory.SubFactory(CouncilFactory)
    received_on = date(2006, 1, 20)
    code = factory.Sequence(lambda n: f"2006-{n + 101}")
    title = factory.Sequence(lambda n: f"Appeal {n}")


class ApplicantFactory(RecordFactory):
    class Meta:
        model = models.Applicant

    appeal = factory.SubFactory(AppealFactory)
    name = factory.Sequence(lambda n: f"Person {n}")


class StakeFactory(RecordFactory):
    class Meta:
        model = models.Stake

    appeal = factory.SubFactory(AppealFactory)
    kind = StakeKind.JOBS
    quantity = 12


class AgendaItemFactory(RecordFactory):
    """A point of a held meeting's agenda, about an appeal to its council."""

    class Meta:
        model = models.AgendaItem

    meeting = factory.SubFactory(CouncilMeetingFactory, held=True)
    position = factory.Sequence(lambda n: n % 900 + 1)  # Three digits at most.
    title = factory.Sequence(lambda n: f"Item {n}")
    appeal = factory.SubFactory(AppealFactory, council=factory.SelfAttribute("..meeting.council"))


class SeatAttendanceFactory(RecordFactory):
    class Meta:
        model = models.SeatAttendance

    meeting = factory.SubFactory(CouncilMeetingFactory, held=True)
    seat = factory.SubFactory(SeatFactory, council=factory.SelfAttribute("..meeting.council"))
    presence = Presence.PRESENT


class RecommendationFactory(RecordFactory):
    """A recommendation of a held meeting, not issued yet; `issued=True`, `answered=True`,
    `carried_out=True` are ones that got so far."""

    class Meta:
        model = models.Recommendation

    class Params:
        issued = factory.Trait(issued_on=date(2006, 2, 10), letter_number="12")
        answered = factory.Trait(
            issued=True, answered_on=date(2006, 3, 1), answer=AnswerKind.ACCEPTED
        )
        carried_out = factory.Trait(answered=True, carried_out_on=date(2006, 5, 1))

    council = factory.SubFactory(CouncilFactory)
    meeting = factory.SubFactory(
        CouncilMeetingFactory, held=True, council=factory.SelfAttribute("..council")
    )
    code = factory.Sequence(lambda n: f"2006-{n + 101}")
    title = factory.Sequence(lambda n: f"Recommendation {n}")
    addressee_text = "The district akimat"


class OutcomeFactory(RecordFactory):
    class Meta:
        model = models.Outcome

    council = factory.SubFactory(CouncilFactory)
    kind = OutcomeKind.DECISION_CHANGED
    occurred_on = date(2006, 6, 1)
    title = factory.Sequence(lambda n: f"Outcome {n}")


class SurveyFactory(RecordFactory):
    """A round with 24 respondents."""

    class Meta:
        model = models.TensionSurvey

    region = factory.SubFactory(RegionFactory)
    title = factory.Sequence(lambda n: f"Round {n}")
    starts_on = date(2006, 4, 3)
    ends_on = date(2006, 4, 7)
    women = 14
    men = 10


class SurveyAnswerFactory(RecordFactory):
    class Meta:
        model = models.SurveyAnswer

    survey = factory.SubFactory(SurveyFactory)
    question = SurveyQuestion.TRUST
    answered_3 = 24
