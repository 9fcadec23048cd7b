"""Forms of what residents do: meetings with rankings, needs, groups; and of assessments."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from communities.models import (
    CommunityGroup,
    CommunityMeeting,
    ConflictAssessment,
    ConflictScore,
    GroupMember,
    Need,
    NeedRanking,
)
from core.fields import LocalIntegerField
from core.forms import RecordForm
from core.grids import GridRowForm, RecordGrid, grid


class MeetingForm(RecordForm):
    """A meeting of residents: when, how, and who came."""

    past_days = ("held_on",)

    class Meta(RecordForm.Meta):
        model = CommunityMeeting
        fields = ["held_on", "method", "women", "men", "youth", "minutes"]


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


class AssessmentForm(RecordForm):
    """An assessment of conflict risk: when, how, by which source."""

    class Meta(RecordForm.Meta):
        model = ConflictAssessment
        fields = ["assessed_on", "method", "source", "source_url", "note"]


class RankingRow(GridRowForm):
    class Meta(GridRowForm.Meta):
        model = NeedRanking
        fields = ["rank", "need", "votes_women", "votes_men", "votes_youth"]


class MemberRow(GridRowForm):
    class Meta(GridRowForm.Meta):
        model = GroupMember
        fields = ["function", "person", "sex", "is_youth"]


class ScoreRow(GridRowForm):
    score = LocalIntegerField(label=gettext_lazy("Score, 1 to 5"), min_value=1, max_value=5)

    class Meta(GridRowForm.Meta):
        model = ConflictScore
        fields = ["dimension", "score"]


def refuse_same_ranks(formset) -> None:
    """Raises ValidationError where two rankings of one meeting give the same rank."""
    seen: set[int] = set()
    for form in formset.forms:
        rank = form.cleaned_data.get("rank") if hasattr(form, "cleaned_data") else None
        if rank is None or form in formset.deleted_forms:
            continue
        if rank in seen:
            raise ValidationError(_("Rank %(rank)s is given twice.") % {"rank": rank})
        seen.add(rank)


class RankingGridBase(RecordGrid):
    """The needs of one community as one meeting ranked them: each rank is given once."""

    title = gettext_lazy("Ranked priorities")
    note = gettext_lazy("A need that is not listed is entered on the community's page first.")

    def choices_of(self, name: str, field) -> dict:
        """The needs of the meeting's community."""
        needs = self.instance.community.needs.by_name()
        return {str(need.pk): need for need in needs}

    def clean(self) -> None:
        super().clean()
        refuse_same_ranks(self)


class MemberGridBase(RecordGrid):
    title = gettext_lazy("Members of the group")
    note = gettext_lazy("Without a name, the function alone says who there is.")


class ScoreGridBase(RecordGrid):
    title = gettext_lazy("Scores")
    note = gettext_lazy("From 1 (calm) to 5 (acute).")


RankingGrid = grid("rankings", CommunityMeeting, NeedRanking, RankingRow, formset=RankingGridBase)
MemberGrid = grid("members", CommunityGroup, GroupMember, MemberRow, formset=MemberGridBase)
ScoreGrid = grid("scores", ConflictAssessment, ConflictScore, ScoreRow, formset=ScoreGridBase)
