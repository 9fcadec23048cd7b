"""Records of every kind that can be deleted, with parts of every kind; what all tables hold."""

from collections.abc import Callable

from auditlog.context import disable_auditlog

from bereke.demo.graph import our_models
from communities.models import (
    Alias,
    ConflictScore,
    GroupMember,
    MergedPartner,
    Need,
    NeedRanking,
    PartnerContact,
    PartnerName,
)
from core.models import BinnedRecord
from dialogue.models import AppealTransition
from projects.models import ProjectProgramme, ProjectTransition
from projects.need_states import settle_states
from tests import factories
from tests.access.world import World, build
from tests.growth import enrich
from trainings.models import TrainingPartner


def world_with_an_empty_bin() -> World:
    """The world of the access table, without what lies in its bin."""
    world = build()
    with disable_auditlog():
        BinnedRecord.objects.all().delete()
    return world


def whole_project(world: World, number: int):
    """A project with all its parts, and needs it answers."""
    project = world.records["project"]
    enrich(world, number)
    project.needs.set(factories.NeedFactory.create_batch(number, community=project.lead_community))
    for _ in range(number):
        ProjectTransition.objects.create(
            project=project,
            verb="propose",
            to_stage="proposed",
            actor=world.people["officer"],
            occurred_on=project.proposed_on,
        )
        ProjectProgramme.objects.create(project=project, programme=factories.ProgrammeFactory())
        for factory in ("FollowUpFactory", "PhotoFactory", "DocumentFactory"):
            getattr(factories, factory)(project=project)
    factories.DaySheetFactory(contribution=factories.ContributionFactory(project=project))
    for group in project.groups.all():
        factories.CellFactory(group=group)
    settle_states(actor=world.people["officer"], needs=[need.pk for need in project.needs.all()])
    return project


def whole_training(world: World, number: int):
    """A training with sessions, attendance, partners; the people stay."""
    training = world.records["training"]
    enrich(world, number)
    TrainingPartner.objects.create(training=training, partner=factories.PartnerFactory())
    factories.HeadCountFactory(training=training)
    factories.TrainerFactory(training=training)
    factories.TrainingDocumentFactory(training=training)
    training.further_topics.set(factories.TopicFactory.create_batch(number))
    return training


def whole_community(world: World, number: int):
    """A community that no project or training names yet."""
    district = world.records["community"].district
    community = factories.CommunityFactory(district=district)
    for step in range(number):
        factories.ProfileFactory(community=community, year=2001 + step)
        factories.PartnershipFactory(community=community)
        meeting = factories.MeetingFactory(community=community)
        need = factories.NeedFactory(community=community)
        NeedRanking.objects.create(meeting=meeting, need=need, rank=1)
        group = factories.CommunityGroupFactory(community=community)
        GroupMember.objects.create(group=group, person="Әйгүл", function="chair")
        score = {"dimension": "water", "score": 2}
        assessment = factories.ConflictAssessmentFactory(community=community)
        ConflictScore.objects.create(assessment=assessment, **score)
        factories.ZoneFactory(community=community)
        factories.CommunityDocumentFactory(community=community)
    return community


def whole_partner(world: World, number: int):
    """A partner organisation that nothing names, with names, spellings, contacts, old records."""
    partner = factories.PartnerFactory(region=world.records["region"], bin="")
    for step in range(number):
        day = f"200{step}-05-01"
        PartnerName.objects.create(partner=partner, name_ru=f"Имя {step}", valid_to=day)
        Alias.objects.create(partner=partner, text=f"Alias {step}")
        PartnerContact.objects.create(partner=partner, person=f"Person {step}")
        MergedPartner.objects.create(partner=partner, old_key=9000 + step, name_en="Old")
    return partner


def whole_participant(world: World, number: int):
    """A person who is in no training."""
    return factories.ParticipantFactory(community=world.records["community"])


def whole_meeting(world: World, number: int):
    """A meeting of a council that has recommended nothing."""
    meeting = world.records["submitted_meeting"]
    for seat in factories.SeatFactory.create_batch(number, council=meeting.council):
        factories.SeatAttendanceFactory(meeting=meeting, seat=seat)
        factories.AgendaItemFactory(meeting=meeting, appeal=None)
    factories.AgendaItemFactory(meeting=meeting, appeal=world.records["appeal"])
    return meeting


def whole_appeal(world: World, number: int):
    """An appeal that no meeting has heard, with what it keeps of who brought it."""
    appeal = world.records["submitted_appeal"]
    factories.ApplicantFactory(appeal=appeal, name="Кім екені айтылмайды")
    for _ in range(number):
        factories.StakeFactory(appeal=appeal)
        AppealTransition.objects.create(
            appeal=appeal,
            verb="hear",
            from_state="received",
            to_state="heard",
            actor=world.people["officer"],
            occurred_on=appeal.received_on,
        )
    return appeal


KINDS: dict[str, Callable] = {
    "community": whole_community,
    "project": whole_project,
    "training": whole_training,
    "participant": whole_participant,
    "partner": whole_partner,
    "meeting": whole_meeting,
    "appeal": whole_appeal,
}
"""What makes a record of each kind, with so many parts of each kind."""


def keeper(world: World, kind: str):
    """Who may delete a record of the kind."""
    return world.people["administrator" if kind == "partner" else "officer"]


def all_rows() -> dict:
    """Every value of every row of every table, but for the bin's own."""
    found = {}
    for model in our_models():
        if model is not BinnedRecord:
            names = [field.attname for field in model._meta.concrete_fields]
            if model is Need:
                # Its state follows projects: it changed twice, and is what it was.
                names = [name for name in names if name not in ("version", "updated_at")]
            rows = model._base_manager.order_by("pk").values_list(*names)
            found[model._meta.label] = list(rows)
    return found
