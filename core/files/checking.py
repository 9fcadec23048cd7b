"""What an uploaded file is, by its bytes: an allow-list of kinds, each looked at for being whole.

Nothing is unpacked before it is known how much comes out of it. Every refusal is a sentence with
the file's name, for many may be sent at once.
"""

import re
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from core.files.kinds import HEIC_BRANDS, HEIC_ENDINGS, KINDS, PICTURES, Kind, told
from core.files.pictures import LONGEST_SIDE, NoPicture, Picture, TooManyPixels, read_picture
from core.numbers import format_number
from core.text import clean_text

MEGABYTE = 1024 * 1024
MAX_MEMBERS = 5_000
MAX_UNPACKED = 100 * MEGABYTE
LONGEST_NAME = 120
UNREADABLE_ZIP = (
    *(zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError),
    *(NotImplementedError, KeyError, IndexError, OverflowError),
)
MARKUP = re.compile(r"[\s\ufeff\u200b-\u200f\u2060]*<(?:[!?/]|[a-z])", re.IGNORECASE)
CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")


@dataclass(frozen=True)
class Checked:
    """A file that may be kept: its cleaned name, its kind, and, of a picture, what is kept."""

    name: str
    kind: Kind
    picture: Picture | None = None


def max_bytes() -> int:
    """The largest file that is taken, in bytes."""
    return settings.MAX_UPLOAD_MB * MEGABYTE


