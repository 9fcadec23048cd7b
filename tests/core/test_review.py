"""Checking by a second person: who may take which step, and what each step leaves behind."""

import pytest

from communities.models import Community
from core.exceptions import EditConflict, RuleViolation
from core.models import ReviewState
from core.review import MOVES, moves_for, review_record
from projects.models import ProjectCommunity
from tests.factories import CommunityFactory, PartnerFactory, ProjectFactory, UserFactory


@pytest.fixture
def community(region_a):
    return CommunityFactory(district__region=region_a)


def take(actor, record, verb, **words):
    return review_record(actor=actor, record=record, verb=verb, version=record.version, **words)


def stored(record):
    return type(record).objects.get(pk=record.pk)


def test_what_an_officer_sends_is_confirmed_by_a_manager_and_both_are_named(
    community, officer, manager
):
    take(officer, community, "submit")
    take(manager, community, "confirm")
    row = stored(community)
    assert row.is_confirmed
    assert (row.submitted_by, row.confirmed_by) == (officer, manager)
    assert row.submitted_at <= row.confirmed_at
    assert not row.confirmed_own


def test_each_step_counts_the_version_up(community, officer):
    take(officer, community, "submit")
    assert (community.version, stored(community).version) == (2, 2)


@pytest.mark.parametrize("verb", ["confirm", "return", "reopen"])
def test_an_officer_decides_nothing(community, officer, verb):
    Community.objects.update(review=MOVES[verb].sources[0])
    with pytest.raises(RuleViolation, match="Your role does not include this step"):
        take(officer, stored(community), verb, reason="Because")
    assert stored(community).review == MOVES[verb].sources[0]


@pytest.mark.parametrize("verb", list(MOVES))
def test_a_viewer_takes_no_step_at_all(community, viewer, verb):
    with pytest.raises(RuleViolation):
        take(viewer, community, verb, reason="Because")


@pytest.mark.parametrize("verb", ["confirm", "return", "reopen"])
def test_an_administrator_confirms_no_record_of_the_field(community, administrator, verb):
    with pytest.raises(RuleViolation):
        take(administrator, community, verb, reason="Because")


def test_an_administrator_confirms_a_partner_organisation_and_a_manager_does_not(
    administrator, manager, officer
):
    partner = PartnerFactory()
    take(officer, partner, "submit")
    with pytest.raises(RuleViolation):
        take(manager, partner, "confirm")
    take(administrator, partner, "confirm")
    assert stored(partner).is_confirmed


@pytest.mark.parametrize("verb", list(MOVES))
@pytest.mark.parametrize("state", ReviewState.values)
def test_a_step_follows_from_its_own_states_only(community, manager, verb, state):
    if state in MOVES[verb].sources:
        return
    Community.objects.update(review=state, return_reason="so that the row is whole")
    row = stored(community)
    with pytest.raises(RuleViolation, match="is not possible from"):
        take(manager, row, verb, reason="Because")
    assert stored(community).review == state


def test_nobody_confirms_what_they_sent_themselves(community, manager):
    take(manager, community, "submit")
    with pytest.raises(RuleViolation, match="somebody else confirms it"):
        take(manager, community, "confirm")
    assert stored(community).review == ReviewState.SUBMITTED


def test_the_administrator_may_allow_confirming_ones_own_and_then_it_is_marked(community):
    alone = UserFactory(role="manager", regions=[None], may_confirm_own=True)
    take(alone, community, "submit")
    take(alone, community, "confirm")
    assert stored(community).confirmed_own


@pytest.mark.parametrize("verb", ["return", "reopen"])
@pytest.mark.parametrize("reason", ["", "   "])
def test_returning_and_reopening_need_a_reason(community, manager, verb, reason):
    Community.objects.update(review=MOVES[verb].sources[0])
    with pytest.raises(RuleViolation, match="Give the reason"):
        take(manager, stored(community), verb, reason=reason)


def test_a_reason_stands_until_the_record_is_sent_again(community, officer, manager):
    take(officer, community, "submit")
    take(manager, community, "return", reason=" The population lacks a source ")
    assert stored(community).return_reason == "The population lacks a source"
    take(officer, community, "submit")
    assert stored(community).return_reason == ""


def test_reopening_takes_the_confirmation_back(community, officer, manager):
    take(officer, community, "submit")
    take(manager, community, "confirm")
    take(manager, community, "reopen", reason="Counted again")
    row = stored(community)
    assert (row.review, row.confirmed_by, row.confirmed_at) == (ReviewState.DRAFT, None, None)


def test_a_record_changed_meanwhile_is_not_moved(community, officer):
    Community.objects.update(version=7)
    with pytest.raises(EditConflict) as conflict:
        take(officer, community, "submit")
    assert conflict.value.current.version == 7
    assert stored(community).review == ReviewState.DRAFT


def test_buttons_are_those_of_the_role_each_with_what_stands_in_its_way(
    community, officer, manager
):
    assert [move.verb for move, _ in moves_for(community, officer)] == ["submit"]
    take(manager, community, "submit")
    assert moves_for(community, officer) == []
    found = {move.verb: why_not for move, why_not in moves_for(community, manager)}
    assert found.keys() == {"confirm", "return"}
    assert "somebody else confirms it" in found["confirm"]
    assert found["return"] == ""


def test_a_manager_of_a_region_it_only_serves_is_offered_no_step(client_of, region_a, region_b):
    project = ProjectFactory(lead_community__district__region=region_a, review="submitted")
    served = CommunityFactory(district__region=region_b)
    ProjectCommunity.objects.create(project=project, community=served)
    reader = UserFactory(role="manager", regions=[region_b])
    page = client_of(reader).get(project.get_absolute_url())
    assert page.context["review"].actions == []


def test_counted_are_the_confirmed_and_apart_from_them_the_rest(community):
    confirmed = CommunityFactory(confirmed=True)
    assert list(Community.objects.confirmed()) == [confirmed]
    assert list(Community.objects.unconfirmed()) == [community]
