"""What was pledged to projects, what came in cash and in kind, and what was spent."""

from datetime import date, timedelta
from decimal import Decimal

from bereke.generated.draw import SAMPLE, TODAY, Draw
from bereke.generated.in_kind import add_day_sheets
from bereke.generated.projects import end_of, first_day
from bereke.generated.world import Work, World
from core.exchange import fill_many
from core.money import CURRENCIES
from projects.choices import ContributionSource, GovernmentLevel, InKindUnit, ProjectStage
from projects.models import Contribution, Expenditure, Project, Receipt
from projects.part_services import value_in_kind

SOURCES = {
    ContributionSource.DONOR_GRANT: 30,
    ContributionSource.LOCAL_GOVERNMENT: 22,
    ContributionSource.COMMUNITY_CASH: 13,
    ContributionSource.COMMUNITY_IN_KIND: 15,
    ContributionSource.BUSINESS: 10,
    ContributionSource.OWN: 5,
    ContributionSource.OTHER: 5,
}
CONTRIBUTIONS = {1: 20, 2: 35, 3: 30, 4: 15}
RECEIPTS = {0: 15, 1: 45, 2: 30, 3: 10}
# What a sum of about a thousand dollars is in each currency, in whole units.
SIZES = {"USD": 1_000, "EUR": 900, "KZT": 400_000, "JPY": 130_000}
IN_KIND_UNITS = {unit: 20 for unit in InKindUnit}


def add_money(world: World, work: Work) -> None:
    """Make the contributions of a project with what came of them, and what was spent."""
    project = work.project
    draw = world.draw("money")
    if project.stage == ProjectStage.PROPOSED and draw.chance(60):
        return
    if project.is_historic and draw.chance(20):
        return
    contributions = [_contribution(world, project) for _one in range(draw.among(CONTRIBUTIONS))]
    if project.started_on or end_of(project):
        _add_receipts(world, project, contributions)
        _add_expenditure(world, project)


def _currency(draw: Draw, project: Project) -> str:
    """Mostly that of the programme."""
    if draw.chance(60):
        return project.programme.currency
    return draw.choice(list(SIZES))


def _amount(draw: Draw, currency: str) -> int:
    """A sum in minor units."""
    whole = SIZES[currency] * draw.number(5, 900) // 50
    return whole * 10 ** CURRENCIES[currency] + draw.number(0, 99)


def _contribution(world: World, project: Project) -> Contribution:
    draw = world.draw("money")
    source, currency = draw.among(SOURCES), _currency(draw, project)
    day = draw.after(project.proposed_on, -10, 200)
    by_partner = source in (ContributionSource.DONOR_GRANT, ContributionSource.BUSINESS)
    is_grant = source == ContributionSource.DONOR_GRANT
    level = draw.choice(["", *GovernmentLevel.values])
    row = Contribution(
        **SAMPLE,
        project=project,
        contributor=source,
        level=level if source == ContributionSource.LOCAL_GOVERNMENT else "",
        partner=draw.choice(world.partners) if by_partner and draw.chance(80) else None,
        award=f"A-{draw.number(1, 40)}" if is_grant and draw.chance(70) else "",
        currency=currency,
        amount=_amount(draw, currency),
        pledged_on=min(day, TODAY) if draw.chance(85) else None,
        due_on=draw.after(day, 0, 300) if draw.chance(60) else None,
        letter=f"№ {draw.number(1, 900)}" if draw.chance(40) else "",
    )
    return world.add(row)


def _add_receipts(world: World, project: Project, contributions: list[Contribution]) -> None:
    """What came of each; of a project that is not historic something came before its end."""
    draw = world.draw("receipts")
    numbers = [draw.among(RECEIPTS) for _contribution in contributions]
    if not any(numbers) and end_of(project) and not project.is_historic:
        numbers[0] = 1
    for contribution, number in zip(contributions, numbers, strict=True):
        for _receipt in range(number):
            _add_receipt(world, contribution)
        if contribution.contributor == ContributionSource.COMMUNITY_IN_KIND:
            add_day_sheets(world, contribution)


def _add_receipt(world: World, contribution: Contribution) -> None:
    draw = world.draw("receipts")
    project = contribution.project
    last = min((end_of(project) or TODAY) + timedelta(days=90), TODAY)
    row = Receipt(
        **SAMPLE,
        contribution=contribution,
        currency=contribution.currency,
        received_on=draw.day(first_day(project), last),
        evidence=f"№ {draw.number(1, 900)}" if draw.chance(70) else "",
    )
    community = contribution.contributor == ContributionSource.COMMUNITY_IN_KIND
    if draw.chance(90 if community else 8):
        row.quantity = Decimal(draw.number(100, 60_000)).scaleb(-2)
        row.unit = draw.among(IN_KIND_UNITS)
        row.rate = SIZES[row.currency] * 10 ** CURRENCIES[row.currency] // draw.number(20, 200)
        row.rate_source = "Order of the akimat"
        row.amount = value_in_kind(row.quantity, row.rate)
    else:
        row.amount = max(contribution.amount * draw.number(15, 75) // 100, 1)
    world.add(row)


def _add_expenditure(world: World, project: Project) -> None:
    draw = world.draw("expenditure")
    last = min((end_of(project) or TODAY) + timedelta(days=60), TODAY)
    for _one in range(draw.number(0, 3)):
        currency = _currency(draw, project)
        world.add(
            Expenditure(
                **SAMPLE,
                project=project,
                currency=currency,
                amount=_amount(draw, currency),
                spent_on=draw.day(first_day(project), last),
                purpose=draw.choice(["Materials", "Works", "Design", "Transport"]),
                document=f"№ {draw.number(1, 900)}" if draw.chance(60) else "",
            )
        )


def convert_amounts(world: World) -> None:
    """Convert all amounts that wait to be written, each at the rate of its day.

    Raises RuleViolation if none is listed for the portfolio's currency.
    """
    dated: dict[str, list[tuple]] = {}
    for model in (Contribution, Receipt, Expenditure):
        for row in world.rows.waiting.get(model, ()):
            currency = row.project.programme.currency
            dated.setdefault(currency, []).append((row, _day_of(row)))
    for currency, rows in dated.items():
        fill_many(rows, currency)


def _day_of(row: Contribution | Receipt | Expenditure) -> date:
    """The day at whose rate an amount is converted; a pledge without one: of the proposal."""
    for field in ("received_on", "spent_on", "pledged_on"):
        if day := getattr(row, field, None):
            return day
    return row.project.proposed_on
