"""Measures of projects: where they stand, whether they are late, whether the works still work."""

from django.utils.translation import gettext_lazy as _

from projects.choices import Works
from projects.rollups import ProjectRow
from reports.counting import projects as counting
from reports.measures.measure import FLOW, PLACED, STOCK, Measure, measures_of

NARROWS = PLACED | {"programme", "sector", "partner"}
ADDS_UP = PLACED | {"sector"}
SHARED = _("A project of two programmes counts in each, and once in the whole.")

PORTFOLIO_RULE = _("Proposals that were rejected, withdrawn or cancelled by that day do not count.")
VISIT_RULE = _("The last visit made by that day says how the work is.")
DUE_RULE = _("Visits of the programme's schedule, up to the end of its follow-up.")
LATE_RULE = _(
    "Its planned end is over and it is not completed. Projects without a planned end do not count."
)
ON_TIME_RULE = _(
    "Completed or handed over, compared with the planned end. Projects without a planned end do "
    "not count."
)

STANDING = (
    ("projects_proposed", _("Projects proposed"), "projects", FLOW, _("day of proposal"),
     _("All proposals, whatever became of them."), counting.projects(ProjectRow.is_proposed)),
    ("projects_total", _("Projects"), "projects", STOCK, _("day of proposal"), PORTFOLIO_RULE,
     counting.projects(ProjectRow.is_in_portfolio)),
    ("projects_waiting", _("Projects not started"), "projects", STOCK, _("day of the start"),
     _("Proposed, appraised or approved, and not started by that day."),
     counting.standing("waiting")),
    ("projects_under_way", _("Projects under way"), "projects", STOCK, _("day of the start"),
     _("Started, and neither completed, suspended nor cancelled by that day."),
     counting.standing("under_way")),
    ("projects_suspended", _("Projects suspended"), "projects", STOCK, _("day of the step"),
     _("Suspended and not resumed by that day."), counting.standing("suspended")),
    ("projects_completed", _("Projects completed"), "projects", FLOW, _("day of completion"),
     _("Completed or handed over. One without a day counts from the end of its programme."),
     counting.projects(ProjectRow.is_completed)),
    ("projects_to_hand_over", _("Projects to be handed over"), "projects", STOCK,
     _("day of completion"), _("Completed, and not handed over by that day."),
     counting.standing("completed")),
    ("projects_handed_over", _("Projects handed over"), "projects", FLOW, _("day of hand-over"),
     _("Handed over to their owner."), counting.standing("handed_over")),
    ("projects_closed", _("Proposals closed"), "projects", FLOW, _("day of closing"),
     _("Rejected, withdrawn or cancelled."), counting.standing("closed")),
    ("projects_late", _("Projects late"), "projects", STOCK, _("planned end"), LATE_RULE,
     counting.projects(ProjectRow.is_late, "pauses")),
    ("projects_completed_on_time", _("Projects completed on time"), "projects", FLOW,
     _("day of completion"), ON_TIME_RULE,
     counting.projects(lambda row, on: _has_plan(row, on) and row.completed_on <= row.planned_end)),
    ("projects_completed_late", _("Projects completed late"), "projects", FLOW,
     _("day of completion"), ON_TIME_RULE,
     counting.projects(lambda row, on: _has_plan(row, on) and row.completed_on > row.planned_end)),
)  # fmt: skip

WORKS = (
    ("works_checked", _("Works checked after hand-over"), "projects", STOCK, _("day of the visit"),
     _("Projects that were visited at least once."), counting.works()),
    ("works_working", _("Works in use"), "projects", STOCK, _("day of the visit"),
     VISIT_RULE, counting.works(Works.WORKING)),
    ("works_partly", _("Works partly in use"), "projects", STOCK, _("day of the visit"),
     VISIT_RULE, counting.works(Works.PARTLY)),
    ("works_not_working", _("Works out of use"), "projects", STOCK, _("day of the visit"),
     VISIT_RULE, counting.works(Works.NOT_WORKING)),
    ("works_not_visited", _("Works never visited though due"), "projects", STOCK,
     _("day it is due"), _("Projects of which a visit was due by that day and none was made."),
     counting.projects(ProjectRow.is_never_visited, "visits")),
    ("visits_due", _("Visits due"), "visits", FLOW, _("day it is due"), DUE_RULE,
     counting.projects(ProjectRow.visits_due, "visits")),
    ("visits_done", _("Visits made"), "visits", FLOW, _("day of the visit"),
     _("Visits made by that day, on schedule or not."),
     counting.projects(ProjectRow.visits_done, "visits")),
    ("visits_overdue", _("Visits overdue"), "visits", STOCK, _("day it is due"), DUE_RULE,
     counting.projects(ProjectRow.visits_overdue, "visits")),
)  # fmt: skip

AFTER_RULES = {
    6: _("By the last visit made three to nine months after completion."),
    12: _("By the last visit made nine to eighteen months after completion."),
    24: _("By the last visit made eighteen to thirty months after completion."),
}
DUE_AFTER = {
    6: _("Works to be visited after 6 months"),
    12: _("Works to be visited after 12 months"),
    24: _("Works to be visited after 24 months"),
}
DUE_AFTER_RULES = {
    6: _("A visit of the schedule was due three to nine months after completion."),
    12: _("A visit of the schedule was due nine to eighteen months after completion."),
    24: _("A visit of the schedule was due eighteen to thirty months after completion."),
}
CHECKED_AFTER = {
    6: _("Works checked after 6 months"),
    12: _("Works checked after 12 months"),
    24: _("Works checked after 24 months"),
}
WORKING_AFTER = {
    6: _("Works in use after 6 months"),
    12: _("Works in use after 12 months"),
    24: _("Works in use after 24 months"),
}


def _has_plan(row: ProjectRow, on) -> bool:
    return row.planned_end is not None and row.is_completed(on)


def _works_after() -> list[tuple]:
    found = []
    for months, rule in AFTER_RULES.items():
        found.append(
            (f"works_due_{months}", DUE_AFTER[months], "projects", STOCK, _("day it is due"),
             DUE_AFTER_RULES[months], counting.due_after(months))
        )  # fmt: skip
        for name, labels, states in (
            ("checked", CHECKED_AFTER, ()),
            ("working", WORKING_AFTER, (Works.WORKING,)),
        ):
            counted = counting.works_after(months, *states)
            found.append(
                (f"works_{name}_{months}", labels[months], "projects", STOCK,
                 _("day of the visit"), rule, counted)
            )  # fmt: skip
    return found


def measures() -> list[Measure]:
    """Projects by place, programme, sector and partner organisation."""
    definitions = (*STANDING, *WORKS, *_works_after())
    return measures_of(definitions, of="project", narrows=NARROWS, adds_up=ADDS_UP, why_not=SHARED)
