"""What every page is given: the menu, the organisation's name, the languages."""

from django.conf import settings
from django.urls import reverse

from bereke.navigation import menu_of
from core.organisation import organisation


def site(request) -> dict:
    """The frame of a page; without menus for those who are not signed in."""
    keeper = organisation()
    frame = {
        "organisation_name": keeper.name,
        "organisation_logo": keeper.logo_digest and keeper,
        "site_languages": settings.LANGUAGES,
    }
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return frame
    frame["about_url"] = reverse("about")
    frame["menu"], frame["more_menu"] = menu_of(request)
    if user.can("read_records"):
        frame["search_url"] = reverse("search")
    return frame
