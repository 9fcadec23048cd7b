"""Filters of the lists of councils, meetings, appeals, recommendations and surveys."""

import django_filters
from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from communities.filters import regions
from communities.models import Community, PartnerOrganisation
from core.fields import LocalDateField
from core.filters import RecordFilterSet
from core.models import ReviewState
from dialogue.choices import AppealState, ApplicantKind, MeetingState
from dialogue.fates import FATES, with_fate
from dialogue.models import Appeal, Council, Meeting


def councils(request=None):
    """All councils, as choices."""
    return Council.objects.by_name()


def one_of(model, label, **options) -> django_filters.ModelChoiceFilter:
    """A filter by one record that only links set; it is shown as a chip, not as a field."""
    return django_filters.ModelChoiceFilter(
        label=label, queryset=model.objects.all(), widget=forms.HiddenInput, **options
    )


class DayFilter(django_filters.Filter):
    """Narrows by a day that is typed as people here write it."""

    field_class = LocalDateField


def of_council() -> django_filters.ModelChoiceFilter:
    """A choice among the councils in scope."""
    return django_filters.ModelChoiceFilter(
        label=_("Council"), queryset=councils, empty_label=_("all")
    )


def checked() -> django_filters.ChoiceFilter:
    """A choice among the states of checking."""
    return django_filters.ChoiceFilter(
        label=_("Checking"), choices=ReviewState.choices, empty_label=_("all")
    )


class CouncilFilterSet(RecordFilterSet):
    """Search, region, and whether the council sits today."""

    region = django_filters.ModelChoiceFilter(
        label=_("Region"), queryset=regions, empty_label=_("all")
    )
    standing = django_filters.ChoiceFilter(
        label=_("Sits today"),
        choices=[("yes", _("yes")), ("no", _("no"))],
        method="by_standing",
        empty_label=_("all"),
    )

    def by_standing(self, rows, name, value):
        """Councils that sit today, or those that do not."""
        standing = Council.objects.standing(timezone.localdate()).values("pk")
        return rows.filter(pk__in=standing) if value == "yes" else rows.exclude(pk__in=standing)


class MeetingFilterSet(RecordFilterSet):
    """Council, state, checking."""

    q = None
    council = of_council()
    state = django_filters.ChoiceFilter(
        label=_("State"), choices=MeetingState.choices, method="in_state", empty_label=_("all")
    )
    review = checked()

    def in_state(self, rows, name, value):
        """Meetings that were held, are planned, or did not take place."""
        states = {
            MeetingState.HELD: lambda: rows.filter(held_on__isnull=False),
            MeetingState.PLANNED: rows.planned,
            MeetingState.NOT_HELD: rows.not_held,
        }
        return states[value]()


class AppealFilterSet(RecordFilterSet):
    """Search, council, state, kind of applicant, days of receipt, checking; one community or
    meeting. Nothing is searched that only some may read."""

    council = of_council()
    state = django_filters.ChoiceFilter(
        label=_("State"),
        choices=[("open", pgettext_lazy("appeals", "open")), *AppealState.choices],
        method="in_state",
        empty_label=_("all"),
    )
    applicant_kind = django_filters.ChoiceFilter(
        label=_("Kind of applicant"), choices=ApplicantKind.choices, empty_label=_("all")
    )
    since = DayFilter(label=_("Received from"), field_name="received_on", lookup_expr="gte")
    until = DayFilter(label=_("Received until"), field_name="received_on", lookup_expr="lte")
    review = checked()
    community = one_of(Community, _("Community"))
    meeting = one_of(Meeting, _("Meeting"), method="heard_at")

    def in_state(self, rows, name, value):
        """Appeals in one state, or in any that is open."""
        return rows.open() if value == "open" else rows.filter(state=value)

    def heard_at(self, rows, name, value):
        """Appeals on the agenda of a meeting."""
        return rows.heard_at(value)


class RecommendationFilterSet(RecordFilterSet):
    """Search, council, fate today, a day on which an answer was overdue; one addressee, appeal,
    meeting."""

    council = of_council()
    fate = django_filters.ChoiceFilter(
        label=_("What became of it"),
        choices=[(fate.name, fate.label) for fate in FATES.values()],
        method="by_fate",
        empty_label=_("all"),
    )
    overdue_on = DayFilter(label=_("Answer overdue on"), method="by_overdue")
    addressee = one_of(PartnerOrganisation, _("Addressee"))
    appeal = one_of(Appeal, _("Appeal"))
    meeting = one_of(Meeting, _("Meeting"))

    def by_fate(self, rows, name, value):
        """Recommendations with a fate as of today."""
        return with_fate(rows, value, timezone.localdate())

    def by_overdue(self, rows, name, value):
        """Recommendations whose answer was overdue on a day."""
        return with_fate(rows, "overdue", value)


class SurveyFilterSet(RecordFilterSet):
    """Search and region."""

    region = django_filters.ModelChoiceFilter(
        label=_("Region"), queryset=regions, empty_label=_("all")
    )
