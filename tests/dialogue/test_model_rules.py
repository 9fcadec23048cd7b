"""The database and the forms refuse what councils never do."""

from datetime import date
from functools import partial

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from dialogue.choices import MeetingState, RecommendationState
from dialogue.fates import with_fate
from dialogue.models import Appeal, Council, Meeting, Recommendation, TensionSurvey
from tests.factories import (
    AgendaItemFactory,
    AppealFactory,
    CommunityFactory,
    CouncilFactory,
    CouncilMeetingFactory,
    DistrictFactory,
    OutcomeFactory,
    RecommendationFactory,
    SeatAttendanceFactory,
    SeatFactory,
    StakeFactory,
    SurveyAnswerFactory,
    SurveyFactory,
)

pytestmark = pytest.mark.django_db
DAY = date(2006, 3, 1)

REFUSED = [
    (CouncilFactory, {"name_en": ""}),
    (CouncilFactory, {"founded_on": DAY, "ended_on": date(2006, 2, 1)}),
    (CouncilFactory, {"meets_every_months": 0}),
    (CouncilFactory, {"quorum": 0}),
    (SeatFactory, {"side": "other"}),
    (SeatFactory, {"taken_on": DAY, "left_on": date(2006, 2, 1)}),
    (CouncilMeetingFactory, {"number": 0}),
    (CouncilMeetingFactory, {"held": True, "not_held_reason": "Storm"}),
    (SeatAttendanceFactory, {"presence": "absent", "substitute": "A deputy"}),
    (AppealFactory, {"code": ""}),
    (AppealFactory, {"state": "lost"}),
    (StakeFactory, {"quantity": 0}),
    (RecommendationFactory, {"addressee_text": ""}),
    (RecommendationFactory, {"letter_number": "7"}),
    (RecommendationFactory, {"answered_on": DAY, "answer": "accepted"}),
    (RecommendationFactory, {"issued": True, "answered_on": DAY}),
    (RecommendationFactory, {"issued": True, "answer": "accepted"}),
    (RecommendationFactory, {"issued": True, "carried_out_note": "Done"}),
    (RecommendationFactory, {"carried_out_on": DAY}),
    (RecommendationFactory, {"answered": True, "answered_on": date(2006, 1, 1)}),
    (RecommendationFactory, {"carried_out": True, "carried_out_on": date(2006, 1, 1)}),
    (RecommendationFactory, {"issued": True, "due_on": date(2006, 1, 1)}),
    (OutcomeFactory, {"kind": "miracle"}),
    (SurveyFactory, {"ends_on": date(2006, 1, 1)}),
    (SurveyAnswerFactory, {"question": "ethnicity"}),
]


@pytest.mark.parametrize("factory, values", REFUSED)
def test_the_database_refuses(factory, values):
    with pytest.raises(IntegrityError), transaction.atomic():
        factory(**values)


def test_numbers_and_codes_are_given_once_in_a_council():
    meeting, appeal = CouncilMeetingFactory(), AppealFactory()
    recommendation = RecommendationFactory()
    for factory, row, names in [
        (CouncilMeetingFactory, meeting, ("council", "number")),
        (AppealFactory, appeal, ("council", "code")),
        (RecommendationFactory, recommendation, ("council", "code")),
    ]:
        same = {name: getattr(row, name) for name in names}
        with pytest.raises(IntegrityError), transaction.atomic():
            factory(**same)
        factory(**same | {"council": CouncilFactory()})


@pytest.mark.parametrize(
    "factory, field",
    [
        (CouncilMeetingFactory, "chaired_by"),
        (SeatAttendanceFactory, "seat"),
        (AgendaItemFactory, "appeal"),
        (RecommendationFactory, "meeting"),
        (RecommendationFactory, "appeal"),
        (OutcomeFactory, "appeal"),
        (OutcomeFactory, "recommendation"),
    ],
)
def test_what_is_another_councils_is_refused_beside_its_field(factory, field):
    made = {
        "chaired_by": SeatFactory,
        "seat": SeatFactory,
        "meeting": CouncilMeetingFactory,
        "appeal": AppealFactory,
        "recommendation": RecommendationFactory,
    }
    with pytest.raises(ValidationError) as refused:
        factory.build(**_of_a_council(factory), **{field: made[field]()}).clean()
    assert list(refused.value.message_dict) == [field]


def _of_a_council(factory) -> dict:
    if factory in (SeatAttendanceFactory, AgendaItemFactory):
        return {"meeting": CouncilMeetingFactory()}
    return {"council": CouncilFactory()}


@pytest.mark.parametrize("model", [Appeal, TensionSurvey])
def test_a_place_lies_in_the_region_it_is_said_to_lie_in(model):
    council = CouncilFactory()
    whole = {"council": council} if model is Appeal else {"region": council.region}
    here = DistrictFactory(region=council.region)
    elsewhere = CommunityFactory()
    model(title="A", community=CommunityFactory(district=here), **whole).clean()
    for wrong, field in [
        ({"community": elsewhere}, "community"),
        ({"district": elsewhere.district}, "district"),
        ({"community": elsewhere, "district": here}, "district"),
    ]:
        with pytest.raises(ValidationError) as refused:
            model(title="A", **wrong, **whole).clean()
        assert list(refused.value.message_dict) == [field]


