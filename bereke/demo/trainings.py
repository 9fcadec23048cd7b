"""Loads trainings, their sessions, and who took part in them."""

from collections import defaultdict

from bereke.demo.read import Loaded, by_key, day, names, number, one_text, origin, rows
from bereke.demo.write import confirmed, write_parts, write_records
from trainings.models import (
    Attendance,
    Participant,
    PartnerRole,
    Training,
    TrainingPartner,
    TrainingSession,
)

ASSUMED = "Which organisation taught what is assumed from its field of work"


def load_trainings(loaded: Loaded) -> None:
    """Load the trainings with their partners, sessions, participants and attendance."""
    programmes = {row["code"]: row["programme"] for row in rows("communities")}
    listed = rows("trainings")
    trainings = [
        Training(
            **names(row, "title"),
            **origin(row, ASSUMED if row["partners_known"] == "assumed" else ""),
            **confirmed(),
            code=row["code"],
            community=loaded.communities[row["community"]],
            programme=loaded.programmes[programmes[row["community"]]],
            topic=loaded.topics[row["topic"]],
            starts_on=day(row["starts_on"]),
            ends_on=day(row["ends_on"]),
            hours=int(row["hours"]),
        )
        for row in listed
    ]
    write_records(trainings)
    loaded.trainings = by_key([row["code"] for row in listed], trainings)
    _load_partners(loaded, listed)
    _load_participants(loaded)
    _load_attendance(loaded, _load_sessions(loaded))


def _load_partners(loaded: Loaded, listed: list[dict[str, str]]) -> None:
    write_parts(
        [
            TrainingPartner(
                training=loaded.trainings[row["code"]],
                partner=loaded.partners[partner],
                role=PartnerRole.LEAD if place == 0 else PartnerRole.CO_IMPLEMENTER,
            )
            for row in listed
            for place, partner in enumerate(row["partners"].split(";"))
        ]
    )


def _load_sessions(loaded: Loaded) -> dict[str, list[TrainingSession]]:
    listed = rows("training_sessions")
    sessions = [
        TrainingSession(
            training=loaded.trainings[row["training"]],
            held_on=day(row["date"]),
            hours=int(row["hours"]),
        )
        for row in listed
    ]
    write_parts(sessions)
    held = defaultdict(list)
    for row, session in zip(listed, sessions, strict=True):
        held[row["training"]].append(session)
    return held


def _load_participants(loaded: Loaded) -> None:
    listed = rows("participants")
    participants = [
        Participant(
            **origin(row),
            full_name=one_text(row, "name"),
            sex=row["sex"],
            birth_year=number(row["birth_year"]),
            community=loaded.communities[row["community"]],
        )
        for row in listed
    ]
    write_records(participants)
    loaded.participants = by_key([row["code"] for row in listed], participants)


def _load_attendance(loaded: Loaded, sessions: dict[str, list[TrainingSession]]) -> None:
    attendance = []
    for row in rows("training_participants"):
        held = sessions[row["training"]]
        if row["sessions_attended"] != "all":
            held = held[: int(row["sessions_attended"])]
        participant = loaded.participants[row["participant"]]
        attendance += [Attendance(session=session, participant=participant) for session in held]
    write_parts(attendance)
