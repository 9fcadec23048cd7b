"""The page about this data says what is true of the demo, and what an own installation is."""

from django.urls import reverse

from core.models import Organisation
from core.organisation import save_organisation
from tests.demo.portfolio import demo_portfolio  # noqa: F401
from tests.factories import CommunityFactory, ProjectFactory

ABOUT = "/about/"


def counted(response) -> dict[str, list[str]]:
    return {
        row.cells[0].text: [cell.text for cell in row.cells[1:]] for row in response.context["rows"]
    }


def test_the_demo_says_what_is_sourced_what_a_sample_and_what_is_not_known(
    demo_portfolio,  # noqa: F811
    manager,
    client_of,
):
    response = client_of(manager).get(ABOUT)
    page = response.content.decode()
    for words in (
        "http://eng.bereke-ngo.kz/pages/about_history",
        "whether the 237,000",
        "How tension was measured",
        "Whether the land came back",
        "geokz 1.0.2 (CC BY 4.0)",
    ):
        assert words.casefold() in page.casefold()
    headings = [column.label for column in response.context["columns"]]
    assert headings == ["Kind", "sourced", "derived", "sample"]
    assert counted(response)["projects"] == ["0", "0", "85"]


def test_an_own_installation_says_who_keeps_it_and_whom_to_ask(manager, client_of):
    row = Organisation(name_en="Own Hands", currency="KZT", email="office@example.org")
    save_organisation(actor=None, row=row, version=None)
    page = client_of(manager).get(ABOUT).content.decode()
    assert "kept by: Own Hands" in page and "mailto:office@example.org" in page
    assert "237,000" not in page


def test_the_counts_hold_only_what_the_reader_may_know_of(
    officer, viewer, programme, region_a, region_b, client_of
):
    for region in (region_a, region_b):
        community = CommunityFactory(district__region=region)
        ProjectFactory(lead_community=community, programme=programme)
    ProjectFactory(lead_community=community)
    assert counted(client_of(officer).get(ABOUT))["projects"] == ["1"]
    seen = counted(client_of(viewer).get(ABOUT))
    assert seen["projects"] == ["2"] and "communities" not in seen


def test_every_page_leads_to_it(officer, client_of):
    assert f'href="{reverse("about")}"' in client_of(officer).get("/").content.decode()
