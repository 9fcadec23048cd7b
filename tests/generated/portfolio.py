"""A generated portfolio in the test database, made once for a module and rolled back in each test.

Import both fixtures into a test module, as those of `tests/demo/portfolio.py`.
"""

import pytest
from django.core.management import call_command

from bereke.generated import generate

COMMUNITIES, SEED = 30, 3


@pytest.fixture(scope="module")
def written_portfolio(django_db_setup, django_db_blocker):
    """A generated portfolio, committed; the database is emptied after the module."""
    with django_db_blocker.unblock():
        yield generate(communities=COMMUNITIES, seed=SEED)
        call_command("flush", interactive=False, verbosity=0)


@pytest.fixture
def generated_portfolio(written_portfolio, db):
    """What `generate` answers for thirty communities."""
    return written_portfolio
