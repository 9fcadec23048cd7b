"""Loads projects with their moves between stages, output, milestones, visits and breakdowns."""

from decimal import Decimal

from django.utils.translation import gettext

from accounts.models import User
from bereke.demo.read import Loaded, by_key, day, names, number, one_text, origin, rows
from bereke.demo.write import confirmed, write_parts, write_records
from projects.choices import PaidFrom, ProjectStage, Works
from projects.models import (
    Breakdown,
    FollowUp,
    Milestone,
    Project,
    ProjectOutput,
    ProjectTransition,
    Visit,
)

# The column that holds the day of a move, its verb and the stage it leads to.
MOVES = (
    ("proposed_on", "propose", ProjectStage.PROPOSED),
    ("appraised_on", "appraise", ProjectStage.APPRAISED),
    ("approved_on", "approve", ProjectStage.APPROVED),
    ("started_on", "start", ProjectStage.UNDER_WAY),
    ("ended_on", "complete", ProjectStage.COMPLETED),
    ("handed_over_on", "hand_over", ProjectStage.HANDED_OVER),
)
CLOSING = {ProjectStage.REJECTED: "reject", ProjectStage.WITHDRAWN: "withdraw"}
WORKS = {
    "": "",
    "working": Works.WORKING,
    "partly": Works.PARTLY,
    "not": Works.NOT_WORKING,
}
PAID_FROM = {
    "": "",
    "user_fees": PaidFrom.FEES,
    "local_government": PaidFrom.AKIMAT,
    "community_cash": PaidFrom.OTHER,
}


def load_projects(loaded: Loaded) -> None:
    """Load the projects at the stage they ended on, the needs they answer and their moves."""
    listed = rows("projects")
    # Written first, so that a proposal that was merged finds the project it went into.
    alone = [row for row in listed if not row["merged_into"]]
    merged = [row for row in listed if row["merged_into"]]
    for some in (alone, merged):
        projects = [_project(loaded, row) for row in some]
        write_records(projects)
        loaded.projects |= by_key([row["code"] for row in some], projects)
    _load_needs_answered(loaded)
    write_parts([move for row in listed for move in _moves(loaded.projects[row["code"]], row)])


def _project(loaded: Loaded, row: dict[str, str]) -> Project:
    days = (
        "proposed_on planned_start planned_end approved_on started_on ended_on handed_over_on"
        " closed_on"
    ).split()
    return Project(
        **names(row, "title"),
        **origin(row),
        **confirmed(),
        **{column: day(row[column]) for column in days},
        code=row["code"],
        summary=one_text(row, "summary"),
        lead_community=loaded.communities[row["community"]],
        programme=loaded.programmes[row["programme"]],
        sector=loaded.sectors[row["sector"]],
        mode=row["mode"],
        stage=row["stage"],
        is_historic=True,
        merged_into=loaded.projects.get(row["merged_into"]),
        owner=one_text(row, "owner"),
        maintenance=one_text(row, "maintenance"),
    )


def _load_needs_answered(loaded: Loaded) -> None:
    link = Project.needs.through
    link.objects.bulk_create(
        link(project=loaded.projects[row["project"]], need=loaded.needs[row["key"]])
        for row in rows("needs")
        if row["project"]
    )


def _moves(project: Project, row: dict[str, str]) -> list[ProjectTransition]:
    """The moves that the days of the file tell, each from the stage before."""
    made = [(row[column], verb, stage, "") for column, verb, stage in MOVES if row[column]]
    if verb := CLOSING.get(row["stage"]):
        made.append((row["closed_on"], verb, row["stage"], one_text(row, "reason")))
    before, moves = "", []
    for on, verb, stage, reason in made:
        moves.append(
            ProjectTransition(
                project=project,
                verb=verb,
                from_stage=before,
                to_stage=stage,
                occurred_on=day(on),
                reason=reason,
            )
        )
        before = stage
    return moves


def load_works(loaded: Loaded) -> None:
    """Load what was built and by when, and whether it lasts."""
    write_parts([_output(loaded, row) for row in rows("outputs")])
    write_parts([_milestone(loaded, row) for row in rows("milestones")])
    write_parts([_visit(loaded, row) for row in rows("visits")])
    write_parts([_breakdown(loaded, row) for row in rows("breakdowns")])


def _output(loaded: Loaded, row: dict[str, str]) -> ProjectOutput:
    return ProjectOutput(
        **origin(row),
        project=loaded.projects[row["project"]],
        measure=loaded.output_measures[row["measure"]],
        planned=Decimal(row["planned"]),
        built=Decimal(row["built"]),
    )


def _milestone(loaded: Loaded, row: dict[str, str]) -> Milestone:
    return Milestone(
        **names(row),
        **origin(row),
        project=loaded.projects[row["project"]],
        due_on=day(row["due_on"]),
        done_on=day(row["done_on"]),
        percent=int(row["percent"]),
    )


def _visit(loaded: Loaded, row: dict[str, str]) -> Visit:
    return Visit(
        **origin(row),
        project=loaded.projects[row["project"]],
        due_on=day(row["due_on"]),
        visited_on=day(row["visited_on"]),
        condition=row["condition"],
        works=WORKS[row["works"]],
        note=one_text(row, "finding"),
    )


def load_follow_ups(loaded: Loaded) -> None:
    """Load what was to be done after the breakdowns, each by one of the demo's accounts."""
    owners = User.objects.in_bulk(field_name="username")
    write_parts(
        [
            FollowUp(
                **origin(row),
                project=loaded.projects[row["project"]],
                breakdown=loaded.projects[row["project"]].breakdowns.get(),
                what=one_text(row, "what"),
                owner=owners[row["owner"]],
                due_on=day(row["due_on"]),
                closed_on=day(row["closed_on"]),
                closed_by=owners[row["owner"]] if row["closed_on"] else None,
                outcome=one_text(row, "outcome"),
            )
            for row in rows("follow_ups")
        ]
    )


def _breakdown(loaded: Loaded, row: dict[str, str]) -> Breakdown:
    people = {
        "user_group_chair": gettext("chair of the user group"),
        "clinic_head": gettext("head of the clinic"),
        "school_head": gettext("head of the school"),
        "caretaker": gettext("caretaker"),
    }
    return Breakdown(
        **origin(row),
        project=loaded.projects[row["project"]],
        what=one_text(row, "what"),
        since=day(row["since"]),
        reported_on=day(row["reported_on"]),
        reported_by=people[row["reported_by"]],
        repaired_on=day(row["repaired_on"]),
        currency=row["currency"] if row["cost_minor"] else "",
        cost=number(row["cost_minor"]),
        paid_from=PAID_FROM[row["paid_from"]],
    )
