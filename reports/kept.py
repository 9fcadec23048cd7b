"""Which addresses may be kept as a view: pages of figures and lists of ours, in one spelling.

A kept view is an address and nothing more. Whoever opens it sees what their own rights and scope
show there.
"""

from urllib.parse import parse_qsl, urlencode, urlsplit

from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.generic import View

from core.views.base import RightRequired, has_any
from reports.frame import CAME_FROM
from reports.measures import measure_named
from reports.quality.views import QualityPage
from reports.views.base import FigurePage
from reports.views.map import MapView
from reports.views.measured import MeasurePage

LONGEST = 1000
PASSING = {"page", "format", "export", "next", "view", "find", CAME_FROM}
"""What of a query says how a page is shown for the moment, not what it shows."""


def keepable(address: str, user) -> str:
    """The address of a page of figures or a list that the person may open, in the one spelling in
    which it is kept; "" for every other address."""
    try:
        parts = urlsplit(address)
        view = _view_at(parts.path)
        asked = parse_qsl(parts.query, max_num_fields=100)
    except (ValueError, Resolver404):
        return ""
    foreign = parts.scheme or parts.netloc or not address.startswith("/") or "\\" in address
    if foreign or view is None or not has_any(user, view.right):
        return ""
    query = urlencode(sorted((name, value) for name, value in asked if name not in PASSING))
    kept = f"{parts.path}?{query}" if query else parts.path
    return kept if len(kept) <= LONGEST else ""


def shown_by(address: str) -> str:
    """What kind of page an address that is kept shows: a summary, the rows of a figure by its name,
    the map, a list by its name; "" where there is no such page any more."""
    try:
        found = resolve(urlsplit(address).path)
    except Resolver404:
        return ""
    view = getattr(found.func, "view_class", View)
    if issubclass(view, MeasurePage):
        measure = measure_named(found.kwargs["name"])
        return str(measure.label) if measure else ""
    if issubclass(view, MapView):
        return _("Communities on the map")
    if issubclass(view, QualityPage):
        return _("Data quality")
    if issubclass(view, FigurePage):
        return pgettext("kept view", "Summary")
    return str(getattr(view, "title", ""))


def _view_at(path: str) -> type[View] | None:
    """The view of a path if it is of a kind that is kept; Resolver404 where there is none."""
    view = getattr(resolve(path).func, "view_class", None)
    kept = view is not None and issubclass(view, RightRequired) and view.may_be_kept
    return view if kept else None
