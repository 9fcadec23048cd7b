"""Many more rows for the world of the access table, written quickly."""

from datetime import date, timedelta

from communities.models import CommunityDistrict, PartnerOrganisation, Programme
from projects.models import ProjectCommunity, ProjectPartner
from tests import factories
from tests.access.world import World
from trainings.models import Attendance, TrainingPartner


def many(factory, number: int, /, **fields) -> list:
    """That many rows of a factory, written at once; what they point at has to be given."""
    rows = factory.build_batch(number, **fields)
    for row in rows:
        if fold := getattr(row, "fold_names", None):
            fold()
    return factory._meta.model.objects.bulk_create(rows)


def grow(world: World, number: int) -> None:
    """So many more records of each kind in region A, confirmed, each with a part that counts."""
    records = world.records
    district, programme = records["community"].district, records["programme"]
    communities = many(factories.CommunityFactory, number, district=district, review="confirmed")
    CommunityDistrict.objects.bulk_create(
        CommunityDistrict(community=one, district=district) for one in communities
    )
    for one in communities:
        many(factories.PartnershipFactory, 1, community=one, programme=programme)
    many(factories.PartnerFactory, number, region=records["region"])
    many(factories.ProgrammeFactory, number)
    _grow_projects(records, communities)
    _grow_trainings(records, communities)
    _grow_councils(records, number)


def _grow_projects(records: dict, communities: list) -> None:
    shared = {"programme": records["programme"], "sector": records["project"].sector}
    for one in communities:
        project = many(
            factories.ProjectFactory,
            1,
            lead_community=one,
            handed_over=True,
            confirmed=True,
            **shared,
        )[0]
        zone = many(factories.ZoneFactory, 1, community=one, is_whole=True)[0]
        many(factories.GroupFactory, 1, project=project, zone=zone, basis="actual")
        pledge = many(factories.ContributionFactory, 1, project=project)[0]
        many(factories.ReceiptFactory, 1, contribution=pledge)
        many(factories.ExpenditureFactory, 1, project=project)
        many(factories.VisitFactory, 1, project=project, made=True)


def _grow_trainings(records: dict, communities: list) -> None:
    shared = {"programme": records["programme"], "topic": records["training"].topic}
    for one in communities:
        training = many(factories.TrainingFactory, 1, community=one, confirmed=True, **shared)[0]
        many(factories.HeadCountFactory, 1, training=training)
        session = many(factories.SessionFactory, 1, training=training)[0]
        person = many(factories.ParticipantFactory, 1, community=one)[0]
        Attendance.objects.create(session=session, participant=person)


def _grow_councils(records: dict, number: int) -> None:
    region = records["region"]
    for council in many(factories.CouncilFactory, number, region=region):
        many(factories.SeatFactory, 1, council=council)
        meeting = many(factories.CouncilMeetingFactory, 1, council=council, held=True)[0]
        _bring_appeals(records, council, meeting, 1)
    for survey in many(factories.SurveyFactory, number, region=region):
        many(factories.SurveyAnswerFactory, 1, survey=survey)


def _bring_appeals(records: dict, council, meeting, number: int) -> None:
    own = {"council": council, "community": records["community"]}
    for appeal in many(factories.AppealFactory, number, **own):
        many(factories.ApplicantFactory, 1, appeal=appeal)
        to = {"addressee": records["partner"], "appeal": appeal, "meeting": meeting}
        many(factories.RecommendationFactory, 1, council=council, issued=True, **to)


def enrich(world: World, number: int) -> None:
    """So many more parts of each kind on the records of the world."""
    _enrich_community(world.records, number)
    _enrich_project(world.records, number)
    _enrich_training(world.records, number)
    _enrich_council(world.records, number)
    for name in ("community", "project", "training", "partner"):
        _ask(world, world.records[name], number)


def _ask(world: World, record, number: int) -> None:
    asked = {"record": record, "asked_by": world.people["officer"]}
    for question in many(factories.QuestionFactory, number, **asked):
        answered = {"question": question, "answered_by": world.people["manager"]}
        many(factories.AnswerFactory, 1, **answered)


