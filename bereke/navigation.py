"""What is put together here only: the menu, and what upper apps show on lower apps' pages."""

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

# What can stand in a menu: label and URL name. A name that no app gives yet is left out.
PLACES = {
    "work": (_("My work"), "work"),
    "summaries": (_("Summaries"), "reports:regions"),
    "quality": (_("Data quality"), "reports:quality"),
    "views": (_("My views"), "reports:saved_views"),
    "communities": (_("Communities"), "communities:community_list"),
    "projects": (_("Projects"), "projects:project_list"),
    "trainings": (_("Trainings"), "trainings:training_list"),
    "councils": (_("Councils"), "dialogue:council_list"),
    "partners": (_("Partners"), "communities:partner_list"),
    "programmes": (_("Programmes"), "communities:programme_list"),
    "participants": (_("Participants"), "trainings:participant_list"),
    "bin": (pgettext_lazy("deleted records", "Bin"), "core:bin"),
    "about": (_("About this data"), "about"),
    "organisation": (_("Organisation"), "organisation"),
    "users": (_("Users"), "admin:accounts_user_changelist"),
    "administration": (_("Administration"), "admin:index"),
}

# role -> the places of the bar, and those behind its one quiet fold
MENUS = {
    "officer": (
        ("work", "communities", "projects", "trainings", "partners"),
        ("summaries", "quality", "views", "councils", "programmes", "participants", "bin", "about"),
    ),
    "manager": (
        ("summaries", "communities", "projects", "trainings", "councils", "partners"),
        ("work", "quality", "views", "programmes", "participants", "bin", "about"),
    ),
    "administrator": (
        ("work", "partners", "programmes", "users", "administration"),
        (
            "summaries",
            "quality",
            "views",
            "communities",
            "projects",
            "trainings",
            "councils",
            "participants",
            "bin",
            "organisation",
            "about",
        ),
    ),
    "viewer": (("summaries",), ("views", "about")),
}

# What an upper app shows on a record's page, in this order: model -> functions (record, user) that
# give a core.display.Section, or None for nothing to show.
PANELS: dict[str, tuple[str, ...]] = {
    "communities.community": (
        "projects.panels.projects_of_community",
        "projects.panels.zones_of_community",
        "trainings.panels.trainings_of_community",
        "dialogue.panels.appeals_of_community",
        "dialogue.panels.councils_of_community",
    ),
    "communities.partnerorganisation": (
        "bereke.footprint.footprint_of_partner",
        "projects.panels.projects_of_partner",
        "projects.panels.money_of_partner",
        "trainings.panels.trainings_of_partner",
        "trainings.panels.trainers_of_partner",
        "dialogue.panels.seats_of_partner",
        "dialogue.panels.recommendations_to_partner",
    ),
    "communities.programme": (
        "projects.panels.projects_of_programme",
        "trainings.panels.trainings_of_programme",
    ),
    "projects.project": ("trainings.panels.trainings_of_project",),
}

# The ways from a record's page to pages of upper apps: model -> functions (record, user) that give
# core.display.Link, one after another.
LINKS: dict[str, tuple[str, ...]] = {
    "communities.community": ("reports.links.links_of_community",),
    "communities.partnerorganisation": ("reports.links.links_of_partner",),
    "communities.programme": ("reports.links.links_of_programme",),
    "projects.project": ("reports.links.links_of_project",),
}

# What the timeline of a record is gathered from: model -> functions (record, user) that give
# core.timeline.Event, one after another.
TIMELINES: dict[str, tuple[str, ...]] = {
    "communities.community": (
        "communities.timeline.joining",
        "communities.timeline.meetings",
        "communities.timeline.profiles",
        "communities.timeline.groups",
        "communities.timeline.moves",
        "projects.timeline.stages",
        "projects.timeline.visits",
        "projects.timeline.breakdowns",
        "trainings.timeline.trainings",
        "dialogue.timeline.appeals",
    ),
}

# What of upper apps stands on the map of a record: model -> functions (record, user) that give
# place, name and address.
PLACES_ON_MAP: dict[str, tuple[str, ...]] = {
    "communities.community": ("projects.place.places_of_community",),
}

# What is searched from the box on every page, in the order in which it is shown.
SEARCH: tuple[str, ...] = (
    "communities.search.COMMUNITIES",
    "projects.search.PROJECTS",
    "trainings.search.TRAININGS",
    "communities.search.PARTNERS",
    "trainings.search.PARTICIPANTS",
    "communities.search.PROGRAMMES",
    "communities.search.NEEDS",
    "communities.search.GROUPS",
    "dialogue.search.COUNCILS",
    "dialogue.search.MEETINGS",
    "dialogue.search.APPEALS",
    "dialogue.search.RECOMMENDATIONS",
    "dialogue.search.OUTCOMES",
    "dialogue.search.SURVEYS",
    "reports.search.REGIONS",
    "reports.search.DISTRICTS",
)


def menu_of(request) -> tuple[list[dict], list[dict]]:
    """The bar and the fold of the reader's menu, with the present place marked."""
    bar, fold = MENUS[request.user.role]
    return _entries(bar, request.path), _entries(fold, request.path)


def _entries(keys: tuple[str, ...], path: str) -> list[dict]:
    found = []
    for key in keys:
        label, name = PLACES[key]
        try:
            url = reverse(name)
        except NoReverseMatch:
            continue
        active = path == url or (path.startswith(url) and url not in ("/", reverse("admin:index")))
        found.append({"label": label, "url": url, "active": active})
    return found
