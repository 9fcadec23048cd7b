"""A view is kept under a name, shared, put on the home page; and it is an address, nothing more."""

import pytest

from accounts.models import User
from reports.kept import keepable
from reports.models import SavedView, ViewOnHome
from reports.services import share_view
from tests.factories import SavedViewFactory, UserFactory
from tests.reports.pages import figure_on
from tests.reports.test_summaries import confirmed_community

ADDRESS = "/regions/?on=2005-07-31"


@pytest.fixture
def kept(officer):
    return SavedViewFactory(owner=officer, name="My regions", address=ADDRESS)


def keep(browser, name: str, address: str = ADDRESS):
    return browser.post("/views/keep/", {"name": name, "address": address})


def test_a_summary_is_kept_from_its_page_and_opens_with_its_name(client_of, officer):
    browser = client_of(officer)
    page = browser.get(f"{ADDRESS}&boundaries=today").content.decode()
    assert 'action="/views/keep/"' in page
    assert keep(browser, "  My   regions ", f"{ADDRESS}&boundaries=today").status_code == 302
    view = SavedView.objects.get()
    assert (view.owner, view.name) == (officer, "My regions")
    assert view.address == "/regions/?boundaries=today&on=2005-07-31"
    opened = browser.get(f"/views/{view.pk}/", follow=True)
    assert opened.redirect_chain[-1][0] == f"{view.address}&view={view.pk}"
    chip = opened.context["chips"][0]
    assert (chip["value"], chip["remove_url"]) == ("My regions", view.address)


def test_what_only_passes_is_not_kept_and_one_page_has_one_spelling(officer, region_a):
    asked = "/communities/?sort=-name&page=3&q=a&export=csv&q=b&view=4"
    assert keepable(asked, officer) == "/communities/?q=a&q=b&sort=-name"
    assert keepable("/figures/reach_direct/", officer) == "/figures/reach_direct/"
    assert keepable("/regions/?programme=&on=today", officer) == "/regions/?on=today"


@pytest.mark.parametrize(
    "address",
    [
        "",
        "https://example.org/regions/",
        "//example.org/regions/",
        "/\\example.org/regions/",
        "javascript:alert(1)",
        "regions/",
        "/nowhere/",
        "/admin/",
        "/accounts/logout/",
        "/views/",
        "/communities/new/",
        "/work/",
        f"/regions/?q={'x' * 1000}",
        "/regions/?" + "&".join(f"a{n}=1" for n in range(101)),
        "http://[",
    ],
)
def test_another_address_is_refused_and_the_name_kept(client_of, officer, address):
    answer = keep(client_of(officer), "A name I typed", address)
    assert answer.status_code == 422 and not SavedView.objects.exists()
    assert 'value="A name I typed"' in answer.content.decode()
    assert "Only summaries, figures and lists" in str(answer.context["form"].errors["name"])


def test_a_list_is_kept_from_its_page_by_who_may_open_it(client_of, officer, viewer):
    page = client_of(officer).get("/communities/?q=a").content.decode()
    assert "/views/keep/?address=%2Fcommunities%2F%3Fq%3Da" in page
    form = client_of(officer).get("/views/keep/?address=%2Fcommunities%2F%3Fq%3Da")
    assert 'value="/communities/?q=a"' in form.content.decode()
    assert keep(client_of(officer), "Those with a", "/communities/?q=a").status_code == 302
    assert keep(client_of(viewer), "Those with a", "/communities/?q=a").status_code == 422
    assert keep(client_of(viewer), "Rows", "/figures/reach_direct/").status_code == 422
    assert keep(client_of(viewer), "Figures", ADDRESS).status_code == 302


def test_a_list_that_is_kept_opens_with_the_name_of_the_view(
    client_of, officer, other_officer, kept
):
    kept.address = "/communities/?sort=-name"
    kept.save()
    kept.shared_with.add(other_officer)
    for person, name in (
        (officer, "My regions"),
        (other_officer, f"My regions (kept by {officer})"),
    ):
        page = client_of(person).get(f"/views/{kept.pk}/", follow=True)
        assert page.request["QUERY_STRING"] == f"sort=-name&view={kept.pk}"
        chip = page.context["chips"][0]
        assert (chip["value"], chip["remove_url"]) == (name, kept.address)
        assert name in page.text


