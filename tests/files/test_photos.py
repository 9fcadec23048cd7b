"""Photos of a project: many at once, made plain, shown in scope, asked for their place."""

from decimal import Decimal

import pytest
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from core.history import entries_of
from core.models import StoredFile
from projects.models import Project, ProjectPhoto
from tests.browsing import filled, resend
from tests.factories import CommunityFactory, DistrictFactory, PhotoFactory, ProjectFactory
from tests.files.pictures import COMMENT, DAY, MAKER, opened, photo

pytestmark = pytest.mark.django_db

PLACE = (42.3157, 69.5869)


@pytest.fixture
def project(region_a) -> Project:
    """A project led from the officer's region."""
    community = CommunityFactory(district=DistrictFactory(region=region_a))
    return ProjectFactory(lead_community=community)


@pytest.fixture
def upload_url(project) -> str:
    return reverse("projects:photo_create", args=[project.pk])


def kept(row: StoredFile) -> list[bytes]:
    """The bytes that lie in the storage for a row."""
    return [part.open("rb").read() for part in (row.file, row.preview)]


def test_many_photos_are_added_at_once_each_with_the_day_of_its_camera(
    project, upload_url, officer, client_of
):
    sent = [
        photo("1.jpg", taken="2005:05:31 10:00:00"),
        photo("2.jpg", size=(81, 60)),
        photo("3.png", size=(82, 60), kind="PNG"),
    ]
    typed = {"stage": "during", "taken_on": "01.06.2005", "caption": "Laying pipes"}
    response = resend(client_of(officer), upload_url, uploads=sent, **typed)
    assert response.status_code == 302, response.context["form"].errors
    assert response.url == f"/projects/{project.pk}/#photos"
    photos = list(project.photos.order_by("pk").select_related("file"))
    assert [str(one.taken_on) for one in photos] == ["2005-05-31", "2005-06-01", "2005-06-01"]
    assert {(one.stage, one.caption) for one in photos} == {("during", "Laying pipes")}
    assert {one.file.kind for one in photos} == {"jpeg"}
    entries = list(entries_of(project))[:-1]
    assert [entry.content_type.model for entry in entries] == ["projectphoto"] * 3
    assert {entry.actor for entry in entries} == {officer}


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_nothing_a_camera_wrote_is_left_in_what_is_kept(
    kind, project, upload_url, officer, client_of
):
    sent = photo(f"a.{kind.lower()}", kind=kind, taken="2005:05:31 10:00:00", place=PLACE)
    assert resend(client_of(officer), upload_url, uploads=[sent]).status_code == 302
    row = StoredFile.objects.get()
    assert row.taken_on == DAY
    for data in kept(row):
        picture = opened(data)
        assert picture.format == "JPEG" and set(picture.info) <= {
            *("jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression")
        }
        assert len(picture.getexif()) == 0
        for secret in (b"Exif", b"xmpmeta", b"GPS", MAKER.encode(), COMMENT, b"2005:05"):
            assert secret not in data


def test_a_photo_taken_upright_stands_upright(project, upload_url, officer, client_of):
    resend(client_of(officer), upload_url, uploads=[photo(size=(80, 60), side=6)])
    row = StoredFile.objects.get()
    assert (row.width, row.height) == (60, 80)
    picture = opened(kept(row)[0])
    top, bottom = picture.getpixel((30, 5)), picture.getpixel((30, 75))
    assert top[0] > 200 > top[2] and bottom[2] > 200 > bottom[0]


def test_a_large_photo_is_made_small_with_a_preview(project, upload_url, officer, client_of):
    resend(client_of(officer), upload_url, uploads=[photo(size=(4000, 3000))])
    row = StoredFile.objects.get()
    large, small = (opened(data) for data in kept(row))
    assert large.size == (row.width, row.height) == (1600, 1200)
    assert small.size == (row.preview_width, row.preview_height) == (400, 300)


def test_what_was_sent_is_kept_when_another_part_of_the_form_is_refused(
    project, upload_url, officer, client_of
):
    client = client_of(officer)
    sent = [photo("good.jpg"), SimpleUploadedFile("bad.jpg", b"<html>")]
    typed = {"stage": "after", "taken_on": "31.02.2005", "caption": "The new pump"}
    refused = resend(client, upload_url, uploads=sent, **typed)
    assert refused.status_code == 422
    errors = refused.context["form"].errors
    assert set(errors) == {"taken_on", "uploads"}
    assert "bad.jpg" in errors["uploads"][0] and not project.photos.exists()
    page = refused.content.decode()
    assert "good.jpg" in page and "The new pump" in page and "31.02.2005" in page
    again = client.post(upload_url, filled(refused) | {"taken_on": "28.02.2005"})
    assert again.status_code == 302, again.context["form"].errors
    assert [one.file.name for one in project.photos.all()] == ["good.jpg"]
    assert str(project.photos.get().taken_on) == "2005-02-28"


def test_a_photo_that_is_there_already_is_not_added_again(
    project, upload_url, officer, client_of, django_capture_on_commit_callbacks
):
    client = client_of(officer)
    resend(client, upload_url, uploads=[photo("a.jpg")])
    with django_capture_on_commit_callbacks(execute=True):
        response = resend(
            client, upload_url, uploads=[photo("b.jpg"), photo("c.jpg", size=(90, 60)), photo()]
        )
    assert response.status_code == 302
    assert [one.file.name for one in project.photos.order_by("pk")] == ["a.jpg", "c.jpg"]
    assert StoredFile.objects.count() == 2
    assert "2 photos were there already" in client.get(response.url).content.decode()


