"""What each measure counts: plain functions from the rows of a portfolio to items.

Each takes whether confirmed or unconfirmed records are counted. A function with an argument of its
own gives such a function.
"""

from reports.counting.items import Counting, Item

__all__ = ["Counting", "Item"]
