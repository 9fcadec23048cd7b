"""Where a project is: exact for those who work with it, rounded for everybody else."""

from decimal import Decimal

from core.numbers import format_number

ROUGHLY = Decimal("0.01")
"""About a kilometre: which village, not which house."""


def place_text(latitude: Decimal, longitude: Decimal) -> str:
    """A place in decimal degrees, as it is read aloud: latitude, then longitude."""
    return f"{format_number(latitude.normalize())}; {format_number(longitude.normalize())}"


def shown_place(project, user) -> str:
    """The place of a project as this person may know it; "" if it has none."""
    if project.latitude is None:
        return ""
    place = project.latitude, project.longitude
    if not user.can("read_records"):
        place = tuple(part.quantize(ROUGHLY) for part in place)
    return place_text(*place)
