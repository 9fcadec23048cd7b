"""The stages of a project: every permitted move, what it asks for, and who may make it."""

from datetime import date

import pytest
from time_machine import travel

from core.dates import PartialDate
from core.exceptions import RuleViolation
from core.models import ReviewState
from projects.choices import Basis, ProjectStage
from projects.models import Project
from projects.services import available_moves, move_project
from projects.stages import MOVES
from tests.communities.filling import filled
from tests.factories import (
    CommunityFactory,
    ContributionFactory,
    GroupFactory,
    NeedFactory,
    ProjectFactory,
    ReceiptFactory,
    VisitFactory,
    VisitRuleFactory,
)

# From the architecture's table: from, verb, to, whether it takes a manager.
TABLE = [
    ("proposed", "appraise", "appraised", False),
    ("appraised", "approve", "approved", True),
    ("appraised", "reject", "rejected", True),
    ("proposed", "withdraw", "withdrawn", False),
    ("appraised", "withdraw", "withdrawn", False),
    ("approved", "withdraw", "withdrawn", False),
    ("approved", "start", "under_way", False),
    ("under_way", "complete", "completed", False),
    ("completed", "hand_over", "handed_over", False),
    ("approved", "suspend", "suspended", True),
    ("under_way", "suspend", "suspended", True),
    ("suspended", "resume", "approved", True),
    ("approved", "cancel", "cancelled", True),
    ("under_way", "cancel", "cancelled", True),
    ("suspended", "cancel", "cancelled", True),
    ("appraised", "step_back", "proposed", True),
    ("approved", "step_back", "appraised", True),
    ("under_way", "step_back", "approved", True),
    ("completed", "step_back", "under_way", True),
    ("handed_over", "step_back", "completed", True),
    ("rejected", "step_back", "appraised", True),
    ("withdrawn", "step_back", "proposed", True),
    ("suspended", "step_back", "approved", True),
    ("cancelled", "step_back", "approved", True),
]
BY_MANAGERS = sorted({verb for _from, verb, _to, manager in TABLE if manager})
WITH_REASON = {"reject", "withdraw", "suspend", "cancel", "step_back"}
APPROVED = ("appraise", "approve")
BUILT = (*APPROVED, "start", "complete")
PATHS = {
    "proposed": (),
    "appraised": ("appraise",),
    "approved": APPROVED,
    "under_way": (*APPROVED, "start"),
    "completed": BUILT,
    "handed_over": (*BUILT, "hand_over"),
    "rejected": ("appraise", "reject"),
    "withdrawn": ("withdraw",),
    "suspended": (*APPROVED, "suspend"),
    "cancelled": (*APPROVED, "cancel"),
}
DAY = PartialDate(date(2004, 6, 1))


@pytest.fixture
def village(region_a):
    return CommunityFactory(name_en="Karabulak", district__region=region_a, population=5000)


@pytest.fixture
def whole(village, programme):
    """A project that lacks nothing any step asks for."""
    project = ProjectFactory(
        lead_community=village,
        programme=programme,
        planned_start=date(2003, 3, 1),
        planned_end=date(2003, 9, 1),
        owner="The akimat",
        maintained_by="The user group",
        maintenance="From the fees",
        handover_act="Act 12",
    )
    project.needs.add(NeedFactory(community=village))
    ReceiptFactory(contribution=ContributionFactory(project=project))
    GroupFactory(project=project, basis=Basis.PLANNED)
    GroupFactory(project=project, basis=Basis.ACTUAL)
    project.transitions.create(verb="propose", to_stage="proposed", occurred_on=date(2002, 9, 1))
    return project


@pytest.fixture
def move(manager):
    """`move(project, verb, ...)` makes moves one after the other as the manager."""

    def make(project, *verbs, on=DAY) -> Project:
        for verb in verbs:
            fresh = Project.objects.get(pk=project.pk)
            move_project(
                actor=manager, project=fresh, verb=verb, version=fresh.version, on=on, reason="So."
            )
        return Project.objects.get(pk=project.pk)

    return make


def post(client, project, verb, **data):
    project.refresh_from_db()
    asked = {"version": project.version, "on": "01.06.2004", "reason": "So."}
    return client.post(f"/projects/{project.pk}/stage/{verb}/", asked | data)


