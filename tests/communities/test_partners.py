"""Partner organisations: found in any spelling, proposed once, kept by administrators."""

from datetime import date

import pytest
from django.urls import reverse

from communities.bin import check_digit
from communities.models import Alias, PartnerContact, PartnerName, PartnerOrganisation
from communities.services import refold
from core.history import entries_of
from tests.communities.filling import filled
from tests.factories import (
    PartnerFactory,
    ProgrammeFactory,
    RegionFactory,
)

LIST = "/partners/"
NEW = "/partners/new/"
GOOD_BIN = "990340004483"
REASON = {"proposed_for": "Gives the pipes for the water line."}


def proposal(client, **changes) -> dict:
    return (
        filled(client.get(NEW)) | {"name_ru": "Фонд «Қызылорда»", "kind": "ngo"} | REASON | changes
    )


def names_in(response) -> list[str]:
    return [str(partner) for partner in response.context["object_list"]]


@pytest.mark.parametrize("typed", ["Қызылорда", "Кызылорда", "kyzylorda", "QYZYLORDA fond"])
def test_a_partner_is_found_in_any_spelling(client_of, officer, typed):
    PartnerFactory(name_en="", name_ru="Фонд «Қызылорда»")
    PartnerFactory(name_en="Another")
    assert names_in(client_of(officer).get(LIST, {"q": typed})) == ["Фонд «Қызылорда»"]


def test_a_partner_is_found_by_a_former_name_typed_on_its_form(client_of, administrator):
    partner = PartnerFactory(name_en="Bereke Fund")
    client, url = client_of(administrator), f"/partners/{partner.pk}/edit/"
    data = filled(client.get(url)) | {
        "former_names-0-name_en": "Aral Initiative",
        "former_names-0-valid_to": "31.12.1999",
        "aliases-0-text": "БФ",
    }
    assert client.post(url, data).status_code == 302
    for typed in ("aral initiative", "Арал", "bf", "Bereke"):
        assert names_in(client.get(LIST, {"q": typed})) == ["Bereke Fund"], typed


def test_a_former_name_is_shown_in_the_readers_language(client_of, officer):
    partner = PartnerFactory(name_en="Bereke Fund", name_ru="Фонд Береке")
    PartnerName.objects.create(
        partner=partner, name_en="Aral", name_ru="Арал", valid_to=date(1999, 12, 31)
    )
    client = client_of(officer)
    for language, shown in (("ru", "Арал"), ("en", "Aral")):
        page = client.get(f"/partners/{partner.pk}/", headers={"accept-language": language})
        sections = {section.id: section for section in page.context["sections"]}
        assert str(sections["former-names"].rows[0].cells[0].text) == shown


def test_a_former_name_that_is_removed_finds_nothing_more(client_of, administrator):
    partner = PartnerFactory(name_en="Bereke Fund")
    PartnerName.objects.create(partner=partner, name_en="Aral", valid_to=date(1999, 12, 31))
    refold(partner)
    client, url = client_of(administrator), f"/partners/{partner.pk}/edit/"
    data = filled(client.get(url)) | {"former_names-0-DELETE": "on"}
    assert client.post(url, data).status_code == 302
    assert names_in(client.get(LIST, {"q": "aral"})) == []


def test_filters_narrow_by_kind_region_and_role(client_of, officer, region_a, region_b):
    wanted = PartnerFactory(kind="donor", region=region_a)
    PartnerFactory(kind="donor", region=region_b)
    PartnerFactory(kind="ngo", region=region_a)
    ProgrammeFactory().partners.create(partner=wanted, role="donor")
    client = client_of(officer)
    for query in ({"kind": "donor", "region": region_a.pk}, {"role": "donor"}):
        assert names_in(client.get(LIST, query)) == [str(wanted)]


def test_a_bin_with_a_wrong_digit_is_refused_and_nothing_typed_is_lost(client_of, officer):
    client = client_of(officer)
    response = client.post(NEW, proposal(client, bin="990340004484", proposed_for="Since 1999"))
    assert response.status_code == 422
    text = response.content.decode()
    assert "The last digit does not fit the others" in text
    assert "Since 1999" in text and "990340004484" in text
    assert not PartnerOrganisation.objects.exists()


