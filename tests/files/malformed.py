"""Three hundred files that must not be taken, made by one fixed rule: broken, disguised, oversized
inside, of kinds that are not taken, under odd names."""

import random
import struct
import zipfile
import zlib
from collections.abc import Iterator
from functools import cache
from io import BytesIO

from PIL import Image

HTML = b"<!doctype html><script>alert(document.cookie)</script>"
SVG = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"
# How files of kinds that are not taken begin, each with some bytes to follow.
STRANGERS = {
    "html": HTML,
    "svg": SVG,
    "xml": b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
    "php": b"<?php system($_GET['c']); ?>",
    "gif": b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff,\x00\x00\x00\x00;",
    "bmp": b"BM\x46\x00\x00\x00\x00\x00\x00\x00\x36\x00\x00\x00\x28\x00\x00\x00",
    "tiff": b"II*\x00\x08\x00\x00\x00\x00\x00\x01\x02",
    "ico": b"\x00\x00\x01\x00\x01\x00\x10\x10\x00\x00",
    "psd": b"8BPS\x00\x01\x00\x00\x00\x00\x00\x00\x00\x03",
    "exe": b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff\x00\x00",
    "elf": b"\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00",
    "rar": b"Rar!\x1a\x07\x01\x00\x33\x92\xb5\xe5",
    "7z": b"7z\xbc\xaf\x27\x1c\x00\x04\x5b\x38",
    "gz": b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03",
    "doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00\x00\x00\x00",
    "mp3": b"ID3\x04\x00\x00\x00\x00\x00\x23TSSE",
    "mp4": b"\x00\x00\x00\x20ftypisom\x00\x00\x02\x00isomiso2",
    "heic": b"\x00\x00\x00\x24ftypheic\x00\x00\x00\x00mif1heic",
    "sqlite": b"SQLite format 3\x00\x10\x00\x01\x01\x00",
    "class": b"\xca\xfe\xba\xbe\x00\x00\x00\x34\x00\x1d",
}
ENDINGS = ("jpg", "png", "webp", "pdf", "docx", "xlsx", "ods", "csv")
ODD_NAMES = (
    "a.jpg\0.png",
    "..\\..\\windows\\system32\\a.jpg",
    "../../etc/passwd.jpg",
    "photo\u202egpj.exe.jpg",
    "\u2066скрытое\u2069.jpg",
    "фото у школы.jpg",
    "Қазанғап әңгімесі 🚰.jpg",
    "C:\\CON.jpg",
    "a\r\nSet-Cookie: x=1.jpg",
    '"><script>alert(1)</script>.jpg',
    "' OR 1=1 --.jpg",
    "%00%2e%2e%2f.jpg",
    f"{'очень длинное имя ' * 15}.jpg",
    f"{'x' * 250}.jpg",
    ".jpg",
    "no-ending",
)
WRONG_ENDINGS = ("html", "svg", "exe", "gif", "php", "js", "xhtml", "jpg.exe", "swf", "htaccess")


def picture(kind: str = "JPEG", size: tuple[int, int] = (64, 48)) -> bytes:
    """A whole picture full of detail, so that a cut is felt."""
    out = BytesIO()
    Image.effect_noise(size, 90).convert("RGB").save(out, format=kind)
    return out.getvalue()


def packed(members: dict[str, bytes]) -> bytes:
    """A ZIP of these members."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def office(kind: str = "wordprocessingml.document", **members: bytes) -> bytes:
    """A small document of a word processor or, with another kind, of a spreadsheet."""
    told = f"application/vnd.openxmlformats-officedocument.{kind}.main+xml"
    types = f'<Types><Override PartName="/a.xml" ContentType="{told}"/></Types>'.encode()
    extra = {f"word/{name}": data for name, data in members.items()}
    return packed({"[Content_Types].xml": types, "word/document.xml": b"<a>text</a>", **extra})


def open_document(kind: str = "text") -> bytes:
    """A small document of the open formats."""
    told = f"application/vnd.oasis.opendocument.{kind}".encode()
    return packed({"mimetype": told, "content.xml": b"<a>text</a>"})


def pdf(body: bytes = b"1 0 obj<<>>endobj\n") -> bytes:
    """A small PDF."""
    return b"%PDF-1.4\n" + body + b"startxref\n9\n%%EOF\n"


def _chunk(name: bytes, data: bytes) -> bytes:
    check = struct.pack(">I", zlib.crc32(name + data))
    return struct.pack(">I", len(data)) + name + data + check


def huge_png(width: int, height: int) -> bytes:
    """A PNG of a few bytes that would unpack to gigabytes."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = zlib.compress(bytes(5000))
    chunks = (b"IHDR", header), (b"IDAT", data), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*one) for one in chunks)


