"""The links between the pages of a long list of figures."""

from collections.abc import Callable

from django.core.paginator import Page


def paging_of(page: Page, address: Callable[[int], str]) -> dict | None:
    """What the paging of a list shows; None where all of it stands on one page."""
    if not page.has_other_pages():
        return None
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return {
        "previous_url": address(page.previous_page_number()) if page.has_previous() else "",
        "next_url": address(page.next_page_number()) if page.has_next() else "",
        "text": "",
        "pages": [
            {
                "text": str(number),
                "url": address(number) if isinstance(number, int) else "",
                "current": number == page.number,
            }
            for number in numbers
        ],
    }
