"""The index of a tension survey: plain functions of counted answers."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

LEAST_RESPONDENTS = 10
"""Below so many respondents, or answers to a question, nothing is shown."""
HIGH = Decimal(80)
"""From here on later rounds can hardly rise any further."""


def mean_of(counts: Sequence[int]) -> Fraction | None:
    """The mean answer, 1 to 5, where `counts` says how many answered 1, 2, 3, 4 and 5; None below
    the least number of answers."""
    answers = sum(counts)
    if answers < LEAST_RESPONDENTS:
        return None
    return Fraction(sum(answer * people for answer, people in enumerate(counts, 1)), answers)


def index_of(questions: Sequence[Sequence[int]], respondents: int) -> Decimal | None:
    """The index of one round, 0 to 100 with one decimal: the mean of the questions' means, where
    1 for everybody is 0 and 5 for everybody is 100.

    Every question weighs the same, however many answered it. None below the least number of
    respondents, or where no question has enough answers.
    """
    means = [mean for counts in questions if (mean := mean_of(counts)) is not None]
    if respondents < LEAST_RESPONDENTS or not means:
        return None
    share = (sum(means, Fraction()) / len(means) - 1) / 4
    return Decimal(round(share * 1000)) / 10


def is_high(index: Decimal | None) -> bool:
    """Whether the level is so high already that a further rise can hardly show."""
    return index is not None and index >= HIGH
