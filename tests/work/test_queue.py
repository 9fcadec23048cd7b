"""What waits for a manager: seen at a glance, confirmed or returned, several at once."""

import pytest
from auditlog.models import LogEntry
from django.contrib.messages import get_messages

from core.exceptions import RuleViolation
from core.review import review_many, review_record
from projects.models import ProjectCommunity
from tests import factories
from tests.budget import Asked

pytestmark = pytest.mark.django_db

URL = "/work/waiting/"
CALL = "Count the people again"


@pytest.fixture
def client(manager, client_of):
    return client_of(manager)


@pytest.fixture
def village(officer, region_a):
    """A community that waits."""
    row = factories.CommunityFactory(
        district__region=region_a, name_en="Stony Ford", population=1200
    )
    return sent(officer, row)


@pytest.fixture
def project(officer, village):
    """A project that waits, sent after the community."""
    return sent(officer, factories.ProjectFactory(lead_community=village, name_en="Water line"))


@pytest.fixture
def training(officer, village):
    """A training that waits."""
    return sent(officer, factories.TrainingFactory(community=village, name_en="Keeping bees"))


def sent(actor, record):
    return review_record(actor=actor, record=record, verb="submit", version=record.version)


def mark(record) -> str:
    return f"{record._meta.model_name}-{record.pk}-{record.version}"


def states(*records) -> list[str]:
    return [type(one).objects.get(pk=one.pk).review for one in records]


def told(response) -> list[str]:
    assert response.status_code == 302, response.context["problem"]
    return [str(message) for message in get_messages(response.wsgi_request)]


def names(client, url: str = URL) -> list[str]:
    return [row.name for row in client.get(url).context["rows"]]


def test_the_oldest_stands_first_with_who_sent_it_and_what_was_entered(client, officer, project):
    factories.GroupFactory(project=project, basis="actual", people=340)
    page = client.get(URL)
    assert [row.name for row in page.context["rows"]] == ["Stony Ford", "Water line"]
    assert page.context["count"] == 2
    village, line = page.context["rows"]
    assert {row.who for row in (village, line)} == {str(officer)}
    assert "1,200 people in 2003" in village.facts
    assert "340 people" in line.facts and any("Stony Ford" in fact for fact in line.facts)


def test_every_kind_of_records_a_manager_confirms_waits_here(client, officer, region_a, village):
    council = factories.CouncilFactory(region=region_a)
    rows = [
        factories.ProjectFactory(lead_community=village),
        factories.TrainingFactory(community=village),
        factories.CouncilMeetingFactory(council=council, number=1, held=True),
        factories.AppealFactory(council=council, community=village),
    ]
    marks = {mark(village), *(mark(sent(officer, row)) for row in rows)}
    assert {row.mark for row in client.get(URL).context["rows"]} == marks
    response = client.post(URL, {"act": "confirm", "chosen": sorted(marks)})
    assert told(response) == ["Confirmed: 5."]
    assert names(client) == []


def test_one_is_confirmed_by_its_button(client, village, project):
    assert told(client.post(URL, {"act": f"confirm:{mark(village)}"})) == ["Confirmed: 1."]
    assert states(village, project) == ["confirmed", "submitted"]


def test_several_are_confirmed_at_once_each_with_an_entry_of_its_own(
    client, manager, village, project, training
):
    before = LogEntry.objects.count()
    chosen = [mark(village), mark(project)]
    assert told(client.post(URL, {"act": "confirm", "chosen": chosen})) == ["Confirmed: 2."]
    assert states(village, project, training) == ["confirmed", "confirmed", "submitted"]
    entries = LogEntry.objects.order_by("pk")[before:]
    assert [entry.actor for entry in entries] == [manager, manager]


def test_returning_asks_a_reason_and_keeps_what_was_ticked(client, village, project):
    for act, chosen in (("return", [mark(project)]), (f"return:{mark(project)}", [])):
        response = client.post(URL, {"act": act, "chosen": chosen, "reason": "  "})
        assert response.status_code == 422
        ticked = [row.name for row in response.context["rows"] if row.chosen]
        assert ticked == ["Water line"]
        assert 'aria-describedby="id_reason_error"' in response.text
    assert states(village, project) == ["submitted", "submitted"]


def test_several_are_returned_with_one_reason_which_the_officer_reads(
    client, client_of, officer, village, project
):
    chosen = [mark(village), mark(project)]
    response = client.post(URL, {"act": "return", "chosen": chosen, "reason": CALL})
    assert told(response) == ["Returned: 2."]
    assert states(village, project) == ["returned", "returned"]
    page = client_of(officer).get("/work/")
    assert page.text.count(CALL) >= 1 and "Stony Ford" in page.text


def test_the_typed_reason_is_kept_when_nothing_is_ticked_or_it_is_too_long(client, village):
    response = client.post(URL, {"act": "return", "reason": CALL})
    assert response.status_code == 422 and CALL in response.text
    long = "ш" * 2001
    response = client.post(URL, {"act": "return", "chosen": mark(village), "reason": long})
    assert response.status_code == 422 and long in response.text
    assert states(village) == ["submitted"]


