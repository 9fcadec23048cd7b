"""The home page of a young installation says what is still to be done, and no more later."""

import pytest

from bereke.first_steps import first_steps
from communities.register.load import load_register
from core.organisation import organisation
from tests.factories import ExchangeRateFactory, ProgrammeFactory, ProjectFactory, UserFactory
from tests.start.filling import send

pytestmark = pytest.mark.django_db


def said(user) -> list[str]:
    return [step.text for step in first_steps(user)]


def test_after_the_first_page_the_links_are_handed_over(client):
    send(client)
    page = client.get("/").content.decode()
    assert "Hand your colleagues their links" in page


def test_an_empty_installation_needs_regions_a_programme_and_colleagues(administrator):
    assert said(administrator) == [
        "Add the regions where you work",
        "Enter the first programme",
        "Add your colleagues",
    ]


def test_a_region_without_districts_and_a_currency_without_a_rate_are_named(administrator):
    load_register(actor=None, regions=["akmola", "zhambyl"])
    ProgrammeFactory(currency="EUR")
    UserFactory()
    assert organisation().currency == "USD"
    assert said(administrator) == [
        "Add the districts of Akmola Region",
        "List the rate of EUR in USD",
    ]
    ExchangeRateFactory(currency="EUR", to_currency="USD")
    assert said(administrator) == ["Add the districts of Akmola Region"]


def test_once_there_is_a_project_nothing_is_said(administrator, django_assert_num_queries):
    ProjectFactory()
    with django_assert_num_queries(1):
        assert said(administrator) == []


def test_administrators_alone_are_told(officer, viewer):
    assert said(officer) == said(viewer) == []
