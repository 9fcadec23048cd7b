"""Saving: nobody's change is overwritten, nothing leaves one's scope, all or nothing is written."""

import pytest
from auditlog.models import LogEntry

from communities.models import Community, Partnership
from core.exceptions import EditConflict, OutOfScope
from core.services import claim, delete_part, save_record
from tests.factories import CommunityFactory, DistrictFactory, PartnershipFactory


@pytest.fixture
def community(region_a):
    return CommunityFactory(district__region=region_a, name_en="Before")


def renamed(record, name):
    copy = type(record).objects.get(pk=record.pk)
    copy.name_en = name
    copy.fold_names()
    return copy


@pytest.mark.django_db(transaction=True)
def test_of_two_editors_the_second_is_told_and_the_first_is_kept(community, officer):
    first, second = renamed(community, "First"), renamed(community, "Second")
    save_record(actor=officer, record=first, version=1)
    with pytest.raises(EditConflict) as conflict:
        save_record(actor=officer, record=second, version=1)
    assert conflict.value.current.name_en == "First"
    row = Community.objects.get()
    assert (row.name_en, row.version) == ("First", 2)


@pytest.mark.parametrize("version", [None, 0, -1, 2, 10**30])
def test_a_version_nobody_opened_is_refused(community, officer, version):
    with pytest.raises(EditConflict):
        save_record(actor=officer, record=renamed(community, "After"), version=version)


def test_a_record_removed_meanwhile_is_a_conflict_with_nothing(community):
    ghost = renamed(community, "After")
    Community.objects.all().delete()
    with pytest.raises(EditConflict) as conflict:
        claim(ghost, 1)
    assert conflict.value.current is None


@pytest.mark.django_db(transaction=True)
def test_a_record_moved_out_of_ones_own_regions_is_not_saved(community, officer, region_b):
    moved = renamed(community, "Moved")
    moved.district = DistrictFactory(region=region_b)
    entries = LogEntry.objects.count()
    with pytest.raises(OutOfScope):
        save_record(actor=officer, record=moved, version=1)
    row = Community.objects.get()
    assert (row.name_en, row.version) == ("Before", 1)
    assert LogEntry.objects.count() == entries


@pytest.mark.django_db(transaction=True)
def test_a_new_record_outside_ones_own_regions_is_not_saved(officer, region_b):
    new = Community(name_en="New", kind="village", district=DistrictFactory(region=region_b))
    with pytest.raises(OutOfScope):
        save_record(actor=officer, record=new, version=None)
    assert not Community.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_part_that_cannot_be_written_takes_the_record_back_with_it(community, officer):
    class Broken:
        def write(self, **kwargs):
            raise EditConflict(None)

    with pytest.raises(EditConflict):
        save_record(
            actor=officer, record=renamed(community, "After"), version=1, formsets=[Broken()]
        )
    row = Community.objects.get()
    assert (row.name_en, row.version) == ("Before", 1)


def test_a_removed_part_leaves_its_last_state_in_the_history(community, officer):
    part = PartnershipFactory(community=community)
    delete_part(actor=officer, part=part, version=1)
    assert not Partnership.objects.exists()
    entry = LogEntry.objects.get(action=LogEntry.Action.DELETE)
    assert entry.actor == officer
    assert entry.additional_data["name"] == "Before"
    assert entry.changes["programme"] == [str(part.programme_id), "None"]


def test_a_part_changed_meanwhile_is_not_removed(community, officer):
    part = PartnershipFactory(community=community, version=3)
    with pytest.raises(EditConflict):
        delete_part(actor=officer, part=part, version=2)
    assert Partnership.objects.exists()
