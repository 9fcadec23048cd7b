"""Councils on screen: the list, who sits, how regularly it meets, counts that open their rows."""

from datetime import date

import pytest
from django.urls import reverse

from dialogue.fates import FATES, count_fates, is_overdue, with_fate
from dialogue.models import Council, Recommendation
from dialogue.views.months import strip_of
from tests.browsing import filled
from tests.factories import (
    AppealFactory,
    CommunityFactory,
    CouncilFactory,
    CouncilMeetingFactory,
    PartnerFactory,
    RecommendationFactory,
    SeatFactory,
)


@pytest.fixture
def council(region_a):
    return CouncilFactory(region=region_a, name_en="Entrepreneurs' Council", quorum=2)


def page_of(client, record) -> str:
    return client.get(record.get_absolute_url()).content.decode()


def test_a_council_is_entered_with_its_seats_in_the_only_region(client_of, officer, region_a):
    client, url = client_of(officer), reverse("dialogue:council_create")
    data = filled(client.get(url))
    assert data["region"] == [str(region_a.pk)]
    typed = {
        "name_en": "Water Council",
        "founded_on": "12.2005",
        "seats-0-side": "state",
        "seats-0-position": "Deputy akim",
        "seats-1-side": "business",
        "seats-1-position": "Farmers' union",
        "seats-1-organisation": str(PartnerFactory(name_en="Union").pk),
    }
    assert client.post(url, data | typed).status_code == 302
    made = Council.objects.get(name_en="Water Council")
    assert (made.founded_on, made.founded_on_precision) == (date(2005, 12, 31), "month")
    text = page_of(client, made)
    assert "Deputy akim" in text and "December 2005" in text and "Union" in text
    assert "entered: council" in text


def test_a_form_that_is_refused_keeps_what_was_typed(client_of, officer):
    client, url = client_of(officer), reverse("dialogue:council_create")
    typed = {"name_en": "", "about": "Kept while refused", "seats-0-position": "Somebody"}
    response = client.post(url, filled(client.get(url)) | typed)
    assert response.status_code == 422
    text = response.content.decode()
    assert "Kept while refused" in text and 'value="Somebody"' in text


def test_the_list_says_what_waits_and_leads_to_exactly_those_rows(client_of, officer, council):
    for side, number in (("state", 2), ("business", 1)):
        for _ in range(number):
            SeatFactory(council=council, side=side)
    SeatFactory(council=council, side="state", left_on=date(2006, 1, 1))
    CouncilMeetingFactory(council=council, number=1, planned_on=date(2006, 2, 8), held=True)
    AppealFactory(council=council)
    AppealFactory(council=council, state="closed")
    RecommendationFactory(council=council, issued=True)
    RecommendationFactory(council=council, answered=True)
    client = client_of(officer)
    cells = {cell.label: cell for cell in client.get("/councils/").context["rows"][0].cells}
    texts = {label: cell.text for label, cell in cells.items()}
    assert texts["Seats: state / business / civil society"] == "2 / 1 / 0"
    assert texts["Last met on"] == "8 February 2006"
    assert texts["Open appeals"] == texts["Recommendations without an answer"] == "1"
    for label in ("Open appeals", "Recommendations without an answer"):
        assert client.get(cells[label].url).context["count"] == 1
    assert "2 / 1 / 0" in client.get("/councils/?export=csv").getvalue().decode()


def test_every_count_of_recommendations_opens_exactly_its_rows(client_of, officer, council):
    of_council = {"council": council}
    RecommendationFactory(**of_council)
    RecommendationFactory(**of_council, issued=True, due_on=date(2006, 3, 1))
    RecommendationFactory(**of_council, answered=True)
    RecommendationFactory(**of_council, answered=True, answer="partly", due_on=date(2006, 4, 1))
    RecommendationFactory(**of_council, answered=True, answer="refused", due_on=date(2006, 4, 1))
    RecommendationFactory(**of_council, carried_out=True, due_on=date(2006, 4, 1))
    RecommendationFactory(council=CouncilFactory(region=council.region), issued=True)
    client = client_of(officer)
    sections = {s.id: s for s in client.get(council.get_absolute_url()).context["sections"]}
    figures = {
        f.measure.removeprefix("recommendations_"): f for f in sections["recommendations"].figures
    }
    values = {name: int(figure.value) for name, figure in figures.items()}
    assert values == {
        "issued": 5,
        "answered": 4,
        "accepted": 2,
        "partly": 1,
        "refused": 1,
        "no_answer": 1,
        "carried_out": 1,
        "promised": 2,
        "overdue": 1,
        "drafted": 1,
    }
    for name, figure in figures.items():
        assert client.get(figure.url).context["count"] == values[name], name


