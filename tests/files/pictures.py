"""Pictures as cameras make them, for tests: with a day, a place, a comment, lying on their side."""

from datetime import date
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import ExifTags, Image
from PIL.TiffImagePlugin import IFDRational

XMP = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'><secret>Whereabouts</secret></x:xmpmeta>"
COMMENT = b"Taken by Aigul at her own house"
MAKER = "SecretPhone 9000"


def exif_of(taken: str = "", place: tuple[float, float] | None = None, side: int = 1) -> Image.Exif:
    """What a camera writes: the day, the place in degrees north and east, how it was held."""
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = MAKER
    exif[ExifTags.Base.Orientation] = side
    if taken:
        exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = taken
    if place:
        gps = exif.get_ifd(ExifTags.IFD.GPSInfo)
        gps[ExifTags.GPS.GPSLatitudeRef], gps[ExifTags.GPS.GPSLongitudeRef] = "N", "E"
        gps[ExifTags.GPS.GPSLatitude] = degrees(place[0])
        gps[ExifTags.GPS.GPSLongitude] = degrees(place[1])
    return exif


def degrees(value: float) -> tuple[IFDRational, ...]:
    """Degrees, minutes and seconds."""
    minutes = (value - int(value)) * 60
    seconds = round((minutes - int(minutes)) * 60 * 100)
    return IFDRational(int(value)), IFDRational(int(minutes)), IFDRational(seconds, 100)


def photo(
    name: str = "IMG_2005.JPG", size: tuple[int, int] = (80, 60), kind: str = "JPEG", **camera
) -> SimpleUploadedFile:
    """A photo: the left half red, the right half blue, with all that a camera hides in it."""
    image = Image.new("RGB", size, "red")
    image.paste("blue", (size[0] // 2, 0, *size))
    out = BytesIO()
    extra = {"comment": COMMENT, "xmp": XMP} if kind == "JPEG" else {}
    image.save(out, format=kind, exif=exif_of(**camera), **extra)
    return SimpleUploadedFile(name, out.getvalue())


def opened(data: bytes) -> Image.Image:
    """The picture of these bytes."""
    return Image.open(BytesIO(data))


DAY = date(2005, 5, 31)
