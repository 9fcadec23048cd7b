"""The form of a community meeting: who came, and the needs as they were ranked there.

A person votes once for one need and may vote for several, so that the votes for one need are never
more than those who came; the votes of one meeting together may well be. Youth are among the women
and men.
"""

from collections.abc import Iterable

from django.utils.functional import cached_property
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from communities.choices import NeedState
from communities.models import CommunityMeeting, Need, NeedRanking
from core.fields import CleanCharField
from core.forms import RecordForm
from core.grids import GridRowForm, RecordGrid, grid
from core.history import write_many
from core.names import fold

BLANK_ROWS = 3
VOTES = ("votes_women", "votes_men", "votes_youth")


class MeetingForm(RecordForm):
    """A meeting of residents: when, how, and who came."""

    past_days = ("held_on",)

    class Meta(RecordForm.Meta):
        model = CommunityMeeting
        fields = ["held_on", "method", "women", "men", "youth", "minutes"]

    def clean(self) -> dict:
        data = super().clean()
        women, men, youth = (data.get(name) for name in ("women", "men", "youth"))
        if None not in (women, men, youth) and youth > women + men:
            self.add_error("youth", _("Youth are among the women and men who came."))
        return data


class RankingRow(GridRowForm):
    """The rank and votes of one need, which is called by its name; a new name is a new need."""

    need_name = CleanCharField(label=gettext_lazy("Need"), max_length=250)

    field_order = ("rank", "need_name")

    class Meta(GridRowForm.Meta):
        model = NeedRanking
        fields = ["rank", *VOTES]

    def set_up(self) -> None:
        for name in VOTES:
            self.fields[name].required = False

    def has_changed(self) -> bool:
        """A need that was only offered is left alone."""
        if self.instance.pk is None and set(self.changed_data) <= {"need_name"}:
            raw = self.data.get(self.add_prefix("need_name"), "")
            return self.find(raw) is None and bool(raw.strip())
        return super().has_changed()

    def find(self, name: str) -> Need | None:
        """The need of the community that is called so, in any spelling."""
        return self.known.get(fold(name))

    def clean(self) -> dict:
        data = super().clean()
        for name in set(VOTES) & data.keys():
            data[name] = data[name] or 0
        if name := data.get("need_name"):
            self.instance.need = self.find(name) or self.named_anew(name)
        return data

    def named_anew(self, name: str) -> Need:
        """A need that nobody named before, in the language of the form."""
        code = (get_language() or "en")[:2]
        return Need(community=self.community, **{f"name_{code}": name})


class RankingGridBase(RecordGrid):
    """The needs of one community as one meeting ranked them: ranks go 1, 2, 3 without a gap."""

    title = gettext_lazy("Ranked priorities")
    note = gettext_lazy(
        "Choose a need that is known, or type a new one. Rank those the meeting ranked: 1, 2, 3. "
        "A person votes once for a need and may vote for several."
    )
    template = "communities/ranking_grid.html"

    def __init__(self, *args, **kwargs) -> None:
        instance = kwargs["instance"]
        if instance.pk is None:
            going = (NeedState.OPEN, NeedState.IN_PROJECT)
            waiting = [need for need in self._needs_of(instance) if need.state in going]
            kwargs["initial"] = [{"need_name": need.name} for need in waiting]
            self.extra = len(waiting) + BLANK_ROWS
        kwargs.setdefault("queryset", NeedRanking.objects.select_related("need"))
        super().__init__(*args, **kwargs)

    def _needs_of(self, meeting: CommunityMeeting) -> list[Need]:
        if not hasattr(self, "_needs"):
            self._needs = []
            if meeting.community_id:
                needs = Need.objects.filter(community=meeting.community_id)
                self._needs = list(needs.with_latest_rank().by_rank())
        return self._needs

    @property
    def offered(self) -> list[str]:
        """The names of the needs that are known."""
        return [need.name for need in self._needs_of(self.instance)]

    @cached_property
    def _known(self) -> dict[str, Need]:
        needs = self._needs_of(self.instance)
        return {
            fold(name): need
            for need in reversed(needs)
            for name in (need.name_kk, need.name_ru, need.name_en)
            if name
        }

    def add_fields(self, form, index) -> None:
        """Each row knows the community's needs; all rows share one list of names to choose from."""
        super().add_fields(form, index)
        form.known = self._known
        form.community = self.instance.community if self.instance.community_id else None
        form.fields["need_name"].widget.attrs |= {
            "list": f"{self.prefix}-needs",
            "autocomplete": "off",
        }
        if form.instance.pk:
            form.initial["need_name"] = form.instance.need.name

    def clean(self) -> None:
        super().clean()
        rows = [form for form in self.forms if self._stands(form)]
        refuse_ranks(rows)
        _refuse_needs_twice(rows)
        for form in rows:
            _refuse_too_many_votes(form, self.instance)

    def _stands(self, form) -> bool:
        gone = self.can_delete and self._should_delete_form(form)
        return not gone and bool(getattr(form, "cleaned_data", None))

    def complete(self, found: dict[str, list], record) -> None:
        """Name the new needs first, each once."""
        rankings = [*found["create"], *(after for _before, after in found["update"])]
        new = {fold(row.need.name): row.need for row in rankings if row.need.pk is None}
        write_many(actor=self.user, create=list(new.values()), root=record.community)
        for row in rankings:
            row.need = new.get(fold(row.need.name), row.need) if row.need.pk is None else row.need


def refuse_ranks(forms: Iterable) -> None:
    """An error in the cell of a rank that is given twice or leaves one out."""
    ranked = sorted(
        (form.cleaned_data["rank"], place, form)
        for place, form in enumerate(forms)
        if form.cleaned_data.get("rank")
    )
    before = 0
    for rank, _place, form in ranked:
        if rank == before:
            form.add_error("rank", _("Rank %(rank)s is given twice.") % {"rank": rank})
        elif rank > before + 1:
            form.add_error(
                "rank", _("The next rank is %(rank)s: leave none out.") % {"rank": before + 1}
            )
        before = rank


def _refuse_needs_twice(forms: Iterable) -> None:
    seen = set()
    for form in forms:
        if name := form.cleaned_data.get("need_name"):
            need = form.find(name)
            key = need.pk if need else fold(name)
            if key in seen:
                form.add_error("need_name", _("This need is ranked already."))
            seen.add(key)


def _refuse_too_many_votes(form, meeting: CommunityMeeting) -> None:
    for name in VOTES:
        came = getattr(meeting, name.removeprefix("votes_"))
        if came and (form.cleaned_data.get(name) or 0) > came:
            text = ngettext(
                "%(number)s such person came: no need can have more votes of theirs.",
                "%(number)s such people came: no need can have more votes of theirs.",
                came,
            )
            form.add_error(name, text % {"number": came})


RankingGrid = grid("rankings", CommunityMeeting, NeedRanking, RankingRow, formset=RankingGridBase)
