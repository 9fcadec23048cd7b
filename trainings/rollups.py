"""The roll-up of trainings: every seat filled, in one plain query, for the summaries to add up."""

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from django.db.models import (
    BigIntegerField,
    BooleanField,
    CharField,
    Exists,
    ExpressionWrapper,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Value,
)
from django.db.models.functions import Cast, Coalesce, ExtractYear

from communities.borders import TODAY, Borders
from communities.models import AgeBand
from core.models import Provenance, ReviewState
from trainings.models import Attendance, HeadCount, Training


class SeatRow(NamedTuple):
    """One seat: a person in a training, or a head-count's line; or a training without seats.

    `number` is what the row adds to seats filled: 1 for a person, the people of a head-count, 0
    for a training nobody is entered for. `participant` is None where no name was kept: such rows
    never count as people trained. `region` is the key of the region in the boundaries asked for.
    """

    training: int
    starts_on: date
    ends_on: date
    cancelled: bool
    held: bool
    review: str
    community: int
    region: int
    district: int
    topic: int
    programme: int
    participant: int | None
    sex: str
    is_youth: bool
    has_age: bool
    number: int

    def is_held(self, on: date) -> bool:
        """Whether the training had ended by a day, and was not cancelled."""
        return not self.cancelled and self.ends_on <= on

    @property
    def confirmed(self) -> bool:
        """Whether a second person has checked the training."""
        return self.review == ReviewState.CONFIRMED


def seat_rows(
    user,
    on: date,
    *,
    programmes: Collection[int] | None = None,
    partner: int | None = None,
    borders: Borders = TODAY,
    samples: bool = True,
    training: int | None = None,
) -> list[SeatRow]:
    """Every seat of the trainings whose figures `user` reads, in one query.

    `held` says whether the training had ended by `on` and was not cancelled. `programmes`,
    `partner` and `training` narrow by keys; `borders` say which regions group;
    `samples=False` leaves sample trainings out. A person is one row a training, however many
    sessions they came to; with names, a head-count adds nothing. Youth is what the programme's age
    bands call so, by the year the training ended less the year of birth; `has_age` says whether
    their age is known at all.
    """
    if not user.can("read_summaries"):
        return []
    scope = _scope_of(user, programmes)
    if training is not None:
        scope["pk"] = training
    if partner is not None:
        scope["partners__partner"] = partner
    parts = (
        (Attendance.objects.all(), "session__training__", _person()),
        (_unnamed(HeadCount, "training"), "training__", _head_count()),
        (
            _unnamed(Training, "pk").filter(
                ~Exists(HeadCount.objects.filter(training=OuterRef("pk")))
            ),
            "",
            _nobody(),
        ),
    )
    named, counted, empty = (
        _narrowed(
            borders.narrowed(rows.order_by(), f"{prefix}community"), prefix, scope, samples
        ).values_list(*_of_training(prefix), *seat)
        for rows, prefix, seat in parts
    )
    rows = named.distinct().union(counted, empty, all=True)
    return [_row(on, borders, *values) for values in rows]


def _row(
    on, borders, training, starts_on, ends_on, cancelled_on, review, community, region, district,
    *rest,
) -> SeatRow:  # fmt: skip
    cancelled = cancelled_on is not None
    held = not cancelled and ends_on <= on
    place = borders.place(community, region, district)
    return SeatRow(training, starts_on, ends_on, cancelled, held, review, community, *place, *rest)


def _unnamed(model, training: str) -> QuerySet:
    """Rows of the trainings without a single name."""
    named = Attendance.objects.filter(session__training=OuterRef(training))
    return model.objects.filter(~Exists(named))


def _scope_of(user, programmes: Collection[int] | None) -> dict:
    """What limits the trainings: the programmes asked for, and the reader's regions or, for a
    viewer, their programmes."""
    scope = {}
    if user.scope.programmes is not None:
        own = user.scope.programmes
        programmes = own if programmes is None else own.intersection(programmes)
    elif not user.scope.everywhere:
        scope["community__district__region__in"] = user.scope.regions
    if programmes is not None:
        scope["programme__in"] = programmes
    return scope


def _narrowed(rows: QuerySet, prefix: str, scope: dict, samples: bool) -> QuerySet:
    """The rows whose training, below the lookup `prefix`, is in scope."""
    rows = rows.filter(**{f"{prefix}{lookup}": value for lookup, value in scope.items()})
    return rows if samples else rows.exclude(**{f"{prefix}provenance": Provenance.SAMPLE})


def _of_training(prefix: str) -> list[F]:
    """What a row says of its training."""
    names = (
        "pk", "starts_on", "ends_on", "cancelled_on", "review", "community",
        "community__district__region", "community__district", "topic", "programme",
    )  # fmt: skip
    return [F(f"{prefix}{name}") for name in names]


def _person() -> tuple:
    """A seat with a name: who, sex, youth, whether the age is known, one."""
    age = ExpressionWrapper(
        ExtractYear(OuterRef("session__training__ends_on")) - OuterRef("participant__birth_year"),
        output_field=IntegerField(),
    )
    youth = (
        AgeBand.objects.filter(programme=OuterRef("session__training__programme"), is_youth=True)
        .annotate(age=age)
        .filter(Q(to_age=None) | Q(to_age__gte=F("age")), from_age__lte=F("age"))
    )
    has_age = _has("participant__birth_year")
    return F("participant"), F("participant__sex"), Exists(youth), has_age, Value(1)


def _head_count() -> tuple:
    """A line of a head-count: nobody by name, sex, youth, whether the age is known, so many."""
    is_youth = Coalesce(F("age_band__is_youth"), _no())
    return _nobody_by_name(), F("sex"), is_youth, _has("age_band"), F("people")


def _nobody() -> tuple:
    """A training for which nobody is entered."""
    nothing = Value("", output_field=CharField())
    return _nobody_by_name(), nothing, _no(), _no(), Value(0)


def _no() -> Value:
    return Value(False, output_field=BooleanField())


def _has(name: str) -> ExpressionWrapper:
    """Whether a field is filled in."""
    return ExpressionWrapper(Q(**{f"{name}__isnull": False}), output_field=BooleanField())


def _nobody_by_name() -> Cast:
    return Cast(Value(None), BigIntegerField())
