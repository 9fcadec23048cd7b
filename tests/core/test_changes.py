"""History in words: linked rows by name, choices by label, nothing of keys or raw values."""

import pytest
from auditlog.models import LogEntry
from django.utils import translation

from communities.choices import CommunityKind
from core.changes import described
from core.history import acting, entries_of
from tests.factories import CommunityFactory, DistrictFactory


@pytest.fixture
def community(region_a):
    return CommunityFactory(
        name_en="Abay", kind="village", district__region=region_a, district__name_en="Sairam"
    )


def change(actor, row, **values):
    for name, value in values.items():
        setattr(row, name, value)
    with acting(actor, row):
        row.save()


def newest(row, reader):
    """The newest entry of a record, in words for a reader."""
    return described(entries_of(row)[:1], reader)[0]


def said(entry):
    return [(one.label, one.before, one.after) for one in entry.changes]


def test_a_linked_row_is_told_by_its_name(community, officer, region_a):
    change(officer, community, district=DistrictFactory(region=region_a, name_en="Keles"))
    assert said(newest(community, officer)) == [("district", "Sairam", "Keles")]


def test_a_choice_is_told_by_its_label_in_the_readers_language(community, officer):
    change(officer, community, kind="town")
    assert said(newest(community, officer)) == [("kind", "village", "town")]
    with translation.override("ru"):
        label = str(community._meta.get_field("kind").verbose_name)
        kinds = (str(CommunityKind.VILLAGE.label), str(CommunityKind.TOWN.label))
        assert said(newest(community, officer)) == [(label, *kinds)]


def test_what_was_empty_is_told_as_nothing(community, officer):
    change(officer, community, distance_km=12)
    assert said(newest(community, officer)) == [("distance to the district centre, km", "", "12")]


def test_who_did_it_is_named_and_otherwise_it_was_the_system(community, officer):
    assert newest(community, officer).who == "the system"
    change(officer, community, about="By the river")
    assert newest(community, officer).who == str(officer)


def test_what_was_done_is_a_sentence_with_the_name_of_the_row(community, officer):
    told = [entry.what for entry in described(entries_of(community), officer)]
    assert told == ["entered: district over time “Sairam”", "entered: community “Abay”"]
    change(officer, community, about="By the river")
    assert newest(community, officer).what == "changed: community “Abay”"


def test_versions_and_search_texts_are_not_told(community, officer):
    change(officer, community, version=5, folded=" x ", about="By the river")
    assert [label for label, _, _ in said(newest(community, officer))] == ["about"]


def test_a_field_that_is_no_more_is_still_told(community, officer):
    change(officer, community, about="By the river")
    LogEntry.objects.filter(action=LogEntry.Action.UPDATE).update(changes={"gone": ["1", "2"]})
    assert said(newest(community, officer)) == [("gone", "1", "2")]