def test_what_one_record_refuses_does_not_keep_the_others(
    client, manager, officer, village, project, training
):
    own = sent(manager, factories.ProjectFactory(lead_community=village, name_en="My own"))
    type(training).objects.filter(pk=training.pk).update(version=training.version + 1)
    chosen = [mark(one) for one in (own, training, project)]
    said = told(client.post(URL, {"act": "confirm", "chosen": chosen}))
    assert said[0] == "Confirmed: 1."
    assert sorted(said[1:]) == [
        "“Keeping bees”: Somebody changed this record meanwhile.",
        "“My own”: You sent this record for checking: somebody else confirms it.",
    ]
    assert states(own, training, project) == ["submitted", "submitted", "confirmed"]


def test_a_record_of_ones_own_shows_why_it_has_no_button(client, manager, village):
    sent(manager, factories.ProjectFactory(lead_community=village, name_en="My own"))
    (row,) = [row for row in client.get(URL).context["rows"] if row.name == "My own"]
    assert "somebody else confirms it" in row.why_not


def test_what_was_confirmed_meanwhile_is_told(client, village, project):
    type(village).objects.filter(pk=village.pk).update(review="confirmed")
    said = told(client.post(URL, {"act": "confirm", "chosen": [mark(village), mark(project)]}))
    assert said == ["Confirmed: 1.", "1 record does not wait for you any more."]


@pytest.mark.parametrize(
    "text", ["", "x", "project", "project-x-1", "user-1-1", "project-9-9", "\x00", "9" * 500]
)
def test_nonsense_among_the_ticked_changes_nothing(text, client, village):
    response = client.post(URL, {"act": "confirm", "chosen": text})
    assert response.status_code in (302, 422)
    for act in (text, f"confirm:{text}", f"{text}:{mark(village)}"):
        assert client.post(URL, {"act": act}).status_code in (302, 422)
    assert states(village) == ["submitted"]


def test_a_manager_of_one_region_neither_sees_nor_takes_what_is_led_elsewhere(
    client_of, officer, village, project, region_b
):
    shared = factories.CommunityFactory(district__region=region_b)
    ProjectCommunity.objects.create(project=project, community=shared)
    other = client_of(factories.UserFactory(role="manager", regions=[region_b]))
    assert names(other) == []
    said = told(other.post(URL, {"act": "confirm", "chosen": [mark(project), mark(village)]}))
    assert said == ["2 records do not wait for you any more."]
    assert states(village, project) == ["submitted", "submitted"]


def test_administrators_confirm_partner_organisations_here_and_nothing_else(
    administrator, client_of, officer, village
):
    partner = sent(officer, factories.PartnerFactory(name_en="Water users"))
    client = client_of(administrator)
    assert names(client) == ["Water users"]
    taken = f"partner-{partner.pk}-{partner.version}"
    told(client.post(URL, {"act": "confirm", "chosen": [taken, mark(village)]}))
    assert states(partner, village) == ["confirmed", "submitted"]


def test_appraised_projects_wait_for_a_decision(client, village):
    project = factories.ProjectFactory(
        lead_community=village, name_en="A school", stage="appraised"
    )
    factories.GroupFactory(project=project, people=220)
    page = client.get(URL)
    (one,) = page.context["decisions"]
    assert (one["name"], one["url"]) == ("A school", project.get_absolute_url())
    assert "planned for 220 people" in one["facts"]
    figures = client.get("/work/").context["waiting"]
    assert [figure.value for figure in figures] == ["1", "1"]


def test_the_numbers_of_the_first_page_are_those_of_the_list(client, village, project):
    (tray,) = [tray for tray in client.get("/").context["trays"] if tray.title.startswith("Wait")]
    assert tray.figures[0].value == "2" and tray.figures[0].url == URL
    assert client.get("/work/").context["waiting"][0].value == "2"


def test_the_list_is_paged_and_asks_as_much_for_many_as_for_few(client, officer, village):
    def wait(number: int) -> None:
        for _ in range(number):
            for make, place in (
                (factories.ProjectFactory, "lead_community"),
                (factories.TrainingFactory, "community"),
            ):
                make(**{place: village}, review="submitted", submitted_by=officer)
        factories.ProjectFactory(lead_community=village, stage="appraised")

    def cost(url: str) -> Asked:
        client.get(url)
        with Asked() as asked:
            assert client.get(url).status_code == 200
        return asked

    wait(2)
    few = {url: cost(url) for url in (URL, "/work/", "/")}
    wait(30)
    for url, before in few.items():
        after = cost(url)
        assert after.number <= (12 if url == URL else 18), (url, after.told())
        assert after.number <= before.number, (url, before.told(), after.told())
    second = client.get(f"{URL}?page=4").context["rows"]
    assert len(second) == 65 - 60


def test_a_step_on_several_records_without_its_reason_takes_none(manager, village):
    with pytest.raises(RuleViolation):
        review_many(actor=manager, chosen=[(village, village.version)], verb="return")
    assert states(village) == ["submitted"]
