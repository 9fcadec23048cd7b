"""The three dated facts of a recommendation: one table, read by the buttons and the service."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


@dataclass(frozen=True)
class Fact:
    """One fact of a recommendation: the field of its day, what is entered beside it, which fact
    has to be there before, and which may not stand on it when it is taken back."""

    verb: str
    label: str
    correct_label: str
    take_back_label: str
    day: str
    texts: tuple[str, ...]
    after: str = ""
    carries: tuple[str, ...] = ()


FACTS = {
    fact.verb: fact
    for fact in (
        Fact(
            "issue",
            pgettext_lazy("recommendation", "Issue"),
            _("Correct the issue"),
            _("It was not issued"),
            "issued_on",
            ("letter_number",),
            carries=("answered_on", "carried_out_on"),
        ),
        Fact(
            "answer",
            _("Enter the answer"),
            _("Correct the answer"),
            _("It was not answered"),
            "answered_on",
            ("answer", "answer_text"),
            after="issued_on",
        ),
        Fact(
            "carry_out",
            pgettext_lazy("recommendation", "It was carried out"),
            _("Correct how it was carried out"),
            _("It was not carried out"),
            "carried_out_on",
            ("carried_out_note",),
            after="issued_on",
        ),
    )
}


def facts_for(recommendation) -> list[tuple[Fact, bool]]:
    """The facts that may be entered or corrected now, each with whether it is there already."""
    return [
        (fact, getattr(recommendation, fact.day) is not None)
        for fact in FACTS.values()
        if not fact.after or getattr(recommendation, fact.after) is not None
    ]
