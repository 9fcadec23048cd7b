"""The small forms a step asks before it is taken: a reason, a day."""

from django import forms
from django.utils.translation import gettext_lazy as _

from core.fields import CleanCharField, PartialDateField


class ReasonForm(forms.Form):
    """Asks why."""

    reason = CleanCharField(label=_("Reason"), multiline=True, max_length=2000)


class DayForm(forms.Form):
    """Asks on which day, known to the day, the month or the year."""

    on = PartialDateField(
        label=_("On"), help_text=_("The day, or the month or year if no more is known.")
    )


class DayAndReasonForm(DayForm):
    """Asks on which day and why."""

    reason = CleanCharField(label=_("Reason"), multiline=True, max_length=2000)


def reason_form(prefix: str) -> ReasonForm:
    """An empty form that asks why; its ids differ by `prefix`, its field names do not."""
    return ReasonForm(auto_id=f"id_{prefix}_%s")
