"""Communities in which more people are counted than live there."""

from datetime import date

from django.db.models import F, OuterRef, Q, QuerySet, Subquery, Sum

from communities.rollups import population_on
from core.models import ReviewState
from projects.choices import CLOSED_STAGES, Basis, Directness
from projects.models import BeneficiaryGroup, CatchmentZone


def above_population(communities: QuerySet, on: date) -> QuerySet:
    """Those of the communities in which more people are counted on a day than live there, by the
    population that holds on it, whatever became of the programmes; where none is known, nobody can
    tell.

    Adds `counted`, the people reached as `projects.reach.reach_of` counts them before it caps;
    `most`, the largest number that one project counts there, planned or actual, direct or indirect,
    confirmed or not; and `lives_there` with its `lives_year` and `lives_source`. Either of the two
    may be above. It asks the database what `reach_of` asks of rows.
    """
    return (
        communities.annotate(
            counted=_reached(on),
            most=_most_of_one(on),
            lives_there=population_on(on, "pk"),
            lives_year=population_on(on, "pk", "year"),
            lives_source=population_on(on, "pk", "source"),
        )
        .filter(Q(counted__gt=F("lives_there")) | Q(most__gt=F("lives_there")))
        .order_by("pk")
    )


def _reached(on: date) -> Subquery:
    """In each zone the project with most people, all zones of the community together."""
    there = (
        BeneficiaryGroup.objects.holding(on)
        .of_completed(on)
        .filter(
            zone=OuterRef("pk"),
            basis=Basis.ACTUAL,
            directness=Directness.DIRECT,
            project__review=ReviewState.CONFIRMED,
        )
    )
    zones = CatchmentZone.objects.filter(community=OuterRef("pk"))
    most = zones.annotate(most=_largest(there, "project")).order_by().values("community")
    return Subquery(most.annotate(total=Sum("most")).values("total"))


def _most_of_one(on: date) -> Subquery:
    """The largest of the numbers of one project in the community."""
    there = BeneficiaryGroup.objects.holding(on).filter(zone__community=OuterRef("pk"))
    standing = there.exclude(project__stage__in=CLOSED_STAGES)
    return _largest(standing, "project", "basis", "directness")


def _largest(groups: QuerySet, *by: str) -> Subquery:
    sums = groups.order_by().values(*by).annotate(total=Sum("people"))
    return Subquery(sums.order_by("-total").values("total")[:1])
