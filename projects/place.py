"""Where a project is: exact for those who work with it, rounded for everybody else."""

from collections.abc import Iterator
from decimal import Decimal

from communities.models import Community
from core.numbers import format_number
from core.places import Place
from projects.models import Project

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


def places_of_community(community: Community, user) -> Iterator[tuple[Place, str, str]]:
    """What of a community's projects stands on its map: place, name, page. One query."""
    rows = Project.objects.visible_to(user).filter(lead_community=community)
    for project in rows.filter(latitude__isnull=False).order_by("pk"):
        place = Place(project.latitude, project.longitude)
        yield place, str(project), project.get_absolute_url()
