"""Which entries of the history may have changed a figure of a frame."""

from datetime import date, datetime, time

from auditlog.models import LogEntry
from django.apps import apps
from django.db.models import Q, QuerySet
from django.utils import timezone

from communities.models import Community, District
from core.models import Reviewed, ReviewState
from projects.models import Project
from reports.portfolio import PLACED, Portfolio

PEOPLE = ("beneficiarygroup", "beneficiarycell", "catchmentzone")
COUNTED = {
    "community": (
        "community",
        "communitydistrict",
        "communityprofile",
        "partnership",
        "need",
        "needranking",
        "project",
        *PEOPLE,
    ),
    "partner": ("partnerorganisation", "programmepartner"),
    "project": (
        "project",
        "projectprogramme",
        "projecttransition",
        "contribution",
        "receipt",
        "expenditure",
        "visit",
    ),
    "output": ("project", "projectoutput"),
    "training": ("training", "attendance", "headcount"),
    "participant": ("participant", "training", "attendance"),
    "meeting": ("meeting",),
    "appeal": ("appeal", "appealtransition"),
    "recommendation": ("recommendation", "meeting"),
}
"""The kinds of rows from which the rows of a figure are counted."""

PLACES = ("lead_community", "community", "zone", "district")
LIES_IN = {
    "lead_community": "community",
    "community": "community",
    "district": "district",
    "programme": "programme",
    "sector": "sector",
    "contractor": "partner",
    "topic": "topic",
}
"""The fields by which a row belongs to a part of a portfolio."""

RECORDS = {
    "communities.community": lambda one: one.keys("community", _kinds(one)),
    "communities.programme": lambda one: one.frame.programmes or (),
    "communities.partnerorganisation": lambda one: {row.key for row in one.co_implementers},
    "projects.project": lambda one: {row.pk for row in one.projects},
    "trainings.training": lambda one: {row.training for row in one.seats},
    "trainings.participant": lambda one: {row.participant for row in one.seats},
    "dialogue.meeting": lambda one: {row.pk for row in one.meetings},
    "dialogue.appeal": lambda one: {row.pk for row in one.appeals},
    "dialogue.recommendation": lambda one: {row.pk for row in one.recommendations},
}
"""The keys of the records of a portfolio, by the kind of record in whose history they stand."""


def entries_of(portfolio: Portfolio, day: date, of: str) -> QuerySet[LogEntry]:
    """The entries since a day on what the rows of a kind are counted from, newest first: of the
    records of the portfolio, and of what left it or was deleted."""
    since = timezone.make_aware(datetime.combine(day, time.min))
    kinds = Q()
    for name in COUNTED[of]:
        kinds |= _counts(name)
    rows = LogEntry.objects.filter(kinds, timestamp__gte=since)
    scope = portfolio.user.scope
    if not scope.everywhere:
        rows = rows.filter(additional_data__region__in=list(scope.regions))
    if portfolio.frame.narrowed_by:
        rows = rows.filter(Q(cid__in=_touched(portfolio, rows)) | _left(portfolio))
    return rows.select_related("actor", "content_type").order_by("-timestamp", "-pk")


def _counts(name: str) -> Q:
    """The entries on rows of a kind that a figure may depend on."""
    model = next(one for one in apps.get_models() if one._meta.model_name == name)
    own = Q(content_type__model=name, content_type__app_label=model._meta.app_label)
    if not issubclass(model, Reviewed):
        return own
    checked = Q(changes__review__0=ReviewState.CONFIRMED)
    checked |= Q(changes__review__1=ReviewState.CONFIRMED)
    fields = [*getattr(model, "counted_fields", ()), *PLACES]
    if model is Project:
        fields.append("stage")
    told = Q(changes__has_any_keys=fields)
    return own & (~Q(action=LogEntry.Action.UPDATE) | checked | told)


def _kinds(portfolio: Portfolio) -> tuple[str, ...]:
    """The kinds of rows that say which communities belong to a portfolio: joining has neither
    sector nor partner."""
    by_works = portfolio.frame.narrowed_by & {"sector", "partner"}
    return ("projects", "groups") if by_works else PLACED


def _touched(portfolio: Portfolio, rows: QuerySet) -> list[str]:
    """The keys in the history of those records of the portfolio that entries are on."""
    found, keys = [], {}
    for cid in rows.order_by().values_list("cid", flat=True).distinct():
        label, _colon, key = cid.partition(":")
        if label not in keys and label in RECORDS:
            keys[label] = {str(one) for one in RECORDS[label](portfolio)}
        if key in keys.get(label, ()):
            found.append(cid)
    return found


def _left(portfolio: Portfolio) -> Q:
    """The entries on rows that lay in the portfolio's part before, by the fields that changed."""
    parts = _parts(portfolio)
    named, elsewhere = Q(pk__in=[]), Q(pk__in=[])
    for field, dimension in LIES_IN.items():
        if dimension in parts:
            here = Q(**{f"changes__{field}__0__in": parts[dimension]})
            named |= here
            elsewhere |= Q(changes__has_key=field) & ~here
    return named & ~elsewhere & ~Q(action=LogEntry.Action.CREATE)


def _parts(portfolio: Portfolio) -> dict[str, list[str]]:
    """The keys of the parts a portfolio is narrowed to, as the history writes them; of a place also
    those of the register in which nothing is left."""
    frame = portfolio.frame
    chosen = {name: getattr(frame, name) for name in ("programme", "sector", "partner", "topic")}
    found = {name: {one.pk} for name, one in chosen.items() if one is not None}
    if frame.community is not None:
        found["community"] = {frame.community.pk}
    elif frame.district is not None:
        found["district"] = {frame.district.pk}
        found["community"] = _lying(portfolio, "community", district=frame.district)
    elif frame.region is not None:
        found["district"] = _lying(portfolio, "district", region=frame.region)
        found["community"] = _lying(portfolio, "community", district__region=frame.region)
    return {name: [str(key) for key in keys] for name, keys in found.items()}


def _lying(portfolio: Portfolio, dimension: str, **place) -> set[int]:
    rows = {"community": Community, "district": District}[dimension].objects.filter(**place)
    return portfolio.keys(dimension) | set(rows.values_list("pk", flat=True))
