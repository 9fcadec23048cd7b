"""The register of regions and districts is loaded as far as wanted, and only what is missing."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from communities.models import Alias, District, Region
from communities.register.load import load_register
from communities.register.read import rows, todays_regions
from core.history import entries_of


def counts() -> tuple[int, int, int]:
    return Region.objects.count(), District.objects.count(), Alias.objects.count()


def test_the_register_knows_the_twenty_units_of_today():
    assert len(todays_regions()) == 20


def test_every_row_says_its_source_and_the_doubtful_ones_what_is_not_checked():
    for name in ("regions", "districts"):
        for row in rows(name):
            assert row["source"], row
    doubtful = {row["key"] for row in rows("districts") if "Not checked" in row["source"]}
    assert {"sauran", "munaily", "alatau", "shymkent-turan"} <= doubtful


def test_chosen_regions_come_with_what_they_were_and_their_districts(db):
    load_register(actor=None, regions=["turkistan"])
    assert set(Region.objects.values_list("slug", flat=True)) == {"turkistan", "south-kazakhstan"}
    turkistan = Region.objects.get(slug="turkistan")
    assert [str(region) for region in turkistan.predecessors.all()] == ["South Kazakhstan Region"]
    assert turkistan.districts.count() == 17
    sairam = District.objects.get(kato="615200000")
    assert sairam.predecessor.region.slug == "south-kazakhstan"
    assert Region.objects.matching("Turkestan").get() == turkistan
    assert entries_of(turkistan).count() == 1


def test_loading_twice_changes_nothing(db):
    first = load_register(actor=None)
    before = counts()
    again = load_register(actor=None)
    assert counts() == before
    assert (again.new_regions, again.new_districts) == (0, 0)
    assert again.regions == first.regions and again.districts == first.districts


def test_what_an_administrator_changed_stays(db):
    load_register(actor=None, regions=["zhambyl"])
    Region.objects.filter(slug="zhambyl").update(name_en="Our own name", slug="our-zhambyl")
    Alias.objects.all().delete()
    load_register(actor=None, regions=["zhambyl"])
    assert Region.objects.get().name_en == "Our own name"
    assert not Alias.objects.exists()


def test_a_region_added_later_is_linked_with_what_is_there(db):
    load_register(actor=None, regions=["turkistan"])
    load_register(actor=None, regions=["shymkent"])
    south = Region.objects.get(slug="south-kazakhstan")
    assert {region.slug for region in south.successors.all()} == {"turkistan", "shymkent"}


def test_every_row_of_the_register_would_pass_its_form(db):
    load_register(actor=None)
    for model in (Region, District, Alias):
        for row in model.objects.all():
            row.clean_fields(exclude=["region", "district", "predecessor"])


def test_the_command_loads_what_it_is_asked_for_and_knows_its_names(db):
    out = StringIO()
    call_command("load_register", "--regions", "mangystau", stdout=out)
    assert "Added 1 regions and 7 districts" in out.getvalue()
    with pytest.raises(CommandError, match="atlantis"):
        call_command("load_register", "--regions", "atlantis")
