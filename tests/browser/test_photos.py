"""An officer sends three photos from a telephone: small on the way, upright, their place asked."""

from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import expect

from core.models import StoredFile
from projects.models import Project
from tests.browser.conftest import follow, sign_in
from tests.factories import CommunityFactory, ProjectFactory, RegionFactory, UserFactory
from tests.files.pictures import exif_of

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PHONE = {"width": 390, "height": 844}
CAMERAS = (
    {"taken": "2005:05:31 10:00:00", "place": (42.3157, 69.5869)},
    {"taken": "2005:06:02 09:00:00", "side": 6},
    {},
)


@pytest.fixture
def project(transactional_db) -> Project:
    """A project of an officer who reads Russian or Kazakh."""
    region = RegionFactory(slug="zhambyl")
    UserFactory(username="officer", regions=[region])
    return ProjectFactory(lead_community=CommunityFactory(district__region=region))


@pytest.fixture
def photos(tmp_path) -> list[str]:
    """Three large photos as a telephone keeps them."""
    paths = []
    for number, camera in enumerate(CAMERAS):
        path = tmp_path / f"IMG_{number}.jpg"
        noise = Image.effect_noise((2400 - number, 1800), 70).convert("RGB")
        noise.save(path, quality=92, exif=exif_of(**camera))
        assert path.stat().st_size > 700_000
        paths.append(str(path))
    return paths


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_three_photos_are_sent_from_a_phone(language, page, live_server, project, photos, messages):
    page.set_viewport_size(PHONE)
    sign_in(page, live_server.url, "officer")
    page.evaluate("code => document.querySelector(`button[value=${code}]`).click()", language)
    expect(page.locator(f"html[lang={language}]")).to_be_attached()
    page.goto(f"{live_server.url}/projects/{project.pk}/")
    follow(page.locator("#photos a.btn"))
    page.set_input_files("[type=file]", photos)
    expect(page.locator(".chosen canvas")).to_have_count(3, timeout=20_000)
    follow(page.locator("main form .btn-primary"))
    page.wait_for_url("**/place/")
    follow(page.locator("button[value=yes]"))
    page.wait_for_url("**/#photos")
    shown = page.locator("#photos .album img")
    expect(shown).to_have_count(3)
    shown.last.scroll_into_view_if_needed()
    page.wait_for_function(
        "[...document.querySelectorAll('.album img')].every(i => i.complete && i.naturalWidth)"
    )
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert messages == []
    project.refresh_from_db()
    assert [round(float(at), 3) for at in (project.latitude, project.longitude)] == [42.316, 69.587]
    rows = StoredFile.objects.order_by("name")
    assert [str(row.taken_on) for row in rows] == ["2005-05-31", "2005-06-02", "None"]
    assert [row.width > row.height for row in rows] == [True, False, True]


def test_photos_are_made_small_on_the_way(page, live_server, project, photos):
    sign_in(page, live_server.url, "officer")
    page.goto(f"{live_server.url}/projects/{project.pk}/photos/new/")
    page.set_input_files("[type=file]", photos)
    expect(page.locator(".chosen .note")).to_have_count(3)
    expect(page.locator(".chosen")).not_to_have_attribute("aria-busy", "true")
    sent = page.evaluate("[...document.querySelector('[type=file]').files].map(f => f.size)")
    assert len(sent) == 3
    assert all(size < Path(path).stat().st_size for size, path in zip(sent, photos, strict=True))


def test_sizes_are_written_in_kazakh_as_the_page_writes_numbers(
    page, live_server, project, tmp_path
):
    path = tmp_path / "small.jpg"
    Image.new("RGB", (40, 30)).save(path)
    sign_in(page, live_server.url, "officer")
    page.evaluate("document.querySelector('button[value=kk]').click()")
    expect(page.locator("html[lang=kk]")).to_be_attached()
    page.goto(f"{live_server.url}/projects/{project.pk}/photos/new/")
    page.set_input_files("[type=file]", path)
    expect(page.locator(".chosen .note")).to_have_text("0,1 МБ")


def test_photos_chosen_before_the_script_has_come_are_made_small_too(
    page, live_server, project, photos
):
    sign_in(page, live_server.url, "officer")
    held = []
    page.route("**/uploads*.js", lambda route: held.append(route))
    page.goto(f"{live_server.url}/projects/{project.pk}/photos/new/", wait_until="commit")
    page.set_input_files("[type=file]", photos)
    held.pop().continue_()
    expect(page.locator(".chosen canvas")).to_have_count(3, timeout=20_000)
