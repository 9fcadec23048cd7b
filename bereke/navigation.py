"""What is put together here only: the menu, and the panels upper apps show on lower apps' pages."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

# (label, URL name, the right it needs)
MENU = (
    (_("Summaries"), "reports:regions", "read_summaries"),
    (_("Communities"), "communities:community_list", "read_records"),
    (_("Projects"), "projects:project_list", "read_records"),
    (_("Trainings"), "trainings:training_list", "read_records"),
    (_("Partners"), "communities:partner_list", "read_records"),
)

MORE = (
    (_("Programmes"), "communities:programme_list", "read_records"),
    (_("Participants"), "trainings:participant_list", "read_records"),
    (_("Administration"), "admin:index", "administer"),
)

# What an upper app shows on a record's page, in this order: model -> functions (record, user) that
# give a core.display.Section, or None for nothing to show.
PANELS: dict[str, tuple[str, ...]] = {
    "communities.community": (
        "projects.panels.projects_of_community",
        "projects.panels.zones_of_community",
        "trainings.panels.trainings_of_community",
    ),
    "communities.partnerorganisation": (
        "projects.panels.projects_of_partner",
        "trainings.panels.trainings_of_partner",
    ),
    "communities.programme": (
        "projects.panels.projects_of_programme",
        "trainings.panels.trainings_of_programme",
    ),
    "projects.project": ("trainings.panels.trainings_of_project",),
}


def entries(items, request) -> list[dict]:
    """The entries of a menu that the reader's role includes, with the present one marked."""
    found = []
    for label, name, right in items:
        if request.user.can(right):
            url = reverse(name)
            found.append({"label": label, "url": url, "active": request.path.startswith(url)})
    return found
