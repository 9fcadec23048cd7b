"""The roll-up of trainings: seats and people, never mixed, in one query."""

from datetime import date

import pytest

from communities.borders import Borders
from communities.models import AgeBand, CommunityDistrict, ProgrammeAssignment
from tests.factories import (
    AttendanceFactory,
    CommunityFactory,
    DistrictFactory,
    HeadCountFactory,
    ParticipantFactory,
    ProgrammeFactory,
    SessionFactory,
    TrainingFactory,
)
from trainings.models import Training
from trainings.rollups import seat_rows

ON = date(2005, 5, 31)

pytestmark = pytest.mark.django_db


def named_training(*participants, sessions=1, **fields):
    """A training at whose every session every one of the participants was."""
    training = TrainingFactory(**fields)
    for _ in range(sessions):
        session = SessionFactory(training=training, held_on=training.starts_on)
        for participant in participants:
            AttendanceFactory(session=session, participant=participant)
    return training


def test_a_person_fills_one_seat_a_training_however_many_sessions_they_came_to(manager):
    person = ParticipantFactory()
    named_training(person, sessions=3)

    rows = list(seat_rows(manager, ON))

    assert [(row.participant, row.number) for row in rows] == [(person.pk, 1)]


def test_a_person_in_two_trainings_fills_two_seats_and_is_one_person(manager):
    person = ParticipantFactory()
    named_training(person)
    named_training(person)

    rows = list(seat_rows(manager, ON))

    assert sum(row.number for row in rows) == 2
    assert {row.participant for row in rows} == {person.pk}


def test_a_head_count_fills_seats_and_names_nobody(manager):
    training = TrainingFactory()
    HeadCountFactory(training=training, sex="woman", people=9)
    HeadCountFactory(training=training, sex="man", people=4)

    rows = list(seat_rows(manager, ON))

    assert sorted((row.sex, row.number) for row in rows) == [("man", 4), ("woman", 9)]
    assert {row.participant for row in rows} == {None}


def test_where_names_are_kept_a_head_count_adds_nothing(manager):
    training = named_training(ParticipantFactory(), ParticipantFactory())
    HeadCountFactory(training=training, people=30)

    assert sum(row.number for row in seat_rows(manager, ON)) == 2


def test_a_training_nobody_is_entered_for_is_one_row_of_no_seats(manager):
    training = TrainingFactory()
    SessionFactory(training=training)

    (row,) = seat_rows(manager, ON)

    assert (row.training, row.number, row.participant, row.sex) == (training.pk, 0, None, "")
    assert (row.starts_on, row.ends_on) == (training.starts_on, training.ends_on)
    assert row.review == training.review
    assert row.community == training.community_id
    assert (row.topic, row.programme) == (training.topic_id, training.programme_id)


def test_a_training_is_held_from_its_last_day_unless_cancelled(manager):
    TrainingFactory(starts_on=date(2005, 5, 29), ends_on=ON)
    TrainingFactory(starts_on=ON, ends_on=date(2005, 6, 1))
    TrainingFactory(
        starts_on=date(2005, 5, 1),
        ends_on=date(2005, 5, 2),
        cancelled_on=date(2005, 4, 30),
        cancel_reason="Snow on the pass",
    )

    rows = sorted(seat_rows(manager, ON))

    assert [(row.held, row.cancelled) for row in rows] == [
        (True, False),
        (False, False),
        (False, True),
    ]


@pytest.mark.parametrize(
    ("birth_year", "is_youth"),
    [(None, False), (1990, False), (1989, True), (1975, True), (1974, False)],
)
def test_youth_is_by_the_programmes_own_bands_in_the_year_the_training_ended(
    manager, birth_year, is_youth
):
    programme = ProgrammeFactory()
    AgeBand.objects.create(programme=programme, name_en="15-29", from_age=15, to_age=29)
    AgeBand.objects.create(programme=programme, name_en="30+", from_age=30)
    AgeBand.objects.filter(from_age=15).update(is_youth=True)
    AgeBand.objects.create(programme=ProgrammeFactory(), name_en="all", from_age=0, is_youth=True)
    person = ParticipantFactory(birth_year=birth_year)
    named_training(
        person, programme=programme, starts_on=date(2003, 12, 30), ends_on=date(2004, 1, 2)
    )

    (row,) = seat_rows(manager, ON)

    assert row.is_youth is is_youth
    assert row.has_age == (birth_year is not None)


