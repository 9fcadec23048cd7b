"""The demo on its last day: what is said of it is true, and it is not drowned in alarms."""

import pytest

from accounts.roles import Role
from tests.demo.portfolio import demo_portfolio  # noqa: F401
from tests.factories import UserFactory
from tests.quality.test_pages import lines_of, numbers_of

pytestmark = pytest.mark.usefixtures("demo_portfolio")


@pytest.mark.parametrize("on", ["", "?on=2006-03-31"])
def test_what_is_found_in_the_demo(client_of, on):
    client = client_of(UserFactory(role=Role.MANAGER, regions=[None]))
    numbers = numbers_of(client, f"/quality/{on}")
    found = {rule: number for rule, number in numbers.items() if number}
    assert found == {"visits-overdue": 5, "partners-alike": 1}
    for rule, number in numbers.items():
        assert len(lines_of(client, f"/quality/{rule}/{on}")) == number


def test_nobody_is_sent_to_the_demo_today(client_of):
    client = client_of(UserFactory(role=Role.MANAGER, regions=[None]))
    numbers = numbers_of(client, "/quality/?on=today")
    assert {rule for rule, number in numbers.items() if number} == {"partners-alike"}
