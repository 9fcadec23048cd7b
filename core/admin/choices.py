"""Choices in rows of an inline: read once for all rows, and not at all for what is chosen."""

from functools import cache, partial

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect, RelatedFieldWidgetWrapper
from django.db.models import ForeignKey, Model

from core.forms import RowChoiceField
from core.shared_choices import SharedChoiceField, offered, read_choices


class KeptAutocomplete(AutocompleteSelect):
    """A choice found while typing; the row that is chosen already is not asked for again."""

    kept: Model | None = None

    def optgroups(self, name, value, attrs=None):
        chosen = [str(one) for one in value if str(one)]
        if self.kept is None or chosen != [str(self.kept.pk)]:
            return super().optgroups(name, value, attrs)
        label = self.choices.field.label_from_instance(self.kept)
        options = [self.create_option(name, self.kept.pk, label, True, 0)]
        if not self.is_required:
            options.insert(0, self.create_option(name, "", "", False, 0))
        return [(None, options, 0)]


def inner(field: forms.Field):
    """The widget itself, without the frame Django puts around that of a link."""
    widget = field.widget
    return widget.widget if isinstance(widget, RelatedFieldWidgetWrapper) else widget


def keep_chosen(form) -> None:
    """Tell the widgets of a form which row each shows, where that is known."""
    for field in form.fields.values():
        if isinstance(field, RowChoiceField) and isinstance(inner(field), KeptAutocomplete):
            inner(field).kept = field.kept


class SharedRows:
    """Mixin of the formset of an inline."""

    def __init__(self, *args, **kwargs) -> None:
        self._shared: dict[str, tuple] = {}
        super().__init__(*args, **kwargs)

    def add_fields(self, form, index) -> None:
        """Share the choices of each column among all rows."""
        super().add_fields(form, index)
        own = (self.fk.name, self._pk_field.name)
        for name, field in list(form.fields.items()):
            if name in own or not isinstance(field, forms.ModelChoiceField):
                continue
            if isinstance(field, forms.ModelMultipleChoiceField | SharedChoiceField):
                continue
            if not isinstance(inner(field), KeptAutocomplete):
                if name not in self._shared:
                    rows = read_choices(field)
                    self._shared[name] = (rows, cache(partial(offered, field, rows)))
                form.fields[name] = SharedChoiceField.over(field, *self._shared[name])
                form.fields[name].kept = form.instance._state.fields_cache.get(name)


def links_of(model: type[Model]) -> list[str]:
    """The foreign keys of a model, to be read together with its rows."""
    return [field.name for field in model._meta.fields if isinstance(field, ForeignKey)]
