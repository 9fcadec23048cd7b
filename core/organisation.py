"""The organisation that keeps this installation: its name, currency, e-mail and logo.

Everything that shows or counts by them asks `organisation()`. An installation that never saved the
row stands on the settings.
"""

from dataclasses import dataclass

from django.apps import apps
from django.conf import settings
from django.core.cache import caches
from django.db import transaction
from django.db.models import Model
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.exceptions import RuleViolation
from core.history import acting
from core.logo import Logo
from core.models import FALLBACKS, NAME_LANGUAGES, Organisation
from core.services import claim

KEY = "organisation"
SECONDS = 30
"""For how long another process may still show what was saved before."""


@dataclass(frozen=True)
class Facts:
    """What is known of the organisation, as pages need it."""

    names: tuple[tuple[str, str], ...]
    currency: str
    email: str = ""
    logo_digest: str = ""
    logo_width: int | None = None
    logo_height: int | None = None

    @property
    def name(self) -> str:
        """The name in the reader's language, else in the nearest one that is filled."""
        known = dict(self.names)
        language = (get_language() or "en")[:2]
        codes = FALLBACKS.get(language, FALLBACKS["en"])
        return next((known[code] for code in codes if known.get(code)), "")


def organisation() -> Facts:
    """The organisation, from this process's memory; the database is asked twice a minute."""
    stored = caches["memory"].get(KEY)
    if stored is None:
        stored = read_organisation() or False
        caches["memory"].set(KEY, stored, SECONDS)
    return stored or _from_settings()


def read_organisation() -> Facts | None:
    """The organisation as it is stored now, or None."""
    row = Organisation.objects.defer("logo").filter(pk=Organisation.ONLY).first()
    return row and Facts(
        tuple((code, getattr(row, f"name_{code}")) for code in NAME_LANGUAGES),
        row.currency,
        row.email,
        row.logo_digest,
        row.logo_width,
        row.logo_height,
    )


def currency_now() -> str:
    """The portfolio's currency as it is stored now: what amounts are converted into for good."""
    return (read_organisation() or _from_settings()).currency


def _from_settings() -> Facts:
    return Facts((("en", settings.ORGANISATION_NAME),), settings.PORTFOLIO_CURRENCY)


def models_with_amounts() -> list[type[Model]]:
    """The models whose rows hold an amount in the portfolio's currency."""
    fields = ((model, {field.name for field in model._meta.fields}) for model in apps.get_models())
    return [model for model, names in fields if "amount_portfolio" in names]


def amounts_exist() -> bool:
    """Whether an amount was entered, and with it converted into the portfolio's currency."""
    return any(model._base_manager.exists() for model in models_with_amounts())


@transaction.atomic
def save_organisation(
    *, actor, row: Organisation, version: int | None, logo: Logo | None = None, no_logo=False
) -> Organisation:
    """Save the organisation, with a new logo, without one, or with the one it has.

    Raises RuleViolation if the currency would change under amounts that were converted into it,
    EditConflict if somebody else saved it meanwhile.
    """
    if row.currency != currency_now() and amounts_exist():
        raise RuleViolation(
            _(
                "The currency stays %(currency)s: amounts were entered and converted into it at "
                "the rate of their day."
            )
            % {"currency": currency_now()}
        )
    if logo is not None or no_logo:
        row.logo = logo.png if logo else b""
        row.logo_digest = logo.digest if logo else ""
        row.logo_width = logo.width if logo else None
        row.logo_height = logo.height if logo else None
    row.fold_names()
    if row.pk is None:
        row.pk = Organisation.ONLY
        with acting(actor):
            row.save(force_insert=True)
    else:
        claim(row, version or 0)
        with acting(actor, row):
            row.save()
    forget()
    transaction.on_commit(forget)
    return row


def forget() -> None:
    """Let the next page ask the database again."""
    caches["memory"].delete(KEY)
