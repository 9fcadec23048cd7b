"""Files nobody saved go after a day, those of rows that are gone are found, lost ones are told."""

import stat
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.management import CommandError, call_command
from django.utils import timezone

from core.files import keeping
from core.models import StoredFile
from projects.models import Project
from tests.factories import PhotoFactory, StoredFileFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def empty_folder(settings, tmp_path):
    """A folder of files that holds nothing of other tests."""
    settings.MEDIA_ROOT = tmp_path


def aged(row: StoredFile, **fields) -> StoredFile:
    """The row as it would be had it been sent the day before yesterday."""
    StoredFile.objects.filter(pk=row.pk).update(
        created_at=timezone.now() - timedelta(hours=25), **fields
    )
    row.refresh_from_db()
    return row


def lies(row: StoredFile) -> list[bool]:
    return [storages["files"].exists(part.name) for part in (row.file, row.preview)]


def swept(**options) -> str:
    told = StringIO()
    call_command("sweep_files", stdout=told, **options)
    return told.getvalue()


def test_what_nobody_saved_goes_after_a_day(django_capture_on_commit_callbacks):
    old, new = aged(StoredFileFactory(waiting=True)), StoredFileFactory(waiting=True)
    saved = aged(PhotoFactory().file)
    with django_capture_on_commit_callbacks(execute=True):
        assert "1 unsaved uploads" in swept()
    assert lies(old) == [False, False]
    assert lies(new) == lies(saved) == [True, True]
    assert set(StoredFile.objects.all()) == {new, saved}


def test_a_place_nobody_decided_about_is_forgotten_after_a_day():
    photo = PhotoFactory(file__latitude=42, file__longitude=70)
    swept()
    photo.file.refresh_from_db()
    assert photo.file.latitude is not None
    yesterday = timezone.now() - timedelta(hours=25)
    StoredFile.objects.update(attached_at=yesterday)
    swept()
    photo.file.refresh_from_db()
    assert photo.file.latitude is None and photo.file.longitude is None


def test_bytes_that_no_row_names_go_after_a_day(monkeypatch):
    storage = storages["files"]
    stray, kept = storage.save("ab/stray.jpg", ContentFile(b"x")), PhotoFactory().file
    assert "0 files no row names" in swept() and storage.exists(stray)
    monkeypatch.setattr("core.management.commands.sweep_files.WAITS_FOR", timedelta(days=-1))
    assert "1 files no row names" in swept()
    assert not storage.exists(stray) and lies(kept) == [True, True]


def test_files_that_are_missing_or_damaged_are_told():
    whole, lost, damaged = (PhotoFactory().file for _ in range(3))
    storage = storages["files"]
    for row in (whole, lost, damaged):
        with row.file.open() as opened:
            StoredFile.objects.filter(pk=row.pk).update(
                sha256=keeping.hashlib.sha256(opened.read()).hexdigest()
            )
    swept(verify=True)
    storage.delete(lost.preview.name)
    storage.delete(damaged.file.name)
    storage.save(damaged.file.name, ContentFile(b"something else"))
    with pytest.raises(CommandError) as told:
        swept(verify=True)
    assert f"{lost.preview.name} is missing" in str(told.value)
    assert f"{damaged.file.name} is damaged" in str(told.value)
    assert whole.key not in str(told.value)


def test_files_of_rows_that_are_gone_are_found():
    gone, stays, waiting = PhotoFactory(), PhotoFactory(), StoredFileFactory(waiting=True)
    Project.objects.filter(pk=gone.project_id).delete()
    assert list(keeping.unnamed()) == [gone.file]
    assert stays.file not in keeping.unnamed() and waiting not in keeping.unnamed()


def test_no_address_hands_out_a_file_by_where_it_lies(officer, client_of):
    row = PhotoFactory().file
    for url in (f"/media/{row.file.name}", f"/static/{row.file.name}", f"/{row.file.name}"):
        assert client_of(officer).get(url).status_code == 404
    assert len(row.key) == 32 and row.name.split(".")[0] not in row.file.name


def test_only_their_owner_reads_the_bytes_on_the_disk():
    row = PhotoFactory().file
    assert stat.filemode(Path(storages["files"].path(row.file.name)).stat().st_mode) == "-rw-------"
