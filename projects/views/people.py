"""Screens of the counts of people of a project: who uses it, how many, and what that does."""

from datetime import date

from django.contrib import messages
from django.db.models import prefetch_related_objects
from django.http import HttpResponse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from communities.models import Community
from communities.population import population_url
from communities.scope import answers_for
from core.exceptions import RuleViolation
from core.views import PartCreateView, PartDeleteView, PartUpdateView
from projects.choices import COMPLETED_STAGES, Basis, ProjectStage
from projects.counted import counted_zones
from projects.effect import effect_of, part_of
from projects.effect_text import EffectText, project_names, tell_effect
from projects.forms.copies import (
    Copy,
    copy_of,
    counts_of,
    initial_from,
    other_counts,
    planned_only,
)
from projects.models import BeneficiaryGroup
from projects.part_services import save_group
from projects.people_rules import AbovePopulation, check_people, counts_beside
from projects.reach import GroupRow, group_rows

BUILT = (ProjectStage.UNDER_WAY, *COMPLETED_STAGES)


class GroupPart:
    """A count of people: before it is saved the page says what it does to the people reached.

    The button "See what changes" brings the form back with that sentence and saves nothing.
    """

    template_name = "projects/group_form.html"

    def come_back(self) -> HttpResponse:
        """Back from a population: as it was typed before that, with what it does now."""
        response = self.check()
        response.status_code = 200
        return response

    def post(self, request, *args, **kwargs) -> HttpResponse:
        return self.check() if "check" in request.POST else super().post(request, *args, **kwargs)

    def refuse(self, form, refusal: RuleViolation) -> None:
        """More people than live there: said beside their number, with the ways out."""
        if not isinstance(refusal, AbovePopulation):
            super().refuse(form, refusal)
            return
        form.add_error("people", refusal.reason)
        mine = [answers_for(self.request.user, one) for one in refusal.communities]
        urls = [population_url(one) for one in refusal.communities]
        self.above = list(zip(refusal.communities, mine, urls, strict=True))

    def check(self) -> HttpResponse:
        """The form as typed, with what saving it would do or what refuses it."""
        self.object = self.get_object() if isinstance(self, PartUpdateView) else None
        form = self.get_form()
        if not form.is_valid():
            return self.form_invalid(form)
        group = form.instance
        group.project = self.root
        try:
            check_people(self.root, [*counts_beside(group, self.root), group])
        except RuleViolation as refusal:
            self.refuse(form, refusal)
            return self.form_invalid(form)
        context = self.get_context_data(form=form, checked=True, effect=self.effect(group))
        return self.render_to_response(context)

    def save(self, form) -> None:
        group = form.instance
        group.project = self.root
        effect = self.effect(group)
        save_group(
            actor=self.request.user,
            group=group,
            version=form.cleaned_data.get("version"),
            split=form.split(),
            root=self.root,
        )
        sentences = (effect.headline, *effect.notes, *effect.warnings)
        messages.info(self.request, " ".join(sentences))

    @cached_property
    def today(self) -> date:
        return timezone.localdate()

    def wholes(self):
        """Projects with the communities they serve."""
        return super().wholes().for_people()

    def rows_in(self, communities: set[int]) -> list[GroupRow]:
        """The counts of the reader's regions in some communities, each read once."""
        if unread := communities - self._rows.keys():
            found = group_rows(
                self.request.user, on=self.today, communities=unread, with_split=False
            )
            for key in unread:
                self._rows[key] = [row for row in found if row.community == key]
        return [row for key in sorted(communities) for row in self._rows[key]]

    @cached_property
    def _rows(self) -> dict[int, list[GroupRow]]:
        return {}

    def effect(self, group: BeneficiaryGroup, measure=effect_of) -> EffectText:
        """What saving a count does, in words. Of a community the reader does not answer for,
        whose other projects they may not see, nothing is told."""
        user, community = self.request.user, group.zone.community
        if not answers_for(user, community):
            text = _("%(community)s lies outside your regions: what this adds is shown there.")
            return EffectText(text % {"community": community})
        prefetch_related_objects([community], "profiles")
        communities = {community.pk, *(one.pk for one in self.root.served_communities())}
        found = measure(self.rows_in(communities), group, on=self.today)
        return tell_effect(found, project_names(found.projects(), user))

    def get_context_data(self, **kwargs) -> dict:
        context = super().get_context_data(**kwargs)
        context["above"] = getattr(self, "above", ())
        context["who"] = context["form"].answers(self.notes(context["form"].served))
        if self.object is not None and "effect" not in context and not context["form"].is_bound:
            self.object.project = self.root
            context["effect"] = self.effect(self.object, part_of)
        return context

    def notes(self, communities: list[Community]) -> dict[int, str]:
        """What is said of each zone: who is counted there already."""
        rows = self.rows_in({one.pk for one in communities})
        found = counted_zones(rows, self.request.user, on=self.today)
        return {zone: str(counted) for zone, counted in found.items()}


class GroupCreateView(GroupPart, PartCreateView):
    """A new count of people."""

    title = gettext_lazy("Count people")

    @cached_property
    def basis(self) -> str:
        """Planned or actual people: as the address asks, else as the stage of the works is."""
        asked = self.request.GET.get("basis", "")
        proposed = Basis.ACTUAL if self.root.stage in BUILT else Basis.PLANNED
        return asked if asked in Basis.values else proposed

    @cached_property
    def counts(self) -> list[BeneficiaryGroup]:
        return counts_of(self.root)

    @cached_property
    def planned(self) -> list[BeneficiaryGroup]:
        """What was planned and is not counted yet, while actual people are entered."""
        return planned_only(self.counts) if self.basis == Basis.ACTUAL else []

    def get_initial(self) -> dict:
        """The day and the basis; of a count named in the address all it holds, to be corrected;
        else who the first people are that were planned and are not counted yet."""
        initial = super().get_initial() | {"basis": self.basis, "counted_on": self.today}
        asked = self.request.GET.get("from", "")
        for count in self.counts:
            if str(count.pk) == asked:
                return initial | initial_from(count, numbers=True)
        return initial | (initial_from(self.planned[0], numbers=False) if self.planned else {})

    def get_context_data(self, **kwargs) -> dict:
        copies = [copy_of(count, self.basis) for count in self.planned]
        return super().get_context_data(as_planned=copies, **kwargs)


class GroupUpdateView(GroupPart, PartUpdateView):
    """A count of people that is there, beside the other counts of the same people."""

    def heading(self) -> str:
        return _("People: %(group)s") % {"group": self.object}

    def get_context_data(self, **kwargs) -> dict:
        counts = counts_of(self.root)
        again = [Copy(_("Count these people again"), copy_of(self.object, Basis.ACTUAL).url)]
        others = other_counts(self.object, counts)
        return super().get_context_data(other_counts=others, count_again=again, **kwargs)


class GroupDeleteView(PartDeleteView):
    """Removes a count of people with its numbers by sex and age."""

    def rows_of(self, part) -> list:
        return list(part.cells.all())
