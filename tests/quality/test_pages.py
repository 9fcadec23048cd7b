"""Pages of data quality: each count is the length of its list, in scope, with its owner, who is
asked in one click."""

import csv
import io
from datetime import timedelta

import pytest
from django.contrib.messages import get_messages
from python_calamine import load_workbook

from accounts.roles import Role
from communities.models import Programme
from core.history import acting
from core.questions import Question, move_question
from projects.models import Project, ProjectCommunity
from reports.quality.rows import Inspection
from reports.quality.rules import BY_NAME, RULES
from tests import factories
from tests.budget import Asked
from tests.reports.pages import figures_on
from tests.work.portfolio import ON, fill

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

AT = f"?on={ON.isoformat()}"
RECEIPTS = f"/quality/receipts-without-evidence/{AT}"


@pytest.fixture
def project(region_a):
    """A project under way, led from the officer's region, with a receipt that nothing proves."""
    programme = factories.ProgrammeFactory(code="now", ends_on=None, follow_up_until=None)
    community = factories.CommunityFactory(district__region=region_a, name_en="Stony Ford")
    row = factories.ProjectFactory(
        lead_community=community, programme=programme, name_en="Water line", stage="under_way"
    )
    factories.ReceiptFactory(contribution__project=row)
    return row


def everything(region_a, region_b) -> None:
    """A portfolio in two regions in which every rule finds something."""
    fill(region_a, 30, 1)
    fill(region_b, 12, 2)
    running = factories.ProgrammeFactory(ends_on=None, follow_up_until=None)
    for region in (region_a, region_b):
        community = factories.CommunityFactory(district__region=region, population=50)
        factories.CommunityFactory(district=community.district, name_en=f"{community} village")
        over = factories.ProjectFactory(lead_community=community, completed=True)
        factories.GroupFactory(project=over)
        quiet = {"stage": "under_way", "started_on": ON - timedelta(days=99)}
        factories.ProjectFactory(lead_community=community, programme=running, **quiet)
        factories.PartnerFactory(name_en=f"Fund of {region}", region=region)
        factories.PartnerFactory(name_en=f"{region} Fund", region=region)
    factories.PartnerFactory(name_en="Tilek")
    factories.PartnerFactory(name_en="Tilek fund")


def lines_of(client, url: str) -> list:
    """All rows of a list, page by page."""
    found, page = [], 1
    while True:
        response = client.get(f"{url}{'&' if '?' in url else '?'}page={page}")
        assert response.status_code == 200
        found += response.context["rows"]
        paging = response.context["paging"]
        if not paging or not paging["next_url"]:
            assert len(found) == response.context["count"]
            return found
        page += 1


def numbers_of(client, url: str = f"/quality/{AT}") -> dict[str, int]:
    """How many rows each rule finds, as the page says."""
    lines = client.get(url).context["table"].lines
    return {line.rule.name: int(line.cells[0].figure.value) for line in lines}


def test_each_number_is_the_length_of_the_list_it_leads_to(manager, client_of, region_a, region_b):
    everything(region_a, region_b)
    client = client_of(manager)
    response = client.get(f"/quality/{AT}")
    assert all(numbers_of(client).values())
    figures = [shown for shown in figures_on(response) if shown.value]
    assert len(figures) > 2 * len(RULES)
    for shown in figures:
        assert len(lines_of(client, shown.url)) == shown.value, shown.url


def told_by(response) -> list[list[str]]:
    """The first five values of each row of a file."""
    sent = response.getvalue()
    if response["Content-Type"].startswith("text/csv"):
        lines = list(csv.reader(io.StringIO(sent.decode("utf-8-sig"))))
    else:
        lines = load_workbook(io.BytesIO(sent)).get_sheet_by_index(0).to_python()
    return [line[:5] for line in lines[1:]]


def test_a_list_and_its_files_tell_the_same_of_the_same_rows(
    manager, client_of, region_a, region_b
):
    everything(region_a, region_b)
    client = client_of(manager)
    for rule in RULES:
        url = f"/quality/{rule.name}/{AT}&region=turkistan"
        shown = [[cell.text for cell in line.cells][:5] for line in lines_of(client, url)]
        assert shown and {cells[3] for cells in shown} == {"Turkistan"}, rule.name
        for kind in ("csv", "xlsx"):
            assert told_by(client.get(f"{url}&export={kind}")) == shown, (rule.name, kind)


@pytest.mark.parametrize("name", ["officer", "manager", "administrator"])
def test_every_way_leads_to_a_field_that_is_there(
    name, request, client_of, region_a, region_b, officer
):
    everything(region_a, region_b)
    Project.objects.filter(review="confirmed").update(review="draft")
    client = client_of(request.getfixturevalue(name))
    ways = set()
    for rule in RULES:
        url = f"/quality/{rule.name}/{AT}"
        ways |= {act.url for line in lines_of(client, url)[:8] for act in line.acts}
    assert len(ways) > len(RULES)
    for url in ways:
        address, _hash, place = url.partition("#")
        page = client.get(address)
        assert page.status_code == 200, url
        assert not place or f'id="{place}"' in page.text, url


