"""Pictures made plain: upright, small, nothing but pixels; what the camera wrote is read first."""

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from io import BytesIO

from django.utils import timezone
from PIL import ExifTags, Image, ImageFile, ImageOps

FORMATS = ("JPEG", "PNG", "WEBP")
MAX_PIXELS = 52_000_000
"""Looked at before anything is unpacked; the largest cameras of telephones stay below."""
LONGEST_SIDE = 1600
LONGEST_OF_PREVIEW = 400
QUALITY = 82
FIRST_CAMERAS = date(1990, 1, 1)
DAMAGED = (
    *(OSError, EOFError, SyntaxError, ValueError, MemoryError),
    # What the library lets through of broken pictures and broken metadata.
    *(struct.error, ArithmeticError, AttributeError, LookupError, TypeError, RuntimeError),
    *(Image.DecompressionBombError, Image.DecompressionBombWarning),
)
"""What reading a damaged file raises."""


class NoPicture(Exception):
    """The bytes are no whole picture."""


class TooManyPixels(Exception):
    """The picture is larger than is unpacked here."""


@dataclass(frozen=True)
class Place:
    """Where a picture was taken, in decimal degrees."""

    latitude: Decimal
    longitude: Decimal


@dataclass(frozen=True)
class Picture:
    """A picture as it is kept: two JPEG files without metadata, their sizes in pixels; and, apart
    from them, what the camera wrote: the day and the place."""

    jpeg: bytes
    size: tuple[int, int]
    preview: bytes
    preview_size: tuple[int, int]
    taken_on: date | None
    place: Place | None


@contextmanager
def whole_picture(file) -> Iterator[Image.Image]:
    """An uploaded picture, open for reading. Raises NoPicture for what is torn, damaged or of
    another kind, also where that shows only while it is read."""
    # The library of PDF files, once it is loaded, lets the whole process read torn pictures.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        with Image.open(file, formats=FORMATS) as picture:
            yield picture
    except DAMAGED:
        raise NoPicture from None


def read_picture(file, longest: int = LONGEST_SIDE) -> Picture:
    """Make the kept picture of an uploaded file, at most `longest` pixels long. Raises NoPicture or
    TooManyPixels."""
    with whole_picture(file) as opened:
        # Reads the sums of a PNG's pieces, which unpacking it does not.
        opened.verify()
    file.seek(0)
    with whole_picture(file) as opened:
        if opened.width * opened.height > MAX_PIXELS:
            raise TooManyPixels
        taken_on, place = _told_by_camera(opened)
        # Of a JPEG only as much is unpacked as is needed.
        opened.draft("RGB", (longest, longest))
        large = _plain(ImageOps.exif_transpose(opened), longest)
    small = large.copy()
    small.thumbnail((LONGEST_OF_PREVIEW, LONGEST_OF_PREVIEW))
    return Picture(_jpeg(large, QUALITY), large.size, _jpeg(small, 72), small.size, taken_on, place)


def _plain(picture: Image.Image, longest: int) -> Image.Image:
    """A new picture of the pixels alone; what is see-through becomes white."""
    picture.thumbnail((longest, longest), reducing_gap=2.0)
    plain = Image.new("RGB", picture.size, "white")
    if "transparency" in picture.info or picture.mode in ("RGBA", "LA", "PA"):
        seen = picture.convert("RGBA")
        plain.paste(seen, mask=seen.getchannel("A"))
    else:
        plain.paste(picture.convert("RGB"))
    return plain


def _jpeg(picture: Image.Image, quality: int) -> bytes:
    out = BytesIO()
    picture.save(out, format="JPEG", quality=quality, optimize=True, progressive=True)
    return out.getvalue()


def _told_by_camera(picture: Image.Image) -> tuple[date | None, Place | None]:
    """The day and the place in a picture's metadata, each None if it is not there or nonsense."""
    try:
        exif = picture.getexif()
    except DAMAGED:
        return None, None
    return _day(exif), _place(exif)


def _day(exif: Image.Exif) -> date | None:
    try:
        of_camera = exif.get_ifd(ExifTags.IFD.Exif)
        text = of_camera.get(ExifTags.Base.DateTimeOriginal) or exif.get(ExifTags.Base.DateTime)
        day = datetime.strptime(str(text)[:10], "%Y:%m:%d").date()
    except DAMAGED:
        return None
    # A camera whose clock was never set tells the year it was made, or one to come.
    latest = timezone.localdate() + timedelta(days=1)
    return day if FIRST_CAMERAS <= day <= latest else None


def _place(exif: Image.Exif) -> Place | None:
    try:
        gps = exif.get_ifd(ExifTags.IFD.GPSInfo)
        latitude = _degrees(gps[ExifTags.GPS.GPSLatitude], gps[ExifTags.GPS.GPSLatitudeRef], "S")
        longitude = _degrees(gps[ExifTags.GPS.GPSLongitude], gps[ExifTags.GPS.GPSLongitudeRef], "W")
    except DAMAGED:
        return None
    # Nought and nought is what a receiver without a signal writes.
    if not (abs(latitude) <= 90 and abs(longitude) <= 180 and (latitude or longitude)):
        return None
    return Place(latitude, longitude)


def _degrees(parts, side: str, below_zero: str) -> Decimal:
    """Degrees, minutes and seconds as decimal degrees to the sixth place (a tenth of a metre)."""
    degrees, minutes, seconds = (float(part) for part in parts)
    value = Decimal(repr(degrees + minutes / 60 + seconds / 3600)).quantize(Decimal("0.000001"))
    return -value if str(side).strip("\0 ").upper() == below_zero else value
