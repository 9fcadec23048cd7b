"""What every screen of records shares: the right it needs, and the switch that hides samples."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext_lazy

from core.display import Badge
from core.models import Provenance, ReviewState

PROVENANCE_HEADER = (gettext_lazy("Provenance"), gettext_lazy("Source"))

REVIEW_TONES = {
    ReviewState.DRAFT: "draft",
    ReviewState.SUBMITTED: "submitted",
    ReviewState.CONFIRMED: "confirmed",
    ReviewState.RETURNED: "returned",
}


def has_any(user, right: str | tuple[str, ...]) -> bool:
    """Whether the person's role includes the right, or one of several."""
    return any(user.can(one) for one in ([right] if isinstance(right, str) else right))


class RightRequired:
    """Refuses a page (403) to those whose role has not its right, before any row is looked for.

    A row outside the reader's scope is then not found (404), like one that never was. Where
    `right` holds several rights, any one of them opens the page. `may_be_kept` says that people may
    keep the page's address under a name.
    """

    right: str | tuple[str, ...] = "read_records"
    may_be_kept = False

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if not has_any(request.user, self.right):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


def sent_version(request: HttpRequest) -> int:
    """The version of the record that the person opened; 0 if what was sent is none."""
    text = request.POST.get("version", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def way_back(request: HttpRequest) -> str:
    """Where the address asks to come back to (`next`), if that lies on this site; else empty."""
    asked = request.GET.get("next", "")
    return asked if url_has_allowed_host_and_scheme(asked, {request.get_host()}) else ""


def and_back(url: str, back: str) -> str:
    """The address of a form that leads back to the page `back` once it is saved."""
    address, hash_, place = url.partition("#")
    return f"{address}{'&' if '?' in address else '?'}{urlencode({'next': back})}{hash_}{place}"


def samples_hidden(request: HttpRequest) -> bool:
    """Whether the reader has switched the sample rows off."""
    return bool(request.session.get("samples_hidden"))


def provenance_badges(record) -> list[Badge]:
    """The badge of a record our staff did not record themselves; theirs is the silent default."""
    kind = getattr(record, "provenance", Provenance.RECORDED)
    if kind == Provenance.RECORDED:
        return []
    return [Badge(record.get_provenance_display(), kind)]


def part_badges(part, whole) -> list[Badge]:
    """The badge of a part that comes from elsewhere than its whole, whose badge speaks for all."""
    return [] if part.provenance == whole.provenance else provenance_badges(part)


def provenance_values(record) -> list[str]:
    """What a file says in place of the badge: the provenance and the source."""
    if not hasattr(record, "provenance"):
        return []
    return [str(record.get_provenance_display()), record.source or record.source_url]


def review_badges(record) -> list[Badge]:
    """The badge of a record that is not confirmed yet; confirmed is the silent default."""
    state = getattr(record, "review", ReviewState.CONFIRMED)
    if state == ReviewState.CONFIRMED:
        return []
    return [Badge(record.get_review_display(), REVIEW_TONES[state])]
