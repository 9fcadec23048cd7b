"""Loads the lists of choices: sectors with their output measures, topics, exchange rates."""

from decimal import Decimal

from bereke.demo.read import Loaded, by_key, day, names, origin, rows
from bereke.demo.write import write_records
from core.models import ExchangeRate
from projects.models import OutputMeasure, Sector
from trainings.models import Topic


def load_registers(loaded: Loaded) -> None:
    """Load sectors, output measures, topics and exchange rates."""
    listed = rows("sectors")
    sectors = [Sector(**names(row), code=row["code"]) for row in listed]
    write_records(sectors)
    loaded.sectors = by_key([row["code"] for row in listed], sectors)

    listed = rows("output_measures")
    measures = [
        OutputMeasure(
            **names(row),
            sector=loaded.sectors[row["sector"]],
            code=row["code"],
            unit=row["unit"],
        )
        for row in listed
    ]
    write_records(measures)
    loaded.output_measures = by_key([row["code"] for row in listed], measures)

    listed = rows("topics")
    topics = [Topic(**names(row), code=row["code"]) for row in listed]
    write_records(topics)
    loaded.topics = by_key([row["code"] for row in listed], topics)

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
