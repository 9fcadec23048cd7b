"""What of projects is found."""

from django.utils.translation import gettext_lazy as _

from communities.search import place_of
from core.search import Kind
from projects.models import Project

PROJECTS = Kind(
    "projects",
    _("Projects"),
    rows=lambda user: Project.objects.visible_to(user).select_related("lead_community__district"),
    codes=("code", "contract_number"),
    context=lambda one: (one.code, place_of(one.lead_community), one.get_stage_display()),
    list_url="projects:project_list",
)
