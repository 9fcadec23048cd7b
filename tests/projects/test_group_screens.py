"""The page of one count of people: who uses it, what saving does, and what refuses it."""

from datetime import date
from functools import partial

import pytest

from core.finding import FEW
from core.history import entries_of
from projects.models import BeneficiaryGroup, CatchmentZone, ProjectCommunity
from tests.browsing import filled
from tests.budget import Asked
from tests.factories import (
    CellFactory,
    CommunityFactory,
    DistrictFactory,
    GroupFactory,
    ProjectFactory,
    ZoneFactory,
    whole_zone,
)
from tests.growth import many

pytestmark = pytest.mark.django_db


@pytest.fixture
def village(region_a):
    return CommunityFactory(
        district=DistrictFactory(region=region_a), name_en="Karabulak", population=17_320
    )


@pytest.fixture
def project(village):
    return ProjectFactory(lead_community=village, name_en="School", stage="under_way")


@pytest.fixture
def water_line(village):
    project = ProjectFactory(
        lead_community=village, name_en="Water line", handed_over=True, confirmed=True
    )
    GroupFactory(project=project, basis="actual", people=14_200)
    return project


@pytest.fixture
def client(officer, client_of):
    return client_of(officer)


def url(project) -> str:
    return f"/projects/{project.pk}/groups/new/"


def typed(project, **data) -> dict:
    """What is sent of the whole lead community."""
    whole = whole_zone(project.lead_community)
    return {
        "zone": str(whole.pk),
        "basis": "actual",
        "directness": "direct",
        "people": "600",
        "counted_on": "01.10.2003",
        "method": "register",
        **data,
    }


def test_the_whole_community_is_the_first_answer_and_chosen(client, project):
    page = client.get(url(project))
    whole, *others = page.context["who"]
    assert (whole.title, whole.chosen, others) == ("The whole community", True, [])
    assert filled(page)["zone"] == [f"whole:{project.lead_community_id}"]
    assert "Who uses it?" in page.content.decode()
    assert "atchment zone" not in page.content.decode()


def test_each_part_is_offered_with_its_number_and_the_project_that_counts_it(
    client, project, water_line
):
    ZoneFactory(community=project.lead_community, name_en="Upper quarter")
    text = client.get(url(project)).content.decode()
    assert "14,200 counted by “Water line”" in text
    assert "Upper quarter" in text and "nobody is counted there yet" in text


def test_what_is_entered_and_not_confirmed_is_said_to_be_so(client, project, water_line):
    water_line.review = "submitted"
    water_line.save()
    text = client.get(url(project)).content.decode()
    assert "14,200 entered by “Water line”, not confirmed yet" in text


@pytest.mark.parametrize(("stage", "basis"), [("proposed", "planned"), ("under_way", "actual")])
def test_people_are_planned_before_the_works_and_actual_from_then_on(stage, basis, client, project):
    project.stage = stage
    project.save()
    assert filled(client.get(url(project)))["basis"] == [basis]
    assert filled(client.get(f"{url(project)}?basis=planned"))["basis"] == ["planned"]
    assert filled(client.get(f"{url(project)}?basis=nonsense"))["basis"] == [basis]


def test_checking_says_what_saving_would_do_and_saves_nothing(client, project, water_line):
    response = client.post(url(project), typed(project, check="1", woman_0="310"))
    assert response.status_code == 200
    text = response.content.decode()
    assert "+0 people: already counted by “Water line” (14,200)." in text
    assert "Counts once the project is completed and confirmed." in text
    assert 'value="600"' in text and 'value="310"' in text
    assert "summary-box" not in text
    assert not BeneficiaryGroup.objects.filter(project=project).exists()


def test_checking_what_cannot_be_saved_says_why(client, project):
    response = client.post(url(project), typed(project, check="1", people="many"))
    assert response.status_code == 422
    assert "people" in response.context["form"].errors
    response = client.post(url(project), typed(project, check="1", people="17 321"))
    assert response.status_code == 422
    assert "17,320" in response.content.decode()


def test_after_saving_the_projects_page_says_what_it_did(client, project, water_line):
    response = client.post(url(project), typed(project), follow=True)
    assert "+0 people: already counted by “Water line” (14,200)." in response.content.decode()


def test_a_new_part_is_named_and_counted_at_once(client, project, officer):
    sent = typed(project, zone="new", part_name=" Families of  the school ")
    assert client.post(url(project), sent).status_code == 302
    zone = CatchmentZone.objects.get(is_whole=False)
    assert (zone.name_en, zone.community) == ("Families of the school", project.lead_community)
    assert BeneficiaryGroup.objects.get(project=project).zone == zone
    (entry,) = [
        one
        for one in entries_of(project.lead_community)
        if one.content_type.model_class() is CatchmentZone and one.object_pk == str(zone.pk)
    ]
    assert (entry.action, entry.actor) == (0, officer)


@pytest.mark.parametrize(
    ("name", "why"),
    [("", "Say what this part is called."), ("upper Quarter", "choose “Upper quarter” above")],
)
def test_a_part_without_a_name_or_with_a_known_one_is_refused(name, why, client, project):
    ZoneFactory(community=project.lead_community, name_en="Upper quarter")
    response = client.post(url(project), typed(project, zone="new", part_name=name))
    assert response.status_code == 422
    assert why in str(response.context["form"].errors["part_name"])
    assert CatchmentZone.objects.filter(is_whole=False).count() == 1


