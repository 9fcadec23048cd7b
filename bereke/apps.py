"""App configuration of the composition root: commands and the home page."""

from django.apps import AppConfig


class BerekeConfig(AppConfig):
    name = "bereke"
    verbose_name = "Bereke"
