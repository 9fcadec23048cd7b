"""Every question asked of councils and what comes before them."""

from datetime import date

from django.db.models import Count, Exists, Max, Min, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from core.querysets import ScopedQuerySet
from dialogue.choices import AppealState, CouncilSide, Presence

FILLED = (Presence.PRESENT, Presence.SUBSTITUTE)
OPEN_STATES = (AppealState.RECEIVED, AppealState.HEARD)


def how_many(rows, whole: str) -> Coalesce:
    """How many of the rows belong to each whole of a query, as a subquery of its own."""
    own = rows.filter(**{whole: OuterRef("pk")}).order_by().values(whole)
    return Coalesce(Subquery(own.annotate(total=Count("pk")).values("total")), 0)


class CouncilQuerySet(ScopedQuerySet):
    region_path = "region"

    def standing(self, on: date) -> QuerySet:
        """Councils that were founded by `on` and had not ended then."""
        founded = Q(founded_on=None) | Q(founded_on__lte=on)
        return self.filter(founded, Q(ended_on=None) | Q(ended_on__gt=on))

    def with_partner(self, partner) -> QuerySet:
        """Councils in which a partner organisation has or had a seat."""
        seats = self.model._meta.get_field("seats").related_model
        return self.filter(
            Exists(seats.objects.filter(council=OuterRef("pk"), organisation=partner))
        )

    def choosable_by(self, user) -> QuerySet:
        """Councils for which the user may enter something."""
        return self.editable_by(user).select_related("region").by_name()

    def with_counts(self) -> QuerySet:
        """Adds `meetings_held`, `appeals_brought` and `recommendations_issued`."""
        related = self.model._meta.get_field
        meetings = related("meetings").related_model.objects.exclude(held_on=None)
        issued = related("recommendations").related_model.objects.exclude(issued_on=None)
        return self.annotate(
            meetings_held=how_many(meetings, "council"),
            appeals_brought=how_many(related("appeals").related_model.objects, "council"),
            recommendations_issued=how_many(issued, "council"),
        )

    def with_board(self, on: date) -> QuerySet:
        """Adds what stands on a day: `seats_<side>` taken, `last_met`, `meets_next`,
        `appeals_waiting` (open) and `answers_waiting` (issued, no answer)."""
        field = self.model._meta.get_field
        own = {name: field(name).related_model.objects for name in BOARD}
        seats, meetings = own["seats"].taken(on), own["meetings"]
        ahead = meetings.planned().filter(planned_on__gte=on)
        return self.annotate(
            **{
                f"seats_{side}": how_many(seats.filter(side=side), "council")
                for side in CouncilSide.values
            },
            last_met=_for_council(meetings.held(on), Max("held_on")),
            meets_next=_for_council(ahead, Min("planned_on")),
            appeals_waiting=how_many(own["appeals"].open(), "council"),
            answers_waiting=how_many(own["recommendations"].unanswered(on), "council"),
        )

    def for_list(self) -> QuerySet:
        """What one line of the list of councils shows."""
        return self.select_related("region", "district").with_counts()

    def for_page(self) -> QuerySet:
        """What a council's own page shows of it."""
        return self.select_related("region", "district", "programme")


BOARD = ("seats", "meetings", "appeals", "recommendations")


def _for_council(rows: QuerySet, total) -> Subquery:
    own = rows.filter(council=OuterRef("pk")).order_by().values("council")
    return Subquery(own.annotate(total=total).values("total"))


class CouncilPartQuerySet(ScopedQuerySet):
    region_path = "council__region"


class SeatQuerySet(CouncilPartQuerySet):
    def taken(self, on: date) -> QuerySet:
        """Seats that were in the council on a day."""
        since = Q(taken_on=None) | Q(taken_on__lte=on)
        return self.filter(since, Q(left_on=None) | Q(left_on__gte=on))

    def for_list(self) -> QuerySet:
        """What one line of a council's members shows."""
        return self.select_related("organisation")


class MeetingQuerySet(CouncilPartQuerySet):
    def held(self, on: date) -> QuerySet:
        """Meetings held by a day."""
        return self.filter(held_on__lte=on)

    def planned(self) -> QuerySet:
        """Meetings that were neither held nor called off."""
        return self.filter(held_on=None, not_held_reason="")

    def not_held(self) -> QuerySet:
        """Meetings that did not take place."""
        return self.filter(held_on=None).exclude(not_held_reason="")

    def overdue(self, on: date) -> QuerySet:
        """Meetings planned for a day before `on` of which nothing is entered."""
        return self.planned().filter(planned_on__lt=on)

    def with_attendance(self) -> QuerySet:
        """Adds `seats_filled` (in person or by a substitute) of `seats_listed`, and
        `items_on_agenda`."""
        related = self.model._meta.get_field
        listed = related("attendance").related_model.objects
        return self.annotate(
            seats_filled=how_many(listed.filled(), "meeting"),
            seats_listed=how_many(listed, "meeting"),
            items_on_agenda=how_many(related("agenda").related_model.objects, "meeting"),
        )

    def for_list(self) -> QuerySet:
        """What one line of the list of meetings shows."""
        return self.select_related("council__region").with_attendance()

    def for_page(self) -> QuerySet:
        """What a meeting's own page shows of it."""
        return self.select_related("council__region", "chaired_by")


