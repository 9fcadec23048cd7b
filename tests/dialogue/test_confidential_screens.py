"""Who brings a confidential appeal is a code on every page, file and form without the right."""

import zipfile
from io import BytesIO

import pytest
from django.urls import reverse

from accounts.models import User
from dialogue.models import Appeal, Applicant
from tests.access.dialogue import PAGES
from tests.access.world import World, build
from tests.browsing import filled
from tests.test_forms_scope import url_of

NAME, PHONE = "Nobody Shall Read", "+7 7292 11 22 33"
WITHOUT_RIGHT = ("officer", "other_officer", "manager", "administrator", "viewer")
LISTS = ("/councils/", "/councils/meetings/", "/appeals/", "/recommendations/", "/surveys/")


@pytest.fixture
def world(db) -> World:
    made = build()
    Applicant.objects.update(name=NAME, phone=PHONE, email="nobody@shall.example")
    return made


def give_the_right(world: World, role: str) -> None:
    User.objects.filter(pk=world.people[role].pk).update(reads_confidential_appeals=True)


def text_of(response) -> str:
    """Everything an answer holds, a workbook unpacked."""
    content = b"".join(response) if response.streaming else response.content
    if content.startswith(b"PK"):
        book = zipfile.ZipFile(BytesIO(content))
        return " ".join(book.read(name).decode() for name in book.namelist())
    return content.decode()


def tells(response) -> bool:
    """Whether an answer tells the applicant, by name or by contact."""
    text = text_of(response)
    return any(secret in text for secret in (NAME, PHONE, "nobody@shall.example"))


def addresses(world: World) -> list[str]:
    """Every page of dialogue, those that show its panels, searches, files and pages of errors."""
    own = {url_of(page, world) for page in PAGES}
    others = [world.records[name].get_absolute_url() for name in ("community", "partner")]
    searches = [f"/appeals/?q={word}" for word in ("Nobody", "Shall+Read", "7292")]
    files = [f"{url}?export={kind}" for url in LISTS for kind in ("csv", "xlsx")]
    return [*own, *others, *searches, *files, "/", "/search/?q=Nobody", "/appeals/987654/"]


@pytest.mark.parametrize("role", WITHOUT_RIGHT)
def test_no_page_and_no_file_tells_the_name_without_the_right(role, world):
    client = world.client(role)
    assert [url for url in addresses(world) if tells(client.get(url))] == []


def test_with_the_right_the_name_is_on_its_pages_and_in_no_file(world):
    give_the_right(world, "officer")
    client, appeal = world.client("officer"), world.records["appeal"]
    told = {url for url in addresses(world) if tells(client.get(url))}
    edit = reverse("dialogue:appeal_update", args=[appeal.pk])
    assert told == {"/appeals/", appeal.get_absolute_url(), edit}


def test_the_right_does_not_reach_beyond_the_region_and_not_to_viewers(world):
    for role in ("other_officer", "viewer"):
        give_the_right(world, role)
        client = world.client(role)
        assert [url for url in addresses(world) if tells(client.get(url))] == []


def edit_url(appeal: Appeal) -> str:
    return reverse("dialogue:appeal_update", args=[appeal.pk])


def test_who_lacks_the_right_edits_the_appeal_and_the_name_stays(world):
    appeal, client = world.records["appeal"], world.client("officer")
    page = client.get(edit_url(appeal))
    data = filled(page)
    assert not [name for name in data if "applicant_n" in name or "confidential" in name]
    assert appeal.applicant_code in page.content.decode()
    smuggled = {"applicant_name": "Somebody Else", "applicant_phone": "", "is_confidential": ""}
    assert client.post(edit_url(appeal), data | smuggled | {"title": "New"}).status_code == 302
    appeal.refresh_from_db()
    assert (appeal.title, appeal.is_confidential) == ("New", True)
    assert Applicant.objects.get(appeal=appeal).name == NAME
    assert not tells(client.get(appeal.get_absolute_url()))


def test_a_refused_form_and_a_conflict_tell_nothing_either(world):
    appeal, client = world.records["appeal"], world.client("officer")
    data = filled(client.get(edit_url(appeal)))
    refused = client.post(edit_url(appeal), data | {"title": ""})
    assert refused.status_code == 422 and not tells(refused)
    assert client.post(edit_url(appeal), data | {"title": "First"}).status_code == 302
    conflict = client.post(edit_url(appeal), data | {"title": "Second"})
    assert conflict.status_code == 409 and not tells(conflict)
    assert "First" in conflict.content.decode()


def test_a_name_that_was_made_confidential_meanwhile_is_not_in_the_conflict(world):
    appeal, client = world.records["appeal"], world.client("officer")
    Appeal.objects.filter(pk=appeal.pk).update(is_confidential=False)
    data = filled(client.get(edit_url(appeal)))
    assert data["applicant_name"] == [NAME]
    Appeal.objects.filter(pk=appeal.pk).update(is_confidential=True, version=9)
    conflict = client.post(edit_url(appeal), data | {"title": "Second"})
    assert conflict.status_code == 409 and not tells(conflict)


def test_whoever_takes_the_appeal_enters_the_name_once_and_then_sees_the_code(world):
    client = world.client("officer")
    data = filled(client.get("/appeals/new/")) | {
        "title": "Dust beside the school",
        "is_confidential": "on",
        "applicant_name": NAME,
        "stakes-0-kind": "people",
        "stakes-0-quantity": "350",
    }
    response = client.post("/appeals/new/", data)
    assert response.status_code == 302
    made = Appeal.objects.get(title="Dust beside the school")
    assert made.applicant.name == NAME
    page = client.get(response["Location"])
    assert made.applicant_code in page.content.decode() and not tells(page)


def test_the_form_says_who_will_read_the_name(world):
    client = world.client("officer")
    assert "Nobody has this right yet" in client.get("/appeals/new/").content.decode()
    give_the_right(world, "manager")
    text = client.get("/appeals/new/").content.decode()
    assert str(world.people["manager"]) in text and "you see the code, too" in text


def test_with_the_right_name_and_secrecy_are_changed(world):
    give_the_right(world, "officer")
    appeal, client = world.records["appeal"], world.client("officer")
    data = filled(client.get(edit_url(appeal)))
    changed = data | {"applicant_name": "Another Person"}
    changed.pop("is_confidential")
    assert client.post(edit_url(appeal), changed).status_code == 302
    page = world.client("manager").get(appeal.get_absolute_url()).content.decode()
    assert "Another Person" in page
