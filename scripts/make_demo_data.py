"""Make the demo portfolio's data files by a fixed rule: the same files on every run.

    python scripts/make_demo_data.py [directory]

Without a directory the files in bereke/demo/data are written anew. Regions and districts, and the
lists a first project needs, are no part of it: they are the product's own data, kept by hand in
communities/register and bereke/start/data.
"""

import sys
from pathlib import Path

from demo_data import (
    communities,
    council,
    money,
    needs,
    notes,
    participants,
    people,
    projects,
    registers,
    trainings,
    works,
)
from demo_data.rule import write

HOME = Path(__file__).resolve().parent.parent / "bereke" / "demo" / "data"


def registers_and_places(found):
    """Answer {file name: rows} of the programme, its partners and the communities."""
    return {
        "programmes": registers.programme_rows(),
        "age_bands": registers.age_band_rows(),
        "partners": registers.partner_rows(),
        "published_figures": registers.published_rows(),
        "exchange_rates": registers.rate_rows(),
        "notes": notes.note_rows(),
        "communities": communities.community_rows(found),
        "community_districts": communities.community_district_rows(found),
        "community_profiles": communities.profile_rows(found),
        "zones": communities.zone_rows(found),
    }


def projects_and_people(found):
    """Answer {file name: rows} of needs, projects, their people, money and works."""
    built = projects.funded(found)
    proposals = projects.not_funded(found, built)
    listed = needs.needs(found, built, proposals)
    held = needs.meetings(found)
    groups = people.group_rows(built)
    contributions = money.contribution_rows(built)
    visits = works.visits(built)
    breakdowns = works.breakdown_rows(visits)
    return {
        "needs": needs.need_rows(listed),
        "community_meetings": needs.meeting_rows(held),
        "need_rankings": needs.ranking_rows(held, listed),
        "community_groups": needs.group_rows(found, built),
        "projects": projects.project_rows(built, proposals),
        "groups": groups,
        "cells": people.cell_rows(groups),
        "contributions": contributions,
        "in_kind_rates": money.in_kind_rate_rows(),
        "receipts": money.receipt_rows(built, contributions),
        "expenditure": money.expenditure_rows(built),
        "outputs": works.output_rows(built),
        "milestones": works.milestone_rows(built),
        "visits": works.visit_rows(visits),
        "breakdowns": breakdowns,
        "follow_ups": works.follow_up_rows(breakdowns),
    }


def trainings_and_participants(found):
    """Answer {file name: rows} of trainings, their sessions and participants."""
    listed = trainings.trainings(found)
    trained = participants.seat_people(listed)
    return {
        "trainings": trainings.training_rows(listed, trained),
        "training_sessions": trainings.session_rows(listed),
        "participants": participants.participant_rows(trained),
        "training_participants": participants.attendance_rows(listed),
    }


def council_and_appeals():
    """Answer {file name: rows} of the council, its meetings, appeals and recommendations."""
    listed = council.appeals()
    attendance = council.attendance_rows()
    recommendations = council.recommendation_rows(listed)
    return {
        "councils": council.council_rows(),
        "council_partners": council.partner_rows(),
        "council_seats": council.seat_rows(),
        "council_meetings": council.meeting_rows(attendance),
        "seat_attendance": attendance,
        "agenda_items": council.agenda_rows(listed),
        "appeals": council.appeal_rows(listed),
        "applicants": council.applicant_rows(listed),
        "stakes": council.stake_rows(listed),
        "appeal_moves": council.move_rows(listed),
        "recommendations": recommendations,
        "outcomes": council.outcome_rows(recommendations),
    }


def main(directory):
    """Write every file into `directory`."""
    found = communities.places()
    files = registers_and_places(found) | projects_and_people(found)
    files |= trainings_and_participants(found) | council_and_appeals()
    directory.mkdir(parents=True, exist_ok=True)
    for name, rows in files.items():
        write(directory / f"{name}.csv", rows)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HOME)
