"""The fixed lists of choices of councils, appeals, recommendations and tension surveys."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class CouncilSide(models.TextChoices):
    STATE = "state", pgettext_lazy("side of a council", "state")
    BUSINESS = "business", _("business")
    CIVIL_SOCIETY = "civil_society", _("civil society")


class MeetingState(models.TextChoices):
    PLANNED = "planned", pgettext_lazy("meeting of a council", "planned")
    HELD = "held", pgettext_lazy("meeting of a council", "held")
    NOT_HELD = "not_held", pgettext_lazy("meeting of a council", "did not take place")


class Presence(models.TextChoices):
    PRESENT = "present", pgettext_lazy("at a meeting", "present")
    SUBSTITUTE = "substitute", pgettext_lazy("at a meeting", "substitute")
    ABSENT = "absent", pgettext_lazy("at a meeting", "absent")


class AppealChannel(models.TextChoices):
    IN_PERSON = "in_person", _("in person")
    LETTER = "letter", _("by letter")
    PHONE = "phone", _("by phone")
    ONLINE = "online", _("by e-mail or online")
    MEETING = "meeting", _("at a meeting")
    OTHER = "other", pgettext_lazy("channel", "other")


class ApplicantKind(models.TextChoices):
    RESIDENT = "resident", _("resident")
    RESIDENTS = "residents", _("group of residents")
    ENTREPRENEUR = "entrepreneur", _("entrepreneur or farmer")
    FIRM = "firm", _("firm")
    NGO = "ngo", pgettext_lazy("applicant", "NGO")
    OTHER = "other", pgettext_lazy("applicant", "other")


class AppealState(models.TextChoices):
    RECEIVED = "received", pgettext_lazy("appeal", "received")
    HEARD = "heard", pgettext_lazy("appeal", "heard")
    CLOSED = "closed", pgettext_lazy("appeal", "closed")
    DECLINED = "declined", pgettext_lazy("appeal", "declined")
    WITHDRAWN = "withdrawn", pgettext_lazy("appeal", "withdrawn")


class StakeKind(models.TextChoices):
    JOBS = "jobs", _("jobs")
    PEOPLE = "people", pgettext_lazy("at stake", "people")
    LIVESTOCK = "livestock", _("livestock")
    LAND = "land", _("land")
    WATER = "water", pgettext_lazy("at stake", "water")
    MONEY = "money", pgettext_lazy("at stake", "money")
    OTHER = "other", pgettext_lazy("at stake", "other")


class AnswerKind(models.TextChoices):
    ACCEPTED = "accepted", pgettext_lazy("recommendation", "accepted")
    PARTLY = "partly", pgettext_lazy("recommendation", "partly accepted")
    REFUSED = "refused", pgettext_lazy("recommendation", "refused")


class RecommendationState(models.TextChoices):
    DRAFTED = "drafted", pgettext_lazy("recommendation", "not issued yet")
    ISSUED = "issued", pgettext_lazy("recommendation", "issued")
    ANSWERED = "answered", pgettext_lazy("recommendation", "answered")
    CARRIED_OUT = "carried_out", pgettext_lazy("recommendation", "carried out")


class OutcomeKind(models.TextChoices):
    RIGHT_RESTORED = "right_restored", _("a right was restored")
    DECISION_CHANGED = "decision_changed", _("a decision was changed")
    RULE_CHANGED = "rule_changed", _("a rule or a budget was changed")
    AGREEMENT = "agreement", _("an agreement was reached")
    SERVICE_IMPROVED = "service_improved", _("a service was improved")
    OTHER = "other", pgettext_lazy("outcome", "other")


class SurveyQuestion(models.TextChoices):
    """Five questions in neutral words; each is answered from 1 (not at all) to 5 (fully)."""

    RELATIONS = "relations", _("People of different groups here get on well with each other.")
    TRUST = "trust", _("The local government acts in the interest of the residents.")
    FAIRNESS = "fairness", _("Public services here are shared out fairly.")
    SAFETY = "safety", _("I feel safe where I live.")
    COOPERATION = "cooperation", _("People here are ready to work together on common problems.")


class SurveyMethod(models.TextChoices):
    HOUSEHOLDS = "households", _("visits to households")
    INTERVIEWS = "interviews", _("interviews")
    QUESTIONNAIRE = "questionnaire", _("printed form")
    PHONE = "phone", _("by phone")
    OTHER = "other", pgettext_lazy("method of a survey", "other")
