"""The whole portfolio, made part by part so that memory holds one part of it only."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Model

from bereke.demo.accounts import VIEWED, existing_accounts, load_accounts
from bereke.demo.read import Loaded
from bereke.generated.appeals import Place, add_appeals
from bereke.generated.communities import make_community
from bereke.generated.dialogue import make_councils
from bereke.generated.draw import Streams
from bereke.generated.in_kind import list_rates
from bereke.generated.money import add_money, convert_amounts
from bereke.generated.partners import make_partners
from bereke.generated.people import add_people
from bereke.generated.places import make_places
from bereke.generated.programmes import give_partners_roles, make_programmes
from bereke.generated.projects import make_projects, settle_needs
from bereke.generated.residents import add_residents
from bereke.generated.rows import Rows
from bereke.generated.trainings import make_trainings
from bereke.generated.works import add_works
from bereke.generated.world import World
from bereke.start.lists import load_lists
from communities.models import Community, Programme, Region
from dialogue.models import Council
from projects.models import OutputMeasure, Project, Sector
from trainings.models import Participant, Topic, Training

PART = 100
"""How many communities are made before their rows are written."""

OBJECTS = 300_000
"""How many new objects let Python look for circles; the rows of a part are fewer."""

HOLDERS = (Community, Project, Training, Participant, Council)


class NotEmpty(Exception):
    """The database holds records of a portfolio already; `kinds` names them."""

    def __init__(self, kinds: list[str]) -> None:
        super().__init__(", ".join(kinds))
        self.kinds = kinds


@dataclass(frozen=True)
class Generated:
    """What was made: its regions and programmes by their short names, and how many rows of what."""

    regions: dict[str, Region]
    programmes: dict[str, Programme]
    counts: dict[type[Model], int]


def portfolio_held() -> list[str]:
    """The kinds of records of a portfolio that the database holds already."""
    held = [model for model in HOLDERS if model._base_manager.exists()]
    return [str(model._meta.verbose_name_plural) for model in held]


@transaction.atomic
def generate(
    *,
    communities: int,
    seed: int,
    accounts: bool = False,
    tell: Callable[[int], None] = lambda made: None,
) -> Generated:
    """Write a portfolio of so many communities into a database without one, or nothing of it.

    The same seed gives the same rows on every database. With `accounts` the demo accounts are made,
    and follow-ups, which somebody has to see to. `tell` hears after each part how many communities
    are made. Raises NotEmpty; RuleViolation if the portfolio's currency is one into
    which no rate is listed.
    """
    if held := portfolio_held():
        raise NotEmpty(held)
    world = World(Streams(seed), Rows())
    register, world.homes = make_places(world.rows)
    _load_lists(world)
    make_programmes(world)
    list_rates(world)
    make_partners(world, communities)
    give_partners_roles(world)
    programmes = {settled.programme.code: settled.programme for settled in world.programmes}
    if accounts:
        _load_accounts(world, register.regions)
    with _collecting_rarely():
        for first in range(1, communities + 1, PART):
            last = min(first + PART - 1, communities)
            _make_part(world, range(first, last + 1))
            tell(last)
        _make_dialogue(world, communities)
    return Generated(register.regions, programmes, dict(world.rows.written))


def _load_accounts(world: World, regions: dict[str, Region]) -> None:
    """The demo accounts; the viewer, who reads one programme of the demo, reads the first."""
    first = world.programmes[0].programme
    load_accounts(Loaded(regions=regions, programmes={VIEWED: first}))
    world.owners = [user for user in existing_accounts() if user.can("edit_records")]


@contextmanager
def _collecting_rarely() -> Iterator[None]:
    """Rows hardly hold each other in circles: to look for those as often as usual takes a quarter
    of the time."""
    before = gc.get_threshold()
    gc.set_threshold(OBJECTS)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _make_dialogue(world: World, communities: int) -> None:
    """Make councils, and the appeals people of their regions brought to them."""
    places: dict[int, list[Place]] = {}
    lying = Community.objects.order_by("pk")
    for region, *keys in lying.values_list("district__region", "pk", "district"):
        places.setdefault(region, []).append(Place(*keys))
    for sitting in make_councils(world, communities):
        add_appeals(world, sitting, places)
        world.rows.write()


def _load_lists(world: World) -> None:
    load_lists(actor=None)
    world.sectors = list(Sector.objects.order_by("code"))
    world.topics = list(Topic.objects.order_by("code"))
    for measure in OutputMeasure.objects.order_by("code"):
        world.measures.setdefault(measure.sector_id, []).append(measure)


def _make_part(world: World, numbers: range) -> None:
    """Make communities with all that hangs on them, and write it."""
    world.settlements = []
    for number in numbers:
        settlement = make_community(world, number)
        add_residents(world, settlement)
        make_projects(world, settlement)
        for work in settlement.works:
            add_works(world, work)
            add_people(world, work)
            add_money(world, work)
        settle_needs(settlement)
        make_trainings(world, settlement)
        world.settlements.append(settlement)
    convert_amounts(world)
    world.rows.write()
