"""Bulk writes: a row somebody changed in between is neither overwritten nor removed."""

from copy import copy

import pytest
from auditlog.models import LogEntry
from django.db import transaction

from communities.models import CommunityProfile
from core.exceptions import EditConflict
from core.history import write_many
from tests.factories import ProfileFactory


@pytest.fixture
def profile(db):
    return ProfileFactory(population=1000)


def changed_by_somebody_else(profile) -> None:
    """What another person's save leaves behind."""
    CommunityProfile.objects.filter(pk=profile.pk).update(population=1200, version=2)


def test_a_row_changed_meanwhile_is_not_overwritten(profile, officer):
    mine = copy(profile)
    mine.population, mine.version = 900, 2
    changed_by_somebody_else(profile)
    with pytest.raises(EditConflict), transaction.atomic():
        write_many(actor=officer, update=[(profile, mine)], root=profile.community)
    assert CommunityProfile.objects.get().population == 1200


def test_a_row_changed_meanwhile_is_not_removed(profile, officer):
    changed_by_somebody_else(profile)
    with pytest.raises(EditConflict), transaction.atomic():
        write_many(actor=officer, delete=[profile], root=profile.community)
    assert CommunityProfile.objects.get().population == 1200


def test_an_untouched_row_is_written_with_its_entry(profile, officer):
    mine = copy(profile)
    mine.population, mine.version = 900, 2
    before = LogEntry.objects.count()
    write_many(actor=officer, update=[(profile, mine)], root=profile.community)
    stored = CommunityProfile.objects.get()
    assert (stored.population, stored.version) == (900, 2)
    assert LogEntry.objects.count() == before + 1
