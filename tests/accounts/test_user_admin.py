"""Administrators make accounts, say what each may do, and close them."""

import pytest
from auditlog.models import LogEntry
from django.contrib import admin
from django.test import Client
from django.urls import reverse

from accounts.models import User
from communities.models import RegionAssignment
from core.history import entries_of
from tests.communities.filling import filled_admin
from tests.factories import (
    CommunityFactory,
    ConflictAssessmentFactory,
    DistrictFactory,
    ProjectFactory,
)

ADD = "/admin/accounts/user/add/"
GOOD = "a-long-way-to-aral"


@pytest.fixture
def client(client_of, administrator):
    return client_of(administrator)


def change_url(user) -> str:
    return f"/admin/accounts/user/{user.pk}/change/"


def stored(client, user) -> dict:
    """What a browser would send from a user's page."""
    return filled_admin(client.get(change_url(user)))


def newcomer(*regions, **changes) -> dict:
    data = {
        "username": "aigul",
        "full_name": "Aigul",
        "role": "officer",
        "language": "kk",
        "usable_password": "true",
        "password1": GOOD,
        "password2": GOOD,
        "region_assignments-TOTAL_FORMS": str(len(regions)),
        "region_assignments-INITIAL_FORMS": "0",
        "programme_assignments-TOTAL_FORMS": "0",
        "programme_assignments-INITIAL_FORMS": "0",
    }
    data |= {f"region_assignments-{n}-region": region.pk for n, region in enumerate(regions)}
    return data | changes


def test_an_administrator_makes_an_officer_with_two_regions(
    client, client_of, administrator, region_a, region_b
):
    here = CommunityFactory(district=DistrictFactory(region=region_a))
    there = CommunityFactory(district=DistrictFactory(region=region_b))
    elsewhere = CommunityFactory()
    assert client.post(ADD, newcomer(region_a, region_b)).status_code == 302
    user = User.objects.get(username="aigul")
    assert (user.is_staff, user.check_password(GOOD)) == (False, True)
    page = client_of(user).get("/communities/")
    assert set(page.context["object_list"]) == {here, there}
    assert elsewhere not in page.context["object_list"]
    kept = [(e.content_type.model, e.actor) for e in entries_of(user)]
    assert kept.count(("regionassignment", administrator)) == 2
    assert ("user", administrator) in kept


def test_a_new_officer_who_sees_nothing_yet_is_said_to(client, region_a, programme):
    told = "They see nothing yet"
    for name, role, region, said in (
        ("one", "officer", (), True),
        ("two", "officer", (region_a,), False),
        ("three", "viewer", (), True),
        ("four", "administrator", (), False),
    ):
        page = client.post(ADD, newcomer(*region, username=name, role=role), follow=True)
        assert (told in page.content.decode()) is said, name


def test_a_new_person_may_set_their_password_by_a_link(client, region_a):
    by_link = {"usable_password": "false", "password1": "", "password2": ""}
    page = client.post(ADD, newcomer(region_a, **by_link), follow=True)
    assert not User.objects.get(username="aigul").has_usable_password()
    assert 'href="/start/people/"' in page.content.decode()
    assert "Aigul" in client.get("/start/people/").content.decode()


def test_how_a_password_is_kept_is_not_shown(client, officer):
    officer.set_password(GOOD)
    officer.save()
    page = client.get(change_url(officer)).content.decode()
    assert "It is set." in page and "algorithm" not in page and "/start/people/" not in page


@pytest.mark.parametrize(("role", "staff"), [("administrator", True), ("manager", False)])
def test_who_uses_the_administration_follows_from_the_role(client, role, staff):
    client.post(ADD, newcomer(role=role))
    assert User.objects.get(username="aigul").is_staff is staff


def test_an_administrator_who_becomes_an_officer_uses_it_no_more(client, client_of):
    other = User.objects.create_superuser("other", password=GOOD)
    data = stored(client, other) | {"role": "officer"}
    assert client.post(change_url(other), data).status_code == 302
    other.refresh_from_db()
    assert (other.is_staff, other.is_superuser) == (False, False)
    assert client_of(other).get("/admin/", follow=True).status_code == 403


