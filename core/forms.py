"""Forms of records: choices inside the reader's scope, fields as people type here, the version."""

from collections.abc import Sequence
from copy import copy

from crispy_forms.helper import FormHelper
from django import forms
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models
from django.db.models import CheckConstraint, ProtectedError, UniqueConstraint
from django.db.models.constraints import BaseConstraint
from django.forms.models import InlineForeignKeyField, construct_instance
from django.forms.utils import ErrorDict
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.display import Link
from core.fields import CleanCharField, LocalDateField, LocalDecimalField, LocalIntegerField
from core.finding import FoundChoiceMixin
from core.models import NAME_LANGUAGES, Named
from core.money import CURRENCIES
from core.numbers import base_language

NAMES = tuple(f"name_{code}" for code in NAME_LANGUAGES)


class RowChoiceField(FoundChoiceMixin, forms.ModelChoiceField):
    """A choice among rows. The row that is chosen already is not asked for again."""

    kept: models.Model | None = None

    def label_from_instance(self, obj) -> str:
        """The row's own words for a list of choices, if it has any."""
        return (
            obj.choice_label() if hasattr(obj, "choice_label") else super().label_from_instance(obj)
        )

    def to_python(self, value):
        key = value.pk if isinstance(value, models.Model) else value
        if self.kept is not None and str(key) == str(self.kept.pk):
            return self.kept
        return super().to_python(value)


def local_formfield(db_field: models.Field, **kwargs):
    """The form field of a model field, reading numbers, dates and text as they are typed here."""
    if isinstance(db_field, models.DateField) and not isinstance(db_field, models.DateTimeField):
        return db_field.formfield(form_class=LocalDateField, **kwargs)
    if isinstance(db_field, models.ForeignKey):
        return db_field.formfield(form_class=RowChoiceField, **kwargs)
    if isinstance(db_field, models.DecimalField):
        return db_field.formfield(form_class=LocalDecimalField, **kwargs)
    if isinstance(db_field, models.IntegerField) and not db_field.choices:
        if isinstance(db_field, models.PositiveIntegerField | models.PositiveSmallIntegerField):
            small = isinstance(db_field, models.PositiveSmallIntegerField)
            kwargs |= {"min_value": 0} | ({"max_value": 32767, "grouped": False} if small else {})
        return db_field.formfield(form_class=LocalIntegerField, **kwargs)
    if isinstance(db_field, models.TextField) and not db_field.choices:
        widget = forms.Textarea(attrs={"rows": 3})
        return db_field.formfield(
            form_class=CleanCharField, multiline=True, widget=widget, **kwargs
        )
    if isinstance(db_field, models.URLField):
        return db_field.formfield(assume_scheme="https", **kwargs)
    plain = isinstance(db_field, models.CharField) and not db_field.choices
    if plain and type(db_field) is models.CharField:
        return db_field.formfield(form_class=CleanCharField, **kwargs)
    return db_field.formfield(**kwargs)


class ScopedFormMixin:
    """Narrows every choice of rows to those the user may read. `choices_by` names, for a field,
    the queryset method to ask in place of `visible_to` (editable_by, choosable_by)."""

    choices_by: dict[str, str] = {}

    def scope_choices(self, user) -> None:
        """Replace the choices of each field by the scoped ones."""
        for name, field in self.fields.items():
            if isinstance(field, forms.ModelChoiceField):
                question = self.choices_by.get(name, "visible_to")
                field.queryset = getattr(field.queryset.model.objects.all(), question)(user)