def _enrich_community(records: dict, number: int) -> None:
    own = {"community": records["community"]}
    start = records["community"].profiles.count()
    for step in range(number):
        many(factories.ProfileFactory, 1, year=2010 + start + step, **own)
        many(factories.ProgrammeFactory, 1, code=f"own-{start}-{step}")
    for programme in Programme.objects.filter(code__startswith=f"own-{start}-"):
        many(factories.PartnershipFactory, 1, programme=programme, **own)
    many(factories.MeetingFactory, number, **own)
    many(factories.NeedFactory, number, **own)
    many(factories.CommunityGroupFactory, number, **own)
    many(factories.ZoneFactory, number, **own)
    shared = {"programme": records["programme"], "sector": records["project"].sector}
    many(
        factories.ProjectFactory, number, lead_community=own["community"], confirmed=True, **shared
    )
    topic = {"programme": records["programme"], "topic": records["training"].topic}
    many(factories.TrainingFactory, number, **own, **topic)


def _enrich_project(records: dict, number: int) -> None:
    own = {"project": records["project"]}
    start = own["project"].groups.count()
    for step in range(number):
        day = date(2003, 1, 1) + timedelta(days=start + step)
        many(factories.GroupFactory, 1, zone=records["zone"], counted_on=day, **own)
    for pledge in many(factories.ContributionFactory, number, **own):
        many(factories.ReceiptFactory, 1, contribution=pledge)
    for factory in ("ExpenditureFactory", "MilestoneFactory", "VisitFactory", "BreakdownFactory"):
        many(getattr(factories, factory), number, **own)
    many(factories.FollowUpFactory, number, owner=records["follow_up"].owner, **own)
    for factory in (factories.PhotoFactory, factories.DocumentFactory):
        for file in many(factories.StoredFileFactory, number):
            many(factory, 1, file=file, **own)
    sector = own["project"].sector
    for measure in many(factories.OutputMeasureFactory, number, sector=sector):
        many(factories.OutputFactory, 1, measure=measure, **own)
    district = records["community"].district
    for community in many(factories.CommunityFactory, number, district=district):
        ProjectCommunity.objects.create(community=community, **own)
    for partner in many(factories.PartnerFactory, number):
        ProjectPartner.objects.create(partner=partner, role="owner", **own)
    role = {"partner": records["partner"], "role": "owner"}
    for project in own["project"].lead_community.led_projects.exclude(partners__role="owner"):
        ProjectPartner.objects.create(project=project, **role)


def _enrich_training(records: dict, number: int) -> None:
    training = records["training"]
    sessions = many(factories.SessionFactory, number, training=training, held_on=date(2003, 2, 3))
    people = many(factories.ParticipantFactory, number, community=records["community"])
    people = [records["participant"], *people]
    Attendance.objects.bulk_create(
        Attendance(session=session, participant=person)
        for session, person in zip([*sessions, *sessions], people, strict=False)
    )
    Attendance.objects.bulk_create(
        Attendance(session=session, participant=records["participant"]) for session in sessions[1:]
    )
    for partner in PartnerOrganisation.objects.exclude(training_roles__training=training)[:number]:
        TrainingPartner.objects.create(training=training, partner=partner)


def _enrich_council(records: dict, number: int) -> None:
    council, meeting, appeal = (records[n] for n in ("council", "council_meeting", "appeal"))
    seat = {"council": council, "organisation": records["partner"]}
    for one in many(factories.SeatFactory, number, **seat):
        many(factories.SeatAttendanceFactory, 1, meeting=meeting, seat=one)
    start = council.meetings.count() + 1
    for step in range(number):
        later = {"council": council, "number": start + step, "held": True}
        held = many(factories.CouncilMeetingFactory, 1, **later)[0]
        many(factories.AgendaItemFactory, 1, meeting=held, appeal=appeal)
        many(factories.AgendaItemFactory, 1, meeting=meeting, appeal=None)
    _bring_appeals(records, council, meeting, number)
    of_appeal = {"council": council, "appeal": appeal}
    many(factories.StakeFactory, number, appeal=appeal)
    many(factories.RecommendationFactory, number, **of_appeal, meeting=meeting, answered=True)
    many(factories.OutcomeFactory, number, **of_appeal, recommendation=records["recommendation"])
    many(factories.SurveyFactory, number, region=records["region"])
