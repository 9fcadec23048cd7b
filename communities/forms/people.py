"""Forms of what residents name and who speaks for them: needs, groups; and of assessments."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from communities.models import (
    CommunityGroup,
    ConflictAssessment,
    ConflictScore,
    GroupMember,
    Need,
)
from core.fields import LocalIntegerField
from core.forms import RecordForm
from core.grids import GridRowForm, RecordGrid, grid


class NeedForm(RecordForm):
    """A problem the community named, and what became of it."""

    class Meta(RecordForm.Meta):
        model = Need
        fields = ["name_ru", "name_kk", "name_en", "state"]


class ResidentsGroupForm(RecordForm):
    """A group of residents: its kind, its term and its legal standing."""

    class Meta(RecordForm.Meta):
        model = CommunityGroup
        fields = [
            "name_ru",
            "name_kk",
            "name_en",
            "kind",
            "elected_on",
            "ended_on",
            "legal_status",
            "has_account",
        ]

    def clean(self) -> dict:
        data = super().clean()
        elected, ended = data.get("elected_on"), data.get("ended_on")
        if elected and ended and ended < elected:
            self.add_error("ended_on", _("Its term ends after it was elected."))
        return data


class AssessmentForm(RecordForm):
    """An assessment of conflict risk: when, how, by which source."""

    class Meta(RecordForm.Meta):
        model = ConflictAssessment
        fields = ["assessed_on", "method", "source", "source_url", "note"]


class MemberRow(GridRowForm):
    class Meta(GridRowForm.Meta):
        model = GroupMember
        fields = ["function", "person", "sex", "is_youth"]


class ScoreRow(GridRowForm):
    score = LocalIntegerField(label=gettext_lazy("Score, 1 to 5"), min_value=1, max_value=5)

    class Meta(GridRowForm.Meta):
        model = ConflictScore
        fields = ["dimension", "score"]


class MemberGridBase(RecordGrid):
    title = gettext_lazy("Members of the group")
    note = gettext_lazy("Without a name, the function alone says who there is.")


class ScoreGridBase(RecordGrid):
    title = gettext_lazy("Scores")
    note = gettext_lazy("From 1 (calm) to 5 (acute).")


MemberGrid = grid("members", CommunityGroup, GroupMember, MemberRow, formset=MemberGridBase)
ScoreGrid = grid("scores", ConflictAssessment, ConflictScore, ScoreRow, formset=ScoreGridBase)
