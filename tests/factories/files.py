"""Uploaded files, and what of projects is about one. Their bytes lie in the tests' own folder."""

from datetime import date
from io import BytesIO

import factory
from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image

from communities.models import CommunityDocument
from core.models import StoredFile
from projects import models
from projects.choices import DocumentKind, PhotoStage
from tests.factories.base import RecordFactory
from tests.factories.lessons import TrainingFactory
from tests.factories.places import CommunityFactory
from tests.factories.works import ProjectFactory
from trainings.models import TrainingDocument


def jpeg_bytes(size: tuple[int, int] = (8, 6), **options) -> bytes:
    """A whole small picture."""
    out = BytesIO()
    Image.new("RGB", size, "steelblue").save(out, format="JPEG", **options)
    return out.getvalue()


class StoredFileFactory(RecordFactory):
    """A kept picture that belongs to a row; `waiting=True` is one whose form is not saved yet."""

    class Meta:
        model = StoredFile

    class Params:
        waiting = factory.Trait(attached_at=None)
        pdf = factory.Trait(
            file=factory.LazyFunction(lambda: ContentFile(b"%PDF-1.4 ...", "file.pdf")),
            preview="",
            name="act.pdf",
            kind="pdf",
            width=None,
            height=None,
            preview_width=None,
            preview_height=None,
        )

    file = factory.LazyFunction(lambda: ContentFile(jpeg_bytes(), "file.jpg"))
    preview = factory.LazyFunction(lambda: ContentFile(jpeg_bytes((4, 3)), "small.jpg"))
    name = "photo.jpg"
    kind = "jpeg"
    size = 700
    sha256 = "0" * 64
    width, height = 8, 6
    preview_width, preview_height = 4, 3
    attached_at = factory.LazyFunction(timezone.now)


class PhotoFactory(RecordFactory):
    """A photo of a project before the works."""

    class Meta:
        model = models.ProjectPhoto

    project = factory.SubFactory(ProjectFactory)
    file = factory.SubFactory(StoredFileFactory)
    stage = PhotoStage.BEFORE
    taken_on = date(2003, 2, 1)
    caption = "The old well"


class DocumentFactory(RecordFactory):
    """An act of completion of a project."""

    class Meta:
        model = models.ProjectDocument

    project = factory.SubFactory(ProjectFactory)
    file = factory.SubFactory(StoredFileFactory, pdf=True)
    kind = DocumentKind.COMPLETION
    title = "Act 7"
    dated_on = date(2003, 10, 1)


class CommunityDocumentFactory(RecordFactory):
    """An agreement of a community with its akimat."""

    class Meta:
        model = CommunityDocument

    community = factory.SubFactory(CommunityFactory)
    file = factory.SubFactory(StoredFileFactory, pdf=True)
    kind = "agreement"
    title = "Agreement 3"


class TrainingDocumentFactory(RecordFactory):
    """The plan of a training."""

    class Meta:
        model = TrainingDocument

    training = factory.SubFactory(TrainingFactory)
    file = factory.SubFactory(StoredFileFactory, pdf=True)
    kind = "plan"
    title = "Plan of two days"
