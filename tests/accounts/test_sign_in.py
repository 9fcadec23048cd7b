"""Signing in and out: who gets in, what is said to the others, and how long they wait."""

from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.core import mail
from django.test import Client
from django.urls import NoReverseMatch, reverse

from accounts.models import User
from tests.factories import PASSWORD, UserFactory

LOGIN = "/accounts/login/"
REFUSAL = "are not correct"


def sign_in(client: Client, login: str, password: str = PASSWORD, **more):
    return client.post(LOGIN, {"login": login, "password": password, **more})


def signed_in(client: Client) -> bool:
    return client.get("/accounts/profile/").status_code == 200


def test_name_and_password_open_the_first_page(client, officer):
    response = sign_in(client, "officer")
    assert (response.status_code, response["Location"]) == (302, "/")
    assert signed_in(client)


def test_a_person_is_greeted_by_name(client, officer):
    User.objects.filter(pk=officer.pk).update(full_name="Serik Ospanov")
    response = sign_in(client, "officer")
    assert "signed in as Serik Ospanov." in client.get(response["Location"]).content.decode()


def test_an_e_mail_address_will_do_as_a_name(client, officer):
    User.objects.filter(pk=officer.pk).update(email="aigul@example.org")
    assert sign_in(client, "aigul@example.org").status_code == 302


def test_after_signing_in_the_wanted_page_follows(client, officer):
    wanted = client.get("/accounts/profile/")
    assert wanted["Location"] == f"{LOGIN}?next=/accounts/profile/"
    assert sign_in(client, "officer", next="/accounts/profile/")["Location"] == "/accounts/profile/"


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example", "javascript:go()"])
def test_signing_in_never_leads_off_the_site(client, officer, target):
    assert sign_in(client, "officer", next=target)["Location"] == "/"


def test_a_wrong_password_and_an_unknown_name_are_told_alike(officer):
    wrong = sign_in(Client(), "officer", "not the password").content.decode()
    unknown = sign_in(Client(), "nobody", "not the password").content.decode()
    assert REFUSAL in wrong and REFUSAL in unknown
    assert message(wrong) == message(unknown)


def message(text: str) -> str:
    return text.split('role="alert"')[1].split("</div>")[0]


def test_that_an_account_is_closed_is_told_only_to_its_owner(client, switched_off):
    wrong = sign_in(client, "switched-off", "not the password").content.decode()
    assert REFUSAL in message(wrong)
    right = sign_in(client, "switched-off")
    assert (right.status_code, right["Location"]) == (302, "/accounts/inactive/")
    assert not signed_in(client)


def test_whoever_is_switched_off_is_out_at_the_next_click(client_of, officer):
    client = client_of(officer)
    assert signed_in(client)
    User.objects.filter(pk=officer.pk).update(is_active=False)
    assert client.get("/accounts/profile/")["Location"].startswith(LOGIN)


def test_an_empty_form_asks_for_both(client, db):
    response = sign_in(client, "", "")
    assert "Write both the name and the password" in response.content.decode()


def test_the_password_never_comes_back_in_the_page(client, officer):
    response = sign_in(client, "officer", "a secret mistyped")
    assert "a secret mistyped" not in response.content.decode()


def test_after_five_wrong_tries_the_sixth_is_locked_out_even_with_the_right_password(
    client, officer
):
    for _ in range(5):
        last = sign_in(client, "officer", "not the password")
    response = sign_in(client, "officer")
    assert response.status_code == 429
    assert response["Retry-After"] == str(int(settings.AXES_COOLOFF_TIME.total_seconds()))
    assert "15 minutes" in response.content.decode()
    assert last.status_code in (200, 429)
    assert not signed_in(client)


def test_an_unknown_name_is_locked_out_just_the_same(client, db):
    for _ in range(5):
        sign_in(client, "nobody", "not the password")
    assert sign_in(client, "nobody", "not the password").status_code == 429


@pytest.mark.parametrize("other", ["OFFICER", "Aigul@Example.org", " officer "])
def test_no_other_spelling_of_a_locked_name_gives_new_tries(client, officer, other):
    User.objects.filter(pk=officer.pk).update(email="aigul@example.org")
    for _number in range(settings.AXES_FAILURE_LIMIT):
        sign_in(client, "officer", "not the password")
    assert sign_in(client, other).status_code == 429


