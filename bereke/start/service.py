"""Starting an installation: all that the first-run page asked for is written, or nothing."""

from dataclasses import dataclass, field

from django.db import transaction
from django.utils.translation import get_language

from accounts.models import User
from accounts.roles import Role
from bereke.start.link import is_started
from bereke.start.lists import give_rules, load_lists
from communities.choices import PartnerKind, ProgrammeRole
from communities.models import (
    PartnerOrganisation,
    Programme,
    ProgrammeAssignment,
    ProgrammePartner,
    RegionAssignment,
)
from communities.register.load import load_register
from core.history import acting, write_many
from core.logo import Logo
from core.models import Organisation
from core.organisation import save_organisation
from core.services import save_record

ALL_REGIONS = "all"


class AlreadyStarted(Exception):
    """Somebody has set the installation up already."""


@dataclass(frozen=True)
class Beginning:
    """What the first-run page asked for: the starter's fields, the organisation with its logo, the
    short names of regions, the programme with its donor's name, and the colleagues' fields."""

    starter: dict
    organisation: Organisation
    logo: Logo | None
    regions: list[str]
    programme: Programme
    donor: str = ""
    colleagues: list[dict] = field(default_factory=list)


@transaction.atomic
def start_installation(beginning: Beginning) -> User:
    """Write the first administrator, in whose name all the rest is written: the organisation, its
    regions from the register, the starting lists, the programme and the colleagues.

    Raises AlreadyStarted if there is an account, IntegrityError or EditConflict if two people
    start at once.
    """
    if is_started():
        raise AlreadyStarted
    starter = _starter(beginning.starter)
    row, version = beginning.organisation, None
    # It may have been saved before all accounts went.
    if before := Organisation.objects.defer("logo").first():
        row.pk, row.created_at, row._state.adding = before.pk, before.created_at, False
        version = before.version
    save_organisation(actor=starter, row=row, version=version, logo=beginning.logo)
    regions = load_register(actor=starter, regions=beginning.regions).regions
    load_lists(actor=starter)
    programme = save_record(actor=starter, record=beginning.programme, version=None)
    give_rules(actor=starter, programme=programme)
    if beginning.donor:
        _add_donor(starter, programme, beginning.donor)
    for colleague in beginning.colleagues:
        _add_colleague(starter, programme, regions, colleague)
    return starter


def _starter(typed: dict) -> User:
    return User.objects.create_user(
        typed["username"],
        typed["email"],
        typed["password"],
        full_name=typed["full_name"],
        role=Role.ADMINISTRATOR,
        language=(get_language() or "en")[:2],
    )


def _add_donor(actor: User, programme: Programme, name: str) -> None:
    language = (get_language() or "en")[:2]
    donor = PartnerOrganisation(kind=PartnerKind.DONOR, **{f"name_{language}": name})
    donor.fold_names()
    save_record(actor=actor, record=donor, version=None)
    role = ProgrammePartner(programme=programme, partner=donor, role=ProgrammeRole.DONOR)
    write_many(actor=actor, create=[role], root=programme)


def _add_colleague(actor: User, programme: Programme, regions: dict, typed: dict) -> None:
    """An account without a password: the person sets it by the link they are handed."""
    name, role = typed["username"], typed["role"]
    with acting(actor):
        user = User.objects.create_user(
            name, name if "@" in name else "", full_name=typed["full_name"], role=role
        )
        if role == Role.VIEWER:
            ProgrammeAssignment.objects.create(user=user, programme=programme)
        elif role != Role.ADMINISTRATOR:
            region = None if typed["region"] == ALL_REGIONS else regions[typed["region"]]
            RegionAssignment.objects.create(user=user, region=region)
