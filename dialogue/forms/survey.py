"""The form of a tension survey with the counted answers to its questions."""

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from communities.forms.choices import say_communities
from core.forms import RecordForm
from core.grids import grid
from dialogue.choices import SurveyQuestion
from dialogue.forms.choices import say_districts
from dialogue.forms.fixed_grid import FixedGrid, FixedRowForm
from dialogue.models import SurveyAnswer, TensionSurvey

COUNTS = tuple(f"answered_{answer}" for answer in range(1, 6))


class SurveyForm(RecordForm):
    """A round of questions: where, when, how, and who answered."""

    past_days = ("starts_on", "ends_on")

    class Meta(RecordForm.Meta):
        model = TensionSurvey
        fields = [
            "title",
            "region",
            "district",
            "community",
            "starts_on",
            "ends_on",
            "method",
            "sample_note",
            "women",
            "men",
            "sex_not_known",
        ]

    def set_up(self) -> None:
        survey, fields, user = self.instance, self.fields, self.user
        mine = Q(valid_to=None)
        if not user.scope.everywhere:
            mine &= Q(pk__in=user.scope.regions)
        regions = fields["region"].queryset
        fields["region"].queryset = regions.filter(mine | Q(pk=survey.region_id)).by_name()
        say_districts(fields["district"], user, survey.district_id)
        say_communities(fields["community"])
        fields["women"].label = gettext_lazy("Women who answered")
        fields["men"].label = gettext_lazy("Men who answered")
        fields["sex_not_known"].label = gettext_lazy("Sex not known")
        for name in ("women", "men", "sex_not_known"):
            fields[name].required = False
            if survey.pk is None:
                self.initial[name] = None
        if survey.pk is None and len(user.scope.regions) == 1 and not user.scope.everywhere:
            self.initial.setdefault("region", next(iter(user.scope.regions)))

    def clean(self) -> dict:
        data = super().clean() or self.cleaned_data
        for name in ("women", "men", "sex_not_known"):
            if name in data and data[name] is None:
                data[name] = 0
        first, last = data.get("starts_on"), data.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("The last day is not before the first."))
        return data


class AnswerRow(FixedRowForm):
    filled_by = COUNTS

    class Meta(FixedRowForm.Meta):
        model = SurveyAnswer
        fields = ["question", *COUNTS]

    def set_up(self) -> None:
        for name in COUNTS:
            self.fields[name].required = False
            if self.instance.pk is None:
                self.initial[name] = None

    def clean(self) -> dict:
        data = super().clean() or self.cleaned_data
        for name in COUNTS:
            if name in data and data[name] is None:
                data[name] = 0
        return data


class AnswerGridBase(FixedGrid):
    title = gettext_lazy("Answers")
    note = gettext_lazy("How many people gave each answer, from 1 (not at all) to 5 (fully).")
    key_field = "question"
    row_title = gettext_lazy("Question")

    def keys(self) -> list[str]:
        return list(SurveyQuestion.values)

    def described(self, key: str) -> tuple[str, str, str]:
        return "", str(dict(SurveyQuestion.choices).get(key, "–")), ""


AnswerGrid = grid(
    "answers",
    TensionSurvey,
    SurveyAnswer,
    AnswerRow,
    formset=AnswerGridBase,
    extra=0,
    max_num=len(SurveyQuestion.values),
)
