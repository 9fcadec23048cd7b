"""The fixed lists of choices of places, communities and partner organisations."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class RegionKind(models.TextChoices):
    REGION = "region", _("oblast")
    CITY = "city", _("city of republican significance")


class DistrictKind(models.TextChoices):
    DISTRICT = "district", _("district")
    CITY = "city", _("city")
    CITY_DISTRICT = "city_district", _("district of a city")


class CommunityKind(models.TextChoices):
    RURAL_DISTRICT = "rural_district", _("rural district")
    VILLAGE = "village", _("village")
    TOWN = "town", _("town")
    NEIGHBOURHOOD = "neighbourhood", _("neighbourhood")


class PartnerKind(models.TextChoices):
    NGO = "ngo", _("non-governmental organisation")
    INTERNATIONAL = "international", _("international organisation")
    DONOR = "donor", _("donor")
    GOVERNMENT = "government", _("government body")
    COMPANY = "company", _("company")
    EDUCATION = "education", _("school or university")
    OTHER = "other", _("other")


class ProgrammeRole(models.TextChoices):
    DONOR = "donor", _("donor")
    IMPLEMENTER = "implementer", _("implementer")
    CO_IMPLEMENTER = "co_implementer", _("co-implementing partner")
    GOVERNMENT = "government", _("government body")


class PartnershipState(models.TextChoices):
    CANDIDATE = "candidate", _("candidate")
    AGREED = "agreed", _("agreement signed")
    JOINED = "joined", pgettext_lazy("partnership", "joined")
    LEFT = "left", pgettext_lazy("partnership", "left")
    NOT_TAKEN_UP = "not_taken_up", _("not taken up")


class NeedState(models.TextChoices):
    OPEN = "open", _("open")
    IN_PROJECT = "in_project", _("in a project")
    MET = "met", _("met")
    DROPPED = "dropped", _("dropped")


class MeetingMethod(models.TextChoices):
    OPEN_MEETING = "open_meeting", _("open meeting")
    FOCUS_GROUPS = "focus_groups", _("focus groups")
    HOUSEHOLD_VISITS = "household_visits", _("visits to households")
    SURVEY = "survey", _("survey")


class GroupKind(models.TextChoices):
    INITIATIVE = "initiative", _("initiative group")
    USER = "user", _("user group")


class GroupFunction(models.TextChoices):
    CHAIR = "chair", _("chair")
    SECRETARY = "secretary", _("secretary")
    TREASURER = "treasurer", _("treasurer")
    OPERATOR = "operator", _("keeps the facility running")
    MEMBER = "member", _("member")


class Sex(models.TextChoices):
    WOMAN = "woman", _("women")
    MAN = "man", _("men")
    NOT_KNOWN = "not_known", _("not known")


class ConflictDimension(models.TextChoices):
    WATER = "water", _("water and land")
    SERVICES = "services", _("access to services")
    WORK = "work", _("work and income")
    GROUPS = "groups", _("relations between groups")
    GOVERNMENT = "government", _("trust in local government")
    YOUTH = "youth", _("young people")


class CommunityDocumentKind(models.TextChoices):
    AGREEMENT = "agreement", _("agreement with the akimat")
    MINUTES = "minutes", _("minutes of a meeting")
    LETTER = "letter", _("letter")
    OTHER = "other", _("other")
