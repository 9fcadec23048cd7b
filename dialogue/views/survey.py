"""Screens of tension surveys: rounds of questions, their answers, the form that is printed."""

from decimal import Decimal

from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from core.columns import Column
from core.display import Action, Fact, Figure, Section, headings, row
from core.numbers import format_number, format_percent
from core.views import RecordCreateView, RecordDetailView, RecordListView, RecordUpdateView
from dialogue.choices import SurveyQuestion
from dialogue.filters import SurveyFilterSet
from dialogue.forms.survey import AnswerGrid, SurveyForm
from dialogue.models import TensionSurvey
from dialogue.survey_index import LEAST_RESPONDENTS, mean_of
from dialogue.views.rows import days_of, index_words, survey_place


class SurveyListView(RecordListView):
    """Rounds of the tension survey in the reader's regions."""

    model = TensionSurvey
    filterset_class = SurveyFilterSet
    title = gettext_lazy("Tension surveys")
    lead = gettext_lazy("The index runs from 0 to 100: 100 is the best answer to every question.")
    export_name = "surveys"
    create_url = reverse_lazy("dialogue:survey_create")
    create_label = gettext_lazy("New survey")
    default_sort = "-days"
    columns = (
        Column("title", gettext_lazy("Survey"), str, order=("folded",), primary=True),
        Column("place", pgettext_lazy("survey", "Place"), survey_place, primary=True),
        Column(
            "region",
            gettext_lazy("Region"),
            lambda s: str(s.region),
            order=("name:region__",),
            minor=True,
        ),
        Column("days", gettext_lazy("Days"), days_of, order=("starts_on", "ends_on")),
        Column(
            "respondents",
            gettext_lazy("Respondents"),
            lambda s: format_number(s.respondents),
            export=lambda s: s.respondents,
            numeric=True,
        ),
        Column(
            "index",
            gettext_lazy("Index"),
            index_words,
            export=lambda s: s.index,
            numeric=True,
            primary=True,
        ),
    )

    def count_text(self, count: int) -> str:
        text = ngettext("%(number)s survey", "%(number)s surveys", count)
        return text % {"number": format_number(count)}

    def empty(self) -> dict:
        return {
            "title": _("No surveys yet"),
            "hint": _(
                "A survey asks the same five questions again and again, so that a change can be "
                "seen. Nothing is shown of fewer than %(least)s respondents."
            )
            % {"least": LEAST_RESPONDENTS},
            "action_url": reverse("dialogue:survey_create"),
            "action_label": _("New survey"),
        }


class SurveyDetailView(RecordDetailView):
    """One round: where, when, who answered, and the index with what it stands on."""

    model = TensionSurvey
    url_names = {"update": "dialogue:survey_update"}

    def get_queryset(self):
        return super().get_queryset().for_page()

    def lead(self) -> str:
        return f"{survey_place(self.object)}, {days_of(self.object)}"

    def actions(self) -> list[Action]:
        url = reverse("dialogue:survey_paper", args=[self.object.pk])
        return [Action(_("Form for printing"), url, method="get")]

    def facts(self) -> list[Fact]:
        survey = self.object
        facts = [
            Fact(_("Region"), str(survey.region)),
            Fact(_("Days"), days_of(survey)),
            Fact(_("Method"), str(survey.get_method_display())),
            Fact(_("Respondents"), format_number(survey.respondents)),
        ]
        if survey.respondents >= LEAST_RESPONDENTS:
            facts += [
                Fact(_("Women"), format_number(survey.women)),
                Fact(_("Men"), format_number(survey.men)),
            ]
        return [*facts, Fact(_("How respondents were chosen"), survey.sample_note)]

    def sections(self) -> list[Section]:
        return [_answers(self.object)]


def _answers(survey: TensionSurvey) -> Section:
    """Means and shares of the questions, and the index; nothing of fewer than ten respondents."""
    title = _("Answers")
    index = survey.index
    if survey.respondents < LEAST_RESPONDENTS:
        text = _("Fewer than %(least)s people answered, so nothing is shown.")
        return Section("answers", title, empty_text=text % {"least": LEAST_RESPONDENTS})
    if index is None:
        return Section("answers", title, empty_text=_("No answers are entered yet."))
    columns = headings(
        _("Question"), _("Answers"), _("Mean, 1 to 5"), _("Answered 4 or 5"), numeric=(1, 2, 3)
    )
    counts = {answer.question: answer.counts for answer in survey.answers.all()}
    rows = [
        row(columns, label, *_told(counts.get(question, ())))
        for question, label in SurveyQuestion.choices
    ]
    figure = Figure(
        "survey_index",
        f"{index:f}",
        "points",
        format_number(index, digits=1),
        label=_("index, of 100"),
        note=_respondents(survey.respondents),
    )
    note = _(
        "The mean of the five questions, each weighing the same: 0 if everybody answered 1, 100 if "
        "everybody answered 5."
    )
    if survey.is_high:
        note += " " + _("The level was high already: later rounds can hardly rise above it.")
    return Section("answers", title, columns, rows, note=note, figures=[figure])


def _respondents(number: int) -> str:
    text = ngettext("%(number)s respondent", "%(number)s respondents", number)
    return text % {"number": format_number(number)}


def _told(counts) -> tuple[str, str, str]:
    """Answers, mean and share of high answers; only dashes where too few answered."""
    mean = mean_of(counts) if counts else None
    if mean is None:
        return "–", "–", "–"
    total = sum(counts)
    share = Decimal(counts[3] + counts[4]) / total
    return (
        format_number(total),
        format_number(Decimal(mean.numerator) / mean.denominator, digits=1),
        format_percent(share),
    )


class SurveyEdit:
    """What entering and changing a survey share."""

    model = TensionSurvey
    form_class = SurveyForm
    grid_classes = (AnswerGrid,)
    template_name = "dialogue/form.html"

    def get_form(self, form_class=None):
        """The form, whose respondents the answers are held against."""
        self.typed = super().get_form(form_class)
        return self.typed

    def blank(self) -> TensionSurvey:
        """The survey as it is being typed."""
        typed = getattr(self, "typed", None)
        return typed.instance if typed is not None else super().blank()


class SurveyCreateView(SurveyEdit, RecordCreateView):
    """A new round of the survey."""

    title = gettext_lazy("New survey")
    list_url = reverse_lazy("dialogue:survey_list")


class SurveyUpdateView(SurveyEdit, RecordUpdateView):
    """A round's own values and its counted answers."""


class SurveyPaperView(SurveyDetailView):
    """The questions as one page for printing, under a neutral title."""

    template_name = "dialogue/survey_paper.html"

    def get_context_data(self, **kwargs) -> dict:
        return super(RecordDetailView, self).get_context_data(
            title=_("Questions about life in our place"),
            place=survey_place(self.object),
            questions=[str(label) for label in SurveyQuestion.labels],
            answers=range(1, 6),
            **kwargs,
        )