def test_officers_read_what_they_mend_and_no_other_region(
    officer, other_officer, client_of, region_a, region_b
):
    fill(region_a, 20, 3)
    theirs = numbers_of(client_of(other_officer))
    assert set(theirs.values()) == {0}
    mine = numbers_of(client_of(officer))
    assert mine["receipts-without-evidence"] > 3
    for rule in RULES:
        url = f"/quality/{rule.name}/{AT}"
        assert len(lines_of(client_of(officer), url)) == mine[rule.name]
        assert lines_of(client_of(other_officer), url) == []


def test_a_shared_project_stands_where_it_is_mended(project, other_officer, client_of, region_b):
    there = factories.CommunityFactory(district__region=region_b)
    ProjectCommunity.objects.create(project=project, community=there)
    assert client_of(other_officer).get(project.get_absolute_url()).status_code == 200
    assert lines_of(client_of(other_officer), RECEIPTS) == []
    receipt = project.contributions.get().receipts.get()
    url = f"/quality/receipts-without-evidence/{receipt.pk}/ask/{AT}"
    assert client_of(other_officer).post(url).status_code == 404


def test_viewers_and_unknown_rules(viewer, manager, client_of):
    for url in ("/quality/", RECEIPTS):
        assert client_of(viewer).get(url).status_code == 403
    assert client_of(manager).get("/quality/unheard-of/").status_code == 404


def test_a_day_or_region_that_is_none_is_said(manager, client_of, project):
    for url in ("/quality/?on=tomorrow", "/quality/no-photo/?on=31.02.2026"):
        response = client_of(manager).get(url)
        assert response.status_code == 200 and 'role="alert"' in response.text
    response = client_of(manager).get(f"{RECEIPTS}&region=atlantis")
    assert response.status_code == 200 and 'role="alert"' in response.text


def test_samples_are_left_out_with_the_switch(manager, client_of, project):
    client = client_of(manager)
    project.provenance = "sample"
    project.save()
    assert len(lines_of(client, RECEIPTS)) == 1
    client.post("/samples/", {"show": "0", "next": "/"})
    assert lines_of(client, RECEIPTS) == []
    assert numbers_of(client)["receipts-without-evidence"] == 0


def owner_shown(client) -> str:
    (line,) = lines_of(client, RECEIPTS)
    return line.cells[4].text


def test_the_owner_sent_it_last_or_entered_it_or_answers_for_its_region(
    manager, client_of, project, region_a, other_officer
):
    client = client_of(manager)
    assert owner_shown(client) == str(manager), "no officer answers for the region"
    ann, ben, cid = (
        factories.UserFactory(username=name, regions=[region_a]) for name in ("ann", "ben", "cid")
    )
    assert owner_shown(client) == "Ann; Ben; Cid"
    factories.UserFactory(username="dan", regions=[None])
    assert owner_shown(client) == "Ann; Ben; Cid and 1 more"
    with acting(ben, project):
        entered = factories.ProjectFactory(
            lead_community=project.lead_community, programme=project.programme
        )
    project.contributions.update(project=entered)
    assert owner_shown(client) == "Ben"
    Project.objects.update(submitted_by=cid)
    assert owner_shown(client) == "Cid"
    Project.objects.update(submitted_by=other_officer)
    assert owner_shown(client) == "Ben", "who sent it does not answer for the region"
    ben.is_active = False
    ben.save()
    assert owner_shown(client) == "Ann; Cid; Dan"


def ask(client, project, **values):
    receipt = project.contributions.get().receipts.get()
    url = f"/quality/receipts-without-evidence/{receipt.pk}/ask/{AT}"
    return client.post(url, values)


def test_one_click_puts_the_question_on_the_record(manager, officer, client_of, project):
    client = client_of(manager)
    (line,) = lines_of(client, RECEIPTS)
    (step,) = line.steps
    back = f"{RECEIPTS}&region=turkistan"
    response = client.post(step.url, {"next": back})
    assert response.url == back
    question = Question.objects.get()
    assert (question.record, question.asked_by) == (project, manager)
    assert question.text.startswith(
        "Receipts without evidence: 1,000\u00a0USD, donor grant, received"
    )
    assert question.text == step.reason
    assert str(officer) in str(next(iter(get_messages(response.wsgi_request))))
    assert question.text in client.get(project.get_absolute_url()).text
    assert list(Question.objects.open_for(officer)) == [question]
    assert question.text in client_of(officer).get("/work/questions/").text


def test_what_is_asked_already_is_not_asked_twice(manager, client_of, project, officer):
    client = client_of(manager)
    for _ in range(2):
        assert ask(client, project).status_code == 302
    question = Question.objects.get()
    (line,) = lines_of(client, RECEIPTS)
    assert line.steps == []
    assert line.acts[-1].url.endswith("#questions")
    move_question(actor=manager, question=question, verb="close", version=1)
    (line,) = lines_of(client, RECEIPTS)
    assert line.steps
    ask(client, project)
    assert Question.objects.count() == 2


