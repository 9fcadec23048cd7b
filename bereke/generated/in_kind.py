"""Listed rates of people-days, and the day sheets of ashar, each worth one receipt."""

from decimal import Decimal

from bereke.generated.draw import SAMPLE, TODAY
from bereke.generated.projects import end_of, first_day
from bereke.generated.words import one_text, word
from bereke.generated.world import World
from core.money import CURRENCIES
from projects.choices import InKindUnit
from projects.day_sheets import people_days
from projects.in_kind import source_of
from projects.models import Contribution, DaySheet, InKindRate, Receipt
from projects.part_services import value_in_kind

YEARS = range(2012, 2027)
# What a day of work was worth in the first year, in whole units of each currency.
DAYS = {"USD": 10, "EUR": 8, "JPY": 900, "KZT": 1_500}
SHEETS = {0: 65, 1: 10, 2: 15, 4: 10}
HOURS = (Decimal(8), Decimal(6), Decimal("4.5"))


def list_rates(world: World) -> None:
    """List what a people-day counts as in each year and currency, where it is not listed yet."""
    draw = world.draw("in-kind rates")
    listed = InKindRate.objects.filter(region=None, unit=InKindUnit.PEOPLE_DAY)
    world.day_rates = {(rate.year, rate.currency): rate for rate in listed}
    for year in YEARS:
        for currency, whole in DAYS.items():
            minor = whole * 10 ** CURRENCIES[currency]
            rate = InKindRate(
                **SAMPLE,
                year=year,
                unit=InKindUnit.PEOPLE_DAY,
                currency=currency,
                rate=minor * (100 + draw.number(5, 9) * (year - YEARS[0])) // 100,
            )
            if (year, currency) not in world.day_rates:
                world.day_rates[year, currency] = world.add(rate)


def add_day_sheets(world: World, contribution: Contribution) -> None:
    """Some communities keep a sheet for each day they worked, with its receipt."""
    draw = world.draw("day sheets")
    project = contribution.project
    for _sheet in range(draw.among(SHEETS)):
        day = draw.day(first_day(project), end_of(project) or TODAY)
        sheet = DaySheet(
            **SAMPLE,
            contribution=contribution,
            worked_on=day,
            work=one_text(draw, word(draw, "milestone")),
            women=draw.number(0, 20),
            men=draw.number(1, 25),
            hours=draw.choice(HOURS),
        )
        sheet.receipt = world.add(_receipt_of(world, sheet))
        world.add(sheet)


def _receipt_of(world: World, sheet: DaySheet) -> Receipt:
    """What a sheet is worth at the rate of its year."""
    rate = world.day_rates[sheet.worked_on.year, sheet.contribution.currency]
    quantity = people_days(sheet.women, sheet.men, sheet.hours)
    return Receipt(
        **SAMPLE,
        contribution=sheet.contribution,
        currency=sheet.contribution.currency,
        received_on=sheet.worked_on,
        quantity=quantity,
        unit=InKindUnit.PEOPLE_DAY,
        rate=rate.rate,
        rate_source=source_of(rate),
        amount=value_in_kind(quantity, rate.rate),
        evidence=sheet.work,
    )