def test_a_neighbouring_community_becomes_one_the_project_serves(client, project, officer):
    neighbour = CommunityFactory(district=project.lead_community.district, name_en="Aksu")
    sent = typed(project, zone="another", another=str(neighbour.pk))
    assert client.post(url(project), sent).status_code == 302
    assert project.other_communities.get().community == neighbour
    group = project.groups.get()
    assert (group.zone.community, group.zone.is_whole) == (neighbour, True)
    (entry,) = [
        one for one in entries_of(project) if one.content_type.model_class() is ProjectCommunity
    ]
    assert entry.actor == officer
    offered = client.get(url(project)).context["form"].fields["another"].queryset
    assert neighbour not in offered and project.lead_community not in offered


def test_among_many_neighbours_one_is_sought_by_name(client, project):
    many(CommunityFactory, FEW + 1, district=project.lead_community.district)
    neighbour = CommunityFactory(district=project.lead_community.district, name_kk="Ақсу")
    sought = {"another-sought": "аксу", "another-sought-for": ""}
    sent = typed(project, zone="another", another="") | sought
    assert client.post(url(project), sent).status_code == 302
    assert project.other_communities.get().community == neighbour


def test_a_community_of_another_region_is_not_taken(client, project, region_b):
    stranger = CommunityFactory(district=DistrictFactory(region=region_b))
    response = client.post(url(project), typed(project, zone="another", another=stranger.pk))
    assert "another" in response.context["form"].errors
    assert client.post(url(project), typed(project, zone="another")).status_code == 422
    assert not ProjectCommunity.objects.exists()


def test_of_a_served_community_elsewhere_nothing_is_told_and_no_part_is_made(
    client, project, region_b, water_line
):
    far = CommunityFactory(district=DistrictFactory(region=region_b), name_en="Far away")
    ProjectCommunity.objects.create(project=project, community=far)
    secret = ProjectFactory(lead_community=far, name_en="Secret", handed_over=True, confirmed=True)
    GroupFactory(project=secret, basis="actual", people=77)
    zone = whole_zone(far)
    response = client.post(url(project), typed(project, check="1", zone=str(zone.pk)))
    text = response.content.decode()
    assert response.status_code == 200
    assert "Far away lies outside your regions" in text
    assert "Secret" not in text and "77" not in response.context["who"][1].note
    assert "part_community" not in response.context["form"].fields


def test_the_parts_of_several_communities_are_told_apart(client, project):
    neighbour = CommunityFactory(district=project.lead_community.district, name_en="Aksu")
    ProjectCommunity.objects.create(project=project, community=neighbour)
    page = client.get(url(project))
    assert [answer.title.split(" (")[0] for answer in page.context["who"]] == ["Karabulak", "Aksu"]
    sent = typed(project, zone="new", part_name="Lower street", part_community=neighbour.pk)
    assert client.post(url(project), sent).status_code == 302
    assert CatchmentZone.objects.get(name_en="Lower street").community == neighbour


def test_the_table_shows_its_sums_and_how_much_of_the_people_it_holds(client, project):
    sent = typed(project, check="1", people="200", woman_0="100", man_0="40")
    page = client.post(url(project), sent)
    form = page.context["form"]
    assert form.totals() == ["100", "40", "0", "140"]
    assert "By sex and age: 140 of 200. Not split: 60." in page.content.decode()
    assert [row.total for row in form.rows()] == ["140"]
    assert page.content.decode().count("data-step") == 6


def test_a_day_that_lies_ahead_is_not_taken(client, project):
    response = client.post(url(project), typed(project, counted_on="01.01.2099"))
    assert "counted_on" in response.context["form"].errors


def test_changing_a_count_keeps_its_place_and_says_what_it_adds(client, project):
    project.stage, project.ended_on, project.review = "completed", date(2003, 9, 1), "draft"
    project.save()
    part = ZoneFactory(community=project.lead_community, name_en="Upper quarter")
    group = GroupFactory(project=project, basis="actual", people=300, zone=part)
    page = client.get(f"/projects/groups/{group.pk}/edit/")
    assert filled(page)["zone"] == [str(part.pk)]
    assert "+300 people reached" in page.content.decode()


def enrich(project, number: int) -> None:
    """So many more parts of the village, projects that count there, and counts of this one."""
    village = project.lead_community
    shared = {"programme": project.programme, "sector": project.sector}
    for zone in ZoneFactory.create_batch(number, community=village):
        other = ProjectFactory(lead_community=village, handed_over=True, confirmed=True, **shared)
        GroupFactory(project=other, zone=zone, basis="actual", people=1)
        group = GroupFactory(project=project, zone=zone, people=1)
        CellFactory(group=group, people=1)
        neighbour = CommunityFactory(district=village.district)
        ProjectCommunity.objects.create(project=project, community=neighbour)


def test_the_page_asks_little_and_no_more_for_many_parts_projects_and_counts(client, project):
    def costs() -> list[Asked]:
        group = GroupFactory(project=project, basis="actual", label=str(project.groups.count()))
        edit, saved = f"/projects/groups/{group.pk}/edit/", {"version": group.version}
        asks = [
            partial(client.get, url(project)),
            partial(client.get, edit),
            partial(client.post, url(project), typed(project, check="1")),
            partial(client.post, url(project), typed(project, label=f"new {group.pk}")),
            partial(client.post, edit, typed(project, people="99", label=group.label, **saved)),
        ]
        found = []
        for ask in asks:
            with Asked() as asked:
                assert ask().status_code in (200, 302)
            found.append(asked)
        return found

    enrich(project, 1)
    costs()
    few = costs()
    enrich(project, 12)
    for before, after in zip(few, costs(), strict=True):
        assert after.number <= 20, after.told()
        assert after.number == before.number, (before.told(), after.told())
