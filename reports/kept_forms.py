"""The forms by which a view is named and shared."""

from django import forms
from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _

from core.fields import CleanCharField
from core.finding import by_search
from core.forms import RowChoiceField, plain_helper


class NameViewForm(forms.Form):
    """The name under which an address is kept."""

    name = CleanCharField(
        label=_("Name of the view"),
        max_length=100,
        help_text=_("For example: Zhambyl, schools only"),
    )
    address = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.helper = plain_helper()


class ShareViewForm(forms.Form):
    """The colleagues who see a view beside its owner: who does, and one more, sought by name."""

    people = forms.ModelMultipleChoiceField(
        label=_("Shared with"),
        queryset=get_user_model().objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Untick whoever is to see it no longer."),
    )
    person = RowChoiceField(
        label=_("Add a colleague"),
        queryset=get_user_model().objects.none(),
        required=False,
        empty_label="–",
        help_text=_("Each opens it with their own rights: they see their regions, not yours."),
    )

    def __init__(self, *args, view, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.helper = plain_helper()
        colleagues = get_user_model().objects.by_name()
        sees = colleagues.filter(views_shared_with_me=view)
        self.fields["people"].queryset = sees
        self.fields["people"].label_from_instance = _named
        if not sees.exists():
            del self.fields["people"]
        others = colleagues.filter(is_active=True).exclude(pk=view.owner_id)
        self.fields["person"].queryset = others.exclude(views_shared_with_me=view)
        by_search(self.fields["person"], note=lambda one: one.role_label)

    def chosen(self) -> list:
        """Everybody who is to see the view from now on."""
        person = self.cleaned_data["person"]
        return [*self.cleaned_data.get("people", ()), *([person] if person else ())]


def _named(person) -> str:
    return f"{person.display_name}, {person.role_label}"
