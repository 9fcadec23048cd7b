"""Screens of trainings: the list, one training, entering and changing it, its steps."""

from django.db.models import Exists, OuterRef
from django.http import Http404
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from communities.models import Community, Programme
from core.columns import Column
from core.display import Action, Badge, Fact, Row, Section
from core.forms import is_locked
from core.numbers import format_number
from core.review import MOVES
from core.steps import ReasonForm, reason_form
from core.views import (
    FromAnother,
    RecordCreateView,
    RecordDeleteView,
    RecordDetailView,
    RecordListView,
    RecordUpdateView,
    ReviewView,
    StepView,
)
from projects.models import Project
from trainings.filters import TrainingFilterSet
from trainings.forms import HeadCountGrid, PartnerGrid, SessionGrid, TrainerGrid, TrainingForm
from trainings.models import Training
from trainings.services import cancel_training, reinstate_training, save_training
from trainings.views.display import days_of, facts_of, state_badges
from trainings.views.sections import sections_of


class TrainingListView(RecordListView):
    """Trainings with a host community in the reader's regions."""

    model = Training
    filterset_class = TrainingFilterSet
    title = gettext_lazy("Trainings")
    export_name = "trainings"
    create_url = reverse_lazy("trainings:training_create")
    create_label = gettext_lazy("New training")
    default_sort = "-dates"
    columns = (
        Column("name", gettext_lazy("Training"), str, order=("name:",), primary=True),
        Column(
            "community",
            gettext_lazy("Host community"),
            lambda t: str(t.community),
            order=("name:community__",),
            primary=True,
        ),
        Column(
            "district",
            gettext_lazy("District"),
            lambda t: str(t.community.district),
            order=("name:community__district__",),
            minor=True,
        ),
        Column(
            "topic",
            gettext_lazy("Topic"),
            lambda t: str(t.topic),
            order=("name:topic__",),
            minor=True,
        ),
        Column("dates", gettext_lazy("Dates"), days_of, order=("starts_on", "ends_on")),
        Column(
            "seats",
            gettext_lazy("Seats filled"),
            lambda t: format_number(t.seats),
            order=("seats",),
            export=lambda t: t.seats,
            numeric=True,
            primary=True,
        ),
    )

    def count_text(self, count: int) -> str:
        text = ngettext("%(number)s training", "%(number)s trainings", count)
        return text % {"number": format_number(count)}

    def row(self, record: Training) -> Row:
        row = super().row(record)
        badges = [*row.badges, *state_badges(record, timezone.localdate())]
        return Row(cells=row.cells, url=row.url, badges=badges)

    def empty(self) -> dict:
        return {
            "title": _("No trainings yet"),
            "hint": _("A training is a course with one host community, of one day or more."),
            "action_url": reverse("trainings:training_create"),
            "action_label": _("New training"),
        }


class TrainingDetailView(RecordDetailView):
    """One training with its sessions and those who took part."""

    model = Training
    url_names = {
        "delete": "trainings:training_delete",
        "update": "trainings:training_update",
        "review": "trainings:training_review",
    }

    def get_queryset(self):
        user = self.request.user
        editable = Training.objects.editable_by(user).filter(pk=OuterRef("pk"))
        project = Project.objects.visible_to(user).filter(pk=OuterRef("project"))
        rows = super().get_queryset().for_page()
        return rows.annotate(editable=Exists(editable), project_visible=Exists(project))

    def may_edit(self) -> bool:
        return self.object.editable

    def badges(self) -> list[Badge]:
        return [*super().badges(), *state_badges(self.object, timezone.localdate())]

    def facts(self) -> list[Fact]:
        return facts_of(self.object)

    def sections(self) -> list[Section]:
        return sections_of(self.object, self.request.user, may_edit=self.may_edit())

    def actions(self) -> list[Action]:
        training = self.object
        copy = self._copy()
        if not self.may_edit():
            return copy
        confirmed = _("A manager has to reopen it first.") if training.is_confirmed else ""
        if training.cancelled_on is not None:
            url = reverse("trainings:training_reinstate", args=[training.pk])
            label = str(STEPS["reinstate"])
            return [*copy, Action(label, url, enabled=not confirmed, reason=confirmed)]
        return [
            *copy,
            Action(
                str(STEPS["cancel"]),
                reverse("trainings:training_cancel", args=[training.pk]),
                enabled=not confirmed,
                reason=confirmed,
                tone="danger",
                form=reason_form("cancel"),
            ),
        ]

    def _copy(self) -> list[Action]:
        """The way to a new training that begins as this one."""
        if not self.request.user.can("edit_records"):
            return []
        url = f"{reverse('trainings:training_create')}?copy={self.object.pk}"
        return [Action(_("Copy as a new training"), url, method="get")]


