"""Programmes that differ in currency, dates, age bands and visits, and the rates between them."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bereke.generated.draw import SAMPLE
from bereke.generated.words import words
from bereke.generated.world import Settled, World
from communities.choices import PartnerKind, ProgrammeRole
from communities.models import AgeBand, Programme, ProgrammePartner, VisitRule
from core.models import ExchangeRate

# What one unit was worth in the first year: later years drift from it.
RATES = {
    ("USD", "KZT"): Decimal(147),
    ("EUR", "KZT"): Decimal(205),
    ("JPY", "KZT"): Decimal("1.85"),
    ("EUR", "USD"): Decimal("1.39"),
    ("USD", "JPY"): Decimal(80),
    ("EUR", "JPY"): Decimal(111),
}
YEARS = range(2010, 2028)
RISING = "KZT"


@dataclass(frozen=True)
class Plan:
    """A programme: its dates, its currency, the first ages of its bands and what it calls youth,
    and how many months after hand-over it visits."""

    code: str
    currency: str
    starts_on: date
    ends_on: date | None
    follow_up_until: date | None
    ages: tuple[int, ...]
    youth: tuple[int, ...]
    visits: tuple[int, ...]


PLANS = (
    Plan(
        "spring", "USD", date(2012, 1, 1), date(2017, 12, 31), date(2018, 12, 31),
        (0, 15, 25, 60), (15,), (6, 12),
    ),
    Plan(
        "steppe", "KZT", date(2016, 4, 1), date(2023, 3, 31), date(2024, 3, 31),
        (0, 14, 18, 35, 63), (14, 18), (3, 12, 24),
    ),
    Plan(
        "hearth", "EUR", date(2019, 7, 1), date(2028, 6, 30), None,
        (0, 18, 30), (18,), (6,),
    ),
    Plan("bridge", "KZT", date(2021, 1, 1), None, None, (0, 14, 29, 58), (14,), ()),
)  # fmt: skip


def make_programmes(world: World) -> None:
    """Make the programmes with their rules, and the rates that are not listed yet."""
    for plan, name in zip(PLANS, words("programme"), strict=True):
        programme = world.add(
            Programme(
                **SAMPLE,
                **name,
                code=plan.code,
                currency=plan.currency,
                starts_on=plan.starts_on,
                ends_on=plan.ends_on,
                follow_up_until=plan.follow_up_until,
            )
        )
        visits = [
            world.add(VisitRule(programme=programme, months=months)) for months in plan.visits
        ]
        world.programmes.append(Settled(programme, _bands(world, programme, plan), visits))
    _list_rates(world)
    world.rows.write()


def _bands(world: World, programme: Programme, plan: Plan) -> list[AgeBand]:
    bands = []
    for place, age in enumerate(plan.ages):
        following = plan.ages[place + 1 : place + 2]
        last = following[0] - 1 if following else None
        name = f"{age}–{last}" if last else f"{age}+"
        bands.append(
            world.add(
                AgeBand(
                    programme=programme,
                    name_kk=name,
                    name_ru=name,
                    name_en=name,
                    from_age=age,
                    to_age=last,
                    is_youth=age in plan.youth,
                )
            )
        )
    return bands


def _list_rates(world: World) -> None:
    draw = world.draw("rates")
    listed = set(ExchangeRate.objects.values_list("currency", "to_currency", "valid_on"))
    for (currency, to), first in RATES.items():
        for year in YEARS:
            yearly = 8 if to == RISING else 1
            drift = (100 + yearly * (year - YEARS[0])) * draw.number(92, 108)
            day = date(year, 1, 1)
            if (currency, to, day) not in listed:
                rate = (first * drift / 10_000).quantize(Decimal("0.0001"))
                row = {"currency": currency, "to_currency": to, "valid_on": day, "rate": rate}
                world.add(ExchangeRate(**SAMPLE, **row))


FEWEST_CO_IMPLEMENTERS = 3


def give_partners_roles(world: World) -> None:
    """Give each programme a donor, one who implements it, co-implementers and an akimat. The same
    organisation may have a role in several."""
    draw = world.draw("programme roles")
    by_kind = {
        kind: [one for one in world.partners if one.kind == kind] for kind in PartnerKind.values
    }
    most = FEWEST_CO_IMPLEMENTERS + len(world.partners) // 12
    for settled in world.programmes:
        helpers = draw.sample(world.partners, draw.number(FEWEST_CO_IMPLEMENTERS, most))
        roles = [(ProgrammeRole.CO_IMPLEMENTER, one) for one in helpers]
        for role, kind in (
            (ProgrammeRole.DONOR, PartnerKind.DONOR),
            (ProgrammeRole.IMPLEMENTER, PartnerKind.NGO),
            (ProgrammeRole.GOVERNMENT, PartnerKind.GOVERNMENT),
        ):
            roles.append((role, draw.choice(by_kind[kind] or world.partners)))
        for role, partner in roles:
            programme = settled.programme
            row = ProgrammePartner(**SAMPLE, programme=programme, partner=partner, role=role)
            world.add(row)
