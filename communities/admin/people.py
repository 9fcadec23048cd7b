"""The administration of what belongs to a community: needs, meetings, groups, assessments."""

from django.contrib import admin
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest

from communities import models
from communities.forms.files import CommunityDocumentForm
from communities.forms.meeting import refuse_ranks
from core.admin import AttachmentMixin, PartInline, RecordAdmin, RightsMixin


class PartOfCommunityAdmin(RecordAdmin):
    """Records that belong to one community."""

    list_select_related = ("community__district",)
    autocomplete_fields = ("community",)


@admin.register(models.Need)
class NeedAdmin(PartOfCommunityAdmin):
    list_display = ("__str__", "community", "state")
    list_filter = ("state",)


class RankingFormSet(BaseInlineFormSet):
    """The rankings of one meeting: ranks go 1, 2, 3 without a gap."""

    def clean(self) -> None:
        super().clean()
        gone = self.deleted_forms
        refuse_ranks(
            form for form in self.forms if hasattr(form, "cleaned_data") and form not in gone
        )


class RankingInline(PartInline):
    model = models.NeedRanking
    formset = RankingFormSet
    autocomplete_fields = ("need",)


@admin.register(models.CommunityMeeting)
class MeetingAdmin(PartOfCommunityAdmin):
    list_display = ("community", "held_on", "method", "women", "men", "youth")
    list_filter = ("method",)
    search_fields = ("community__folded",)
    inlines = (RankingInline,)


class MemberInline(PartInline):
    model = models.GroupMember


@admin.register(models.CommunityGroup)
class GroupAdmin(PartOfCommunityAdmin):
    list_display = ("__str__", "community", "kind", "elected_on", "ended_on")
    list_filter = ("kind",)
    inlines = (MemberInline,)


@admin.register(models.CommunityDocument)
class DocumentAdmin(AttachmentMixin, PartOfCommunityAdmin):
    form = CommunityDocumentForm
    fields = (*CommunityDocumentForm.Meta.fields, "provenance", "source", "source_url")
    list_display = ("__str__", "community", "kind", "dated_on", "file")
    list_select_related = ("community__district", "file")
    list_filter = ("kind",)
    search_fields = ("title",)


class ReadersOnly(RightsMixin):
    """Opens conflict assessments to those with the right of their own."""

    def has_module_permission(self, request: HttpRequest) -> bool:
        allowed = super().has_module_permission(request)
        return allowed and request.user.reads_conflict_assessments


class ScoreInline(ReadersOnly, PartInline):
    model = models.ConflictScore


@admin.register(models.ConflictAssessment)
class AssessmentAdmin(ReadersOnly, PartOfCommunityAdmin):
    list_display = ("community", "assessed_on", "method")
    search_fields = ("community__folded",)
    inlines = (ScoreInline,)
