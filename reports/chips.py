"""The chip that names the kept view from which a page was opened."""

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from core.finding import is_key
from reports.models import SavedView


def view_chips(request: HttpRequest) -> list[dict]:
    """The name of the kept view an address names (`view`), if the reader may see it, and of whom it
    is if it is a colleague's; it can be taken away."""
    key = request.GET.get("view", "")
    if not is_key(key):
        return []
    rows = SavedView.objects.visible_to(request.user).select_related("owner")
    view = rows.filter(pk=key).first()
    if view is None:
        return []
    asked = request.GET.copy()
    del asked["view"]
    name = view.name
    if view.owner != request.user:
        name = _("%(name)s (kept by %(who)s)") % {"name": view.name, "who": view.owner}
    plain = f"{request.path}?{asked.urlencode()}" if asked else request.path
    return [{"label": pgettext("kept", "View"), "value": name, "remove_url": plain}]
