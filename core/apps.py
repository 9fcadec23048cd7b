"""App configuration of the shared mechanism."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    name = "core"
    verbose_name = _("shared lists")

    def ready(self) -> None:
        from core import history, labels, postgres, sqlite

        history.register_models()
        sqlite.connect()
        postgres.connect()
        labels.name_links()
