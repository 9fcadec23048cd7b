"""Loads the lists of choices: sectors with their output measures, topics, exchange rates."""

from decimal import Decimal

from bereke.demo.read import Loaded, day, origin, rows
from bereke.demo.write import write_records
from bereke.start.lists import load_lists
from core.models import ExchangeRate
from projects.models import OutputMeasure, Sector
from trainings.models import Topic


def load_registers(loaded: Loaded) -> None:
    """Load the starting lists, shared with every real start, and the exchange rates."""
    load_lists(actor=None)
    loaded.sectors = {sector.code: sector for sector in Sector.objects.all()}
    loaded.output_measures = {measure.code: measure for measure in OutputMeasure.objects.all()}
    loaded.topics = {topic.code: topic for topic in Topic.objects.all()}
    write_records(
        [
            ExchangeRate(
                **origin(row, row["note"]),
                currency=row["currency"],
                to_currency=row["to_currency"],
                valid_on=day(row["valid_on"]),
                rate=Decimal(row["rate"]),
            )
            for row in rows("exchange_rates")
        ]
    )
