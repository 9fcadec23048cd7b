"""Places on the earth in decimal degrees: typed or pasted as one text, and measured."""

import re
from decimal import Decimal
from math import asin, cos, radians, sin, sqrt
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from core.fields import TypedValueField
from core.numbers import format_number

DEGREES = r"([-\u2212]?\d{1,3}[.,]\d{1,15})"
PAIR = re.compile(rf"\s*{DEGREES}\s*[°]?\s*(?:[;,]\s*|\s+){DEGREES}\s*[°]?\s*")
MICRODEGREE = Decimal("0.000001")
"""About ten centimetres."""
KAZAKHSTAN = ((Decimal(40), Decimal(56)), (Decimal(46), Decimal(88)))
EARTH_KM = 6371.0


class Place(NamedTuple):
    """A point: latitude and longitude in decimal degrees."""

    latitude: Decimal
    longitude: Decimal

    def text(self) -> str:
        """As it is read aloud and typed again: latitude; longitude."""
        return "; ".join(format_number(part.normalize()) for part in self)


def place_of(record) -> Place | None:
    """Where a record with latitude and longitude is; None if nobody said."""
    return None if record.latitude is None else Place(record.latitude, record.longitude)


def distance_km(one: Place, other: Place) -> float:
    """How far two places are apart in a straight line, in kilometres."""
    north, south = radians(one.latitude), radians(other.latitude)
    half = sin((south - north) / 2) ** 2
    east = sin(radians(other.longitude - one.longitude) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(half + cos(north) * cos(south) * east))


class PlaceField(TypedValueField):
    """A place in one field, as maps give it: "43.25, 76.95" or "43,25; 76,95"; gives a Place.

    Latitude stands first, always; degrees, minutes and seconds are not guessed at.
    """

    placeholder = "43.25, 76.95"
    default_error_messages = {
        "invalid": _(
            "Write latitude and longitude with decimals, latitude first, for example 43.25, 76.95."
        ),
        "range": _("Latitude goes from -90 to 90 degrees, longitude from -180 to 180."),
        "turned": _(
            "This is outside the country. Latitude stands first, for example 43.25, 76.95."
        ),
    }

    def read(self, text):
        match = PAIR.fullmatch(text)
        if not match:
            raise self._refusal("invalid")
        place = Place(*(_degrees(part) for part in match.groups()))
        if abs(place.latitude) > 90 or abs(place.longitude) > 180:
            raise self._refusal("turned" if _inside(place[::-1]) else "range")
        if not _inside(place) and _inside(place[::-1]):
            raise self._refusal("turned")
        return place

    def write(self, value):
        return ", ".join(f"{part.normalize():f}" for part in value)

    def _refusal(self, code: str) -> ValidationError:
        return ValidationError(self.error_messages[code], code=code)


def _degrees(text: str) -> Decimal:
    return Decimal(text.replace("\u2212", "-").replace(",", ".")).quantize(MICRODEGREE)


def _inside(place) -> bool:
    return all(low <= part <= high for part, (low, high) in zip(place, KAZAKHSTAN, strict=True))
