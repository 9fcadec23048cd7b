"""What records of a council share: a title found in any spelling, and its place in the history."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models import Versioned
from core.names import search_text
from core.text import clean_text


class Titled(models.Model):
    """A row with a short title in the language of those who wrote it, and often a code."""

    title = models.CharField(_("title"), max_length=250)
    folded = models.TextField(editable=False, default="")

    class Meta:
        abstract = True

    def other_spellings(self) -> list[str]:
        """Further texts the row is found by, such as its code."""
        return []

    def fold_names(self) -> None:
        """Tidy the title and fill what search reads."""
        self.title = clean_text(self.title)
        self.folded = search_text(self.title, *self.other_spellings())

    def clean(self) -> None:
        super().clean()
        self.fold_names()


class CouncilRecord(Versioned):
    """Base of the records of one council: each has a history of its own, in its region."""

    class Meta:
        abstract = True

    def history_region(self) -> int | None:
        return self.council.region_id
