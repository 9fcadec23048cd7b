"""The form by which a reader chooses day, programme and borders; it stands in the address."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.fields import LocalDateField


class FrameDayField(LocalDateField):
    """A day, or the word "today" of an address that is kept."""

    def to_python(self, value):
        return timezone.localdate() if value == "today" else super().to_python(value)


class FrameForm(forms.Form):
    """On which day, for which programme, by whose borders. What cannot be read is said."""

    on = FrameDayField(label=_("On"), required=False)
    programme = forms.ChoiceField(label=_("Programme"), required=False)
    boundaries = forms.ChoiceField(
        label=_("Regions"),
        required=False,
        choices=[("", _("of that time")), ("today", _("of today"))],
    )
    region = forms.SlugField(required=False, max_length=60, widget=forms.HiddenInput)
    sector = forms.IntegerField(
        required=False, min_value=1, max_value=2**31 - 1, widget=forms.HiddenInput
    )

    def __init__(self, *args, programmes, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        choices = [(choice.code, choice.name) for choice in programmes]
        self.fields["programme"].choices = [("", _("all")), *choices]
        if len(choices) < 2:
            self.fields["programme"].widget = forms.HiddenInput()

    def understood(self, name: str):
        """The value of a field, or None where it is empty or could not be read."""
        return self.cleaned_data.get(name) or None

    def problems(self) -> str:
        """What could not be read, as sentences."""
        return " ".join(
            f"{self.fields[name].label or name}: {error}"
            for name, errors in self.errors.items()
            for error in errors
        )