def told_size(size: int) -> str:
    """A number of bytes as people read it, rounded up: "12.4 MB", "20 MB", "38 kB"."""
    if size < MEGABYTE:
        return _("%(number)s kB") % {"number": format_number(-(-size // 1024))}
    tenths = -(-size * 10 // MEGABYTE)
    number = tenths // 10 if tenths % 10 == 0 else Decimal(tenths) / 10
    return _("%(number)s MB") % {"number": format_number(number)}


def check(upload, codes: Sequence[str], longest: int = LONGEST_SIDE) -> Checked:
    """Look at an uploaded file of one of the kinds `codes`. Raises ValidationError with a sentence
    if it is empty, too large, of another kind, or not what its name says."""
    name = clean_name(upload.name)
    if not upload.size:
        raise _refused(_("The file “%(name)s” is empty: choose another one."), name)
    if upload.size > max_bytes():
        text = _("The file “%(name)s” has %(size)s: at most %(limit)s are taken.")
        limits = {"size": told_size(upload.size), "limit": told_size(max_bytes())}
        raise _refused(text, name, **limits)
    upload.seek(0)
    ending = _ending(name)
    _refuse_heic(upload, name, ending)
    named = next((kind for kind in KINDS.values() if ending in kind.endings), None)
    if ending and (named is None or named.code not in codes):
        raise _not_taken(name, codes)
    found = _found(upload, named)
    if found is None or found.code not in codes:
        raise _damaged(name, named) if named else _not_taken(name, codes)
    if found.is_picture and (named is None or named.is_picture):
        return Checked(_renamed(name, "jpg"), KINDS["jpeg"], _picture(upload, name, found, longest))
    if named not in (found, None):
        raise _damaged(name, named)
    _refuse_packed(upload, name, found)
    return Checked(name if named else _renamed(name, found.endings[0]), found)


def clean_name(name: str) -> str:
    """A file's name as it may be shown: one line, no path, no invisible letters, not too long."""
    text = clean_text(str(name or "")).replace("\\", "/").rpartition("/")[2].strip(". ")
    stem, dot, ending = text.rpartition(".")
    if not dot or len(ending) > 10:
        return text[:LONGEST_NAME]
    return f"{stem[: LONGEST_NAME - len(ending) - 1]}.{ending}"


def _ending(name: str) -> str:
    return name.rpartition(".")[2].lower() if "." in name else ""


def _renamed(name: str, ending: str) -> str:
    stem = name.rpartition(".")[0] if "." in name else name
    return f"{stem or ending}.{ending}"


def _found(upload, named: Kind | None) -> Kind | None:
    """The kind of a file by how its bytes begin and, where that says little, by what they hold."""
    head = _head(upload)
    if head.startswith(b"\xff\xd8\xff"):
        return KINDS["jpeg"]
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return KINDS["png"]
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return KINDS["webp"]
    if head.startswith(b"%PDF-"):
        return KINDS["pdf"] if _is_whole_pdf(upload) else None
    if head.startswith(b"PK\x03\x04"):
        return _packed_kind(upload)
    if named and named.content_type.startswith("text/") and _is_text(upload):
        return named
    return None


def _head(upload, length: int = 32) -> bytes:
    upload.seek(0)
    head = upload.read(length)
    upload.seek(0)
    return head


def _is_whole_pdf(upload) -> bool:
    """Whether a PDF has an end with the place of its table; a cut one has not."""
    upload.seek(max(0, upload.size - 2048))
    tail = upload.read()
    upload.seek(0)
    return b"startxref" in tail and b"%%EOF" in tail


def _packed_kind(upload) -> Kind | None:
    """What a ZIP says it is, if that is a document of ours."""
    try:
        with zipfile.ZipFile(upload) as packed:
            told_inside = _told_inside(packed)
    except UNREADABLE_ZIP:
        return None
    finally:
        upload.seek(0)
    return next((k for k in KINDS.values() if k.marker and k.marker in told_inside), None)


def _told_inside(packed: zipfile.ZipFile) -> list[str]:
    """The types a packed document names: of its main part, or of itself."""
    names = packed.namelist()
    if "mimetype" in names and names[0] == "mimetype":
        with packed.open("mimetype") as member:
            return [member.read(200).decode("ascii", errors="replace")]
    with packed.open("[Content_Types].xml") as member:
        listed = member.read(512 * 1024).decode("utf-8", errors="replace")
    return re.findall(r'ContentType\s*=\s*["\']([^"\']{1,200})["\']', listed)


def _refuse_packed(upload, name: str, kind: Kind) -> None:
    """Refuse a packed document that is a bomb, carries programs, is locked or damaged."""
    if not kind.marker:
        return
    try:
        with zipfile.ZipFile(upload) as packed:
            members = packed.infolist()
            unpacked = sum(member.file_size for member in members)
            if len(members) > MAX_MEMBERS or unpacked > MAX_UNPACKED:
                text = _("The file “%(name)s” would unpack to far too much: it is not taken.")
                raise _refused(text, name)
            if any(member.filename.lower().endswith("vbaproject.bin") for member in members):
                text = _("The file “%(name)s” holds macros: save it without them and choose it.")
                raise _refused(text, name)
            if any(member.flag_bits & 1 for member in members):
                text = _("The file “%(name)s” is locked with a password: save it without one.")
                raise _refused(text, name)
            whole = packed.testzip() is None
    except UNREADABLE_ZIP:
        whole = False
    finally:
        upload.seek(0)
    if not whole:
        raise _damaged(name, kind)


def _is_text(upload) -> bool:
    """Whether a file is plain text in a known encoding, and no markup that a browser would run."""
    upload.seek(0)
    data = upload.read()
    upload.seek(0)
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "cp1251"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return bool(text.strip()) and not CONTROL.search(text) and not MARKUP.match(text)
    return False


def _picture(upload, name: str, kind: Kind, longest: int) -> Picture:
    try:
        return read_picture(upload, longest)
    except TooManyPixels:
        text = _("The picture “%(name)s” has too many pixels: make it smaller and choose it.")
        raise _refused(text, name) from None
    except NoPicture:
        raise _damaged(name, kind) from None


def _refuse_heic(upload, name: str, ending: str) -> None:
    head = _head(upload)
    if ending in HEIC_ENDINGS or (head[4:8] == b"ftyp" and head[8:12] in HEIC_BRANDS):
        text = _(
            "The photo “%(name)s” is kept in a way only some telephones read (HEIC). Send it as "
            "JPEG: on an iPhone choose Settings, Camera, Formats, Most Compatible."
        )
        raise _refused(text, name)


def _not_taken(name: str, codes: Sequence[str]) -> ValidationError:
    if set(codes) <= set(PICTURES):
        text = _("The file “%(name)s” is no photo that can be taken: choose one in %(kinds)s.")
    else:
        text = _("Files like “%(name)s” are not taken: choose one of %(kinds)s.")
    return _refused(text, name, kinds=told(codes))


def _damaged(name: str, kind: Kind) -> ValidationError:
    text = _(
        "The file “%(name)s” is no whole file of the kind %(kind)s: it is damaged, or something "
        "else under that name. Save it again and choose it."
    )
    return _refused(text, name, kind=kind.label)


def _refused(text: str, name: str, **values) -> ValidationError:
    return ValidationError(text % {"name": name or "?", **values}, code="file")
