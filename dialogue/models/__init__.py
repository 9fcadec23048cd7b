"""Councils, meetings, appeals, recommendations, outcomes and surveys; one module per noun."""

from dialogue.models.appeal import Appeal, AppealTransition, Applicant, Stake
from dialogue.models.council import Council, Seat
from dialogue.models.meeting import AgendaItem, Meeting, SeatAttendance
from dialogue.models.recommendation import Outcome, Recommendation
from dialogue.models.survey import SurveyAnswer, TensionSurvey

__all__ = [
    "AgendaItem",
    "Appeal",
    "AppealTransition",
    "Applicant",
    "Council",
    "Meeting",
    "Outcome",
    "Recommendation",
    "Seat",
    "SeatAttendance",
    "Stake",
    "SurveyAnswer",
    "TensionSurvey",
]
