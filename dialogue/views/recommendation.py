"""Screens of recommendations: the list across councils, one with its three dated facts, steps."""

from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from core.columns import Column
from core.dates import format_date
from core.display import Action, Badge, Fact, Row, Section
from core.numbers import format_number
from core.views import RecordDetailView, RecordListView, RecordUpdateView, StepView
from dialogue.fates import is_overdue
from dialogue.filters import RecommendationFilterSet
from dialogue.forms.recommendation import RecommendationForm
from dialogue.forms.steps import AnswerForm, CarriedOutForm, IssueForm
from dialogue.models import Appeal, Meeting, Recommendation
from dialogue.recommendation_services import (
    issue_recommendation,
    record_answer,
    record_carried_out,
    save_recommendation,
    take_back,
)
from dialogue.recommendation_steps import FACTS, facts_for
from dialogue.views.of_council import OfCouncilCreateView
from dialogue.views.rows import answer_words, done_words, meeting_words, outcome_rows
from dialogue.views.story import OVERDUE, steps_of


def overdue_badges(recommendation: Recommendation, today) -> list[Badge]:
    """The badge of a recommendation whose answer is overdue."""
    return [OVERDUE] if is_overdue(recommendation, today) else []


class RecommendationListView(RecordListView):
    """Recommendations of the councils in the reader's regions."""

    model = Recommendation
    filterset_class = RecommendationFilterSet
    title = gettext_lazy("Recommendations")
    export_name = "recommendations"
    default_sort = "-issued_on"
    columns = (
        Column("title", gettext_lazy("Recommendation"), str, order=("code",), primary=True),
        Column(
            "council",
            gettext_lazy("Council"),
            lambda r: str(r.council),
            order=("name:council__",),
            minor=True,
        ),
        Column("addressee", gettext_lazy("Addressee"), lambda r: r.addressee_name, primary=True),
        Column(
            "issued_on",
            gettext_lazy("Issued on"),
            lambda r: format_date(r.issued_on) or _("not issued yet"),
            order=("issued_on", "code"),
            export=lambda r: r.issued_on,
        ),
        Column(
            "due_on",
            gettext_lazy("Answer due by"),
            lambda r: format_date(r.due_on),
            order=("due_on",),
            export=lambda r: r.due_on,
        ),
        Column(
            "answer", gettext_lazy("Answer"), answer_words, order=("answered_on",), primary=True
        ),
        Column(
            "carried_out",
            gettext_lazy("Carried out"),
            done_words,
            order=("carried_out_on",),
            export=lambda r: r.carried_out_on,
        ),
    )

    def count_text(self, count: int) -> str:
        text = ngettext("%(number)s recommendation", "%(number)s recommendations", count)
        return text % {"number": format_number(count)}

    def row(self, record: Recommendation) -> Row:
        row = super().row(record)
        badges = [*row.badges, *overdue_badges(record, timezone.localdate())]
        return Row(cells=row.cells, url=row.url, badges=badges)

    def empty(self) -> dict:
        return {
            "title": _("No recommendations yet"),
            "hint": _("They come out of the meetings of a council, and are entered there."),
            "action_url": reverse("dialogue:council_list"),
            "action_label": _("Councils"),
        }


class RecommendationDetailView(RecordDetailView):
    """One recommendation: what, to whom, and what became of it, day by day."""

    model = Recommendation
    template_name = "dialogue/appeal.html"
    url_names = {"update": "dialogue:recommendation_update"}

    def get_queryset(self):
        return super().get_queryset().for_page().prefetch_related("outcomes")

    def badges(self) -> list[Badge]:
        return [*super().badges(), *overdue_badges(self.object, timezone.localdate())]

    def lead(self) -> str:
        return str(self.object.council)

    def facts(self) -> list[Fact]:
        one = self.object
        facts = [
            Fact(_("Council"), str(one.council), one.council.get_absolute_url()),
            Fact(_("Meeting"), meeting_words(one.meeting), one.meeting.get_absolute_url()),
        ]
        if one.appeal_id:
            facts.append(Fact(_("Appeal"), str(one.appeal), one.appeal.get_absolute_url()))
        url = one.addressee.get_absolute_url() if one.addressee_id else ""
        name = ", ".join(filter(None, [one.addressee_name, one.addressee_text]))
        facts.append(Fact(_("Addressee"), name if one.addressee_id else one.addressee_text, url))
        facts.append(Fact(_("Answer due by"), format_date(one.due_on) or _("without a term")))
        return facts

    def actions(self) -> list[Action]:
        return fact_actions(self.object) if self.may_edit() else []

    def sections(self) -> list[Section]:
        one = self.object
        columns, rows = outcome_rows(one.outcomes.all(), one)
        extra = {}
        if self.may_edit():
            url = reverse("dialogue:outcome_create", args=[one.council_id])
            query = f"recommendation={one.pk}" + (
                f"&appeal={one.appeal_id}" if one.appeal_id else ""
            )
            extra = {"add_url": f"{url}?{query}", "add_label": _("New outcome")}
        empty = _("None yet. An outcome is what changed, with the day and what shows it.")
        return [Section("outcomes", _("Outcomes"), columns, rows, empty_text=empty, **extra)]

    def get_context_data(self, **kwargs) -> dict:
        story = steps_of(self.object, timezone.localdate())
        return super().get_context_data(story=story, story_title=_("What became of it"), **kwargs)


