"""Forms of a project's photos and documents: sent, then described one by one."""

from django.utils.translation import gettext_lazy

from core.files.documents import DocumentForm, UploadedDocumentForm
from core.files.forms import UploadField, UploadFormMixin
from core.files.kinds import PICTURES
from core.forms import RecordForm
from core.money import format_money
from core.shared_choices import SharedChoiceField
from projects.choices import PhotoStage, ProjectStage
from projects.models import Project, ProjectDocument, ProjectPhoto, Receipt

STAGE_OF_WORKS = {
    ProjectStage.UNDER_WAY: PhotoStage.DURING,
    ProjectStage.SUSPENDED: PhotoStage.DURING,
    ProjectStage.COMPLETED: PhotoStage.AFTER,
    ProjectStage.HANDED_OVER: PhotoStage.IN_USE,
}


def stage_of_works(project: Project | None) -> str:
    """The stage of the works that photos of today show, by the stage of the project."""
    return STAGE_OF_WORKS.get(project.stage, PhotoStage.BEFORE) if project else ""


class PhotoUploadForm(UploadFormMixin, RecordForm):
    """Many photos at once, of one stage; each is described on its own afterwards."""

    past_days = ("taken_on",)

    uploads = UploadField(label=gettext_lazy("Photos"), codes=PICTURES)
    field_order = ["uploads", "stage", "taken_on", "caption"]

    class Meta(RecordForm.Meta):
        model = ProjectPhoto
        fields = ["stage", "taken_on", "caption"]
        help_texts = {
            "taken_on": gettext_lazy("Only for photos whose camera did not write the day."),
            "caption": gettext_lazy("Of all of them; each can be given its own afterwards."),
        }

    def set_up(self) -> None:
        if not self.initial.get("stage"):
            self.initial["stage"] = stage_of_works(self.root)


class PhotoForm(RecordForm):
    """What is said about one photo."""

    past_days = ("taken_on",)
    field_order = ["caption", "stage", "taken_on", "order"]

    class Meta(RecordForm.Meta):
        model = ProjectPhoto
        fields = ["caption", "stage", "taken_on", "order"]


class ProjectDocumentForm(DocumentForm):
    """What is said about one document of the project."""

    field_order = [*DocumentForm.field_order, "receipt"]

    class Meta(RecordForm.Meta):
        model = ProjectDocument
        fields = ["kind", "title", "dated_on", "receipt"]
        help_texts = {"receipt": gettext_lazy("If it proves what came.")}

    def set_up(self) -> None:
        self._choose_receipts()

    def _choose_receipts(self) -> None:
        """The receipts of this project, by source, day and amount."""
        project = self.root or (self.instance.project if self.instance.project_id else None)
        found = Receipt.objects.filter(contribution__project=project) if project else []
        if project:
            found = found.select_related("contribution").order_by("received_on", "pk")
        rows = {str(row.pk): row for row in found}
        field = SharedChoiceField.over(self.fields["receipt"], rows)
        field.choices = [("", "---------"), *((key, _told(row)) for key, row in rows.items())]
        field.kept = self.fields["receipt"].kept
        self.fields["receipt"] = field
        if not rows and self.instance.receipt_id is None:
            del self.fields["receipt"]


class ProjectDocumentUploadForm(UploadedDocumentForm, ProjectDocumentForm):
    """A document of the project with its file."""


def _told(receipt: Receipt) -> str:
    """A receipt by its source, day and amount."""
    return f"{receipt}, {format_money(receipt.amount, receipt.currency)}"
