"""A generated portfolio holds every awkward case that figures have to get right."""

from collections import Counter
from datetime import date

import pytest
from auditlog.models import LogEntry
from django.apps import apps
from django.contrib.auth import get_user_model
from django.db.models import Count, Exists, F, OuterRef, Sum

from accounts.roles import Role
from bereke.generated.draw import TODAY
from communities.choices import NeedState, PartnershipState, Sex
from communities.models import (
    Community,
    CommunityDistrict,
    Need,
    PartnerOrganisation,
    Partnership,
    Programme,
    ProgrammePartner,
)
from core.models import Provenance, Provenanced, Reviewed, ReviewState
from projects.choices import COMPLETED_STAGES, ContributionSource, GovernmentLevel, ProjectStage
from projects.models import (
    BeneficiaryCell,
    BeneficiaryGroup,
    Breakdown,
    CatchmentZone,
    Contribution,
    Expenditure,
    Milestone,
    Project,
    ProjectCommunity,
    ProjectOutput,
    ProjectPartner,
    ProjectProgramme,
    ProjectTransition,
    Receipt,
    Visit,
)
from projects.need_states import state_by
from projects.people_rules import check_people
from projects.reach import group_rows, reach_of
from tests.generated.portfolio import generated_portfolio, written_portfolio  # noqa: F401
from trainings.models import Attendance, HeadCount, Participant, Training

pytestmark = pytest.mark.usefixtures("generated_portfolio")

COMPLETED = Project.objects.filter(stage__in=COMPLETED_STAGES)
DIRECT = BeneficiaryGroup.objects.filter(directness="direct")
HELD = Training.objects.filter(cancelled_on=None, ends_on__lte=TODAY)


def now_in(region: str, before: str):
    """Communities that lie in a region today and lay in another before."""
    return CommunityDistrict.objects.filter(
        community__district__region__slug=region, district__region__slug=before
    )


