"""Screens of appeals: the list across councils, one as a story, entering it, its moves.

Who brings an appeal is read through `with_applicant_for` only; files never hold a confidential
name, whoever asks for them.
"""

from django.db.models import Prefetch
from django.http import Http404
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from core.columns import Column
from core.dates import format_date
from core.display import Action, Badge, Fact, Link, Section
from core.numbers import format_number
from core.review import MOVES as REVIEW_MOVES
from core.views import (
    RecordCreateView,
    RecordDeleteView,
    RecordDetailView,
    RecordListView,
    RecordUpdateView,
    ReviewView,
    StepView,
)
from dialogue.appeal_steps import MOVES
from dialogue.filters import AppealFilterSet
from dialogue.forms.appeal import AppealForm, StakeGrid
from dialogue.forms.steps import PastDayAndReasonForm, PastDayForm
from dialogue.models import AgendaItem, Appeal, Council, Outcome, Recommendation
from dialogue.services import move_appeal, moves_for, save_appeal
from dialogue.views.rows import outcome_rows, recommendation_rows
from dialogue.views.story import applicant_words, story_of


def applicant_in_file(appeal: Appeal) -> str:
    """Who brings an appeal, as a file tells it: of a confidential one never more than the code."""
    return appeal.applicant_code if appeal.is_confidential else applicant_words(appeal)


def place_words(appeal: Appeal) -> str:
    """The community or district an appeal is about."""
    if appeal.community_id:
        return f"{appeal.community} ({appeal.community.district})"
    return str(appeal.district or "")


class AppealListView(RecordListView):
    """Appeals to the councils in the reader's regions."""

    model = Appeal
    filterset_class = AppealFilterSet
    title = gettext_lazy("Appeals")
    export_name = "appeals"
    create_url = reverse_lazy("dialogue:appeal_create")
    create_label = gettext_lazy("New appeal")
    default_sort = "-received_on"
    columns = (
        Column("title", gettext_lazy("Appeal"), str, order=("code",), primary=True),
        Column(
            "council",
            gettext_lazy("Council"),
            lambda a: str(a.council),
            order=("name:council__",),
            minor=True,
        ),
        Column(
            "received_on",
            gettext_lazy("Received on"),
            lambda a: format_date(a.received_on),
            order=("received_on", "code"),
            export=lambda a: a.received_on,
            primary=True,
        ),
        Column(
            "applicant",
            gettext_lazy("Applicant"),
            applicant_words,
            export=applicant_in_file,
        ),
        Column(
            "applicant_kind",
            gettext_lazy("Kind of applicant"),
            lambda a: str(a.get_applicant_kind_display()),
            order=("applicant_kind",),
            minor=True,
        ),
        Column("place", gettext_lazy("Community or district"), place_words, minor=True),
        Column(
            "state",
            gettext_lazy("State"),
            lambda a: str(a.get_state_display()),
            order=("state", "-received_on"),
            primary=True,
        ),
    )

    def arrange(self, rows):
        return rows.for_list().with_applicant_for(self.request.user)

    def count_text(self, count: int) -> str:
        text = ngettext("%(number)s appeal", "%(number)s appeals", count)
        return text % {"number": format_number(count)}

    def empty(self) -> dict:
        return {
            "title": _("No appeals yet"),
            "hint": _(
                "An appeal is what a person or a firm brings to a council. It is received, heard "
                "at a meeting, answered by a recommendation, and what came of it is kept."
            ),
            "action_url": reverse("dialogue:appeal_create"),
            "action_label": _("New appeal"),
        }


