"""What is restored is exactly what was deleted: every value of every row, whatever it holds."""

from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from django.db import models, transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bereke.demo.graph import our_models
from core.bin import bin_record, restore, rows_going_with
from core.exceptions import RuleViolation
from core.models import BinnedRecord
from tests import factories
from tests.access.world import World
from tests.bin.whole import KINDS, all_rows, keeper, world_with_an_empty_bin

SIGNS = "aБғ ә“<&;'\"\\%_\n\t0٣😀"
RULED = {"folded", "return_reason", "outcome"}
"""Texts that have to fit other columns."""
SLOW = [HealthCheck.too_slow]
START = datetime(2001, 1, 1, tzinfo=UTC)


@pytest.fixture
def world(db) -> World:
    return world_with_an_empty_bin()


def scramble(rows: dict, chance: Random) -> None:
    """Put other values where any value may stand: texts, versions, times to the microsecond."""
    for model, some in rows.items():
        free = [
            field.name
            for field in model._meta.concrete_fields
            if isinstance(field, models.TextField) and field.name not in RULED
        ]
        for row in some:
            values = {name: "".join(chance.choices(SIGNS, k=20)) for name in free}
            if hasattr(row, "version"):
                moments = [START + timedelta(microseconds=chance.getrandbits(49)) for _ in "ab"]
                values |= dict(zip(("created_at", "updated_at"), moments, strict=True))
                values["version"] = chance.randint(1, 5000)
            model._base_manager.filter(pk=row.pk).update(**values)


@pytest.mark.parametrize("kind", KINDS)
def test_deleting_and_restoring_gives_back_exactly_what_was_there(kind, world):
    record = KINDS[kind](world, 2)
    actor = keeper(world, kind)
    rows = rows_going_with(record, actor)

    @settings(max_examples=4, deadline=None, phases=[Phase.generate], suppress_health_check=SLOW)
    @given(st.integers(0, 2**32))
    def there_and_back(seed) -> None:
        with transaction.atomic():
            scramble(rows, Random(seed))
            record.refresh_from_db()
            before = all_rows()
            binned = bin_record(actor=actor, record=record, version=record.version)
            between = all_rows()
            for model, some in rows.items():
                assert len(before[model._meta.label]) - len(between[model._meta.label]) == len(some)
            restored = restore(actor=actor, binned=binned)
            assert restored.pk == rows[type(record)][0].pk
            assert all_rows() == before
            assert not BinnedRecord.objects.exists()
            transaction.set_rollback(True)

    there_and_back()


def test_every_kind_that_can_be_deleted_is_tried():
    kinds = {model.__name__.lower() for model in our_models() if getattr(model, "bin_right", "")}
    names = {"partnerorganisation": "partner"}
    assert {names.get(kind, kind) for kind in kinds} == set(KINDS)


def test_a_link_that_would_be_emptied_in_another_record_keeps_the_record(world, monkeypatch):
    """Nothing is lost by deleting: what the bin could not bring back is in the way."""
    training = world.records["training"]
    project = factories.ProjectFactory(lead_community=training.community)
    type(training).objects.filter(pk=training.pk).update(project=project)
    link = type(training)._meta.get_field("project").remote_field
    monkeypatch.setattr(link, "on_delete", models.SET_NULL)
    with pytest.raises(RuleViolation) as refusal:
        rows_going_with(project, world.people["officer"])
    assert [gap.url for gap in refusal.value.missing] == [training.get_absolute_url()]


def test_the_records_tried_have_parts_of_every_kind(world):
    """A new part of a record is tried too, once it is added to `whole.py`."""
    tried = set()
    for kind, whole in KINDS.items():
        tried |= set(rows_going_with(whole(world, 1), keeper(world, kind)))
    parts = {model for model in our_models() if _whole_of(model) in tried}
    assert sorted(m.__name__ for m in parts - tried) == []


def _whole_of(model):
    """The kind of record a row goes with, if it goes with one."""
    for field in model._meta.concrete_fields:
        if isinstance(field, models.ForeignKey):
            if field.remote_field.on_delete is models.CASCADE:
                return field.related_model
    return None
