"""`manage.py first_run_link`: the address at which an empty installation is set up."""

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from bereke.start.link import VALID_FOR, first_run_path, is_started
from core.history import Recorded


class Command(BaseCommand):
    help = "Prints the one-time address of the first-run page, while nobody has an account."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--at", help="How the site is reached, such as https://example.org.")
        parser.add_argument(
            "--migrate",
            action="store_true",
            help="Migrate first; refused for a database that holds rows.",
        )

    def handle(self, *args, **options) -> None:
        if options["migrate"]:
            refuse_rows()
            call_command("migrate", verbosity=0)
        if is_started():
            raise CommandError(
                "Somebody has an account already, so there is nothing to set up. Sign in, or let "
                "an administrator make further accounts."
            )
        site = (options["at"] or default_site()).rstrip("/")
        self.stdout.write(
            f"\nSet up Bereke at this address within {VALID_FOR.days} days; it ends with the first "
            f"account:\n\n  {site}{first_run_path()}\n"
        )


def default_site() -> str:
    """How the site is reached, as far as the settings tell."""
    if settings.DEBUG:
        return "http://127.0.0.1:8000"
    return f"https://{settings.ALLOWED_HOSTS[0].lstrip('.')}"


def refuse_rows() -> None:
    """Raises CommandError, naming what is there, if the database holds rows of ours."""
    tables = set(connection.introspection.table_names())
    kept = [
        str(model._meta.verbose_name_plural)
        for model in apps.get_models()
        if issubclass(model, Recorded)
        and model._meta.db_table in tables
        and model._base_manager.exists()
    ]
    if kept:
        raise CommandError(
            f"The database is not empty: it holds {', '.join(sorted(kept)[:5])}. Nothing was "
            "changed. Serve it with `make serve`, or name another DATABASE_URL."
        )
