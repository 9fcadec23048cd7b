"""What came of each pledge of a project."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Sum
from django.utils.translation import gettext as _

from core.money import format_money
from projects.models import Contribution, Project, Receipt


@dataclass(frozen=True)
class Pledge:
    """A contribution with what was promised and what came (minor units of `currency`).

    In the contribution's own currency, or in the programme's where something came in another one.
    """

    contribution: Contribution
    promised: int
    came: int
    currency: str

    @property
    def label(self) -> str:
        """Whose pledge it is: its source, who gives it, the award."""
        parts = (self.contribution, self.contribution.partner, self.contribution.award)
        return ", ".join(str(part) for part in parts if part)

    @property
    def above(self) -> int:
        """How much more came than was promised; 0 if not more."""
        return max(self.came - self.promised, 0)

    @property
    def text(self) -> str:
        """What was promised and what came, in words."""
        return _("promised %(promised)s, came %(came)s") % {
            "promised": format_money(self.promised, self.currency),
            "came": format_money(self.came, self.currency),
        }


def pledges_of(project: Project) -> list[Pledge]:
    """Each contribution of a project with what came of it, in two queries."""
    receipts = Receipt.objects.filter(contribution__project=project).order_by()
    sums = receipts.values("contribution", "currency").annotate(
        own=Sum("amount"), programme=Sum("amount_programme")
    )
    came: dict[int, list[dict]] = defaultdict(list)
    for row in sums:
        came[row["contribution"]].append(row)
    return [
        _pledge(contribution, came[contribution.pk], project.programme.currency)
        for contribution in project.contributions.select_related("partner")
    ]


def overdue_pledge(row: Contribution) -> Pledge:
    """A row of `ContributionQuerySet.overdue`, with its project's programme, as a pledge."""
    currency = row.project.programme.currency if row.in_programme else row.currency
    return Pledge(row, row.promised, row.came, currency)


def _pledge(contribution: Contribution, came: list[dict], programme_currency: str) -> Pledge:
    if all(row["currency"] == contribution.currency for row in came):
        own = sum(row["own"] for row in came)
        return Pledge(contribution, contribution.amount, own, contribution.currency)
    total = sum(row["programme"] for row in came)
    return Pledge(contribution, contribution.amount_programme, total, programme_currency)