def test_nobody_takes_what_somebody_else_has_waiting(
    project, upload_url, officer, manager, client_of
):
    resend(client_of(manager), upload_url, uploads=[photo("hers.jpg")], stage="nonsense")
    key = StoredFile.objects.get().key
    response = resend(client_of(officer), upload_url, **{"uploads-kept": [key]})
    assert response.status_code == 422 and not project.photos.exists()


def test_a_form_sent_twice_adds_its_photos_once(project, upload_url, officer, client_of):
    client = client_of(officer)
    refused = resend(client, upload_url, uploads=[photo()], taken_on="x")
    again = filled(refused) | {"taken_on": ""}
    assert client.post(upload_url, again).status_code == 302
    assert client.post(upload_url, again).status_code == 422
    assert project.photos.count() == 1


def test_the_place_of_the_photos_is_asked_for_once_and_then_forgotten(
    project, upload_url, officer, client_of
):
    client = client_of(officer)
    response = resend(client, upload_url, uploads=[photo(place=PLACE), photo("2.jpg")])
    question = reverse("projects:project_place", args=[project.pk])
    assert response.url == question
    assert question in client.get(project.get_absolute_url()).content.decode()
    assert "42.3157" in client.get(question).content.decode()
    assert resend(client, question, use="yes").status_code == 302
    project.refresh_from_db()
    assert (project.latitude, project.longitude) == (Decimal("42.315700"), Decimal("69.586900"))
    assert not StoredFile.objects.exclude(latitude=None).exists()
    assert client.get(question).status_code == 302


def test_a_place_that_is_not_wanted_is_forgotten(project, upload_url, officer, client_of):
    client = client_of(officer)
    question = resend(client, upload_url, uploads=[photo(place=PLACE)]).url
    assert resend(client, question, use="no").status_code == 302
    project.refresh_from_db()
    assert project.latitude is None
    assert not StoredFile.objects.exclude(latitude=None).exists()


def test_a_project_that_has_its_place_is_not_asked_again(project, upload_url, officer, client_of):
    Project.objects.filter(pk=project.pk).update(latitude=42, longitude=70)
    response = resend(client_of(officer), upload_url, uploads=[photo(place=PLACE)])
    assert response.url.endswith("#photos")
    assert not StoredFile.objects.exclude(latitude=None).exists()


def test_a_file_is_handed_out_guarded_and_only_in_scope(
    region_a, project, officer, other_officer, viewer, switched_off, client_of
):
    taken = PhotoFactory(project=project)
    small, large, file = (
        reverse(f"projects:photo_{name}", args=[taken.pk]) for name in ("preview", "image", "file")
    )
    client = client_of(officer)
    for url, disposition in ((small, "inline"), (large, "inline"), (file, "attachment")):
        response = client.get(url, headers={"Accept-Encoding": "gzip"})
        assert response.status_code == 200 and "Content-Encoding" not in response
        assert response["Content-Type"] == "image/jpeg"
        assert response["Content-Disposition"].startswith(disposition)
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
        assert response["Cache-Control"] == "private, no-cache"
        assert opened(b"".join(response)).format == "JPEG"
        assert client.get(url, headers={"If-None-Match": response["ETag"]}).status_code == 304
        assert client_of(other_officer).get(url).status_code == 404
        assert client_of(viewer).get(url).status_code == 403
        assert client_of(switched_off).get(url).status_code == 302
    officer.region_assignments.all().delete()
    assert client.get(large, headers={"If-None-Match": "*"}).status_code == 404


def test_a_removed_photo_takes_its_files_out_of_the_storage_and_stays_in_the_history(
    project, upload_url, officer, client_of, django_capture_on_commit_callbacks
):
    client = client_of(officer)
    resend(client, upload_url, uploads=[photo("pump.jpg")], caption="")
    taken = ProjectPhoto.objects.select_related("file").get()
    names = [taken.file.file.name, taken.file.preview.name]
    assert all(storages["files"].exists(name) for name in names)
    with django_capture_on_commit_callbacks(execute=True):
        url = reverse("projects:photo_delete", args=[taken.pk])
        assert resend(client, url).status_code == 302
    assert not StoredFile.objects.exists()
    assert not any(storages["files"].exists(name) for name in names)
    assert entries_of(project)[0].object_repr == "pump.jpg"


def test_the_page_of_a_project_shows_its_photos_by_stage(project, officer, client_of):
    taken = PhotoFactory(project=project, stage="after", caption="The new tap")
    PhotoFactory(project=project, stage="before", caption="")
    text = client_of(officer).get(project.get_absolute_url()).content.decode()
    assert text.index("Before the works") < text.index("After the works")
    assert "The new tap" in text and 'alt="Photo: before the works' in text
    page = client_of(officer).get(reverse("projects:photo_detail", args=[taken.pk]))
    assert 'alt="The new tap"' in page.content.decode()
    assert 'loading="lazy"' in text and 'width="4" height="3"' in text
