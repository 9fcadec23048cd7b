"""Screens of programmes: read by the staff, kept by administrators."""

from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from communities.filters import ProgrammeFilterSet
from communities.forms.programme import (
    AgeBandGrid,
    ProgrammeForm,
    ProgrammePartnerGrid,
    ReportingPeriodGrid,
    VisitRuleGrid,
)
from communities.models import Community, Programme
from core.columns import Column
from core.dates import format_date
from core.display import Fact, Section, headings, row
from core.numbers import format_number
from core.views import RecordCreateView, RecordDetailView, RecordListView, RecordUpdateView
from core.views.base import provenance_badges


class ProgrammeListView(RecordListView):
    """All programmes."""

    model = Programme
    filterset_class = ProgrammeFilterSet
    title = gettext_lazy("Programmes")
    export_name = "programmes"
    default_sort = "-starts"
    create_url = reverse_lazy("communities:programme_create")
    create_label = gettext_lazy("New programme")
    create_right = "edit_registers"
    columns = (
        Column("name", gettext_lazy("Programme"), str, order=("name:",), primary=True),
        Column("code", gettext_lazy("Code"), lambda p: p.code, order=("code",), minor=True),
        Column(
            "starts",
            gettext_lazy("Starts on"),
            lambda p: format_date(p.starts_on),
            order=("starts_on",),
            export=lambda p: p.starts_on,
            primary=True,
        ),
        Column(
            "ends",
            gettext_lazy("Ends on"),
            lambda p: format_date(p.ends_on),
            order=("ends_on",),
            export=lambda p: p.ends_on,
            primary=True,
        ),
        Column("currency", gettext_lazy("Currency"), lambda p: p.currency, minor=True),
        Column(
            "open",
            gettext_lazy("Takes new records"),
            lambda p: _("yes") if p.is_open else _("no"),
            order=("is_open",),
        ),
    )

    def arrange(self, rows):
        return rows

    def count_text(self, count: int) -> str:
        text = ngettext("%(number)s programme", "%(number)s programmes", count)
        return text % {"number": format_number(count)}

    def empty(self) -> dict:
        return {
            "title": _("No programmes yet"),
            "hint": _("A programme is what donors fund and an organisation implements."),
            "action_url": reverse("communities:programme_create"),
            "action_label": _("New programme"),
        }


class ProgrammeDetailView(RecordDetailView):
    """One programme: what it asks for and who takes part in it."""

    model = Programme
    url_names = {"update": "communities:programme_update"}

    def get_queryset(self):
        parts = ("partners__partner", "age_bands", "reporting_periods", "visit_rules")
        return super().get_queryset().prefetch_related(*parts)

    def facts(self) -> list[Fact]:
        programme = self.object
        joined = Community.objects.visible_to(self.request.user).in_programme(programme).count()
        address = f"{reverse('communities:community_list')}?programme={programme.pk}"
        return [
            Fact(_("Code"), programme.code),
            Fact(_("Starts on"), format_date(programme.starts_on)),
            Fact(_("Ends on"), format_date(programme.ends_on)),
            Fact(_("Follow-up until"), format_date(programme.follow_up_until)),
            Fact(_("Currency"), programme.currency),
            Fact(_("Takes new records"), _("yes") if programme.is_open else _("no")),
            Fact(_("Communities that joined"), format_number(joined), address),
        ]

    def sections(self) -> list[Section]:
        return [self._partners(), self._periods(), self._age_bands(), self._visits()]

    def _partners(self) -> Section:
        columns = headings(_("Partner organisation"), _("Role"))
        rows = [
            row(
                columns,
                role.partner,
                role.get_role_display(),
                url=role.partner.get_absolute_url(),
                badges=provenance_badges(role.partner),
            )
            for role in self.object.partners.all()
        ]
        return Section(
            "partners", _("Partner organisations"), columns, rows, empty_text=_("None yet.")
        )

    def _periods(self) -> Section:
        columns = headings(pgettext("of a thing", "Name"), _("From"), _("To"))
        rows = [
            row(columns, period, format_date(period.starts_on), format_date(period.ends_on))
            for period in self.object.reporting_periods.all()
        ]
        return Section("periods", _("Reporting periods"), columns, rows, empty_text=_("None yet."))

    def _age_bands(self) -> Section:
        columns = headings(
            pgettext("of a thing", "Name"),
            _("From age"),
            _("To age"),
            _("Counts as youth"),
            numeric=(1, 2),
        )
        rows = [
            row(
                columns,
                band,
                band.from_age,
                "" if band.to_age is None else band.to_age,
                _("yes") if band.is_youth else _("no"),
            )
            for band in self.object.age_bands.all()
        ]
        return Section("age-bands", _("Age bands"), columns, rows, empty_text=_("None yet."))

    def _visits(self) -> Section:
        columns = headings(_("Months after hand-over"), numeric=(0,))
        rows = [row(columns, rule.months) for rule in self.object.visit_rules.all()]
        return Section(
            "visits", _("Visits after hand-over"), columns, rows, empty_text=_("None asked for.")
        )


class ProgrammeEdit:
    """What entering and changing a programme share."""

    model = Programme
    form_class = ProgrammeForm
    grid_classes = (ProgrammePartnerGrid, ReportingPeriodGrid, AgeBandGrid, VisitRuleGrid)
    right = "edit_registers"


class ProgrammeCreateView(ProgrammeEdit, RecordCreateView):
    """A new programme."""

    title = gettext_lazy("New programme")
    list_url = reverse_lazy("communities:programme_list")


class ProgrammeUpdateView(ProgrammeEdit, RecordUpdateView):
    """A programme's own values and what it asks for."""
