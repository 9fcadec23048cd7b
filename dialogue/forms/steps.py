"""What the steps of appeals and recommendations ask: the day, and what is said beside it."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.fields import CleanCharField, LocalDateField
from dialogue.choices import AnswerKind


class PastDayForm(forms.Form):
    """Asks on which day, up to today."""

    on = LocalDateField(label=_("On"))

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].max_value = timezone.localdate()


class PastDayAndReasonForm(PastDayForm):
    """Asks on which day and why."""

    reason = CleanCharField(label=_("Reason"), multiline=True, max_length=2000)


class IssueForm(PastDayForm):
    """Asks when a recommendation was sent, and under which number."""

    letter_number = CleanCharField(label=_("Number of the letter"), max_length=60, required=False)


class AnswerForm(PastDayForm):
    """Asks when the addressee answered, and what."""

    answer = forms.ChoiceField(
        label=pgettext_lazy("recommendation", "Answer"), choices=AnswerKind.choices
    )
    text = CleanCharField(
        label=_("Text of the answer"), multiline=True, max_length=5000, required=False
    )


class CarriedOutForm(PastDayForm):
    """Asks since when what was recommended is done, and what shows it."""

    note = CleanCharField(
        label=_("What shows that it was carried out"),
        multiline=True,
        max_length=5000,
        required=False,
    )
