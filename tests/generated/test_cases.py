"""A generated portfolio holds every awkward case that figures have to get right."""

from collections import Counter
from datetime import date

import pytest
from auditlog.models import LogEntry
from django.apps import apps
from django.contrib.auth import get_user_model

from accounts.roles import Role
from bereke.generated.draw import TODAY
from communities.choices import NeedState, PartnershipState
from communities.models import (
    Need,
    Partnership,
    Programme,
)
from core.models import Provenance, Provenanced, Reviewed, ReviewState
from projects.choices import ContributionSource, GovernmentLevel, ProjectStage
from projects.models import (
    Contribution,
    Project,
    Receipt,
    Visit,
)
from projects.need_states import state_by
from projects.people_rules import check_people
from projects.reach import group_rows, reach_of
from tests.generated.cases import CASES
from tests.generated.portfolio import generated_portfolio, written_portfolio  # noqa: F401
from trainings.models import Training

pytestmark = pytest.mark.usefixtures("generated_portfolio")


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
    """Choices known, texts of their length, and names folded already: what a form sees to."""
    for model in (one for one in apps.get_models() if issubclass(one, Provenanced)):
        links = {field.name for field in model._meta.concrete_fields if field.is_relation}
        for row in model.objects.all():
            folded = getattr(row, "folded", ""), getattr(row, "sort_kk", "")
            row.full_clean(exclude=links, validate_unique=False, validate_constraints=False)
            assert folded == (getattr(row, "folded", ""), getattr(row, "sort_kk", "")), row


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


def test_the_years_spread_and_nothing_but_plans_lies_ahead():
    years = set(Project.objects.values_list("proposed_on__year", flat=True))
    assert len(years & set(range(2012, 2027))) >= 13
    for field in ("started_on", "ended_on", "handed_over_on", "closed_on"):
        assert not Project.objects.filter(**{f"{field}__gt": TODAY}).exists()
    assert not Receipt.objects.filter(received_on__gt=TODAY).exists()
    assert Training.objects.filter(starts_on__gt=date(2027, 1, 1)).exists()


def test_history_is_left_to_what_people_do():
    kinds = set(LogEntry.objects.values_list("content_type__model", flat=True))
    assert not kinds & {"community", "project", "training", "appeal", "partnerorganisation"}