class AppealDetailView(RecordDetailView):
    """One appeal as a story, from notice to what came of it."""

    model = Appeal
    template_name = "dialogue/appeal.html"
    url_names = {
        "delete": "dialogue:appeal_delete",
        "update": "dialogue:appeal_update",
        "review": "dialogue:appeal_review",
    }

    def get_queryset(self):
        items = AgendaItem.objects.select_related("meeting")
        advice = Recommendation.objects.for_list().order_by("issued_on", "pk")
        rows = super().get_queryset().for_page().with_applicant_for(self.request.user)
        return rows.prefetch_related(
            "stakes",
            "transitions__actor",
            Prefetch("agenda_items", items),
            Prefetch("recommendations", advice),
            Prefetch("outcomes", Outcome.objects.order_by("occurred_on", "pk")),
        )

    def lead(self) -> str:
        return str(self.object.council)

    def badges(self) -> list[Badge]:
        appeal = self.object
        found = [*super().badges(), Badge(str(appeal.get_state_display()), "stage")]
        if appeal.is_confidential:
            found.append(Badge(_("confidential"), "warning"))
        return found

    def facts(self) -> list[Fact]:
        appeal = self.object
        council = appeal.council
        facts = [
            Fact(_("Code"), appeal.code),
            Fact(_("Council"), str(council), council.get_absolute_url()),
            Fact(_("Applicant"), applicant_words(appeal)),
            Fact(_("Kind of applicant"), str(appeal.get_applicant_kind_display())),
        ]
        if told := appeal.told_applicant:
            contacts = {_("Phone"): told.phone, _("E-mail"): told.email, _("Note"): told.note}
            facts += [Fact(label, text) for label, text in contacts.items() if text]
        if appeal.community_id:
            url = appeal.community.get_absolute_url()
            facts.append(Fact(_("Community"), place_words(appeal), url))
        elif appeal.district_id:
            facts.append(Fact(_("District"), str(appeal.district)))
        if appeal.sector_id:
            facts.append(Fact(_("Sector"), str(appeal.sector)))
        return facts

    def actions(self) -> list[Action]:
        return move_actions(self.object, self.request.user) if self.may_edit() else []

    def sections(self) -> list[Section]:
        appeal, may_edit = self.object, self.may_edit()
        return [_recommendations(appeal, may_edit), _outcomes(appeal, may_edit)]

    def get_context_data(self, **kwargs) -> dict:
        story = story_of(self.object, timezone.localdate())
        return super().get_context_data(
            story=story, story_title=_("From notice to outcome"), **kwargs
        )


def _recommendations(appeal: Appeal, may_edit: bool) -> Section:
    columns, rows = recommendation_rows(appeal.recommendations.all())
    extra = {}
    if may_edit:
        url = reverse("dialogue:recommendation_create", args=[appeal.council_id])
        extra = {"add_url": f"{url}?appeal={appeal.pk}", "add_label": _("New recommendation")}
    return Section(
        "recommendations",
        _("Recommendations"),
        columns,
        rows,
        empty_text=_("None yet. They come out of the meeting that hears the appeal."),
        **extra,
    )


def _outcomes(appeal: Appeal, may_edit: bool) -> Section:
    columns, rows = outcome_rows(appeal.outcomes.all(), appeal)
    extra = {}
    if may_edit:
        url = reverse("dialogue:outcome_create", args=[appeal.council_id])
        extra = {"add_url": f"{url}?appeal={appeal.pk}", "add_label": _("New outcome")}
    empty = _("None yet. An outcome is what changed, with the day and what shows it.")
    return Section("outcomes", _("Outcomes"), columns, rows, empty_text=empty, **extra)


class AppealEdit:
    """What entering and changing an appeal share."""

    model = Appeal
    form_class = AppealForm
    grid_classes = (StakeGrid,)
    template_name = "dialogue/form.html"

    def save(self, form) -> None:
        self.object = save_appeal(
            actor=self.request.user,
            appeal=form.instance,
            version=form.cleaned_data.get("version"),
            formsets=self.grids,
            applicant=form.typed_applicant(),
        )