def test_the_list_of_views_tells_what_each_shows(client_of, officer, kept):
    for address in (
        "/regions/turkistan/",
        "/figures/reach_direct/?region=turkistan",
        "/figures/nothing/",
        "/projects/?stage=completed",
        "/map/",
        "/gone/",
        "/quality/population/",
    ):
        SavedViewFactory(owner=officer, address=address)
    rows = client_of(officer).get("/views/").context["groups"][0]["views"]
    assert {row.address: row.shows for row in rows} == {
        ADDRESS: "Summary",
        "/regions/turkistan/": "Summary",
        "/figures/reach_direct/?region=turkistan": "People reached, each counted once",
        "/figures/nothing/": "",
        "/projects/?stage=completed": "Projects",
        "/map/": "Communities on the map",
        "/gone/": "",
        "/quality/population/": "Data quality",
    }


def test_a_name_is_taken_once_and_what_was_typed_stays(client_of, officer, manager, kept):
    browser = client_of(officer)
    answer = keep(browser, "My regions", "/regions/?on=2004-01-01")
    assert answer.status_code == 422
    assert answer.context["form"].errors["name"] == ["You keep a view of this name already."]
    assert 'value="/regions/?on=2004-01-01"' in answer.content.decode()
    assert keep(client_of(manager), "My regions").status_code == 302
    other = SavedViewFactory(owner=officer, name="Another")
    answer = browser.post(f"/views/{other.pk}/rename/", {"name": "My regions"})
    assert answer.status_code == 422 and 'value="My regions"' in answer.content.decode()
    assert browser.post(f"/views/{other.pk}/rename/", {"name": "A third"}).status_code == 302
    other.refresh_from_db()
    assert (other.name, other.address) == ("A third", "/regions/?on=2004-12-31")


def test_a_shared_view_opens_in_the_receivers_own_scope(
    client_of, officer, other_officer, region_a, region_b, programme, kept
):
    for region in (region_a, region_a, region_b):
        confirmed_community(region, programme)
    receiver = client_of(other_officer)
    assert receiver.get(f"/views/{kept.pk}/").status_code == 404
    done = client_of(officer).post(f"/views/{kept.pk}/share/", {"person": other_officer.pk})
    assert done.status_code == 302
    page = receiver.get("/views/").content.decode()
    assert "Shared with me" in page and f"Kept by {officer}" in page
    assert f"/views/{kept.pk}/rename/" not in page
    opened = receiver.get(f"/views/{kept.pk}/", follow=True)
    assert figure_on(opened, "communities") == 1
    assert figure_on(client_of(officer).get(kept.address), "communities") == 2
    for step in ("rename", "share", "delete"):
        assert receiver.post(f"/views/{kept.pk}/{step}/", {"name": "x"}).status_code == 404


def test_a_viewer_with_whom_a_list_is_shared_is_refused_there(client_of, viewer, kept):
    kept.address = "/communities/"
    kept.save()
    kept.shared_with.add(viewer)
    assert client_of(viewer).get(f"/views/{kept.pk}/", follow=True).status_code == 403


def test_views_are_shared_with_colleagues_who_may_sign_in(client_of, officer, manager, kept):
    closed = UserFactory(username="closed", is_active=False)
    browser, share = client_of(officer), f"/views/{kept.pk}/share/"
    assert set(browser.get(share).context["form"].fields["person"].queryset) == {manager}
    assert browser.post(share, {"person": closed.pk}).status_code == 422
    assert not kept.shared_with.exists()