@pytest.mark.parametrize("made_up", ["000000000000", "991340004486"])
def test_a_bin_without_a_month_of_registration_is_refused(client_of, officer, made_up):
    assert check_digit(made_up) == int(made_up[-1])
    client = client_of(officer)
    response = client.post(NEW, proposal(client, bin=made_up, proposed_for="Since 1999"))
    assert response.status_code == 422
    assert "begins with the year and month" in response.content.decode()


def test_a_right_bin_is_taken_and_the_proposal_waits_for_an_administrator(client_of, officer):
    client = client_of(officer)
    data = proposal(client, bin=GOOD_BIN) | {"contacts-0-person": "A. Serik"}
    response = client.post(NEW, data)
    partner = PartnerOrganisation.objects.get()
    assert response.status_code == 302 and response["Location"] == partner.get_absolute_url()
    assert (partner.bin, partner.review) == (GOOD_BIN, "submitted")
    assert partner.submitted_by == officer
    assert partner.contacts.get().person == "A. Serik"
    assert {entry.actor for entry in entries_of(partner)} == {officer}


def test_likely_duplicates_are_shown_before_a_new_partner_is_saved(client_of, officer):
    known = PartnerFactory(name_en="Qyzylorda fond")
    client = client_of(officer)
    response = client.post(NEW, proposal(client, proposed_for="Since 1999"))
    assert response.status_code == 422
    text = response.content.decode()
    assert f'<a href="{known.get_absolute_url()}">Qyzylorda fond</a>' in text
    assert "Since 1999" in text
    assert PartnerOrganisation.objects.count() == 1

    again = filled(response)
    assert again["not_a_duplicate"] == str(known.pk)
    assert client.post(NEW, again).status_code == 422
    assert client.post(NEW, again | {"save_all_the_same": "on"}).status_code == 302
    assert PartnerOrganisation.objects.count() == 2


def test_another_duplicate_is_shown_when_the_name_is_changed_meanwhile(client_of, officer):
    PartnerFactory(name_en="Qyzylorda fond")
    other = PartnerFactory(name_en="Tilek")
    client = client_of(officer)
    shown = filled(client.post(NEW, proposal(client)))
    again = shown | {"name_ru": "Тілек", "save_all_the_same": "on"}
    response = client.post(NEW, again)
    assert response.status_code == 422
    assert other.get_absolute_url() in response.content.decode()


def test_a_likely_one_can_be_used_instead(client_of, officer):
    known = PartnerFactory(name_en="Qyzylorda fond")
    client = client_of(officer)
    page = client.post(NEW, proposal(client)).content.decode()
    assert f'<a href="{known.get_absolute_url()}">Use this one instead</a>' in page
    assert "It is another one" in page


def test_what_is_used_instead_comes_back_chosen(client_of, officer):
    known = PartnerFactory(name_en="Qyzylorda fond")
    client = client_of(officer)
    page = client.post(f"{NEW}?next=/projects/1/partners/new/?kept=1", proposal(client)).text
    back = f"/projects/1/partners/new/?kept=1&amp;partner={known.pk}"
    assert f'<a href="{back}">Use this one instead</a>' in page


def test_a_proposal_never_leads_off_the_site(client_of, officer):
    known = PartnerFactory(name_en="Qyzylorda fond")
    client = client_of(officer)
    for page in ("https://evil.example/", "//evil.example", "javascript:alert(1)"):
        response = client.post(f"{NEW}?next={page}", proposal(client))
        used = f'<a href="{known.get_absolute_url()}">Use this one instead</a>'
        assert used in response.text
        assert response.context["cancel_url"] == "/partners/"


def test_a_proposal_is_short_and_says_why(client_of, officer, administrator):
    client = client_of(officer)
    page = client.get(NEW)
    names = {name for name in page.context["form"].fields if name.startswith("name_")}
    assert len(names) == 3
    assert {"kind", "bin", "region", "proposed_for"} <= page.context["form"].fields.keys()
    assert not {"website", "about", "successor"} & page.context["form"].fields.keys()
    assert client.post(NEW, proposal(client, proposed_for=" ")).status_code == 422
    assert client.post(NEW, proposal(client)).status_code == 302
    partner = PartnerOrganisation.objects.get()
    shown = client_of(administrator).get(partner.get_absolute_url()).content.decode()
    assert REASON["proposed_for"] in shown
    assert "proposed_for" not in client_of(administrator).get(NEW).context["form"].fields