@pytest.mark.parametrize(("source", "verb", "target", "by_manager"), TABLE)
def test_every_move_of_the_table_is_made_by_whom_it_names(
    client_of, officer, manager, whole, move, source, verb, target, by_manager
):
    project = move(whole, *PATHS[source])
    refused = post(client_of(officer), project, verb)
    assert refused.status_code == (403 if by_manager else 302)
    if by_manager:
        assert post(client_of(manager), project, verb).status_code == 302
    project.refresh_from_db()
    made = project.transitions.latest("pk")
    assert project.stage == target
    assert (made.verb, made.from_stage, made.to_stage) == (verb, source, target)
    assert (made.occurred_on, made.actor) == (DAY.date, manager if by_manager else officer)


@pytest.mark.parametrize("source", PATHS)
def test_no_move_beside_the_table_is_possible_or_offered(manager, whole, move, source):
    project = move(whole, *PATHS[source])
    allowed = {verb for start, verb, _to, _manager in TABLE if start == source}
    assert {step.verb for step, _why_not in available_moves(project, manager)} == allowed
    for verb in set(MOVES) - allowed:
        with pytest.raises(RuleViolation, match="is not possible from"):
            move(project, verb)


def lose(project, what) -> None:
    fields = {
        "planned": {"planned_end": None},
        "owner": {"owner": ""},
        "how": {"maintenance": ""},
        "act": {"handover_act": ""},
    }
    if what in fields:
        Project.objects.filter(pk=project.pk).update(**fields[what])
    elif what == "needs":
        project.needs.clear()
    elif what == "receipts":
        project.contributions.get().receipts.all().delete()
    elif what == "budget":
        project.contributions.all().delete()
    else:
        project.groups.filter(basis=what.removesuffix(" people")).delete()


@pytest.mark.parametrize(
    ("source", "verb", "lost", "said"),
    [
        ("proposed", "appraise", "needs", "the needs it answers"),
        ("proposed", "appraise", "budget", "the budget by source"),
        ("proposed", "appraise", "planned people", "the planned number of people"),
        ("proposed", "appraise", "planned", "the planned dates"),
        ("approved", "start", "budget", "the pledges by source"),
        ("under_way", "complete", "receipts", "what was received"),
        ("under_way", "complete", "actual people", "the actual direct people by zone"),
        ("completed", "hand_over", "owner", "the owner after hand-over"),
        ("completed", "hand_over", "how", "who maintains it and how"),
        ("completed", "hand_over", "act", "the act of hand-over"),
    ],
)
def test_a_step_says_what_is_missing_and_where_it_is_entered(
    client_of, officer, whole, move, source, verb, lost, said
):
    project = move(whole, *PATHS[source])
    lose(project, lost)
    client = client_of(officer)
    (button,) = [
        action
        for action in client.get(f"/projects/{project.pk}/").context["actions"]
        if verb in action.url
    ]
    assert not button.enabled and said in button.reason
    assert [link.text for link in button.links] == [said]
    (where,) = [link.url for link in button.links]
    assert not where.startswith(f"/projects/{project.pk}/#")
    assert client.get(where).status_code == 200
    response = post(client, project, verb)
    assert response.status_code == 422 and said in response.text
    project.refresh_from_db()
    assert project.stage == source


@pytest.mark.parametrize("verb", sorted(WITH_REASON))
def test_a_step_that_asks_a_reason_is_not_taken_without_one(client_of, manager, whole, move, verb):
    project = move(whole, "appraise", *(("approve",) if verb in ("suspend", "cancel") else ()))
    before = project.stage
    response = post(client_of(manager), project, verb, reason="  ")
    project.refresh_from_db()
    assert response.status_code == 422 and project.stage == before


def test_a_project_steps_back_twice_through_the_stages_it_stood_on(whole, move):
    project = move(whole, *BUILT, "hand_over", "step_back", "step_back")
    assert project.stage == ProjectStage.UNDER_WAY
    assert (project.handed_over_on, project.ended_on) == (None, None)
    assert move(project, "complete", "hand_over").stage == ProjectStage.HANDED_OVER


def test_after_a_step_back_the_stage_may_be_reached_on_an_earlier_day(whole, move):
    early = PartialDate(date(2003, 3, 1))
    project = move(move(whole, *APPROVED, on=early), "start", "step_back")
    assert move(project, "start", on=early).started_on == early.date


