"""The sentence a summary begins with; its numbers are figures of the catalogue."""

from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, npgettext

from core.dates import format_date
from core.display import Figure
from core.organisation import organisation
from reports.figures import figure_of
from reports.measures import MEASURES
from reports.portfolio import Portfolio

MARK = "\x00"

# The phrases of the sentence: the measure that gives the number, and the words around it.
PHRASES = {
    "communities": (
        "communities",
        lambda n: ngettext("%(number)s partner community", "%(number)s partner communities", n),
    ),
    "projects": (
        "projects_completed",
        lambda n: ngettext(
            "%(number)s social infrastructure project",
            "%(number)s social infrastructure projects",
            n,
        ),
    ),
    "people": (
        "reach_direct",
        lambda n: npgettext("headline", "%(number)s person", "%(number)s people", n),
    ),
    "trainings": (
        "trainings_held",
        lambda n: ngettext("%(number)s training", "%(number)s trainings", n),
    ),
    "partners": (
        "co_implementing_partners",
        lambda n: npgettext(
            "headline", "%(number)s partner organisation", "%(number)s partner organisations", n
        ),
    ),
}

TOLD = {name: phrase for name, phrase in PHRASES.items() if name != "partners"}
"""Those of every sentence."""

# The same where they are only listed, and in a list of what a period brought.
LISTED = {
    "communities": lambda n: npgettext(
        "list", "%(number)s partner community", "%(number)s partner communities", n
    ),
    "projects": lambda n: npgettext(
        "list", "%(number)s project completed", "%(number)s projects completed", n
    ),
    "people": lambda n: npgettext(
        "list", "%(number)s person reached", "%(number)s people reached", n
    ),
    "trainings": lambda n: npgettext(
        "list", "%(number)s training held", "%(number)s trainings held", n
    ),
}
NEWLY = LISTED | {
    "communities": lambda n: npgettext(
        "list", "%(number)s new partner community", "%(number)s new partner communities", n
    ),
    "people": lambda n: npgettext(
        "list", "%(number)s person newly reached", "%(number)s people newly reached", n
    ),
}


def headline(portfolio: Portfolio, places: list[str], *, with_partners: bool) -> list[dict]:
    """The pieces of the sentence in order: each is a text or a figure. What is nought is left out.

    `places` are the names of the regions, in the order to name them.
    """
    joined = [row.joined_on for row in portfolio.partnerships if row.joined_on <= portfolio.on]
    if not joined:
        return [{"text": _("No community had joined by this day.")}]
    counted = _counted(portfolio)
    if not counted.keys() >= TOLD.keys():
        return _listed(portfolio, [name for name in counted if name in TOLD])
    if portfolio.since is not None:
        return _of_period(portfolio, places)
    # Translators: the sentence a summary begins with; the parts in %()s are phrases with numbers.
    sentence = _(
        "Since %(since)s, %(organisation)s has worked with %(communities)s in %(places)s, "
        "completed %(projects)s for %(people)s, and held %(trainings)s."
    )
    with_partners = with_partners and "partners" in counted
    if with_partners:
        sentence = _(
            "Since %(since)s, %(organisation)s has worked with %(communities)s in %(places)s, "
            "completed %(projects)s for %(people)s, and held %(trainings)s with %(partners)s."
        )
    words = {
        "since": format_date(min(joined)),
        "organisation": organisation().name,
        "places": _enumerated(places),
    }
    return _told(sentence, portfolio, words, PHRASES if with_partners else TOLD)


def _of_period(portfolio: Portfolio, places: list[str]) -> list[dict]:
    """What came in a period."""
    # Translators: what a period brought; the parts in %()s are phrases with numbers.
    sentence = _(
        "From %(first)s to %(last)s, %(organisation)s was joined by %(communities)s in "
        "%(places)s, completed %(projects)s for %(people)s newly reached, and held %(trainings)s."
    )
    words = {
        "first": format_date(portfolio.since),
        "last": format_date(portfolio.on),
        "organisation": organisation().name,
        "places": _enumerated(places),
    }
    return _told(sentence, portfolio, words)


def _counted(portfolio: Portfolio) -> dict[str, str]:
    """The phrases that have a number to tell, with it."""
    found = {
        name: figure_of(measure, portfolio).value
        for name, (measure, _plural) in PHRASES.items()
        if MEASURES[measure].answers(portfolio)
    }
    return {name: value for name, value in found.items() if value not in ("", "0")}


def _listed(portfolio: Portfolio, names: list[str]) -> list[dict]:
    """What there is to tell, one after another: where it is not all that a sentence tells."""
    if not names:
        return [{"text": _("Nothing was counted for this day and this choice.")}]
    if portfolio.since is not None:
        # Translators: the part in %(figures)s is a list of phrases with numbers.
        sentence, plurals = _("From %(first)s to %(last)s: %(figures)s."), NEWLY
    else:
        # Translators: the part in %(figures)s is a list of phrases with numbers.
        sentence, plurals = _("By %(last)s: %(figures)s."), LISTED
    words = {
        "first": format_date(portfolio.since) if portfolio.since else "",
        "last": format_date(portfolio.on),
        "figures": ", ".join(f"{MARK}{name}{MARK}" for name in names),
    }
    phrases = {name: (PHRASES[name][0], plurals[name]) for name in names}
    return _told(sentence, portfolio, words, phrases)


def _told(sentence: str, portfolio: Portfolio, words: dict, phrases: dict = TOLD) -> list[dict]:
    figures = {
        name: _phrase(figure_of(measure, portfolio), plural)
        for name, (measure, plural) in phrases.items()
    }
    return [
        {"figure": piece} if isinstance(piece, Figure) else {"text": piece}
        for piece in pieces(sentence, figures, words)
    ]


def pieces(sentence: str, figures: dict[str, Figure], words: dict[str, str] | None = None) -> list:
    """The texts and figures of a sentence in which %(name)s stands for a figure or for words."""
    marks = {name: f"{MARK}{name}{MARK}" for name in figures}
    parts = (sentence % ((words or {}) | marks)).split(MARK)
    return [figures[part] if place % 2 else part for place, part in enumerate(parts)]


def _phrase(figure: Figure, plural) -> Figure:
    words = plural(abs(int(figure.value or 0))) % {"number": figure.text}
    return replace(figure, text=words)


def _enumerated(names: list[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return _("%(first)s and %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}