def test_a_proposal_leaves_one_entry_and_waits_on_the_home_page(client_of, officer, administrator):
    client = client_of(officer)
    client.post(NEW, proposal(client))
    partner = PartnerOrganisation.objects.get()
    assert entries_of(partner).count() == 1
    assert partner.get_absolute_url() in client_of(administrator).get("/").content.decode()
    url = reverse("communities:partner_review", args=[partner.pk, "return"])
    sent = {"version": partner.version, "reason": "Which district?"}
    assert client_of(administrator).post(url, sent).status_code == 302
    assert "Which district?" in client.get("/").content.decode()


def test_a_proposed_partner_can_be_chosen_and_says_that_it_is_proposed(client_of, officer):
    PartnerFactory(name_en="Tilek")
    PartnerFactory(name_en="Bereke", confirmed=True)
    page = client_of(officer).get("/trainings/new/").content.decode()
    assert "Tilek (proposed)" in page
    assert ">Bereke<" in page


def test_likely_duplicates_are_shown_before_a_partner_is_renamed(client_of, officer):
    known, renamed = PartnerFactory(name_en="Qyzylorda fond"), PartnerFactory(name_en="Tilek")
    client, url = client_of(officer), f"/partners/{renamed.pk}/edit/"
    page = filled(client.get(url))
    assert client.post(url, page | {"about": "Since 1999"}).status_code == 302
    renaming = filled(client.get(url)) | {"name_ru": "Фонд «Қызылорда»"}
    response = client.post(url, renaming)
    assert response.status_code == 422
    assert known.get_absolute_url() in response.content.decode()
    agreed = filled(response) | {"save_all_the_same": "on"}
    assert client.post(url, agreed).status_code == 302


def test_a_partner_with_the_same_bin_is_shown_and_never_entered_twice(client_of, officer):
    known = PartnerFactory(name_en="Quite another name", bin=GOOD_BIN)
    client = client_of(officer)
    response = client.post(NEW, proposal(client, bin=GOOD_BIN))
    assert known.get_absolute_url() in response.content.decode()
    response = client.post(NEW, filled(response) | {"save_all_the_same": "on"})
    assert response.status_code == 422
    assert "Another partner organisation has this BIN." in response.content.decode()


def test_a_former_name_without_any_name_is_refused_in_a_sentence(client_of, administrator):
    partner = PartnerFactory()
    client, url = client_of(administrator), f"/partners/{partner.pk}/edit/"
    data = filled(client.get(url)) | {"former_names-0-valid_to": "31.12.1999"}
    response = client.post(url, data)
    assert response.status_code == 422
    assert "Former names, row 1</a>: Give the name in at least one" in response.content.decode()


def test_an_officer_edits_a_partner_only_until_it_is_confirmed(client_of, officer, administrator):
    partner = PartnerFactory()
    url = f"/partners/{partner.pk}/edit/"
    assert client_of(officer).get(url).status_code == 200
    PartnerOrganisation.objects.update(review="confirmed")
    assert client_of(officer).get(url).status_code == 403
    assert client_of(officer).post(url, {"name_en": "Mine"}).status_code == 403
    assert client_of(administrator).get(url).status_code == 200


def test_a_seat_in_a_former_region_stays_and_is_offered_to_no_new_partner(
    client_of, administrator, region_a
):
    former = RegionFactory(valid_to=date(2018, 6, 19))
    partner = PartnerFactory(region=former)
    client, url = client_of(administrator), f"/partners/{partner.pk}/edit/"
    assert client.post(url, filled(client.get(url))).status_code == 302
    partner.refresh_from_db()
    assert partner.region == former
    offered = client.get(NEW).context["form"].fields["region"].queryset
    assert list(offered) == [region_a]
    assert names_in(client.get(LIST, {"region": former.pk})) == [str(partner)]


