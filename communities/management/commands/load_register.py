"""`manage.py load_register`: regions and districts of Kazakhstan, from the register's files."""

from django.core.management.base import BaseCommand, CommandError

from communities.register.load import load_register
from communities.register.read import rows


class Command(BaseCommand):
    help = "Adds regions with their districts, and what both were before, where they are missing."

    def add_arguments(self, parser) -> None:
        parser.add_argument(
            "--regions", nargs="+", metavar="SLUG", help="Only these regions, such as turkistan."
        )

    def handle(self, *args, **options) -> None:
        known = {row["slug"] for row in rows("regions")}
        if unknown := sorted(set(options["regions"] or ()) - known):
            raise CommandError(
                f"Not in the register: {', '.join(unknown)}. "
                f"It knows {', '.join(sorted(known))}. Nothing was changed."
            )
        loaded = load_register(actor=None, regions=options["regions"])
        self.stdout.write(
            f"Added {loaded.new_regions} regions and {loaded.new_districts} districts; "
            f"{len(loaded.regions)} and {len(loaded.districts)} of the register are there."
        )
