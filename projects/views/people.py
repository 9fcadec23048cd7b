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
from communities.scope import answers_for
from core.exceptions import RuleViolation
from core.views import PartCreateView, PartDeleteView, PartUpdateView
from projects.choices import COMPLETED_STAGES, Basis, ProjectStage
from projects.counted import counted_zones
from projects.effect import effect_of, part_of
from projects.effect_text import EffectText, project_names, tell_effect
from projects.models import BeneficiaryGroup
from projects.part_services import save_group
from projects.people_rules import check_people, counts_beside
from projects.reach import GroupRow, group_rows

BUILT = (ProjectStage.UNDER_WAY, *COMPLETED_STAGES)


class GroupPart:
    """A count of people: before it is saved the page says what it does to the people reached.

    The button "Check" brings the form back with that sentence and saves nothing.
    """

    template_name = "projects/group_form.html"

    def post(self, request, *args, **kwargs) -> HttpResponse:
        return self.check() if "check" in request.POST else super().post(request, *args, **kwargs)

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
            found = group_rows(self.request.user, on=self.today, communities=unread)
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

    def get_initial(self) -> dict:
        basis = self.request.GET.get("basis", "")
        built = self.root.stage in BUILT
        proposed = Basis.ACTUAL if built else Basis.PLANNED
        return super().get_initial() | {
            "basis": basis if basis in Basis.values else proposed,
            "counted_on": self.today,
        }


class GroupUpdateView(GroupPart, PartUpdateView):
    """A count of people that is there."""


class GroupDeleteView(PartDeleteView):
    """Removes a count of people with its numbers by sex and age."""

    def rows_of(self, part) -> list:
        return list(part.cells.all())
