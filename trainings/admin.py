"""The administration of topics, trainings and participants."""

from django.contrib import admin
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy

from core.admin import AttachmentMixin, PartInline, RecordAdmin, RemovableMixin
from trainings import models
from trainings.documents import TrainingDocumentForm
from trainings.forms import (
    HeadCountRow,
    HeadCountRules,
    ParticipantForm,
    PartnerRules,
    SessionRules,
    TrainingForm,
)
from trainings.services import ensure_session

ORIGIN = ("provenance", "source", "source_url")


@admin.register(models.Topic)
class TopicAdmin(RemovableMixin, RecordAdmin):
    about = gettext_lazy("What trainings are about. Archive what is offered no more.")
    list_display = ("__str__", "code", "archived_on")
    list_filter = (("archived_on", admin.EmptyFieldListFilter),)
    fields = ("name_kk", "name_ru", "name_en", "code", "archived_on")


class PartnerFormSet(PartnerRules, BaseInlineFormSet):
    """The partner organisations of one training."""


class PartnerInline(PartInline):
    model = models.TrainingPartner
    formset = PartnerFormSet
    autocomplete_fields = ("partner",)


class TrainerInline(PartInline):
    model = models.Trainer
    autocomplete_fields = ("partner",)


class SessionFormSet(SessionRules, BaseInlineFormSet):
    """The sessions of one training."""


class SessionInline(PartInline):
    model = models.TrainingSession
    formset = SessionFormSet
    is_counted = True


class HeadCountFormSet(HeadCountRules, BaseInlineFormSet):
    """The head-counts of one training."""


class HeadCountInline(PartInline):
    model = models.HeadCount
    form = HeadCountRow
    formset = HeadCountFormSet
    is_counted = True


@admin.register(models.Training)
class TrainingAdmin(RecordAdmin):
    about = gettext_lazy("Courses with their sessions and head-counts.")
    form = TrainingForm
    fields = [
        *TrainingForm.Meta.fields,
        "code",
        *ORIGIN,
        "review",
        "cancelled_on",
        "cancel_reason",
    ]
    list_display = ("__str__", "community", "topic", "starts_on", "ends_on", "review")
    list_select_related = ("community", "topic")
    list_filter = ("topic", "programme", "review")
    autocomplete_fields = ("community", "programme", "topic")
    readonly_fields = ("review", "cancelled_on", "cancel_reason")
    inlines = (PartnerInline, TrainerInline, SessionInline, HeadCountInline)

    def save_related(self, request: HttpRequest, form, formsets, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        ensure_session(actor=request.user, training=form.instance)


@admin.register(models.TrainingDocument)
class DocumentAdmin(AttachmentMixin, RecordAdmin):
    form = TrainingDocumentForm
    fields = [*TrainingDocumentForm.Meta.fields, *ORIGIN]
    list_display = ("__str__", "training", "kind", "dated_on", "file")
    list_select_related = ("training", "file")
    list_filter = ("kind",)
    search_fields = ("title",)


@admin.register(models.Participant)
class ParticipantAdmin(RecordAdmin):
    about = gettext_lazy("People who take part in trainings.")
    form = ParticipantForm
    fields = [*ParticipantForm.Meta.fields, *ORIGIN]
    list_display = ("full_name", "sex", "birth_year", "community")
    list_select_related = ("community",)
    list_filter = ("sex", "community__district__region")
    autocomplete_fields = ("community",)
