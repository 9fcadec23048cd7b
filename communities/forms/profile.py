"""The form of one year's population of a community."""

from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from communities.models import CommunityProfile
from core.forms import RecordForm


class ProfileForm(RecordForm):
    """Who lived there in a year, and who says so; one profile a year, so a known year is changed.

    `back` is where the page leads afterwards.
    """

    class Meta(RecordForm.Meta):
        model = CommunityProfile
        fields = ["year", "population", "source", "households", "women", "men", "youth"]
        help_texts = {
            "year": gettext_lazy("The year the number is of, for example 2004."),
            "source": gettext_lazy("Who says so, for example the akimat's household book, 2004."),
        }

    def __init__(self, *args, back: str = "", **kwargs) -> None:
        self.back = back
        super().__init__(*args, **kwargs)

    def set_up(self) -> None:
        self.fields["source"].required = True

    def clean_year(self) -> int:
        """The year, if it has no other profile."""
        year = self.cleaned_data["year"]
        others = self.instance.community.profiles.exclude(pk=self.instance.pk)
        if known := others.filter(year=year).first():
            where = reverse("communities:profile_update", args=[known.pk])
            if self.back:
                where += "?" + urlencode({"next": self.back})
            text = _("There is already a profile of this year.")
            link = format_html('{} <a href="{}">{}</a>', text, where, _("Correct it"))
            raise ValidationError(link)
        return year
