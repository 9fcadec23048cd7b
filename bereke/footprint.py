"""What a partner organisation has been to the portfolio, in short: since when, where, how much."""

from datetime import date

from django.db.models import BigIntegerField, DateField, F, QuerySet, Value
from django.db.models.functions import Cast, Coalesce
from django.utils.translation import gettext as _

from communities.models import PartnerOrganisation
from core.dates import format_date
from core.display import Figure, Section
from core.numbers import format_number
from dialogue.models import Recommendation, Seat
from projects.models import Project
from trainings.models import Training

NONE = Cast(Value(None), BigIntegerField())


def footprint_of_partner(partner: PartnerOrganisation, user) -> Section | None:
    """First and last activity, communities and regions reached, within the reader's regions; one
    query over projects, trainings, seats and recommendations. Nothing where it did nothing yet."""
    first, *others = (rows.order_by() for rows in _activity(partner, user))
    rows = list(first.union(*others, all=True))
    if not rows:
        return None
    days = sorted(day for *_places, since, until in rows for day in (since, until) if day)
    communities = {row[0] for row in rows if row[0]}
    regions = {row[1] for row in rows if row[1]}
    figures = [
        _number("communities_reached", len(communities), "communities", _("communities reached")),
        _number("regions_reached", len(regions), "regions", _("regions reached")),
    ]
    if days:
        figures += [
            _day("first_activity", days[0], _("first activity")),
            _day("last_activity", days[-1], _("last activity")),
        ]
    return Section(
        "footprint",
        _("In short"),
        note=_("By the projects, trainings, seats and recommendations of your regions."),
        figures=figures,
    )


def _activity(partner: PartnerOrganisation, user) -> list[QuerySet]:
    """Community, region, first and last day of everything it has a part in."""
    projects = Project.objects.visible_to(user).involving(partner)
    trainings = Training.objects.visible_to(user).involving(partner)
    seats = Seat.objects.visible_to(user).filter(organisation=partner)
    advice = Recommendation.objects.visible_to(user).filter(addressee=partner)
    last = Coalesce("handed_over_on", "ended_on", "started_on", output_field=DateField())
    return [
        projects.values_list(
            F("lead_community"), F("lead_community__district__region"), "proposed_on", last
        ),
        trainings.values_list(
            F("community"), F("community__district__region"), "starts_on", "ends_on"
        ),
        seats.values_list(NONE, F("council__region"), "taken_on", "left_on"),
        advice.values_list(NONE, F("council__region"), "issued_on", "carried_out_on"),
    ]


def _number(measure: str, number: int, unit: str, label: str) -> Figure:
    return Figure(measure, str(number), unit, format_number(number), label=label)


def _day(measure: str, day: date, label: str) -> Figure:
    return Figure(measure, day.isoformat(), "date", format_date(day), label=label)
