"""Loads the sample council with its meetings, appeals and recommendations, and what followed."""

from decimal import Decimal

from bereke.demo.read import Loaded, by_key, day, names, number, one_text, origin, rows, yes
from bereke.demo.write import confirmed, write_parts, write_records
from communities.models import PartnerOrganisation
from dialogue.models import (
    AgendaItem,
    Appeal,
    AppealTransition,
    Applicant,
    Council,
    Meeting,
    Outcome,
    Recommendation,
    Seat,
    SeatAttendance,
    Stake,
)


def load_dialogue(loaded: Loaded) -> None:
    """Load the council, who sits in it, its meetings, and the appeals with what became of them."""
    _load_partners(loaded)
    _load_councils(loaded)
    seats = _load_seats(loaded)
    meetings = _load_meetings(loaded, seats)
    _load_appeals(loaded)
    _load_agenda(loaded, meetings)
    _load_recommendations(loaded, meetings)
    _load_outcomes(loaded)


def _load_partners(loaded: Loaded) -> None:
    listed = rows("council_partners")
    partners = [
        PartnerOrganisation(
            **names(row),
            **origin(row),
            **confirmed(),
            kind=row["kind"],
            region=loaded.regions[row["region_slug"]],
        )
        for row in listed
    ]
    write_records(partners)
    loaded.partners |= by_key([row["key"] for row in listed], partners)


def _load_councils(loaded: Loaded) -> None:
    listed = rows("councils")
    councils = [
        Council(
            **names(row),
            **origin(row),
            region=loaded.regions[row["region_slug"]],
            founding_act=one_text(row, "founding_act"),
            founded_on=day(row["founded_on"]),
            founded_on_precision=row["founded_precision"],
            meets_every_months=int(row["meets_every_months"]),
            quorum=number(row["quorum"]),
            about=one_text(row, "about"),
        )
        for row in listed
    ]
    write_records(councils)
    loaded.councils = by_key([row["key"] for row in listed], councils)


def _load_seats(loaded: Loaded) -> dict[str, Seat]:
    listed = rows("council_seats")
    seats = [
        Seat(
            council=loaded.councils[row["council"]],
            side=row["side"],
            position=one_text(row, "position"),
            organisation=loaded.partners.get(row["partner"]),
            taken_on=day(row["taken_on"]),
        )
        for row in listed
    ]
    write_parts(seats)
    return by_key([row["key"] for row in listed], seats)


def _load_meetings(loaded: Loaded, seats: dict[str, Seat]) -> dict[str, Meeting]:
    listed = rows("council_meetings")
    meetings = [
        Meeting(
            **origin(row),
            **confirmed(),
            council=loaded.councils[row["council"]],
            number=int(row["key"]),
            planned_on=day(row["held_on"]),
            held_on=day(row["held_on"]),
            place=one_text(row, "place"),
            chaired_by=seats.get(row["chair"]),
            guests=int(row["guests"]),
        )
        for row in listed
    ]
    write_records(meetings)
    found = by_key([row["key"] for row in listed], meetings)
    write_parts(
        [
            SeatAttendance(
                meeting=found[row["meeting"]],
                seat=seats[row["seat"]],
                presence=row["presence"],
                substitute=one_text(row, "substitute"),
            )
            for row in rows("seat_attendance")
        ]
    )
    return found


def _load_appeals(loaded: Loaded) -> None:
    listed = rows("appeals")
    appeals = [
        Appeal(
            **origin(row),
            **confirmed(),
            council=loaded.councils[row["council"]],
            code=row["code"],
            received_on=day(row["received_on"]),
            channel=row["channel"],
            applicant_kind=row["applicant_kind"],
            is_confidential=yes(row["confidential"]),
            title=one_text(row, "title"),
            asked=one_text(row, "asked"),
            both_sides_heard=yes(row["both_sides"]),
            sides_note=one_text(row, "sides"),
            finding=one_text(row, "finding"),
            state=row["state"],
        )
        for row in listed
    ]
    write_records(appeals)
    loaded.appeals = by_key([row["code"] for row in listed], appeals)
    _load_parts_of_appeals(loaded)


def _load_parts_of_appeals(loaded: Loaded) -> None:
    """Applicants leave no entry in the history, so that their names stand in one place only."""
    write_parts(
        [
            Applicant(appeal=loaded.appeals[row["appeal"]], name=one_text(row, "name"))
            for row in rows("applicants")
        ]
    )
    write_parts(
        [
            Stake(
                appeal=loaded.appeals[row["appeal"]],
                kind=row["kind"],
                quantity=Decimal(row["quantity"]) if row["quantity"] else None,
                unit=one_text(row, "unit"),
            )
            for row in rows("stakes")
        ]
    )
    write_parts(
        [
            AppealTransition(
                appeal=loaded.appeals[row["appeal"]],
                verb=row["verb"],
                from_state=row["from"],
                to_state=row["to"],
                occurred_on=day(row["on"]),
                reason=one_text(row, "reason"),
            )
            for row in rows("appeal_moves")
        ]
    )


def _load_agenda(loaded: Loaded, meetings: dict[str, Meeting]) -> None:
    write_parts(
        [
            AgendaItem(
                meeting=meetings[row["meeting"]],
                position=int(row["position"]),
                title=one_text(row, "title"),
                appeal=loaded.appeals.get(row["appeal"]),
            )
            for row in rows("agenda_items")
        ]
    )


def _load_recommendations(loaded: Loaded, meetings: dict[str, Meeting]) -> None:
    listed = rows("recommendations")
    recommendations = [
        Recommendation(
            **origin(row),
            council=loaded.councils[row["council"]],
            meeting=meetings[row["meeting"]],
            appeal=loaded.appeals[row["appeal"]],
            code=row["key"],
            title=one_text(row, "title"),
            addressee=loaded.partners.get(row["partner"]),
            addressee_text=one_text(row, "addressee"),
            due_on=day(row["due_on"]),
            issued_on=day(row["issued_on"]),
            letter_number=row["letter"],
            answered_on=day(row["answered_on"]),
            answer=row["answer"],
            answer_text=one_text(row, "answer_text"),
            carried_out_on=day(row["carried_out_on"]),
            carried_out_note=one_text(row, "note"),
        )
        for row in listed
    ]
    write_records(recommendations)
    loaded.recommendations = by_key([row["key"] for row in listed], recommendations)


def _load_outcomes(loaded: Loaded) -> None:
    outcomes = []
    for row in rows("outcomes"):
        recommendation = loaded.recommendations[row["recommendation"]]
        outcomes.append(
            Outcome(
                **origin(row),
                council=recommendation.council,
                appeal=recommendation.appeal,
                recommendation=recommendation,
                kind=row["kind"],
                occurred_on=day(row["since"]),
                title=one_text(row, "title"),
                evidence=one_text(row, "evidence"),
                people_affected=number(row["people"]),
            )
        )
    write_records(outcomes)
