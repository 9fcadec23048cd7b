"""Administrators change the organisation and add regions on pages of their own."""

import pytest
from django.urls import reverse

from communities.models import Region
from core.models import Organisation
from core.organisation import organisation
from tests.browsing import resend
from tests.core.test_organisation import picture, saved
from tests.factories import ContributionFactory

pytestmark = pytest.mark.django_db


def test_the_page_begins_with_what_the_settings_say_and_saves_the_row(administrator, client_of):
    client, url = client_of(administrator), reverse("organisation")
    assert Organisation.objects.count() == 0
    response = resend(client, url, name_ru="Своими руками", logo_file=picture())
    assert response.status_code == 302
    assert organisation().logo_digest and organisation().currency == "USD"
    assert "own-logo" in client.get("/").content.decode()
    resend(client, url, no_logo="on")
    assert not organisation().logo_digest


def test_a_changed_currency_is_refused_beside_the_field_once_amounts_exist(
    administrator, client_of
):
    saved(currency="USD")
    ContributionFactory()
    response = resend(client_of(administrator), reverse("organisation"), currency="KZT")
    assert response.status_code == 422
    assert "The currency stays USD" in response.context["form"].errors["currency"][0]
    assert organisation().currency == "USD"


def test_somebody_elses_change_is_not_overwritten(administrator, client_of):
    saved()
    response = resend(
        client_of(administrator), reverse("organisation"), version="7", email="a@b.kz"
    )
    assert response.status_code == 422
    assert "Somebody else changed this" in response.content.decode()


def test_further_regions_come_from_the_register_and_are_then_offered_no_more(
    administrator, client_of
):
    client, url = client_of(administrator), reverse("register")
    assert resend(client, url).status_code == 422
    assert resend(client, url, regions=["turkistan"], cities=["shymkent"]).status_code == 302
    assert Region.objects.current().count() == 2
    offered = dict(client.get(url).context["form"].fields["regions"].choices)
    assert "turkistan" not in offered and "zhambyl" in offered
