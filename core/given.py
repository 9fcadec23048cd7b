"""What a person was given of a row, so that of two who edit one table each one's changes are told
from what they left alone.

A row carries a short mark of its values. Values that still come to the mark were not touched,
however they are written.
"""

from decimal import Decimal
from zlib import crc32

from django import forms
from django.forms import BaseForm, BoundField
from django.http import QueryDict


class GivenField(forms.CharField):
    """The mark of the values a row was given with; nobody types it."""

    def __init__(self) -> None:
        super().__init__(label="", required=False, max_length=8, widget=forms.HiddenInput)

    def has_changed(self, initial, data) -> bool:
        """It is no value of the row."""
        return False


def mark(form: forms.ModelForm) -> str:
    """The mark of the values that the fields of a form have in its row."""
    row = form.instance
    fields = [
        one for one in row._meta.concrete_fields if one.editable and one.name in form.base_fields
    ]
    values = [_plain(getattr(row, one.attname)) for one in fields if not one.primary_key]
    return f"{crc32(repr(values).encode()):08x}"


def _plain(value) -> str:
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return "" if value is None else str(value)


def is_untouched(form: forms.ModelForm) -> bool:
    """Whether what was sent for a row, which is valid, is what was given."""
    return form.data.get(form.add_prefix("given")) == mark(form)


def put(data: QueryDict, form: BaseForm, other: BaseForm | None) -> None:
    """Fill the fields of a form, in what was sent, with the values of another form of its kind, or
    empty them."""
    for bound in form.visible_fields():
        for name in [one for one in data if one.split("-sought")[0] == bound.html_name]:
            del data[name]
        if other is not None and (value := _sent(other[bound.name])) is not None:
            data[bound.html_name] = value


def _sent(bound: BoundField) -> str | None:
    value = bound.value()
    if isinstance(bound.field, forms.BooleanField):
        return "on" if value else None
    return None if value is None else str(value)
