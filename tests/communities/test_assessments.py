"""Conflict assessments: for all but their readers they do not exist."""

import pytest

from accounts.models import User
from communities.models import ConflictAssessment, ConflictScore
from core.history import acting, entries_of
from tests.access.table import PAGES
from tests.access.world import build
from tests.communities.filling import filled
from tests.factories import CommunityFactory, ConflictAssessmentFactory, DistrictFactory
from tests.test_forms_scope import text_of, url_of

EVERYBODY = ["administrator", "manager", "officer", "other_officer", "viewer", "switched_off"]


@pytest.fixture
def assessment(region_a):
    community = CommunityFactory(district=DistrictFactory(region=region_a))
    return ConflictAssessmentFactory(community=community, method="Quiet talks")


def give_the_right(user) -> None:
    User.objects.filter(pk=user.pk).update(reads_conflict_assessments=True)
    user.reads_conflict_assessments = True


@pytest.mark.parametrize("name", EVERYBODY)
def test_without_the_right_nobody_sees_an_assessment(request, client_of, assessment, name):
    user = request.getfixturevalue(name)
    assert not ConflictAssessment.objects.visible_to(user).exists()
    client = client_of(user)
    page = client.get(assessment.community.get_absolute_url())
    assert "Quiet talks" not in page.content.decode()
    if user.is_active:
        for url in addresses(assessment):
            assert client.get(url).status_code == 404


@pytest.mark.parametrize(
    ("name", "sees"),
    [
        ("administrator", True),
        ("manager", True),
        ("officer", True),
        ("other_officer", False),
        ("viewer", False),
        ("switched_off", False),
    ],
)
def test_with_the_right_it_is_seen_in_scope_and_never_by_viewers(
    request, client_of, assessment, name, sees
):
    user = request.getfixturevalue(name)
    give_the_right(user)
    assert ConflictAssessment.objects.visible_to(user).exists() is sees
    page = client_of(user).get(assessment.community.get_absolute_url())
    assert ("Quiet talks" in page.content.decode()) is sees


def names_in_history(record) -> set[str]:
    return {entry.content_type.model for entry in entries_of(record)}


def addresses(assessment) -> list[str]:
    return [
        f"/communities/{assessment.community_id}/assessments/new/",
        f"/communities/assessments/{assessment.pk}/edit/",
        f"/communities/assessments/{assessment.pk}/delete/",
    ]


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("officer", 200),
        ("manager", 200),
        ("other_officer", 404),
        ("administrator", 403),
        ("viewer", 403),
    ],
)
def test_with_the_right_it_is_entered_by_those_who_edit_there(
    request, client_of, assessment, name, status
):
    user = request.getfixturevalue(name)
    give_the_right(user)
    for url in addresses(assessment):
        assert client_of(user).get(url).status_code == status, url


def test_its_history_is_its_own_and_never_on_the_communitys_page(client_of, officer, assessment):
    give_the_right(officer)
    client, community = client_of(officer), assessment.community
    url = f"/communities/{community.pk}/assessments/new/"
    data = filled(client.get(url)) | {
        "assessed_on": "01.04.2004",
        "method": "Secret survey",
        "scores-0-dimension": "water",
        "scores-0-score": "4",
    }
    assert client.post(url, data).status_code == 302
    made = ConflictAssessment.objects.get(method="Secret survey")
    assert {entry.actor for entry in entries_of(made)} == {officer}
    assert entries_of(made).count() == 2
    assert names_in_history(community) == {"community", "communitydistrict"}

    edit = f"/communities/assessments/{made.pk}/edit/"
    data = filled(client.get(edit)) | {"scores-0-score": "5", "note": "Worse"}
    assert client.post(edit, data).status_code == 302
    assert entries_of(made).count() == 4
    assert names_in_history(community) == {"community", "communitydistrict"}


def test_a_score_outside_one_to_five_is_refused(client_of, officer, assessment):
    give_the_right(officer)
    client, url = client_of(officer), f"/communities/assessments/{assessment.pk}/edit/"
    for score in ("0", "6", "-1"):
        data = filled(client.get(url)) | {"scores-0-dimension": "work", "scores-0-score": score}
        assert client.post(url, data).status_code == 422
    assert not ConflictScore.objects.exists()


def test_an_export_of_communities_holds_no_assessment(client_of, officer, assessment):
    give_the_right(officer)
    response = client_of(officer).get("/communities/", {"export": "csv"})
    assert b"Quiet talks" not in b"".join(response.streaming_content)


CANARY = "Quarrel over the canal"
PLACES = ("community_detail", "community_timeline", "community_map", "meeting_detail")


def tells(page) -> bool:
    """Whether a page might tell of an assessment: lists with their files, and a community's own."""
    return page.name.endswith(("_list", *PLACES))


@pytest.mark.parametrize("role", ["officer", "manager", "administrator", "viewer"])
def test_without_the_right_no_page_file_search_or_history_has_a_trace(role, db):
    world = build()
    assessment = world.records["assessment"]
    ConflictScore.objects.create(assessment=assessment, dimension="water", score=5)
    with acting(world.people["officer"], assessment):
        assessment.method = assessment.note = CANARY
        assessment.save()
    assert entries_of(assessment).exists()
    opened = [page for page in PAGES if tells(page) and page.verdicts()["GET", role] == "200"]
    addresses = ["/", "/search/?q=quarrel", "/search/?q=canal"]
    for page in opened:
        url = url_of(page, world)
        addresses += [url, f"{url}?export=csv"] if page.name.endswith("_list") else [url]
    client = world.client(role)
    assert [url for url in addresses if CANARY in text_of(client.get(url))] == []
