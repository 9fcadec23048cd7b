"""A person's own settings."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.fields import CleanCharField


class ProfileForm(forms.ModelForm):
    """Name, e-mail and language of the person who is signed in."""

    full_name = CleanCharField(label=_("Name"), max_length=150, required=False)

    class Meta:
        model = User
        fields = ["full_name", "email", "language"]
