"""The demo portfolio in the test database, without its accounts.

Import one of the fixtures into a test module (`from tests.demo.portfolio import demo_portfolio`).
Loading takes about two seconds, so:

- `demo_portfolio` loads for one test and is rolled back after it: for a module with a test or two,
  or one whose other tests want an empty database.
- `demo_portfolio_of_module` loads once for all tests of a module that ask for it, and empties the
  database after the last. Each of them rolls back its own changes. Every other test of that module
  may see the portfolio too, and none may use `transactional_db`, which would empty it early.
"""

import pytest
from django.core.management import call_command

from bereke.demo.load import load_portfolio


@pytest.fixture
def demo_portfolio(db):
    """The records of the demo portfolio, by their keys in the data files, for one test."""
    return load_portfolio(with_accounts=False)


@pytest.fixture(scope="module")
def loaded_portfolio(django_db_setup, django_db_blocker):
    """The demo portfolio, committed; emptied after the module."""
    with django_db_blocker.unblock():
        yield load_portfolio(with_accounts=False)
        call_command("flush", interactive=False, verbosity=0)


@pytest.fixture
def demo_portfolio_of_module(loaded_portfolio, db):
    """The records of the demo portfolio, by their keys in the data files, loaded once a module."""
    return loaded_portfolio
