"""Who paid: pledged beside received beside spent, on one scale, on the screen and on paper."""

from datetime import date

import pytest

from tests.factories import ContributionFactory, ExpenditureFactory, ReceiptFactory
from tests.reports.test_summaries import completed_project, confirmed_community

ON = "2005-07-31"
DAY = date(2004, 3, 1)


@pytest.fixture
def money(region_a, programme):
    """A donor pledged 800 and gave 600; residents pledged and gave 200; 500 of it was spent."""
    project = completed_project(confirmed_community(region_a, programme), programme)
    for source, pledged, received in (
        ("donor_grant", 800, 600),
        ("community_cash", 200, 200),
    ):
        contribution = ContributionFactory(
            project=project, contributor=source, amount_portfolio=pledged * 100, pledged_on=DAY
        )
        ReceiptFactory(contribution=contribution, amount_portfolio=received * 100, received_on=DAY)
    ExpenditureFactory(project=project, amount_portfolio=500_00, spent_on=DAY)


def bars_of(groups) -> dict[str, dict[str, tuple[str, str]]]:
    return {
        group.label: {bar["label"]: (bar["figure"].value, bar["share"]) for bar in group.bars}
        for group in groups
    }


EXPECTED = {
    "donor grant": {"pledged": ("800", "80.0"), "received": ("600", "60.0")},
    "community, cash": {"pledged": ("200", "20.0"), "received": ("200", "20.0")},
    "All sources": {
        "pledged": ("1000", "100.0"),
        "received": ("800", "80.0"),
        "spent": ("500", "50.0"),
    },
}


def test_all_bars_of_money_are_on_one_scale_from_nought(client_of, manager, money):
    page = client_of(manager).get(f"/regions/?on={ON}")
    assert bars_of(page.context["money_groups"]) == EXPECTED
    assert page.context["money_title"] == "Who paid, USD"


def test_what_was_pledged_is_told_from_what_came_without_colour(client_of, manager, money):
    card = client_of(manager).get(f"/regions/?on={ON}").text.split('id="money-title"')[1]
    card = card.split("</section>")[0]
    assert card.count("<span>pledged</span>") == 3 and card.count("<span>received</span>") == 3
    assert 'class="donor hollow" width="80.0%"' in card and 'class="donor" width="60.0%"' in card


def test_paper_has_the_same_bars_in_the_same_groups(client_of, manager, money):
    paper = client_of(manager).get(f"/regions/?on={ON}&format=print")
    assert bars_of(paper.context["pictures"][0].groups) == EXPECTED
    assert '<th scope="rowgroup" rowspan="3">All sources</th>' in paper.text


def test_without_money_nothing_is_drawn(client_of, manager, region_a, programme):
    confirmed_community(region_a, programme)
    page = client_of(manager).get(f"/regions/?on={ON}")
    assert page.context["money_groups"] == []
    assert "Nothing was pledged or received by this day." in page.text
