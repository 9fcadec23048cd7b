"""Every question asked of trainings, their parts and their participants."""

from datetime import date

from django.db.models import Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from communities.querysets import followed_up
from core.names import search_text
from core.querysets import RegisterQuerySet, ScopedQuerySet


class TopicQuerySet(RegisterQuerySet):
    def choosable_by(self, user) -> QuerySet:
        """Topics for a new training: those that are not archived."""
        return self.visible_to(user).filter(archived_on=None).by_name()


class TrainingQuerySet(ScopedQuerySet):
    region_path = "community__district__region"

    def held(self, on: date) -> QuerySet:
        """Trainings whose last day was `on` or before, except cancelled ones."""
        return self.filter(ends_on__lte=on, cancelled_on=None)

    def planned(self, on: date) -> QuerySet:
        """Trainings that are still to end after `on`, except cancelled ones."""
        return self.filter(ends_on__gt=on, cancelled_on=None)

    def in_work(self, on: date) -> QuerySet:
        """Trainings of a programme that is followed up on a day."""
        return self.filter(followed_up(on, "programme__"))

    def without_people(self, on: date) -> QuerySet:
        """Trainings in work that ended before `on` and of which nobody is entered, by name or by
        head-count; the oldest first."""
        field = self.model._meta.get_field
        counted = field("head_counts").related_model.objects.filter(training=OuterRef("pk"))
        attendance = field("sessions").related_model._meta.get_field("attendance").related_model
        named = attendance.objects.filter(session__training=OuterRef("pk"))
        rows = self.in_work(on).filter(~Exists(counted), ~Exists(named), cancelled_on=None)
        return rows.filter(ends_on__lt=on).order_by("ends_on", "pk")

    def cancelled(self) -> QuerySet:
        """Trainings that were cancelled."""
        return self.exclude(cancelled_on=None)

    def on_topic(self, topic) -> QuerySet:
        """Trainings whose main or further topic it is, each once."""
        further = self.model.further_topics.through.objects
        also = further.filter(training=OuterRef("pk"), topic=topic)
        return self.filter(Q(topic=topic) | Exists(also))

    def with_partner(self, partner) -> QuerySet:
        """Trainings that a partner organisation leads or co-implements."""
        roles = self.model._meta.get_field("partners").related_model
        return self.filter(Exists(roles.objects.filter(training=OuterRef("pk"), partner=partner)))

    def involving(self, partner) -> QuerySet:
        """Trainings in which a partner organisation has a role or a trainer."""
        roles = self.model._meta.get_field("partners").related_model.objects
        trainers = self.model._meta.get_field("trainers").related_model.objects
        own = {"training": OuterRef("pk"), "partner": partner}
        return self.filter(Exists(roles.filter(**own)) | Exists(trainers.filter(**own)))

    def attended_by(self, participant) -> QuerySet:
        """Trainings a person came to, with `sessions_attended` of `sessions_held`."""
        sessions = self.model._meta.get_field("sessions").related_model.objects
        own = sessions.filter(training=OuterRef("pk")).order_by().values("training")
        came = own.filter(attendance__participant=participant).annotate(total=Count("pk"))
        held = own.annotate(total=Count("pk"))
        return self.annotate(
            sessions_attended=Subquery(came.values("total")),
            sessions_held=Subquery(held.values("total")),
        ).filter(sessions_attended__gt=0)

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

    def for_page(self) -> QuerySet:
        """What a training's own page shows of it."""
        return self.select_related(
            "community__district__region", "programme", "topic", "project"
        ).prefetch_related("partners__partner", "trainers__partner", "further_topics")


class TrainingPartQuerySet(ScopedQuerySet):
    region_path = "training__community__district__region"

    def with_people(self) -> QuerySet:
        """Sessions by date, each with `people`, how many came to it.

        The order is said here: a query that groups leaves out the order of the model.
        """
        return self.annotate(people=Count("attendance")).order_by("held_on", "pk")


class ParticipantQuerySet(ScopedQuerySet):
    region_path = "community__district__region"

    def _attendance(self):
        return self.model._meta.get_field("attendance").related_model.objects

    def in_training(self, training) -> QuerySet:
        """People who came to a session of a training."""
        came = self._attendance().filter(participant=OuterRef("pk"), session__training=training)
        return self.filter(Exists(came))

    def spelt_like(self, names) -> QuerySet:
        """People with one of the names, whatever its spelling."""
        return self.filter(folded__in={search_text(name) for name in names})

    def with_trainings(self, trainings: QuerySet) -> QuerySet:
        """Adds `trainings_attended`, how many of `trainings` each person came to."""
        came = (
            self._attendance()
            .filter(participant=OuterRef("pk"), session__training__in=trainings.values("pk"))
            .order_by()
            .values("participant")
            .annotate(total=Count("session__training", distinct=True))
        )
        return self.annotate(trainings_attended=Coalesce(Subquery(came.values("total")), 0))

    def with_sessions(self, training) -> QuerySet:
        """Adds `sessions_attended`, how many sessions of a training each person came to."""
        came = (
            self._attendance()
            .filter(participant=OuterRef("pk"), session__training=training)
            .order_by()
            .values("participant")
            .annotate(total=Count("session"))
        )
        return self.annotate(sessions_attended=Coalesce(Subquery(came.values("total")), 0))

    def for_list(self) -> QuerySet:
        """What one line of a list of people shows."""
        return self.select_related("community__district__region")


class AttendanceQuerySet(ScopedQuerySet):
    region_path = "session__training__community__district__region"

    def seats(self) -> QuerySet:
        """One row for each person in each training, however many sessions they came to."""
        return self.values("participant", training=F("session__training")).distinct()
