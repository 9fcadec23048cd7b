"""The verbs of uploaded files: kept while their form waits, attached when it is saved, let go."""

import hashlib
import logging
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from core.exceptions import RuleViolation
from core.files.checking import check
from core.files.pictures import LONGEST_SIDE, Picture
from core.files.storage import private_files
from core.merging import links_to
from core.models import StoredFile
from core.services import delete_part

log = logging.getLogger(__name__)

WAITS_FOR = timedelta(days=1)
"""How long a file waits for its form, and a place for the question whether it is the record's."""


def keep_upload(*, actor, upload, codes: Sequence[str], longest: int = LONGEST_SIDE) -> StoredFile:
    """Check an uploaded file and keep it, waiting for its form. Raises ValidationError with a
    sentence if it is not taken."""
    checked = check(upload, codes, longest)
    row = StoredFile(
        name=checked.name, kind=checked.kind.code, uploaded_by=actor if actor.pk else None
    )
    if checked.picture:
        _fill_picture(row, checked.picture)
    else:
        row.size, row.sha256 = upload.size, _digest(upload)
        row.file.save(f"file.{checked.kind.endings[0]}", upload, save=False)
    row.save()
    return row


def _fill_picture(row: StoredFile, picture: Picture) -> None:
    row.size, row.sha256 = len(picture.jpeg), hashlib.sha256(picture.jpeg).hexdigest()
    row.width, row.height = picture.size
    row.preview_width, row.preview_height = picture.preview_size
    row.taken_on = picture.taken_on
    if picture.place:
        row.latitude, row.longitude = picture.place.latitude, picture.place.longitude
    row.file.save("file.jpg", ContentFile(picture.jpeg), save=False)
    row.preview.save("small.jpg", ContentFile(picture.preview), save=False)


def _digest(upload) -> str:
    upload.seek(0)
    digest = hashlib.sha256()
    for chunk in upload.chunks():
        digest.update(chunk)
    upload.seek(0)
    return digest.hexdigest()


def attach(*, actor, files: Sequence[StoredFile]) -> None:
    """Take waiting files of `actor` for the rows that are saved in this transaction. Raises
    RuleViolation if one of them was taken or swept away meanwhile."""
    waiting = StoredFile.objects.waiting_for(actor).filter(pk__in=[file.pk for file in files])
    if waiting.update(attached_at=timezone.now()) != len(files):
        raise RuleViolation(_("A file that was kept is gone meanwhile: choose it again."))


@transaction.atomic
def delete_attachment(*, actor, part, version: int) -> None:
    """Remove a photo or document with its file; its name stays in the history, its bytes go once
    all is written. Raises EditConflict or RuleViolation like `delete_part`."""
    file = part.file
    delete_part(actor=actor, part=part, version=version)
    discard([file])


def discard(files: Sequence[StoredFile]) -> None:
    """Delete rows of files that nothing names, and their bytes once that is written."""
    names = [name for file in files for name in (file.file.name, file.preview.name) if name]
    StoredFile.objects.filter(pk__in=[file.pk for file in files]).delete()
    transaction.on_commit(lambda: delete_bytes(names), robust=True)


def delete_bytes(names: Sequence[str]) -> None:
    """Delete what lies in the storage under these names; what is not there is no matter."""
    for name in names:
        private_files().delete(name)


def unnamed() -> QuerySet[StoredFile]:
    """Files that belonged to rows which are gone without them, such as those of a whole record.
    A record in the bin names its files in its graph: they are among these until it is back."""
    named = Q()
    for link in links_to(StoredFile):
        rows = link.model._base_manager.filter(**{link.name: OuterRef("pk")})
        named |= Q(Exists(rows))
    return StoredFile.objects.exclude(attached_at=None).exclude(named)


def sweep(now: datetime) -> int:
    """Let go of what was sent with forms that were never saved, and forget places nobody decided
    about, both after a day. Answers how many files went."""
    before = now - WAITS_FOR
    late = list(StoredFile.objects.filter(attached_at=None, created_at__lt=before)[:500])
    if late:
        discard(late)
    StoredFile.objects.filter(attached_at__lt=before).exclude(latitude=None).update(
        latitude=None, longitude=None
    )
    return len(late)
