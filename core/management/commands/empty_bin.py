"""`manage.py empty_bin`: lets go for good of what has lain in the bin for its time."""

from datetime import timedelta

from django.core.management.base import BaseCommand
from django.utils import timezone

from core.bin import KEPT_DAYS, empty_bin


class Command(BaseCommand):
    help = f"Removes for good the records that were deleted more than {KEPT_DAYS} days ago."

    def handle(self, *args, **options) -> None:
        number = empty_bin(before=timezone.now() - timedelta(days=KEPT_DAYS))
        self.stdout.write(f"{number} removed for good.")
