"""Every question asked of places, communities and partner organisations."""

from datetime import date

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery

from communities.choices import PartnershipState
from core.querysets import RegisterQuerySet, ScopedQuerySet

FRESH_FOR = 5
"""For how many years a population is good enough to work with."""


def valid_on(day: date | None, prefix: str = "") -> Q:
    """Rows in force on a day; without a day, those in force today and ever after."""
    start, end = f"{prefix}valid_from", f"{prefix}valid_to"
    if day is None:
        return Q(**{end: None})
    begun = Q(**{start: None}) | Q(**{f"{start}__lte": day})
    return begun & (Q(**{end: None}) | Q(**{f"{end}__gt": day}))


def followed_up(on: date, prefix: str = "") -> Q:
    """Programmes whose work is still looked after on a day: until the end of their follow-up or,
    where none is set, while they take new records and have not ended."""
    until, ends = f"{prefix}follow_up_until", f"{prefix}ends_on"
    running = Q(**{ends: None}) | Q(**{f"{ends}__gte": on})
    without = Q(**{until: None, f"{prefix}is_open": True}) & running
    return Q(**{f"{until}__gte": on}) | without


class RegionQuerySet(RegisterQuerySet):
    def current(self) -> QuerySet:
        """Today's regions."""
        return self.filter(valid_to=None)


class DistrictQuerySet(RegisterQuerySet):
    def current(self) -> QuerySet:
        """Today's districts."""
        return self.filter(valid_to=None)

    def choosable_by(self, user) -> QuerySet:
        """Today's districts in the user's regions, where they may enter a community."""
        rows = self.current().select_related("region")
        return rows if user.scope.everywhere else rows.filter(region__in=user.scope.regions)


class ProgrammeQuerySet(RegisterQuerySet):
    def choosable_by(self, user) -> QuerySet:
        """Programmes in which the staff may enter new records."""
        return self.visible_to(user).filter(is_open=True).by_name()

    def running_in(self, communities) -> QuerySet:
        """Programmes that take new records and that one of these communities is in today."""
        partnerships = self.model._meta.get_field("partnerships").related_model.objects
        there = partnerships.filter(community__in=communities, left_on=None).values("programme")
        return self.filter(is_open=True, pk__in=there).order_by("pk")

    def sole_one_running_in(self, communities) -> int | None:
        """The key of the programme that runs in these communities; None if there are several."""
        found = list(self.running_in(communities).values_list("pk", flat=True)[:2])
        return found[0] if len(found) == 1 else None

    def readable_by(self, user) -> QuerySet:
        """Programmes whose aggregates the user reads: a viewer's own, the staff's all."""
        if user.scope.programmes is None:
            return self
        return self.filter(pk__in=user.scope.programmes)


class CommunityQuerySet(ScopedQuerySet):
    region_path = "district__region"

    def joined(self, on: date) -> QuerySet:
        """Communities that had joined a programme by `on`, whether or not they left since."""
        partnerships = self.model._meta.get_field("partnerships").related_model
        return self.filter(
            Exists(partnerships.objects.filter(community=OuterRef("pk"), joined_on__lte=on))
        )

    def in_work(self, on: date) -> QuerySet:
        """Communities in a programme that is followed up on a day, or in none yet."""
        partnerships = self.model._meta.get_field("partnerships").related_model.objects
        own = partnerships.filter(community=OuterRef("pk"))
        present = own.filter(Q(left_on=None) | Q(left_on__gt=on))
        return self.filter(Exists(present.filter(followed_up(on, "programme__"))) | ~Exists(own))

    def without_recent_population(self, on: date) -> QuerySet:
        """Communities whose latest population is of more than five years before, or not known;
        adds `population` and `population_year`."""
        profiles = self.model._meta.get_field("profiles").related_model.objects
        recent = profiles.filter(community=OuterRef("pk"), year__gte=on.year - FRESH_FOR)
        return self.in_work(on).filter(~Exists(recent)).with_population()

    def in_programme(self, programme) -> QuerySet:
        """Communities that ever joined the programme; candidates did not."""
        partnerships = self.model._meta.get_field("partnerships").related_model
        joined = partnerships.objects.joined().filter(programme=programme)
        return self.filter(Exists(joined.filter(community=OuterRef("pk"))))

    def with_partnership(self, state: str, programme=None) -> QuerySet:
        """Communities with a partnership in that state (of `PartnershipState`), in one programme
        or in any."""
        partnerships = self.model._meta.get_field("partnerships").related_model
        rows = partnerships.objects.in_state(state).filter(community=OuterRef("pk"))
        return self.filter(Exists(rows.filter(programme=programme) if programme else rows))

    def with_population(self) -> QuerySet:
        """Adds `population` and `population_year` of the latest profile."""
        profiles = self.model._meta.get_field("profiles").related_model
        latest = profiles.objects.filter(community=OuterRef("pk")).order_by("-year")
        return self.annotate(
            population=Subquery(latest.values("population")[:1]),
            population_year=Subquery(latest.values("year")[:1]),
        )

    def with_joined_on(self) -> QuerySet:
        """Adds `joined_on`, the day it first joined a programme, and `candidate_on`, since when it
        is a candidate for one now."""
        partnerships = self.model._meta.get_field("partnerships").related_model
        rows = partnerships.objects.joined().filter(community=OuterRef("pk"))
        first = rows.order_by("joined_on")
        waiting = partnerships.objects.filter(community=OuterRef("pk"), joined_on=None)
        now = waiting.filter(left_on=None).order_by("candidate_on")
        return self.annotate(
            joined_on=Subquery(first.values("joined_on")[:1]),
            candidate_on=Subquery(now.values("candidate_on")[:1]),
        )

    def for_list(self) -> QuerySet:
        """What one line of the list of communities shows."""
        return self.select_related("district__region").with_population().with_joined_on()


