"""Measures of councils: meetings, appeals, recommendations by what became of them."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from dialogue.choices import AnswerKind, AppealState
from dialogue.fates import is_overdue
from dialogue.rollups import AppealRow
from reports.counting import dialogue as counting
from reports.counting.dialogue import answered, by, is_promised
from reports.measures.measure import FLOW, STOCK, Measure, measures_of

NARROWS = frozenset({"region", "district", "programme"})
ADDS_UP = frozenset({"region"})
WHOLE_REGION = _("A council for a whole region lies in no district, and some in no programme.")
ISSUED_RULE = _("Issued by that day; counted with the meeting that issued it.")
ANSWER_DAY = pgettext_lazy("recommendation", "day of the answer")

MEETINGS = (
    ("meetings_due", _("Council meetings planned"), "meetings", FLOW, _("day it is planned for"),
     _("Meetings planned for a day up to then, held or not."),
     counting.meetings(lambda row, on: row.planned_on <= on)),
    ("meetings_held", _("Council meetings held"), "meetings", FLOW, _("day it was held"),
     _("Meetings that took place."), counting.meetings(lambda row, on: by(row.held_on, on))),
)  # fmt: skip
APPEALS = (
    ("appeals_received", _("Appeals received"), "appeals", FLOW, _("day it was received"),
     _("Appeals that came to a council."),
     counting.appeals(lambda row, on: row.received_on <= on)),
    ("appeals_open", _("Appeals open"), "appeals", STOCK, _("day of the step"),
     _("Received or heard, and neither closed, declined nor withdrawn by that day."),
     counting.appeals(AppealRow.is_open)),
    ("appeals_closed", _("Appeals closed"), "appeals", FLOW, _("day of the step"),
     _("Dealt with and closed by that day."), counting.appeals_in(AppealState.CLOSED)),
    ("appeals_declined", _("Appeals declined"), "appeals", FLOW, _("day of the step"),
     _("Declined by the council by that day."), counting.appeals_in(AppealState.DECLINED)),
    ("appeals_withdrawn", _("Appeals withdrawn"), "appeals", FLOW, _("day of the step"),
     _("Withdrawn by that day by who had brought them."),
     counting.appeals_in(AppealState.WITHDRAWN)),
)  # fmt: skip
RECOMMENDATIONS = (
    ("recommendations_issued", _("Recommendations issued"), "recommendations", FLOW,
     pgettext_lazy("recommendation", "day it was issued"), ISSUED_RULE,
     counting.recommendations(lambda row, on: by(row.issued_on, on))),
    ("recommendations_answered", _("Recommendations answered"), "recommendations", FLOW,
     ANSWER_DAY, _("Issued and answered, whatever the answer."),
     counting.recommendations(answered)),
    ("recommendations_accepted", _("Recommendations accepted"), "recommendations", FLOW,
     ANSWER_DAY, _("Answered: accepted whole."),
     counting.recommendations(lambda row, on: answered(row, on, AnswerKind.ACCEPTED))),
    ("recommendations_partly", _("Recommendations partly accepted"), "recommendations", FLOW,
     ANSWER_DAY, _("Answered: accepted in part."),
     counting.recommendations(lambda row, on: answered(row, on, AnswerKind.PARTLY))),
    ("recommendations_refused", _("Recommendations refused"), "recommendations", FLOW,
     ANSWER_DAY, _("Answered: refused."),
     counting.recommendations(lambda row, on: answered(row, on, AnswerKind.REFUSED))),
    ("recommendations_unanswered", _("Recommendations without an answer"), "recommendations",
     STOCK, ANSWER_DAY, _("Issued, and not answered by that day."),
     counting.recommendations(lambda row, on: by(row.issued_on, on) and not answered(row, on))),
    ("recommendations_carried_out", _("Recommendations carried out"), "recommendations", FLOW,
     pgettext_lazy("recommendation", "day it was carried out"),
     _("What was advised was done."),
     counting.recommendations(lambda row, on: by(row.carried_out_on, on))),
    ("recommendations_promised", _("Recommendations accepted, not carried out yet"),
     "recommendations", STOCK, ANSWER_DAY,
     _("Accepted whole or in part, and not carried out by that day."),
     counting.recommendations(is_promised)),
    ("recommendations_overdue", _("Recommendations with an answer overdue"), "recommendations",
     STOCK, pgettext_lazy("recommendation", "day an answer is due"),
     _("Issued, past the day by which an answer is due, and neither answered nor carried out."),
     counting.recommendations(is_overdue)),
)  # fmt: skip


def measures() -> list[Measure]:
    """Councils' work by region, district and programme; appeals and recommendations by sector."""
    own = {"adds_up": ADDS_UP, "why_not": WHOLE_REGION}
    with_sector = NARROWS | {"sector"}
    return [
        *measures_of(MEETINGS, of="meeting", narrows=NARROWS, **own),
        *measures_of(APPEALS, of="appeal", narrows=with_sector, **own),
        *measures_of(RECOMMENDATIONS, of="recommendation", narrows=with_sector, **own),
    ]
