"""Choosing one row among many by typing a part of its name, in any spelling.

Few choices are a plain list. Where there are more, the field is a box to type into: with script it
offers what is found as one types; without, what was typed is looked up when the form is sent. One
name that is meant without doubt is taken, anything else is asked back beside the field.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Case, Model, QuerySet, When
from django.forms.models import ModelChoiceIterator
from django.http import HttpRequest, JsonResponse, QueryDict
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.names import fold
from core.querysets import name_order
from core.text import clean_text

FEW = 25
"""So many choices are a plain list."""
SHOWN = 8
"""So many rows are offered for what is typed."""
LONGEST = 100
"""So many characters of what is typed are looked for."""


@dataclass(frozen=True)
class Sought:
    """What a search field sends: the key that was chosen, the text it was chosen for, and the text
    that stands in the box now. The key holds only while the text is still the same."""

    key: str
    chosen_for: str
    text: str

    def __str__(self) -> str:
        return self.text

    @property
    def chosen(self) -> str:
        """The key of the choice, or nothing if the text was typed anew."""
        return self.key if self.text == self.chosen_for else ""


class FindSelect(forms.Select):
    """A plain list of few rows, or a box in which one of many is looked for."""

    candidates: Sequence[Model] = ()
    source: "FoundChoiceMixin | None" = None
    """The field whose rows are offered, if others share them (core/shared_choices.py)."""

    class Media:
        js = [forms.Script("js/find.js", defer=True)]

    def value_from_datadict(self, data, files, name):
        """The key of a plain list, or what was sought."""
        if f"{name}-sought" not in data:
            return super().value_from_datadict(data, files, name)
        return Sought(
            data.get(name, ""),
            clean_text(data.get(f"{name}-sought-for", "")),
            clean_text(data.get(f"{name}-sought", "")),
        )

    def value_omitted_from_data(self, data, files, name) -> bool:
        """Whether the field was not sent at all."""
        return name not in data and f"{name}-sought" not in data

    def use_required_attribute(self, initial) -> bool:
        """Shared choices are not read to see whether the first of them is empty."""
        above = super() if self.source is None else super(forms.Select, self)
        return above.use_required_attribute(initial)

    def render(self, name, value, attrs=None, renderer=None):
        """The list, if it is short and nothing was typed; else the box."""
        field = self._field()
        if field is None:
            return super().render(name, value, attrs, renderer)
        if not isinstance(value, Sought):
            rows = field.first_rows(value)
            if len(rows) <= FEW:
                if self.source is None:
                    self.choices = plain_choices(field, sorted(rows, key=_by_name))
                return super().render(name, value, attrs, renderer)
            row = next((one for one in rows if str(one.pk) == str(value)), None)
            return self._box(name, stated(field, row), attrs, row)
        return self._box(name, value, attrs)

    def _field(self) -> "FoundChoiceMixin | None":
        own = self.choices.field if isinstance(self.choices, ModelChoiceIterator) else None
        return self.source or own

    def _box(self, name: str, value: Sought, attrs: dict | None, row: Model | None = None) -> str:
        field = self._field()
        given = self.build_attrs(self.attrs, attrs)
        given["class"] = "form-control"
        row = row or field.row_of(value.chosen)
        shown = {
            "name": name,
            "value": value,
            "attrs": given,
            "label": field.label,
            "note": note_of(field, row) if row else "",
            "candidates": [offer(field, one) for one in self.candidates],
        }
        return render_to_string("components/find.html", shown)


def plain_choices(field: forms.ModelChoiceField, rows: Sequence[Model]) -> list[tuple[str, str]]:
    """What a plain list offers: nothing, if it may be left empty or is not chosen yet, and rows."""
    empty = [("", field.empty_label)] if field.empty_label is not None else []
    return [*empty, *((row.pk, field.label_from_instance(row)) for row in rows)]


def is_key(value) -> bool:
    """Whether a value from a form or an address may be the key of a row."""
    text = str(value)
    return text.isascii() and text.isdigit() and len(text) <= 18


def _by_name(row: Model) -> tuple:
    return getattr(row, name_order(), str(row)), row.pk


def stated(field: forms.ModelChoiceField, row: Model | None) -> Sought:
    """The state of the box for a row that is chosen already, or for none."""
    text = str(field.label_from_instance(row)) if row else ""
    return Sought(str(row.pk) if row else "", text, text)


def note_of(field: forms.ModelChoiceField, row: Model) -> str:
    """What is told of a row beside its label, such as its region."""
    note = getattr(field, "note_from_instance", None)
    return str(note(row)) if note else ""


def offer(field: forms.ModelChoiceField, row: Model) -> dict[str, str]:
    """One row as it is offered: key, label and note."""
    label = str(field.label_from_instance(row))
    return {"key": str(row.pk), "label": label, "note": note_of(field, row)}


def found_rows(queryset: QuerySet, text: str) -> list[Model]:
    """The rows that hold every word of a text in any spelling, one more than is shown."""
    text = clean_text(text[: 4 * LONGEST])[:LONGEST]
    return list(queryset.matching(text)[: SHOWN + 1]) if fold(text) else []


class FoundChoiceMixin:
    """A choice among rows that may be sought by name; give it the widget `FindSelect`."""

    default_error_messages = {
        "not_found": gettext_lazy(
            "Nothing is found by this name. Type a part of it, in any spelling."
        ),
        "which": gettext_lazy("Which one is meant? Choose it below, or type more of its name."),
    }

    def to_python(self, value):
        """The row of a key, or the one that was sought."""
        if not isinstance(value, Sought):
            return super().to_python(value)
        if not value.text:
            return None
        if value.chosen:
            return self.to_python(value.chosen)
        return self.seek(value.text)

    def first_rows(self, key) -> list[Model]:
        """The first rows, one more than a plain list holds, and among them the one that is chosen
        already: one query, however many rows there are."""
        rows = self.queryset
        if is_key(key):
            chosen_first = Case(When(pk=key, then=0), default=1)
            rows = rows.order_by(chosen_first, *rows.query.order_by)
        return list(rows[: FEW + 1])

    def row_of(self, key) -> Model | None:
        """The row with a key, if it is among the choices."""
        return self.queryset.filter(pk=key).first() if is_key(key) else None

    def found(self, text: str) -> list[Model]:
        """The rows that hold every word of a text in any spelling, one more than is shown."""
        return found_rows(self.queryset, text)

    def seek(self, text: str) -> Model:
        """The one row that bears the name; otherwise those that come near are offered."""
        rows = self.found(text)
        if not rows:
            raise ValidationError(self.error_messages["not_found"], code="not_found")
        meant = [row for row in rows if fold(text) in self._names(row)]
        if len(meant) == 1 and len(rows) <= SHOWN:
            return meant[0]
        self.widget.candidates = rows[:SHOWN]
        raise ValidationError(self.error_messages["which"], code="which")

    def _names(self, row: Model) -> set[str]:
        names = [getattr(row, f"name_{code}", "") for code in ("kk", "ru", "en")]
        return {fold(name) for name in (*names, self.label_from_instance(row)) if name}

    def has_changed(self, initial, data) -> bool:
        """Whether another row is meant than the one shown."""
        if isinstance(data, Sought):
            data = data.chosen or data.text
        return super().has_changed(initial, data)


def by_search(field: forms.ModelChoiceField, note=None) -> None:
    """Let the rows of a field be sought by name where they are many; `note(row)` says what stands
    beside the label, such as the region. Raises TypeError for a field that knows only keys."""
    if not isinstance(field, FoundChoiceMixin):
        raise TypeError(f"{field.label} cannot be sought by name.")
    widget = FindSelect(attrs=dict(field.widget.attrs))
    widget.is_required = field.widget.is_required
    field.widget = widget
    widget.choices = field.choices
    if note is not None:
        field.note_from_instance = note


def answer(request: HttpRequest, form: forms.BaseForm, grids: Sequence = ()) -> JsonResponse | None:
    """What a search field of a form, or of a row of its grids, offers for what is being typed
    (`?find=field&q=text`), from the very choices the form accepts; None if the address asks nothing
    of the kind."""
    asked = request.GET.get("find", "")
    fields = (form.fields.get(asked), *(grid.sought_field(asked) for grid in grids))
    field = next(filter(None, fields), None)
    if field is None or not isinstance(field.widget, FindSelect):
        return None
    rows = found_rows(field.queryset, request.GET.get("q", ""))
    response = JsonResponse(
        {"rows": [offer(field, row) for row in rows[:SHOWN]], "said": _said(len(rows))}
    )
    response["Cache-Control"] = "private, no-store"
    return response


def settled(query: QueryDict, form: forms.BaseForm) -> QueryDict | None:
    """The query of an address in which the key of each row that was sought by name stands in place
    of its name, so that it can be kept; None if nothing was sought, or not found."""
    sought = [name for name in form.fields if f"{name}-sought" in query]
    if not sought or any(name in form.errors for name in sought):
        return None
    plain = query.copy()
    for name in sought:
        for key in (name, f"{name}-sought", f"{name}-sought-for"):
            plain.pop(key, None)
        if row := form.cleaned_data.get(name):
            plain[name] = str(row.pk)
    return plain


def _said(count: int) -> str:
    """What is told, and read out, of the number of rows found."""
    if not count:
        return _("Nothing is found by this name.")
    return _("Type more to see others.") if count > SHOWN else ""