CASES = {
    "moved from South Kazakhstan to Turkistan": now_in("turkistan", "south-kazakhstan"),
    "moved from Almaty to Jetisu": now_in("jetisu", "almaty-until-2022"),
    "moved from East Kazakhstan to Abai": now_in("abai", "east-kazakhstan-until-2022"),
    "a span that begins late and is the first": CommunityDistrict.objects.filter(
        valid_from__isnull=False
    ).exclude(community__districts__valid_from=None),
    "a community of two programmes": Community.objects.annotate(
        number=Count("partnerships__programme", distinct=True)
    ).filter(number__gte=2),
    "a community of no programme": Community.objects.filter(partnerships=None),
    "a partnership left": Partnership.objects.joined().filter(left_on__isnull=False),
    "a candidate only": Partnership.objects.filter(joined_on=None, left_on=None, agreement_on=None),
    "a population nobody knows": Community.objects.filter(profiles=None),
    "several profiles": Community.objects.annotate(n=Count("profiles")).filter(n__gte=2),
    "a profile without women and men": Community.objects.filter(
        profiles__women=None, profiles__isnull=False
    ),
    "a name in one language only": Community.objects.filter(name_en=""),
    "a community without a zone of the whole": Community.objects.exclude(zones__is_whole=True),
    "a named zone": CatchmentZone.objects.filter(is_whole=False),
    "a completed project without a day": COMPLETED.filter(ended_on=None, is_historic=True),
    "a project handed over without a day": Project.objects.filter(
        stage="handed_over", handed_over_on=None
    ),
    "a day known to the month": Project.objects.filter(ended_on_precision="month"),
    "a proposal merged into a project": Project.objects.filter(merged_into__isnull=False),
    "a project that was paused and went on": ProjectTransition.objects.filter(verb="resume"),
    "a step taken back": ProjectTransition.objects.filter(verb="step_back"),
    "a project shared with a community": ProjectCommunity.objects.all(),
    "a project shared with a programme": ProjectProgramme.objects.all(),
    "a partner in a role": ProjectPartner.objects.all(),
    "a contractor": Project.objects.filter(contractor__isnull=False),
    "people counted in a shared community": BeneficiaryGroup.objects.exclude(
        zone__community=F("project__lead_community")
    ),
    "an actual count of works under way": BeneficiaryGroup.objects.filter(
        basis="actual", project__stage="under_way"
    ),
    "indirect people": BeneficiaryGroup.objects.filter(directness="indirect", basis="actual"),
    "several counts of one group": DIRECT.values(
        "project", "zone", "basis", "label"
    ).annotate(n=Count("pk")).filter(n__gte=2),
    "two kinds of people in one zone": DIRECT.values("project", "zone", "basis").annotate(
        n=Count("label", distinct=True)
    ).filter(n__gte=2),
    "several projects in one zone": DIRECT.filter(basis="actual").values("zone").annotate(
        n=Count("project", distinct=True)
    ).filter(n__gte=2),
    "a cell of unknown sex": BeneficiaryCell.objects.filter(sex=Sex.NOT_KNOWN, people__gt=0),
    "a cell of unknown age": BeneficiaryCell.objects.filter(age_band=None, people__gt=0),
    "a total above its cells": BeneficiaryGroup.objects.annotate(
        split=Sum("cells__people")
    ).filter(people__gt=F("split")),
    "a count without cells": BeneficiaryGroup.objects.filter(cells=None),
    "a pledge without a day": Contribution.objects.filter(pledged_on=None),
    "a pledge without a day it is due": Contribution.objects.filter(due_on=None),
    "a pledge of an organisation": Contribution.objects.filter(partner__isnull=False),
    "a pledge in yen": Contribution.objects.filter(currency="JPY"),
    "a pledge nothing came of": Contribution.objects.filter(receipts=None),
    "more received than pledged": Contribution.objects.annotate(
        came=Sum("receipts__amount")
    ).filter(came__gt=F("amount")),
    "a receipt in kind": Receipt.objects.filter(quantity__isnull=False),
    "a receipt without evidence": Receipt.objects.filter(evidence=""),
    "expenditure": Expenditure.objects.all(),
    "a milestone not done": Milestone.objects.filter(done_on=None, due_on__lt=TODAY),
    "a milestone done": Milestone.objects.filter(done_on__isnull=False),
    "output planned and not built": ProjectOutput.objects.filter(built=None),
    "output built and not planned": ProjectOutput.objects.filter(planned=None, built__gt=0),
    "a visit made": Visit.objects.filter(due_on__isnull=False, visited_on__isnull=False),
    "a visit overdue": Visit.objects.overdue(TODAY),
    "a visit beside the schedule": Visit.objects.filter(due_on=None),
    "a visit due after the follow-up": Visit.objects.filter(
        due_on__gt=F("project__programme__follow_up_until")
    ),
    "an open breakdown": Breakdown.objects.open(TODAY),
    "a repaired breakdown": Breakdown.objects.filter(repaired_on__isnull=False),
    "a need never ranked": Need.objects.filter(rankings=None),
    "a need ranked twice": Need.objects.annotate(n=Count("rankings")).filter(n__gte=2),
    "a need two projects answer": Need.objects.annotate(n=Count("projects")).filter(n__gte=2),
    "a need nobody answers": Need.objects.filter(projects=None),
    "a training held": HELD,
    "a training planned": Training.objects.filter(cancelled_on=None, ends_on__gt=TODAY),
    "a training cancelled": Training.objects.filter(cancelled_on__isnull=False),
    "a training with head-counts alone": HeadCount.objects.exclude(
        Exists(Attendance.objects.filter(session__training=OuterRef("training")))
    ),
    "a held training nobody is entered for": HELD.filter(
        head_counts=None, sessions__attendance=None
    ),
    "a person of two trainings": Participant.objects.annotate(
        n=Count("attendance__session__training", distinct=True)
    ).filter(n__gte=2),
    "a person trained in two regions": Participant.objects.annotate(
        n=Count("attendance__session__training__community__district__region", distinct=True)
    ).filter(n__gte=2),
    "a person trained in two programmes": Participant.objects.annotate(
        n=Count("attendance__session__training__programme", distinct=True)
    ).filter(n__gte=2),
    "a person of unknown age": Participant.objects.filter(birth_year=None),
    "a training of an organisation": Training.objects.filter(partners__isnull=False),
    "a training of several topics": Training.objects.filter(further_topics__isnull=False),
    "a co-implementer": ProgrammePartner.objects.filter(role="co_implementer"),
    "a partner with roles in two programmes": PartnerOrganisation.objects.annotate(
        n=Count("programme_roles__programme", distinct=True)
    ).filter(n__gte=2),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_it_holds(case):
    assert CASES[case].all().exists()


def test_there_is_every_stage_state_source_and_level():
    assert values(Project, "stage") == set(ProjectStage.values)
    assert {row.state for row in Partnership.objects.all()} == set(PartnershipState)
    assert values(Need, "state") == set(NeedState.values)
    assert values(Contribution, "contributor") == set(ContributionSource.values)
    assert values(Contribution, "level") == {"", *GovernmentLevel.values}
    assert values(Visit, "works") == {"", "working", "partly", "not_working"}


def values(model, field):
    return set(model.objects.values_list(field, flat=True))


def test_programmes_differ_in_currency_dates_ages_and_visits():
    programmes = list(Programme.objects.order_by("starts_on"))
    assert len(programmes) == 4
    assert {one.currency for one in programmes} == {"USD", "KZT", "EUR"}
    assert len({(one.ends_on, one.follow_up_until) for one in programmes}) == 4
    ages = {tuple(one.age_bands.values_list("from_age", "is_youth")) for one in programmes}
    visits = {tuple(one.visit_rules.values_list("months", flat=True)) for one in programmes}
    assert len(ages) == len(visits) == 4


def test_every_row_that_says_where_it_comes_from_is_a_sample():
    models = [one for one in apps.get_models() if issubclass(one, Provenanced)]
    kinds = {model._meta.label for model in models if model.objects.exists()}
    assert len(kinds) >= 22
    wrong = [model for model in models if model.objects.exclude(provenance=Provenance.SAMPLE)]
    assert wrong == []


def test_four_of_five_records_are_confirmed_and_every_state_is_there():
    for model in (one for one in apps.get_models() if issubclass(one, Reviewed)):
        states = Counter(model.objects.order_by().values_list("review", flat=True))
        if states.total() >= 50:
            assert set(states) == set(ReviewState.values), model
            assert 0.7 < states[ReviewState.CONFIRMED] / states.total() < 0.9, model


def test_forms_would_take_every_row():
    """Names folded, choices known, links in order: what a form checks."""
    for model in (one for one in apps.get_models() if issubclass(one, Provenanced)):
        links = {field.name for field in model._meta.concrete_fields if field.is_relation}
        for row in model.objects.all():
            row.full_clean(exclude=links, validate_unique=False, validate_constraints=False)


def test_needs_stand_where_their_projects_put_them():
    for need in Need.objects.prefetch_related("projects"):
        state = state_by([project.stage for project in need.projects.all()])
        assert need.state == state or (need.state, state) == (NeedState.DROPPED, NeedState.OPEN)


def test_no_project_serves_more_people_than_live_there():
    for project in Project.objects.prefetch_related("groups__zone__community__profiles"):
        check_people(project, project.groups.all())


def test_some_communities_are_capped_and_some_are_not():
    manager = get_user_model().objects.create(username="manager", role=Role.ADMINISTRATOR)
    reached = reach_of(group_rows(manager, on=TODAY), TODAY)
    kinds = Counter((one.is_capped, one.has_no_population) for one in reached.values())
    assert kinds[True, False] >= 2 and kinds[False, False] >= 5 and kinds[False, True] >= 1


def test_projects_stand_where_their_moves_led():
    for project in Project.objects.filter(is_historic=False).prefetch_related("transitions"):
        moves = sorted(project.transitions.all(), key=lambda move: move.pk)
        assert moves[-1].to_stage == project.stage
        assert [one.from_stage for one in moves] == ["", *(one.to_stage for one in moves[:-1])]
        days = [move.occurred_on for move in moves]
        assert days == sorted(days) and days[-1] <= TODAY


def test_sector_and_stage_do_not_hang_together():
    assert_independent(Project, "sector__code", "stage", most_missing=0.45)


def test_year_and_review_do_not_hang_together():
    assert_independent(Project, "proposed_on__year", "review", most_missing=0.45)


def assert_independent(model, one, other, *, most_missing):
    """Chi-square of the table of both is near its expectation, the degrees of freedom."""
    pairs = list(model.objects.order_by().values_list(one, other))
    rows, columns = Counter(a for a, _b in pairs), Counter(b for _a, b in pairs)
    cells, total = Counter(pairs), len(pairs)
    expected = {(a, b): rows[a] * columns[b] / total for a in rows for b in columns}
    square = sum((cells[key] - want) ** 2 / want for key, want in expected.items())
    freedom = (len(rows) - 1) * (len(columns) - 1)
    assert square < freedom + 4 * (2 * freedom) ** 0.5
    assert 1 - len(cells) / len(expected) < most_missing


def test_the_years_spread_and_nothing_but_plans_lies_ahead():
    years = set(Project.objects.values_list("proposed_on__year", flat=True))
    assert len(years & set(range(2012, 2027))) >= 13
    for field in ("started_on", "ended_on", "handed_over_on", "closed_on"):
        assert not Project.objects.filter(**{f"{field}__gt": TODAY}).exists()
    assert not Receipt.objects.filter(received_on__gt=TODAY).exists()
    assert Training.objects.filter(starts_on__gt=date(2027, 1, 1)).exists()


def test_history_is_left_to_what_people_do():
    kinds = set(LogEntry.objects.values_list("content_type__model", flat=True))
    assert not kinds & {"community", "project", "training", "contribution"}
