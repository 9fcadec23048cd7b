"""`manage.py load_demo`: the demo portfolio and its accounts, for trying Bereke out."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from bereke.demo.accounts import PASSWORD, existing_accounts, taken_names
from bereke.demo.load import is_empty, is_loaded, load_portfolio
from core.exceptions import RuleViolation
from core.organisation import organisation

ADDRESS = "http://127.0.0.1:8000"


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
        self.print_accounts()

    def load(self, *, with_accounts: bool, language: str) -> None:
        """Load the portfolio; raises CommandError where it may not or cannot be loaded."""
        if with_accounts:
            self.refuse_accounts()
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

    def refuse_accounts(self) -> None:
        """Raises CommandError where accounts with a public password must not be made."""
        if not settings.DEBUG:
            raise CommandError(
                "The password of the demo accounts is public, so they are made only with DEBUG on. "
                "Nothing was loaded: use --without-accounts to load the portfolio alone."
            )
        if taken := taken_names():
            raise CommandError(
                f"There already is an account {taken[0]}. Nothing was loaded: use "
                "--without-accounts to load the portfolio alone."
            )

    def leave_as_it_is(self) -> None:
        """Say that the demo portfolio is there; raises CommandError if something else is."""
        if not is_loaded():
            raise CommandError(
                "The database already holds records of its own, and the demo portfolio goes only "
                "into an empty one. Nothing was changed."
            )
        self.stdout.write("The demo portfolio is already loaded. Nothing was changed.")

    def print_accounts(self) -> None:
        """Print how to sign in, for those demo accounts that exist."""
        found = existing_accounts()
        if not found:
            return
        width = max(len(user.username) for user in found)
        self.stdout.write(f"\nSign in at {ADDRESS} with the password {PASSWORD} as\n")
        for user in found:
            reach = user.scope.label()
            if user.scope.programmes is not None:
                codes = user.programme_assignments.values_list("programme__code", flat=True)
                reach = f"programme {', '.join(codes)}"
            self.stdout.write(f"  {user.username:{width}}  {user.role_label}, {reach}")