def switch_url(user) -> str:
    return f"/admin/accounts/user/{user.pk}/switch/"


def test_whoever_is_switched_off_is_out_at_once_and_until_they_sign_in_anew(
    client, client_of, officer, administrator
):
    working = client_of(officer)
    assert working.get("/communities/").status_code == 200
    assert "signed out at once" in client.get(switch_url(officer)).content.decode()
    officer.refresh_from_db()
    assert officer.is_active
    assert client.post(switch_url(officer)).status_code == 302
    assert working.get("/communities/").status_code == 302
    entry = entries_of(officer).first()
    assert (entry.changes, entry.actor) == ({"is_active": ["True", "False"]}, administrator)
    assert client.post(switch_url(officer)).status_code == 302
    officer.refresh_from_db()
    assert officer.is_active
    assert working.get("/communities/").status_code == 302
    assert client_of(officer).get("/communities/").status_code == 200


def test_switching_one_off_leaves_the_others_signed_in(client, client_of, officer, manager):
    other = client_of(manager)
    client.post(switch_url(officer))
    assert other.get("/communities/").status_code == 200
    assert client.get("/admin/").status_code == 200


def test_nobody_locks_themselves_out(client, administrator):
    data = stored(client, administrator) | {"role": "officer"}
    assert (
        "You would lock yourself out"
        in client.post(change_url(administrator), data).content.decode()
    )
    response = client.post(switch_url(administrator), follow=True)
    assert "You would lock yourself out" in response.content.decode()
    administrator.refresh_from_db()
    assert administrator.is_active and administrator.is_staff


@pytest.mark.parametrize("name", ["officer", "manager", "viewer"])
def test_pages_on_a_person_are_for_administrators(request, client_of, administrator, name):
    client = client_of(request.getfixturevalue(name))
    for page in ("access", "switch"):
        url = f"/admin/accounts/user/{administrator.pk}/{page}/"
        assert client.get(url, follow=True).status_code == 403
        client.post(url)
    administrator.refresh_from_db()
    assert administrator.is_active


def rows_of(response, section: str) -> dict[str, list[str]]:
    found = next(s for s in response.context["sections"] if s.id == section)
    return {str(row.cells[0].text): [cell.text for cell in row.cells[1:]] for row in found.rows}


def test_the_page_of_a_person_tells_what_they_see_and_may_do_today(
    client, officer, region_a, region_b
):
    RegionAssignment.objects.create(user=officer, region=region_b)
    CommunityFactory.create_batch(2, district=DistrictFactory(region=region_a))
    project = ProjectFactory(lead_community__district__region=region_b)
    ProjectFactory()
    page = client.get(f"/admin/accounts/user/{officer.pk}/access/")
    assert rows_of(page, "seen")["Communities"] == ["3", "3"]
    assert rows_of(page, "seen")["Projects"] == ["1", "1"]
    by_region = rows_of(page, "places")
    assert by_region[str(region_a)][0] == "2"
    assert by_region[str(project.lead_community.district.region)][0] == "1"
    rights = rows_of(page, "rights")
    assert rights["Enter and change records of own regions"] == ["yes", "the role"]
    assert rights["Confirm, return and reopen records"] == ["no", "the role"]
    assert rights["Reads conflict assessments"] == ["no", "an extra right"]


def test_a_viewers_page_tells_programmes_and_no_records(client, viewer, programme):
    CommunityFactory()
    page = client.get(f"/admin/accounts/user/{viewer.pk}/access/")
    assert str(programme) in page.content.decode()
    assert {tuple(row) for row in rows_of(page, "seen").values()} == {("0", "0")}


