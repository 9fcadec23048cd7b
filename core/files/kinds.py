"""The allow-list of files: what is taken, by which endings it is known, as what it is sent."""

from collections.abc import Iterable
from dataclasses import dataclass

OFFICE = "application/vnd.openxmlformats-officedocument"
OPEN = "application/vnd.oasis.opendocument"


@dataclass(frozen=True)
class Kind:
    """One kind of file. `marker` names, for those packed as ZIP, what they say inside they are."""

    code: str
    label: str
    endings: tuple[str, ...]
    content_type: str
    marker: str = ""

    @property
    def is_picture(self) -> bool:
        return self.content_type.startswith("image/")


KINDS = {
    kind.code: kind
    for kind in (
        Kind("jpeg", "JPEG", ("jpg", "jpeg", "jpe", "jfif"), "image/jpeg"),
        Kind("png", "PNG", ("png",), "image/png"),
        Kind("webp", "WebP", ("webp",), "image/webp"),
        Kind("pdf", "PDF", ("pdf",), "application/pdf"),
        Kind(
            "docx",
            "DOCX",
            ("docx",),
            f"{OFFICE}.wordprocessingml.document",
            f"{OFFICE}.wordprocessingml.document.main+xml",
        ),
        Kind(
            "xlsx",
            "XLSX",
            ("xlsx",),
            f"{OFFICE}.spreadsheetml.sheet",
            f"{OFFICE}.spreadsheetml.sheet.main+xml",
        ),
        Kind("odt", "ODT", ("odt",), f"{OPEN}.text", f"{OPEN}.text"),
        Kind("ods", "ODS", ("ods",), f"{OPEN}.spreadsheet", f"{OPEN}.spreadsheet"),
        Kind("csv", "CSV", ("csv",), "text/csv"),
        Kind("txt", "TXT", ("txt",), "text/plain"),
    )
}
PICTURES = ("jpeg", "png", "webp")
DOCUMENTS = ("pdf", "docx", "xlsx", "odt", "ods", "csv", "txt", *PICTURES)
# What the photos of some telephones are, which no browser but their own shows.
HEIC_ENDINGS = ("heic", "heif", "hif", "avif")
HEIC_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1", b"avif", b"avis")


def told(codes: Iterable[str]) -> str:
    """Kinds by their names, as people read them: "JPEG, PNG, WebP"."""
    return ", ".join(KINDS[code].label for code in codes)


def accepted(codes: Iterable[str]) -> str:
    """What a browser is told to offer for choosing."""
    kinds = [KINDS[code] for code in codes]
    types = [kind.content_type for kind in kinds if kind.is_picture]
    endings = [f".{end}" for kind in kinds if not kind.is_picture for end in kind.endings]
    return ",".join([*types, *endings])
