"""Forms of a project itself: what is asked when it is proposed, and all of it later."""

from crispy_forms.layout import Div, Layout
from django import forms
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from communities.choices import NeedState
from communities.forms.choices import say_communities
from communities.forms.likely import LikelyOnesMixin
from communities.models import Need
from core.dates import PartialDate, format_date
from core.fields import PartialDateField
from core.forms import NAMES, RecordForm, way_aside
from core.layouts import Folded
from core.names import fold
from projects.forms.choices import needs_of, partners, programmes, sectors
from projects.models import Project

ASKED_FIRST = [
    "name_ru",
    "name_kk",
    "name_en",
    "lead_community",
    "programme",
    "sector",
    "mode",
    "proposed_on",
    "planned_start",
    "planned_end",
    "summary",
]


class PartialDatesForm(RecordForm):
    """A form whose `partial_dates` are each one field that writes a date and its precision."""

    partial_dates: tuple[str, ...] = ()

    def set_up(self) -> None:
        for name in self.partial_dates:
            if day := getattr(self.instance, name):
                self.initial[name] = (day, getattr(self.instance, f"{name}_precision"))

    def clean(self) -> dict:
        cleaned = super().clean() or self.cleaned_data
        for name in self.partial_dates:
            if name in self.fields and name in cleaned:
                date, precision = cleaned[name] or PartialDate(None)
                setattr(self.instance, name, date)
                setattr(self.instance, f"{name}_precision", precision)
        self.refuse_order("planned_start", "planned_end")
        return cleaned

    def refuse_order(self, earlier: str, later: str) -> None:
        """An error beside `later` if it lies before `earlier`."""
        first, last = (_day(self.cleaned_data.get(name)) for name in (earlier, later))
        if first and last and last < first and later in self.fields:
            text = _("This is before “%(earlier)s”.")
            self.add_error(later, text % {"earlier": self.fields[earlier].label})


def _day(value):
    return value.date if isinstance(value, PartialDate) else value


class ProposalForm(PartialDatesForm):
    """What is asked when a project is proposed; the rest is entered as it becomes known."""

    choices_by = {"lead_community": "editable_by"}
    partial_dates = ("planned_start", "planned_end")
    field_order = ASKED_FIRST

    planned_start = PartialDateField(label=gettext_lazy("Planned start"), required=False)
    planned_end = PartialDateField(label=gettext_lazy("Planned end"), required=False)

    class Meta(RecordForm.Meta):
        model = Project
        fields = [name for name in ASKED_FIRST if not name.startswith("planned_")]

    def set_up(self) -> None:
        super().set_up()
        say_communities(self.fields["lead_community"])
        programmes(self.fields["programme"], self.instance)
        sectors(self.fields["sector"], self.instance)


class NeedsField(forms.ModelMultipleChoiceField):
    """Some needs; those that are chosen already are not asked for again."""

    kept: list[Need] = []

    def clean(self, value):
        if self.kept and set(value or ()) == {str(need.pk) for need in self.kept}:
            return self.kept
        return super().clean(value)