class AppealCreateView(AppealEdit, RecordCreateView):
    """A new appeal; its council and community may be proposed in the address."""

    title = gettext_lazy("New appeal")
    list_url = reverse_lazy("dialogue:appeal_list")

    def get_initial(self) -> dict:
        mine = Council.objects.choosable_by(self.request.user)
        keys = list(mine.values_list("pk", flat=True)[:200])
        asked = self.request.GET.get("council", "")
        chosen = next((key for key in keys if str(key) == asked), None)
        if chosen is None and len(keys) == 1:
            chosen = keys[0]
        found = {"council": chosen, "received_on": timezone.localdate()}
        community = self.request.GET.get("community", "")
        if community.isascii() and community.isdigit() and len(community) < 10:
            found["community"] = int(community)
        return super().get_initial() | found


class AppealUpdateView(AppealEdit, RecordUpdateView):
    """An appeal's own values, what is at stake, and, for those who may read it, who brings it."""

    def get_context_data(self, **kwargs) -> dict:
        appeal, form = self.object, kwargs["form"] if "form" in kwargs else self.get_form()
        facts = []
        if "applicant_name" not in form.fields:
            text = _("%(code)s: confidential, kept as it is when you save") % {
                "code": appeal.applicant_code
            }
            facts = [Fact(_("Who brings it"), text)]
        return super().get_context_data(
            facts=facts, lead=str(appeal.council), **kwargs | {"form": form}
        )


class AppealReviewView(ReviewView):
    """A step of checking an appeal."""

    model = Appeal

    def post(self, request, pk: int, verb: str):
        if verb not in REVIEW_MOVES:
            raise Http404
        return super().post(request, pk, verb)


def form_of(verb: str) -> type[PastDayForm]:
    """What a move of an appeal asks: the day, and for some why."""
    return PastDayAndReasonForm if MOVES[verb].asks_reason else PastDayForm


def move_actions(appeal: Appeal, user) -> list[Action]:
    """The moves that follow: each a button that asks the day, or disabled with the reason."""
    found = []
    for move, why_not in moves_for(appeal, user):
        form = None
        if why_not is None:
            initial = {"on": _proposed_day(appeal, move.verb)}
            form = form_of(move.verb)(initial=initial, auto_id=f"id_{move.verb}_%s")
        found.append(
            Action(
                str(move.label),
                reverse("dialogue:appeal_step", args=[appeal.pk, move.verb]),
                enabled=why_not is None,
                reason=why_not.reason if why_not else "",
                tone=move.tone,
                form=form,
                links=[Link(gap.text, gap.url) for gap in why_not.missing] if why_not else (),
            )
        )
    return found


def _proposed_day(appeal: Appeal, verb: str):
    """The day of the first meeting that heard the appeal, else today."""
    heard = [item.meeting.held_on for item in appeal.agenda_items.all() if item.meeting.held_on]
    return min(heard) if verb == "hear" and heard else timezone.localdate()


class AppealStepView(StepView):
    """A move of an appeal to another state."""

    model = Appeal
    right = "edit_records"

    def post(self, request, pk: int, verb: str):
        if verb not in MOVES:
            raise Http404
        return super().post(request, pk, verb)

    def allowed(self, record: Appeal, verb: str) -> bool:
        editable = Appeal.objects.editable_by(self.request.user).filter(pk=record.pk)
        return self.request.user.can(MOVES[verb].right) and editable.exists()

    def form_for(self, verb: str):
        return form_of(verb)

    def take(self, record: Appeal, verb: str, version: int, data: dict) -> None:
        move_appeal(
            actor=self.request.user,
            appeal=record,
            verb=verb,
            version=version,
            on=data["on"],
            reason=data.get("reason", ""),
        )

    def label(self, verb: str) -> str:
        return str(MOVES[verb].label)


class AppealDeleteView(RecordDeleteView):
    """An appeal that no meeting has heard goes to the bin."""

    model = Appeal
    list_url = reverse_lazy("dialogue:appeal_list")
