"""Own settings and password: what a person may change about themselves, and what not."""

import pytest

from accounts.models import User
from tests.factories import PASSWORD, UserFactory

PROFILE = "/accounts/profile/"
CHANGE = "/accounts/password/change/"
NEW = "another-good-one-2006"


@pytest.fixture
def browser(client_of, officer):
    return client_of(officer)


def fresh(user):
    return User.objects.get(pk=user.pk)


def test_the_page_says_who_one_is_and_where_one_works(browser):
    text = browser.get(PROFILE).content.decode()
    assert "officer" in text and "Turkistan" in text


def test_name_e_mail_and_language_are_ones_own_to_change(browser, officer):
    data = {"full_name": "  Айгүл  Сейітова ", "email": "aigul@example.org", "language": "kk"}
    assert browser.post(PROFILE, data)["Location"] == PROFILE
    user = fresh(officer)
    assert (user.full_name, user.email, user.language) == (
        "Айгүл Сейітова",
        "aigul@example.org",
        "kk",
    )


@pytest.mark.parametrize(
    "field, value",
    [
        ("role", "administrator"),
        ("is_staff", "on"),
        ("is_superuser", "on"),
        ("username", "root"),
        ("may_confirm_own", "on"),
        ("reads_conflict_assessments", "on"),
        ("reads_confidential_appeals", "on"),
        ("is_active", ""),
    ],
)
def test_nothing_else_is(browser, officer, field, value):
    browser.post(PROFILE, {"full_name": "Aigul", "language": "", field: value})
    assert fresh(officer).full_name == "Aigul"
    assert getattr(fresh(officer), field) == getattr(officer, field)


@pytest.mark.parametrize(
    "data", [{"language": "xx"}, {"email": "not an address"}, {"full_name": "a" * 151}]
)
def test_what_cannot_be_saved_comes_back_as_it_was_typed(browser, officer, data):
    response = browser.post(PROFILE, {"full_name": "Aigul", **data})
    assert response.status_code in (200, 422)
    assert fresh(officer).full_name == officer.full_name
    (value,) = data.values()
    assert value in response.content.decode() or data.get("language")


def test_a_refused_profile_does_not_rename_the_person_in_the_frame(browser):
    response = browser.post(PROFILE, {"full_name": "Somebody Else", "email": "no address"})
    frame = response.content.decode().split("<main")[0]
    assert "Somebody Else" not in frame


def test_changing_ones_settings_is_in_the_history(browser, officer):
    browser.post(PROFILE, {"full_name": "Aigul", "language": "ru"})
    from auditlog.models import LogEntry

    entry = LogEntry.objects.filter(action=LogEntry.Action.UPDATE).get()
    assert entry.actor == officer
    assert entry.changes.keys() == {"full_name", "language"}


def test_the_password_is_changed_with_the_old_one_and_the_session_stays(browser, officer, client):
    data = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    assert browser.post(CHANGE, data).status_code == 302
    assert browser.get(PROFILE).status_code == 200
    assert fresh(officer).check_password(NEW)


def test_no_password_ever_stands_in_the_history(browser):
    from auditlog.models import LogEntry

    browser.post(CHANGE, {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})
    told = str([(entry.changes, entry.additional_data) for entry in LogEntry.objects.all()])
    assert "md5$" not in told and "argon2" not in told and NEW not in told


@pytest.mark.parametrize(
    "old, one, two",
    [
        ("wrong", NEW, NEW),
        (PASSWORD, NEW, NEW + "x"),
        (PASSWORD, "short", "short"),
        (PASSWORD, "password1234", "password1234"),
        (PASSWORD, "948273645172", "948273645172"),
        (PASSWORD, "", ""),
    ],
)
def test_a_password_that_will_not_do_is_refused(browser, officer, old, one, two):
    response = browser.post(CHANGE, {"oldpassword": old, "password1": one, "password2": two})
    assert response.status_code in (200, 422)
    assert fresh(officer).check_password(PASSWORD)


def test_other_devices_are_signed_out_by_a_new_password(browser, officer, client_of):
    other = client_of(officer)
    browser.post(CHANGE, {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})
    assert other.get(PROFILE).status_code == 302


def test_only_an_administrator_enters_the_administration_pages(db):
    roles = ("officer", "manager", "viewer", "administrator")
    found = {role: UserFactory(role=role).is_staff for role in roles}
    assert [role for role, staff in found.items() if staff] == ["administrator"]


def test_a_person_without_a_name_is_called_by_the_sign_in_name(db):
    assert str(UserFactory(username="aigul", full_name="")) == "aigul"
