"""Grids whose rows are given beforehand: each seat of a council, each question of a survey."""

from copy import copy
from dataclasses import dataclass

from django import forms
from django.db.models import Model
from django.utils.functional import cached_property

from core.exceptions import EditConflict
from core.forms import RecordForm
from core.grids import GridRowForm, RecordGrid


@dataclass(frozen=True)
class FixedRow:
    """One row as it is shown: what it is about, and its form."""

    label: str
    note: str
    form: RecordForm


@dataclass(frozen=True)
class RowGroup:
    """Rows that stand together under a heading of their own, or under none."""

    title: str
    rows: list[FixedRow]


class FixedRowForm(GridRowForm):
    """A row that is stored as soon as one of its `filled_by` fields is filled, and taken out when
    all of them are emptied."""

    filled_by: tuple[str, ...] = ()

    def is_blank(self) -> bool:
        """Whether nothing is typed into the row."""
        typed = (self.data.get(self.add_prefix(name), "") for name in self.filled_by)
        return not any(text.strip() for text in typed if isinstance(text, str))

    def has_changed(self) -> bool:
        if self.instance.pk is None and (not self.is_bound or self.is_blank()):
            return False
        return super().has_changed()


class FixedGrid(RecordGrid):
    """Rows for each of the `keys()`, stored where something is typed; none is added by hand."""

    template = "dialogue/fixed_grid.html"
    key_field = ""
    row_title = ""
    empty_text = ""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        missing = [key for key in self.keys() if str(key) not in self.stored]
        self.initial_extra = [{self.key_field: key} for key in missing]
        self.extra = len(missing)

    @property
    def key_attribute(self) -> str:
        """The attribute of a stored row that holds its key."""
        return self.model._meta.get_field(self.key_field).attname

    def keys(self) -> list:
        """What there has to be a row for, in order."""
        raise NotImplementedError

    def add_fields(self, form, index) -> None:
        super().add_fields(form, index)
        if form.instance.pk is None:
            # The row's rules ask its whole, whatever was sent in the whole's place.
            setattr(form.instance, self.fk.name, self.instance)
        form.fields.pop("DELETE", None)
        form.fields[self.key_field].widget = forms.HiddenInput()

    def _should_delete_form(self, form) -> bool:
        return bool(form.instance.pk) and not self.locked and form.is_blank()

    def row_key(self, form) -> str:
        """What the row of a form is for."""
        return str(form[self.key_field].value() or "")

    @cached_property
    def stored(self) -> dict[str, Model]:
        """The stored rows by what they are for."""
        return {str(getattr(row, self.key_attribute)): row for row in self.get_queryset()}

    def stored_meanwhile(self, form) -> Model | None:
        """The row that somebody has stored for the same, since a new one was begun."""
        began = form.instance.pk is None and not self.sent_key(form) and form.has_changed()
        return self.stored.get(self.row_key(form)) if began else None

    def collect(self) -> dict[str, list]:
        """What is to be written. A row that somebody has stored meanwhile is shown before it is
        overwritten: raises EditConflict if it was not."""
        for form in self.forms:
            if (row := self.stored_meanwhile(form)) is None:
                continue
            if form.cleaned_data.get("version") != row.version:
                raise EditConflict(self.instance)
            form.before, form.instance = row, copy(row)
            for name in form.filled_by:
                setattr(form.instance, name, form.cleaned_data[name])
        return super().collect()

    def beside_key(self, form) -> str:
        row = self.stored_meanwhile(form)
        return str(row.pk) if row else super().beside_key(form)

    def row_label(self, form, number: int) -> str:
        return f"{self.title}, {self.described(self.row_key(form))[1]}"

    def described(self, key: str) -> tuple[str, str, str]:
        """What the row of a key is about: its group, its label, a note."""
        raise NotImplementedError

    def groups(self) -> list[RowGroup]:
        """The rows under their headings, in the order of the headings."""
        found: dict[str, list[FixedRow]] = {}
        for form in self.forms:
            title, label, note = self.described(self.row_key(form))
            found.setdefault(title, []).append(FixedRow(label, note, form))
        return [RowGroup(title, rows) for title, rows in found.items()]
