"""Whatever stands in the address or in a field: explained or ignored, never an error of ours."""

from urllib.parse import quote_from_bytes

import pytest
from django.urls import reverse

from tests.access.table import PAGES
from tests.access.world import World, build
from tests.browsing import filled
from tests.test_forms_scope import url_of

pytestmark = pytest.mark.slow

NUL, LONG, EMOJI = "\x00", "ш" * 5000, "👩‍🌾🚰"
SURROGATE = quote_from_bytes("\ud800".encode("utf-8", "surrogatepass"))
TEXTS = {
    "nothing": "",
    "NUL": quote_from_bytes(NUL.encode()),
    "5,000 letters": quote_from_bytes(LONG.encode()),
    "emoji": quote_from_bytes(EMOJI.encode()),
    "lone surrogate": SURROGATE,
    "broken UTF-8": "%FF%FE",
    "broken escape": "%ZZ%",
    "quotes": quote_from_bytes(b"' OR 1=1 --\"><script>alert(1)</script>"),
    "wildcards": "%25%25_%5C",
    "huge number": "9" * 60,
    "below zero": "-1",
    "private name": "__class__",
    "path": "..%2F..%2Fetc%2Fpasswd",
    "template": "%7B%7B7*7%7D%7D",
    "no day": "2005-02-31",
}
NAMES = (
    "q", "page", "sort", "region", "programme", "kind", "review", "stage", "sector", "community",
    "state", "topic", "partner", "role", "on", "from", "to", "boundaries", "export", "only",
    "measure", "unheard_of", "district__region", "q__contains", "next", "show",
)  # fmt: skip


@pytest.fixture
def world(db) -> World:
    return build()


def opened(role: str) -> list:
    """The pages a role opens that stand on the address: lists, figures, records."""
    return [page for page in PAGES if page.verdicts()["GET", role] == "200"]


def turned(by: int) -> str:
    """A query in which each name has another text; by turns, each name has every text."""
    texts = [text[:900] for text in TEXTS.values()]
    return "&".join(f"{name}={texts[(at + by) % len(texts)]}" for at, name in enumerate(NAMES))


PAGES_OPENED = opened("officer")
LISTS = [page for page in PAGES_OPENED if page.name.endswith(("_list", ":regions", ":figure"))]


@pytest.mark.parametrize("entry", PAGES_OPENED, ids=lambda entry: entry.label)
def test_no_nonsense_in_an_address_breaks_a_page(entry, world):
    client, url = world.client("officer"), url_of(entry, world)
    broken = {}
    for by in range(len(TEXTS)) if entry in LISTS else (0, 5, 10):
        response = client.get(f"{url}?{turned(by)}")
        if response.status_code not in (200, 404):
            broken[by] = response.status_code
    assert broken == {}


@pytest.mark.parametrize("entry", LISTS, ids=lambda entry: entry.label)
def test_no_single_nonsense_breaks_a_list_and_none_is_shown_unescaped(entry, world):
    client, url = world.client("officer"), url_of(entry, world)
    broken = {}
    for name in NAMES:
        for what in ("NUL", "lone surrogate", "quotes", "huge number"):
            response = client.get(f"{url}?{name}={TEXTS[what]}")
            if response.status_code not in (200, 404):
                broken[name, what] = response.status_code
            elif not response.streaming and "<script>alert" in response.content.decode():
                broken[name, what] = "unescaped"
    assert broken == {}


@pytest.mark.parametrize("entry", LISTS, ids=lambda entry: entry.label)
def test_a_page_that_is_not_there_is_the_nearest_that_is(entry, world):
    client, url = world.client("officer"), url_of(entry, world)
    for number in ("-1", "0", "9999999999", "two", ""):
        assert client.get(f"{url}?page={number}").status_code == 200, number


@pytest.mark.parametrize("sort", ["__class__", "-__class__", "password", "pk", "--name", "-", "?"])
def test_an_unknown_sort_falls_back_to_the_usual_one(sort, world):
    client = world.client("officer")
    usual = [str(row) for row in client.get("/communities/").context["object_list"]]
    response = client.get("/communities/", {"sort": sort})
    assert [str(row) for row in response.context["object_list"]] == usual


@pytest.mark.parametrize("value", ["2005-02-31", "tomorrow", "31.13.2005", "0000-00-00", "1.1.05"])
def test_a_day_that_is_none_is_said_on_the_summary(value, world):
    response = world.client("officer").get("/regions/", {"on": value})
    assert response.status_code == 200
    assert 'role="alert"' in response.content.decode()


@pytest.mark.parametrize("field", ["region", "programme", "kind", "review"])
def test_a_filter_that_is_not_understood_is_said_and_left_out(field, world):
    client = world.client("officer")
    all_rows = client.get("/communities/").context["count"]
    response = client.get("/communities/", {field: "nonsense"})
    assert response.context["count"] == all_rows
    assert 'role="alert"' in response.content.decode()


