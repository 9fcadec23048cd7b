"""What the screens of a council's records share: the council in the address, its own page."""

from core.views import PartCreateView
from dialogue.models import Council


class OfCouncilCreateView(PartCreateView):
    """A new record of the council named in the address. It has a page and a history of its own."""

    whole = Council
    whole_field = "council"
    template_name = "dialogue/form.html"

    def save(self, form) -> None:
        self.object = self.write(form)

    def write(self, form):
        """Call the service that saves the record; gives the record."""
        raise NotImplementedError

    def get_success_url(self) -> str:
        return self.object.get_absolute_url()

    def asked(self, name: str, rows):
        """The key of the row that the address proposes for a field, if it is among `rows`."""
        text = self.request.GET.get(name, "")
        if not (text.isascii() and text.isdigit() and len(text) < 10):
            return None
        return rows.filter(pk=text).values_list("pk", flat=True).first()
