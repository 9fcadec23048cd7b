"""The reader's language: chosen once and kept with the person, else the browser's wish."""

import pytest
from django.test import Client

from accounts.models import User
from tests.factories import PASSWORD

SWITCH = "/i18n/setlang/"


def shown(client: Client, path: str = "/accounts/profile/", **headers) -> str:
    text = client.get(path, headers=headers).content.decode()
    return text.split('<html lang="')[1][:2]


@pytest.mark.parametrize(
    "wish, language",
    [
        ("kk,ru;q=0.8", "kk"),
        ("ru-RU,ru;q=0.9,en;q=0.5", "ru"),
        ("de,ru;q=0.3", "ru"),
        ("de", "en"),
        ("", "en"),
        ("*;q=nonsense,,;", "en"),
    ],
)
def test_a_stranger_is_met_in_the_language_of_the_browser(client, db, wish, language):
    assert shown(client, "/accounts/login/", accept_language=wish) == language


def test_a_strangers_choice_is_kept_by_the_browser(client, db):
    client.post(SWITCH, {"language": "kk", "next": "/accounts/login/"})
    assert shown(client, "/accounts/login/", accept_language="ru") == "kk"


def test_a_persons_choice_is_kept_with_the_person_on_every_device(client_of, officer):
    client_of(officer).post(SWITCH, {"language": "kk"})
    assert User.objects.get(pk=officer.pk).language == "kk"
    assert shown(client_of(officer), accept_language="ru") == "kk"


def test_a_choice_on_one_device_wins_over_an_old_cookie_on_another(client_of, officer):
    old, new = client_of(officer), client_of(officer)
    old.post(SWITCH, {"language": "ru"})
    new.post(SWITCH, {"language": "kk"})
    assert shown(old) == "kk"


def test_without_a_choice_a_person_reads_what_the_browser_asks_for(client_of, officer):
    assert shown(client_of(officer), accept_language="ru") == "ru"
    assert User.objects.get(pk=officer.pk).language == ""


def test_the_page_after_saving_speaks_the_new_language(client_of, officer):
    client = client_of(officer)
    client.post("/accounts/profile/", {"full_name": "", "language": "ru"})
    assert shown(client) == "ru"


@pytest.mark.parametrize("language", ["xx", "", "kk-Latn-x", "../../etc", "k" * 5000, "\x00"])
def test_an_unknown_language_changes_nothing(client_of, officer, language):
    response = client_of(officer).post(SWITCH, {"language": language})
    assert response.status_code in (204, 302)
    assert User.objects.get(pk=officer.pk).language == ""


def test_reading_the_switch_changes_nothing(client_of, officer):
    client_of(officer).get(SWITCH, {"language": "ru"})
    assert User.objects.get(pk=officer.pk).language == ""


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example"])
def test_the_switch_never_leads_off_the_site(client, db, target):
    response = client.post(SWITCH, {"language": "ru", "next": target})
    assert "evil" not in response.get("Location", "")


def test_the_switch_stands_on_the_sign_in_page_for_all_three_languages(client, db):
    text = client.get("/accounts/login/").content.decode()
    for language in ("kk", "ru", "en"):
        assert f'name="language" value="{language}"' in text


def sign_in(client: Client, name: str) -> None:
    client.post("/accounts/login/", {"login": name, "password": PASSWORD})


def test_a_choice_outlives_signing_out_and_another_browser(client_of, officer):
    client_of(officer).post(SWITCH, {"language": "kk"})
    first, other = Client(), Client(headers={"accept-language": "en"})
    for browser in (first, other):
        sign_in(browser, officer.username)
        assert shown(browser, "/") == "kk"
    first.post("/accounts/logout/")
    sign_in(first, officer.username)
    assert shown(first, "/") == "kk"


def test_on_a_shared_computer_each_reads_their_own_language(client_of, officer, manager):
    client_of(officer).post(SWITCH, {"language": "kk"})
    client_of(manager).post(SWITCH, {"language": "ru"})
    shared = Client()
    for person, language in ((officer, "kk"), (manager, "ru"), (officer, "kk")):
        sign_in(shared, person.username)
        assert shown(shared, "/") == language
        shared.post("/accounts/logout/")


def test_the_choice_made_before_signing_in_holds_until_a_person_has_one(client_of, officer):
    browser = Client()
    browser.post(SWITCH, {"language": "kk", "next": "/accounts/login/"})
    sign_in(browser, officer.username)
    assert shown(browser, "/") == "kk"
    assert User.objects.get(pk=officer.pk).language == ""
    browser.post(SWITCH, {"language": "ru"})
    assert shown(browser, "/") == "ru"
    assert User.objects.get(pk=officer.pk).language == "ru"


def test_pages_of_the_administration_speak_the_language_of_the_person(client_of, administrator):
    client_of(administrator).post(SWITCH, {"language": "ru"})
    assert shown(client_of(administrator), "/admin/", accept_language="kk") == "ru"