def test_tries_by_name_and_by_e_mail_are_counted_together(client, officer):
    User.objects.filter(pk=officer.pk).update(email="aigul@example.org")
    for number in range(settings.AXES_FAILURE_LIMIT):
        sign_in(client, ("officer", "Officer", "aigul@example.org")[number % 3], "wrong")
    assert sign_in(client, "officer").status_code == 429


def test_a_locked_name_closes_nobody_else_out(client, officer, manager):
    for _ in range(6):
        sign_in(client, "officer", "not the password")
    assert sign_in(client, "manager").status_code == 302


def test_a_person_who_gets_in_starts_counting_anew(client, officer):
    for _ in range(2):
        for _ in range(4):
            sign_in(Client(), "officer", "not the password")
        assert sign_in(Client(), "officer").status_code == 302


@pytest.mark.parametrize("name", ["a" * 5000, "\x00", "😀", "' OR 1=1 --", "\ud800"])
def test_nonsense_as_a_name_is_a_wrong_name(client, db, name):
    body = urlencode({"login": name.encode("utf-8", "surrogatepass"), "password": "x"})
    response = client.generic("POST", LOGIN, body, content_type="application/x-www-form-urlencoded")
    assert response.status_code == 200


def test_signing_out_asks_first_and_is_done_by_a_button(client_of, officer):
    client = client_of(officer)
    assert client.get("/accounts/logout/").status_code == 200
    assert signed_in(client)
    assert client.post("/accounts/logout/").status_code == 302
    assert not signed_in(client)


@pytest.mark.parametrize(
    "path", ["signup/", "social/signup/", "confirm-email/", "2fa/", "login/code/confirm/"]
)
def test_nobody_registers_themselves(client, db, path):
    assert client.get(f"/accounts/{path}").status_code in (302, 404)
    assert client.post(f"/accounts/{path}", {"email": "a@example.org"}).status_code in (302, 404)
    with pytest.raises(NoReverseMatch):
        reverse("account_signup")
    assert not User.objects.exists()


def test_a_forgotten_password_is_told_to_its_owner_only(client, officer):
    User.objects.filter(pk=officer.pk).update(email="aigul@example.org")
    known = client.post("/accounts/password/reset/", {"email": "aigul@example.org"})
    sent = [letter.to for letter in mail.outbox]
    unknown = client.post("/accounts/password/reset/", {"email": "nobody@example.org"})
    assert known.status_code == unknown.status_code == 302
    assert known["Location"] == unknown["Location"]
    assert sent == [["aigul@example.org"]]


def test_a_link_from_the_letter_sets_a_new_password(client, officer):
    User.objects.filter(pk=officer.pk).update(email="aigul@example.org")
    client.post("/accounts/password/reset/", {"email": "aigul@example.org"})
    link = next(word for word in mail.outbox[0].body.split() if "/password/reset/key/" in word)
    form = client.get(link, follow=True)
    new = "a-new-one-of-mine-2005"
    client.post(form.request["PATH_INFO"], {"password1": new, "password2": new})
    assert sign_in(Client(), "officer", new).status_code == 302
    assert sign_in(Client(), "officer").status_code == 200


def test_the_cookie_of_a_session_is_closed_to_scripts(client, officer):
    cookie = sign_in(client, "officer").cookies[settings.SESSION_COOKIE_NAME]
    assert cookie["httponly"] and cookie["samesite"] == "Lax"


def test_the_key_of_a_session_changes_when_somebody_signs_in(client, officer):
    client.post("/i18n/setlang/", {"language": "ru"})
    client.get(LOGIN)
    session = client.session
    session["before"] = True
    session.save()
    before = session.session_key
    sign_in(client, "officer")
    assert client.session.session_key != before


def test_two_people_may_share_a_computer_one_after_the_other(client, officer):
    sign_in(client, "officer")
    client.post("/accounts/logout/")
    other = UserFactory(username="second")
    sign_in(client, "second")
    assert client.get("/accounts/profile/").context["user"] == other


@pytest.mark.parametrize("url", ["/regions/", "/communities/?export=csv", "/nothing/here/"])
def test_what_a_signed_in_person_reads_no_cache_on_the_way_keeps(client_of, manager, url):
    assert client_of(manager).get(url)["Cache-Control"] == "private"
