"""`manage.py sweep_files`: lets go of uploads nobody saved; says which files are missing."""

import hashlib

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from core.files.keeping import WAITS_FOR, delete_bytes, sweep
from core.files.storage import private_files
from core.models import StoredFile


class Command(BaseCommand):
    help = (
        "Removes uploads whose form was never saved and bytes no row names, both after a day, and "
        "says which files are missing."
    )

    def add_arguments(self, parser) -> None:
        parser.add_argument(
            "--verify", action="store_true", help="Also read every file and compare its digest."
        )

    def handle(self, *args, **options) -> None:
        now = timezone.now()
        gone = 0
        while some := sweep(now):
            gone += some
        stray = self.stray_bytes(now - WAITS_FOR)
        delete_bytes(stray)
        self.stdout.write(f"Removed: {gone} unsaved uploads, {len(stray)} files no row names.")
        if wrong := self.wrong(verify=options["verify"]):
            raise CommandError("Missing or damaged files:\n" + "\n".join(wrong))

    def stray_bytes(self, before) -> list[str]:
        """Names in the storage that no row knows and that were there `before` already."""
        storage = private_files()
        known = set(StoredFile.objects.values_list("file", flat=True))
        known |= set(StoredFile.objects.exclude(preview="").values_list("preview", flat=True))
        folders = storage.listdir("")[0] if storage.exists("") else []
        names = (f"{folder}/{name}" for folder in folders for name in storage.listdir(folder)[1])
        return [
            name for name in names if name not in known and storage.get_modified_time(name) < before
        ]

    def wrong(self, *, verify: bool) -> list[str]:
        """Files whose bytes are not there, or not what they were; one line each."""
        storage, found = private_files(), []
        for row in StoredFile.objects.order_by("pk").iterator(chunk_size=500):
            names = [name for name in (row.file.name, row.preview.name) if name]
            missing = [name for name in names if not storage.exists(name)]
            found += [f"{row.pk} {row.name}: {name} is missing" for name in missing]
            if verify and not missing and _digest(storage, row.file.name) != row.sha256:
                found.append(f"{row.pk} {row.name}: {row.file.name} is damaged")
        return found


def _digest(storage, name: str) -> str:
    with storage.open(name) as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
