"""The first-run page sets up an empty installation once, or leaves everything as it was."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from bereke.start.link import VALID_FOR, first_run_path
from communities.models import Programme, Region, RegionAssignment
from core.history import entries_of
from core.models import Organisation
from core.organisation import organisation
from projects.models import OutputMeasure, Sector
from tests.core.test_organisation import picture
from tests.factories import UserFactory
from tests.start.filling import PASSWORD, TYPED, send
from trainings.models import Topic

pytestmark = pytest.mark.django_db


def test_the_page_sets_up_everything_and_signs_its_sender_in(client):
    response = send(client, organisation__logo_file=picture())
    assert response["Location"] == reverse("start_people")
    starter = User.objects.get(username="aigerim")
    assert starter.role == "administrator" and starter.is_staff and starter.check_password(PASSWORD)
    assert (organisation().name, organisation().currency) == ("Own Hands", "KZT")
    assert set(Region.objects.current().values_list("slug", flat=True)) == {"turkistan", "shymkent"}
    programme = Programme.objects.get(code="water")
    assert [role.partner.name for role in programme.partners.all()] == ["A quiet donor"]
    assert programme.age_bands.count() == 4 and programme.visit_rules.get().months == 6
    assert all(model.objects.exists() for model in (Sector, OutputMeasure, Topic))
    assert entries_of(programme).last().actor == starter
    assert client.get("/").status_code == 200


def test_colleagues_get_their_regions_and_a_link_by_which_they_set_a_password(client):
    send(client)
    officer = User.objects.get(username="officer@example.org")
    assert officer.email == "officer@example.org" and not officer.has_usable_password()
    assert RegionAssignment.objects.get(user=officer).region.slug == "turkistan"
    assert RegionAssignment.objects.get(user__username="manager-own").region is None
    viewer = User.objects.get(username="viewer-own")
    assert viewer.programme_assignments.get().programme.code == "water"

    page = client.get(reverse("start_people"))
    link = dict((user.username, link) for user, link in page.context["people"])[officer.username]
    guest = Client()
    form = guest.get(link, follow=True)
    sent = {"password1": "my-own-quiet-word", "password2": "my-own-quiet-word"}
    guest.post(form.redirect_chain[-1][0], sent)
    officer.refresh_from_db()
    assert officer.check_password("my-own-quiet-word")
    people = client.get(reverse("start_people")).context["people"]
    assert officer not in [user for user, _link in people]


def test_the_logo_is_shown_on_the_sign_in_page_and_kept_by_browsers_for_long(client):
    send(client, organisation__logo_file=picture())
    url = reverse("organisation_logo", args=[organisation().logo_digest])
    assert url in Client().get(reverse("account_login")).content.decode()
    response = Client().get(url)
    assert response["Content-Type"] == "image/png" and "immutable" in response["Cache-Control"]
    assert Client().get(url, headers={"If-None-Match": response["ETag"]}).status_code == 304
    assert Client().get(reverse("organisation_logo", args=["none"])).status_code == 404


def test_a_refusal_writes_nothing_and_keeps_what_was_typed_the_logo_too(client):
    response = send(client, organisation__logo_file=picture(), programme__code="not a code!")
    assert response.status_code == 422
    page = response.content.decode()
    for name in ("starter-full_name", "organisation-name_ru", "programme-donor"):
        assert f'value="{TYPED[name]}"' in page
    assert page.count(f'value="{PASSWORD}"') == 2
    assert "The picture you chose is kept." in page
    assert 'href="#id_programme-code"' in page
    assert not User.objects.exists() and not Region.objects.exists()

    kept = response.context["organisation"]["logo_kept"].value()
    send(client, organisation__logo_kept=kept)
    assert organisation().logo_digest


def test_the_list_of_mistakes_says_whose_name_is_missing(client):
    nameless = {
        f"{one}__name_{code}": ""
        for one in ("organisation", "programme")
        for code in ("ru", "kk", "en")
    }
    page = send(client, **nameless).content.decode()
    assert 'href="#id_organisation-name_ru">Your organisation, ' in page
    assert 'href="#id_programme-name_ru">The first programme, ' in page


@pytest.mark.parametrize(
    "changes, field",
    [
        ({"starter__password": "short"}, "starter-password"),
        ({"starter__again": "another-quiet-river"}, "starter-again"),
        ({"starter__username": "two words"}, "starter-username"),
        ({"organisation__name_en": "", "organisation__name_ru": ""}, "organisation-name_ru"),
        ({"organisation__currency": "XXX"}, "organisation-currency"),
        ({"places__regions": [], "places__cities": []}, "places-regions"),
        ({"places__regions": ["atlantis"]}, "places-regions"),
        ({"programme__ends_on": "31.12.2020"}, "programme-ends_on"),
        ({"colleagues__0__region": ""}, "colleagues-0-region"),
        ({"colleagues__0__region": "abai"}, "colleagues-0-region"),
        ({"colleagues__1__username": "AIGERIM"}, "colleagues-1-username"),
        ({"colleagues__2__username": ""}, "colleagues-2-username"),
    ],
)
def test_each_mistake_is_said_beside_its_field(client, changes, field):
    response = send(client, **changes)
    assert response.status_code == 422
    assert f'href="#id_{field}"' in response.content.decode()
    assert not User.objects.exists()


def test_a_file_that_is_no_picture_is_said_beside_the_logo(client):
    damaged = picture()
    damaged.size = len(damaged.read()[:50])
    damaged.file.truncate(50)
    damaged.seek(0)
    response = send(client, organisation__logo_file=damaged)
    assert response.status_code == 422
    assert "no whole picture" in response.content.decode()


def test_the_page_is_gone_once_anybody_has_an_account(client):
    path = first_run_path()
    assert client.get(path).status_code == 200
    UserFactory()
    assert client.get(path).status_code == 404
    assert client.post(path, TYPED).status_code == 404


@pytest.mark.parametrize("token", ["none", "ImZpcnN0IHJ1biI:1xW0Bt:wrong", "%20"])
def test_an_address_that_was_not_given_out_is_not_found(client, token):
    assert client.get(f"/start/{token}/").status_code == 404


def test_a_link_ends_after_some_days(client, time_machine):
    path = first_run_path()
    time_machine.move_to(timezone.now() + VALID_FOR * 1.01)
    assert client.get(path).status_code == 404


def test_the_command_prints_a_link_until_somebody_has_an_account(client, settings):
    settings.ALLOWED_HOSTS = ["bereke.example.org", "testserver"]
    out = StringIO()
    call_command("first_run_link", stdout=out)
    site, _, path = out.getvalue().split("\n\n")[1].strip().partition("/start/")
    assert site == "https://bereke.example.org"
    assert client.get(f"/start/{path}").status_code == 200
    UserFactory()
    with pytest.raises(CommandError, match="an account already"):
        call_command("first_run_link")


def test_a_database_with_rows_is_left_alone():
    UserFactory()
    with pytest.raises(CommandError, match="users.*Nothing was changed"):
        call_command("first_run_link", "--migrate")


def test_an_organisation_that_was_saved_before_all_accounts_went_is_written_anew(client):
    Organisation.objects.create(pk=Organisation.ONLY, name_en="Of old", currency="USD")
    assert send(client).status_code == 302
    assert Organisation.objects.get().name_en != "Of old" and organisation().currency == "KZT"
