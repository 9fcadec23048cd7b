"""One record of each kind in region A, and a person of each role to ask for them."""

from dataclasses import dataclass
from typing import Any

from auditlog.context import disable_auditlog
from auditlog.models import LogEntry
from django.test import Client

from accounts.roles import Role
from core.bin import bin_record
from projects.models import ProjectCommunity, ProjectPartner
from tests.factories import (
    AgendaItemFactory,
    AppealFactory,
    ApplicantFactory,
    AttendanceFactory,
    BreakdownFactory,
    CommunityDocumentFactory,
    CommunityFactory,
    CommunityGroupFactory,
    ConflictAssessmentFactory,
    ContributionFactory,
    CouncilFactory,
    CouncilMeetingFactory,
    DocumentFactory,
    ExpenditureFactory,
    FollowUpFactory,
    GroupFactory,
    HeadCountFactory,
    MeetingFactory,
    MilestoneFactory,
    NeedFactory,
    OutcomeFactory,
    OutputFactory,
    PartnerFactory,
    PartnershipFactory,
    PhotoFactory,
    ProfileFactory,
    ProgrammeFactory,
    ProjectFactory,
    QuestionFactory,
    ReceiptFactory,
    RecommendationFactory,
    RegionFactory,
    SavedViewFactory,
    SeatAttendanceFactory,
    SeatFactory,
    SessionFactory,
    StakeFactory,
    SurveyAnswerFactory,
    SurveyFactory,
    TrainingDocumentFactory,
    TrainingFactory,
    UserFactory,
    VisitFactory,
    ZoneFactory,
)

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@dataclass
class World:
    """People by role, and the records of region A by name."""

    people: dict[str, Any]
    records: dict[str, Any]

    def client(self, role: str) -> Client:
        """A browser in which a person of the role is signed in; the one whose account is closed
        was signed in before that."""
        client = Client()
        if role != "anonymous":
            client.force_login(self.people[role], backend=BACKEND)
        return client


@disable_auditlog()
def build() -> World:
    """The world of the access table, in the test's own transaction; how it came to be is left out
    of the history."""
    region, other = RegionFactory(slug="turkistan"), RegionFactory(slug="zhambyl")
    programme = ProgrammeFactory(code="caip")
    people = {
        "officer": UserFactory(username="officer", regions=[region]),
        "other_officer": UserFactory(username="other-officer", regions=[other]),
        "manager": UserFactory(username="manager", role=Role.MANAGER, regions=[None]),
        "viewer": UserFactory(username="viewer", role=Role.VIEWER, programmes=[programme]),
        "administrator": UserFactory(username="administrator", role=Role.ADMINISTRATOR),
        "switched_off": UserFactory(username="off", regions=[region], is_active=False),
    }
    community = CommunityFactory(district__region=region)
    records = {"region": region, "programme": programme, "community": community}
    records |= _of_community(community, programme)
    records |= _of_project(community, CommunityFactory(district__region=other), programme)
    records["follow_up"] = FollowUpFactory(project=records["project"], owner=people["officer"])
    records |= _of_training(community, programme)
    records |= _of_council(community)
    records["question"] = QuestionFactory(record=records["project"], asked_by=people["officer"])
    records["saved_view"] = SavedViewFactory(owner=people["officer"])
    records["binned"] = _binned(community, people["officer"])
    return World(people, records)


def _of_community(community, programme) -> dict:
    return {
        "submitted_community": CommunityFactory(district=community.district, review="submitted"),
        "partner": PartnerFactory(),
        "confirmed_partner": PartnerFactory(confirmed=True),
        "partnership": PartnershipFactory(community=community, programme=programme),
        "profile": ProfileFactory(community=community, population=5000),
        "meeting": MeetingFactory(community=community),
        "need": NeedFactory(community=community),
        "community_group": CommunityGroupFactory(community=community),
        "assessment": ConflictAssessmentFactory(community=community),
        "community_document": CommunityDocumentFactory(community=community),
    }


def _of_project(community, other, programme) -> dict:
    of_community = {"lead_community": community, "programme": programme}
    project, shared = ProjectFactory(**of_community), ProjectFactory(**of_community)
    ProjectCommunity.objects.create(project=shared, community=other)
    contribution = ContributionFactory(project=project)
    group = GroupFactory(project=project)
    return {
        "project": project,
        "shared_project": shared,
        "appraised_project": ProjectFactory(**of_community, stage="appraised"),
        "submitted_project": ProjectFactory(**of_community, review="submitted"),
        "project_partner": ProjectPartner.objects.create(
            project=project, partner=PartnerFactory(), role="owner"
        ),
        "spare_zone": ZoneFactory(community=community),
        "contribution": contribution,
        "receipt": ReceiptFactory(contribution=contribution),
        "expenditure": ExpenditureFactory(project=project),
        "zone": group.zone,
        "group": group,
        "milestone": MilestoneFactory(project=project),
        "output": OutputFactory(project=project),
        "visit": VisitFactory(project=project),
        "breakdown": BreakdownFactory(project=project),
        "photo": PhotoFactory(project=project, file__latitude=42, file__longitude=70),
        "document": DocumentFactory(project=project),
    }


def _of_training(community, programme) -> dict:
    of_community = {"community": community, "programme": programme}
    training = TrainingFactory(**of_community)
    counted = TrainingFactory(**of_community, review="submitted")
    attendance = AttendanceFactory(session=SessionFactory(training=training))
    return {
        "training": training,
        "submitted_training": counted,
        "session": attendance.session,
        "attendance": attendance,
        "participant": attendance.participant,
        "head_count": HeadCountFactory(training=counted),
        "training_document": TrainingDocumentFactory(training=training),
    }


def _binned(community, officer):
    """A training that was deleted."""
    deleted = TrainingFactory(community=community)
    SessionFactory(training=deleted)
    found = bin_record(actor=officer, record=deleted, version=deleted.version)
    LogEntry.objects.all().delete()
    return found


def _of_council(community) -> dict:
    council = CouncilFactory(region=community.district.region)
    meeting = CouncilMeetingFactory(council=council, number=1, held=True)
    appeal = AppealFactory(council=council, community=community, is_confidential=True)
    ApplicantFactory(appeal=appeal, name="Nobody Shall Read")
    StakeFactory(appeal=appeal)
    seat = SeatFactory(council=council)
    SeatAttendanceFactory(meeting=meeting, seat=seat)
    AgendaItemFactory(meeting=meeting, appeal=appeal)
    advice = RecommendationFactory(council=council, meeting=meeting, appeal=appeal, issued=True)
    survey = SurveyFactory(region=council.region)
    SurveyAnswerFactory(survey=survey)
    return {
        "council": council,
        "seat": seat,
        "council_meeting": meeting,
        "submitted_meeting": CouncilMeetingFactory(council=council, number=2, review="submitted"),
        "appeal": appeal,
        "submitted_appeal": AppealFactory(council=council, review="submitted"),
        "recommendation": advice,
        "outcome": OutcomeFactory(council=council, appeal=appeal),
        "survey": survey,
    }
