"""The question "who uses it": the whole community, a part of it, a new part, another community."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from django import forms
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from communities.forms.choices import community_label, say_communities
from communities.models import Community
from communities.scope import answers_for
from core.fields import CleanCharField
from core.forms import RecordForm, RowChoiceField
from core.names import fold
from projects.forms.people import ZoneField, zone_choices
from projects.models import CatchmentZone, Project

NEW_PART, ANOTHER = "new", "another"


@dataclass(frozen=True)
class Answer:
    """One answer on the page: what it is called and who is counted there already."""

    value: str
    title: str
    note: str = ""
    chosen: bool = False


class WhoForm(RecordForm):
    """The question, on the form of one count of people.

    `answered` gives the zone: one that is stored, or a new one, whose community the project may
    not serve yet.
    """

    zone = ZoneField(label=gettext_lazy("Who uses it?"), widget=forms.RadioSelect)
    part_community = forms.TypedChoiceField(
        label=gettext_lazy("Part of which community"), coerce=int, required=False
    )
    part_name = CleanCharField(
        label=gettext_lazy("What this part is called"),
        max_length=250,
        required=False,
        help_text=gettext_lazy(
            "As people here call it, for example Abai Street, Upper quarter, Families of school 3."
        ),
    )
    another = RowChoiceField(
        label=gettext_lazy("Which community"),
        queryset=Community.objects.none(),
        required=False,
        help_text=gettext_lazy(
            "Communities of your regions. The project will serve it too. For one elsewhere ask "
            "your manager."
        ),
    )

    def ask(self, project: Project) -> None:
        """Prepare the choices for the communities a project serves."""
        self.project = project
        self.served = project.served_communities()
        self.fields["zone"].use(cache(self._answers))
        own = [one for one in self.served if answers_for(self.user, one)]
        if not own:
            del self.fields["part_name"]
        if len(own) > 1:
            self.fields["part_community"].choices = [(one.pk, str(one)) for one in own]
        else:
            del self.fields["part_community"]
        self.part_communities = {one.pk: one for one in own}
        another = self.fields["another"]
        another.queryset = another.queryset.exclude(pk__in=[one.pk for one in self.served])
        say_communities(another)

    def _answers(self) -> dict[str, tuple[str, CatchmentZone | None]]:
        further = {ANOTHER: (_("Another community"), None)}
        if self.part_communities:
            further = {NEW_PART: (_("A part that is not listed"), None)} | further
        return zone_choices(self.project) | further

    def answered(self, cleaned: dict) -> CatchmentZone | None:
        """The zone that was chosen or named; None beside an error."""
        chosen = self.data.get(self.add_prefix("zone"))
        if chosen == NEW_PART:
            return self._new_part(cleaned)
        return self._whole_of_another(cleaned) if chosen == ANOTHER else cleaned.get("zone")

    def _new_part(self, cleaned: dict) -> CatchmentZone | None:
        keys = list(self.part_communities)
        community = self.part_communities.get(cleaned.get("part_community") or keys[0])
        name = cleaned.get("part_name")
        if not name:
            if "part_name" not in self.errors:
                self.add_error("part_name", _("Say what this part is called."))
            return None
        zones = community.zones.all()
        known = [zone for zone in zones for one in _spellings(zone) if fold(one) == fold(name)]
        if known:
            text = _("This part is listed already: choose “%(part)s” above.")
            self.add_error("part_name", text % {"part": known[0]})
            return None
        language = (get_language() or "ru")[:2]
        return CatchmentZone(community=community, **{f"name_{language}": name})

    def _whole_of_another(self, cleaned: dict) -> CatchmentZone | None:
        community = cleaned.get("another")
        if community is None:
            if "another" not in self.errors:
                self.add_error("another", _("Choose the community."))
            return None
        stored = community.zones.filter(is_whole=True).first()
        zone = stored or CatchmentZone(is_whole=True)
        zone.community = community
        return zone

    def answers(self, notes: Mapping[int | None, str]) -> list[Answer]:
        """What is offered of the communities served; `notes` says for the key of a zone who is
        counted there."""
        several = len(self.served) > 1
        chosen = str(self["zone"].value() or "")
        found = []
        for value, (_words, zone) in self.fields["zone"].zones().items():
            if zone is None:
                continue
            whole = _("The whole community") if zone.is_whole else str(zone)
            title = f"{community_label(zone.community)}: {whole}" if several else whole
            found.append(Answer(value, title, notes.get(zone.pk, ""), value == chosen))
        return found


def _spellings(zone: CatchmentZone) -> list[str]:
    return [name for name in (zone.name_kk, zone.name_ru, zone.name_en) if name]
