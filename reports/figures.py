"""Figures of a portfolio, formatted, each with the way to its rows if the reader may open them."""

from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext_lazy, pgettext_lazy

from core.display import Figure
from core.numbers import format_number, format_percent
from core.organisation import organisation
from reports.measures import MEASURES, Measure
from reports.portfolio import Portfolio

UNITS = {
    "communities": gettext_lazy("communities"),
    "people": pgettext_lazy("unit", "people"),
    "partners": gettext_lazy("partner organisations"),
    "projects": gettext_lazy("projects"),
    "visits": gettext_lazy("visits"),
    "needs": gettext_lazy("needs"),
    "trainings": gettext_lazy("trainings"),
    "seats": gettext_lazy("seats"),
    "meetings": gettext_lazy("meetings"),
    "appeals": gettext_lazy("appeals"),
    "recommendations": gettext_lazy("recommendations"),
    "percent": "%",
    "ratio": pgettext_lazy("unit", "a ratio"),
}


def figure_of(name: str, portfolio: Portfolio, **address) -> Figure:
    """The figure of a measure of the catalogue in a portfolio."""
    return figure(MEASURES[name], portfolio, **address)


def figure(measure: Measure, portfolio: Portfolio, **address) -> Figure:
    """The figure of a measure in a portfolio. `address` changes the frame of its link."""
    value = measure.value(portfolio)
    frame, user = portfolio.frame, portfolio.user
    url = ""
    if value is not None and user.can("read_records"):
        way = frame.way_back() | address
        url = frame.address(reverse("reports:figure", args=[measure.name]), **way)
    return Figure(
        measure=measure.name,
        value=plain(value),
        unit=unit_of(measure),
        text=text_of(measure, value),
        url=url,
        label=str(measure.label),
    )


def unit_of(measure: Measure) -> str:
    """The unit a figure is given in; money in the portfolio's currency."""
    return organisation().currency if measure.unit == "money" else measure.unit


def unit_in_words(measure: Measure) -> str:
    """The unit a figure is given in, as people read it."""
    unit = unit_of(measure)
    return str(UNITS.get(unit, unit))


def with_currency(heading: str, measure: Measure) -> str:
    """A heading of numbers: of money with its currency, of others as it is, for it names them."""
    return f"{heading}, {unit_of(measure)}" if measure.unit == "money" else str(heading)


def plain(value: int | Decimal | None) -> str:
    """The plain number, for programs: a point for decimals, no grouping."""
    if value is None:
        return ""
    if isinstance(value, Decimal) and value == value.to_integral_value():
        value = int(value)
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def text_of(measure: Measure, value: int | Decimal | None) -> str:
    """The number as people read it in their language."""
    if value is None:
        return "–"
    if isinstance(value, int):
        return format_number(value)
    if measure.unit == "percent":
        return format_percent(value / 100, digits=1)
    bare = measure.unit == "money" or measure.of == "output"
    whole = bare and value == value.to_integral_value()
    return format_number(value, digits=0 if whole else 2)
