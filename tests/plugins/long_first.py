"""Tests that take long come first, so that no process is left with one while others have ended.

pytest-xdist gives files away in the order of collection, once told not to sort them by the number
of their tests: a browser story is one test, and a long one.
"""

import pytest


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Puts the files in which a test is marked slow before the others, each file whole."""
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: item.path not in slow)
