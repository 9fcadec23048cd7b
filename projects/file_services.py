"""The verbs of a project's photos, and of the place that they tell."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from core.exceptions import OutOfScope
from core.files.keeping import attach, discard
from core.files.pictures import Place
from core.history import write_many
from core.models import StoredFile
from core.services import save_record
from projects.models import Project, ProjectPhoto


@transaction.atomic
def add_photos(
    *,
    actor,
    project: Project,
    files: Sequence[StoredFile],
    stage: str,
    taken_on: date | None,
    caption: str,
) -> list[ProjectPhoto]:
    """Add waiting files to a project as photos of one stage of the works; what is there already is
    not added again. Each keeps the day its camera wrote; `taken_on` stands for those that tell
    none. Raises RuleViolation if a file is gone meanwhile, OutOfScope.
    """
    if not Project.objects.editable_by(actor).filter(pk=project.pk).exists():
        raise OutOfScope
    attach(actor=actor, files=files)
    there = set(project.photos.values_list("file__sha256", flat=True))
    new = {file.sha256: file for file in reversed(files) if file.sha256 not in there}
    discard([file for file in files if new.get(file.sha256) is not file])
    photos = [
        ProjectPhoto(
            project=project,
            file=file,
            stage=stage,
            taken_on=file.taken_on or taken_on,
            caption=caption,
        )
        for file in files
        if new.get(file.sha256) is file
    ]
    write_many(actor=actor, create=photos, root=project)
    if project.latitude is not None:
        forget_places(project)
    return photos


def place_of_photos(project: Project) -> Place | None:
    """Where the photos of a project were taken, as long as nobody has decided about it: the one
    of their places that lies nearest to all others."""
    rows = StoredFile.objects.filter(pk__in=project.photos.values("file")).exclude(latitude=None)
    places = [Place(*pair) for pair in rows.order_by("pk").values_list("latitude", "longitude")]
    if not places:
        return None
    return min(places, key=lambda one: sum(_apart(one, other) for other in places))


def _apart(one: Place, other: Place):
    """How far two places lie apart, good enough to compare."""
    return abs(one.latitude - other.latitude) + abs(one.longitude - other.longitude)


@transaction.atomic
def decide_place(*, actor, project: Project, version: int, place: Place | None) -> Project:
    """Take a place for the project's own, or none of them; either way the photos' places are
    forgotten. Raises EditConflict or OutOfScope."""
    forget_places(project)
    if place is None:
        return project
    project.latitude, project.longitude = place.latitude, place.longitude
    return save_record(actor=actor, record=project, version=version)


def forget_places(project: Project) -> None:
    """Forget where the photos of a project were taken."""
    files = StoredFile.objects.filter(pk__in=project.photos.values("file"))
    files.exclude(latitude=None).update(latitude=None, longitude=None)