class RecordForm(ScopedFormMixin, forms.ModelForm):
    """The form of one record or of one part of it.

    It carries the version the person opened. Once the record is confirmed, its counted fields are
    locked to officers. Check constraints speak from the database (one answer, no query each).
    """

    # Days on which something happened: none of them lies ahead.
    past_days: tuple[str, ...] = ()

    version = forms.IntegerField(
        label=gettext_lazy("version"), widget=forms.HiddenInput, required=False
    )

    class Meta:
        formfield_callback = local_formfield

    def __init__(self, *args, user, root=None, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.before = copy(self.instance)
        self.user = user
        self.root = root
        self.scope_choices(user)
        for name, field in self.fields.items():
            if isinstance(field, RowChoiceField):
                field.kept = self.instance._state.fields_cache.get(name)
        self._own_name_first()
        self._help()
        self.initial["version"] = self.instance.version if self.instance.pk else None
        if is_locked(self.instance, user):
            self._lock(self.instance.counted_fields)
        self.helper = plain_helper()
        self.set_up()

    def set_up(self) -> None:
        """Hook: last touches to the fields."""

    def leave_unchecked(self) -> None:
        """Show what was typed as it stands, before anybody asks whether it is right."""
        self._errors, self.cleaned_data = ErrorDict(), {}

    def _own_name_first(self) -> None:
        """Of the names in three languages the one in the reader's is asked first."""
        names = [name for name in self.fields if name in NAMES]
        own = f"name_{base_language()}"
        if own in names:
            place = list(self.fields).index(names[0])
            others = [name for name in self.fields if name != own]
            self.order_fields([*others[:place], own, *others[place:]])

    def _help(self) -> None:
        for name in self.fields.keys() & set(self.past_days):
            self.fields[name].max_value = timezone.localdate()
        names = [name for name in self.fields if name.startswith("name_")]
        if names and not self.fields[names[0]].help_text:
            self.fields[names[0]].help_text = gettext_lazy(
                "Give the name in at least one language."
            )

    def _lock(self, names) -> None:
        for name in names:
            if name in self.fields:
                self.fields[name].disabled = True
                self.fields[name].help_text = gettext_lazy(
                    "Locked, because the record is confirmed. A manager can reopen it."
                )

    def _post_clean(self) -> None:
        """Django's, less the queries that tell nothing new: a chosen row is among the choices, so
        it exists; check constraints answer when the database writes (see `refuse_by`)."""
        exclude = self._get_validation_exclusions()
        choices = {n for n, f in self.fields.items() if isinstance(f, forms.ModelChoiceField)}
        links = {n for n, f in self.fields.items() if isinstance(f, InlineForeignKeyField)}
        try:
            self.instance = construct_instance(self, self.instance, self._meta.fields)
            self.instance.full_clean(
                exclude=exclude | choices | links, validate_unique=False, validate_constraints=False
            )
        except ValidationError as error:
            self._update_errors(error)
        self._ask_for_a_name()
        if self._validate_unique:
            self.validate_unique()

    def _ask_for_a_name(self) -> None:
        """A record that goes by its names has one; the error leads to the first field for it."""
        names = [name for name in self.fields if name in NAMES]
        missing = names and not any(getattr(self.instance, name, "") for name in NAMES)
        if missing and isinstance(self.instance, Named) and not self.errors.keys() & set(names):
            self.add_error(names[0], _("Give the name in at least one language."))

    def validate_unique(self) -> None:
        """Uniqueness of what was changed."""
        changed = set(self.changed_data)
        exclude = self._get_validation_exclusions()
        for field in self.instance._meta.concrete_fields:
            if not field.unique or field.name not in changed:
                exclude.add(field.name)
        try:
            self.instance.validate_unique(exclude=exclude)
            for constraint in self.instance._meta.constraints:
                if isinstance(constraint, UniqueConstraint) and changed & set(constraint.fields):
                    constraint.validate(type(self.instance), self.instance)
        except ValidationError as error:
            self._update_errors(error)

    def refuse_by(self, error: IntegrityError, grids=()) -> None:
        """Turn the database's refusal into the sentence of the constraint that refused, of this
        record or of a row of one of its grids."""
        if isinstance(error, ProtectedError):
            self.add_error(
                None, _("Other records depend on what you are removing, so it cannot be removed.")
            )
            return
        for grid in grids:
            if (refusing := _refusing(grid.model, error)) and _refuse_rows(grid, refusing):
                return
        places = [("", self.instance), *((f"{grid.title}: ", grid.model) for grid in grids)]
        for where, refused in places:
            if constraint := _refusing(refused, error):
                self.add_error(None, f"{where}{constraint.get_violation_error_message()}")
                return
        self.add_error(None, _("The database refused these values: look at them again."))


def _refusing(model, error: IntegrityError) -> BaseConstraint | None:
    """The constraint of a model that the database's refusal names."""
    found = (one for one in model._meta.constraints if one.name in str(error))
    return next(found, None)


def _refuse_rows(grid, constraint: BaseConstraint) -> bool:
    """Say beside the rows that a check refuses that it does; False if none of them is one."""
    refused = False
    for form in grid.forms if isinstance(constraint, CheckConstraint) else ():
        if form.has_changed() and form not in grid.deleted_forms:
            try:
                constraint.validate(grid.model, form.instance)
            except ValidationError as problem:
                form.add_error(None, problem)
                refused = True
    return refused


def plain_helper() -> FormHelper:
    """How a form is laid out inside a page's own form tag."""
    helper = FormHelper()
    helper.form_tag = False
    helper.disable_csrf = True
    return helper


def way_aside(url: str, text: str) -> str:
    """A button that leaves the form for another page and keeps what is typed meanwhile; from there
    it comes back (see `core.views.aside`)."""
    button = '<button class="way-aside" form="record-form" name="aside" value="{}">{}</button>'
    return format_html(button, url, text)


def is_locked(record, user) -> bool:
    """Whether the counted fields of a record are closed to this person: it is confirmed, and they
    may not confirm."""
    return bool(
        record.pk
        and getattr(record, "is_confirmed", False)
        and hasattr(record, "counted_fields")
        and not user.can(record.confirm_right)
    )


def unless_locked(record, user, ways: Sequence[Link]) -> Sequence[Link]:
    """The ways to what is counted or, where the record is confirmed and so closed to the person,
    to its page, on which a manager reopens it."""
    if not is_locked(record, user):
        return ways
    return [Link(_("Confirmed: a manager can reopen it"), record.get_absolute_url())]


class StepForm(forms.Form):
    """What a step asks before it is taken: a day, a reason, or nothing but the version."""

    version = forms.IntegerField(label=gettext_lazy("version"), widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.helper = plain_helper()


def currency_choices() -> list[tuple[str, str]]:
    """The currencies amounts may be entered in."""
    return [(code, code) for code in CURRENCIES]
