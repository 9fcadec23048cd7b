"""Programmes: read by all staff, kept by administrators."""

import pytest

from communities.models import Programme
from core.history import entries_of
from tests.communities.filling import filled
from tests.factories import (
    AgeBandFactory,
    CommunityFactory,
    DistrictFactory,
    PartnerFactory,
    PartnershipFactory,
    ProgrammeFactory,
)

LIST = "/programmes/"
NEW = "/programmes/new/"


def test_an_administrator_enters_a_programme_with_what_it_asks_for(client_of, administrator):
    client, partner = client_of(administrator), PartnerFactory()
    data = filled(client.get(NEW)) | {
        "name_ru": "Программа действий",
        "code": "cap",
        "currency": "KZT",
        "starts_on": "01.05.2002",
        "partners-0-partner": partner.pk,
        "partners-0-role": "donor",
        "age_bands-0-name_en": "Youth",
        "age_bands-0-from_age": "15",
        "age_bands-0-is_youth": "on",
        "periods-0-name_en": "2002",
        "periods-0-starts_on": "01.05.2002",
        "periods-0-ends_on": "31.12.2002",
        "visit_rules-0-months": "6",
    }
    assert client.post(NEW, data).status_code == 302
    programme = Programme.objects.get(code="cap")
    assert [role.partner for role in programme.partners.all()] == [partner]
    assert programme.age_bands.get().is_youth
    assert programme.visit_rules.get().months == 6
    assert {entry.content_type.model for entry in entries_of(programme)} == {
        "programme",
        "programmepartner",
        "ageband",
        "reportingperiod",
        "visitrule",
    }
    assert [str(p) for p in client.get(LIST, {"q": "programma"}).context["object_list"]]


def test_officers_and_managers_read_programmes_and_change_nothing(client_of, officer, manager):
    programme = ProgrammeFactory()
    for client in (client_of(officer), client_of(manager)):
        assert client.get(programme.get_absolute_url()).status_code == 200
        assert "edit/" not in client.get(programme.get_absolute_url()).content.decode()
        assert client.get(f"/programmes/{programme.pk}/edit/").status_code == 403
        assert client.get(NEW).status_code == 403


def test_the_currency_of_a_programme_stays_once_it_is_entered(client_of, administrator):
    programme = ProgrammeFactory(currency="USD")
    client, url = client_of(administrator), f"/programmes/{programme.pk}/edit/"
    assert client.post(url, filled(client.get(url)) | {"currency": "KZT"}).status_code == 302
    programme.refresh_from_db()
    assert programme.currency == "USD"


def test_an_end_before_the_start_is_refused_in_a_sentence(client_of, administrator):
    programme = ProgrammeFactory()
    client, url = client_of(administrator), f"/programmes/{programme.pk}/edit/"
    response = client.post(url, filled(client.get(url)) | {"ends_on": "01.01.2000"})
    assert response.status_code == 422
    assert "A programme ends after it starts." in response.content.decode()


def test_the_count_of_communities_is_what_the_reader_finds_behind_it(
    client_of, officer, programme, region_a, region_b
):
    for region in (region_a, region_a, region_b):
        community = CommunityFactory(district=DistrictFactory(region=region))
        PartnershipFactory(community=community, programme=programme)
    client = client_of(officer)
    facts = client.get(programme.get_absolute_url()).context["facts"]
    fact = next(fact for fact in facts if fact.url)
    assert fact.text == "2"
    assert client.get(fact.url).context["count"] == 2


@pytest.mark.parametrize("rows", [2, 200])
def test_programmes_cost_the_same_for_any_number_of_rows(
    client_of, officer, django_assert_max_num_queries, rows
):
    programme = ProgrammeFactory.create_batch(rows)[0]
    for age in range(min(rows, 60)):
        AgeBandFactory(programme=programme, from_age=age, to_age=age)
        programme.partners.create(partner=PartnerFactory(), role="donor")
    client = client_of(officer)
    with django_assert_max_num_queries(5 + 3):
        assert client.get(LIST).status_code == 200
    with django_assert_max_num_queries(18 + 3):
        assert client.get(programme.get_absolute_url()).status_code == 200
