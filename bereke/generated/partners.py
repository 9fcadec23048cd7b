"""Partner organisations, confirmed and proposed, some of them archived or succeeded by others."""

from datetime import date

from bereke.generated.draw import SAMPLE, TODAY, Draw, checking
from bereke.generated.words import joined, known_in, word
from bereke.generated.world import World
from communities.bin import check_digit
from communities.choices import PartnerKind
from communities.models import PartnerContact, PartnerName, PartnerOrganisation

FEWEST = 14
COMMUNITIES_EACH = 25

KINDS = {
    PartnerKind.NGO: 34,
    PartnerKind.GOVERNMENT: 22,
    PartnerKind.COMPANY: 18,
    PartnerKind.DONOR: 8,
    PartnerKind.INTERNATIONAL: 6,
    PartnerKind.EDUCATION: 8,
    PartnerKind.OTHER: 4,
}
FIRST_DAY = date(2012, 1, 1)


def make_partners(world: World, communities: int) -> None:
    """Make as many partner organisations as so many communities have; one of each kind at least."""
    for number in range(FEWEST + communities // COMMUNITIES_EACH):
        kind = PartnerKind.values[number] if number < len(PartnerKind) else None
        _make_partner(world, number, kind)
    world.rows.write()


def _make_partner(world: World, number: int, kind: str | None) -> None:
    draw = world.draw("partners")
    kind = kind or draw.among(KINDS)
    entered = draw.day(FIRST_DAY, TODAY)
    home = draw.choice(world.homes).region
    archived = draw.day(entered, TODAY) if draw.chance(6) else None
    earlier = [one for one in world.partners[-20:] if one.successor is None]
    partner = world.add(
        PartnerOrganisation(
            **SAMPLE,
            **known_in(draw, _name(draw, kind)),
            **checking(draw, entered),
            kind=kind,
            bin=_bin(draw, number) if draw.chance(40) else "",
            region=None if draw.chance(15) else home,
            archived_on=archived,
            archive_reason="Closed" if archived and draw.chance(70) else "",
            successor=draw.choice(earlier) if earlier and draw.chance(4) else None,
        )
    )
    world.partners.append(partner)
    _add_parts(world, partner, entered)


def _name(draw: Draw, kind: str) -> dict[str, str]:
    return joined(str.format, word(draw, kind), word(draw, "partner"))


def _bin(draw: Draw, number: int) -> str:
    """A number no other has, with the digit that belongs at its end; none if none belongs there."""
    digits = f"{draw.number(1, 20):02}{draw.number(1, 12):02}40{number:05}"
    last = check_digit(digits)
    return "" if last is None else f"{digits}{last}"


def _add_parts(world: World, partner: PartnerOrganisation, entered: date) -> None:
    draw = world.draw("partner parts")
    if draw.chance(8):
        former = known_in(draw, _name(draw, partner.kind))
        world.add(PartnerName(partner=partner, **former, valid_to=draw.day(entered, TODAY)))
    if draw.chance(30):
        person = joined("{} {}".format, word(draw, "woman"), word(draw, "family"))
        world.add(PartnerContact(partner=partner, person=person["name_ru"]))
