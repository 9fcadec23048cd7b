"""App configuration of projects."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from core.events import came_back, went_to_bin


class ProjectsConfig(AppConfig):
    name = "projects"
    verbose_name = _("projects")

    def ready(self) -> None:
        """Let needs follow a project that is deleted or restored."""
        from projects.need_states import settle_with_bin

        for event in (went_to_bin, came_back):
            event.connect(settle_with_bin, dispatch_uid="projects.need_states")
