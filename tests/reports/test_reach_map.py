"""Communities on a map: circles by the people reached, over outlines, and the same as a table."""

from datetime import date
from decimal import Decimal

import pytest

from communities.models import RegionOutline
from tests.budget import Asked
from tests.factories import (
    CommunityFactory,
    DistrictFactory,
    GroupFactory,
    PartnershipFactory,
    ProjectFactory,
    TopicFactory,
)

RING = [[68, 42], [71, 42], [71, 44], [68, 44], [68, 42]]
MAP = "/map/?on=2004-01-01"


@pytest.fixture
def community_of(programme):
    """Makes a community that takes part; with people, a project serves them."""

    def make(region, name: str, people: int = 0, at: tuple | None = ("43", "69.5"), **more):
        place = dict(zip(("latitude", "longitude"), map(Decimal, at), strict=True)) if at else {}
        community = CommunityFactory(
            district=DistrictFactory(region=region),
            name_en=name,
            review="confirmed",
            population=9000,
            **place,
            **more,
        )
        PartnershipFactory(community=community, programme=programme, joined_on=date(2002, 1, 1))
        if people:
            project = ProjectFactory(
                lead_community=community,
                programme=programme,
                review="confirmed",
                stage="completed",
                ended_on=date(2003, 1, 1),
            )
            GroupFactory(
                project=project, people=people, basis="actual", counted_on=date(2003, 1, 1)
            )
        return community

    return make


@pytest.fixture
def villages(region_a, region_b, community_of):
    """Two villages of region A, one that nothing reached and one without a place; one of B."""
    return {
        "large": community_of(region_a, "Large", 4000, ("43.2", "69.9")),
        "small": community_of(region_a, "Small", 1000, ("42.8", "69.1")),
        "idle": community_of(region_a, "Idle", 0, ("43.5", "68.4")),
        "lost": community_of(region_a, "Lost", 500, None),
        "foreign": community_of(region_b, "Foreign", 2000, ("42.9", "71.4")),
    }


def circles(page) -> dict:
    return {str(circle.one.community): circle for circle in page.context["map"].circles}


def test_the_area_of_a_circle_tells_how_many_people(client_of, manager, villages):
    found = circles(client_of(manager).get(MAP))
    assert set(found) == {"Large", "Small", "Idle", "Foreign"}
    assert found["Large"].radius == pytest.approx(2 * found["Small"].radius)
    assert 0 < found["Idle"].radius < found["Small"].radius
    west, east = found["Small"], found["Large"]
    assert west.x < east.x and west.y > east.y


def test_everything_works_without_script(client_of, manager, villages):
    text = client_of(manager).get(MAP).content.decode()
    drawing = text.split('<svg class="outlines"')[1].split("</svg>")[0]
    assert f'href="{villages["large"].get_absolute_url()}"' in drawing
    assert 'aria-label="Large: 4,000 people reached"' in drawing
    assert "The largest circle is Large: 4,000 people reached." in text
    assert "style=" not in text.split("<main")[1]


def test_the_table_has_them_all_and_says_whose_place_is_missing(client_of, manager, villages):
    page = client_of(manager).get(MAP)
    rows = {row.cells[0].text: row for row in page.context["rows"]}
    assert list(rows) == ["Large", "Foreign", "Small", "Lost", "Idle"]
    assert [badge.text for badge in rows["Lost"].badges] == ["its place is not entered"]
    assert rows["Large"].badges == [] and rows["Large"].cells[-1].text == "4,000"


def test_people_are_those_of_the_day_and_of_the_catalogue(client_of, manager, villages):
    client = client_of(manager)
    before = {row.cells[0].text: row.cells[-1].text for row in
              client.get("/map/?on=2002-06-01").context["rows"]}  # fmt: skip
    assert set(before.values()) == {"0"}
    assert client.get("/map/?on=2001-06-01").context["map"] is None
    whole = client.get("/figures/reach_direct/?on=2004-01-01").context["figure"].value
    shown = [row.cells[-1].text for row in client.get(MAP).context["rows"]]
    assert sum(int(text.replace(",", "")) for text in shown) == int(whole)


