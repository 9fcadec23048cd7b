"""Rows pasted into a grid: put into it, checked in their cells, saved only when looked at."""

import pytest
from django.utils.translation import override

from projects.choices import ContributionSource
from projects.models import Contribution
from tests.browsing import filled, resend
from tests.factories import ContributionFactory, PartnerFactory, ProjectFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def project(region_a):
    return ProjectFactory(lead_community__district__region=region_a)


@pytest.fixture
def client(client_of, officer):
    return client_of(officer)


def url(project) -> str:
    return f"{project.get_absolute_url()}edit/"


def grid_of(response):
    groups = response.context["formsets"]
    return next(g["formset"] for g in groups if g["prefix"] == "contributions")


def pasted(client, project, text: str, **changes):
    return resend(client, url(project), **{"contributions-paste": text}, **changes)


def test_pasted_rows_stand_in_the_table_and_are_not_saved_unseen(client, project):
    response = pasted(client, project, "business\t\t\t\tUSD\t500\ndonor grant\t\t\t\tEUR\t1.234,50")
    assert response.status_code == 422 and not Contribution.objects.exists()
    assert "2 pasted rows stand in the table now" in response.content.decode()
    fields = filled(response)
    assert fields["contributions-paste"] == [""]
    assert fields["contributions-0-contributor"] == ["business"]
    assert fields["contributions-1-contributor"] == ["donor_grant"]
    assert fields["contributions-1-amount"] == ["1.234,50"]


def test_what_was_pasted_is_saved_once_it_is_sent_again(client, project):
    text = "business\t\t\t\t\t500\t31.05.2005\nown funds\t\t\t\t\t1 234,50"
    response = pasted(client, project, text)
    assert client.post(url(project), filled(response)).status_code == 302
    rows = Contribution.objects.order_by("amount").values_list("contributor", "currency", "amount")
    assert list(rows) == [("business", "USD", 50_000), ("own", "USD", 123_450)]


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_a_choice_is_found_by_its_words_in_any_language(client, project, language):
    with override(language):
        words = str(ContributionSource.LOCAL_GOVERNMENT.label).upper()
    response = pasted(client, project, f"{words}\t\t\t\t\t500")
    assert filled(response)["contributions-0-contributor"] == ["local_government"]


def test_a_partner_is_found_by_name_in_any_spelling_and_never_by_its_number(client, project):
    partner = PartnerFactory(name_ru="Кайнар", name_kk="Қайнар", name_en="")
    response = pasted(client, project, "business\t\tQaynar\t\t\t500")
    assert filled(response)["contributions-0-partner"] == [str(partner.pk)]
    response = pasted(client, project, f"business\t\t{partner.pk}\t\t\t500")
    assert "is not in this list" in response.content.decode()


def test_words_that_are_no_choice_stay_in_their_cell_with_the_error(client, project):
    response = pasted(client, project, "<b>Moon</b>\t\t\t\t\t500")
    errors = grid_of(response).forms[0].errors
    assert list(errors) == ["contributor"] and "Moon" in errors["contributor"][0]
    again = client.post(url(project), filled(response))
    assert again.status_code == 422 and not Contribution.objects.exists()
    assert "&lt;b&gt;Moon&lt;/b&gt;</option>" in again.content.decode()
    assert "<b>Moon" not in again.content.decode()


def test_wrong_numbers_and_days_are_said_in_their_cells(client, project):
    response = pasted(client, project, "business\t\t\t\tUSD\tmany\t31.02.2005\n" + "own\t\t\t\t\t5")
    first, second = grid_of(response).forms[:2]
    assert set(first.errors) == {"amount", "pledged_on"} and not second.errors
    assert filled(response)["contributions-0-amount"] == ["many"]


def test_pasted_rows_follow_the_rows_that_are_there_and_what_is_typed(client, project):
    ContributionFactory(project=project)
    typed = {"contributions-1-contributor": "own", "contributions-1-amount": "7"}
    response = pasted(client, project, "business\t\t\t\t\t500", **typed)
    fields = filled(response)
    assert [fields[f"contributions-{n}-contributor"] for n in (0, 1, 2)] == [
        ["donor_grant"],
        ["own"],
        ["business"],
    ]
    assert fields["contributions-1-amount"] == ["7"]


def test_too_many_rows_are_refused_and_the_text_is_kept(client, project):
    text = "business\t\t\t\t\t500\n" * 201
    response = pasted(client, project, text, summary="Typed")
    fields = filled(response)
    assert response.status_code == 422
    assert "room for 200 more rows; these are 201" in response.content.decode()
    assert fields["contributions-paste"][0].count("business") == 201
    assert fields["summary"] == ["Typed"]


@pytest.mark.parametrize("text", ["\x00", "a\x00b\tc", '"' * 999, "\ud800", "words:words:\t1"])
def test_no_nonsense_breaks_the_page(client, project, text):
    sent = text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    assert pasted(client, project, sent).status_code in (302, 422)


def test_nothing_is_pasted_into_a_locked_grid(client, project):
    type(project).objects.update(review="confirmed")
    assert 'name="contributions-paste"' not in client.get(url(project)).content.decode()
    pasted(client, project, "business\t\t\t\t\t500")
    assert not Contribution.objects.exists()


def test_the_foot_adds_up_each_currency_apart_without_a_script(client, project):
    ContributionFactory(project=project, amount=100_050)
    ContributionFactory(project=project, amount=200_000)
    ContributionFactory(project=project, currency="KZT", amount=500_000)
    assert grid_of(client.get(url(project))).totals() == ("5,000\u00a0KZT + 3,000.50\u00a0USD")
    changes = {"contributions-0-DELETE": "on", "contributions-1-amount": "many"}
    assert grid_of(resend(client, url(project), **changes)).totals() == "5,000\u00a0KZT"
