"""Scope: the one contract every screen, dropdown, export and count starts from."""

import pytest
from django.apps import apps

from accounts.models import User
from communities.models import Community, PartnerContact, PartnerOrganisation, Region
from core.models import Versioned
from core.querysets import ScopedQuerySet
from tests.factories import CommunityFactory, PartnerFactory, UserFactory

OURS = [model for model in apps.get_models() if issubclass(model, Versioned)]


@pytest.fixture
def here(region_a):
    return CommunityFactory(district__region=region_a)


@pytest.fixture
def there(region_b):
    return CommunityFactory(district__region=region_b)


def seen(user):
    return set(Community.objects.visible_to(user))


def changed(user):
    return set(Community.objects.editable_by(user))


def test_officers_read_and_change_what_lies_in_their_regions(here, there, officer, other_officer):
    assert seen(officer) == changed(officer) == {here}
    assert seen(other_officer) == changed(other_officer) == {there}


def test_a_manager_of_all_regions_reads_and_changes_all(here, there, manager):
    assert seen(manager) == changed(manager) == {here, there}


def test_a_manager_of_one_region_stays_in_it(here, there, region_b):
    assert seen(UserFactory(role="manager", regions=[region_b])) == {there}


def test_an_administrator_reads_all_and_changes_no_record_of_the_field(here, there, administrator):
    assert seen(administrator) == {here, there}
    assert changed(administrator) == set()


def test_a_viewer_opens_no_record(here, viewer):
    assert seen(viewer) == changed(viewer) == set()


def test_somebody_without_regions_sees_nothing(here):
    assert seen(UserFactory()) == changed(UserFactory()) == set()


def test_a_closed_account_has_no_rights_left(here, switched_off):
    assert seen(switched_off) == changed(switched_off) == set()


def test_two_regions_show_each_row_once(here, there, region_a, region_b):
    rows = Community.objects.visible_to(UserFactory(regions=[region_a, region_b]))
    assert sorted(rows.values_list("pk", flat=True)) == sorted([here.pk, there.pk])


def test_scope_follows_where_a_community_lies_today(here, there, officer, other_officer):
    here.district = there.district
    here.save()
    assert seen(officer) == set()
    assert seen(User.objects.get(pk=other_officer.pk)) == {here, there}


def test_registers_are_read_by_all_staff_and_kept_by_administrators(
    region_a, region_b, officer, administrator, viewer
):
    assert set(Region.objects.visible_to(officer)) == {region_a, region_b}
    assert not Region.objects.editable_by(officer).exists()
    assert Region.objects.editable_by(administrator).count() == 2
    assert not Region.objects.visible_to(viewer).exists()


def test_contacts_of_a_partner_organisation_are_for_the_staff(officer, viewer):
    PartnerContact.objects.create(partner=PartnerFactory(), person="Aigul")
    assert PartnerContact.objects.visible_to(officer).count() == 1
    assert not PartnerContact.objects.visible_to(viewer).exists()


def test_an_officer_changes_a_partner_organisation_until_it_is_confirmed(officer, administrator):
    PartnerFactory(confirmed=True)
    proposed = PartnerFactory()
    assert list(PartnerOrganisation.objects.editable_by(officer)) == [proposed]
    assert PartnerOrganisation.objects.editable_by(administrator).count() == 2


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_every_table_that_people_edit_has_scope(model, officer, other_officer, viewer):
    if model._meta.label in ("core.ExchangeRate", "core.Organisation"):  # Administrators only.
        return
    if model._meta.label in ("core.Question", "core.Answer"):  # In the scope of their record.
        return
    assert isinstance(model.objects.all(), ScopedQuerySet)
    for user in (officer, other_officer):
        list(model.objects.visible_to(user)), list(model.objects.editable_by(user))
    assert not model.objects.visible_to(viewer).exists()
    assert not model.objects.editable_by(viewer).exists()


def test_samples_can_be_left_out(here):
    CommunityFactory(provenance="sample")
    assert list(Community.objects.without_samples()) == [here]


@pytest.mark.parametrize("typed", ["сарыағаш", "Saryagash", "SARYAGASH  kent", "kent сары"])
def test_every_word_that_is_typed_has_to_occur_in_any_spelling(region_a, typed):
    found = CommunityFactory(name_kk="Сарыағаш кенті", name_en="Saryagash kent")
    CommunityFactory(name_en="Saryozek")
    assert list(Community.objects.matching(typed)) == [found]


def test_rows_come_in_the_alphabet_of_the_reader(db):
    for name in ("Өтеген", "Абай", "Ұзынағаш", "Қордай", "Оңтүстік"):
        CommunityFactory(name_kk=name, name_en="")
    names = [row.name_kk for row in Community.objects.by_name("kk")]
    assert names == ["Абай", "Қордай", "Оңтүстік", "Өтеген", "Ұзынағаш"]
