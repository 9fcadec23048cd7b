"""Reads figures off a page, as a program that relies on them would."""

import re
from dataclasses import dataclass

TAG = re.compile(r"<(?:a|span)\b([^>]*\bdata-measure=[^>]*)>")
ATTRIBUTE = re.compile(r'([a-z-]+)="([^"]*)"')


@dataclass(frozen=True)
class Shown:
    """One figure as the page shows it."""

    measure: str
    value: float | None
    unit: str
    url: str


def figures_on(response) -> list[Shown]:
    """Every figure on a page, in order."""
    found = []
    for attributes in TAG.findall(response.content.decode()):
        own = dict(ATTRIBUTE.findall(attributes))
        value = float(own["data-value"]) if own["data-value"] else None
        url = own.get("href", "").replace("&amp;", "&")
        found.append(Shown(own["data-measure"], value, own["data-unit"], url))
    return found


def figure_on(response, measure: str) -> float | None:
    """The value of the first figure of a measure on a page."""
    return next(shown.value for shown in figures_on(response) if shown.measure == measure)
