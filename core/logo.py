"""The organisation's logo: an uploaded picture, checked by its content and made small and plain."""

import hashlib
from dataclasses import dataclass
from io import BytesIO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from core.files.pictures import NoPicture, whole_picture

MAX_UPLOAD = 2 * 1024 * 1024
MAX_PIXELS = 40_000_000
BOX = (320, 96)
MAX_STORED = 20 * 1024


@dataclass(frozen=True)
class Logo:
    """A picture that may be kept: PNG bytes without metadata, its size in pixels."""

    png: bytes
    width: int
    height: int

    @property
    def digest(self) -> str:
        """What stands in its address: another picture has another address."""
        return hashlib.sha256(self.png).hexdigest()[:32]


def read_logo(file) -> Logo:
    """Make the logo of an uploaded file. Raises ValidationError with a sentence if the file is too
    large, no picture of a kind that is taken, damaged, or has too many pixels."""
    if file.size > MAX_UPLOAD:
        raise ValidationError(_("The file is larger than 2 MB: choose a smaller one."))
    refused = _("This is no whole picture in PNG, JPEG or WebP: choose another file.")
    try:
        with whole_picture(file) as opened:
            if opened.width * opened.height > MAX_PIXELS:
                raise ValidationError(_("The picture has too many pixels: choose a smaller one."))
            picture = ImageOps.exif_transpose(opened).convert("RGBA")
    except NoPicture:
        raise ValidationError(refused) from None
    picture.thumbnail(BOX)
    return _encoded(picture)


def _encoded(picture: Image.Image) -> Logo:
    """The picture as PNG; of fewer colours, then smaller, until it is small enough."""
    data = _png(picture)
    while len(data) > MAX_STORED:
        data = _png(picture.quantize(256, method=Image.Quantize.FASTOCTREE))
        if len(data) > MAX_STORED:
            smaller = (max(1, picture.width * 4 // 5), max(1, picture.height * 4 // 5))
            picture = picture.resize(smaller)
    return Logo(data, picture.width, picture.height)


def _png(picture: Image.Image) -> bytes:
    """A new file that holds the pixels and nothing else."""
    out = BytesIO()
    picture.info.clear()
    picture.save(out, format="PNG", optimize=True)
    return out.getvalue()