def test_a_person_who_is_switched_off_sees_and_may_do_nothing(client, switched_off):
    CommunityFactory(district__region=switched_off.region_assignments.get().region)
    page = client.get(f"/admin/accounts/user/{switched_off.pk}/access/")
    assert rows_of(page, "seen")["Communities"] == ["0", "0"]
    assert {row[0] for row in rows_of(page, "rights").values()} == {"no"}


def test_a_weak_password_is_refused(client):
    response = client.post(ADD, newcomer(password1="short", password2="short"))
    assert response.status_code == 200
    assert not User.objects.filter(username="aigul").exists()


def test_rights_are_given_by_role_never_by_group_or_permission(client, officer):
    fields = client.get(change_url(officer)).context["adminform"].form.fields
    assert {"groups", "user_permissions", "is_staff", "is_superuser"}.isdisjoint(fields)
    assert client.get("/admin/auth/group/").status_code == 404


def test_users_are_switched_off_never_deleted(client, officer):
    assert client.post(f"/admin/accounts/user/{officer.pk}/delete/").status_code == 403
    assert User.objects.filter(pk=officer.pk).exists()


@pytest.mark.parametrize("name", ["officer", "manager", "viewer"])
def test_the_administration_is_closed_to_other_roles(request, client_of, name):
    user = request.getfixturevalue(name)
    assert client_of(user).get("/admin/", follow=True).status_code == 403


def test_signing_in_for_the_administration_is_signing_in(db):
    response = Client().get("/admin/", follow=True)
    address, _status = response.redirect_chain[-1]
    assert address.startswith(reverse("account_login"))
    assert "%2Fadmin%2F" in address or "/admin/" in address
    posted = Client().post("/admin/login/", {"username": "administrator", "password": "x"})
    assert posted.status_code == 302


def test_the_history_is_read_and_never_written(client, region_a):
    entry = LogEntry.objects.latest("pk")
    url = "/admin/auditlog/logentry/"
    assert client.get(url).status_code == 200
    assert client.get(f"{url}{entry.pk}/change/").status_code == 200
    assert client.post(f"{url}{entry.pk}/change/", {"object_repr": "x"}).status_code == 403
    assert client.post(f"{url}{entry.pk}/delete/").status_code == 403
    assert client.get(f"{url}add/").status_code == 403


def test_the_history_of_assessments_is_read_only_with_the_right(client, administrator):
    ConflictAssessmentFactory(method="Quiet talks")
    url = "/admin/auditlog/logentry/"

    def kinds() -> set[str]:
        return {e.content_type.model for e in client.get(url).context["cl"].result_list}

    assert "community" in kinds() and "conflictassessment" not in kinds()
    administrator.reads_conflict_assessments = True
    administrator.save()
    assert "conflictassessment" in kinds()


def test_a_list_of_users_costs_the_same_for_any_length(client, django_assert_max_num_queries):
    for number in range(60):
        User.objects.create_user(f"user-{number}")
    with django_assert_max_num_queries(7):
        assert client.get("/admin/accounts/user/").status_code == 200


def test_what_libraries_register_is_closed():
    names = {model._meta.label_lower for model in admin.site._registry}
    assert {"auth.group", "account.emailaddress", "axes.accessattempt"}.isdisjoint(names)


@pytest.mark.parametrize("name", ["kind", "person"])
def test_a_key_too_long_for_any_database_does_not_break_the_history(client_of, administrator, name):
    page = client_of(administrator).get("/admin/auditlog/logentry/", {name: "9" * 30})
    assert page.status_code == 200


def test_a_right_somebody_gives_themselves_stands_on_their_history_page(client_of, administrator):
    client = client_of(administrator)
    url = reverse("admin:accounts_user_change", args=[administrator.pk])
    sent = filled_admin(client.get(url)) | {"reads_confidential_appeals": "on"}
    assert client.post(url, sent).status_code == 302
    page = client.get(reverse("admin:accounts_user_history", args=[administrator.pk]))
    newest = page.context["history"][0]
    assert newest.who == str(administrator)
    assert [change.label for change in newest.changes] == ["reads who brings confidential appeals"]
