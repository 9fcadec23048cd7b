"""Everything that happened in a community, in the order of days, a year on a page."""

from django.conf import settings
from django.urls import reverse
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import DetailView

from communities.models import Community
from core.display import Link
from core.numbers import format_number
from core.timeline import Chosen, choose
from core.views import RightRequired

KINDS = {
    "joining": gettext_lazy("Programmes"),
    "meeting": gettext_lazy("Community meetings"),
    "group": gettext_lazy("Groups of residents"),
    "project": gettext_lazy("Projects"),
    "handover": gettext_lazy("Hand-overs"),
    "visit": gettext_lazy("Visits"),
    "breakdown": gettext_lazy("Breakdowns"),
    "training": gettext_lazy("Trainings"),
    "appeal": gettext_lazy("Appeals"),
    "profile": gettext_lazy("Profiles by year"),
    "place": gettext_lazy("Its districts over time"),
}


class TimelineView(RightRequired, DetailView):
    """The timeline of one community in scope; the address says which year and kind."""

    model = Community
    template_name = "communities/timeline.html"

    def get_queryset(self):
        return Community.objects.visible_to(self.request.user).select_related("district__region")

    def get_context_data(self, **kwargs) -> dict:
        community, user = self.object, self.request.user
        sources = import_string(settings.RECORD_TIMELINES)[Community._meta.label_lower]
        events = [event for path in sources for event in import_string(path)(community, user)]
        asked = {name: self.request.GET.get(name, "") for name in ("year", "kind")}
        chosen = choose(events, **asked)
        return super().get_context_data(
            title=_("Timeline: %(community)s") % {"community": community},
            lead=f"{community.district}, {community.district.region}",
            breadcrumbs=[
                {"label": _("Communities"), "url": reverse("communities:community_list")},
                {"label": str(community), "url": community.get_absolute_url()},
                {"label": _("Timeline"), "url": ""},
            ],
            chosen=chosen,
            kinds=self._kinds(chosen, len(events)),
            years=self._years(chosen),
            **kwargs,
        )

    def _kinds(self, chosen: Chosen, total: int) -> list[tuple[Link, bool]]:
        links = [(Link(_("Everything") + f" {format_number(total)}", "?"), not chosen.kind)]
        for kind, label in KINDS.items():
            if number := chosen.kinds[kind]:
                text = f"{label} {format_number(number)}"
                links.append((Link(text, f"?kind={kind}"), kind == chosen.kind))
        return links

    def _years(self, chosen: Chosen) -> list[tuple[Link, bool]]:
        kind = f"&kind={chosen.kind}" if chosen.kind else ""
        return [
            (Link(f"{year} ({format_number(number)})", f"?year={year}{kind}"), year == chosen.year)
            for year, number in chosen.years
        ]