def test_fates_agree_with_the_questions_asked_elsewhere(council):
    for values in ({}, {"issued": True}, {"answered": True}, {"carried_out": True}):
        for due in (None, date(2006, 2, 20), date(2006, 7, 1)):
            RecommendationFactory(council=council, due_on=due, **values)
    rows = Recommendation.objects.all()
    questions = {"issued": "issued", "answered": "answered", "no_answer": "unanswered"}
    questions |= {"carried_out": "carried_out"}
    for on in (date(2006, 1, 1), date(2006, 2, 25), date(2006, 4, 1), date(2026, 1, 1)):
        counts = count_fates(rows, on)
        for fate in FATES:
            assert with_fate(rows, fate, on).count() == counts[fate]
        for fate, question in questions.items():
            assert set(with_fate(rows, fate, on)) == set(getattr(rows, question)(on)), (fate, on)
        overdue = {row for row in rows if is_overdue(row, on)}
        assert set(with_fate(rows, "overdue", on)) == overdue, on


def meeting(council, number: int, day: date, **values):
    return CouncilMeetingFactory(council=council, number=number, planned_on=day, **values)


def states(strip) -> dict[str, str]:
    return {month.name: month.state for month in strip.months}


def test_the_strip_tells_months_met_missed_and_planned(council):
    meetings = [
        meeting(council, 1, date(2006, 1, 18), held=True),
        meeting(council, 2, date(2006, 2, 15), not_held_reason="No quorum"),
        meeting(council, 3, date(2006, 4, 19), held=True),
        meeting(council, 4, date(2006, 5, 17)),
    ]
    strip = strip_of(council, meetings, date(2006, 5, 2))
    assert states(strip) == {
        "Jan 2006": "held",
        "Feb 2006": "missed",
        "Mar 2006": "missed",
        "Apr 2006": "held",
        "May 2006": "planned",
    }
    assert strip.sentence == "It met in 2 of these 5 months up to May 2006."


def test_the_strip_of_a_council_long_silent_ends_with_its_last_meeting(council):
    meetings = [meeting(council, 1, date(2006, 1, 18), held=True)]
    meetings += [meeting(council, 2, date(2007, 2, 21), held=True)]
    strip = strip_of(council, meetings, date(2026, 11, 24))
    assert (len(strip.months), strip.months[-1].name) == (14, "Feb 2007")
    assert strip_of(council, [], date(2026, 11, 24)) is None


def test_a_council_that_fell_silent_lately_shows_the_months_without_a_meeting(council):
    meetings = [meeting(council, 1, date(2006, 1, 18), held=True)]
    strip = strip_of(council, meetings, date(2006, 4, 10))
    assert states(strip) == {
        "Jan 2006": "held",
        "Feb 2006": "missed",
        "Mar 2006": "missed",
        "Apr 2006": "none",
    }


def test_a_council_says_where_only_the_newest_appeals_are_shown(client_of, officer, council):
    AppealFactory.create_batch(16, council=council)
    page = client_of(officer).get(council.get_absolute_url())
    cut = {section.id: section.is_cut for section in page.context["sections"]}
    assert cut["appeals"] and not cut["meetings"] and not cut["recommendations"]


def test_a_new_council_teaches_what_comes_next(client_of, officer, council):
    text = page_of(client_of(officer), council)
    assert "A meeting is planned for a day, then held." in text
    assert "The seats say who speaks for which side." in text
    empty = client_of(officer).get("/appeals/").content.decode()
    assert "An appeal is what a person or a firm brings to a council." in empty


def test_a_communitys_page_shows_its_appeals_and_the_councils_of_its_region(
    client_of, officer, council
):
    village = CommunityFactory(district__region=council.region)
    AppealFactory(council=council, community=village, title="A well run dry")
    CouncilFactory(name_en="A council elsewhere")
    text = page_of(client_of(officer), village)
    assert "A well run dry" in text and "Entrepreneurs&#x27; Council" in text
    assert "A council elsewhere" not in text
    assert f"/appeals/new/?community={village.pk}" in text


def test_a_partners_page_shows_its_seats_and_what_was_recommended_to_it(
    client_of, officer, other_officer, council
):
    partner = PartnerFactory(name_en="Akimat")
    SeatFactory(council=council, organisation=partner, position="Land department")
    RecommendationFactory(council=council, addressee=partner, title="Annul it", answered=True)
    text = page_of(client_of(officer), partner)
    assert "Land department" in text and "Annul it" in text and "accepted, 1 March 2006" in text
    elsewhere = page_of(client_of(other_officer), partner)
    assert "Land department" not in elsewhere and "Annul it" not in elsewhere
