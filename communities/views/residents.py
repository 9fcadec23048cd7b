"""Screens of what residents do: meetings with ranked needs, needs, groups."""

from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from communities.forms.meeting import MeetingForm, RankingGrid
from communities.forms.people import MemberGrid, NeedForm, ResidentsGroupForm
from communities.models import Community, CommunityGroup, CommunityMeeting, Need
from communities.views.ranking import ranks_before, votes_of
from core.dates import format_date
from core.display import Fact, Section, headings, row
from core.numbers import format_number
from core.views import PartCreateView, PartDeleteView, PartUpdateView, RecordDetailView


class MeetingDetailView(RecordDetailView):
    """One meeting: who came, what was said, how needs were ranked."""

    model = CommunityMeeting
    template_name = "communities/meeting.html"
    url_names = {"update": "communities:meeting_update"}

    def get_queryset(self):
        rows = super().get_queryset().select_related("community__district__region")
        return rows.prefetch_related("rankings__need")

    def facts(self) -> list[Fact]:
        meeting = self.object
        return [
            Fact(_("Community"), str(meeting.community), meeting.community.get_absolute_url()),
            Fact(_("Held on"), format_date(meeting.held_on)),
            Fact(_("Method"), str(meeting.get_method_display())),
            Fact(_("Women"), format_number(meeting.women)),
            Fact(_("Men"), format_number(meeting.men)),
            Fact(_("Of them youth"), format_number(meeting.youth)),
            Fact(_("Minutes"), meeting.minutes),
        ]

    @cached_property
    def before(self) -> dict[int, int]:
        """The ranks of the meeting before."""
        return ranks_before(self.object)

    def get_context_data(self, **kwargs) -> dict:
        return super().get_context_data(
            votes=votes_of(self.object, self.before),
            votes_note=_("Of those who came. Youth are among the women and men."),
            **kwargs,
        )

    def sections(self) -> list[Section]:
        columns = headings(
            _("Need"),
            _("Rank"),
            _("At the meeting before"),
            _("Votes of women"),
            _("Votes of men"),
            _("Votes of youth"),
            numeric=(1, 2, 3, 4, 5),
        )
        rows = [
            row(
                columns,
                ranking.need,
                ranking.rank,
                format_number(self.before.get(ranking.need_id)),
                format_number(ranking.votes_women),
                format_number(ranking.votes_men),
                format_number(ranking.votes_youth),
            )
            for ranking in self.object.rankings.all()
        ]
        return [
            Section(
                "rankings",
                _("Ranked priorities"),
                columns,
                rows,
                empty_text=_("No need was ranked at this meeting."),
            )
        ]


class OfCommunity:
    """What the parts of a community share."""

    whole = Community
    whole_field = "community"


class MeetingEdit(OfCommunity):
    """What entering, changing and removing a meeting share."""

    model = CommunityMeeting
    form_class = MeetingForm
    grid_classes = (RankingGrid,)
    title = gettext_lazy("Community meeting")
    anchor = "meetings"
    remove_url_name = "communities:meeting_delete"


class MeetingCreateView(MeetingEdit, PartCreateView):
    """A new meeting with its rankings."""

    def blank(self) -> CommunityMeeting:
        """One meeting for the form and its grid, so that votes are held against who came."""
        if not hasattr(self, "_blank"):
            self._blank = super().blank()
        return self._blank


class MeetingUpdateView(MeetingEdit, PartUpdateView):
    """A meeting and its rankings."""


class MeetingDeleteView(MeetingEdit, PartDeleteView):
    """Removes a meeting with its rankings."""


class NeedEdit(OfCommunity):
    """What entering and changing a need share."""

    model = Need
    form_class = NeedForm
    title = gettext_lazy("Need")
    anchor = "needs"


class NeedCreateView(NeedEdit, PartCreateView):
    """A new need."""


class NeedUpdateView(NeedEdit, PartUpdateView):
    """A need; it is dropped, never removed, since projects and rankings stand on it."""


class GroupEdit(OfCommunity):
    """What entering, changing and removing a group share."""

    model = CommunityGroup
    form_class = ResidentsGroupForm
    grid_classes = (MemberGrid,)
    title = gettext_lazy("Group of residents")
    anchor = "groups"
    remove_url_name = "communities:group_delete"


class GroupCreateView(GroupEdit, PartCreateView):
    """A new group with its members."""


class GroupUpdateView(GroupEdit, PartUpdateView):
    """A group and its members."""


class GroupDeleteView(GroupEdit, PartDeleteView):
    """Removes a group with its members."""
