"""Bars of a summary: who paid, what was built, whether it still works."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from core.display import Figure
from projects.choices import LOCAL_SOURCES, ContributionSource
from reports.figures import figure_of
from reports.portfolio import Portfolio
from reports.summary import name_of


@dataclass(frozen=True)
class Group:
    """Bars that are read together under one label."""

    label: str
    bars: Sequence[dict]


def money_groups(portfolio: Portfolio) -> list[Group]:
    """Who paid: what each source pledged and what came of it, what was pledged most first; last,
    all of it beside what was spent. One scale for all bars."""
    whole = [
        (_("pledged"), figure_of("contributions_pledged", portfolio), "neutral hollow"),
        (_("received"), figure_of("contributions_received", portfolio), "neutral"),
        (_("spent"), figure_of("expenditure", portfolio), "spent"),
    ]
    sources = [(str(one.label), _of_source(portfolio, one)) for one in ContributionSource]
    sources = [(label, bars) for label, bars in sources if any(map(_size, bars))]
    sources.sort(key=lambda entry: [-_size(bar) for bar in entry[1]])
    most = max(map(_size, whole))
    return [
        Group(label, [_bar(*bar, _size(bar), most) for bar in bars])
        for label, bars in [*sources, (_("All sources"), whole)]
        if most > 0
    ]


def _of_source(portfolio: Portfolio, source: str) -> list[tuple]:
    tone = "here" if source in LOCAL_SOURCES else "donor"
    return [
        (_("pledged"), figure_of(f"pledged_{source}", portfolio), f"{tone} hollow"),
        (_("received"), figure_of(f"received_{source}", portfolio), tone),
    ]


def _size(bar: tuple) -> float:
    return float(bar[1].value or 0)


def _bar(label: str, figure: Figure, tone: str, size: float, most: float) -> dict:
    share = f"{100 * max(size, 0) / most:.1f}"
    return {"label": label, "figure": figure, "tone": tone, "share": share}


def sector_bars(portfolio: Portfolio) -> list[dict]:
    """What was built: completed projects by sector, most first."""
    found = []
    for place in portfolio.names("sector", portfolio.keys("sector", ("projects",))):
        part = portfolio.part("sector", place.pk)
        figure = figure_of("projects_completed", part, sector=place.pk)
        if int(figure.value or 0):
            found.append((int(figure.value), name_of(place), figure, "neutral"))
    return _bars(found)


def _bars(found: list[tuple]) -> list[dict]:
    most = max((entry[0] for entry in found), default=0)
    return [
        _bar(label, figure, tone, size, most)
        for size, label, figure, tone in sorted(found, key=lambda entry: (-entry[0], entry[1]))
    ]


def works_parts(portfolio: Portfolio) -> list[dict]:
    """Does it still work: of the projects that were visited, or were to be and never were."""
    shown = (
        ("works_working", _("working"), "good"),
        ("works_partly", _("partly working"), "partly"),
        ("works_not_working", _("not working"), "bad"),
        ("works_not_visited", _("not visited"), "unknown"),
    )
    figures = [(figure_of(name, portfolio), label, tone) for name, label, tone in shown]
    total = sum(int(figure.value or 0) for figure, _label_, _tone in figures)
    if not total:
        return []
    parts, start = [], 0.0
    for figure, label, tone in figures:
        share = 100 * int(figure.value or 0) / total
        parts.append(
            {
                "label": label,
                "figure": figure,
                "tone": tone,
                "share": f"{share:.2f}",
                "start": f"{start:.2f}",
            }
        )
        start += share
    return parts
