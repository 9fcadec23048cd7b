"""Every question asked of trainings, their parts and their participants."""

from datetime import date

from django.db.models import Count, F, IntegerField, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from core.querysets import ScopedQuerySet


class TrainingQuerySet(ScopedQuerySet):
    region_path = "community__district__region"

    def held(self, on: date) -> QuerySet:
        """Trainings whose last day was `on` or before, except cancelled ones."""
        return self.filter(ends_on__lte=on, cancelled_on=None)

    def planned(self, on: date) -> QuerySet:
        """Trainings that are still to end after `on`, except cancelled ones."""
        return self.filter(ends_on__gt=on, cancelled_on=None)

    def with_seats(self) -> QuerySet:
        """Adds `seats`: participants ticked at a session at least once, or, where no names were
        kept, the head-count."""
        field = self.model._meta.get_field
        attendance = field("sessions").related_model._meta.get_field("attendance").related_model
        named = (
            attendance.objects.filter(session__training=OuterRef("pk"))
            .values("session__training")
            .annotate(total=Count("participant", distinct=True))
        )
        counted = (
            field("head_counts")
            .related_model.objects.filter(training=OuterRef("pk"))
            .values("training")
            .annotate(total=Sum("people"))
        )
        return self.annotate(
            seats=Coalesce(
                Subquery(named.values("total")),
                Subquery(counted.values("total")),
                0,
                output_field=IntegerField(),
            )
        )

    def for_list(self) -> QuerySet:
        """What one line of the list of trainings shows."""
        return self.select_related("community__district__region", "topic").with_seats()


class TrainingPartQuerySet(ScopedQuerySet):
    region_path = "training__community__district__region"


class ParticipantQuerySet(ScopedQuerySet):
    region_path = "community__district__region"

    def for_list(self) -> QuerySet:
        """Adds `trainings_attended`, the number of trainings of each person."""
        return self.select_related("community__district__region").annotate(
            trainings_attended=Count("attendance__session__training", distinct=True)
        )


class AttendanceQuerySet(ScopedQuerySet):
    region_path = "session__training__community__district__region"

    def seats(self) -> QuerySet:
        """One row for each person in each training, however many sessions they came to."""
        return self.values("participant", training=F("session__training")).distinct()
