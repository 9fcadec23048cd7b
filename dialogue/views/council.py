"""Screens of councils."""

from django.db.models import Prefetch
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from core.columns import Column
from core.dates import format_date
from core.display import Fact, Section
from core.numbers import format_number
from core.views import RecordCreateView, RecordDetailView, RecordListView, RecordUpdateView
from dialogue.choices import CouncilSide
from dialogue.filters import CouncilFilterSet
from dialogue.forms.council import CouncilForm, SeatGrid
from dialogue.models import Council, Meeting
from dialogue.views import sections
from dialogue.views.months import strip_of
from dialogue.views.rows import appeals_url, recommendations_url


def seats_in_words(council: Council) -> str:
    """The seats of each side, such as 6 / 6 / 3."""
    return " / ".join(format_number(getattr(council, f"seats_{side}")) for side in CouncilSide)


class CouncilListView(RecordListView):
    """Councils in the reader's regions, and what waits for them."""

    model = Council
    filterset_class = CouncilFilterSet
    title = gettext_lazy("Councils")
    export_name = "councils"
    template_name = "dialogue/council_list.html"
    create_url = reverse_lazy("dialogue:council_create")
    create_label = gettext_lazy("New council")
    columns = (
        Column("name", gettext_lazy("Council"), str, order=("name:",), primary=True),
        Column(
            "place",
            gettext_lazy("Region"),
            lambda c: f"{c.region}, {c.district}" if c.district_id else str(c.region),
            order=("name:region__", "name:"),
            minor=True,
        ),
        Column(
            "seats",
            gettext_lazy("Seats: state / business / civil society"),
            seats_in_words,
            primary=True,
        ),
        Column(
            "last_met",
            gettext_lazy("Last met on"),
            lambda c: format_date(c.last_met),
            order=("last_met",),
            export=lambda c: c.last_met,
        ),
        Column(
            "meets_next",
            gettext_lazy("Meets next on"),
            lambda c: format_date(c.meets_next),
            order=("meets_next",),
            export=lambda c: c.meets_next,
        ),
        Column(
            "appeals",
            gettext_lazy("Open appeals"),
            lambda c: format_number(c.appeals_waiting),
            order=("appeals_waiting",),
            export=lambda c: c.appeals_waiting,
            url=lambda c: appeals_url(council=c.pk, state="open"),
            numeric=True,
            primary=True,
        ),
        Column(
            "answers",
            gettext_lazy("Recommendations without an answer"),
            lambda c: format_number(c.answers_waiting),
            order=("answers_waiting",),
            export=lambda c: c.answers_waiting,
            url=lambda c: recommendations_url(council=c.pk, fate="no_answer"),
            numeric=True,
            primary=True,
        ),
    )

    def arrange(self, rows):
        return rows.select_related("region", "district").with_board(timezone.localdate())

    def count_text(self, count: int) -> str:
        text = ngettext("%(number)s council", "%(number)s councils", count)
        return text % {"number": format_number(count)}

    def empty(self) -> dict:
        return {
            "title": _("No councils yet"),
            "hint": _(
                "A council is a standing body in which state, business and civil society hear "
                "appeals together. Enter it with its seats, then its meetings."
            ),
            "action_url": reverse("dialogue:council_create"),
            "action_label": _("New council"),
        }


class CouncilDetailView(RecordDetailView):
    """One council: who sits in it, how regularly it meets, what came before it and came of it."""

    model = Council
    template_name = "dialogue/council.html"
    url_names = {"update": "dialogue:council_update"}

    def get_queryset(self):
        meetings = Meeting.objects.with_attendance().order_by("-planned_on", "-number")
        rows = super().get_queryset().for_page()
        return rows.prefetch_related(
            Prefetch("meetings", meetings), "seats__organisation", "outcomes__appeal"
        )

    def lead(self) -> str:
        council = self.object
        place = _("%(district)s, %(region)s") % {
            "district": council.district,
            "region": council.region,
        }
        return place if council.district_id else str(council.region)

    def facts(self) -> list[Fact]:
        council = self.object
        founded = format_date(council.founded_on, council.founded_on_precision)
        months = ngettext("every month", "every %(number)s months", council.meets_every_months)
        facts = [
            Fact(_("Founded on"), founded),
            Fact(_("Founding act"), council.founding_act),
            Fact(_("Meets"), months % {"number": format_number(council.meets_every_months)}),
            Fact(_("Quorum (seats)"), format_number(council.quorum)),
        ]
        if council.programme_id:
            programme = council.programme
            facts.append(Fact(_("Programme"), str(programme), programme.get_absolute_url()))
        if council.ended_on:
            facts.append(
                Fact(str(pgettext_lazy("council", "Ended on")), format_date(council.ended_on))
            )
        if council.about:
            facts.append(Fact(_("About"), council.about))
        return facts

    def sections(self) -> list[Section]:
        return sections.sections_of(
            self.object, self.request.user, timezone.localdate(), may_edit=self.may_edit()
        )

    def get_context_data(self, **kwargs) -> dict:
        strip = strip_of(self.object, self.object.meetings.all(), timezone.localdate())
        return super().get_context_data(strip=strip, **kwargs)


class CouncilEdit:
    """What entering and changing a council share."""

    model = Council
    form_class = CouncilForm
    grid_classes = (SeatGrid,)
    template_name = "dialogue/form.html"


class CouncilCreateView(CouncilEdit, RecordCreateView):
    """A new council."""

    title = gettext_lazy("New council")
    list_url = reverse_lazy("dialogue:council_list")


class CouncilUpdateView(CouncilEdit, RecordUpdateView):
    """A council's own values and its seats."""