def test_youth_of_a_head_count_is_its_band(manager):
    programme = ProgrammeFactory()
    youth = AgeBand.objects.create(
        programme=programme, name_en="15-29", from_age=15, to_age=29, is_youth=True
    )
    training = TrainingFactory(programme=programme)
    HeadCountFactory(training=training, sex="man", age_band=youth, people=3)
    HeadCountFactory(training=training, sex="man", age_band=None, people=5)

    assert sorted((row.number, row.is_youth, row.has_age) for row in seat_rows(manager, ON)) == [
        (3, True, True),
        (5, False, False),
    ]


def test_the_region_is_that_of_the_boundaries_asked_for(manager, region_a, region_b):
    then, today = DistrictFactory(region=region_a), DistrictFactory(region=region_b)
    community = CommunityFactory(district=today)
    CommunityDistrict.objects.filter(community=community).delete()
    reform = date(2018, 6, 19)
    CommunityDistrict.objects.create(community=community, district=then, valid_to=reform)
    CommunityDistrict.objects.create(community=community, district=today, valid_from=reform)
    named_training(ParticipantFactory(), community=community)

    def regions(day):
        return [row.region for row in seat_rows(manager, ON, borders=Borders(day))]

    assert regions(ON) == [region_a.pk]
    assert regions(reform) == [region_b.pk]
    assert regions(None) == [region_b.pk]


def test_a_community_without_a_district_on_that_day_counts_where_it_lies_today(manager, region_b):
    community = CommunityFactory(district=DistrictFactory(region=region_b))
    CommunityDistrict.objects.filter(community=community).delete()
    TrainingFactory(community=community)

    (row,) = seat_rows(manager, ON, borders=Borders(ON))

    assert row.region == region_b.pk


def test_officers_read_the_seats_of_their_regions_only(officer, other_officer, region_a):
    community = CommunityFactory(district=DistrictFactory(region=region_a))
    HeadCountFactory(training=TrainingFactory(community=community))
    named_training(ParticipantFactory(), community=community)
    TrainingFactory(community=community)

    assert len(list(seat_rows(officer, ON))) == 3
    assert list(seat_rows(other_officer, ON)) == []


def test_viewers_read_the_seats_of_their_programmes_only(viewer):
    ProgrammeAssignment.objects.filter(user=viewer).delete()
    programme = ProgrammeFactory()
    ProgrammeAssignment.objects.create(user=viewer, programme=programme)
    named_training(ParticipantFactory(), programme=programme)
    named_training(ParticipantFactory())

    assert [row.programme for row in seat_rows(viewer, ON)] == [programme.pk]


def test_who_is_switched_off_reads_none(switched_off, region_a):
    TrainingFactory(community=CommunityFactory(district=DistrictFactory(region=region_a)))

    assert list(seat_rows(switched_off, ON)) == []


def test_some_programmes_can_be_asked_for(administrator):
    wanted = ProgrammeFactory()
    named_training(ParticipantFactory(), programme=wanted)
    HeadCountFactory(training=TrainingFactory())

    assert [row.programme for row in seat_rows(administrator, ON, programmes=[wanted.pk])] == [
        wanted.pk
    ]


def test_asking_for_a_programme_never_widens_what_a_viewer_reads(viewer):
    training = named_training(ParticipantFactory())

    assert seat_rows(viewer, ON, programmes=[training.programme_id]) == []


def test_one_training_can_be_asked_for(manager):
    wanted = named_training(ParticipantFactory(), confirmed=True)
    HeadCountFactory(training=TrainingFactory())

    assert [
        (row.training, row.confirmed) for row in seat_rows(manager, ON, training=wanted.pk)
    ] == [(wanted.pk, True)]


def test_samples_can_be_left_out(manager):
    named_training(ParticipantFactory(), provenance="sample")
    HeadCountFactory(training=TrainingFactory(provenance="sample"))
    TrainingFactory(provenance="sample")
    recorded = TrainingFactory(provenance="recorded")

    rows = seat_rows(manager, ON, samples=False)

    assert [row.training for row in rows] == [recorded.pk]


def test_all_seats_are_read_in_one_query(officer, region_a, django_assert_num_queries):
    community = CommunityFactory(district=DistrictFactory(region=region_a))
    for _ in range(4):
        named_training(ParticipantFactory(), ParticipantFactory(), community=community)
        HeadCountFactory(training=TrainingFactory(community=community))
        TrainingFactory(community=community)
    assert officer.scope.regions

    with django_assert_num_queries(1):
        assert len(list(seat_rows(officer, ON))) == 16


def test_seats_agree_with_the_list_of_trainings(manager):
    people = [ParticipantFactory() for _ in range(3)]
    named_training(*people, sessions=2)
    HeadCountFactory(training=named_training(people[0]), people=40)
    HeadCountFactory(training=TrainingFactory(), people=7)

    listed = sum(training.seats for training in Training.objects.with_seats())

    assert sum(row.number for row in seat_rows(manager, ON)) == listed == 11
