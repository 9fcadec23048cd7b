"""App configuration of the composition root: commands and the home page."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.contrib.admin.widgets import SELECT2_TRANSLATIONS


class BerekeConfig(AppConfig):
    name = "bereke"
    verbose_name = "Bereke"


class AdministrationConfig(AdminConfig):
    default_site = "bereke.administration.AdministrationSite"

    def ready(self) -> None:
        """Lets the search boxes speak Kazakh: Select2 has no such file, static/admin has."""
        super().ready()
        SELECT2_TRANSLATIONS["kk"] = "kk"
