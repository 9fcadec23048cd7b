"""The photos and documents on a project's page."""

from django.urls import reverse
from django.utils.translation import gettext as _

from core.dates import format_date
from core.display import Album, Link, Section, Tile, headings, row
from core.files.documents import file_text
from core.views.base import part_badges
from projects.choices import PhotoStage
from projects.models import ProjectPhoto


def file_sections(page) -> list[Section]:
    """Photos by stage of the works, and documents."""
    return [_photos(page), _documents(page)]


def _photos(page) -> Section:
    photos = list(page.project.photos.all())
    albums = [
        Album(str(stage.label).capitalize(), [_tile(page, p) for p in photos if p.stage == stage])
        for stage in PhotoStage
    ]
    extra = {"albums": [album for album in albums if album.tiles]}
    undecided = any(photo.file.latitude is not None for photo in photos)
    if undecided and page.may_edit and page.project.latitude is None:
        url = reverse("projects:project_place", args=[page.project.pk])
        extra["note"] = _("The photos tell where they were taken.")
        extra["note_link"] = Link(_("Use this place for the project?"), url)
    empty = _("None yet. Photos of before, during and after the works show what was done.")
    return page.part(
        "photo",
        "photos",
        _("Photos by stage"),
        (),
        (),
        _("Add photos"),
        empty_text=empty,
        **extra,
    )


def _tile(page, photo: ProjectPhoto) -> Tile:
    return Tile(
        url=photo.get_absolute_url(),
        image=reverse("projects:photo_preview", args=[photo.pk]),
        width=photo.file.preview_width,
        height=photo.file.preview_height,
        # Under a picture with a caption the words stand already.
        alt="" if photo.caption else alt_of(photo),
        text=photo.caption,
        note=format_date(photo.taken_on),
        badges=part_badges(photo, page.project),
    )


def alt_of(photo: ProjectPhoto) -> str:
    """What a photo shows, in words, for those who do not see it."""
    if photo.caption:
        return photo.caption
    values = {"stage": photo.get_stage_display(), "day": format_date(photo.taken_on)}
    if photo.taken_on:
        return _("Photo: %(stage)s, %(day)s") % values
    return _("Photo: %(stage)s") % values


def _documents(page) -> Section:
    columns = headings(
        _("Document"), _("Kind"), _("Date of the document"), _("File"), _("Proves the receipt")
    )
    receipts = {
        receipt.pk: receipt
        for contribution in page.project.contributions.all()
        for receipt in contribution.receipts.all()
    }
    rows = []
    for document in page.project.documents.all():
        receipt = receipts.get(document.receipt_id)
        rows.append(
            row(
                columns,
                document,
                document.get_kind_display(),
                format_date(document.dated_on),
                file_text(document.file),
                format_date(receipt.received_on) if receipt else "",
                url=reverse("projects:document_file", args=[document.pk]),
                **page.marks("document", document),
            )
        )
    empty = _("None yet. Designs, contracts, acts and letters are kept here.")
    return page.part(
        "document",
        "documents",
        _("Documents"),
        columns,
        rows,
        _("Add a document"),
        empty_text=empty,
    )