class NewProjectForm(LikelyOnesMixin, ProposalForm):
    """The first form of a project: the name in the reader's language, and what a proposal cannot
    do without. The region and the district follow the community; needs are asked where the
    community is known already. One that was saved before, as on a bad line, is shown first."""

    told_by = ("lead_community", *NAMES)

    needs = NeedsField(
        label=gettext_lazy("Needs it addresses"),
        queryset=Need.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta(ProposalForm.Meta):
        fields = [*ProposalForm.Meta.fields, "needs"]

    def set_up(self) -> None:
        super().set_up()
        own, *others = sorted(
            ("name_kk", "name_ru", "name_en"), key=lambda name: name[-2:] != get_language()[:2]
        )
        self.fields[own].label = gettext_lazy("Name of the project")
        self.fields[own].help_text = gettext_lazy("For example: Water line for Abay street")
        for name in others:
            self.fields[name].help_text = ""
        typed = (self.data.get(self.add_prefix(name)) for name in others)
        self.fields[own].required = not any(typed)
        self._offer_needs()
        self.helper.layout = Layout(
            Div("save_all_the_same", "not_a_duplicate"),
            own,
            "lead_community",
            "sector",
            "programme",
            *(["needs"] if "needs" in self.fields else []),
            "mode",
            "planned_start",
            "planned_end",
            "summary",
            Folded(
                _("The name in other languages, the day of the proposal"), *others, "proposed_on"
            ),
        )

    def _offer_needs(self) -> None:
        """The open needs of the community that is named in the address."""
        field = self.fields["needs"]
        if community := self.initial.get("lead_community"):
            visible = Need.objects.visible_to(self.user).filter(community=community)
            field.queryset = visible.filter(state=NeedState.OPEN).by_name()
        if not community or not field.queryset.exists():
            del self.fields["needs"]

    def likely_ones(self, data: dict, changed: list[str]) -> list[Project]:
        """Projects of the lead community that have the name in any spelling."""
        names = {fold(data.get(name) or "") for name in NAMES} - {""}
        rows = Project.objects.visible_to(self.user).filter(
            lead_community=data.get("lead_community")
        )
        rows = rows.select_related("sector").order_by("-proposed_on", "-pk")
        return [one for one in rows if names & {fold(getattr(one, name)) for name in NAMES}]

    def about_likely(self, record: Project) -> list:
        return [record.sector, record.get_stage_display(), format_date(record.proposed_on)]

    def clean(self) -> dict:
        cleaned = super().clean()
        community = cleaned.get("lead_community")
        needs = cleaned.get("needs") or ()
        if community and any(need.community_id != community.pk for need in needs):
            text = _("These needs are of another community: choose those of the lead community.")
            self.add_error("needs", text)
        return cleaned


class ProjectForm(ProposalForm):
    """Everything a project holds itself. Its stage moves by steps only."""

    partial_dates = ("planned_start", "planned_end", "started_on", "ended_on")
    field_order = [
        *ASKED_FIRST,
        "needs",
        "code",
        "contractor",
        "contract_number",
        "contract_signed_on",
        "approved_on",
        "started_on",
        "ended_on",
        "handed_over_on",
        "owner",
        "maintained_by",
        "maintenance",
        "handover_act",
        "latitude",
        "longitude",
    ]
    days_of_steps = ("approved_on", "started_on", "ended_on", "handed_over_on")

    started_on = PartialDateField(label=gettext_lazy("Started on"), required=False)
    ended_on = PartialDateField(label=gettext_lazy("Completed on"), required=False)
    needs = NeedsField(
        label=gettext_lazy("Needs it addresses"),
        queryset=Need.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Needs of the communities it serves."),
    )

    class Meta(RecordForm.Meta):
        model = Project
        fields = [
            *ProposalForm.Meta.fields,
            "needs",
            "code",
            "contractor",
            "contract_number",
            "contract_signed_on",
            "approved_on",
            "handed_over_on",
            "owner",
            "maintained_by",
            "maintenance",
            "handover_act",
            "latitude",
            "longitude",
        ]
        help_texts = {"latitude": gettext_lazy("In degrees, for example 42,315680.")}

    def set_up(self) -> None:
        super().set_up()
        self.fields["needs"].queryset = needs_of(self.instance, self.user)
        self.fields["needs"].kept = list(self.initial.get("needs", ()))
        self._lead_to_a_first_need()
        partners(self.fields["contractor"], self.instance.pk)
        self._only_days_reached()

    def _lead_to_a_first_need(self) -> None:
        """With no need to choose, the field says where one is named."""
        field, community = self.fields["needs"], self.instance.lead_community_id
        if community and not self.is_bound and not field.queryset.exists():
            where = reverse("communities:need_create", args=[community])
            way = way_aside(where, _("New need"))
            field.help_text = format_html("{} {}", _("No need is named yet."), way)

    def _only_days_reached(self) -> None:
        """The day of a step is entered by the step; here it is corrected, not taken away."""
        for name in self.days_of_steps:
            if getattr(self.instance, name) is None and not self.instance.is_historic:
                del self.fields[name]
            elif not self.instance.is_historic:
                self.fields[name].required = True

    def changed_needs(self) -> set[int]:
        """Keys of the needs it answers from now on, or no more."""
        if "needs" not in self.changed_data:
            return set()
        before = {need.pk for need in self.fields["needs"].kept}
        return before ^ {need.pk for need in self.cleaned_data["needs"]}

    def corrects_days(self) -> bool:
        """Whether the day of a stage is another than before."""
        return not {"proposed_on", *self.days_of_steps}.isdisjoint(self.changed_data)

    def save_links(self) -> None:
        """Write the needs, if they were changed."""
        if "needs" in self.changed_data:
            self._save_m2m()

    def clean(self) -> dict:
        cleaned = super().clean()
        for earlier, later in zip(self.days_of_steps, self.days_of_steps[1:], strict=False):
            self.refuse_order(earlier, later)
        self._keep_currency()
        return cleaned

    def _keep_currency(self) -> None:
        """Amounts are converted once, when they are entered: they cannot change programme's
        currency afterwards."""
        programme = self.cleaned_data.get("programme")
        before = self.before.programme if self.before.pk else programme
        if programme is None or programme.currency == before.currency:
            return
        if self.instance.contributions.exists() or self.instance.expenditure.exists():
            text = _("Its amounts are kept in %(currency)s: choose a programme in that currency.")
            self.add_error("programme", text % {"currency": before.currency})
