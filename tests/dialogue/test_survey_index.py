"""The index of a tension survey keeps its promises for any answers."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue.choices import SurveyQuestion
from dialogue.survey_index import HIGH, LEAST_RESPONDENTS, index_of, is_high, mean_of
from tests.factories import SurveyAnswerFactory, SurveyFactory

COUNTS = st.lists(st.integers(0, 500), min_size=5, max_size=5).filter(
    lambda counts: sum(counts) >= LEAST_RESPONDENTS
)
ROUNDS = st.lists(COUNTS, min_size=1, max_size=5)


@given(ROUNDS)
def test_the_index_lies_between_0_and_100(questions):
    assert 0 <= index_of(questions, 500) <= 100


@given(ROUNDS, st.randoms())
def test_the_order_of_questions_does_not_matter(questions, random):
    mixed = random.sample(questions, len(questions))
    assert index_of(mixed, 500) == index_of(questions, 500)


@given(COUNTS)
def test_one_better_answer_never_lowers_the_index(counts):
    for answer in range(4):
        if counts[answer]:
            better = list(counts)
            better[answer] -= 1
            better[answer + 1] += 1
            assert index_of([better], 500) >= index_of([counts], 500)


@given(COUNTS, st.integers(2, 9))
def test_asking_more_people_who_answer_alike_changes_nothing(counts, times):
    assert index_of([counts], 500) == index_of([[times * one for one in counts]], 5000)


@given(COUNTS)
def test_turning_every_answer_round_mirrors_the_index(counts):
    turned = index_of([counts[::-1]], 500)
    assert abs(turned + index_of([counts], 500) - 100) <= Decimal("0.1")


@given(ROUNDS, st.integers(0, LEAST_RESPONDENTS - 1))
def test_nothing_is_shown_below_ten_respondents(questions, respondents):
    assert index_of(questions, respondents) is None


def test_a_question_with_too_few_answers_is_left_out():
    assert mean_of([0, 0, 9, 0, 0]) is None
    assert index_of([[0, 0, 9, 0, 0], [0, 0, 0, 0, 30]], 30) == 100
    assert index_of([[0, 0, 9, 0, 0]], 30) is None


@pytest.mark.parametrize(
    "counts, index",
    [([10, 0, 0, 0, 0], "0"), ([0, 0, 10, 0, 0], "50"), ([0, 0, 0, 10, 5], "83.3")],
)
def test_the_index_of_plain_answers(counts, index):
    assert index_of([counts], 20) == Decimal(index)


def test_every_question_weighs_the_same():
    assert index_of([[10, 0, 0, 0, 0], [0, 0, 0, 0, 300]], 310) == 50


def test_a_high_level_is_hinted_at():
    assert is_high(HIGH) and not is_high(HIGH - Decimal("0.1")) and not is_high(None)


def test_a_survey_has_the_index_of_its_answers(db):
    survey = SurveyFactory(women=14, men=10)
    assert survey.index is None
    for question in (SurveyQuestion.TRUST, SurveyQuestion.SAFETY):
        SurveyAnswerFactory(survey=survey, question=question, answered_3=0, answered_5=24)
    assert survey.index == 100 and survey.is_high
    survey.women = survey.men = 4
    assert survey.index is None and not survey.is_high
