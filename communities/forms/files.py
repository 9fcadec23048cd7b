"""Forms of a community's documents."""

from django.utils.translation import gettext_lazy

from communities.models import CommunityDocument
from core.files.documents import DocumentForm, UploadedDocumentForm
from core.forms import RecordForm


class CommunityDocumentForm(DocumentForm):
    """What is said about one document of a community."""

    field_order = [*DocumentForm.field_order, "partnership", "meeting"]

    class Meta(RecordForm.Meta):
        model = CommunityDocument
        fields = ["kind", "title", "dated_on", "partnership", "meeting"]
        help_texts = {
            "partnership": gettext_lazy("If it is the agreement of a programme it joined."),
            "meeting": gettext_lazy("If it belongs to a meeting, such as its minutes."),
        }

    def set_up(self) -> None:
        community = self.root or (self.instance.community_id and self.instance.community)
        for name in ("partnership", "meeting"):
            rows = self.fields[name].queryset
            rows = rows.filter(community=community) if community else rows.none()
            names = ("community", "programme") if name == "partnership" else ("community",)
            self.fields[name].queryset = rows.select_related(*names)


class CommunityDocumentUploadForm(UploadedDocumentForm, CommunityDocumentForm):
    """A document of a community with its file."""
