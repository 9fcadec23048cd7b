"""App configuration of the composition root: commands and the home page."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class BerekeConfig(AppConfig):
    name = "bereke"
    verbose_name = "Bereke"


class AdministrationConfig(AdminConfig):
    default_site = "bereke.administration.AdministrationSite"