def test_colleagues_are_added_one_by_one_and_taken_away(client_of, officer, manager, kept):
    another = UserFactory(full_name="Aizhan Serik")
    browser, share = client_of(officer), f"/views/{kept.pk}/share/"
    assert "people" not in browser.get(share).context["form"].fields
    added = browser.post(share, {"person": manager.pk})
    assert added.headers["Location"] == share
    browser.post(share, {"people": [manager.pk], "person": another.pk})
    assert set(kept.shared_with.all()) == {manager, another}
    form = browser.get(share).context["form"]
    assert set(form.initial["people"]) == {manager, another}
    done = browser.post(share, {"people": [another.pk], "person": ""})
    assert done.headers["Location"] == "/views/"
    assert list(kept.shared_with.all()) == [another]


def test_among_many_colleagues_one_is_sought_by_name_in_any_spelling(client_of, officer, kept):
    for number in range(30):
        UserFactory(full_name=f"Colleague {number}")
    meant = UserFactory(full_name="Жанна Қасымова")
    browser, share = client_of(officer), f"/views/{kept.pk}/share/"
    page = browser.get(share)
    assert page.text.count("Colleague ") == 0 and "data-find" in page.text
    found = browser.get(share, {"find": "person", "q": "kasymova"}).json()["rows"]
    assert found == [{"key": str(meant.pk), "label": "Жанна Қасымова", "note": "officer"}]
    asked = browser.post(share, {"person-sought": "zhanna", "person-sought-for": "", "person": ""})
    assert asked.status_code == 422 and "Жанна Қасымова" in asked.text
    whole = {"person-sought": "Zhanna Qasymova", "person-sought-for": "", "person": ""}
    assert browser.post(share, whole).status_code == 302
    assert list(kept.shared_with.all()) == [meant]


def test_a_view_stands_on_the_home_page_of_who_put_it_there(client_of, officer, manager, kept):
    browser = client_of(officer)
    second = SavedViewFactory(owner=officer, name="A second", address="/communities/")
    for view in (kept, second, kept):
        assert browser.post(f"/views/{view.pk}/home/", {"on": "1"}).status_code == 302
    assert [view.name for view in browser.get("/").context["my_views"]] == [
        "My regions",
        "A second",
    ]
    assert f'href="/views/{kept.pk}/"' in browser.get("/").content.decode()
    assert client_of(manager).get("/").context["my_views"] == []
    browser.post(f"/views/{kept.pk}/home/", {"on": "0"})
    assert [view.name for view in browser.get("/").context["my_views"]] == ["A second"]


def test_what_is_no_longer_shared_leaves_the_other_home_page(client_of, officer, manager, kept):
    share_view(actor=officer, view=kept, people=[manager])
    client_of(manager).post(f"/views/{kept.pk}/home/", {"on": "1"})
    client_of(officer).post(f"/views/{kept.pk}/home/", {"on": "1"})
    share_view(actor=officer, view=kept, people=[])
    assert [pinned.person for pinned in ViewOnHome.objects.all()] == [officer]
    assert client_of(manager).get("/").context["my_views"] == []


def test_a_view_is_deleted_after_asking(client_of, officer, kept):
    browser = client_of(officer)
    browser.post(f"/views/{kept.pk}/home/", {"on": "1"})
    assert "My regions" in browser.get(f"/views/{kept.pk}/delete/").content.decode()
    assert SavedView.objects.exists()
    browser.post(f"/views/{kept.pk}/delete/")
    assert not SavedView.objects.exists() and not ViewOnHome.objects.exists()


def test_the_views_of_a_deleted_user_go_with_them(officer, manager, kept):
    theirs = SavedViewFactory(owner=manager)
    theirs.shared_with.add(officer)
    User.objects.get(pk=officer.pk).delete()
    assert list(SavedView.objects.all()) == [theirs] and not theirs.shared_with.exists()


def test_a_name_somebody_else_may_not_see_is_never_a_chip(client_of, manager, kept):
    page = client_of(manager).get(f"{ADDRESS}&view={kept.pk}")
    assert "My regions" not in page.content.decode()
    assert client_of(manager).get(f"{ADDRESS}&view=x").status_code == 200
