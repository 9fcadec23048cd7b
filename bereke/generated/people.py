"""Who uses what is built: counts of people in zones, planned and actual, by sex and age."""

from datetime import date

from bereke.generated.draw import SAMPLE, TODAY, Draw
from bereke.generated.projects import end_of, first_day
from bereke.generated.words import one_text, words
from bereke.generated.world import Settlement, Work, World
from communities.choices import Sex
from communities.models import AgeBand
from projects.choices import Basis, CountMethod, Directness, ProjectStage
from projects.models import BeneficiaryCell, BeneficiaryGroup, CatchmentZone, Project

UNKNOWN_PEOPLE = (60, 4_000)
"""How many people a place without a profile may be thought to have."""

SPLITS = {"none": 20, "sex": 40, "all": 25, "part": 15}


def add_people(world: World, work: Work) -> None:
    """Make the counts of a project in the communities it serves; further ones may lack them."""
    draw = world.draw("people")
    for place, settlement in enumerate(work.serves):
        if place == 0 or draw.chance(70):
            _count_in(world, draw, work.project, settlement)


def _count_in(world: World, draw: Draw, project: Project, settlement: Settlement) -> None:
    early = project.stage == ProjectStage.PROPOSED
    zones = draw.sample(settlement.zones, min(len(settlement.zones), draw.among({1: 70, 2: 30})))
    end = end_of(project)
    planned = not (early or project.is_historic) or draw.chance(50)
    actual = end is not None and (not project.is_historic or draw.chance(75))
    begun = project.stage == ProjectStage.UNDER_WAY and draw.chance(15)
    if planned:
        _count(world, project, settlement, zones, Basis.PLANNED, project.proposed_on)
    if actual or begun:
        _count(world, project, settlement, zones, Basis.ACTUAL, end or first_day(project))


def _count(
    world: World,
    project: Project,
    settlement: Settlement,
    zones: list[CatchmentZone],
    basis: str,
    day: date,
) -> None:
    """Count the people of a project in one place, never more in all than live there."""
    draw = world.draw("people")
    for directness in (Directness.DIRECT, Directness.INDIRECT):
        if directness == Directness.INDIRECT and draw.chance(70):
            continue
        left = settlement.least_people or draw.number(*UNKNOWN_PEOPLE)
        for zone in zones:
            share = draw.number(35, 100) if zone.is_whole else draw.number(10, 60)
            for label in _labels(draw):
                people = left * share // 100
                group = {"basis": basis, "directness": directness, "label": label, "zone": zone}
                _add_counts(world, project, group, people, day)
                left -= people
                share = share * 2 // 3


def _labels(draw: Draw) -> list[str]:
    """Mostly all people of a zone in one count; else the same day tells of two kinds of them."""
    if draw.chance(82):
        return [""]
    return [one_text(draw, name) for name in draw.sample(words("label"), 2)]


def _add_counts(world: World, project: Project, group: dict, people: int, day: date) -> None:
    """One count, or several of the same people, of which the latest holds; none above the first."""
    draw = world.draw("people")
    method = draw.choice(CountMethod.values)
    for _count in range(draw.among({1: 70, 2: 22, 3: 8})):
        day = draw.after(day, 1, 120)
        if day > TODAY:
            day = TODAY
        row = BeneficiaryGroup(
            **SAMPLE, project=project, **group, people=people, counted_on=day, method=method
        )
        _add_cells(world, world.add(row))
        if day == TODAY:
            break
        people = people * draw.number(60, 100) // 100


def _add_cells(world: World, group: BeneficiaryGroup) -> None:
    """Split a count by sex and age, all of it, a part of it, or by sex alone."""
    draw = world.draw("cells")
    kind = draw.among(SPLITS)
    if kind == "none":
        return
    split = group.people if kind != "part" else group.people * draw.number(40, 95) // 100
    women = split * draw.number(25, 75) // 100
    unknown = (split - women) * draw.number(5, 60) // 100 if draw.chance(25) else 0
    by_sex = {Sex.WOMAN: women, Sex.MAN: split - women - unknown, Sex.NOT_KNOWN: unknown}
    for sex, people in by_sex.items():
        bands = [] if kind == "sex" else _bands(world, group.project)
        for band, number in _by_age(draw, people, bands):
            if number:
                row = BeneficiaryCell(group=group, sex=sex, age_band=band, people=number)
                world.add(row)


def _by_age(draw: Draw, people: int, bands: list[AgeBand]) -> list[tuple[AgeBand | None, int]]:
    """People by band; the rest, of which the age is not known, have none."""
    found, left = [], people
    known = bool(bands) and draw.chance(65)
    for place, band in enumerate(bands):
        last = known and place == len(bands) - 1
        number = left if last else left * draw.number(5, 60) // 100
        found.append((band, number))
        left -= number
    return [*found, (None, left)]


def _bands(world: World, project: Project) -> list[AgeBand]:
    return next(one.bands for one in world.programmes if one.programme is project.programme)
