"""Loads the whole demo portfolio, or nothing of it."""

from django.conf import settings
from django.db import transaction
from django.utils import translation

from bereke.demo.accounts import load_accounts
from bereke.demo.communities import load_communities, load_groups, load_needs
from bereke.demo.dialogue import load_dialogue
from bereke.demo.money import load_money
from bereke.demo.partners import load_partners, load_programmes
from bereke.demo.people import load_people
from bereke.demo.places import load_places
from bereke.demo.projects import load_follow_ups, load_projects, load_works
from bereke.demo.read import Loaded, rows
from bereke.demo.registers import load_registers
from bereke.demo.trainings import load_trainings
from communities.models import Community, PartnerOrganisation, Programme, Region
from projects.models import Sector
from trainings.models import Topic

# Below first what the later ones name.
STEPS = (
    load_places,
    load_registers,
    load_partners,
    load_programmes,
    load_communities,
    load_needs,
    load_groups,
    load_projects,
    load_works,
    load_money,
    load_people,
    load_trainings,
    load_dialogue,
)


def is_loaded() -> bool:
    """Whether the demo portfolio is in the database, or was and was changed since."""
    codes = [row["code"] for row in rows("programmes")]
    return Programme.objects.filter(code__in=codes).exists()


def is_empty() -> bool:
    """Whether nothing is in the database that the demo portfolio could meet."""
    models = (Programme, Region, PartnerOrganisation, Community, Sector, Topic)
    return not any(model._base_manager.exists() for model in models)


@transaction.atomic
def load_portfolio(*, with_accounts: bool, language: str = settings.LANGUAGE_CODE) -> Loaded:
    """Write the whole portfolio, confirmed, into an empty database.

    Texts that records keep in one language, such as what an appeal asks, are written in `language`
    (en, ru or kk). Raises RuleViolation if the portfolio's currency is one into which no rate is
    listed.
    """
    loaded = Loaded()
    with translation.override(language):
        for step in STEPS:
            step(loaded)
        if with_accounts:
            load_accounts(loaded)
            load_follow_ups(loaded)
    return loaded