def test_what_is_mended_meanwhile_is_not_asked(manager, client_of, project):
    receipt = project.contributions.get().receipts.get()
    receipt.evidence = "Payment order 7"
    receipt.save()
    response = ask(client_of(manager), project)
    assert response.url == RECEIPTS and not Question.objects.exists()


def test_the_way_back_leads_nowhere_else(manager, client_of, project):
    assert ask(client_of(manager), project, next="https://elsewhere.example/").url == RECEIPTS


def test_who_keeps_a_record_alone_is_not_to_ask_themselves(officer, client_of, project):
    (line,) = lines_of(client_of(officer), RECEIPTS)
    assert line.steps == [] and line.acts[0].text == "Mend"


def test_the_owner_is_asked_in_their_language(manager, officer, client_of, project):
    officer.language = "ru"
    officer.save()
    client = client_of(manager)
    ask(client, project)
    text = Question.objects.get().text
    assert text.startswith("Поступления без подтверждающих документов: 1\u00a0000\u00a0USD")
    assert client.get(RECEIPTS).context["rows"][0].steps == []


def test_an_officer_is_led_to_the_page_of_a_confirmed_record(officer, client_of, project):
    Project.objects.update(review="confirmed")
    (line,) = lines_of(client_of(officer), RECEIPTS)
    assert line.acts[0].text == "Confirmed: a manager can reopen it"


def test_partner_organisations_are_merged_by_administrators_and_asked_about_by_others(
    manager, administrator, client_of
):
    kept, twin = (
        factories.PartnerFactory(name_en="Tilek"),
        factories.PartnerFactory(name_en="TILEK"),
    )
    url = f"/quality/partners-alike/{AT}"
    (line,) = lines_of(client_of(administrator), url)
    assert line.acts[0].url.startswith(f"/admin/communities/partnerorganisation/{kept.pk}/merge/")
    assert client_of(administrator).get(line.acts[0].url).status_code == 200
    (line,) = lines_of(client_of(manager), url)
    assert line.acts[0].url == kept.get_absolute_url()
    client_of(manager).post(line.steps[0].url)
    assert list(Question.objects.open_for(administrator)) == [Question.objects.get(key=twin.pk)]


def test_once_all_programmes_have_ended_it_stands_on_their_last_day(
    manager, client_of, region_a, programme
):
    project = factories.ProjectFactory(
        lead_community__district__region=region_a, programme=programme, handed_over=True
    )
    factories.VisitFactory(project=project, due_on=programme.follow_up_until)
    assert numbers_of(client_of(manager), "/quality/")["visits-overdue"] == 1
    assert "31 March 2006" in client_of(manager).get("/quality/").text
    assert numbers_of(client_of(manager), "/quality/?on=today")["visits-overdue"] == 0


@pytest.mark.parametrize("role", [Role.OFFICER, Role.MANAGER, Role.ADMINISTRATOR])
def test_it_is_in_the_menu_of_who_reads_it(role, client_of, region_a):
    user = factories.UserFactory(role=role, regions=[region_a])
    assert 'href="/quality/"' in client_of(user).get("/accounts/profile/").text


def test_a_manager_begins_there(manager, officer, client_of):
    urls = [
        [start.url for start in client_of(user).get("/").context["starts"]]
        for user in (manager, officer)
    ]
    assert ["/quality/" in own for own in urls] == [True, False]


BUDGET, BUDGET_OF_A_LIST = 7, 10


def test_the_pages_ask_as_much_for_many_rows_as_for_a_few(manager, client_of, region_a, region_b):
    client = client_of(manager)
    urls = [f"/quality/{AT}", *(f"/quality/{rule.name}/{AT}" for rule in RULES)]
    urls += [f"{url}&export=csv" for url in urls[1:]]
    everything(region_a, region_b)
    asked = {}
    for seed in (10, 11):
        fill(region_a, 45, seed)
        for url in urls:
            client.get(url)
            with Asked() as counted:
                response = client.get(url)
                assert response.status_code == 200
                if response.streaming:
                    response.getvalue()
            asked.setdefault(url, []).append(counted)
    for url, (few, many) in asked.items():
        limit = BUDGET if url == urls[0] else BUDGET_OF_A_LIST
        assert many.number <= limit, (url, many.told())
        assert many.number == few.number, (url, few.told(), many.told())


def test_every_number_of_every_rule_is_one_query(manager, region_a, django_assert_num_queries):
    fill(region_a, 5, 4)
    look = Inspection(manager, ON)
    assert manager.scope.everywhere
    alike = {"communities-alike", "partners-alike"}
    with django_assert_num_queries(1):
        look.counts([rule for rule in RULES if rule.name not in alike])
    for name in alike:
        assert Inspection(manager, ON).counts([BY_NAME[name]]) == {}


def test_a_closed_programme_leaves_the_lists_that_stop(manager, client_of, project):
    factories.ContributionFactory(project=project, due_on=ON - timedelta(days=9))
    assert numbers_of(client_of(manager))["pledges-overdue"] == 1
    Programme.objects.update(ends_on=ON - timedelta(days=1))
    numbers = numbers_of(client_of(manager))
    assert numbers["pledges-overdue"] == 0
    assert numbers["receipts-without-evidence"] == 1