def test_officers_see_their_own_regions_and_viewers_no_names(
    client_of, officer, viewer, administrator, villages
):
    assert set(circles(client_of(officer).get(MAP))) == {"Large", "Small", "Idle"}
    assert "Foreign" in circles(client_of(administrator).get(MAP))
    assert client_of(viewer).get(MAP).status_code == 403
    assert client_of(viewer).get("/map/outlines.json").status_code == 403


def test_only_who_may_open_the_map_is_led_to_it(client_of, manager, viewer, villages):
    way = 'href="/map/?on=2004-01-01"'
    query = "/regions/?on=2004-01-01"
    assert way in client_of(manager).get(query).content.decode()
    assert "/map/" not in client_of(viewer).get(query).content.decode()


def test_every_summary_leads_to_the_map_of_what_it_is_about(client_of, manager, villages):
    client = client_of(manager)
    region = client.get("/regions/turkistan/?on=2004-01-01").context["communities_url"]
    page = client.get(region)
    assert set(circles(page)) == {"Large", "Small", "Idle"}
    chip = page.context["chips"][0]
    assert (chip["label"], chip["value"]) == ("Region", "Turkistan")
    assert page.context["breadcrumbs"][0]["url"] == "/regions/turkistan/?on=2004-01-01"
    assert client.get("/map/outlines.json?region=turkistan").status_code == 200
    for query in ("programme=caip", f"district={villages['large'].district_id}", "by=community"):
        found = client.get(f"/regions/?on=2004-01-01&{query}")
        way = found.context["communities_url"]
        assert query in way and way.replace("&", "&amp;") in found.text
    assert set(circles(client.get(f"/map/?district={villages['large'].district_id}"))) == {"Large"}


def test_by_a_sector_only_communities_reached_in_it_are_shown(client_of, manager, villages):
    project = villages["large"].led_projects.get()
    page = client_of(manager).get(f"{MAP}&sector={project.sector_id}")
    assert set(circles(page)) == {"Large"}


def test_one_community_and_a_topic_of_trainings_have_no_such_map(client_of, manager, villages):
    client = client_of(manager)
    topic = TopicFactory()
    for query in (f"community={villages['large'].pk}", f"topic={topic.pk}"):
        assert client.get(f"/regions/?{query}").context["communities_url"] == ""
    page = client.get(f"/map/?topic={topic.pk}")
    assert page.context["map"] is None and "take a filter away" in page.text


def test_outlines_of_the_day_lie_behind_and_name_their_source(
    client_of, manager, villages, region_a, region_b
):
    for region in (region_a, region_b):
        RegionOutline.objects.create(
            region=region, geometry=[[RING]], points=5, credit="Boundaries: somebody"
        )
    type(region_b).objects.filter(pk=region_b.pk).update(valid_from=date(2010, 1, 1))
    client = client_of(manager)
    page = client.get(MAP)
    assert [shape["name"] for shape in page.context["map"].shapes] == ["Turkistan"]
    assert "Boundaries: somebody" in page.content.decode()
    outlines = client.get("/map/outlines.json?on=2004-01-01").json()
    assert [one["properties"]["name"] for one in outlines["features"]] == ["Turkistan"]
    assert outlines["features"][0]["geometry"]["coordinates"] == [[RING]]


def test_numbers_of_the_drawing_are_plain_in_every_language(client_of, manager, villages):
    manager.language = "ru"
    manager.save()
    client = client_of(manager)
    client.cookies["django_language"] = "ru"
    text = client.get(MAP).content.decode()
    for attribute in text.split('data-latitude="')[1:]:
        float(attribute.split('"')[0])


def test_the_library_is_loaded_on_this_page_only(client_of, manager, villages):
    client = client_of(manager)
    assert "vendor/leaflet/leaflet.js" in client.get(MAP).content.decode()
    assert "leaflet" not in client.get("/regions/").content.decode()


def test_a_map_of_many_asks_no_more_than_one_of_few(client_of, manager, villages, community_of,
                                                    region_a):  # fmt: skip
    client = client_of(manager)
    with Asked() as few:
        client.get(MAP)
    for number in range(20):
        community_of(region_a, f"Village {number}", 100 + number)
    with Asked() as many:
        client.get(MAP)
    assert many.number <= few.number <= 10, many.told()