class TrainingEdit:
    """What entering and changing a training share."""

    model = Training
    form_class = TrainingForm
    grid_classes = (PartnerGrid, TrainerGrid, SessionGrid, HeadCountGrid)

    def get_form(self, form_class=None):
        """The form, whose training the grids belong to."""
        if not hasattr(self, "record_form"):
            self.record_form = super().get_form(form_class)
        return self.record_form

    @cached_property
    def grids(self) -> list:
        """The grids of the training that is being typed."""
        form = getattr(self, "record_form", None) or self.get_form()
        locked = is_locked(form.before, self.request.user)
        options = {"instance": form.instance, "user": self.request.user, "locked": locked}
        grids = [grid(self.filling, prefix=grid.prefix, **options) for grid in self.grid_classes]
        return self.complete(grids)

    def complete(self, grids: list) -> list:
        """Hook: fill the grids before they are shown."""
        return grids

    def save(self, form) -> None:
        self.object = save_training(
            actor=self.request.user,
            training=form.instance,
            version=form.cleaned_data.get("version"),
            formsets=self.grids,
            links=form._save_m2m,
        )


class TrainingCreateView(FromAnother, TrainingEdit, RecordCreateView):
    """A new training; it may begin as a copy of one that was held, whose days are asked anew."""

    title = gettext_lazy("New training")
    list_url = reverse_lazy("trainings:training_list")
    copied = (
        "name_ru",
        "name_kk",
        "name_en",
        "community",
        "programme",
        "topic",
        "further_topics",
        "hours",
        "place",
        "project",
        "about",
    )
    copied_rows = {"partners": ("partner", "role"), "trainers": ("person", "partner", "subject")}

    def complete(self, grids: list) -> list:
        return self.with_copied_rows(grids)

    def get_context_data(self, **kwargs) -> dict:
        return super().get_context_data(again=True, **kwargs)

    def again_url(self) -> str:
        return f"{self.request.path}?community={self.object.community_id}"

    def get_initial(self) -> dict:
        initial = super().get_initial()
        mine = Community.objects.editable_by(self.request.user)
        asked = self.request.GET.get("community", "")
        if asked.isascii() and asked.isdigit() and len(asked) < 10:
            mine = mine.filter(pk=asked)
            initial["community"] = mine.values_list("pk", flat=True).first()
        return {"programme": Programme.objects.sole_one_running_in(mine)} | initial


class TrainingUpdateView(TrainingEdit, RecordUpdateView):
    """A training's own values, its partners, sessions and head-counts."""


class TrainingReviewView(ReviewView):
    """A step of checking a training."""

    model = Training

    def post(self, request, pk: int, verb: str):
        if verb not in MOVES:
            raise Http404
        return super().post(request, pk, verb)


STEPS = {
    "cancel": gettext_lazy("Cancel the training"),
    "reinstate": gettext_lazy("Undo the cancellation"),
}


class TrainingStepView(StepView):
    """Cancelling a training, or taking that back; which of the two the address says."""

    model = Training
    right = "edit_records"

    def allowed(self, record: Training, verb: str) -> bool:
        return Training.objects.editable_by(self.request.user).filter(pk=record.pk).exists()

    def form_for(self, verb: str):
        return ReasonForm if verb == "cancel" else None

    def take(self, record: Training, verb: str, version: int, data: dict) -> None:
        step = {"actor": self.request.user, "training": record, "version": version}
        if verb == "cancel":
            cancel_training(**step, on=timezone.localdate(), reason=data["reason"])
        else:
            reinstate_training(**step)

    def label(self, verb: str) -> str:
        return str(STEPS[verb])


class TrainingDeleteView(RecordDeleteView):
    """A training goes to the bin; the people who took part stay."""

    model = Training
    list_url = reverse_lazy("trainings:training_list")
