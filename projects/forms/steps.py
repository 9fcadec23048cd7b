"""What the moves between stages ask: the day, the reason, the project a proposal merges into."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from communities.forms.choices import community_label
from core.dates import MONTH, YEAR, PartialDate
from core.fields import CleanCharField
from core.steps import DayForm
from projects.choices import CLOSED_STAGES
from projects.models import Project


class MoveForm(DayForm):
    """Asks on which day, up to today; `day` says what day that is."""

    def __init__(self, *args, day: str = "", **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if day:
            self.fields["on"].label = day

    def clean_on(self) -> PartialDate:
        day = self.cleaned_data["on"]
        first = {MONTH: day.date.replace(day=1), YEAR: day.date.replace(month=1, day=1)}
        if first.get(day.precision, day.date) > timezone.localdate():
            raise forms.ValidationError(_("This day has not come yet."))
        return day


class MoveWithReasonForm(MoveForm):
    """Asks on which day and why."""

    reason = CleanCharField(label=gettext_lazy("Reason"), multiline=True, max_length=2000)


class WithdrawForm(MoveWithReasonForm):
    """Asks besides which project of the same region the proposal goes into, if any."""

    merged_into = forms.ModelChoiceField(
        label=gettext_lazy("Merged into"),
        queryset=Project.objects.none(),
        required=False,
        empty_label=gettext_lazy("no other project"),
    )

    def __init__(self, *args, user, project_pk: int, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        region = Project.objects.filter(pk=project_pk).values("lead_community__district__region")
        field = self.fields["merged_into"]
        field.queryset = (
            Project.objects.visible_to(user)
            .filter(lead_community__district__region__in=region)
            .exclude(pk=project_pk)
            .exclude(stage__in=CLOSED_STAGES)
            .select_related("lead_community__district")
            .by_name()
        )
        field.label_from_instance = _project_label


def _project_label(project: Project) -> str:
    return f"{project}, {community_label(project.lead_community)}"
