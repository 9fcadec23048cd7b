"""`manage.py remove_samples`: takes the demo portfolio and its accounts out again."""

from django.core.management.base import BaseCommand, CommandError

from bereke.demo.remove import Plan, Removal, has_own_administrator, remove

MOST_NAMED = 50


class Command(BaseCommand):
    help = "Removes every sample row and the demo accounts, or nothing if own rows hang on them."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="Only say what would go.")
        parser.add_argument(
            "--with-demo-entries",
            action="store_true",
            help="Remove also what people entered while signed in with the demo accounts.",
        )

    def handle(self, *args, **options) -> None:
        plan = Removal(with_demo_entries=options["with_demo_entries"]).plan()
        self.tell(plan)
        if plan.in_the_way:
            raise CommandError(refusal(plan))
        if not has_own_administrator():
            raise CommandError(
                "Nobody but the demo accounts could administer the installation then. Nothing was "
                "changed: make an administrator of your own first."
            )
        if options["dry_run"]:
            self.stdout.write("Nothing was changed: this was a dry run.")
            return
        remove(plan)
        self.stdout.write("Removed, with their history.")

    def tell(self, plan: Plan) -> None:
        """Print what goes and which accounts stay closed."""
        for kind, count in plan.counts():
            self.stdout.write(f"{count:7} {kind}")
        self.stdout.write(f"{len(plan.accounts_gone):7} demo accounts")
        for account in plan.accounts_closed:
            self.stdout.write(
                f"The account {account.username} stays, switched off: own rows bear its name."
            )


def refusal(plan: Plan) -> str:
    """The sentence that names the own rows in the way."""
    named = [
        f"  {own.kind}: {own.name}" + (f" (entered by {own.entered_by})" if own.entered_by else "")
        for own in plan.in_the_way[:MOST_NAMED]
    ]
    more = len(plan.in_the_way) - len(named)
    listed = "\n".join(named) + (f"\n  and {more} more" if more else "")
    return (
        "Nothing was changed: these rows of your own hang on sample rows. Move them to records of "
        "your own, or mark them as samples too, and try again.\n" + listed
    )
