"""Made-up portfolios with every awkward case, each once for all tests of a module that import this.

Several programmes, shared projects, capped communities, unknown sex and age, reforms of boundaries,
and records that are drafts, sent or returned.
"""

from datetime import date

import pytest
from django.core.management import call_command

from accounts.roles import Role
from bereke.generated import generate
from projects.models import OutputMeasure
from reports.frame import Frame
from reports.measures import MEASURES, confirmed_and_reported, output_measures
from reports.portfolio import Portfolio
from tests.factories import UserFactory

ON = date(2022, 3, 31)


@pytest.fixture(scope="module", params=[1, 7])
def generated(request, django_db_setup, django_db_blocker):
    """A portfolio of a seed, committed; the database is emptied before the next."""
    with django_db_blocker.unblock():
        yield generate(communities=24, seed=request.param)
        call_command("flush", interactive=False, verbosity=0)


@pytest.fixture
def made_up(generated, db):
    """Somebody who reads all of it."""
    return UserFactory(username="reader", role=Role.MANAGER, regions=[None])


@pytest.fixture
def portfolio(made_up):
    """The whole of it on a day, by the borders of that day."""
    return Portfolio(made_up, Frame(ON, ON))


def catalogue():
    """Every measure: of the catalogue, and of the register of outputs."""
    registered = output_measures(OutputMeasure.objects.order_by("pk"))
    return [*MEASURES.values(), *confirmed_and_reported(registered)]
