"""The forms by which a view is named and shared."""

from django import forms
from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _

from core.fields import CleanCharField
from core.forms import plain_helper


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
    """The colleagues who see a view beside its owner."""

    people = forms.ModelMultipleChoiceField(
        label=_("Shared with"),
        queryset=get_user_model().objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Each opens it with their own rights: they see their regions, not yours."),
    )

    def __init__(self, *args, owner, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.helper = plain_helper()
        others = get_user_model().objects.filter(is_active=True).exclude(pk=owner.pk)
        self.fields["people"].queryset = others.order_by("full_name", "username", "pk")
        self.fields["people"].label_from_instance = _named


def _named(person) -> str:
    return f"{person.display_name}, {person.role_label}"
