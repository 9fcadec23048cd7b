"""The administration of councils, meetings, appeals, recommendations, outcomes and surveys.

Who brings an appeal stands nowhere here but on a page of its own, for those with the right.
"""

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from core.admin import PartInline, RecordAdmin, RightsMixin
from core.forms import RecordForm
from dialogue import models
from dialogue.recommendation_services import prepare_recommendation
from dialogue.services import prepare_appeal, prepare_meeting

ORIGIN = ("provenance", "source", "source_url")


class SeatInline(PartInline):
    model = models.Seat
    autocomplete_fields = ("organisation",)


class InTodaysRegion(RecordForm):
    """A record of one of today's regions; the region it has already is kept."""

    def clean_region(self):
        """Today's region, since scope goes by it."""
        region = self.cleaned_data["region"]
        if region.valid_to is not None and region.pk != self.before.region_id:
            raise ValidationError(_("Choose one of today's regions."))
        return region


@admin.register(models.Council)
class CouncilAdmin(RecordAdmin):
    about = _("Standing bodies in which state, business and civil society meet.")
    form = InTodaysRegion
    fields = (
        "name_kk",
        "name_ru",
        "name_en",
        "region",
        "district",
        "programme",
        "founding_act",
        "founded_on",
        "founded_on_precision",
        "ended_on",
        "meets_every_months",
        "quorum",
        "about",
        *ORIGIN,
    )
    list_display = ("__str__", "region", "founded_on", "ended_on")
    list_select_related = ("region",)
    list_filter = ("region",)
    autocomplete_fields = ("region", "district", "programme")
    inlines = (SeatInline,)


@admin.register(models.Seat)
class SeatAdmin(RecordAdmin):
    about = _("Places in the councils, side by side.")
    list_display = ("__str__", "council", "side", "organisation")
    list_select_related = ("council", "organisation")
    list_filter = ("side", "council")
    search_fields = ("position", "person", "council__folded")
    autocomplete_fields = ("council", "organisation")


class AgendaInline(PartInline):
    model = models.AgendaItem
    autocomplete_fields = ("appeal",)
    is_counted = True


class AttendanceInline(PartInline):
    model = models.SeatAttendance
    autocomplete_fields = ("seat",)
    is_counted = True


class MeetingForm(RecordForm):
    """A meeting as the administration shows it: held meetings lie behind us."""

    past_days = ("held_on",)


@admin.register(models.Meeting)
class MeetingAdmin(RecordAdmin):
    about = _("Sittings of councils with agenda, attendance and minutes.")
    form = MeetingForm
    fields = (
        "council",
        "number",
        "planned_on",
        "held_on",
        "not_held_reason",
        "place",
        "chaired_by",
        "guests",
        "minutes",
        *ORIGIN,
        "review",
    )
    list_display = ("__str__", "council", "planned_on", "held_on", "review")
    list_select_related = ("council",)
    list_filter = ("council", "review")
    search_fields = ("council__folded", "minutes")
    autocomplete_fields = ("council", "chaired_by")
    readonly_fields = ("review",)
    inlines = (AgendaInline, AttendanceInline)

    def save_model(self, request: HttpRequest, obj, form, change: bool) -> None:
        prepare_meeting(obj)
        super().save_model(request, obj, form, change)


class StakeInline(PartInline):
    model = models.Stake
    is_counted = True


class AppealForm(RecordForm):
    """An appeal as the administration shows it: without its applicant."""

    past_days = ("received_on",)


