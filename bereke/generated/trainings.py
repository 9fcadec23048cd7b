"""Trainings with names, with head-counts or with nobody entered, and the people who come again."""

from datetime import date, timedelta

from bereke.generated.draw import SAMPLE, TODAY, Draw, checking
from bereke.generated.words import Word, joined, known_in, one_text, word
from bereke.generated.world import Settlement, World
from communities.choices import Sex
from communities.models import Programme
from core.models import NAME_LANGUAGES
from trainings.models import (
    Attendance,
    HeadCount,
    Participant,
    PartnerRole,
    Trainer,
    Training,
    TrainingPartner,
    TrainingSession,
)

NUMBERS = {0: 4, 1: 4, 2: 2, 4: 1}
FATES = {"held": 8, "planned": 1, "cancelled": 1}
ENTERED = {"names": 6, "heads": 2, "nobody": 1}
LAST_PLANNED = date(2028, 12, 31)


def make_trainings(world: World, settlement: Settlement) -> None:
    """Make the trainings a community hosts."""
    for number in range(world.draw("trainings").dealt(NUMBERS)):
        _make_training(world, settlement, number + 1)


def _make_training(world: World, settlement: Settlement, number: int) -> None:
    draw = world.draw("trainings")
    settled = draw.choice(world.programmes)
    fate = draw.dealt(FATES)
    starts = _first_day(draw, settled.programme, fate)
    ends = draw.after(starts, 0, 5)
    topic = draw.choice(world.topics)
    village = _names(settlement.community)
    community = settlement.community
    training = Training(
        **SAMPLE,
        **known_in(draw, joined("{}, {}".format, _names(topic), village)),
        **checking(draw, min(ends, TODAY)),
        code=f"{community.code}-T{number}",
        community=community,
        programme=settled.programme,
        project=draw.choice(settlement.works).project
        if settlement.works and draw.chance(25)
        else None,
        topic=topic,
        starts_on=starts,
        ends_on=ends,
        hours=draw.number(4, 40) if draw.chance(80) else None,
    )
    if fate == "cancelled":
        training.cancelled_on = min(draw.after(starts, -30, 3), TODAY)
        training.cancel_reason = "The road was closed."
    world.add(training)
    _add_parts(world, training)
    sessions = _add_sessions(world, training)
    entered = draw.dealt(ENTERED)
    if fate != "cancelled" and entered == "names" and starts <= TODAY:
        _add_names(world, settlement, sessions)
    elif fate != "cancelled" and entered == "heads":
        _add_head_counts(world, training)


def _first_day(draw: Draw, programme: Programme, fate: str) -> date:
    """A day in the programme; of a planned training one that is still to come."""
    if fate == "planned":
        return draw.day(TODAY + timedelta(days=1), LAST_PLANNED)
    last = min(programme.ends_on or TODAY, TODAY - timedelta(days=6))
    return draw.day(programme.starts_on, last)


def _names(record) -> Word:
    return {f"name_{code}": record.name_in(code) for code in NAME_LANGUAGES}


def _add_parts(world: World, training: Training) -> None:
    draw = world.draw("training parts")
    for place, partner in enumerate(draw.some(world.partners, 3)):
        leads = place == 0 and draw.chance(80)
        role = PartnerRole.LEAD if leads else PartnerRole.CO_IMPLEMENTER
        world.add(TrainingPartner(training=training, partner=partner, role=role))
        if draw.chance(40):
            world.add(Trainer(training=training, person=_person(draw, "woman"), partner=partner))
    others = [topic for topic in world.topics if topic is not training.topic]
    for topic in draw.some(others, 2):
        world.add(Training.further_topics.through(training=training, topic=topic))


def _add_sessions(world: World, training: Training) -> list[TrainingSession]:
    """One to three sessions, on days of the training."""
    draw = world.draw("sessions")
    length = (training.ends_on - training.starts_on).days + 1
    days = sorted(draw.sample(range(length), draw.number(1, min(length, 3))))
    return [
        world.add(
            TrainingSession(
                training=training, held_on=training.starts_on + timedelta(days=day), hours=6
            )
        )
        for day in days
    ]


def _add_names(world: World, settlement: Settlement, sessions: list[TrainingSession]) -> None:
    """People of the village and some who were at earlier trainings, whatever their region."""
    draw = world.draw("participants")
    number = draw.number(4, 18)
    again = draw.some(list(world.people), number // 2)
    present = [*again, *(_participant(world, settlement) for _one in range(number - len(again)))]
    for person in present:
        for session in draw.sample(sessions, draw.number(1, len(sessions))):
            world.add(Attendance(session=session, participant=person))


def _participant(world: World, settlement: Settlement) -> Participant:
    draw = world.draw("participants")
    sex = draw.among({Sex.WOMAN: 48, Sex.MAN: 44, Sex.NOT_KNOWN: 8})
    person = world.add(
        Participant(
            **SAMPLE,
            full_name=_person(draw, "man" if sex == Sex.MAN else "woman"),
            sex=sex,
            birth_year=draw.number(1945, 2008) if draw.chance(85) else None,
            community=settlement.community,
        )
    )
    world.people.append(person)
    return person


def _person(draw: Draw, kind: str) -> str:
    return one_text(draw, joined("{} {}".format, word(draw, kind), word(draw, "family")))


def _add_head_counts(world: World, training: Training) -> None:
    draw = world.draw("head counts")
    bands = next(one.bands for one in world.programmes if one.programme is training.programme)
    for sex in Sex.values:
        for band in (None, *bands):
            if draw.chance(40):
                row = HeadCount(training=training, sex=sex, age_band=band, people=draw.number(1, 9))
                world.add(row)
