"""What of councils is found. Applicants are in no kind: nobody is found by having come to one."""

from django.utils.translation import gettext_lazy as _

from core.dates import format_date
from core.search import Kind
from dialogue.models import Appeal, Council, Meeting, Outcome, Recommendation, TensionSurvey


def _titles(record) -> list[str]:
    return [record.title, *record.other_spellings()]


def _span(survey: TensionSurvey) -> str:
    first, last = format_date(survey.starts_on), format_date(survey.ends_on)
    return first if first == last else f"{first} – {last}"


COUNCILS = Kind(
    "councils",
    _("Councils"),
    rows=lambda user: Council.objects.visible_to(user).select_related("region", "district"),
    context=lambda one: (one.district, one.region, format_date(one.ended_on)),
    list_url="dialogue:council_list",
)
MEETINGS = Kind(
    "meetings",
    _("Meetings of councils"),
    rows=lambda user: Meeting.objects.visible_to(user).select_related("council"),
    context=lambda meeting: (meeting.council, meeting.place, meeting.state.label),
    folded="council__folded",
    order=("-planned_on",),
)
APPEALS = Kind(
    "appeals",
    _("Appeals"),
    rows=lambda user: Appeal.objects.visible_to(user).select_related("council"),
    context=lambda one: (one.council, format_date(one.received_on), one.get_state_display()),
    codes=("code",),
    list_url="dialogue:appeal_list",
    spellings=_titles,
    order=("-received_on",),
)
RECOMMENDATIONS = Kind(
    "recommendations",
    _("Recommendations"),
    rows=lambda user: Recommendation.objects.visible_to(user).select_related(
        "council", "addressee"
    ),
    context=lambda one: (one.council, one.addressee_name, one.state.label),
    codes=("code", "letter_number"),
    list_url="dialogue:recommendation_list",
    spellings=_titles,
    order=("-code",),
)
OUTCOMES = Kind(
    "outcomes",
    _("Outcomes"),
    rows=lambda user: Outcome.objects.visible_to(user).select_related("council"),
    context=lambda one: (one.council, one.get_kind_display(), format_date(one.occurred_on)),
    spellings=_titles,
    order=("-occurred_on",),
)
SURVEYS = Kind(
    "surveys",
    _("Tension surveys"),
    rows=lambda user: TensionSurvey.objects.visible_to(user).select_related("region", "district"),
    list_url="dialogue:survey_list",
    context=lambda one: (one.district, one.region, _span(one)),
    spellings=_titles,
    order=("-starts_on",),
)
