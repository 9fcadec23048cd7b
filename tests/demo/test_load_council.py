"""The loaded demo holds the sample council, marked as what it is, and no figure moves for it."""

from datetime import date

import pytest
from auditlog.models import LogEntry
from django.db.models import Count

from core.history import entries_of
from core.models import Provenanced
from dialogue.models import (
    AgendaItem,
    Appeal,
    AppealTransition,
    Applicant,
    Council,
    Meeting,
    Outcome,
    Recommendation,
    Seat,
    SeatAttendance,
    Stake,
    TensionSurvey,
)
from tests.demo.data_files import rows
from tests.demo.portfolio import demo_portfolio_of_module, loaded_portfolio  # noqa: F401

pytestmark = pytest.mark.usefixtures("demo_portfolio_of_module")

LAST = date(2007, 2, 28)
TABLES = {
    "councils": Council,
    "council_seats": Seat,
    "council_meetings": Meeting,
    "agenda_items": AgendaItem,
    "seat_attendance": SeatAttendance,
    "appeals": Appeal,
    "applicants": Applicant,
    "appeal_moves": AppealTransition,
    "stakes": Stake,
    "recommendations": Recommendation,
    "outcomes": Outcome,
}


@pytest.mark.parametrize("name", TABLES)
def test_each_row_of_a_file_is_loaded(name):
    assert TABLES[name].objects.count() == len(rows(name)) > 0


def test_the_council_has_the_counts_of_the_issue():
    council = Council.objects.for_list().get()
    assert council.region.slug == "mangystau" and "(sample)" in council.name_en
    assert (council.meetings_held, council.appeals_brought) == (14, 17)
    assert council.recommendations_issued == 9
    assert Meeting.objects.held(LAST).count() == 14
    assert Recommendation.objects.answered(LAST).count() == 7
    assert Recommendation.objects.unanswered(LAST).count() == 2
    assert Appeal.objects.open_on(LAST).count() == Appeal.objects.open().count() == 3


def test_every_row_is_marked_and_only_the_land_case_is_derived():
    for model in TABLES.values():
        if issubclass(model, Provenanced):
            others = model.objects.exclude(provenance="sample")
            expected = {"Appeal": 1, "Recommendation": 1}.get(model.__name__, 0)
            assert others.count() == expected, model
            assert not others.exclude(provenance="derived").exists()
            assert not others.exclude(source__contains="dates invented").exists()


def test_no_tension_is_scored_for_any_place():
    assert not TensionSurvey.objects.exists()


def test_what_is_loaded_is_valid_for_the_forms_too():
    for model in TABLES.values():
        for row in model.objects.all():
            row.clean()


def test_the_names_of_applicants_stand_in_their_own_table_only():
    names = set(Applicant.objects.values_list("name", flat=True))
    assert len(names) == 17
    for entry in LogEntry.objects.filter(content_type__app_label="dialogue"):
        assert not any(name in f"{entry.object_repr} {entry.changes}" for name in names)
    assert not LogEntry.objects.filter(content_type__model="applicant").exists()


@pytest.mark.parametrize("model", [Council, Meeting, Appeal, Recommendation, Outcome])
def test_each_record_enters_the_history_once_in_its_region(model):
    for record in model.objects.all():
        entry = entries_of(record).get()
        assert entry.action == LogEntry.Action.CREATE and entry.actor is None
        assert entry.additional_data["region"] == record.history_region()


def test_seats_by_side_are_six_six_and_three():
    sides = Seat.objects.taken(LAST).order_by().values_list("side").annotate(Count("pk"))
    assert dict(sides) == {"state": 6, "business": 6, "civil_society": 3}
