"""The business identification number of Kazakhstan and its check digit."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

FIRST_WEIGHTS = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)
SECOND_WEIGHTS = (3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2)
MONTHS = [f"{month:02}" for month in range(1, 13)]


def check_digit(digits: str) -> int | None:
    """The 12th digit that follows from the first eleven; None if no valid number begins so.

    Source: the rule of the national registers of identification numbers: weights 1 to 11 modulo
    11, and where that gives 10, weights beginning at 3; 10 again means the number is not issued.
    """
    for weights in (FIRST_WEIGHTS, SECOND_WEIGHTS):
        rest = sum(int(d) * w for d, w in zip(digits[:11], weights, strict=True)) % 11
        if rest < 10:
            return rest
    return None


def validate_bin(value: str) -> None:
    """Refuses what is not a business identification number, saying what is wrong with it."""
    if len(value) != 12 or not (value.isascii() and value.isdigit()):
        raise ValidationError(_("A BIN has 12 digits."), code="bin_length")
    if check_digit(value) != int(value[-1]):
        raise ValidationError(
            _("The last digit does not fit the others: look for a typing error."),
            code="bin_check",
        )
    if value[2:4] not in MONTHS:
        raise ValidationError(
            _("A BIN begins with the year and month of registration: 9903 is March 1999."),
            code="bin_month",
        )
