"""Grids: the rows of a record edited together on its form, saved as one with it.

The number of queries does not grow with the rows: choices are read once and resolved in memory,
and all rows are written in bulk with their history.
"""

import json
from collections.abc import Callable, Mapping
from functools import cache, partial

from django import forms
from django.db.models import Model
from django.forms.models import BaseInlineFormSet, BaseModelFormSet, inlineformset_factory
from django.utils.html import format_html_join
from django.utils.translation import gettext as _

from core.conflicts import difference, differences, row_in_words
from core.exceptions import EditConflict
from core.finding import FindSelect, is_key
from core.forms import RecordForm
from core.given import GivenField, is_untouched, mark, put
from core.history import write_many
from core.pasted_rows import PastedRows
from core.shared_choices import (
    SharedChoiceField,
    SoughtRows,
    offered,
    read_choices,
    share,
)
from core.totals import GridTotals


class GridRowForm(RecordForm):
    """One row of a grid. Uniqueness is checked among the rows, then by the database."""

    given = GivenField()

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.initial["given"] = mark(self) if self.instance.pk else ""

    def validate_unique(self) -> None:
        """Left to the grid and to the database: no query for each row."""


class GridOfRows(PastedRows, GridTotals, BaseModelFormSet):
    """Rows of one kind that are edited together, also where they do not point at the record itself:
    a subclass then names `instance`, the record whose form this is."""

    title = ""
    note = ""
    template = "components/grid.html"

    def __init__(self, *args, user, locked: bool = False, **kwargs) -> None:
        self.user = user
        self.locked = locked
        self._choices: dict[str, tuple[Mapping[str, Model], Callable]] = {}
        kwargs["form_kwargs"] = {"user": user} | kwargs.get("form_kwargs", {})
        super().__init__(*args, **kwargs)
        self.take_pasted()

    def is_valid(self) -> bool:
        """Whether every row can be saved; a locked grid is left as it is."""
        return self.locked or super().is_valid()

    @property
    def is_open(self) -> bool:
        """Whether something typed or refused has to be seen, where a grid is folded otherwise."""
        if not self.is_bound:
            return False
        rows = any(form.errors or form.has_changed() for form in self.forms)
        return rows or bool(self.non_form_errors())

    def leave_unchecked(self) -> None:
        """Show the rows as they were typed, before anybody asks whether they are right."""
        self._errors, self._non_form_errors = [], self.error_class()
        for form in self.forms:
            form.leave_unchecked()

    def add_fields(self, form, index) -> None:
        """Share the choices among all rows, and keep each row's identity in memory."""
        super().add_fields(form, index)
        for name, field in list(form.fields.items()):
            if name == self._pk_field.name and self.is_gone(form):
                form.fields[name] = forms.CharField(required=False, widget=forms.HiddenInput)
            elif name == self._pk_field.name:
                rows = {str(row.pk): row for row in self.get_queryset()}
                form.fields[name] = SharedChoiceField.over(field, rows, choices=tuple)
            elif isinstance(field, forms.ModelChoiceField) and name != self.link_name:
                if name not in self._choices:
                    rows = self.choices_of(name, field)
                    self._choices[name] = (rows, cache(partial(offered, field, rows)))
                form.fields[name] = share(field, *self._choices[name])
                form.fields[name].kept = form.instance._state.fields_cache.get(name)
            if self.locked and name not in (self._pk_field.name, "version"):
                form.fields[name].disabled = True
        self.keep_words(form)

    def _construct_form(self, i, **kwargs):
        """Django's; but a row without a key is a new one wherever it stands, as one is that was
        entered anew, or is left empty, after somebody removed it."""
        form = super()._construct_form(i, **kwargs)
        form.fields[self._pk_field.name].required = False
        form.empty_permitted = form.empty_permitted or form.is_bound and not self.sent_key(form)
        return form

    def sent_key(self, form) -> str:
        """The key of the stored row a form was sent for; empty for a new one."""
        return form.data.get(form.add_prefix(self._pk_field.name), "") if form.is_bound else ""

    def beside_key(self, form) -> str:
        """Hook: the key of the stored row a form is set beside; empty for a new one."""
        return self.sent_key(form)

    def row_label(self, form, number: int) -> str:
        """Hook: how a row is called where a conflict tells of it."""
        words = {"table": self.title, "number": number}
        return _("%(table)s, row %(number)s") % words

    def is_gone(self, form) -> bool:
        """Whether the row a form was sent for is there no more."""
        return form.instance.pk is None and bool(self.sent_key(form))

    def choices_of(self, name: str, field: forms.ModelChoiceField) -> Mapping[str, Model]:
        """Hook: the rows a column chooses among, by their primary key as text; asked once."""
        if isinstance(field.widget, FindSelect):
            return SoughtRows(field, partial(self._keys_of, name))
        return read_choices(field)

    def _keys_of(self, name: str) -> set[str]:
        """The keys that stand in a column, stored or sent."""
        start, end = f"{self.prefix}-", f"-{name}"
        sent = (v for key, v in self.data.items() if key.startswith(start) and key.endswith(end))
        stored = (str(getattr(row, f"{name}_id", "")) for row in self.get_queryset())
        return {key for key in (*stored, *sent) if is_key(key)}

    def sought_field(self, asked: str) -> forms.Field | None:
        """The field of the column that a search box of a row asks for, by the name of the box."""
        if not asked.startswith(f"{self.prefix}-"):
            return None
        return self.empty_form.fields.get(asked.rsplit("-", 1)[1])

    def collect(self) -> dict[str, list]:
        """What is to be created, updated (as it was, as it shall be) and deleted.

        Raises EditConflict if one of the rows was changed or removed meanwhile.
        """
        found: dict[str, list] = {"create": [], "update": [], "delete": []}
        for form in self.forms:
            removed = self.can_delete and self._should_delete_form(form)
            if not removed and is_untouched(form):
                continue
            if self.is_gone(form) and not removed:
                raise EditConflict(self.instance)
            if form.instance.pk is None:
                if form.has_changed() and not removed:
                    found["create"].append(form.instance)
                continue
            if not removed and not form.has_changed():
                continue
            if form.cleaned_data.get("version") != form.before.version:
                raise EditConflict(self.instance)
            if removed:
                found["delete"].append(form.before)
            else:
                form.instance.version = form.before.version + 1
                found["update"].append((form.before, form.instance))
        return found

    def write(self, *, actor, record, root) -> None:
        """Write all rows of the saved record and their history."""
        if self.locked:
            return
        found = self.collect()
        for row in found["create"]:
            self.link(row, record)
        self.complete(found, record)
        write_many(actor=actor, root=root, **found)

    def set_beside(self, record) -> list[dict[str, str]]:
        """What was typed beside the rows of `record` as they are stored by now, where somebody
        changed, removed or added one meanwhile.

        From here on the grid goes by those rows: sent once more, it overwrites them knowingly, and
        enters anew what was removed. A row the person has not touched becomes as it is stored.
        """
        if self.locked:
            return []
        stored = type(self)(None, instance=record, user=self.user, prefix=self.prefix)
        theirs = {str(form.instance.pk): form for form in stored.initial_forms}
        data, found = self.data.copy(), []
        for number, form in enumerate(self.forms, start=1):
            if key := self.beside_key(form):
                where = self.row_label(form, number)
                found += self._set_row_beside(where, form, theirs.pop(key, None), data)
        where = _("%(table)s, a new row") % {"table": self.title}
        found += [difference(where, "", str(form.instance)) for form in theirs.values()]
        for form in (self, *self.forms):
            form.data = data
        return found

    def _set_row_beside(self, where: str, mine, theirs, data) -> list[dict[str, str]]:
        removed = self.can_delete and self._should_delete_form(mine)
        version = mine.add_prefix("version")
        if theirs is None:
            if removed:
                return []
            if is_untouched(mine):
                put(data, mine, None)
                data[version] = data[mine.add_prefix(self._pk_field.name)] = ""
                return []
            data[version] = data[mine.add_prefix(self._pk_field.name)] = ""
            return [difference(where, row_in_words(mine), _("Removed"))]
        if data.get(version) == str(theirs.instance.version):
            return []
        data[version] = str(theirs.instance.version)
        data[mine.add_prefix("given")] = theirs.initial["given"]
        if not removed and is_untouched(mine):
            put(data, mine, theirs)
            return []
        if removed:
            return [difference(where, _("Removed"), str(theirs.instance))]
        return differences(mine, theirs, f"{where}: ")

    def table_data(self) -> dict:
        """Hook: what the page's script is told, as data attributes of the table, each as JSON."""
        return {}

    def table_attributes(self) -> str:
        """The same as attributes."""
        values = self.table_data().items()
        return format_html_join("", ' data-{}="{}"', ((name, json.dumps(v)) for name, v in values))

    # The field by which a row points at the record.
    link_name = ""

    def link(self, row, record) -> None:
        """Hook: make a new row one of the saved record."""

    def complete(self, found: dict[str, list], record) -> None:
        """Hook: fill what a row holds beside what was typed."""


class RecordGrid(GridOfRows, BaseInlineFormSet):
    """The rows of one kind on a record's form."""

    @property
    def link_name(self) -> str:
        """The foreign key to the record."""
        return self.fk.name

    def link(self, row, record) -> None:
        setattr(row, self.fk.name, record)

    def get_queryset(self):
        """The rows there are; none for a record that is not saved yet."""
        if self.instance.pk is None:
            return self.model._default_manager.none()
        return super().get_queryset()


def grid(prefix: str, parent, model, form, formset=RecordGrid, **options):
    """The class of a grid of `model` rows on the form of `parent`, its fields named by `prefix`."""
    defaults = {"extra": 3, "can_delete": True, "max_num": 500, "validate_max": True}
    options = defaults | options
    # One row too many is enough to refuse; Django would build a thousand more before it does.
    options.setdefault("absolute_max", options["max_num"] + 1)
    made = inlineformset_factory(parent, model, form=form, formset=formset, **options)
    made.prefix = prefix
    return made
