"""`manage.py generate_portfolio`: a portfolio of any size, the same for the same seed."""

from django.core.management.base import BaseCommand, CommandError

from bereke.generated.portfolio import NotEmpty, generate
from bereke.management.accounts import print_accounts, refuse_accounts
from core.exceptions import RuleViolation
from core.organisation import organisation


class Command(BaseCommand):
    help = "Writes a made-up portfolio of any size into a database that holds none."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--communities", type=int, required=True, help="How many communities.")
        parser.add_argument(
            "--seed", type=int, default=1, help="Another number gives another portfolio."
        )
        parser.add_argument(
            "--accounts",
            action="store_true",
            help="Make the demo accounts too, whose password is public; only with DEBUG on.",
        )

    def handle(self, *args, **options) -> None:
        if options["communities"] < 1:
            raise CommandError("Give one community at least. Nothing was written.")
        if options["accounts"]:
            refuse_accounts(way_out="Nothing was written: leave --accounts out.")
        try:
            made = generate(
                communities=options["communities"],
                seed=options["seed"],
                accounts=options["accounts"],
                tell=self.tell,
            )
        except NotEmpty as refusal:
            raise CommandError(
                f"The database already holds {', '.join(refusal.kinds)}. A portfolio is generated "
                "only where there is none. Nothing was changed."
            ) from refusal
        except RuleViolation as refusal:
            raise CommandError(
                f"The portfolio's currency is {organisation().currency}. {refusal.reason} "
                "Nothing was written: use USD, EUR, JPY or KZT for a generated portfolio."
            ) from refusal
        for model, number in made.counts.items():
            self.stdout.write(f"{number:9} {model._meta.verbose_name_plural}")
        print_accounts(self.stdout)

    def tell(self, made: int) -> None:
        """Say how far it is."""
        self.stderr.write(f"{made} communities")
