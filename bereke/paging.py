"""The way from one page of many rows to the next."""

from django.core.paginator import Page
from django.http import HttpRequest
from django.utils.translation import gettext as _

from core.numbers import format_number


def steps_between(request: HttpRequest, page: Page) -> dict | None:
    """What `components/paging.html` shows of a page: where it is, and the one before and after."""
    if not page.has_other_pages():
        return None
    query = request.GET.copy()

    def at(number: int) -> str:
        query["page"] = str(number)
        return f"{request.path}?{query.urlencode()}"

    return {
        "previous_url": at(page.previous_page_number()) if page.has_previous() else "",
        "next_url": at(page.next_page_number()) if page.has_next() else "",
        "text": _("%(first)s–%(last)s of %(count)s")
        % {
            "first": format_number(page.start_index()),
            "last": format_number(page.end_index()),
            "count": format_number(page.paginator.count),
        },
        "pages": [],
    }
