"""Search over all records in the reader's scope, on one page, grouped by kind."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import TemplateView

from bereke.navigation import SEARCH
from core.display import Badge, Link
from core.numbers import format_number
from core.search import LONGEST, Found, Hit, Kind, Query, find
from core.views import RightRequired
from core.views.base import has_any, provenance_badges, samples_hidden

FEW, MANY = 5, 50
"""How many of each kind are shown, and how many when only one kind is asked for."""


@dataclass(frozen=True)
class Shown:
    """One record that was found, with the badge that says where it comes from."""

    hit: Hit
    badges: list[Badge]


@dataclass(frozen=True)
class Group:
    """What was found of one kind, and the way to all of it where that is more."""

    name: str
    label: str
    count: int
    count_text: str
    shown: list[Shown]
    all: Link | None


def kinds() -> list[Kind]:
    """Every kind of record that is searched, in the order of the menu."""
    return [import_string(name) for name in SEARCH]


class SearchView(RightRequired, TemplateView):
    """One box, one page: `q` is what is looked for, `kind` narrows to one kind of record."""

    template_name = "search.html"

    def get_context_data(self, **kwargs) -> dict:
        query = Query.of(self.request.GET.get("q", ""))
        groups = self.groups(query)
        count = sum(group.count for group in groups)
        said = ngettext("%(number)s record found", "%(number)s records found", count)
        return super().get_context_data(
            title=_("Search"),
            query=query.text,
            longest=LONGEST,
            groups=groups,
            count=count,
            count_text=said % {"number": format_number(count)} if groups else "",
            scope_text=_("Looked for in: %(regions)s.")
            % {"regions": self.request.user.scope.label()},
            samples_hidden=samples_hidden(self.request),
            is_short=bool(query.text) and query.is_short,
            ways_on=ways_on(self.request) if query.text and not groups else [],
            **kwargs,
        )

    def groups(self, query: Query) -> list[Group]:
        """The kinds of which something was found; the one whose code was typed comes first."""
        wanted = self.request.GET.get("kind", "")
        asked = [kind for kind in kinds() if kind.name == wanted]
        samples = not samples_hidden(self.request)
        found = [
            find(kind, query, self.request.user, limit=MANY if asked else FEW, samples=samples)
            for kind in asked or kinds()
        ]
        found.sort(key=lambda one: not one.is_exact)
        return [_group(one, query) for one in found if one.count]


def _group(found: Found, query: Query) -> Group:
    kind = found.kind
    return Group(
        kind.name,
        str(kind.label),
        found.count,
        format_number(found.count),
        [Shown(hit, provenance_badges(hit.record)) for hit in found.hits],
        _way_to_all(found, query),
    )


def _way_to_all(found: Found, query: Query) -> Link | None:
    """The list of the kind; where there is none, this page with that kind alone."""
    shown, number = len(found.hits), format_number(found.count)
    if found.count <= shown:
        return None
    if found.kind.list_url:
        url = f"{reverse(found.kind.list_url)}?{urlencode({'q': query.text})}"
        return Link(_("All %(number)s in the list") % {"number": number}, url)
    if shown >= MANY:
        return Link(_("There are more: add a word to narrow the search."))
    asked = urlencode({"q": query.text, "kind": found.kind.name})
    return Link(_("All %(number)s") % {"number": number}, f"{reverse('search')}?{asked}")


def ways_on(request: HttpRequest) -> list[Link]:
    """What somebody may do who found nothing."""
    user = request.user
    found = [Link(_("Try fewer words, a part of the name, or another spelling."))]
    if request.GET.get("kind"):
        url = f"{reverse('search')}?{urlencode({'q': request.GET.get('q', '')})}"
        found.append(Link(_("Search all kinds of records"), url))
    if samples_hidden(request):
        found.append(Link(_("Sample data is hidden and was not searched.")))
    if not user.scope.everywhere:
        found.append(
            Link(_("Records of other regions are not shown: ask an administrator for the region."))
        )
    if has_any(user, ("edit_records", "edit_registers")):
        url = reverse("communities:partner_create")
        found.append(Link(_("New partner organisation"), url))
    return found
