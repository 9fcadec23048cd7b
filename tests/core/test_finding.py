"""One row among many is found by typing its name, in any spelling, with or without script."""

from datetime import date

import pytest

from core.finding import FEW, SHOWN
from tests.browsing import filled
from tests.factories import CommunityFactory, DistrictFactory, TopicFactory
from tests.growth import many
from trainings.models import Training

pytestmark = pytest.mark.django_db

URL = "/trainings/new/"
NAMES = {"community_text": "community-sought", "community_for": "community-sought-for"}


@pytest.fixture
def district(region_a):
    return DistrictFactory(name_en="Sairam", region=region_a)


@pytest.fixture
def communities(district):
    """More communities than a plain list offers."""
    return many(CommunityFactory, FEW + 5, district=district)


@pytest.fixture
def town(district):
    return CommunityFactory(name_kk="Қарасу", name_ru="Карасу", district=district)


@pytest.fixture
def client(client_of, officer, programme):
    return client_of(officer)


def found(client, text, field="community", url=URL):
    """What the field offers for a text."""
    return client.get(url, {"find": field, "q": text}).json()


def send(client, **changes):
    """Send a new training with the community as it was typed."""
    data = filled(client.get(URL)) | {
        "name_en": "Savings",
        "programme": str(client.get(URL).context["form"].fields["programme"].queryset[0].pk),
        "topic": str(TopicFactory().pk),
        "starts_on": "01.03.2004",
        "community": "",
        "community-sought-for": "",
    }
    return client.post(URL, data | {NAMES.get(name, name): text for name, text in changes.items()})


def test_a_few_choices_are_a_plain_list(client, town):
    page = client.get(URL).content.decode()

    assert '<select name="community"' in page
    assert "community-sought" not in page


def test_many_choices_are_a_box_to_type_into(client, communities):
    page = client.get(URL).content.decode()

    assert '<select name="community"' not in page
    assert 'name="community-sought"' in page
    assert "js/find.js" in page


@pytest.mark.parametrize("text", ["карасу", "Қарасу", "qarasu", "Karasu", "кар"])
def test_any_spelling_offers_the_row_with_its_region(client, communities, town, text):
    (row,) = found(client, text)["rows"]

    assert (row["key"], row["note"]) == (str(town.pk), "Turkistan")
    assert "(Sairam)" in row["label"]


def test_only_choices_of_the_form_are_offered(client, communities, region_b):
    CommunityFactory(name_en="Faraway", district__region=region_b)

    assert found(client, "Faraway")["rows"] == []


def test_more_rows_than_fit_are_told(client, district):
    many(CommunityFactory, FEW + 5, district=district, name_en="Zhambyl")

    answer = found(client, "zhambyl")

    assert len(answer["rows"]) == SHOWN
    assert answer["said"] == "Type more to see others."


@pytest.mark.parametrize("text", ["", "   ", "%", "_", "\0", "'", "x" * 5000])
def test_nothing_and_nonsense_find_nothing(client, communities, text):
    assert found(client, text)["rows"] == []


@pytest.mark.parametrize("field", ["name_en", "programme", "nonsense", "starts_on"])
def test_other_fields_answer_with_the_page_itself(client, communities, field):
    assert "<form" in client.get(URL, {"find": field, "q": "a"}).content.decode()


def test_a_row_that_was_chosen_is_saved(client, communities, town):
    response = send(
        client,
        community=str(town.pk),
        community_for="Карасу (Sairam)",
        community_text="Карасу (Sairam)",
    )

    assert response.status_code == 302
    assert Training.objects.get().community == town


def test_without_script_a_whole_name_is_enough(client, communities, town):
    assert send(client, community_text="qarasu").status_code == 302
    assert Training.objects.get().community == town


def test_a_part_of_a_name_is_asked_back_and_never_guessed(client, communities, town):
    response = send(client, community_text="кара")

    page = response.content.decode()
    assert response.status_code == 422
    assert "Which one is meant?" in page
    assert f'<input type="radio" name="community" value="{town.pk}"' in page
    assert 'value="кара"' in page
    assert 'value="Savings"' in page


def test_one_of_those_asked_back_is_taken(client, communities, town):
    response = send(client, community=str(town.pk), community_for="кара", community_text="кара")

    assert response.status_code == 302
    assert Training.objects.get().community == town


def test_two_of_one_name_are_asked_back(client, communities, town, region_a):
    CommunityFactory(name_ru="Карасу", district__region=region_a)

    assert send(client, community_text="Карасу").status_code == 422


def test_a_name_typed_over_a_choice_leads(client, communities, town):
    response = send(
        client,
        community=str(communities[0].pk),
        community_for=str(communities[0]),
        community_text="Карасу",
    )

    assert response.status_code == 302
    assert Training.objects.get().community == town


@pytest.mark.parametrize("text", ["nowhere", "\0", "<b>", "…"])
def test_a_name_nobody_bears_is_told_and_kept(client, communities, text):
    response = send(client, community_text=text)

    assert response.status_code == 422
    assert 'name="community-sought"' in response.content.decode()


@pytest.mark.parametrize("key", ["x", "-1", "9" * 30, "\0", "1.5"])
def test_a_key_that_is_none_is_refused(client, communities, key):
    response = send(client, community=key, community_for="a", community_text="a")

    assert response.status_code == 422


def test_a_row_out_of_scope_is_refused_by_its_key(client, communities, region_b):
    other = CommunityFactory(name_en="Faraway", district__region=region_b)

    response = send(
        client, community=str(other.pk), community_for="Faraway", community_text="Faraway"
    )

    assert response.status_code == 422
    assert not Training.objects.exists()


def test_opening_and_saving_changes_nothing(client, communities, town, officer, programme):
    send(client, community_text="карасу")
    training = Training.objects.get()
    url = f"{training.get_absolute_url()}edit/"

    page = filled(client.get(url))
    assert page["community"] == [str(town.pk)]
    assert client.post(url, page).status_code == 302
    training.refresh_from_db()
    assert (training.community, training.starts_on) == (town, date(2004, 3, 1))


def test_the_row_chosen_costs_no_query_of_its_own(
    client, communities, town, django_assert_num_queries
):
    form = client.get(URL).context["form"]

    with django_assert_num_queries(1):
        box = str(form.fields["community"].widget.render("community", town.pk))

    assert f'value="{town} (Sairam)"' in box
    assert "Turkistan" in box
