"""Choices among rows that many fields share: the rows of a grid, of an inline, of a filter."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.functional import cached_property

from core.finding import FEW, SHOWN, FoundChoiceMixin
from core.names import fold_query
from core.querysets import holds


class Rows(Mapping):
    """Rows by their primary key as text, read when the first is looked for."""

    def __init__(self, read: Callable[[], Mapping[str, Model]]) -> None:
        self._read = read

    @cached_property
    def _rows(self) -> Mapping[str, Model]:
        return self._read()

    def __getitem__(self, key: str) -> Model:
        return self._rows[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)


class SharedChoiceField(forms.ModelChoiceField):
    """A choice among rows that many fields share and that are read once, if at all: neither the
    row that is chosen already nor any other is asked for singly."""

    kept: Model | None = None

    @classmethod
    def over(
        cls,
        field: forms.ModelChoiceField,
        rows: Mapping[str, Model],
        choices: Callable[[], Sequence[tuple[str, str]]] | None = None,
    ) -> "SharedChoiceField":
        """The same field over `rows`, keyed by their primary key as text; `choices` gives what it
        offers, if fields share that too."""
        shared = cls(
            queryset=field.queryset,
            required=field.required,
            label=field.label,
            help_text=field.help_text,
            initial=field.initial,
            empty_label=field.empty_label,
            widget=field.widget,
        )
        shared.rows = rows
        shared.label_from_instance = field.label_from_instance
        shared.disabled = field.disabled
        shared.choices = choices or (lambda: offered(field, rows))
        return shared

    def to_python(self, value):
        if value in self.empty_values:
            return None
        key = str(value.pk if isinstance(value, Model) else value)
        if self.kept is not None and key == str(self.kept.pk):
            return self.kept
        if key not in self.rows:
            raise ValidationError(self.error_messages["invalid_choice"], code="invalid_choice")
        return self.rows[key]

    def prepare_value(self, value):
        return value.pk if isinstance(value, Model) else value


def offered(field: forms.ModelChoiceField, rows: Mapping[str, Model]) -> list[tuple[str, str]]:
    """What a field offers: nothing, if it may be left empty, and each row with its label."""
    empty = [("", field.empty_label or "")] if field.empty_label is not None else []
    return [*empty, *((key, field.label_from_instance(row)) for key, row in rows.items())]


def read_choices(field: forms.ModelChoiceField) -> Rows:
    """The rows a choice is among, read once and when they are needed."""
    return Rows(lambda: by_key(field.queryset))


def by_key(rows: Iterable[Model]) -> dict[str, Model]:
    """Rows by their primary key as text."""
    return {str(row.pk): row for row in rows}


class SoughtRows(Rows):
    """Rows of which one is sought by name where they are many. Read are the first ones, which tell
    whether they are many, and those whose keys stand in the column; all of them only to look up
    what was typed."""

    def __init__(self, field: forms.ModelChoiceField, keys: Callable[[], set[str]]) -> None:
        super().__init__(self._read_all)
        self._queryset, self._keys = field.queryset, keys

    @cached_property
    def first(self) -> list[Model]:
        """The first rows, one more than a plain list holds."""
        return list(self._queryset[: FEW + 1])

    @property
    def are_few(self) -> bool:
        """Whether a plain list holds them all."""
        return len(self.first) <= FEW

    def __getitem__(self, key: str) -> Model:
        return self._near[key] if key in self._near else super().__getitem__(key)

    def __contains__(self, key) -> bool:
        return key in self._near

    @cached_property
    def _near(self) -> Mapping[str, Model]:
        keys = self._keys()
        return by_key(self._queryset.filter(pk__in=keys) if keys else self.first)

    def _read_all(self) -> Mapping[str, Model]:
        return by_key(self.first if self.are_few else self._queryset)


class SharedSoughtField(FoundChoiceMixin, SharedChoiceField):
    """A choice among shared rows of which one may be sought by name."""

    @classmethod
    def over(cls, field, rows, choices=None) -> "SharedSoughtField":
        """The same field over `rows`, which says beside a label what `field` says there."""
        shared = super().over(field, rows, choices)
        shared.widget.source = shared
        shared.note_from_instance = getattr(field, "note_from_instance", None)
        return shared

    @property
    def is_sought(self) -> bool:
        """Whether there is a box to type into, and not a plain list."""
        return not self.rows.are_few

    def first_rows(self, key) -> list[Model]:
        first = self.rows.first
        chosen = None if self.rows.are_few else self.row_of(key)
        return first if chosen is None or chosen in first else [*first, chosen]

    def row_of(self, key) -> Model | None:
        if self.kept is not None and str(key) == str(self.kept.pk):
            return self.kept
        return self.rows[str(key)] if str(key) in self.rows else None

    def found(self, text: str) -> list[Model]:
        rows = self.rows.values()
        return [row for row in rows if holds(row.folded, fold_query(text))][: SHOWN + 1]


def share(
    field: forms.ModelChoiceField,
    rows: Mapping[str, Model],
    choices: Callable[[], Sequence[tuple[str, str]]],
) -> SharedChoiceField:
    """The field over rows it shares with others, sought by name where they may be many."""
    kind = SharedSoughtField if isinstance(rows, SoughtRows) else SharedChoiceField
    return kind.over(field, rows, choices)
