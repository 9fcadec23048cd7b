"""The answer that carries an uploaded file: only ever to somebody who may see the row it is of."""

import logging

from django.core.exceptions import SuspiciousFileOperation
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import get_object_or_404
from django.utils.http import parse_etags
from django.views.generic import View

from core.files.keeping import delete_attachment
from core.files.kinds import KINDS
from core.models import StoredFile
from core.views import PartDeleteView, RightRequired

log = logging.getLogger(__name__)

# A file opens nothing, runs nothing and is shown in no frame, whatever a browser makes of it.
SANDBOX = "default-src 'none'; sandbox"


def file_answer(request: HttpRequest, stored: StoredFile, *, preview: bool, inline: bool):
    """The bytes of a stored file. Only pictures made here may be shown in the page (`inline`);
    everything else is saved under its own name. A browser keeps a copy, and asks each time whether
    it may still show it."""
    kind = KINDS[stored.kind]
    part = stored.preview if preview else stored.file
    if not part:
        raise Http404
    tag = f'"{stored.sha256[:32]}{"-small" if preview else ""}"'
    if tag in parse_etags(request.headers.get("If-None-Match", "")):
        return _guarded(HttpResponseNotModified(), tag)
    try:
        opened = part.open("rb")
    except (OSError, SuspiciousFileOperation):
        log.error("The bytes of stored file %s are missing: %s", stored.pk, part.name)
        raise Http404 from None
    answer = FileResponse(
        opened,
        as_attachment=not (inline and kind.code == "jpeg"),
        filename=stored.name,
        content_type=kind.content_type,
    )
    return _guarded(answer, tag)


def _guarded(answer: HttpResponse, tag: str) -> HttpResponse:
    answer["ETag"] = tag
    answer["Cache-Control"] = "private, no-cache"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = SANDBOX
    return answer


class AttachmentFileView(RightRequired, View):
    """The file of a row in the reader's scope: `model` is an Attachment. Out of scope it is not
    found, like one that never was."""

    model = None
    preview = False
    inline = False
    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The bytes, or that the browser's copy is still good."""
        rows = self.model.objects.visible_to(request.user).select_related("file")
        stored = get_object_or_404(rows, pk=pk).file
        return file_answer(request, stored, preview=self.preview, inline=self.inline)


class AttachmentDeleteView(PartDeleteView):
    """Removes a photo or document with its file; its name stays in the history."""

    def remove(self, part, version: int) -> None:
        delete_attachment(actor=self.request.user, part=part, version=version)
