"""The first page says at once what matters to the reader's role; the menu has its few words."""

import re

import pytest
from django.urls import reverse

from core.history import acting
from core.review import review_record
from tests.factories import CommunityFactory, ProjectFactory

REASON = "More people than live there: count again."


def bar(client) -> list[str]:
    """The words of the menu's bar, without those behind its fold."""
    page = client.get(reverse("projects:project_list"), follow=True).content.decode()
    menu = page.split('<ul class="menu">', 1)[1].split("<details", 1)[0]
    return re.findall(r">([^<]+)</a>", menu)


def test_officers_have_five_words_in_the_menu(client_of, officer):
    words = ["My work", "Communities", "Projects", "Trainings", "Partners"]
    assert bar(client_of(officer)) == words


def test_managers_begin_with_the_summaries(client_of, manager):
    assert bar(client_of(manager))[0] == "Summaries"


def test_administrators_keep_registers(client_of, administrator):
    assert {"Partners", "Users", "Administration"} <= set(bar(client_of(administrator)))


def test_viewers_have_the_summaries_alone(client_of, viewer):
    page = client_of(viewer).get(reverse("reports:regions")).content.decode()
    menu = page.split('<ul class="menu">', 1)[1].split("<details", 1)[0]
    assert re.findall(r">([^<]+)</a>", menu) == ["Summaries"]


def test_an_officer_without_records_is_led_through_the_first_steps(client_of, officer):
    page = client_of(officer).get("/")
    assert "First steps" in page.text
    assert reverse("communities:community_create") in page.text


@pytest.fixture
def returned(officer, manager, region_a):
    """A project that came back with a reason."""
    project = ProjectFactory(
        lead_community__district__region=region_a,
        programme__follow_up_until=None,
        programme__ends_on=None,
        name_en="Water for the school",
    )
    review_record(actor=officer, record=project, verb="submit", version=project.version)
    review_record(
        actor=manager, record=project, verb="return", version=project.version, reason=REASON
    )
    return project


def test_an_officer_reads_why_a_record_came_back(client_of, officer, returned):
    page = client_of(officer).get("/").text
    assert "Water for the school" in page and REASON in page
    assert "First steps" not in page


def test_what_came_back_elsewhere_is_not_told(client_of, other_officer, returned):
    page = client_of(other_officer).get("/").text
    assert "Water for the school" not in page and REASON not in page


def test_a_manager_sees_first_what_waits_and_who_changed_it(client_of, officer, manager, region_a):
    community = CommunityFactory(district__region=region_a, name_en="Stony Ford")
    review_record(actor=officer, record=community, verb="submit", version=community.version)
    trays = client_of(manager).get("/").context["trays"]
    assert [item.name for item in trays[0].items] == ["Stony Ford"]
    assert trays[0].figures[0].note.startswith("since")
    changed = client_of(manager).get("/").context["changed"]
    assert (changed[0].url, changed[0].entry.who) == (community.get_absolute_url(), str(officer))


def test_what_changed_lately_bears_the_names_of_the_readers_language(client_of, manager):
    project = ProjectFactory(name_en="A well", name_kk="Құдық")
    with acting(manager, project):
        project.name_en = "A deep well"
        project.save()
    manager.language = "kk"
    manager.save()
    page = client_of(manager).get("/").text
    assert "Құдық" in page and "A deep well" not in page
