"""Questions on the record: how a page shows them, and the screens that ask, answer and close."""

from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView

from core.dates import format_date
from core.display import Action
from core.exceptions import RuleViolation
from core.fields import CleanCharField
from core.forms import plain_helper
from core.questions import (
    LONGEST,
    Question,
    answer,
    ask,
    kinds,
    may_answer,
    may_close,
    move_question,
)
from core.views.base import RightRequired
from core.views.steps import StepView

STEPS = {
    "close": gettext_lazy("Close the question"),
    "open": gettext_lazy("Open the question again"),
}


class QuestionForm(forms.Form):
    """What one wants to know."""

    text = CleanCharField(
        label=gettext_lazy("Question"),
        multiline=True,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Those who keep this record answer here; both stay on the record."),
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.helper = plain_helper()


class AnswerForm(QuestionForm):
    """What is answered."""

    text = CleanCharField(
        label=gettext_lazy("Answer"),
        multiline=True,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


@dataclass(frozen=True)
class Said:
    """A question or an answer: by whom and when."""

    text: str
    who: str
    when: str


@dataclass(frozen=True)
class Thread:
    """A question with its answers and what may be done about it."""

    asked: Said
    answers: list[Said]
    closed: str
    version: int
    actions: list[Action]


@dataclass(frozen=True)
class QuestionBox:
    """The questions on one record's page, as its reader may see and answer them."""

    threads: list[Thread]
    ask: list[Action]


def questions_on(record, user, *, may_edit: bool) -> QuestionBox | None:
    """The questions on a record; None where such records are not asked about."""
    if not record.takes_questions:
        return None
    rows = Question.objects.about(record)
    url = reverse("core:question_create", args=[record._meta.label_lower, record.pk])
    form = QuestionForm(auto_id="id_ask_%s")
    return QuestionBox(
        threads=[_thread(question, user, may_edit) for question in rows],
        ask=[Action(_("Ask a question"), url, form=form)],
    )


def _thread(question: Question, user, may_edit: bool) -> Thread:
    closed = ""
    if question.closed_at is not None:
        closed = _("Closed by %(who)s on %(date)s.") % {
            "who": question.closed_by,
            "date": _day(question.closed_at),
        }
    return Thread(
        asked=Said(question.text, str(question.asked_by), _day(question.created_at)),
        answers=[
            Said(given.text, str(given.answered_by), _day(given.created_at))
            for given in question.answers.all()
        ],
        closed=closed,
        version=question.version,
        actions=_actions(question, user, may_edit),
    )


def _actions(question: Question, user, may_edit: bool) -> list[Action]:
    actions = []
    is_open = question.closed_at is None
    if is_open and may_edit:
        url = reverse("core:question_answer", args=[question.pk])
        form = AnswerForm(auto_id=f"id_answer{question.pk}_%s")
        actions.append(Action(_("Answer the question"), url, form=form))
    if may_close(question, user):
        verb = "close" if is_open else "open"
        url = reverse("core:question_step", args=[question.pk, verb])
        actions.append(Action(str(STEPS[verb]), url))
    return actions


def _day(moment) -> str:
    return format_date(timezone.localtime(moment).date())


class WordsView(RightRequired, FormView):
    """A form of one text about one record; `record` finds it in scope."""

    template_name = "layouts/form.html"
    title = ""

    @cached_property
    def record(self):
        """The record that is asked about."""
        raise NotImplementedError

    def get_context_data(self, **kwargs) -> dict:
        return super().get_context_data(
            title=str(self.title),
            lead=self.lead(),
            submit_label=str(self.title),
            cancel_url=self.get_success_url(),
            **kwargs,
        )

    def lead(self) -> str:
        """What the text is about."""
        return str(self.record)

    def get_success_url(self) -> str:
        return f"{self.record.get_absolute_url()}#questions"

    def get(self, request, *args, **kwargs) -> HttpResponse:
        self.record  # noqa: B018 -- outside scope it is not found
        return super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs) -> HttpResponse:
        self.record  # noqa: B018 -- outside scope it is not found
        form = self.get_form()
        if form.is_valid():
            try:
                self.say(form.cleaned_data["text"])
            except RuleViolation as refusal:
                form.add_error(None, refusal.reason)
            else:
                messages.success(request, _("Saved."))
                return redirect(self.get_success_url())
        response = self.render_to_response(self.get_context_data(form=form))
        response.status_code = 422
        return response

    def say(self, text: str) -> None:
        """Call the service."""
        raise NotImplementedError


class QuestionCreateView(WordsView):
    """A new question about any record the reader may read."""

    form_class = QuestionForm
    title = gettext_lazy("Ask a question")

    @cached_property
    def record(self):
        for model in kinds():
            if model._meta.label_lower == self.kwargs["kind"]:
                rows = model.objects.visible_to(self.request.user)
                return get_object_or_404(rows, pk=self.kwargs["pk"])
        raise Http404

    def say(self, text: str) -> None:
        ask(actor=self.request.user, record=self.record, text=text)


class QuestionAnswerView(WordsView):
    """An answer, by those who may change the record."""

    form_class = AnswerForm
    title = gettext_lazy("Answer the question")

    @cached_property
    def record(self):
        rows = Question.objects.visible_to(self.request.user)
        self.question = get_object_or_404(rows, pk=self.kwargs["pk"])
        if not may_answer(self.question, self.request.user):
            raise PermissionDenied
        return self.question.record

    def lead(self) -> str:
        return f"{self.record}: {self.question.text}"

    def say(self, text: str) -> None:
        answer(actor=self.request.user, question=self.question, text=text)


class QuestionStepView(StepView):
    """Closes a question, or opens it again."""

    model = Question

    def post(self, request, pk: int, verb: str) -> HttpResponse:
        if verb not in STEPS:
            raise Http404
        return super().post(request, pk, verb)

    def allowed(self, record: Question, verb: str) -> bool:
        return may_close(record, self.request.user)

    def form_for(self, verb: str):
        return None

    def take(self, record: Question, verb: str, version: int, data: dict) -> None:
        move_question(actor=self.request.user, question=record, verb=verb, version=version)

    def label(self, verb: str) -> str:
        return str(STEPS[verb])
