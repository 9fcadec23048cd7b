"""A way aside from a half-filled form, to where what it lacks is entered, and back to what was
typed.

The way is a button of the form (`core.forms.way_aside`), so that it works without script: what is
typed is sent with it, and the session keeps it until the form is saved.
"""

from django.core.exceptions import BadRequest
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.http import url_has_allowed_host_and_scheme, urlencode

from core.views.base import and_back, way_back

KEPT = "kept_forms"
"""Where the session keeps what was typed, by the address of its form."""
MOST = 5
"""So many forms are kept for one person, those left last."""


class GoesAside:
    """A screen of a form that may be left half-filled and comes back as it was typed."""

    @cached_property
    def kept(self) -> QueryDict | None:
        """What was typed before the form was left, if somebody comes back to it. What the address
        names, such as a partner organisation that is entered by now, is chosen in its place."""
        stored = self.request.session.get(KEPT, {}).get(self.request.path)
        if self.request.method != "GET" or "kept" not in self.request.GET or stored is None:
            return None
        typed = QueryDict(stored, mutable=True)
        for name in self.request.GET.keys() - {"kept", "next"}:
            typed.setlist(name, self.request.GET.getlist(name))
            typed.pop(f"{name}-sought", None)
        return typed

    @property
    def filling(self) -> QueryDict | None:
        """What fills the form: what is sent, or what is kept; None for a form as it is stored."""
        return self.request.POST if self.request.method == "POST" else self.kept

    def leave(self) -> HttpResponse:
        """Keep what is typed and go where the pressed button leads, from where it leads back."""
        where = self.request.POST["aside"]
        if not url_has_allowed_host_and_scheme(where, {self.request.get_host()}):
            raise BadRequest("A way aside leads to a page of this site.")
        typed = self.request.POST.copy()
        del typed["aside"]
        typed.pop("csrfmiddlewaretoken", None)
        others = self.request.session.get(KEPT, {})
        others.pop(self.request.path, None)
        kept = [*others.items(), (self.request.path, typed.urlencode())]
        self.request.session[KEPT] = dict(kept[-MOST:])
        back = {"kept": 1} | ({"next": page} if (page := way_back(self.request)) else {})
        return redirect(and_back(where, f"{self.request.path}?{urlencode(back)}"))

    def forget(self) -> None:
        """Let go of what was kept, once it is saved."""
        if self.request.session.get(KEPT, {}).pop(self.request.path, None) is not None:
            self.request.session.modified = True
