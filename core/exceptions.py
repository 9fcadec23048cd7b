"""Refusals that a person reads: each carries a sentence fit to show beside a field or a button."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Missing:
    """One thing a rule asks for: what it is, and where it is entered."""

    text: str
    url: str = ""


class RuleViolation(Exception):
    """A rule of the field refuses a step: `reason` is a sentence, `missing` what to mend."""

    def __init__(self, reason: str, missing: Sequence[Missing] = ()) -> None:
        super().__init__(str(reason))
        self.reason = reason
        self.missing = tuple(missing)


class EditConflict(Exception):
    """Somebody else saved the record after this person opened it; nothing was written."""

    def __init__(self, current) -> None:
        super().__init__("edit conflict")
        self.current = current


class OutOfScope(Exception):
    """The saved record would lie outside what this person may edit; nothing was written."""