def huge_jpeg(side: int) -> bytes:
    """A JPEG whose head claims another size than it has."""
    data = bytearray(picture())
    at = data.index(b"\xff\xc0")
    data[at + 5 : at + 9] = struct.pack(">HH", side, side)
    return bytes(data)


def _cut(rule: random.Random) -> Iterator[tuple[str, bytes]]:
    for kind, ending in (("JPEG", "jpg"), ("PNG", "png"), ("WEBP", "webp")):
        whole = picture(kind)
        for number in range(12):
            length = rule.randrange(1, int(len(whole) * 0.8))
            yield f"cut {number}.{ending}", whole[:length]
    for ending, whole in (
        ("pdf", pdf(b"x" * 4000)),
        ("docx", office(more=b"y" * 4000)),
        ("xlsx", office("spreadsheetml.sheet")),
        ("odt", open_document()),
        ("ods", open_document("spreadsheet")),
    ):
        for number in range(5):
            yield f"cut {number}.{ending}", whole[: rule.randrange(1, int(len(whole) * 0.8))]


def _scrambled(rule: random.Random) -> Iterator[tuple[str, bytes]]:
    for number in range(12):
        data = bytearray(picture("PNG"))
        for _ in range(40):
            data[rule.randrange(60, len(data) - 20)] ^= 0xFF
        yield f"scrambled {number}.png", bytes(data)
    for number in range(12):
        ending = ENDINGS[number % len(ENDINGS)]
        yield f"noise {number}.{ending}", b"\x01" + rule.randbytes(3000)


def _disguised() -> Iterator[tuple[str, bytes]]:
    for what, head in STRANGERS.items():
        for ending in ENDINGS:
            yield f"{what} as.{ending}", head + b"\x00" * 64 if what not in TEXTS else head
    others = {
        "a.docx": office("spreadsheetml.sheet"),
        "b.xlsx": office(),
        "c.odt": open_document("spreadsheet"),
        "d.ods": open_document(),
        "e.docx": pdf(),
        "f.pdf": office(),
        "g.pdf": picture(),
        "h.xlsx": picture("PNG"),
        "i.csv": picture(),
        "j.txt": HTML,
        "k.txt": b"\n\n  " + SVG,
        "l.csv": "\ufeff<html><body>".encode("utf-16"),
        "m.jpg": pdf(),
        "n.png": office(),
        "o.pdf": b"junk before it " + pdf(),
        "p.pdf": HTML + pdf(),
        "q.docx": HTML + office(),
        "r.txt": b"with a \x00 in it",
        "s.csv": b"a;b\n\x1b[31m",
        "t.txt": b"  \n ",
    }
    yield from others.items()


TEXTS = {"html", "svg", "xml", "php"}


def _bombs() -> Iterator[tuple[str, bytes]]:
    for number, side in enumerate((9_000, 30_000, 60_000, 100_000)):
        yield f"wide {number}.png", huge_png(side, side)
    yield "thin.png", huge_png(1, 2_000_000_000)
    for number, side in enumerate((9_000, 30_000, 65_500)):
        yield f"wide {number}.jpg", huge_jpeg(side)
    yield "zeros.docx", office(big=bytes(101 * 1024 * 1024))
    yield (
        "many.docx",
        packed({"[Content_Types].xml": office(), **{f"{n}.xml": b"" for n in range(5_100)}}),
    )
    yield "macros.docx", office(**{"vbaProject.bin": b"\xd0\xcf\x11\xe0"})
    yield "no types.docx", packed({"word/document.xml": b"<a/>"})
    yield "plain.docx", packed({"a.txt": b"text"})
    locked = bytearray(office())
    locked[6] |= 1
    at = locked.rindex(b"PK\x01\x02")
    locked[at + 8] |= 1
    yield "locked.docx", bytes(locked)


def _odd() -> Iterator[tuple[str, bytes]]:
    for name in ODD_NAMES:
        yield name, HTML
    for ending in WRONG_ENDINGS:
        yield f"picture.{ending}", picture()
    for ending in ("jpg", "png", "webp", "pdf", "docx", "xlsx", "odt", "ods", "csv", "txt"):
        yield f"empty.{ending}", b""


@cache
def corpus() -> tuple[tuple[str, bytes], ...]:
    """The files by name, always the same."""
    rule = random.Random(2005)
    found = [*_cut(rule), *_scrambled(rule), *_disguised(), *_bombs(), *_odd()]
    return tuple(found)