class RecommendationCreateView(OfCouncilCreateView):
    """A new recommendation; its meeting and appeal may be proposed in the address."""

    model = Recommendation
    form_class = RecommendationForm
    title = gettext_lazy("New recommendation")
    anchor = "recommendations"

    def get_initial(self) -> dict:
        user, council = self.request.user, self.root
        meetings = Meeting.objects.visible_to(user).filter(council=council)
        appeals = Appeal.objects.visible_to(user).filter(council=council)
        return super().get_initial() | {
            "meeting": self.asked("meeting", meetings),
            "appeal": self.asked("appeal", appeals),
        }

    def write(self, form) -> Recommendation:
        return save_recommendation(
            actor=self.request.user, recommendation=form.instance, version=None
        )


class RecommendationUpdateView(RecordUpdateView):
    """A recommendation's own values; its three facts are entered by steps."""

    model = Recommendation
    form_class = RecommendationForm

    def save(self, form) -> None:
        save_recommendation(
            actor=self.request.user,
            recommendation=form.instance,
            version=form.cleaned_data.get("version"),
        )


ASKS = {"issue": IssueForm, "answer": AnswerForm, "carry_out": CarriedOutForm}
BACK = "-back"


def fact_actions(one: Recommendation) -> list[Action]:
    """The facts that may be entered, corrected or taken back now, each with its small form."""
    found = []
    for fact, is_there in facts_for(one):
        url = reverse("dialogue:recommendation_step", args=[one.pk, fact.verb])
        initial = {"on": getattr(one, fact.day) or timezone.localdate()}
        initial |= {_asked(name): getattr(one, name) for name in fact.texts}
        form = ASKS[fact.verb](initial=initial, auto_id=f"id_{fact.verb}_%s")
        label = fact.correct_label if is_there else fact.label
        is_next = not is_there and all(action.tone == "quiet" for action in found)
        found.append(Action(str(label), url, tone="primary" if is_next else "quiet", form=form))
    return [*found, *_taking_back(one)]


def _asked(name: str) -> str:
    """What the small form calls a field of the recommendation."""
    return {"answer_text": "text", "carried_out_note": "note"}.get(name, name)


def _taking_back(one: Recommendation) -> list[Action]:
    """The last fact may be taken back, where it was entered by mistake."""
    facts = [
        fact
        for fact in FACTS.values()
        if getattr(one, fact.day) and not any(getattr(one, later) for later in fact.carries)
    ]
    return [
        Action(
            str(fact.take_back_label),
            reverse("dialogue:recommendation_step", args=[one.pk, f"{fact.verb}{BACK}"]),
        )
        for fact in facts
    ]


class RecommendationStepView(StepView):
    """One of the three facts of a recommendation entered, corrected or taken back."""

    model = Recommendation
    right = "edit_records"

    def post(self, request, pk: int, verb: str):
        if verb.removesuffix(BACK) not in FACTS:
            raise Http404
        return super().post(request, pk, verb)

    def allowed(self, record: Recommendation, verb: str) -> bool:
        editable = Recommendation.objects.editable_by(self.request.user)
        return editable.filter(pk=record.pk).exists()

    def form_for(self, verb: str):
        return ASKS.get(verb)

    def take(self, record: Recommendation, verb: str, version: int, data: dict) -> None:
        step = {"actor": self.request.user, "recommendation": record, "version": version}
        if verb.endswith(BACK):
            take_back(**step, verb=verb.removesuffix(BACK))
        else:
            {
                "issue": issue_recommendation,
                "answer": record_answer,
                "carry_out": record_carried_out,
            }[verb](**step, **data)

    def label(self, verb: str) -> str:
        fact = FACTS[verb.removesuffix(BACK)]
        return str(fact.take_back_label if verb.endswith(BACK) else fact.label)
