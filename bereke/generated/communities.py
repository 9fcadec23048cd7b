"""Communities: where they lie over time, in which programmes, who lives there, and their zones."""

from datetime import date, timedelta
from decimal import Decimal

from bereke.generated.draw import SAMPLE, TODAY, Draw, checking
from bereke.generated.places import Home, Span
from bereke.generated.words import joined, known_in, one_text, word, words
from bereke.generated.world import Settlement, World
from communities.choices import CommunityKind, PartnershipState
from communities.models import (
    Community,
    CommunityDistrict,
    CommunityProfile,
    Partnership,
    Programme,
)
from core.models import NAME_LANGUAGES
from projects.models import CatchmentZone
from projects.services import WHOLE

KINDS = {
    CommunityKind.RURAL_DISTRICT: 35,
    CommunityKind.VILLAGE: 45,
    CommunityKind.TOWN: 10,
    CommunityKind.NEIGHBOURHOOD: 10,
}
# Least and most people: most places are small.
SIZES = {(150, 900): 40, (900, 3_000): 40, (3_000, 12_000): 20}
PROGRAMMES = {0: 1, 1: 7, 2: 3, 3: 1}
STATES = {
    PartnershipState.JOINED: 9,
    PartnershipState.LEFT: 3,
    PartnershipState.CANDIDATE: 1,
    PartnershipState.AGREED: 1,
    PartnershipState.NOT_TAKEN_UP: 1,
}
PROFILES = {0: 1, 1: 5, 2: 3, 3: 2, 4: 1}
SPANS = {"stayed": 10, "moved": 1, "begins": 1}
NAMED_ZONES = {0: 2, 1: 3, 2: 4, 3: 2}
HAS_WHOLE = {True: 8, False: 2}
FIRST_DAY = date(2012, 1, 1)


def make_community(world: World, number: int) -> Settlement:
    """Make a community with its spans, partnerships, profiles and zones."""
    draw = world.draw("communities")
    home = _next_home(world)
    entered = draw.day(FIRST_DAY, TODAY)
    name = joined("{} {}".format, word(draw, "village_prefix"), word(draw, "village"))
    place = _place(draw, home)
    community = world.add(
        Community(
            **SAMPLE,
            **known_in(draw, name),
            **checking(draw, entered),
            **(place if draw.chance(60) else {}),
            code=f"GEN-{number:05}",
            kind=draw.among(KINDS),
            district=home.district,
            distance_km=draw.number(0, 180) if draw.chance(70) else None,
        )
    )
    settlement = Settlement(number, community, home)
    _add_spans(world, community, home)
    _add_partnerships(world, settlement)
    _add_profiles(world, settlement)
    _add_zones(world, settlement)
    return settlement


def _next_home(world: World) -> Home:
    """A district of some region; regions are dealt, so that few communities lie in many."""
    draw = world.draw("homes")
    slug = draw.dealt({home.region.slug: 1 for home in world.homes})
    return draw.choice([home for home in world.homes if home.region.slug == slug])


def _place(draw: Draw, home: Home) -> dict[str, Decimal]:
    """Somewhere near where the map of tiles has the region."""
    east, south = home.region.tile_column or 0, home.region.tile_row or 0
    return {
        "latitude": Decimal(draw.number(0, 2_000_000) + 51_500_000 - 2_300_000 * south).scaleb(-6),
        "longitude": Decimal(draw.number(0, 4_000_000) + 51_000_000 + 4_800_000 * east).scaleb(-6),
    }


def _add_spans(world: World, community: Community, home: Home) -> None:
    """Most have lain in their district and what it was before; some moved, or begin late."""
    draw = world.draw("spans")
    spans = list(home.spans)
    first = spans[0]
    before = first.valid_to or TODAY
    on, elsewhere = draw.day(before - timedelta(days=3_000), before), draw.choice(world.homes)
    kind = draw.dealt(SPANS)
    if kind == "moved" and on < before:
        spans[0] = Span(first.district, on, first.valid_to)
        spans.insert(0, Span(elsewhere.spans[0].district, None, on))
    elif kind == "begins" and on < before:
        spans[0] = Span(first.district, on, first.valid_to)
    for span in spans:
        world.add(
            CommunityDistrict(
                community=community,
                district=span.district,
                valid_from=span.valid_from,
                valid_to=span.valid_to,
            )
        )


