"""`manage.py load_demo`: the demo portfolio and its accounts, for trying Bereke out."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from bereke.demo.load import is_empty, is_loaded, load_portfolio
from bereke.management.accounts import print_accounts, refuse_accounts
from core.exceptions import RuleViolation
from core.organisation import organisation


class Command(BaseCommand):
    help = "Loads the demo portfolio, a sample built on published figures, into an empty database."

    def add_arguments(self, parser) -> None:
        parser.add_argument(
            "--if-empty",
            action="store_true",
            help="Do nothing, and say nothing of it, unless the database is empty.",
        )
        parser.add_argument(
            "--without-accounts",
            action="store_true",
            help="Load no demo accounts, whose password is public.",
        )
        parser.add_argument(
            "--language",
            choices=[code for code, _name in settings.LANGUAGES],
            default=settings.LANGUAGE_CODE,
            help="Write the texts that records keep in one language in this one.",
        )

    def handle(self, *args, **options) -> None:
        if is_empty():
            self.load(with_accounts=not options["without_accounts"], language=options["language"])
        elif not options["if_empty"]:
            self.leave_as_it_is()
        print_accounts(self.stdout)

    def load(self, *, with_accounts: bool, language: str) -> None:
        """Load the portfolio; raises CommandError where it may not or cannot be loaded."""
        if with_accounts:
            refuse_accounts(
                way_out="Nothing was loaded: use --without-accounts to load the portfolio alone."
            )
        try:
            loaded = load_portfolio(with_accounts=with_accounts, language=language)
        except RuleViolation as refusal:
            raise CommandError(
                f"The portfolio's currency is {organisation().currency}. {refusal.reason} "
                "Nothing was loaded: set PORTFOLIO_CURRENCY to USD or KZT for the demo portfolio."
            ) from refusal
        self.stdout.write(
            f"The demo portfolio is loaded: {len(loaded.communities)} communities, "
            f"{len(loaded.projects)} projects and proposals, {len(loaded.trainings)} trainings."
        )

    def leave_as_it_is(self) -> None:
        """Say that the demo portfolio is there; raises CommandError if something else is."""
        if not is_loaded():
            raise CommandError(
                "The database already holds records of its own, and the demo portfolio goes only "
                "into an empty one. Nothing was changed."
            )
        self.stdout.write("The demo portfolio is already loaded. Nothing was changed.")
