"""The documents of a training: their forms and addresses."""

from core.files.documents import DocumentForm, Documents, UploadedDocumentForm
from core.forms import RecordForm
from trainings.models import Training, TrainingDocument


class TrainingDocumentForm(DocumentForm):
    """What is said about one document of a training."""

    class Meta(RecordForm.Meta):
        model = TrainingDocument
        fields = ["kind", "title", "dated_on"]


class TrainingDocumentUploadForm(UploadedDocumentForm, TrainingDocumentForm):
    """A document of a training with its file."""


DOCUMENTS = Documents(
    "trainings",
    "trainings",
    Training,
    "training",
    TrainingDocumentForm,
    TrainingDocumentUploadForm,
)