def test_a_meeting_says_by_its_day_or_its_reason_how_it_went():
    council = CouncilFactory()
    planned = Meeting(council=council, planned_on=DAY)
    assert planned.state == MeetingState.PLANNED and planned.day == DAY
    held = Meeting(council=council, planned_on=DAY, held_on=date(2006, 3, 8))
    assert held.state == MeetingState.HELD and held.day == date(2006, 3, 8)
    fallen = Meeting(council=council, planned_on=DAY, not_held_reason="Storm")
    assert fallen.state == MeetingState.NOT_HELD


def test_meetings_are_asked_for_by_how_they_went():
    held = CouncilMeetingFactory(held=True)
    planned = CouncilMeetingFactory()
    fallen = CouncilMeetingFactory(not_held_reason="Storm")
    assert list(Meeting.objects.held(DAY)) == [held]
    assert not Meeting.objects.held(date(2006, 1, 1)).exists()
    assert list(Meeting.objects.planned()) == [planned] == list(Meeting.objects.overdue(DAY))
    assert list(Meeting.objects.not_held()) == [fallen]


def test_seats_at_a_meeting_are_counted_apart_from_its_agenda():
    meeting = CouncilMeetingFactory(held=True)
    for presence in ("present", "substitute", "absent"):
        SeatAttendanceFactory(meeting=meeting, presence=presence)
    AgendaItemFactory.create_batch(2, meeting=meeting)
    listed = Meeting.objects.for_list().get()
    assert (listed.seats_filled, listed.seats_listed, listed.items_on_agenda) == (2, 3, 2)


def test_a_recommendation_is_in_the_state_of_its_furthest_fact():
    states = [
        (RecommendationFactory(), RecommendationState.DRAFTED),
        (RecommendationFactory(issued=True), RecommendationState.ISSUED),
        (RecommendationFactory(answered=True), RecommendationState.ANSWERED),
        (RecommendationFactory(carried_out=True), RecommendationState.CARRIED_OUT),
        (RecommendationFactory(carried_out=True, answer="", answered_on=None), "carried_out"),
    ]
    assert [row.state for row, _ in states] == [state for _, state in states]
    rows = Recommendation.objects
    assert rows.issued(date(2006, 12, 31)).count() == 4
    assert rows.unanswered(date(2006, 2, 20)).count() == 4


def test_an_answer_is_overdue_until_it_comes_or_the_thing_is_done():
    due = {"due_on": date(2006, 2, 20)}
    late = RecommendationFactory(issued=True, **due)
    RecommendationFactory(answered=True, **due)
    done = RecommendationFactory(carried_out=True, answer="", answered_on=None, **due)
    overdue = partial(with_fate, Recommendation.objects.all(), "overdue")
    assert not overdue(date(2006, 2, 20)).exists()
    assert overdue(date(2006, 2, 21)).count() == 3
    assert set(overdue(date(2006, 3, 1))) == {late, done}
    assert list(overdue(date(2006, 5, 1))) == [late]


def test_councils_stand_from_their_founding_to_their_end():
    council = CouncilFactory(founded_on=date(2006, 1, 1), ended_on=date(2007, 1, 1))
    for day, stands in [("2005-12-31", 0), ("2006-01-01", 1), ("2006-12-31", 1), ("2007-01-01", 0)]:
        assert Council.objects.standing(date.fromisoformat(day)).count() == stands
    assert SeatFactory(council=council).history_root() == council


def test_everything_of_a_council_is_seen_in_its_region_alone(officer, other_officer, viewer):
    region = officer.region_assignments.get().region
    council = CouncilFactory(region=region)
    appeal = AppealFactory(council=council)
    rows = [
        council,
        appeal,
        SeatFactory(council=council),
        SeatAttendanceFactory(meeting__council=council),
        AgendaItemFactory(meeting__council=council),
        StakeFactory(appeal=appeal),
        RecommendationFactory(council=council),
        OutcomeFactory(council=council),
        SurveyFactory(region=region),
        SurveyAnswerFactory(survey__region=region),
    ]
    for row in rows:
        of_kind = type(row).objects.filter(pk=row.pk)
        assert of_kind.visible_to(officer).exists() and of_kind.editable_by(officer).exists()
        for stranger in (other_officer, viewer):
            assert not of_kind.visible_to(stranger).exists(), row
            assert not of_kind.editable_by(stranger).exists(), row
        assert row.history_root().history_region() == region.pk


@pytest.mark.parametrize("factory", [AppealFactory, RecommendationFactory, OutcomeFactory])
def test_titles_are_found_in_any_spelling(factory):
    row = factory(title="Жайылым және су")
    assert type(row).objects.matching("zhaiylym").get() == row


@pytest.mark.parametrize("place", ["community", "district"])
def test_a_council_stays_where_the_places_of_its_appeals_are(place):
    council = CouncilFactory()
    district = DistrictFactory(region=council.region)
    placed = district if place == "district" else CommunityFactory(district=district)
    AppealFactory(council=council, **{place: placed})
    AppealFactory(council=council)
    council.full_clean()
    council.region = DistrictFactory().region
    with pytest.raises(ValidationError) as refused:
        council.full_clean()
    assert set(refused.value.message_dict) == {"region"}
