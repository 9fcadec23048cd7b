"""Rows pasted into a grid: laid out as rows that were typed, each checked like any other.

Pasted rows are never saved unseen: the form comes back with them and what is wrong in each cell.
"""

from collections.abc import Iterable
from functools import cache, partial

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.models import Named
from core.names import fold
from core.numbers import format_number
from core.pasting import WORDS, Table, by_words, in_every_language, table_of
from core.text import clean_text

LONGEST_WORDS = 100


class PastedRows:
    """A formset that takes rows pasted as text into the field `<prefix>-paste`, and words pasted
    into its choices. `takes_paste` offers the field on the page."""

    takes_paste = False
    pasted = ""
    _paste_error: ValidationError | None = None
    _said: str = ""

    @property
    def paste_name(self) -> str:
        """The name of the field for pasted rows."""
        return self.add_prefix("paste")

    def take_pasted(self) -> None:
        """Lay out what was pasted, and read the words in choices, before a row is looked at."""
        if not self.is_bound or self.locked or not self.takes_paste:
            return
        text = self.data.get(self.paste_name, "")
        if clean_text(text):
            self._lay_out(text)
        keys = [key for key in self.data if key.startswith(f"{self.prefix}-")]
        if worded := [key for key in keys if self.data.get(key, "").startswith(WORDS)]:
            self._read_words(worded)

    def full_clean(self) -> None:
        """Django's; then what was pasted is said, and words that are no choice beside them."""
        super().full_clean()
        if not self.is_bound or not self.takes_paste:
            return
        for problem in filter(None, (self._paste_error, self._said)):
            self._non_form_errors.append(problem)
        for form in self.forms:
            for name in form.errors.keys() & form.fields.keys():
                raw = form.data.get(form.add_prefix(name), "")
                if isinstance(raw, str) and raw.startswith(WORDS):
                    form.errors[name] = form.error_class([_not_a_choice(raw)])

    def keep_words(self, form) -> None:
        """Words that are no choice stay where they were pasted, to be seen and mended."""
        if not self.is_bound or not self.takes_paste:
            return
        for name, field in form.fields.items():
            raw = self.data.get(form.add_prefix(name), "")
            if isinstance(field, forms.ChoiceField) and raw.startswith(WORDS):
                field.widget.choices = [*field.widget.choices, (raw, _words(raw))]

    def columns(self) -> dict[str, forms.BoundField]:
        """The columns that take pasted text, in their order: those typed or chosen."""
        shape = self.empty_form
        return {
            bound.name: bound
            for bound in shape.visible_fields()
            if not isinstance(bound.field, forms.BooleanField) and not bound.field.disabled
        }

    def column_labels(self) -> list[str]:
        """What the columns are called, in their order."""
        return [str(bound.label) for bound in self.columns().values()]

    def _lay_out(self, text: str) -> None:
        columns = self.columns()
        labels = {
            name: [*in_every_language(partial(str, bound.label)), name]
            for name, bound in columns.items()
        }
        try:
            start = self._first_blank()
            table = table_of(text, labels, self.max_num - start)
        except ValidationError as problem:
            self.pasted, self._paste_error = text, problem
            return
        data = self.data.copy()
        data[self.paste_name] = ""
        total = self.management_form.add_prefix(forms.formsets.TOTAL_FORM_COUNT)
        data[total] = str(max(self.total_form_count(), start + len(table.rows)))
        for index, row in enumerate(table.rows, start=start):
            for name, bound in columns.items():
                data.update(_typed(f"{self.add_prefix(index)}-{name}", bound, row.get(name, "")))
        self._take(data)
        self._said = _what_was_taken(table)

    def _first_blank(self) -> int:
        """The place after the last row that holds anything."""
        if not self.management_form.is_valid():
            return 0
        filled = [
            index
            for index, form in enumerate(self.forms)
            if index < self.initial_form_count() or form.has_changed()
        ]
        return max(filled, default=-1) + 1

    def _take(self, data) -> None:
        self.data = data
        for name in ("forms", "management_form"):
            self.__dict__.pop(name, None)

    def _read_words(self, keys: Iterable[str]) -> None:
        fields = self.empty_form.fields
        values = cache(lambda name: by_words(partial(_said_of, fields[name])))
        data = self.data.copy()
        for key in keys:
            name = key.rsplit("-", 1)[1]
            if not isinstance(fields.get(name), forms.ChoiceField):
                data[key] = _words(data[key])
                continue
            meant = values(name).get(fold(_words(data[key])), set())
            if len(meant) == 1:
                data[key] = next(iter(meant))
        self._take(data)


def _typed(key: str, bound: forms.BoundField, cell: str) -> dict[str, str]:
    """What is sent under `key` for what was pasted, or what a blank row proposes there."""
    if not cell:
        value = bound.value()
        return {key: "" if value is None else str(value)}
    if getattr(bound.field, "is_sought", False):
        return {key: "", f"{key}-sought-for": "", f"{key}-sought": cell[:LONGEST_WORDS]}
    return {key: f"{WORDS}{cell}" if isinstance(bound.field, forms.ChoiceField) else cell}


def _words(raw: str) -> str:
    return raw.removeprefix(WORDS)[:LONGEST_WORDS]


def _not_a_choice(raw: str) -> str:
    text = _("“%(words)s” is not in this list, or stands in it more than once: choose from it.")
    return text % {"words": _words(raw)}


def _said_of(field: forms.ChoiceField) -> list[tuple[str, str]]:
    """Values of a choice with all that may be said for each: its label, itself, a row's name."""
    if (rows := getattr(field, "rows", None)) is not None:
        said = [(key, field.label_from_instance(row)) for key, row in rows.items()]
        return said + [(key, row.name) for key, row in rows.items() if isinstance(row, Named)]
    said = [(str(value), str(label)) for value, label in _flat(field.choices) if value]
    return said + [(value, value) for value, _label in said]


def _flat(choices) -> Iterable[tuple]:
    for value, label in choices:
        if isinstance(label, list | tuple):
            yield from label
        else:
            yield value, label


def _what_was_taken(table: Table) -> str:
    number = len(table.rows)
    text = ngettext(
        "%(number)s pasted row stands in the table now. Look at it, then save.",
        "%(number)s pasted rows stand in the table now. Look at them, then save.",
        number,
    ) % {"number": format_number(number)}
    if table.left_out:
        left = _("Left out, because the table has no such columns: %(columns)s.")
        text = f"{text} {left % {'columns': ', '.join(table.left_out)[:300]}}"
    return text
