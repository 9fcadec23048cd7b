"""Filters of lists: what is typed narrows the rows, and stands in the address."""

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _

from core.display import Link
from core.fields import CleanCharField
from core.forms import ScopedFormMixin
from core.shared_choices import SharedChoiceField, read_choices


class _SearchField(CleanCharField):
    widget = forms.TextInput(attrs={"type": "search", "maxlength": 100})


class SearchFilter(django_filters.Filter):
    """Finds rows by name in any spelling."""

    field_class = _SearchField

    def filter(self, rows, value):
        return rows.matching(value) if value else rows


class FilterForm(ScopedFormMixin, forms.Form):
    """The form of a list's filters; its choices are scoped and read once each."""


class RecordFilterSet(django_filters.FilterSet):
    """Base of the filters of one list: a search box and the list's own choices."""

    q = SearchFilter(label=_("Search"), max_length=200)

    class Meta:
        form = FilterForm
        fields: list[str] = []

    def __init__(self, data=None, queryset=None, *, user, **kwargs) -> None:
        self.user = user
        super().__init__(data, queryset, **kwargs)

    @property
    def form(self):
        """The bound form, scoped to the reader."""
        if not hasattr(self, "_scoped_form"):
            form = super().form
            form.scope_choices(self.user)
            for name, field in list(form.fields.items()):
                # One row that a link names is looked up alone, not among all rows.
                if isinstance(field, forms.ModelChoiceField) and not field.widget.is_hidden:
                    form.fields[name] = SharedChoiceField.over(field, read_choices(field))
            self._scoped_form = form
        return self._scoped_form

    def active(self) -> list[tuple[str, str, str]]:
        """The filters that are set: name, label and the value in words."""
        found = []
        for name, field in self.form.fields.items():
            value = self.form.cleaned_data.get(name)
            if value not in field.empty_values:
                found.append((name, str(field.label), self._in_words(field, value)))
        return found

    @staticmethod
    def _in_words(field, value) -> str:
        choices = getattr(field, "choices", None)
        if choices and not hasattr(value, "pk"):
            return str(dict(choices).get(value, value))
        return str(value)

    def problems(self) -> list[Link]:
        """What could not be understood, as sentences."""
        return [
            Link(text=f"{self.form.fields[name].label}: {error}")
            for name, errors in self.form.errors.items()
            for error in errors
        ]