@pytest.mark.parametrize(
    "path",
    [
        "/regions/nowhere/",
        "/regions/тұркістан/",
        "/figures/unheard_of/",
        "/figures/__class__/",
        "/communities/0/",
        "/communities/99999999999999999999999999/",
        "/communities/-1/",
        "/communities/1e3/",
        "/projects/999999/",
        "/trainings/%00/",
        "/partners/%F0%9F%9A%B0/",
        "/nothing/at/all/",
    ],
)
@pytest.mark.parametrize("role", ["officer", "administrator"])
def test_what_is_not_there_is_not_found(path, role, world):
    assert world.client(role).get(path).status_code == 404


@pytest.mark.parametrize("kind", ["project", "community", "training", "partner"])
@pytest.mark.parametrize("verb", ["unheard-of", "__class__", "x" * 400])
def test_an_unheard_of_step_does_nothing(kind, verb, world):
    record = world.records[kind]
    for step in ("review", "stage"):
        url = f"{record.get_absolute_url()}{step}/{verb}/"
        assert world.client("manager").post(url, {"version": 1}).status_code in (403, 404)


@pytest.mark.parametrize("version", ["", "x", "-1", "9" * 30, "9" * 5000, "١", NUL, "1.0"])
def test_a_step_with_a_nonsensical_version_changes_nothing(version, world):
    community = world.records["community"]
    url = reverse("communities:community_review", args=[community.pk, "submit"])
    assert world.client("officer").post(url, {"version": version}).status_code == 302
    community.refresh_from_db()
    assert (community.review, community.version) == ("draft", 1)


EDITS = [page for page in opened("officer") if page.name.endswith(("_create", "_update"))]
TYPED = {
    "NUL": f"a{NUL}b",
    "5,000 letters": LONG,
    "emoji": EMOJI,
    "quotes": '"><script>alert(1)</script>',
    "huge number": "9" * 60,
    "not a number": "NaN",
    "infinite": "1e999999",
    "below zero": "-5",
    "no day": "31.02.2005",
    "spaces": " \t\u00a0\u200b ",
}


@pytest.mark.parametrize("entry", EDITS, ids=lambda entry: entry.label)
def test_nonsense_in_every_field_comes_back_explained(entry, world):
    client, url = world.client("officer"), url_of(entry, world)
    page = client.get(url)
    kept = {"csrfmiddlewaretoken", "version"}
    broken = {}
    for what, text in TYPED.items():
        data = {
            name: values if name in kept or "_FORMS" in name else [text]
            for name, values in filled(page).items()
        }
        response = client.post(url, data)
        if response.status_code not in (302, 409, 422):
            broken[what] = response.status_code
        if response.status_code == 422:
            assert "<script>alert" not in response.content.decode()
    assert broken == {}


GRIDS = [
    page
    for page in EDITS
    if page.name.split(":")[1].split("_")[0]
    in {"community", "project", "training", "partner", "programme", "meeting", "group"}
]


@pytest.mark.parametrize("entry", GRIDS, ids=lambda entry: entry.label)
def test_a_grid_whose_size_is_nonsense_comes_back_explained(entry, world):
    client, url = world.client("officer"), url_of(entry, world)
    data = filled(client.get(url))
    for total in ("", "x", "-1"):
        sizes = {name: [total] for name in data if name.endswith("_FORMS")}
        assert client.post(url, data | sizes).status_code in (302, 409, 422), total


def test_a_grid_of_a_million_rows_is_refused_at_once(world):
    client, url = world.client("officer"), url_of(EDITS[0], world)
    data = filled(client.get(url)) | {"profiles-TOTAL_FORMS": "1000000"}
    response = client.post(url, data)
    assert response.status_code == 422
    (profiles,) = [g for g in response.context["formsets"] if g["prefix"] == "profiles"]
    assert len(profiles["formset"].forms) <= 501


def test_a_form_without_a_single_field_comes_back(world):
    for entry in EDITS:
        response = world.client("officer").post(url_of(entry, world), {})
        assert response.status_code in (409, 422), entry.label


def test_a_form_that_leads_back_never_leads_off_the_site(world):
    client, record = world.client("officer"), world.records["follow_up"]
    url = f"/projects/follow-ups/{record.pk}/close/"
    typed = {"outcome": "Done", "closed_on": "01.07.2004", "version": record.version}
    for target in ("https://evil.example/", "//evil.example", "/\\evil.example"):
        assert "evil" not in client.get(url, {"next": target}).context["cancel_url"]
    response = client.post(f"{url}?next=//evil.example", typed)
    assert response.status_code == 302 and "evil" not in response["Location"]


def test_the_switch_of_samples_never_leads_off_the_site(world):
    client = world.client("officer")
    for target in ("https://evil.example/", "//evil.example", "/\\evil.example", NUL, LONG):
        response = client.post("/samples/", {"show": "0", "next": target})
        assert response.status_code == 302
        assert "evil" not in response["Location"]