def _add_partnerships(world: World, settlement: Settlement) -> None:
    draw = world.draw("partnerships")
    several = draw.sample(world.programmes, draw.dealt(PROGRAMMES))
    for settled in several:
        programme = settled.programme
        state = draw.dealt(STATES)
        first = _partnership(draw, settlement.community, programme, state)
        again = draw.chance(25) and first.left_on and first.left_on < TODAY
        settlement.partnerships.append(world.add(first))
        if again:
            joined_on = draw.day(first.left_on, min(programme.ends_on or TODAY, TODAY))
            second = Partnership(
                **SAMPLE, community=settlement.community, programme=programme, joined_on=joined_on
            )
            settlement.partnerships.append(world.add(second))


def _partnership(draw: Draw, community: Community, programme: Programme, state: str) -> Partnership:
    candidate = draw.day(programme.starts_on, min(programme.ends_on or TODAY, TODAY))
    agreed = min(draw.after(candidate, 0, 120), TODAY)
    joined_on = min(draw.after(agreed, 0, 90), TODAY)
    row = Partnership(**SAMPLE, community=community, programme=programme, candidate_on=candidate)
    has_agreement = state == PartnershipState.AGREED or draw.chance(80)
    if state != PartnershipState.CANDIDATE and has_agreement:
        row.agreement_on, row.agreement = agreed, f"№ {draw.number(1, 300)}"
        row.agreement_with = akimat_of(draw, community)
    if state in (PartnershipState.JOINED, PartnershipState.LEFT):
        row.joined_on = joined_on
        if draw.chance(10):
            row.candidate_on = None
    if state == PartnershipState.LEFT:
        row.left_on = min(draw.after(joined_on, 0, 1_200), TODAY)
        row.end_reason = "The akimat withdrew." if draw.chance(60) else ""
    elif state == PartnershipState.NOT_TAKEN_UP:
        row.left_on = min(draw.after(joined_on, 0, 200), TODAY)
        row.end_reason = "No agreement was reached."
    return row


def _add_profiles(world: World, settlement: Settlement) -> None:
    draw = world.draw("profiles")
    people = draw.number(*draw.among(SIZES))
    years = sorted(draw.sample(range(2010, 2027), draw.dealt(PROFILES)))
    for year in years:
        population = people * draw.number(80, 120) // 100
        women = population * draw.number(44, 55) // 100
        split = draw.chance(75)
        world.add(
            CommunityProfile(
                **SAMPLE | {"source": draw.choice(["Census", "Akimat", "Register of households"])},
                community=settlement.community,
                year=year,
                population=population,
                households=population // draw.number(3, 6) if draw.chance(80) else None,
                women=women if split else None,
                men=population - women - draw.choice([0, 0, 3]) if split else None,
                youth=population * draw.number(12, 28) // 100 if draw.chance(50) else None,
            )
        )
        settlement.least_people = min(population, settlement.least_people or population)


def _add_zones(world: World, settlement: Settlement) -> None:
    draw = world.draw("zones")
    named = draw.sample(words("zone"), draw.dealt(NAMED_ZONES))
    zones = [{**WHOLE, "is_whole": True}] if draw.dealt(HAS_WHOLE) or not named else []
    for fields in [*zones, *(known_in(draw, name) for name in named)]:
        zone = CatchmentZone(**SAMPLE, **fields, community=settlement.community)
        settlement.zones.append(world.add(zone))


def akimat_of(draw: Draw, community: Community) -> str:
    """The akimat of a community, as somebody wrote it."""
    name = {f"name_{code}": community.name_in(code) for code in NAME_LANGUAGES}
    return one_text(draw, joined(str.format, words("government")[0], name))
