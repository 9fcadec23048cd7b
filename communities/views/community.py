"""Screens of communities."""

from django.db.models import Prefetch
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from communities.filters import CommunityFilterSet
from communities.forms.community import CommunityForm, NewCommunityForm, ProfileGrid
from communities.joining import propose_partnership
from communities.models import Community, CommunityDistrict, Partnership
from communities.services import save_community
from communities.views import sections
from communities.views.joining import joining_actions
from core.columns import Column
from core.dates import format_date
from core.display import Action, Fact, Section
from core.files.documents import document_section
from core.forms import is_locked
from core.numbers import format_number
from core.places import place_of
from core.views import (
    RecordCreateView,
    RecordDeleteView,
    RecordDetailView,
    RecordListView,
    RecordUpdateView,
    ReviewView,
)


class CommunityListView(RecordListView):
    """Communities in the reader's regions."""

    model = Community
    filterset_class = CommunityFilterSet
    title = gettext_lazy("Communities")
    export_name = "communities"
    create_url = reverse_lazy("communities:community_create")
    create_label = gettext_lazy("New community")
    columns = (
        Column("name", gettext_lazy("Community"), str, order=("name:",), primary=True),
        Column(
            "district",
            gettext_lazy("District"),
            lambda c: str(c.district),
            order=("name:district__",),
            primary=True,
        ),
        Column(
            "region",
            gettext_lazy("Region"),
            lambda c: str(c.district.region),
            order=("name:district__region__",),
            minor=True,
        ),
        Column("kind", gettext_lazy("Kind"), lambda c: c.get_kind_display(), minor=True),
        Column(
            "joined",
            gettext_lazy("Joined on"),
            lambda c: format_date(c.joined_on) or (_("candidate") if c.candidate_on else ""),
            order=("joined_on",),
            export=lambda c: c.joined_on,
            minor=True,
        ),
        Column(
            "population",
            gettext_lazy("Population"),
            lambda c: format_number(c.population) if c.population is not None else "",
            order=("population",),
            export=lambda c: c.population,
            numeric=True,
            primary=True,
        ),
    )

    def count_text(self, count: int) -> str:
        text = ngettext("%(number)s community", "%(number)s communities", count)
        return text % {"number": format_number(count)}

    def empty(self) -> dict:
        return {
            "title": _("No communities yet"),
            "hint": _("A community is the village, town or rural district you work with."),
            "action_url": reverse("communities:community_create"),
            "action_label": _("New community"),
        }


class CommunityDetailView(RecordDetailView):
    """One community with everything that belongs to it."""

    model = Community
    url_names = {
        "delete": "communities:community_delete",
        "update": "communities:community_update",
        "review": "communities:community_review",
    }

    def get_queryset(self):
        return (
            super()
            .get_queryset()
            .for_list()
            .prefetch_related(
                Prefetch("partnerships", Partnership.objects.select_related("programme")),
                "profiles",
                Prefetch("districts", CommunityDistrict.objects.select_related("district__region")),
            )
        )

    def lead(self) -> str:
        community = self.object
        return ", ".join(
            str(part)
            for part in (
                community.get_kind_display(),
                community.district,
                community.district.region,
            )
        )

    def facts(self) -> list[Fact]:
        community = self.object
        facts = [
            Fact(_("District"), str(community.district)),
            Fact(_("Region"), str(community.district.region)),
            Fact(_("Code"), community.code),
            self._on_the_map(),
        ]
        if community.distance_km is not None:
            distance = _("%(km)s km") % {"km": format_number(community.distance_km)}
            facts.append(Fact(_("Distance to the district centre"), distance))
        if community.about:
            facts.append(Fact(_("About"), community.about))
        return facts

    def _on_the_map(self) -> Fact:
        place = place_of(self.object)
        address = reverse("communities:community_map", args=[self.object.pk])
        return Fact(_("On the map"), place.text() if place else _("not entered yet"), address)

    def may_edit(self) -> bool:
        """As `editable_by` has it, from what is read of the community already."""
        user, region = self.request.user, self.object.district.region_id
        reached = user.scope.everywhere or region in user.scope.regions
        return user.can("edit_records") and reached

    def actions(self) -> list[Action]:
        address = reverse("communities:community_timeline", args=[self.object.pk])
        timeline = Action(_("Timeline"), address, method="get")
        steps = joining_actions(self.object, self.request.user) if self.may_edit() else []
        return [timeline, *steps]

    def sections(self) -> list[Section]:
        community, user, may_edit = self.object, self.request.user, self.may_edit()
        locked = is_locked(community, user)
        found = [
            sections.needs(community, may_edit),
            sections.meetings(community, may_edit),
            sections.groups(community, may_edit),
            sections.partnerships(community, may_edit, locked),
            sections.profiles(community, may_edit, locked),
            sections.districts(community),
            document_section(
                "communities",
                community,
                community.documents.select_related("file"),
                may_edit=may_edit,
            ),
        ]
        if user.reads_conflict_assessments:
            found.append(sections.assessments(community, user, may_edit))
        return found


class CommunityEdit:
    """What entering and changing a community share."""

    model = Community
    form_class = CommunityForm
    grid_classes = (ProfileGrid,)

    def save(self, form) -> None:
        self.object = save_community(
            actor=self.request.user,
            community=form.instance,
            version=form.cleaned_data.get("version"),
            formsets=self.grids,
            moved_on=form.cleaned_data.get("moved_on"),
        )


class CommunityCreateView(CommunityEdit, RecordCreateView):
    """A new community, perhaps a candidate for a programme."""

    form_class = NewCommunityForm
    title = gettext_lazy("New community")
    list_url = reverse_lazy("communities:community_list")

    def save(self, form) -> None:
        super().save(form)
        if programme := form.cleaned_data["programme"]:
            propose_partnership(
                actor=self.request.user,
                community=self.object,
                programme=programme,
                on=form.cleaned_data["candidate_on"],
            )


class CommunityUpdateView(CommunityEdit, RecordUpdateView):
    """A community's own values and its profiles."""


class CommunityReviewView(ReviewView):
    """A step of checking a community."""

    model = Community


class CommunityDeleteView(RecordDeleteView):
    """A community goes to the bin with all its parts."""

    model = Community
    list_url = reverse_lazy("communities:community_list")
