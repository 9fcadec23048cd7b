"""Reads figures off a page, as a program that relies on them would."""

import re
from dataclasses import dataclass

TAG = re.compile(
    r'<(?P<tag>a|span) class="(?P<class>[^"]*)"(?: href="(?P<url>[^"]*)")? '
    r'data-measure="(?P<measure>[^"]*)" data-value="(?P<value>[^"]*)" data-unit="(?P<unit>[^"]*)"'
)


@dataclass(frozen=True)
class Shown:
    """One figure as the page shows it."""

    measure: str
    value: float | None
    unit: str
    url: str


def figures_on(response) -> list[Shown]:
    """Every figure on a page, in order."""
    text = response.content.decode()
    return [
        Shown(
            found["measure"],
            float(found["value"]) if found["value"] else None,
            found["unit"],
            (found["url"] or "").replace("&amp;", "&"),
        )
        for found in TAG.finditer(text)
    ]


def figure_on(response, measure: str) -> float | None:
    """The value of the first figure of a measure on a page."""
    return next(shown.value for shown in figures_on(response) if shown.measure == measure)
