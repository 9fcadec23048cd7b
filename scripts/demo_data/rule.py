"""The arithmetic of the fixed rule: repeatable choices, exact shares, working days, rows."""

import csv
import hashlib
from calendar import monthrange
from datetime import date, timedelta

SAMPLE = {"provenance": "sample", "source": ""}
SUNDAY = 6


def draw(key, low, high):
    """Answer a whole number from `low` to `high`, always the same one for the same key."""
    digest = hashlib.sha256(key.encode("utf-8")).digest()
    return low + int.from_bytes(digest[:8], "big") % (high - low + 1)


def pick(key, options):
    """Answer one of `options`, always the same one for the same key."""
    return options[draw(key, 0, len(options) - 1)]


def share_out(total, weights):
    """Split a whole `total` in proportion to whole `weights`, by largest remainder.

    The parts are whole numbers and add up to `total`; of equal remainders the earlier wins.
    """
    whole = sum(weights)
    parts = [total * weight // whole for weight in weights]
    order = sorted(range(len(weights)), key=lambda at: (-(total * weights[at] % whole), at))
    for at in order[: total - sum(parts)]:
        parts[at] += 1
    return parts


def days(count):
    """Answer a span of `count` days."""
    return timedelta(days=count)


def working_day(day):
    """Answer `day`, or the Saturday before it when it is a Sunday."""
    return day - days(1) if day.weekday() == SUNDAY else day


def months_after(day, months):
    """Answer the same day `months` later, or that month's last day when it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def in_languages(field, trio):
    """Answer the three columns of one text given as (English, Russian, Kazakh)."""
    return {f"{field}_{code}": text for code, text in zip(("en", "ru", "kk"), trio, strict=True)}


def trios(block):
    """Answer {key: (en, ru, kk)} from lines of `key | en | ru | kk`."""
    lines = [line.split("|") for line in block.strip().splitlines()]
    return {line[0].strip(): tuple(text.strip() for text in line[1:4]) for line in lines}


def write(path, rows):
    """Write rows of one shape as UTF-8 CSV with a header and plain newlines."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
