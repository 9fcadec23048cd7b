"""Whatever pointed to a merged record points to the kept one: nothing is lost, counts add up."""

import random

import pytest
from auditlog.models import LogEntry
from django.apps import apps
from django.db import models, transaction

from communities.choices import ProgrammeRole
from communities.models import Alias, PartnerOrganisation, ProgrammePartner, Region
from core.exceptions import EditConflict
from core.history import Recorded, entries_of
from core.merging import carry_out, counted, links_to, plan_merge, rows_naming
from projects.choices import ProjectRole
from projects.models import ProjectPartner
from tests.factories import (
    ContributionFactory,
    DistrictFactory,
    PartnerFactory,
    ProgrammeFactory,
    ProjectFactory,
    RegionFactory,
    TrainingFactory,
)


def naming(record) -> dict[str, set]:
    """The keys of all rows that point to a record, by table and field."""
    return {
        f"{link.model._meta.label}.{link.name}": set(rows.values_list("pk", flat=True))
        for link, rows in rows_naming(record).items()
    }


def scattered(seed: int) -> tuple[PartnerOrganisation, PartnerOrganisation]:
    """Two partner organisations named by rows at random, some of them by the same."""
    dice = random.Random(seed)
    kept, merged, third = PartnerFactory.create_batch(3)
    pair = (kept, merged, third)
    for programme in ProgrammeFactory.create_batch(3):
        for partner in pair:
            for role in dice.sample(ProgrammeRole.values, dice.randint(0, 3)):
                programme.partners.create(partner=partner, role=role)
    for project in ProjectFactory.create_batch(3, contractor=merged):
        for partner in pair:
            for role in dice.sample(ProjectRole.values, dice.randint(0, 2)):
                project.partners.create(partner=partner, role=role)
        ContributionFactory(project=project, partner=dice.choice(pair))
    for training in TrainingFactory.create_batch(3):
        for partner in dice.sample(pair, dice.randint(0, 3)):
            training.partners.create(partner=partner)
    PartnerFactory(successor=dice.choice(pair))
    return kept, merged


def meanings(*partners) -> set:
    """What the roles of partners say, whichever of them has the role."""
    return {
        *ProgrammePartner.objects.filter(partner__in=partners).values_list("programme", "role"),
        *ProjectPartner.objects.filter(partner__in=partners).values_list("project", "role"),
    }


@pytest.mark.parametrize("seed", range(6))
def test_nothing_that_pointed_to_the_merged_record_is_lost(administrator, seed):
    kept, merged = scattered(seed)
    before, theirs, said = naming(kept), naming(merged), meanings(kept, merged)
    plan = plan_merge(kept, merged)
    gone = {(join.gone._meta.label, join.gone.pk) for join in plan.joins}
    entries = LogEntry.objects.count()
    carry_out(actor=administrator, plan=plan)
    after = naming(kept)
    for place, keys in theirs.items():
        label = place.rsplit(".", 1)[0]
        staying = {key for key in keys if (label, key) not in gone}
        assert after[place] == before[place] | staying, place
    assert meanings(kept) == said
    assert not PartnerOrganisation.objects.filter(pk=merged.pk).exists()
    moved = sum(counted(plan).values())
    assert moved + len(gone) == sum(map(len, theirs.values()))
    assert LogEntry.objects.count() == entries + moved + len(gone) + 1
    assert set(LogEntry.objects.order_by("-pk")[:moved].values_list("actor", flat=True)) == {
        administrator.pk
    }


def test_a_plan_writes_nothing_and_changes_when_a_row_does(administrator):
    kept, merged = scattered(1)
    before = naming(merged)
    first = plan_merge(kept, merged).fingerprint()
    assert plan_merge(kept, merged).fingerprint() == first
    assert naming(merged) == before
    ProgrammeFactory().partners.create(partner=merged, role="donor")
    assert plan_merge(kept, merged).fingerprint() != first


def test_a_row_changed_since_the_plan_stops_everything(administrator):
    kept, merged = scattered(2)
    plan = plan_merge(kept, merged)
    moved = plan.moves[0].before
    type(moved)._base_manager.filter(pk=moved.pk).update(version=moved.version + 1)
    before = naming(merged)
    with pytest.raises(EditConflict), transaction.atomic():
        carry_out(actor=administrator, plan=plan)
    assert naming(merged) == before


def test_a_joined_row_fills_what_the_other_leaves_empty_and_says_where_they_differ(administrator):
    kept, merged = PartnerFactory.create_batch(2)
    programme = ProgrammeFactory()
    stays = programme.partners.create(partner=kept, role="donor")
    programme.partners.create(partner=merged, role="donor", source="Report of 2005")
    training = TrainingFactory()
    training.partners.create(partner=kept, role="lead")
    training.partners.create(partner=merged, role="co_implementer")
    plan = plan_merge(kept, merged)
    told = {join.gone._meta.model_name: len(join.differences) for join in plan.joins}
    assert told == {"programmepartner": 0, "trainingpartner": 1}
    carry_out(actor=administrator, plan=plan)
    stays.refresh_from_db()
    assert (stays.source, stays.partner) == ("Report of 2005", kept)
    assert training.partners.get().role == "lead"


def test_a_moved_row_is_told_in_the_history_of_its_own_record(administrator):
    kept, merged = PartnerFactory.create_batch(2)
    project = ProjectFactory(contractor=merged)
    carry_out(actor=administrator, plan=plan_merge(kept, merged))
    entry = entries_of(project).first()
    assert entry.changes == {"contractor": [str(merged.pk), str(kept.pk)]}
    assert entry.actor == administrator


def test_many_to_many_links_move_too_in_both_directions(administrator):
    kept, merged, earlier, later = (RegionFactory() for _ in range(4))
    merged.predecessors.add(earlier)
    later.predecessors.add(merged)
    district = DistrictFactory(region=merged)
    Alias.objects.create(region=merged, text="South")
    carry_out(actor=administrator, plan=plan_merge(kept, merged))
    assert set(kept.predecessors.all()) == {earlier}
    assert set(later.predecessors.all()) == {kept}
    district.refresh_from_db()
    assert district.region == kept and kept.aliases.get().text == "South"
    assert not Region.objects.filter(pk=merged.pk).exists()


def test_every_link_of_the_house_to_a_partner_organisation_is_found():
    declared = {
        (model._meta.label, field.name)
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if isinstance(field, models.ForeignKey | models.ManyToManyField)
        and field.related_model is PartnerOrganisation
    }
    found = {(link.model._meta.label, link.name) for link in links_to(PartnerOrganisation)}
    assert found == declared
    assert all(issubclass(link.model, Recorded) for link in links_to(PartnerOrganisation))
