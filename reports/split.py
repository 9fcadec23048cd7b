"""Who they are: people of a measure by sex, and the young among them, as bars of the whole."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from core.numbers import format_percent
from reports.figures import figure_of
from reports.measures import PARTS
from reports.portfolio import Portfolio


@dataclass(frozen=True)
class Split:
    """Bars of women, men and those whose sex is not known, which add up to the whole, and apart
    from them of the young, as a share of those whose age is known, and of the rest."""

    id: str
    title: str
    sexes: Sequence[dict]
    ages: Sequence[dict]


def splits(portfolio: Portfolio) -> list[Split]:
    """People reached and people trained, each if there are any. In a period in which a part fell
    its parts are no shares of the whole: the tables tell them."""
    shown = {
        "reach_direct": _("People reached: women, men, young people"),
        "people_trained": _("People trained: women, men, young people"),
    }
    found = []
    for name, title in shown.items():
        whole = int(figure_of(name, portfolio).value or 0)
        parts = [figure_of(f"{name}_{part}", portfolio).value for part in PARTS]
        if whole > 0 and all(int(value) >= 0 for value in parts):
            sexes = [
                _bar(portfolio, f"{name}_women", _("women"), "donor", whole),
                _bar(portfolio, f"{name}_men", _("men"), "neutral", whole),
                _bar(portfolio, f"{name}_not_known", _("sex not known"), "blank", whole),
            ]
            found.append(Split(name, title, sexes, _ages(portfolio, name, whole)))
    return found


def _ages(portfolio: Portfolio, name: str, whole: int) -> list[dict]:
    """The young among those whose age is known; nobody knows how many are among the others."""
    not_known = _bar(portfolio, f"{name}_age_not_known", _("age not known"), "blank", whole)
    unknown = int(not_known["figure"].value or 0)
    youth = _bar(portfolio, f"{name}_youth", _("youth"), "here", whole)
    if not unknown:
        return [youth]
    if unknown < whole:
        share = format_percent(int(youth["figure"].value or 0) / (whole - unknown))
        youth["label"] = _("youth, %(share)s of those whose age is known") % {"share": share}
        return [youth, not_known]
    return [not_known]


def _bar(portfolio: Portfolio, name: str, label: str, tone: str, whole: int) -> dict:
    figure = figure_of(name, portfolio)
    share = int(figure.value) / whole
    text = _("%(what)s, %(share)s") % {"what": label, "share": format_percent(share)}
    return {"label": text, "figure": figure, "tone": tone, "share": f"{100 * share:.1f}"}
