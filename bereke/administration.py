"""The administration's first page: registers in the order in which administrators think."""

from auditlog.models import LogEntry
from django.contrib.admin import AdminSite
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.changes import described

# Of each group: its name, and its registers in order. What stands in none of them is a record of
# the portfolio.
GROUPS = (
    (_("Partner organisations"), ("communities.partnerorganisation",)),
    (_("Places"), ("communities.region", "communities.district", "communities.alias")),
    (
        _("Lists of choices"),
        ("projects.sector", "trainings.topic", "core.exchangerate", "projects.inkindrate"),
    ),
    (_("Programmes"), ("communities.programme", "reports.publishedfigure")),
    (_("Users"), ("accounts.user",)),
    (_("Portfolio records"), ()),
    (_("History"), ("auditlog.logentry",)),
)
RECORDS = 5
PORTFOLIO = (
    "communities.community",
    "communities.communitymeeting",
    "communities.need",
    "communities.communitygroup",
    "communities.conflictassessment",
    "projects.project",
)
LATEST = 6


class AdministrationSite(AdminSite):
    """Django's site with registers grouped by what they are for, and without a sidebar."""

    enable_nav_sidebar = False
    site_title = site_header = index_title = _("Administration")

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[dict]:
        """The groups with the registers this person may open; those of one app, if it is named."""
        found = {}
        for app in self._build_app_dict(request, app_label).values():
            for entry in app["models"]:
                register = self._registry[entry["model"]]
                key = entry["model"]._meta.label_lower
                name = getattr(register, "heading", "") or entry["name"]
                about = getattr(register, "about", "")
                found[key] = entry | {"name": name, "about": about}
        groups = [[found.pop(key) for key in keys if key in found] for _name, keys in GROUPS]
        first = [found.pop(key) for key in PORTFOLIO if key in found]
        groups[RECORDS] = [*first, *found.values()]
        return [
            {"name": name, "app_label": "", "app_url": reverse("admin:index"), "models": models}
            for (name, _keys), models in zip(GROUPS, groups, strict=True)
            if models
        ]

    def index(self, request: HttpRequest, extra_context: dict | None = None):
        """The first page, with what this person wrote last."""
        own = LogEntry.objects.filter(actor=request.user).select_related("actor", "content_type")
        latest = described(own.order_by("-timestamp", "-pk")[:LATEST], request.user)
        return super().index(request, {"latest": latest, **(extra_context or {})})
