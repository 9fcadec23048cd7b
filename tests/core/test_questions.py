"""Questions on the record: asked by readers, answered by keepers, kept for good."""

import pytest
from auditlog.models import LogEntry

from communities.merging import merge_partners, prepare_merge
from core.exceptions import EditConflict, OutOfScope, RuleViolation
from core.history import entries_of
from core.questions import Question, answer, ask, move_question, read_records
from projects.models import ProjectCommunity
from tests.factories import (
    CommunityFactory,
    PartnerFactory,
    ProjectFactory,
    QuestionFactory,
    TrainingFactory,
)


@pytest.fixture
def project(region_a):
    return ProjectFactory(lead_community=CommunityFactory(district__region=region_a))


@pytest.fixture
def shared_project(project, region_b):
    """Led from region A, serving a community of region B."""
    there = CommunityFactory(district__region=region_b)
    ProjectCommunity.objects.create(project=project, community=there)
    return project


def page_of(client_of, user, record) -> str:
    return client_of(user).get(record.get_absolute_url()).content.decode()


@pytest.mark.parametrize("factory", [ProjectFactory, CommunityFactory, TrainingFactory])
def test_a_question_and_its_answer_stand_on_the_page_of_the_record(factory, client_of, manager):
    record = factory()
    browser = client_of(manager)
    url = f"/questions/about/{record._meta.label_lower}/{record.pk}/"
    assert url in page_of(client_of, manager, record)
    assert browser.post(url, {"text": "Who keeps the key?"}).status_code == 302
    question = Question.objects.get()
    browser.post(f"/questions/{question.pk}/answer/", {"text": "The caretaker."})
    text = page_of(client_of, manager, record)
    assert "Who keeps the key?" in text and "The caretaker." in text


def test_a_partner_organisation_is_asked_about_by_staff_and_answered_by_administrators(
    client_of, officer, administrator
):
    partner = PartnerFactory(confirmed=True)
    question = ask(actor=officer, record=partner, text="Is the BIN right?")
    assert list(Question.objects.open_for(administrator)) == [question]
    with pytest.raises(OutOfScope):
        answer(actor=officer, question=question, text="Yes")
    answer(actor=administrator, question=question, text="Yes")
    assert "Is the BIN right?" in page_of(client_of, officer, partner)


def test_an_empty_question_comes_back_explained(client_of, officer, project):
    response = client_of(officer).post(f"/questions/about/projects.project/{project.pk}/", {})
    assert response.status_code == 422
    assert response.context["form"].errors["text"]
    assert not Question.objects.exists()


def test_who_reads_a_shared_project_asks_and_who_keeps_it_answers(
    shared_project, officer, other_officer
):
    question = ask(actor=other_officer, record=shared_project, text="When does it reach us?")
    with pytest.raises(OutOfScope):
        answer(actor=other_officer, question=question, text="Soon")
    assert answer(actor=officer, question=question, text="In May").answered_by == officer


def test_nobody_asks_about_what_they_cannot_read(project, other_officer, viewer):
    for person in (other_officer, viewer):
        with pytest.raises(OutOfScope):
            ask(actor=person, record=project, text="What is this?")


def test_work_holds_questions_to_answer_and_own_ones_to_close(
    shared_project, officer, other_officer, manager, viewer
):
    question = ask(actor=other_officer, record=shared_project, text="When does it reach us?")
    waiting = {
        person.username: list(Question.objects.open_for(person))
        for person in (officer, other_officer, manager, viewer)
    }
    assert waiting == {
        "officer": [question],
        "other-officer": [],
        "manager": [question],
        "viewer": [],
    }
    answer(actor=officer, question=question, text="In May")
    assert list(Question.objects.open_for(officer)) == []
    assert list(Question.objects.open_for(other_officer)) == [question]
    move_question(actor=other_officer, question=question, verb="close", version=1)
    assert list(Question.objects.open_for(other_officer)) == []


def test_work_reads_the_records_of_many_questions_at_once(
    region_a, officer, django_assert_num_queries
):
    for record in (*ProjectFactory.create_batch(3), *CommunityFactory.create_batch(3)):
        QuestionFactory(record=record)
    questions = list(Question.objects.all())
    with django_assert_num_queries(2):
        names = [str(question.record) for question in read_records(questions)]
    assert len(names) == 6


def test_who_asked_or_a_manager_closes_a_question_and_nobody_answers_it_then(
    project, officer, manager, client_of
):
    question = ask(actor=manager, record=project, text="Who keeps the key?")
    with pytest.raises(RuleViolation):
        move_question(actor=officer, question=question, verb="close", version=1)
    with pytest.raises(EditConflict):
        move_question(actor=manager, question=question, verb="close", version=7)
    move_question(actor=manager, question=question, verb="close", version=1)
    with pytest.raises(RuleViolation, match="closed"):
        answer(actor=officer, question=question, text="Late")
    assert f"Closed by {manager}" in page_of(client_of, officer, project)
    move_question(actor=manager, question=question, verb="open", version=2)
    question.refresh_from_db()
    assert question.closed_by is None


def test_each_word_leaves_one_entry_in_the_history_of_the_record(project, officer, manager):
    question = ask(actor=manager, record=project, text="Who keeps the key?")
    answer(actor=officer, question=question, text="The caretaker.")
    move_question(actor=manager, question=question, verb="close", version=1)
    told = [(entry.actor.username, entry.action) for entry in entries_of(project)[:3]]
    update, create = LogEntry.Action.UPDATE, LogEntry.Action.CREATE
    assert told == [("manager", update), ("officer", create), ("manager", create)]


def test_the_questions_of_a_merged_partner_follow_it(administrator):
    kept, other = PartnerFactory(), PartnerFactory()
    question = QuestionFactory(record=other)
    seen = prepare_merge(kept, other).fingerprint
    merge_partners(actor=administrator, kept=kept, other=other, takes={}, seen=seen, agreed=True)
    assert list(Question.objects.about(kept)) == [question]
    question.refresh_from_db()
    assert question.key == kept.pk