class MeetingPartQuerySet(ScopedQuerySet):
    region_path = "meeting__council__region"


class AgendaQuerySet(MeetingPartQuerySet):
    def for_list(self) -> QuerySet:
        """What one line of an agenda shows."""
        return self.select_related("appeal")


class AttendanceQuerySet(MeetingPartQuerySet):
    def filled(self) -> QuerySet:
        """Seats filled in person or by a substitute."""
        return self.filter(presence__in=FILLED)

    def for_list(self) -> QuerySet:
        """What one line of the attendance of a meeting shows."""
        return self.select_related("seat__organisation")


class AppealQuerySet(CouncilPartQuerySet):
    def received(self, on: date) -> QuerySet:
        """Appeals that had come by a day."""
        return self.filter(received_on__lte=on)

    def open(self) -> QuerySet:
        """Appeals that are received or heard, and not closed, declined or withdrawn."""
        return self.filter(state__in=OPEN_STATES)

    def open_on(self, on: date) -> QuerySet:
        """Appeals that had come by a day and were not over on it."""
        moves = self.model._meta.get_field("transitions").related_model
        since = moves.objects.filter(appeal=OuterRef("pk"), occurred_on__lte=on)
        latest = since.order_by("-occurred_on", "-pk").values("to_state")[:1]
        over = self.received(on).annotate(state_then=Subquery(latest)).exclude(state_then=None)
        return self.received(on).exclude(
            pk__in=over.exclude(state_then__in=OPEN_STATES).values("pk")
        )

    def heard_at(self, meeting) -> QuerySet:
        """Appeals on the agenda of a meeting."""
        return self.filter(agenda_items__meeting=meeting)

    def with_applicant_for(self, user) -> QuerySet:
        """Adds `told_applicant`: who brings the appeal where `user` may read it, else None."""
        applicants = self.model._meta.get_field("applicant").related_model.objects
        return self.prefetch_related(
            Prefetch("applicant", queryset=applicants.visible_to(user), to_attr="told_applicant")
        )

    def for_list(self) -> QuerySet:
        """What one line of the list of appeals shows."""
        return self.select_related("council", "district", "community__district")

    def for_page(self) -> QuerySet:
        """What an appeal's own page shows of it."""
        return self.select_related("council__region", "district", "community__district", "sector")


class AppealPartQuerySet(ScopedQuerySet):
    region_path = "appeal__council__region"


class ApplicantQuerySet(ScopedQuerySet):
    """Restricted: confidential applicants are read and changed only by those with the right."""

    region_path = "appeal__council__region"

    def visible_to(self, user):
        """Applicants in the user's regions whom they may read: confidential ones with the right."""
        return super().visible_to(user)._told_to(user)

    def editable_by(self, user):
        """The same rule for writing."""
        return super().editable_by(user)._told_to(user)

    def _told_to(self, user) -> QuerySet:
        if user.reads_confidential_appeals:
            return self
        return self.filter(appeal__is_confidential=False)


class RecommendationQuerySet(CouncilPartQuerySet):
    def issued(self, on: date) -> QuerySet:
        """Recommendations issued by a day."""
        return self.filter(issued_on__lte=on)

    def answered(self, on: date) -> QuerySet:
        """Recommendations answered by a day, whatever the answer."""
        return self.filter(answered_on__lte=on)

    def carried_out(self, on: date) -> QuerySet:
        """Recommendations carried out by a day."""
        return self.filter(carried_out_on__lte=on)

    def unanswered(self, on: date) -> QuerySet:
        """Recommendations issued by a day and not answered by it."""
        return self.issued(on).exclude(answered_on__lte=on)

    def addressed_to(self, partner) -> QuerySet:
        """Recommendations to one partner organisation."""
        return self.filter(addressee=partner)

    def for_list(self) -> QuerySet:
        """What one line of the list of recommendations shows."""
        return self.select_related("council", "addressee", "appeal")

    def for_page(self) -> QuerySet:
        """What a recommendation's own page shows of it."""
        return self.select_related("council__region", "meeting", "appeal", "addressee")


class OutcomeQuerySet(CouncilPartQuerySet):
    def occurred(self, on: date) -> QuerySet:
        """What had changed by a day."""
        return self.filter(occurred_on__lte=on)

    def for_list(self) -> QuerySet:
        """What one line of a list of outcomes shows."""
        return self.select_related("council", "appeal", "recommendation")

    def for_page(self) -> QuerySet:
        """What an outcome's own page shows of it."""
        return self.select_related("council__region", "appeal", "recommendation")


class SurveyQuerySet(ScopedQuerySet):
    region_path = "region"

    def for_list(self) -> QuerySet:
        """What one line of the list of surveys shows; the answers, from which the index follows."""
        return self.select_related("region", "district", "community__district").prefetch_related(
            "answers"
        )

    def for_page(self) -> QuerySet:
        """What a survey's own page shows of it."""
        return self.for_list()


class SurveyAnswerQuerySet(ScopedQuerySet):
    region_path = "survey__region"
