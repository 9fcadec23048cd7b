"""Entries of lists: what nothing uses may go, what is used stays and the page says where."""

import pytest

from communities.models import Alias, District, Region
from core.history import entries_of
from projects.models import OutputMeasure, Sector
from tests.communities.filling import filled_admin
from tests.factories import (
    CommunityFactory,
    DistrictFactory,
    OutputFactory,
    OutputMeasureFactory,
    TrainingFactory,
)
from trainings.models import Topic


@pytest.fixture
def client(client_of, administrator):
    return client_of(administrator)


def words(response) -> str:
    return response.content.decode()


def test_a_topic_nobody_uses_is_removed_and_its_history_stays(client):
    topic = Topic.objects.create(name_en="Beekeeping", code="bees")
    url = f"/admin/trainings/topic/{topic.pk}/delete/"
    assert "Nothing uses it" in words(client.get(url))
    answer = client.post(url, {"version": topic.version}, follow=True)
    assert not Topic.objects.filter(code="bees").exists()
    assert "Beekeeping" in words(answer)
    assert entries_of(topic).count() == 2


def test_a_topic_in_use_stays_and_leads_to_its_trainings(client):
    training = TrainingFactory()
    url = f"/admin/trainings/topic/{training.topic.pk}/delete/"
    page = words(client.post(url, {"version": training.topic.version}))
    assert "is in use, so it stays" in page and "day of archiving" in page
    listed = f"/admin/trainings/training/?topic__id__exact={training.topic.pk}"
    assert f'href="{listed}"' in page
    assert client.get(listed).context["cl"].result_count == 1


def test_a_sector_goes_with_its_measures_unless_one_is_counted(client):
    measure = OutputMeasureFactory()
    sector = measure.sector
    url = f"/admin/projects/sector/{sector.pk}/delete/"
    assert str(measure) in words(client.get(url))
    output = OutputFactory(measure=measure)
    assert "is in use" in words(client.post(url, {"version": sector.version}))
    output.delete()
    assert client.post(url, {"version": sector.version}).status_code == 302
    assert not Sector.objects.filter(pk=sector.pk) and not OutputMeasure.objects.exists()


def test_a_district_in_which_a_community_lies_stays(client, region_a):
    used = CommunityFactory(district__region=region_a).district
    unused = DistrictFactory(region=region_a)
    for district in (used, unused):
        client.post(
            f"/admin/communities/district/{district.pk}/delete/", {"version": district.version}
        )
    assert list(District.objects.all()) == [used]


def test_a_removed_alias_finds_nothing_any_more(client, region_a):
    alias = Alias.objects.create(region=region_a, text="Auliye-Ata")
    add = f"/admin/communities/alias/{alias.pk}/"
    client.post(f"{add}delete/", {"version": alias.version})
    assert not Region.objects.matching("Auliye")


def test_what_was_changed_meanwhile_is_looked_at_again(client):
    topic = Topic.objects.create(name_en="Beekeeping", code="bees")
    page = client.post(f"/admin/trainings/topic/{topic.pk}/delete/", {"version": "0"})
    assert "changed it meanwhile" in words(page) and Topic.objects.filter(pk=topic.pk).exists()


def test_the_history_of_a_record_is_told_in_words(client, administrator):
    topic = Topic.objects.create(name_en="Beekeeping", code="bees")
    url = f"/admin/trainings/topic/{topic.pk}/"
    assert "No changes yet" not in words(client.get(f"{url}history/"))
    data = filled_admin(client.get(f"{url}change/")) | {"name_en": "Bees", "archived_on": ""}
    assert client.post(f"{url}change/", data).status_code == 302
    page = words(client.get(f"{url}history/"))
    assert "changed: topic" in page and str(administrator) in page
    assert "<del>Beekeeping</del>" in page and "<ins>Bees</ins>" in page


def test_the_history_of_all_records_is_searched_and_filtered(client, administrator):
    topic = Topic.objects.create(name_ru="Пчеловодство", code="bees")
    client.post(f"/admin/trainings/topic/{topic.pk}/delete/", {"version": topic.version})
    url = "/admin/auditlog/logentry/"
    found = client.get(f"{url}?q=пчеловодство&person={administrator.pk}").context["cl"]
    assert [entry.object_repr for entry in found.result_list] == ["Пчеловодство"]
    kind = found.result_list[0].content_type_id
    assert client.get(f"{url}?kind={kind}").context["cl"].result_count == 2
    assert client.get(f"{url}?kind=none&person=none").status_code == 200
