"""Bars of a summary: who paid, what was built, whether it still works."""

from django.utils.translation import gettext as _

from projects.choices import LOCAL_SOURCES, ContributionSource
from reports.figures import figure_of
from reports.portfolio import Portfolio
from reports.summary import name_of


def money_bars(portfolio: Portfolio) -> list[dict]:
    """Who paid: what came from each source, largest first."""
    found = []
    for source in ContributionSource:
        figure = figure_of(f"received_{source.value}", portfolio)
        tone = "here" if source in LOCAL_SOURCES else "donor"
        found.append((float(figure.value or 0), str(source.label), figure, tone))
    return _bars([entry for entry in found if entry[0] > 0])


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
        {"label": label, "figure": figure, "tone": tone, "share": f"{100 * size / most:.1f}"}
        for size, label, figure, tone in sorted(found, key=lambda entry: (-entry[0], entry[1]))
    ]


def works_parts(portfolio: Portfolio) -> list[dict]:
    """Does it still work: of the projects that were to be visited."""
    shown = (
        ("works_working", _("working"), "good"),
        ("works_partly", _("partly working"), "partly"),
        ("works_not_working", _("not working"), "bad"),
        ("visits_overdue", _("not visited"), "unknown"),
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