class CommunityPartQuerySet(ScopedQuerySet):
    region_path = "community__district__region"


class PartnershipQuerySet(CommunityPartQuerySet):
    def joined(self) -> QuerySet:
        """Those that joined, whether or not they left since."""
        return self.filter(joined_on__isnull=False)

    def in_state(self, state: str) -> QuerySet:
        """Those in one state of `PartnershipState`, as `Partnership.state` tells it."""
        ended, joined = Q(left_on__isnull=False), Q(joined_on__isnull=False)
        agreed = Q(agreement_on__isnull=False)
        return self.filter(
            {
                PartnershipState.CANDIDATE: ~ended & ~joined & ~agreed,
                PartnershipState.AGREED: ~ended & ~joined & agreed,
                PartnershipState.JOINED: ~ended & joined,
                PartnershipState.LEFT: ended & joined,
                PartnershipState.NOT_TAKEN_UP: ended & ~joined,
            }[state]
        )


class NeedQuerySet(CommunityPartQuerySet):
    def with_latest_rank(self) -> QuerySet:
        """Adds `rank`, `votes_women`, `votes_men`, `votes_youth` and `ranked_on` of the latest
        meeting that ranked the need."""
        rankings = self.model._meta.get_field("rankings").related_model
        latest = rankings.objects.filter(need=OuterRef("pk")).order_by(
            "-meeting__held_on", "-meeting"
        )
        names = ("rank", "votes_women", "votes_men", "votes_youth")
        return self.annotate(
            **{name: Subquery(latest.values(name)[:1]) for name in names},
            ranked_on=Subquery(latest.values("meeting__held_on")[:1]),
        )

    def by_rank(self) -> QuerySet:
        """The most wanted first, never ranked ones last; after `with_latest_rank()`."""
        return self.order_by(F("rank").asc(nulls_last=True), "pk")


class MeetingQuerySet(CommunityPartQuerySet):
    def with_needs_ranked(self) -> QuerySet:
        """Adds `needs_ranked`, how many needs got a rank there; the latest meeting first."""
        return self.annotate(needs_ranked=Count("rankings")).order_by("-held_on", "-pk")


class NeedRankingQuerySet(ScopedQuerySet):
    region_path = "meeting__community__district__region"


class GroupMemberQuerySet(ScopedQuerySet):
    region_path = "group__community__district__region"


class ConflictQuerySet(ScopedQuerySet):
    """Restricted: only users with the right of their own read conflict assessments."""

    def visible_to(self, user):
        """Assessments in the user's regions, for those who may read them."""
        if not user.reads_conflict_assessments:
            return self.none()
        return super().visible_to(user)

    def editable_by(self, user):
        """The same rule for writing."""
        if not user.reads_conflict_assessments:
            return self.none()
        return super().editable_by(user)

    @property
    def region_path(self) -> str:
        whole = "assessment__community" if hasattr(self.model, "assessment") else "community"
        return f"{whole}__district__region"


class PartnerQuerySet(RegisterQuerySet):
    def editable_by(self, user):
        """Administrators keep all; officers and managers those they propose, until confirmed."""
        if user.can("edit_registers"):
            return self
        if user.can("edit_records"):
            return self.unconfirmed()
        return self.none()

    def with_role(self, role: str) -> QuerySet:
        """Partner organisations that have the role in some programme."""
        roles = self.model._meta.get_field("programme_roles").related_model
        return self.filter(Exists(roles.objects.filter(partner=OuterRef("pk"), role=role)))

    def in_programme(self, programme: int) -> QuerySet:
        """Partner organisations with a role in the programme of this key."""
        roles = self.model._meta.get_field("programme_roles").related_model
        return self.filter(
            Exists(roles.objects.filter(partner=OuterRef("pk"), programme=programme))
        )

    def at_work(self) -> QuerySet:
        """Those that are not archived."""
        return self.filter(archived_on=None)

    def for_list(self) -> QuerySet:
        """What one line of the list of partner organisations shows."""
        return self.select_related("region").prefetch_related("programme_roles__programme")


class PartnerContactQuerySet(RegisterQuerySet):
    def visible_to(self, user):
        """Contacts, for the staff."""
        return self if user.can("read_contacts") else self.none()