@admin.register(models.Appeal)
class AppealAdmin(RecordAdmin):
    about = _("What people and firms bring to councils. The applicant stands apart.")
    form = AppealForm
    fields = (
        "council",
        "code",
        "received_on",
        "channel",
        "title",
        "asked",
        "applicant_kind",
        "is_confidential",
        "community",
        "district",
        "sector",
        "both_sides_heard",
        "sides_note",
        "finding",
        "state",
        *ORIGIN,
        "review",
    )
    list_display = ("__str__", "council", "received_on", "applicant_kind", "state", "review")
    list_select_related = ("council",)
    list_filter = ("state", "applicant_kind", "council", "review")
    autocomplete_fields = ("council", "community", "district", "sector")
    readonly_fields = ("code", "state", "review")
    inlines = (StakeInline,)

    def save_model(self, request: HttpRequest, obj, form, change: bool) -> None:
        prepare_appeal(request.user, obj)
        super().save_model(request, obj, form, change)


class ReadersOnly(RightsMixin):
    """Opens applicants to those with the right of their own."""

    def has_module_permission(self, request: HttpRequest) -> bool:
        allowed = super().has_module_permission(request)
        return allowed and request.user.reads_confidential_appeals


@admin.register(models.Applicant)
class ApplicantAdmin(ReadersOnly, RecordAdmin):
    about = _("Who brings appeals; open only to those with the right.")
    list_display = ("__str__", "name", "phone", "email")
    # A file is passed on to anybody: whatever the right, it holds the code alone.
    export_fields = ("__str__",)
    list_select_related = ("appeal",)
    search_fields = ("name", "appeal__code", "appeal__folded")
    autocomplete_fields = ("appeal",)


@admin.register(models.Recommendation)
class RecommendationAdmin(RecordAdmin):
    about = _("What councils advise, to whom and by when; what followed is entered on its page.")
    fields = (
        "council",
        "code",
        "meeting",
        "appeal",
        "title",
        "text",
        "addressee",
        "addressee_text",
        "due_on",
        "issued_on",
        "letter_number",
        "answered_on",
        "answer",
        "answer_text",
        "carried_out_on",
        "carried_out_note",
        *ORIGIN,
    )
    list_display = ("__str__", "council", "addressee_name", "due_on", "issued_on", "answer")
    list_select_related = ("council", "addressee")
    list_filter = ("council", "answer")
    autocomplete_fields = ("council", "meeting", "appeal", "addressee")
    readonly_fields = (
        "code",
        "issued_on",
        "letter_number",
        "answered_on",
        "answer",
        "answer_text",
        "carried_out_on",
        "carried_out_note",
    )

    def save_model(self, request: HttpRequest, obj, form, change: bool) -> None:
        prepare_recommendation(obj)
        super().save_model(request, obj, form, change)

    @admin.display(description=_("addressee"))
    def addressee_name(self, recommendation: models.Recommendation) -> str:
        """To whom it goes."""
        return recommendation.addressee_name


class OutcomeForm(RecordForm):
    """An outcome as the administration shows it: it lies behind us."""

    past_days = ("occurred_on",)


@admin.register(models.Outcome)
class OutcomeAdmin(RecordAdmin):
    about = _("What changed after a council's work, and what shows it.")
    form = OutcomeForm
    fields = (
        "council",
        "appeal",
        "recommendation",
        "kind",
        "occurred_on",
        "title",
        "description",
        "evidence",
        "people_affected",
        *ORIGIN,
    )
    list_display = ("__str__", "council", "kind", "occurred_on", "people_affected")
    list_select_related = ("council",)
    list_filter = ("kind", "council")
    autocomplete_fields = ("council", "appeal", "recommendation")


class AnswerInline(PartInline):
    model = models.SurveyAnswer


@admin.register(models.TensionSurvey)
class SurveyAdmin(RecordAdmin):
    about = _("Rounds of perception questions with counted answers.")
    form = InTodaysRegion
    fields = (
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
        *ORIGIN,
    )
    list_display = ("__str__", "region", "starts_on", "ends_on", "respondents")
    list_select_related = ("region",)
    list_filter = ("region", "method")
    autocomplete_fields = ("region", "district", "community")
    inlines = (AnswerInline,)

    @admin.display(description=_("respondents"))
    def respondents(self, survey: models.TensionSurvey) -> int:
        """How many people answered."""
        return survey.respondents
