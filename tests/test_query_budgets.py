"""How many questions a page asks of the database: few, and no more for 200 rows than for 2.

Counted is what a request asks beyond the session, the user and the user's scope.
"""

import pytest
from django.contrib.auth import get_user_model

from bereke.navigation import SEARCH
from tests.access.world import World, build
from tests.browsing import filled
from tests.budget import Asked
from tests.growth import enrich, grow

pytestmark = pytest.mark.slow

STAFF = ("officer", "manager", "administrator")
EDITORS = ("officer", "manager")
LISTS = (
    "/communities/",
    "/projects/",
    "/trainings/",
    "/participants/",
    "/partners/",
    "/programmes/",
    "/councils/",
    "/councils/meetings/",
    "/appeals/",
    "/recommendations/",
    "/surveys/",
)
SUMMARIES = ("/regions/", "/regions/turkistan/", "/map/", "/figures/reach_direct/")
# A project's page reads one table for each kind of its parts, what other apps hang on it, and what
# its people add to the figures.
PROJECT = 30
BUDGET = {"list": 5, "detail": 18, "save": 20, "summary": 26, "home": 22}
BUDGET_OF_SEARCH = 2
"""Of each kind of record that is searched."""


@pytest.fixture
def world(db) -> World:
    return build()


def cost(world: World, role: str, url: str, *, read_before: bool = False) -> Asked:
    """What one reading of a page asks, once whatever is kept for good has been read.

    `read_before` says that it has been, and spares rendering a page of many rows twice.
    """
    client = world.client(role)
    if not read_before:
        assert client.get(url).status_code == 200
    with Asked() as asked:
        response = client.get(url)
        assert response.status_code == 200
        if response.streaming:
            response.getvalue()
    return asked


def test_lists_ask_little_and_no_more_for_many_rows(world):
    roles = [(role, url) for role in STAFF for url in LISTS]
    grow(world, 1)
    few = {case: cost(world, *case) for case in roles}
    grow(world, 199)
    for case, before in few.items():
        after = cost(world, *case, read_before=True)
        assert after.number <= BUDGET["list"], (case, after.told())
        assert after.number == before.number, (case, before.told(), after.told())


@pytest.mark.parametrize("query", ["?q=community&sort=-name&page=2", "?export=csv", "?export=xlsx"])
@pytest.mark.parametrize("url", LISTS)
def test_a_list_asks_as_little_when_it_is_filtered_sorted_or_a_file(url, query, world):
    grow(world, 3)
    asked = cost(world, "officer", url + query)
    assert asked.number <= BUDGET["list"], asked.told()


def test_summaries_ask_little_and_no_more_for_many_rows(world):
    roles = [(role, url) for role in (*STAFF, "viewer") for url in SUMMARIES]
    for url in SUMMARIES[-2:]:
        roles.remove(("viewer", url))
    grow(world, 1)
    few = {case: cost(world, *case) for case in roles}
    grow(world, 199)
    for case, before in few.items():
        after = cost(world, *case, read_before=True)
        assert after.number <= BUDGET["summary"], (case, after.told())
        assert after.number == before.number, (case, before.told(), after.told())


@pytest.mark.parametrize("role", STAFF)
def test_a_search_asks_little_of_each_kind_and_no_more_for_many_rows(role, world):
    urls = [f"/search/?q={word}" for word in ("community", "pr", "region", "C-1", "nowhere")]
    grow(world, 6)
    few = {url: cost(world, role, url) for url in urls}
    grow(world, 190)
    for url, before in few.items():
        after = cost(world, role, url)
        assert after.number <= BUDGET_OF_SEARCH * len(SEARCH), (url, after.told())
        assert after.number == before.number, (url, before.told(), after.told())


@pytest.mark.parametrize("role", STAFF)
def test_the_first_page_asks_no_more_for_many_rows(role, world):
    grow(world, 1)
    few = cost(world, role, "/")
    grow(world, 60)
    much = cost(world, role, "/")
    assert much.number <= BUDGET["home"], much.told()
    assert much.number == few.number, (few.told(), much.told())


def details(world: World) -> list[str]:
    """The pages about one record."""
    names = ("community", "project", "training", "participant", "partner", "programme", "meeting")
    urls = [world.records[name].get_absolute_url() for name in names if name != "meeting"]
    training = world.records["training"].get_absolute_url()
    dialogue = ("council", "council_meeting", "appeal", "recommendation", "survey")
    return [
        *urls,
        *(world.records[name].get_absolute_url() for name in dialogue),
        f"{training}participants/",
        f"/communities/meetings/{world.records['meeting'].pk}/",
    ]


def test_details_ask_little_and_no_more_for_many_parts(world):
    cases = [(role, url) for role in STAFF for url in details(world)]
    enrich(world, 2)
    few = {case: cost(world, *case) for case in cases}
    enrich(world, 60)
    for case, before in few.items():
        after = cost(world, *case, read_before=True)
        most = PROJECT if "/projects/" in case[1] else BUDGET["detail"]
        assert after.number <= most, (case, after.told())
        assert after.number == before.number, (case, before.told(), after.told())


def saving(world: World, role: str, url: str, **changes) -> Asked:
    """What sending a form asks, the form just as its page gave it but for `changes`."""
    client = world.client(role)
    data = filled(client.get(url)) | changes
    with Asked() as asked:
        response = client.post(url, data)
    assert response.status_code == 302, refusals(response)
    return asked


def refusals(response) -> list:
    """What a form and its grids say is wrong."""
    groups = [group["formset"] for group in response.context["formsets"]]
    said = [(grid.prefix, grid.errors, grid.non_form_errors()) for grid in groups]
    return [response.context["form"].errors, *said]


FORMS = {
    "community": "about",
    "project": "summary",
    "training": "about",
    "partner": "about",
    "council": "about",
    "council_meeting": "minutes",
    "appeal": "asked",
}


@pytest.mark.parametrize("role", EDITORS)
@pytest.mark.parametrize("name", FORMS)
def test_saving_a_record_asks_little_and_no_more_for_many_rows(name, role, world):
    url = f"{world.records[name].get_absolute_url()}edit/"
    enrich(world, 2)
    saving(world, role, url, **{FORMS[name]: "Before"})
    few = saving(world, role, url, **{FORMS[name]: "Few"})
    enrich(world, 30)
    much = saving(world, role, url, **{FORMS[name]: "Many"})
    assert much.number <= BUDGET["save"], much.told()
    assert much.number == few.number, (few.told(), much.told())


@pytest.mark.parametrize("name", FORMS)
def test_opening_a_form_asks_no_more_than_saving_it(name, world):
    url = f"{world.records[name].get_absolute_url()}edit/"
    enrich(world, 2)
    few = cost(world, "officer", url)
    enrich(world, 30)
    much = cost(world, "officer", url)
    assert much.number <= BUDGET["save"], much.told()
    assert much.number == few.number, (few.told(), much.told())


def test_the_frame_of_a_page_asks_for_session_user_and_scope_only(world):
    client = world.client("officer")
    client.get("/accounts/profile/")
    with Asked() as asked:
        client.get("/accounts/profile/")
    assert asked.queries == []


def test_a_question_asked_twice_is_counted_twice(world):
    user = world.people["officer"]
    with Asked() as asked:
        for _ in range(3):
            get_user_model().objects.get(pk=user.pk)
    assert asked.number == 2
