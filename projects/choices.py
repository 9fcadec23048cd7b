"""The fixed lists of choices of projects. The moves between stages are in `stages.py`."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ProjectStage(models.TextChoices):
    PROPOSED = "proposed", _("proposed")
    APPRAISED = "appraised", _("appraised")
    APPROVED = "approved", _("approved")
    UNDER_WAY = "under_way", _("under way")
    COMPLETED = "completed", _("completed")
    HANDED_OVER = "handed_over", _("handed over")
    REJECTED = "rejected", _("rejected")
    WITHDRAWN = "withdrawn", _("withdrawn")
    SUSPENDED = "suspended", _("suspended")
    CANCELLED = "cancelled", pgettext_lazy("project", "cancelled")


COMPLETED_STAGES = (ProjectStage.COMPLETED, ProjectStage.HANDED_OVER)
CLOSED_STAGES = (ProjectStage.REJECTED, ProjectStage.WITHDRAWN, ProjectStage.CANCELLED)


class ProjectMode(models.TextChoices):
    CONTRACT = "contract", pgettext_lazy("how it is built", "contract")
    ASHAR = "ashar", _("ashar")
    MIXED = "mixed", _("mixed")


class ProjectRole(models.TextChoices):
    FUNDER = "funder", _("funds")
    IMPLEMENTER = "implementer", _("implements")
    DESIGNER = "designer", _("designs")
    SUPERVISOR = "supervisor", _("supervises the works")
    OWNER = "owner", _("owns it after hand-over")


class ContributionSource(models.TextChoices):
    DONOR_GRANT = "donor_grant", _("donor grant")
    LOCAL_GOVERNMENT = "local_government", _("local government")
    COMMUNITY_CASH = "community_cash", _("community, cash")
    COMMUNITY_IN_KIND = "community_in_kind", _("community, in kind")
    BUSINESS = "business", _("business")
    OWN = "own", _("own funds")
    OTHER = "other", _("other")


COMMUNITY_SOURCES = (ContributionSource.COMMUNITY_CASH, ContributionSource.COMMUNITY_IN_KIND)
LOCAL_SOURCES = (
    ContributionSource.LOCAL_GOVERNMENT,
    *COMMUNITY_SOURCES,
    ContributionSource.BUSINESS,
)


class GovernmentLevel(models.TextChoices):
    RURAL_DISTRICT = "rural_district", _("rural district")
    DISTRICT = "district", _("district")
    REGION = "region", _("oblast")
    REPUBLIC = "republic", _("republic")


class InKindUnit(models.TextChoices):
    PEOPLE_DAY = "people_day", _("people-days")
    MACHINE_HOUR = "machine_hour", _("machine-hours")
    CUBIC_METRE = "m3", _("m³")
    TONNE = "tonne", _("tonnes")
    PIECE = "piece", _("pieces")


# What an output is measured in, where it is one of the usual units; any other stands as entered.
OUTPUT_UNITS = {
    "km": _("km"),
    "ha": _("ha"),
    "m2": _("m²"),
    "kW": _("kW"),
    "count": pgettext_lazy("unit", "number"),
}


class Basis(models.TextChoices):
    PLANNED = "planned", _("planned")
    ACTUAL = "actual", _("actual")


class Directness(models.TextChoices):
    DIRECT = "direct", _("direct")
    INDIRECT = "indirect", _("indirect")


class CountMethod(models.TextChoices):
    REGISTER = "register", _("from a register")
    USER_LIST = "user_list", _("from a list of users")
    ESTIMATE = "estimate", _("estimated from who lives there")


class Condition(models.TextChoices):
    EXCELLENT = "excellent", _("excellent")
    GOOD = "good", _("good")
    AVERAGE = "average", _("average")
    POOR = "poor", _("poor")
    NOT_FUNCTIONING = "not_functioning", _("not functioning")
    NEVER_USED = "never_used", _("never used")


class Works(models.TextChoices):
    WORKING = "working", _("working")
    PARTLY = "partly", _("partly working")
    NOT_WORKING = "not_working", _("not working")


class PaidFrom(models.TextChoices):
    FEES = "fees", _("users' fees")
    AKIMAT = "akimat", _("akimat")
    OTHER = "other", _("other")


class PhotoStage(models.TextChoices):
    BEFORE = "before", _("before the works")
    DURING = "during", _("during the works")
    AFTER = "after", _("after the works")
    IN_USE = "in_use", _("after hand-over")


class DocumentKind(models.TextChoices):
    DESIGN = "design", _("design")
    ESTIMATE = "estimate", _("estimate of costs")
    CONTRACT = "contract", _("contract")
    PLEDGE = "pledge", _("letter of pledge")
    COMPLETION = "completion", _("act of completion")
    HANDOVER = "handover", _("act of hand-over")
    RECEIPT = "receipt", _("proof of a receipt")
    DAY_SHEET = "day_sheet", _("day sheet")
    OTHER = "other", _("other")
