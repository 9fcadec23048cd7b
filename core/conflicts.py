"""Two people wrote in one form: what the second typed beside what the first saved, in words."""

from django.forms import BaseForm, BooleanField, BoundField, ChoiceField
from django.utils.choices import flatten_choices
from django.utils.translation import gettext as _


def difference(label: str, mine: str, theirs: str) -> dict[str, str]:
    """One line of a conflict."""
    return {"label": label, "mine": mine, "theirs": theirs, "base": ""}


def differences(mine: BaseForm, theirs: BaseForm, where: str = "") -> list[dict[str, str]]:
    """Field by field what differs between a form as typed and one of the record as it is stored by
    now; `where` stands before the labels."""
    return [
        difference(f"{where}{bound.label}", in_words(bound), in_words(theirs[bound.name]))
        for bound in mine.visible_fields()
        if bound.name in theirs.fields and bound.name != "DELETE"
        if bound.field.has_changed(theirs[bound.name].initial, bound.data)
    ]


def in_words(bound: BoundField) -> str:
    """What a field holds, as a person reads it: the label of a choice, not its key."""
    value = bound.value()
    if isinstance(bound.field, BooleanField):
        return _("yes") if value else _("no")
    values = [one for one in (value if isinstance(value, list) else [value]) if one or one == 0]
    if isinstance(bound.field, ChoiceField):
        labels = {str(key): label for key, label in flatten_choices(bound.field.choices)}
        values = [labels.get(str(one), one) for one in values]
    return ", ".join(str(one) for one in values)


def row_in_words(form: BaseForm) -> str:
    """What a row of a grid holds, field after field."""
    fields = [bound for bound in form.visible_fields() if bound.name != "DELETE"]
    return ", ".join(filter(None, (in_words(bound) for bound in fields if bound.data)))
