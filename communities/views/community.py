"""Screens of communities."""

from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from communities.filters import CommunityFilterSet
from communities.forms.community import CommunityForm, PartnershipGrid, ProfileGrid
from communities.models import Community
from communities.services import save_community
from core.columns import Column
from core.dates import format_date
from core.display import Fact, Section, headings, row
from core.numbers import format_number
from core.views import (
    RecordCreateView,
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
            lambda c: format_date(c.joined_on) if c.joined_on else "",
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
        "update": "communities:community_update",
        "review": "communities:community_review",
    }

    def get_queryset(self):
        return (
            super()
            .get_queryset()
            .for_list()
            .prefetch_related("partnerships__programme", "profiles", "districts__district__region")
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
        ]
        if community.distance_km is not None:
            distance = _("%(km)s km") % {"km": format_number(community.distance_km)}
            facts.append(Fact(_("Distance to the district centre"), distance))
        if community.about:
            facts.append(Fact(_("About"), community.about))
        return facts

    def sections(self) -> list[Section]:
        return [self._partnerships(), self._profiles(), self._districts()]

    def _partnerships(self) -> Section:
        columns = headings(_("Programme"), _("Joined on"), _("Left on"), _("Agreement"))
        rows = [
            row(
                columns,
                partnership.programme,
                format_date(partnership.joined_on),
                format_date(partnership.left_on) if partnership.left_on else "",
                partnership.agreement,
            )
            for partnership in self.object.partnerships.all()
        ]
        return Section(
            "partnerships", _("Programmes it joined"), columns, rows, empty_text=_("None yet.")
        )

    def _profiles(self) -> Section:
        columns = headings(
            _("Year"),
            _("Population"),
            _("Households"),
            _("Women"),
            _("Men"),
            _("Youth"),
            _("Source"),
            numeric=(1, 2, 3, 4, 5),
        )
        rows = [
            row(
                columns,
                profile.year,
                *(
                    format_number(value) if value is not None else ""
                    for value in (
                        profile.population,
                        profile.households,
                        profile.women,
                        profile.men,
                        profile.youth,
                    )
                ),
                profile.source,
            )
            for profile in self.object.profiles.all()
        ]
        return Section(
            "profiles",
            _("Profiles by year"),
            columns,
            rows,
            empty_text=_("No profile yet: without a population, reach is not capped."),
        )

    def _districts(self) -> Section:
        columns = headings(_("District"), _("Region"), _("From"), _("To"))
        rows = [
            row(
                columns,
                span.district,
                span.district.region,
                format_date(span.valid_from) if span.valid_from else "",
                format_date(span.valid_to) if span.valid_to else _("today"),
            )
            for span in self.object.districts.all()
        ]
        return Section("districts", _("Where it lay over time"), columns, rows)


class CommunityEdit:
    """What entering and changing a community share."""

    model = Community
    form_class = CommunityForm
    grid_classes = (PartnershipGrid, ProfileGrid)

    def save(self, form) -> None:
        self.object = save_community(
            actor=self.request.user,
            community=form.instance,
            version=form.cleaned_data.get("version"),
            formsets=self.grids,
            links=form._save_m2m,
        )


class CommunityCreateView(CommunityEdit, RecordCreateView):
    """A new community."""

    title = gettext_lazy("New community")
    list_url = reverse_lazy("communities:community_list")


class CommunityUpdateView(CommunityEdit, RecordUpdateView):
    """A community's own values, its partnerships and profiles."""


class CommunityReviewView(ReviewView):
    """A step of checking a community."""

    model = Community
