"""Names of participants typed or pasted: shown back line by line, then saved."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from communities.choices import Sex
from communities.forms.choices import say_communities
from communities.models import Community
from core.exceptions import EditConflict, OutOfScope, RuleViolation
from core.finding import answer
from core.forms import RowChoiceField, ScopedFormMixin
from core.numbers import format_number
from core.text import clean_text
from trainings.choices import SEX_OF_A_PERSON
from trainings.models import Participant, Training
from trainings.pasting import (
    MOST_LINES,
    NEW,
    NameLine,
    lines_of,
    match_known,
    read_line,
    take_choices,
)
from trainings.services import add_participants
from trainings.views.attendance import TrainingScreen, about, trail


class NamesForm(ScopedFormMixin, forms.Form):
    """Names, one a line, and where these people live."""

    choices_by = {"community": "editable_by"}

    community = RowChoiceField(label=gettext_lazy("They live in"), queryset=Community.objects.all())
    names = forms.CharField(
        label=gettext_lazy("Names, one person a line"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10}),
    )

    def __init__(self, *args, user, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.scope_choices(user)
        say_communities(self.fields["community"])
        self.fields["names"].help_text = _(
            "Name; w or m; year of birth. Only the name is needed. Paste up to %(most)s lines."
        ) % {"most": format_number(MOST_LINES)}


class NamesView(TrainingScreen):
    """Names typed or pasted: shown back line by line with whom they may be, then saved."""

    right = "edit_records"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        training = self.open_training(request, pk)
        form = NamesForm(user=request.user, initial={"community": training.community_id})
        return answer(request, form) or self.page(training, form)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        training = self.open_training(request, pk)
        form = NamesForm(request.POST, user=request.user)
        try:
            sent = self.sent(request)
        except ValidationError as problem:
            form.add_error("names", problem)
            return self.page(training, form, status=422)
        if not sent:
            form.add_error("names", _("Enter at least one name."))
        if not form.is_valid():
            return self.page(training, form, status=422)
        lines = [read_line(text, training.ends_on.year) for text in sent.values()]
        match_known(lines, training, form.cleaned_data["community"], request.user)
        if "line" not in request.POST:
            return self.page(training, form, lines)
        chosen = [request.POST.get(f"who-{place}") for place in sent]
        take_choices(lines, chosen)
        if any(line.error for line in lines):
            return self.page(training, form, lines, status=422)
        return self.save(training, form, lines)

    @staticmethod
    def sent(request: HttpRequest) -> dict[int, str]:
        """The lines that hold anything, by their place on the page: those shown back and sent
        again, or else the pasted text. Raises ValidationError if they are too many."""
        if "line" not in request.POST:
            return dict(enumerate(lines_of(request.POST.get("names", ""))))
        shown = enumerate(request.POST.getlist("line"))
        sent = {place: " ".join(text.splitlines()) for place, text in shown if clean_text(text)}
        lines_of("\n".join(sent.values()))
        return sent

    def save(self, training: Training, form: NamesForm, lines: list[NameLine]) -> HttpResponse:
        """Enter the people; a refusal brings the lines back."""
        people = [
            line.chosen()
            or Participant(
                full_name=line.name,
                sex=line.sex,
                birth_year=line.birth_year,
                community=form.cleaned_data["community"],
            )
            for line in lines
        ]
        try:
            add_participants(
                actor=self.request.user,
                training=training,
                version=self.version(self.request),
                people=people,
            )
        except EditConflict as conflict:
            training.version = conflict.current.version
            text = _("Somebody changed this training meanwhile. Nothing is saved yet: look again.")
            return self.page(training, form, lines, status=409, refusal=text)
        except RuleViolation as refusal:
            return self.page(training, form, lines, status=422, refusal=refusal.reason)
        except OutOfScope:
            text = _("This lies outside your regions, so it was not saved.")
            return self.page(training, form, lines, status=422, refusal=text)
        number = len(people)
        text = ngettext("%(number)s person is entered.", "%(number)s people are entered.", number)
        messages.success(self.request, text % {"number": format_number(number)})
        return redirect("trainings:training_participants", pk=training.pk)

    def page(
        self, training: Training, form: NamesForm, lines=(), *, status: int = 200, refusal: str = ""
    ) -> HttpResponse:
        """The form for pasting, or, once there are lines, the lines shown back."""
        context = {
            "title": _("Add participants by name"),
            "training": training,
            "breadcrumbs": trail(training),
            "form": form,
            "lines": [_shown(place, line) for place, line in enumerate(lines)],
            "wrong": sum(1 for line in lines if line.error),
            "refusal": refusal,
            "version": str(training.version),
            "cancel_url": training.get_absolute_url(),
        }
        return render(self.request, "trainings/names.html", context, status=status)


def _shown(place: int, line: NameLine) -> dict:
    """A line as the page shows it back."""
    read = [line.name]
    if line.sex in (Sex.WOMAN, Sex.MAN):
        read.append(str(SEX_OF_A_PERSON[line.sex]))
    if line.birth_year:
        read.append(str(line.birth_year))
    offers = [(NEW, _("a new person"))]
    offers += [
        (str(person.pk), _("the person we know: %(who)s") % {"who": f"{person}, {about(person)}"})
        for person in line.known
    ]
    return {
        "place": str(place),
        "number": str(place + 1),
        "text": line.text,
        "read": ", ".join(read),
        "error": line.error,
        "is_known": bool(line.known),
        "offers": [
            {"value": value, "text": text, "chosen": value == line.choice} for value, text in offers
        ],
    }