def test_only_administrators_are_asked_for_a_successor(client_of, officer, administrator):
    partner = PartnerFactory()
    url = f"/partners/{partner.pk}/edit/"
    assert "successor" not in client_of(officer).get(url).context["form"].fields
    assert "successor" in client_of(administrator).get(url).context["form"].fields


def test_officers_propose_and_administrators_confirm(client_of, officer, manager, administrator):
    partner = PartnerFactory()

    def step(user, verb):
        partner.refresh_from_db()
        url = reverse("communities:partner_review", args=[partner.pk, verb])
        return client_of(user).post(url, {"version": partner.version})

    assert step(officer, "submit").status_code == 302
    assert step(manager, "confirm").status_code == 403
    assert step(administrator, "confirm").status_code == 302
    partner.refresh_from_db()
    assert (partner.review, partner.confirmed_by) == ("confirmed", administrator)
    assert step(officer, "reopen").status_code == 403


def test_an_administrator_sends_what_they_entered_but_somebody_else_confirms(
    client_of, administrator
):
    partner = PartnerFactory()
    client = client_of(administrator)
    submit = reverse("communities:partner_review", args=[partner.pk, "submit"])
    assert client.post(submit, {"version": 1}).status_code == 302
    confirm = reverse("communities:partner_review", args=[partner.pk, "confirm"])
    client.post(confirm, {"version": 2})
    partner.refresh_from_db()
    assert partner.review == "submitted"


def test_contacts_are_for_the_staff_and_never_for_viewers(client_of, officer, viewer):
    partner = PartnerFactory()
    PartnerContact.objects.create(partner=partner, person="A. Serik", phone="+7 701 000 00 00")
    url = partner.get_absolute_url()
    assert "+7 701 000 00 00" in client_of(officer).get(url).content.decode()
    assert client_of(viewer).get(url).status_code == 403
    assert not PartnerContact.objects.visible_to(viewer).exists()
    assert PartnerContact.objects.visible_to(officer).exists()


def test_the_page_tells_roles_names_and_what_came_before_and_after(client_of, officer):
    heir = PartnerFactory(name_en="Heir")
    partner = PartnerFactory(name_en="Middle", successor=heir)
    PartnerFactory(name_en="Ancestor", successor=partner)
    ProgrammeFactory(name_en="Programme X").partners.create(partner=partner, role="donor")
    PartnerName.objects.create(partner=partner, name_en="Old name", valid_to=date(1999, 12, 31))
    Alias.objects.create(partner=partner, text="MID")
    text = client_of(officer).get(partner.get_absolute_url()).content.decode()
    for expected in ("Heir", "Ancestor", "Programme X", "Old name", "31 December 1999", "MID"):
        assert expected in text


@pytest.mark.parametrize("how", ["2 rows", "200 rows"])
def test_a_list_of_partners_costs_the_same_for_any_length(
    client_of, officer, region_a, django_assert_max_num_queries, how
):
    programme = ProgrammeFactory()
    for partner in PartnerFactory.create_batch(int(how.split()[0]), region=region_a):
        programme.partners.create(partner=partner, role="donor")
    client = client_of(officer)
    with django_assert_max_num_queries(5 + 3):
        assert client.get(LIST).status_code == 200


@pytest.mark.parametrize("rows", [2, 200])
def test_a_partner_is_shown_and_saved_within_the_budget(
    client_of, administrator, django_assert_max_num_queries, rows
):
    partner = PartnerFactory()
    PartnerContact.objects.bulk_create(
        [PartnerContact(partner=partner, person=f"Person {n}") for n in range(rows)]
    )
    client, url = client_of(administrator), f"/partners/{partner.pk}/edit/"
    data = filled(client.get(url))
    data |= {f"contacts-{n}-phone": f"{n:06}" for n in range(2)}
    with django_assert_max_num_queries(20 + 3):
        assert client.post(url, data).status_code == 302
    assert partner.contacts.filter(phone="000001").count() == 1
    with django_assert_max_num_queries(18 + 3):
        assert client.get(partner.get_absolute_url()).status_code == 200
