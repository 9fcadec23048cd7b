"""Joining: a candidate signs an agreement with the akimat and joins; figures count it from then."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from communities.choices import PartnershipState
from communities.joining import move_partnership, propose_partnership
from communities.models import Community, Partnership
from communities.rollups import partnership_rows
from core.exceptions import EditConflict, RuleViolation
from core.history import entries_of
from core.models import ReviewState
from projects.needs import need_rows
from tests.browsing import filled, resend
from tests.communities.filling import filled as all_fields
from tests.factories import (
    CommunityFactory,
    DistrictFactory,
    NeedFactory,
    PartnershipFactory,
    ProgrammeFactory,
)
from tests.reports.pages import figure_on

ON = "2005-07-31"
AGREEMENT = {"agreement_with": "Akimat of Merke", "agreement": "No. 7", "on": "20.05.2002"}


@pytest.fixture
def community(region_a):
    return CommunityFactory(district=DistrictFactory(region=region_a), population=4000)


@pytest.fixture
def candidate(community, programme):
    return PartnershipFactory(
        community=community, programme=programme, joined_on=None, candidate_on=date(2002, 5, 10)
    )


@pytest.fixture
def client(client_of, officer):
    return client_of(officer)


def step(client, partnership, verb: str, **data):
    url = f"/communities/partnerships/{partnership.pk}/step/{verb}/"
    partnership.refresh_from_db()
    return client.post(url, {"version": partnership.version} | data)


def agree(client, partnership, **data):
    return step(client, partnership, "agree", **AGREEMENT | data)


def test_a_community_goes_from_candidate_to_partner_and_leaves(client, officer, candidate):
    states = [candidate.state]
    for verb, data in (
        ("agree", AGREEMENT),
        ("join", {"on": "01.06.2002"}),
        ("leave", {"on": "31.05.2005", "reason": "The programme ended"}),
    ):
        assert step(client, candidate, verb, **data).status_code == 302
        candidate.refresh_from_db()
        states.append(candidate.state)
    assert states == ["candidate", "agreed", "joined", "left"]
    assert (candidate.agreement_with, candidate.agreement) == ("Akimat of Merke", "No. 7")
    kept = entries_of(candidate.community).filter(content_type__model="partnership", action=1)
    assert [entry.actor for entry in kept] == [officer] * 3


def test_joining_without_an_agreement_is_refused_naming_what_is_missing(client, candidate):
    page = client.get(candidate.community.get_absolute_url()).content.decode()
    missing = "the day of the agreement with the akimat"
    assert missing in page
    assert f"/communities/partnerships/{candidate.pk}/edit/#id_agreement_on" in page
    answer = step(client, candidate, "join", on="01.06.2002")
    assert answer.status_code == 422 and missing in answer.content.decode()
    candidate.refresh_from_db()
    assert candidate.joined_on is None


@pytest.mark.parametrize(
    ("verb", "day", "said"),
    [
        ("join", "19.05.2002", "The step before was on 20 May 2002"),
        ("decline", "01.05.2002", "The step before was on 20 May 2002"),
        ("join", "31.02.2002", "There is no such day"),
        ("join", f"{timezone.localdate() + timedelta(days=3):%d.%m.%Y}", "or an earlier date"),
    ],
)
def test_a_day_out_of_order_is_refused_with_what_was_typed(client, candidate, verb, day, said):
    agree(client, candidate)
    answer = step(client, candidate, verb, on=day, reason="Another village was chosen")
    assert answer.status_code == 422
    assert said in answer.content.decode() and day in answer.content.decode()
    assert Partnership.objects.get().state == PartnershipState.AGREED


def test_one_that_never_joins_is_not_taken_up_for_a_reason(client, candidate):
    assert step(client, candidate, "decline", on="01.07.2002").status_code == 422
    reason = "The residents want no programme"
    assert step(client, candidate, "decline", on="01.07.2002", reason=reason).status_code == 302
    candidate.refresh_from_db()
    assert candidate.state == PartnershipState.NOT_TAKEN_UP
    page = client.get(candidate.community.get_absolute_url()).content.decode()
    assert "not taken up" in page and reason in page


def test_a_step_that_does_not_follow_is_refused(client, candidate):
    answer = step(client, candidate, "leave", on="01.07.2002", reason="Why not")
    assert answer.status_code == 422
    assert "This step is not possible from “candidate”." in answer.content.decode()


def test_who_comes_second_is_told(officer, candidate):
    data = {"verb": "agree", "on": date(2002, 5, 20), "agreement_with": "Akimat"}
    move_partnership(actor=officer, partnership=candidate, version=1, **data)
    stale = Partnership.objects.get()
    with pytest.raises(EditConflict):
        move_partnership(
            actor=officer, partnership=stale, verb="join", version=1, on=date(2002, 6, 1)
        )


def test_a_second_candidacy_for_the_same_programme_is_refused(officer, candidate):
    with pytest.raises(RuleViolation, match="already is in this programme"):
        propose_partnership(
            actor=officer,
            community=candidate.community,
            programme=candidate.programme,
            on=date(2003, 1, 1),
        )


def test_an_officer_does_not_change_what_a_confirmed_community_counts(
    client, client_of, manager, candidate
):
    agree(client, candidate)
    Community.objects.update(review=ReviewState.CONFIRMED)
    answer = step(client, candidate, "join", on="01.06.2002")
    assert "A manager can reopen it." in answer.content.decode()
    assert step(client_of(manager), candidate, "join", on="01.06.2002").status_code == 302
    assert client.get(f"/communities/partnerships/{candidate.pk}/edit/").status_code == 403
    assert client.get(f"/communities/partnerships/{candidate.pk}/delete/").status_code == 403


def test_a_candidate_is_in_no_figure_until_the_day_it_joins(
    client, client_of, manager, candidate, region_a
):
    Community.objects.update(review=ReviewState.CONFIRMED)
    reader = client_of(manager)
    NeedFactory(community=candidate.community)
    assert figure_on(reader.get(f"/regions/?on={ON}"), "communities") == 0
    assert not Community.objects.joined(date(2005, 7, 31)).exists()
    assert not Community.objects.in_programme(candidate.programme).exists()
    assert partnership_rows(manager) == []
    assert need_rows(manager, programmes=[candidate.programme.pk]) == []
    agree(reader, candidate)
    step(reader, candidate, "join", on="01.06.2002")
    assert figure_on(reader.get(f"/regions/?on={ON}"), "communities") == 1
    assert len(partnership_rows(manager)) == 1
    assert figure_on(reader.get(f"/regions/?on={ON}"), "population") == 4000
    assert len(need_rows(manager, programmes=[candidate.programme.pk])) == 1


def test_a_region_whose_only_community_is_a_candidate_has_its_summary(
    client_of, manager, candidate, region_a
):
    assert client_of(manager).get(f"/regions/turkistan/?on={ON}").status_code == 200


def test_the_list_tells_candidates_and_finds_them_by_state(client, candidate, region_a):
    joined = PartnershipFactory(
        programme=candidate.programme, community__district=candidate.community.district
    )

    def shown(**query) -> list[str]:
        return [row.cells[0].text for row in client.get("/communities/", query).context["rows"]]

    both = {str(candidate.community), str(joined.community)}
    assert set(shown(sort="joined")) == both
    assert shown(programme=candidate.programme.pk) == [str(joined.community)]
    assert shown(joining="candidate") == [str(candidate.community)]
    assert shown(joining="joined", programme=candidate.programme.pk) == [str(joined.community)]
    assert shown(joining="candidate", programme=ProgrammeFactory().pk) == []
    assert "candidate" in client.get("/communities/").content.decode()


@pytest.mark.parametrize("state", PartnershipState.values)
def test_the_question_and_the_property_tell_the_same_state(state, community):
    days = {"candidate_on": date(2002, 1, 1)}
    if state in ("agreed", "joined", "left"):
        days |= {"agreement_on": date(2002, 2, 1)}
    if state in ("joined", "left"):
        days |= {"joined_on": date(2002, 3, 1)}
    if state in ("left", "not_taken_up"):
        days |= {"left_on": date(2002, 4, 1), "end_reason": "Why"}
    made = PartnershipFactory(community=community, **{"joined_on": None} | days)
    assert made.state == state
    found = [s for s in PartnershipState.values if Partnership.objects.in_state(s).exists()]
    assert found == [state]


def test_a_new_community_may_begin_as_a_candidate(client, programme, region_a):
    district = DistrictFactory(region=region_a)
    page = client.get("/communities/new/")
    data = filled(page) | {"name_ru": "Ақбастау", "kind": "village", "district": district.pk}
    data |= {"programme": programme.pk, "candidate_on": "10.05.2002"}
    assert client.post("/communities/new/", data).status_code == 302
    made = Partnership.objects.get()
    assert (made.state, made.candidate_on) == ("candidate", date(2002, 5, 10))


def test_a_candidacy_asks_for_its_day(client, programme, region_a):
    district = DistrictFactory(region=region_a)
    data = filled(client.get("/communities/new/")) | {
        "name_ru": "Ақбастау",
        "kind": "village",
        "district": district.pk,
        "programme": programme.pk,
        "candidate_on": "",
    }
    answer = client.post("/communities/new/", data)
    assert answer.status_code == 422 and "candidate_on" in answer.context["form"].errors


def test_what_joined_before_records_were_kept_is_entered_at_once(client, community, programme):
    url = f"/communities/{community.pk}/partnerships/new/"
    assert resend(client, url, programme=programme.pk, joined_on="01.06.2002").status_code == 302
    made = Partnership.objects.get()
    assert (made.state, made.joined_on, made.candidate_on) == ("joined", date(2002, 6, 1), None)
    assert entries_of(community).filter(content_type__model="partnership").count() == 1


def test_a_partnership_is_put_right_and_its_days_stay_in_order(client, candidate):
    url = f"/communities/partnerships/{candidate.pk}/edit/"
    answer = resend(client, url, agreement_on="01.05.2002")
    assert answer.status_code == 422 and "agreement_on" in answer.context["form"].errors
    assert resend(client, url, candidate_on="").status_code == 422
    assert resend(client, url, agreement_on="20.05.2002").status_code == 302
    assert Partnership.objects.get().state == PartnershipState.AGREED


def test_a_likely_duplicate_is_shown_before_a_community_is_saved(client, community):
    Community.objects.update(name_ru="село Тасарық", name_en="")
    community.refresh_from_db()
    community.fold_names()
    community.save()
    data = filled(client.get("/communities/new/")) | {
        "name_kk": "Тасарық ауылы",
        "kind": "village",
        "district": community.district.pk,
    }
    answer = client.post("/communities/new/", data)
    assert answer.status_code == 422
    assert community.get_absolute_url() in answer.content.decode()
    again = all_fields(answer) | {"save_all_the_same": "on"}
    assert client.post("/communities/new/", again).status_code == 302
    assert Community.objects.count() == 2


@pytest.mark.parametrize("name", ["Тасарық", "Көкарал"])
def test_the_same_name_elsewhere_and_another_name_are_no_duplicates(client, community, name):
    here = DistrictFactory(region=community.district.region)
    place = here if name == "Тасарық" else community.district
    Community.objects.update(name_ru="Тасарық")
    data = filled(client.get("/communities/new/")) | {
        "name_ru": name,
        "kind": "village",
        "district": place.pk,
    }
    assert client.post("/communities/new/", data).status_code == 302
