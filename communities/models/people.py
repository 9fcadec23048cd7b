"""What the residents do: meetings, ranked needs, groups; and the assessment of conflict risk."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from communities.choices import (
    ConflictDimension,
    GroupFunction,
    GroupKind,
    MeetingMethod,
    NeedState,
    Sex,
)
from communities.models.community import Community, CommunityPart
from communities.querysets import (
    CommunityPartQuerySet,
    ConflictQuerySet,
    GroupMemberQuerySet,
    MeetingQuerySet,
    NeedQuerySet,
    NeedRankingQuerySet,
)
from core.models import Named, Provenanced, Versioned


class CommunityMeeting(CommunityPart, Provenanced):
    """One meeting of residents: who came (people), how needs were found, and the votes cast."""

    community = models.ForeignKey(Community, on_delete=models.CASCADE, related_name="meetings")
    held_on = models.DateField(_("held on"))
    method = models.CharField(
        _("method"), max_length=20, choices=MeetingMethod, default=MeetingMethod.OPEN_MEETING
    )
    women = models.PositiveIntegerField(_("women"), default=0)
    men = models.PositiveIntegerField(_("men"), default=0)
    youth = models.PositiveIntegerField(_("of them youth"), default=0)
    minutes = models.TextField(_("minutes"), blank=True)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = _("community meeting")
        verbose_name_plural = _("community meetings")
        ordering = ["community", "-held_on"]
        constraints = [
            *Provenanced.Meta.constraints,
            models.CheckConstraint(
                condition=Q(youth__lte=models.F("women") + models.F("men")),
                name="communities_meeting_youth_among_those_who_came",
                violation_error_message=_("Youth are among the women and men who came."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.community} {self.held_on:%d.%m.%Y}"


class Need(Named, CommunityPart, Provenanced):
    """A problem a community named; its rank may change at each meeting."""

    community = models.ForeignKey(Community, on_delete=models.CASCADE, related_name="needs")
    state = models.CharField(_("state"), max_length=12, choices=NeedState, default=NeedState.OPEN)

    objects = NeedQuerySet.as_manager()

    class Meta:
        verbose_name = _("need")
        verbose_name_plural = _("needs")
        ordering = ["community", "pk"]
        constraints = [
            *Named.Meta.constraints,
            *Provenanced.Meta.constraints,
            models.CheckConstraint(
                condition=Q(state__in=NeedState.values), name="communities_need_state_is_known"
            ),
        ]


class NeedRanking(Versioned):
    """The rank and the votes one need got at one meeting."""

    meeting = models.ForeignKey(CommunityMeeting, on_delete=models.CASCADE, related_name="rankings")
    need = models.ForeignKey(
        Need, on_delete=models.CASCADE, related_name="rankings", verbose_name=_("need")
    )
    rank = models.PositiveSmallIntegerField(_("rank"))
    votes_women = models.PositiveIntegerField(_("votes of women"), default=0)
    votes_men = models.PositiveIntegerField(_("votes of men"), default=0)
    votes_youth = models.PositiveIntegerField(_("votes of youth"), default=0)

    objects = NeedRankingQuerySet.as_manager()

    class Meta:
        verbose_name = _("ranked priority")
        verbose_name_plural = _("ranked priorities")
        ordering = ["meeting", "rank"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "need"],
                name="communities_ranking_need_once_a_meeting",
                violation_error_message=_("This need is ranked already."),
            ),
            models.CheckConstraint(
                condition=Q(rank__gte=1),
                name="communities_ranking_from_one",
                violation_error_message=_("Ranks begin at 1."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rank}. {self.need}"

    def history_root(self):
        return self.meeting.community

    def clean(self) -> None:
        super().clean()
        if self.need_id and self.need.community_id != self.meeting.community_id:
            raise ValidationError({"need": _("This need is another community's.")})


class CommunityGroup(Named, CommunityPart, Provenanced):
    """Elected residents (initiative group), or those who maintain what was built (user group)."""

    community = models.ForeignKey(Community, on_delete=models.CASCADE, related_name="groups")
    kind = models.CharField(_("kind"), max_length=12, choices=GroupKind)
    elected_on = models.DateField(_("elected on"), null=True, blank=True)
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    legal_status = models.CharField(_("legal status"), max_length=150, blank=True)
    has_account = models.BooleanField(_("has a bank or fee account"), default=False)

    objects = CommunityPartQuerySet.as_manager()

    class Meta:
        verbose_name = _("group of residents")
        verbose_name_plural = _("groups of residents")
        ordering = ["community", "kind", "pk"]
        constraints = [*Named.Meta.constraints, *Provenanced.Meta.constraints]


class GroupMember(Versioned):
    """One function in a group and who holds it."""

    group = models.ForeignKey(CommunityGroup, on_delete=models.CASCADE, related_name="members")
    person = models.CharField(_("person"), max_length=150, blank=True)
    function = models.CharField(_("function"), max_length=12, choices=GroupFunction)
    sex = models.CharField(_("sex"), max_length=10, choices=Sex, default=Sex.NOT_KNOWN)
    is_youth = models.BooleanField(_("youth"), default=False)

    objects = GroupMemberQuerySet.as_manager()

    class Meta:
        verbose_name = _("member of a group")
        verbose_name_plural = _("members of a group")
        ordering = ["group", "pk"]

    def __str__(self) -> str:
        return self.person or str(self.get_function_display())

    def history_root(self):
        return self.group.community


class ConflictAssessment(CommunityPart, Provenanced):
    """A dated, sourced score of conflict risk; read only by those with the right."""

    community = models.ForeignKey(
        Community, on_delete=models.CASCADE, related_name="conflict_assessments"
    )
    assessed_on = models.DateField(_("assessed on"))
    method = models.CharField(_("method"), max_length=200)
    note = models.TextField(_("note"), blank=True)

    objects = ConflictQuerySet.as_manager()

    class Meta:
        verbose_name = _("conflict assessment")
        verbose_name_plural = _("conflict assessments")
        ordering = ["community", "-assessed_on"]
        constraints = [*Provenanced.Meta.constraints]

    def __str__(self) -> str:
        return f"{self.community} {self.assessed_on:%d.%m.%Y}"

    def history_root(self):
        return self

    @classmethod
    def history_is_open_to(cls, user) -> bool:
        return user.reads_conflict_assessments


class ConflictScore(Versioned):
    """The score of one dimension in one assessment, 1 (calm) to 5 (acute)."""

    assessment = models.ForeignKey(
        ConflictAssessment, on_delete=models.CASCADE, related_name="scores"
    )
    dimension = models.CharField(_("dimension"), max_length=12, choices=ConflictDimension)
    score = models.PositiveSmallIntegerField(_("score, 1 to 5"))

    objects = ConflictQuerySet.as_manager()

    class Meta:
        verbose_name = _("score")
        verbose_name_plural = _("scores")
        ordering = ["assessment", "dimension"]
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "dimension"],
                name="communities_conflictscore_once",
                violation_error_message=_("This dimension is scored already."),
            ),
            models.CheckConstraint(
                condition=Q(score__gte=1, score__lte=5),
                name="communities_conflictscore_one_to_five",
                violation_error_message=_("A score is from 1 to 5."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_dimension_display()}: {self.score}"

    def history_root(self):
        return self.assessment

    @classmethod
    def history_is_open_to(cls, user) -> bool:
        return user.reads_conflict_assessments
