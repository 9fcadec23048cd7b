"""The form of one year's population of a community."""

from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from communities.models import CommunityProfile
from core.forms import RecordForm, is_locked

PEOPLE = ("population", "households", "women", "men", "youth")


class ProfileForm(RecordForm):
    """Who lived there in a year, and who says so; one profile a year, so a known year is changed.

    In a confirmed community officers add what came to be known: a later year than any that is
    there, which leaves what was confirmed as it is.

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
        self.fields["year"].min_value, self.fields["year"].max_value = (
            1900,
            timezone.localdate().year,
        )

    def clean_year(self) -> int:
        """The year, if it has no other profile and may be added."""
        year = self.cleaned_data["year"]
        others = self.instance.community.profiles.exclude(pk=self.instance.pk)
        if is_locked(self.instance.community, self.user) and others.filter(year__gte=year).exists():
            raise ValidationError(
                _(
                    "The community is confirmed, so only a later year can be added. A manager can "
                    "reopen it."
                )
            )
        if known := others.filter(year=year).first():
            where = reverse("communities:profile_update", args=[known.pk])
            if self.back:
                where += "?" + urlencode({"next": self.back})
            text = _("There is already a profile of this year.")
            link = format_html('{} <a href="{}">{}</a>', text, where, _("Correct it"))
            raise ValidationError(link)
        return year

    def clean(self) -> dict:
        data = super().clean()
        people = data.get("population")
        if people == 0:
            self.add_error("population", _("Give the number of people who live there."))
        if not people:
            return data
        for name in PEOPLE[1:]:
            if (data.get(name) or 0) > people:
                self.add_error(name, _("This is more than the population."))
        if not self.errors and (data.get("women") or 0) + (data.get("men") or 0) > people:
            self.add_error("men", _("Women and men together are not more than all people."))
        return data
