"""Two records of one organisation are seen to be one, whatever the spelling."""

from datetime import date

import pytest

from communities.duplicates import likely_pairs, likely_same, near, words_of
from communities.models import Alias, PartnerName
from communities.services import refold
from tests.factories import PartnerFactory

SAME = [
    ("Фонд «Береке»", "Bereke Foundation"),
    ("Қызылорда қоры", "Kyzylorda fund"),
    ("Общественный фонд «Тілек»", "Tilek"),
    ("Akimat of Merke district", "Merke akimat"),
    ("Bereke Fund", "Fund Bereke of Turkistan"),
    ("Initsiativa", "Inisiativa"),
]
DIFFERENT = [
    ("Akimat of Merke district", "Akimat of Korday district"),
    ("School of Merke", "Akimat of Merke"),
    ("Public fund", "Public fund Tilek"),
    ("Fund Aral", "Fund Aran"),
    ("Tilek", "Bereke"),
]


@pytest.mark.parametrize("pair", SAME, ids="/".join)
def test_names_of_one_organisation_are_near(pair):
    assert near(*map(words_of, pair)) and near(*map(words_of, reversed(pair)))


@pytest.mark.parametrize("pair", DIFFERENT, ids="/".join)
def test_names_of_two_organisations_are_not(pair):
    assert not near(*map(words_of, pair)) and not near(*map(words_of, reversed(pair)))


@pytest.mark.parametrize("pair", SAME, ids="/".join)
def test_a_likely_duplicate_is_found_by_the_name_alone(db, pair):
    known = PartnerFactory(name_en=pair[0])
    PartnerFactory(name_en="Altogether different")
    assert likely_same([pair[1]]) == [known]
    assert likely_same([pair[1]], beside=known.pk) == []


def test_the_same_bin_comes_first_whatever_the_name(db):
    PartnerFactory(name_en="Aral")
    known = PartnerFactory(name_en="Zhetysu", bin="990340004483")
    found = likely_same(["Aral fund"], "990340004483")
    assert [str(partner) for partner in found] == ["Zhetysu", "Aral"]
    assert found[0] == known


def test_former_names_and_aliases_count(db):
    by_name, by_alias = PartnerFactory(name_en="Oasis"), PartnerFactory(name_en="Spring")
    PartnerName.objects.create(partner=by_name, name_ru="Арал", valid_to=date(1999, 1, 1))
    Alias.objects.create(partner=by_alias, text="ARAL")
    refold(by_name)
    refold(by_alias)
    assert set(likely_same(["Aral"])) == {by_name, by_alias}
    assert likely_pairs() == [(by_name.pk, by_alias.pk)]


def test_the_pairs_of_all_organisations_cost_the_same_for_any_number(db, django_assert_num_queries):
    first, second = PartnerFactory(name_en="Bereke Fund"), PartnerFactory(name_en="Фонд Береке")
    PartnerFactory.create_batch(40)
    with django_assert_num_queries(3):
        assert (first.pk, second.pk) in likely_pairs()


def test_a_name_of_common_words_alone_is_like_nothing_but_itself(db):
    PartnerFactory(name_en="Public fund Tilek")
    same = PartnerFactory(name_en="Public fund")
    assert likely_same(["public FUND"]) == [same]
    assert likely_same([""]) == []