def test_a_day_that_is_corrected_is_corrected_in_the_moves_too(client_of, officer, whole, move):
    project = move(whole, *APPROVED, "start")
    client, edit = client_of(officer), f"/projects/{project.pk}/edit/"
    days = {"proposed_on": "01.02.2002", "approved_on": "31.03.2003", "started_on": "01.04.2003"}
    assert client.post(edit, filled(client.get(edit)) | days).status_code == 302
    moves = project.transitions.order_by("pk").values_list("to_stage", "occurred_on")
    assert dict(moves) == {
        "proposed": date(2002, 2, 1),
        "appraised": DAY.date,
        "approved": date(2003, 3, 31),
        "under_way": date(2003, 4, 1),
    }


def test_a_project_is_suspended_and_resumed_twice_where_it_stood(whole, move):
    project = move(whole, *APPROVED, "suspend", "resume")
    assert project.stage == ProjectStage.APPROVED
    project = move(project, "start", "suspend", "resume", "suspend", "resume")
    assert (project.stage, project.started_on) == (ProjectStage.UNDER_WAY, DAY.date)
    assert move(project, "step_back").stage == ProjectStage.APPROVED


def test_a_withdrawn_proposal_may_name_the_project_it_goes_into(
    client_of, officer, whole, village, region_b
):
    into = ProjectFactory(lead_community=village)
    elsewhere = ProjectFactory(lead_community__district__region=region_b)
    client = client_of(officer)
    assert post(client, whole, "withdraw", merged_into=elsewhere.pk).status_code == 422
    assert post(client, whole, "withdraw", merged_into=into.pk).status_code == 302
    whole.refresh_from_db()
    assert (whole.stage, whole.merged_into, whole.closed_on) == ("withdrawn", into, DAY.date)


def test_handing_over_enters_the_visits_of_the_programme_within_its_follow_up(
    whole, move, programme
):
    for months in (6, 12, 36):
        VisitRuleFactory(programme=programme, months=months)
    VisitFactory(project=whole, due_on=date(2004, 12, 1))
    project = move(whole, *BUILT, "hand_over")
    due = [visit.due_on for visit in project.visits.all()]
    assert due == [date(2004, 12, 1), date(2005, 6, 1)]


def test_completing_a_confirmed_project_asks_to_confirm_it_again(whole, move, manager):
    project = move(whole, *APPROVED, "start")
    Project.objects.filter(pk=project.pk).update(review=ReviewState.CONFIRMED, confirmed_by=manager)
    project = move(project, "complete")
    assert (project.review, project.confirmed_by) == (ReviewState.DRAFT, None)


def test_a_day_known_to_the_month_counts_as_its_last(client_of, officer, whole, move):
    project = move(whole, *APPROVED, "start")
    assert post(client_of(officer), project, "complete", on="07.2004").status_code == 302
    project.refresh_from_db()
    assert (project.ended_on, project.ended_on_precision) == (date(2004, 7, 31), "month")


@pytest.mark.parametrize(
    ("on", "said"),
    [
        ("31.05.2004", "cannot be earlier"),
        ("02.06.2004", "has not come yet"),
        ("07.2004", "has not come yet"),
        ("31.02.2004", "no such day"),
        ("", "required"),
    ],
)
def test_a_step_on_an_impossible_day_is_refused_with_what_was_typed(
    client_of, officer, whole, move, on, said
):
    project = move(whole, *APPROVED)
    with travel(date(2004, 6, 1)):
        response = post(client_of(officer), project, "start", on=on)
    assert response.status_code == 422 and said in response.text and on in response.text


def test_a_step_on_a_page_that_somebody_else_changed_meanwhile_is_not_taken(
    client_of, officer, whole
):
    response = post(client_of(officer), whole, "withdraw", version=whole.version + 1)
    whole.refresh_from_db()
    assert response.status_code == 302 and whole.stage == "proposed"


@pytest.mark.parametrize("address", ["stage/fly", "review/fly", "stage/propose"])
def test_an_unknown_step_is_not_found(client_of, manager, whole, address):
    assert client_of(manager).post(f"/projects/{whole.pk}/{address}/").status_code == 404


def test_each_button_asks_the_day_and_proposes_today(client_of, manager, whole):
    with travel(
        date(
            2004,
            6,
            1,
        )
    ):
        page = client_of(manager).get(f"/projects/{whole.pk}/")
    labels = {action.label: action for action in page.context["actions"]}
    assert set(labels) == {"Edit", "Appraise", "Withdraw", "Delete"}
    assert 'value="01.06.2004"' in page.text
