"""PDF files of pages made for paper, set by WeasyPrint where the system has its library, pango.

A page that is set may hold text that people typed. So nothing it names is fetched from anywhere:
it gets the static files of ours and the organisation's logo, out of this process, and no other
address is opened.
"""

import mimetypes
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.exceptions import SuspiciousOperation
from django.urls import reverse
from PIL import ImageFile

from core.models import Organisation
from core.organisation import organisation

ORIGIN = "https://pages.invalid"
"""Where a page that is set stands: nowhere, so that a forgotten address could not be fetched."""

KINDS = ("text/css", "font/woff2", "image/svg+xml", "image/png")


class NotSet(Exception):
    """This machine cannot set PDF files: pango is missing."""


class NotOurs(Exception):
    """A page named an address that is not opened while it is set."""


def pdf_of(html: str) -> bytes:
    """The page as PDF, with its headings and tables marked for readers of the file.

    Raises NotSet where this machine cannot."""
    try:
        # Here, because the application starts and shows every page where pango is missing.
        from weasyprint import HTML
        from weasyprint.urls import URLFetcher, URLFetcherResponse
    except (ImportError, OSError) as missing:
        raise NotSet from missing
    # WeasyPrint lets Pillow read pictures that were cut off, in the whole process; an upload that
    # was cut off is still to be refused.
    ImageFile.LOAD_TRUNCATED_IMAGES = False

    class OwnFiles(URLFetcher):
        def fetch(self, url: str, headers=None) -> URLFetcherResponse:
            content, kind = own_file(url)
            return URLFetcherResponse(url, content, {"Content-Type": kind})

    page = HTML(string=html, base_url=f"{ORIGIN}/", url_fetcher=OwnFiles())
    return page.write_pdf(pdf_tags=True)


def own_file(url: str) -> tuple[bytes, str]:
    """The content and kind of a static file of ours, or of the organisation's logo.

    Raises NotOurs for every other address."""
    try:
        parts = urlsplit(url)
        origin, path = f"{parts.scheme}://{parts.netloc}", unquote(parts.path)
    except ValueError:
        raise NotOurs(url) from None
    if origin != ORIGIN:
        raise NotOurs(url)
    digest = organisation().logo_digest
    if digest and path == reverse("organisation_logo", args=[digest]):
        return _logo(digest), "image/png"
    kind = mimetypes.guess_type(path)[0] or ""
    if not path.startswith(settings.STATIC_URL) or kind not in KINDS:
        raise NotOurs(url)
    return _static_file(path.removeprefix(settings.STATIC_URL)), kind


def _logo(digest: str) -> bytes:
    row = Organisation.objects.filter(logo_digest=digest).values_list("logo", flat=True).first()
    if not row:
        raise NotOurs(digest)
    return bytes(row)


def _static_file(name: str) -> bytes:
    """A file by the name in its address: a hashed one where files are collected, else its own."""
    try:
        if found := finders.find(name):
            with open(found, "rb") as file:
                return file.read()
        with staticfiles_storage.open(name) as file:
            return file.read()
    except (OSError, SuspiciousOperation, ValueError):
        raise NotOurs(name) from None
