"""Two officers enter who came to one meeting: the second sees what the first saved, keeps what they
typed, and overwrites only knowingly."""

from datetime import date

import pytest
from django.urls import reverse

from dialogue.models import SeatAttendance
from tests.browsing import filled
from tests.factories import (
    CouncilFactory,
    CouncilMeetingFactory,
    SeatAttendanceFactory,
    SeatFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def council(region_a):
    return CouncilFactory(region=region_a)


@pytest.fixture
def meeting(council):
    SeatFactory(council=council, position="Akim")
    SeatFactory(council=council, position="Teacher")
    day = date(2006, 2, 15)
    return CouncilMeetingFactory(council=council, planned_on=day, held_on=day)


@pytest.fixture
def url(meeting):
    return reverse("dialogue:meeting_update", args=[meeting.pk])


@pytest.fixture
def both(client_of, officer, region_a):
    """Two officers of the region, each in a browser of their own."""
    return client_of(officer), client_of(UserFactory(username="second", regions=[region_a]))


def came() -> dict[str, str]:
    """Who came, by seat."""
    rows = SeatAttendance.objects.select_related("seat")
    return {row.seat.position: row.presence for row in rows}


def ticks(page, **presence) -> dict:
    """The form of a meeting with the presence of some seats."""
    fields = filled(page)
    grid = next(
        group["formset"] for group in page.context["formsets"] if group["prefix"] == "attendance"
    )
    for form in grid.forms:
        seat = grid.described(str(form["seat"].value()))[1]
        if seat in presence:
            fields[form.add_prefix("presence")] = [presence[seat]]
    return fields


def shown(page) -> list[tuple[str, str, str]]:
    """What a conflict shows of the attendance."""
    rows = page.context["conflict"]["rows"]
    return [(row["label"], row["mine"], row["theirs"]) for row in rows]


def test_seats_both_enter_for_the_first_time(both, url):
    first, second = both
    pages = [client.get(url) for client in both]
    assert first.post(url, ticks(pages[0], Akim="present", Teacher="absent")).status_code == 302
    answer = second.post(url, ticks(pages[1], Akim="substitute", Teacher="absent"))
    assert answer.status_code == 409
    assert came() == {"Akim": "present", "Teacher": "absent"}
    assert shown(answer) == [("Attendance, Akim: Presence", "substitute", "present")]
    assert second.post(url, filled(answer)).status_code == 302
    assert came() == {"Akim": "substitute", "Teacher": "absent"}


def test_what_only_the_other_entered_stays(both, url):
    first, second = both
    pages = [client.get(url) for client in both]
    assert first.post(url, ticks(pages[0], Akim="present")).status_code == 302
    answer = second.post(url, ticks(pages[1], Teacher="present"))
    assert answer.status_code == 409
    assert second.post(url, filled(answer)).status_code == 302
    assert came() == {"Akim": "present", "Teacher": "present"}


def test_seats_that_were_entered_before(both, url, meeting, council):
    for seat in council.seats.all():
        SeatAttendanceFactory(meeting=meeting, seat=seat, presence="present")
    first, second = both
    pages = [client.get(url) for client in both]
    assert first.post(url, ticks(pages[0], Akim="absent")).status_code == 302
    answer = second.post(url, ticks(pages[1], Akim="substitute"))
    assert answer.status_code == 409 and came()["Akim"] == "absent"
    assert shown(answer) == [("Attendance, Akim: Presence", "substitute", "absent")]
    assert second.post(url, filled(answer)).status_code == 302
    assert came() == {"Akim": "substitute", "Teacher": "present"}


def test_a_row_the_other_removed_is_entered_anew(both, url, meeting, council):
    for seat in council.seats.all():
        SeatAttendanceFactory(meeting=meeting, seat=seat, presence="present")
    first, second = both
    pages = [client.get(url) for client in both]
    assert first.post(url, ticks(pages[0], Akim="")).status_code == 302
    answer = second.post(url, ticks(pages[1], Akim="absent"))
    assert answer.status_code == 409 and came() == {"Teacher": "present"}
    assert second.post(url, filled(answer)).status_code == 302
    assert came() == {"Akim": "absent", "Teacher": "present"}
