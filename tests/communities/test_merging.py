"""Two records of one partner organisation become one: found by all its names, led to by both
addresses, told in the history."""

from datetime import date

import pytest

from communities.merging import merge_partners, prepare_merge
from communities.models import Alias, PartnerContact, PartnerName, PartnerOrganisation
from communities.services import refold, save_partner
from core.changes import described
from core.exceptions import EditConflict, OutOfScope, RuleViolation
from core.history import entries_of
from tests.factories import PartnerFactory, ProgrammeFactory, ProjectFactory

BIN, OTHER_BIN = "990340004483", "050140002127"


@pytest.fixture
def two(region_a):
    kept = PartnerFactory(name_en="Bereke Foundation", name_ru="", region=region_a)
    other = PartnerFactory(name_en="Fund Aral", name_ru="Фонд «Арал»", bin=BIN)
    PartnerName.objects.create(partner=other, name_en="Aral Initiative", valid_to=date(1999, 1, 1))
    PartnerContact.objects.create(partner=other, person="A. Serik", phone="+7 701 000 00 00")
    refold(other)
    return kept, other


def merge(actor, kept, other, agreed=False, **takes):
    prepared = prepare_merge(kept, other)
    return merge_partners(
        actor=actor,
        kept=kept,
        other=other,
        takes=prepared.proposed() | takes,
        seen=prepared.fingerprint,
        agreed=agreed,
    )


@pytest.mark.parametrize(
    "typed", ["Fund Aral", "фонд арал", "Aral Initiative", BIN, "Bereke", "Береке"]
)
def test_the_kept_one_is_found_by_every_name_and_the_bin_of_both(administrator, two, typed):
    kept, other = two
    merge(administrator, kept, other)
    assert list(PartnerOrganisation.objects.matching(typed)) == [kept]


def test_empty_values_are_filled_from_the_other_and_chosen_ones_taken(administrator, two):
    kept, other = two
    merge(administrator, kept, other, name_en="other")
    kept.refresh_from_db()
    assert (kept.name_en, kept.name_ru, kept.bin) == ("Fund Aral", "Фонд «Арал»", BIN)
    assert [alias.text for alias in kept.aliases.all()] == ["Bereke Foundation"]
    assert kept.former_names.get().name_en == "Aral Initiative"
    assert kept.contacts.get().person == "A. Serik"


def test_the_old_page_leads_to_the_kept_record_over_several_mergers(
    client_of, administrator, officer, two
):
    kept, other = two
    third = PartnerFactory(name_en="Third")
    merge(administrator, kept, other)
    merge(administrator, third, kept)
    client = client_of(officer)
    for key in (other.pk, kept.pk):
        response = client.get(f"/partners/{key}/", follow=True)
        assert response.redirect_chain[-1][0] == third.get_absolute_url()
    assert client.get("/partners/987654/").status_code == 404


def test_the_history_tells_who_merged_what_and_keeps_what_was_before(administrator, two):
    kept, other = two
    project = ProjectFactory(contractor=other)
    old_entries = set(entries_of(other).values_list("pk", flat=True))
    merge(administrator, kept, other)
    told = described(entries_of(kept), administrator)
    assert any("merged record" in t.what and t.who == str(administrator) for t in told)
    assert old_entries <= set(entries_of(kept).values_list("pk", flat=True))
    change = described(entries_of(project)[:1], administrator)[0].changes[0]
    assert (change.before, change.after) == ("Fund Aral", "Bereke Foundation")


def test_a_record_is_not_merged_with_itself(administrator, two):
    with pytest.raises(RuleViolation, match="same record"):
        prepare_merge(two[0], two[0])


def test_what_changed_since_the_preview_is_shown_again(administrator, two):
    kept, other = two
    seen = prepare_merge(kept, other).fingerprint
    ProgrammeFactory().partners.create(partner=other, role="donor")
    with pytest.raises(EditConflict):
        merge_partners(
            actor=administrator, kept=kept, other=other, takes={}, seen=seen, agreed=True
        )
    assert PartnerOrganisation.objects.filter(pk=other.pk).exists()


def test_two_bins_are_merged_only_when_somebody_says_so_and_both_find_it(administrator, two):
    kept, other = two
    PartnerOrganisation.objects.filter(pk=kept.pk).update(bin=OTHER_BIN)
    kept.refresh_from_db()
    with pytest.raises(RuleViolation):
        merge(administrator, kept, other)
    kept.refresh_from_db()
    merge(administrator, kept, other, agreed=True)
    kept.refresh_from_db()
    assert kept.bin == OTHER_BIN
    assert list(PartnerOrganisation.objects.matching(BIN)) == [kept]


@pytest.mark.parametrize("person", ["officer", "manager", "viewer"])
def test_only_administrators_merge(request, two, person):
    with pytest.raises(OutOfScope):
        merge(request.getfixturevalue(person), *two)


def test_a_successor_that_was_the_same_all_along_is_cleared(administrator, two):
    kept, other = two
    PartnerOrganisation.objects.filter(pk=kept.pk).update(successor=other)
    kept.refresh_from_db()
    heir = PartnerFactory(successor=other)
    merge(administrator, kept, other, agreed=True)
    kept.refresh_from_db()
    heir.refresh_from_db()
    assert kept.successor is None and heir.successor == kept


def test_no_organisation_succeeds_itself_in_a_circle(administrator, two):
    kept, other = two
    middle = PartnerFactory(successor=kept)
    kept.successor = middle
    with pytest.raises(RuleViolation, match="itself succeeded"):
        save_partner(actor=administrator, partner=kept, version=kept.version)


def test_names_and_people_that_stand_in_both_stand_once(administrator, two):
    kept, other = two
    Alias.objects.create(partner=kept, text="Арал қоры")
    Alias.objects.create(partner=other, text="Aral qory")
    PartnerContact.objects.create(
        partner=kept, person="A. Serik", phone="8 701 000 00 00", position="Chair"
    )
    merge(administrator, kept, other, agreed=True)
    assert kept.contacts.get().position == "Chair"
    assert [a.text for a in kept.aliases.all()].count("Aral qory") == 0
