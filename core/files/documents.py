"""Documents of any record: their two forms, their screens, their table, their addresses.

An app gives a model on `AttachedDocument`, a form of what is said about one, and the same form with
the file (`UploadedDocumentForm` in front of it); the rest is the same everywhere.
"""

from dataclasses import dataclass

from django.db import transaction
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.dates import format_date
from core.display import Section, headings, row
from core.fields import CleanCharField
from core.files.checking import told_size
from core.files.forms import UploadField, UploadFormMixin
from core.files.keeping import attach
from core.files.kinds import DOCUMENTS, KINDS
from core.files.views import AttachmentDeleteView, AttachmentFileView
from core.forms import RecordForm
from core.models import AttachedDocument, StoredFile
from core.services import save_record
from core.views import PartCreateView, PartUpdateView
from core.views.base import part_badges

LONGEST_OF_PAPER = 2400
"""A page of paper on a picture stays readable, pixels."""


@transaction.atomic
def add_document(*, actor, document: AttachedDocument, file: StoredFile) -> AttachedDocument:
    """Add a document with its waiting file. Raises RuleViolation if that is gone meanwhile, or
    OutOfScope."""
    attach(actor=actor, files=[file])
    document.file = file
    return save_record(actor=actor, record=document, version=None, root=document.history_root())


class DocumentForm(RecordForm):
    """What is said about one document."""

    past_days = ("dated_on",)
    field_order = ["kind", "title", "dated_on"]


class UploadedDocumentForm(UploadFormMixin, RecordForm):
    """A document with its file, in front of the form of what is said about one."""

    uploads = UploadField(
        label=gettext_lazy("File"), codes=DOCUMENTS, limit=1, longest=LONGEST_OF_PAPER
    )
    title = CleanCharField(
        label=gettext_lazy("Title"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Without one it is called like its file."),
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(["uploads", *self.fields])

    def clean(self) -> dict:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("uploads") and not cleaned.get("title"):
            cleaned["title"] = cleaned["uploads"][0].name.rpartition(".")[0]
        return cleaned


class DocumentCreateView(PartCreateView):
    """A new document; its kind and what it belongs to may be proposed in the address."""

    title = gettext_lazy("Add a document")
    proposed: tuple[str, ...] = ("kind", "receipt", "meeting", "partnership")

    def get_initial(self) -> dict:
        asked = self.request.GET
        return super().get_initial() | {
            name: asked[name] for name in self.proposed if name in asked
        }

    def save(self, form) -> None:
        add_document(
            actor=self.request.user, document=form.instance, file=form.cleaned_data["uploads"][0]
        )


@dataclass(frozen=True)
class Documents:
    """The documents of one kind of record: `app` holds the addresses, below `base`, named by `name`
    (document_create, document_update, document_delete, document_file)."""

    app: str
    base: str
    whole: type
    whole_field: str
    form: type[RecordForm]
    upload_form: type[RecordForm]
    name: str = "document"

    def paths(self) -> list[URLPattern]:
        """The addresses of the three screens and of the file."""
        model, own = self.form.Meta.model, f"{self.base}/documents/<int:pk>"
        part = {
            "model": model,
            "whole": self.whole,
            "whole_field": self.whole_field,
            "anchor": "documents",
        }
        new = DocumentCreateView.as_view(**part, form_class=self.upload_form)
        removed = f"{self.app}:{self.name}_delete"
        change = PartUpdateView.as_view(**part, form_class=self.form, remove_url_name=removed)
        return [
            path(f"{self.base}/<int:whole_pk>/documents/new/", new, name=f"{self.name}_create"),
            path(f"{own}/edit/", change, name=f"{self.name}_update"),
            path(
                f"{own}/remove/",
                AttachmentDeleteView.as_view(**part),
                name=f"{self.name}_delete",
            ),
            path(f"{own}/file/", AttachmentFileView.as_view(model=model), name=f"{self.name}_file"),
        ]


def document_section(app: str, whole, documents, *, may_edit: bool) -> Section:
    """The documents on the page of their record; the first column opens the file."""
    columns = headings(_("Document"), _("Kind"), _("Date of the document"), _("File"))
    rows = [
        row(
            columns,
            document,
            document.get_kind_display(),
            format_date(document.dated_on),
            file_text(document.file),
            url=reverse(f"{app}:document_file", args=[document.pk]),
            badges=part_badges(document, whole),
            edit_url=reverse(f"{app}:document_update", args=[document.pk]) if may_edit else "",
        )
        for document in documents
    ]
    extra = {}
    if may_edit:
        new = reverse(f"{app}:document_create", args=[whole.pk])
        extra = {"add_url": new, "add_label": _("Add a document")}
    return Section("documents", _("Documents"), columns, rows, empty_text=_("None yet."), **extra)


def file_text(file: StoredFile) -> str:
    """What a file is and how large: "PDF, 240 kB"."""
    return f"{KINDS[file.kind].label}, {told_size(file.size)}"
