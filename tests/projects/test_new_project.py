"""A new project in under ten fields, another like the last, and one after the other."""

from datetime import date

import pytest

from core.exceptions import RuleViolation
from core.history import entries_of
from projects.copying import copy_project
from projects.models import Project, ProjectCommunity, ProjectPartner
from tests.browsing import filled
from tests.factories import (
    CommunityFactory,
    ContributionFactory,
    ExchangeRateFactory,
    ExpenditureFactory,
    GroupFactory,
    NeedFactory,
    OutputFactory,
    PartnerFactory,
    PartnershipFactory,
    ProgrammeFactory,
    ProjectFactory,
    SectorFactory,
)

NEW = "/projects/new/"


@pytest.fixture
def village(region_a):
    return CommunityFactory(name_en="Karabulak", district__region=region_a)


def shown(response) -> list[str]:
    """The fields one sees before anything is unfolded."""
    (layout,) = [response.context["form"].helper.layout]
    return [name for name in layout.fields if isinstance(name, str)]


def test_a_new_project_asks_fewer_than_ten_fields(client_of, officer, village):
    NeedFactory(community=village)
    names = shown(client_of(officer).get(f"{NEW}?community={village.pk}"))
    assert names == [
        "name_en",
        "lead_community",
        "sector",
        "programme",
        "needs",
        "mode",
        "planned_start",
        "planned_end",
        "summary",
    ]


@pytest.mark.parametrize(("language", "own"), [("kk", "name_kk"), ("ru", "name_ru")])
def test_the_name_is_asked_in_the_readers_language_first(client_of, officer, language, own):
    client = client_of(officer)
    client.cookies["django_language"] = language
    assert shown(client.get(NEW))[0] == own


def test_a_name_is_wanted_in_one_language_whichever_it_is(client_of, officer, village):
    client = client_of(officer)
    page = client.get(f"{NEW}?community={village.pk}")
    assert page.context["form"].fields["name_en"].required
    data = filled(page) | {"sector": [SectorFactory().pk], "programme": [ProgrammeFactory().pk]}
    refused = client.post(NEW, data)
    assert refused.status_code == 422 and refused.context["form"].errors["name_en"]
    assert client.post(NEW, data | {"name_kk": ["Су құбыры"]}).status_code == 302


def test_what_the_law_asks_of_a_proposal_is_enough(client_of, officer, village):
    programme, sector = ProgrammeFactory(), SectorFactory()
    PartnershipFactory(community=village, programme=programme)
    client = client_of(officer)
    page = client.get(f"{NEW}?community={village.pk}")
    data = filled(page) | {"name_en": ["Water line"], "sector": [sector.pk]}
    assert client.post(NEW, data).status_code == 302
    project = Project.objects.get()
    assert (project.stage, project.programme, project.lead_community) == (
        "proposed",
        programme,
        village,
    )


def test_the_programme_is_proposed_where_one_is_running_and_not_where_two_are(
    client_of, officer, village
):
    first = PartnershipFactory(community=village).programme
    client = client_of(officer)
    assert client.get(NEW).context["form"].initial["programme"] == first.pk
    PartnershipFactory(community=village)
    assert client.get(NEW).context["form"].initial.get("programme") is None


def test_a_need_of_the_community_is_named_at_once_and_one_of_another_is_refused(
    client_of, officer, village
):
    need = NeedFactory(community=village)
    other = CommunityFactory(district=village.district)
    sector, programme = SectorFactory(), ProgrammeFactory()
    client = client_of(officer)
    url = f"{NEW}?community={village.pk}"
    data = filled(client.get(url)) | {
        "name_en": ["Water line"],
        "sector": [sector.pk],
        "programme": [programme.pk],
        "needs": [need.pk],
    }
    refused = client.post(url, data | {"lead_community": [other.pk]})
    assert refused.status_code == 422 and "needs" in refused.context["form"].errors
    assert client.post(url, data).status_code == 302
    assert list(Project.objects.get().needs.all()) == [need]
    need.refresh_from_db()
    assert need.state == "in_project"


def test_amounts_go_by_the_programme_that_is_chosen_with_them(client_of, officer, village):
    ExchangeRateFactory()
    client = client_of(officer)
    page = client.get(f"{NEW}?community={village.pk}")
    assert filled(page)["contributions-0-currency"] == [""]
    data = filled(page) | {
        "name_en": ["Water line"],
        "sector": [SectorFactory().pk],
        "programme": [ProgrammeFactory(currency="KZT").pk],
        "contributions-0-contributor": ["own"],
        "contributions-0-amount": ["6 000 000"],
        "contributions-1-contributor": ["donor_grant"],
        "contributions-1-currency": ["USD"],
        "contributions-1-amount": ["0"],
    }
    refused = client.post(NEW, data)
    assert refused.status_code == 422 and filled(refused)["contributions-0-currency"] == [""]
    client.post(NEW, data | {"contributions-1-amount": ["20"]})
    rows = Project.objects.get().contributions.order_by("pk")
    assert [(row.currency, row.amount) for row in rows] == [("KZT", 6_000_000_00), ("USD", 20_00)]


def test_the_same_project_sent_again_is_asked_about_first(client_of, officer, village):
    client = client_of(officer)
    page = client.get(f"{NEW}?community={village.pk}")
    data = filled(page) | {"sector": [SectorFactory().pk], "programme": [ProgrammeFactory().pk]}
    data |= {"name_en": ["Water line, Abay street"]}
    assert client.post(NEW, data).status_code == 302
    again = client.post(NEW, data | {"name_en": ["water line abay  street"]})
    assert again.status_code == 422 and Project.objects.count() == 1
    assert Project.objects.get().get_absolute_url() in again.text
    assert client.post(NEW, filled(again) | {"save_all_the_same": ["on"]}).status_code == 302
    assert client.post(NEW, data | {"lead_community": [""]}).status_code == 422
    elsewhere = CommunityFactory(district=village.district)
    assert client.post(NEW, data | {"lead_community": [elsewhere.pk]}).status_code == 302


def test_save_and_add_another_opens_the_form_for_the_same_place(client_of, officer, village):
    sector = SectorFactory()
    client = client_of(officer)
    page = client.get(f"{NEW}?community={village.pk}")
    data = filled(page) | {
        "name_en": ["Water line"],
        "sector": [sector.pk],
        "programme": [ProgrammeFactory().pk],
        "again": ["1"],
    }
    response = client.post(NEW, data)
    assert response.url == f"{NEW}?community={village.pk}&sector={sector.pk}"
    form = client.get(response.url).context["form"]
    assert form.initial["lead_community"] == village.pk
    assert form["sector"].value() == str(sector.pk)


def test_a_part_is_followed_by_another_of_its_kind(client_of, officer, village):
    project = ProjectFactory(lead_community=village)
    url = f"/projects/{project.pk}/milestones/new/"
    response = client_of(officer).post(
        url, {"name_en": "Pipes laid", "due_on": "01.06.2005", "percent": "20", "again": "1"}
    )
    assert (response.status_code, response.url) == (302, url)


@pytest.fixture
def model(village):
    """A project with a row of each kind."""
    project = ProjectFactory(
        name_en="School roof",
        lead_community=village,
        handed_over=True,
        confirmed=True,
        approved_on=date(2003, 1, 1),
        handover_act="Act 12",
        owner="The akimat",
    )
    project.needs.add(NeedFactory(community=village))
    other = CommunityFactory(district=village.district)
    ProjectCommunity.objects.create(project=project, community=other)
    ProjectPartner.objects.create(project=project, partner=PartnerFactory(), role="owner")
    OutputFactory(project=project, built=7)
    ContributionFactory(project=project)
    ExpenditureFactory(project=project)
    GroupFactory(project=project)
    return project


def test_a_copy_has_what_is_alike_and_nothing_that_happened(officer, model):
    made = copy_project(actor=officer, project=model, on=date(2004, 5, 1))
    made = Project.objects.get(pk=made.pk)
    assert (made.name, made.sector, made.programme) == (model.name, model.sector, model.programme)
    assert (made.stage, made.review, made.proposed_on) == ("proposed", "draft", date(2004, 5, 1))
    assert made.owner == "The akimat" and (made.code, made.handover_act) == ("", "")
    days = [made.planned_start, made.approved_on, made.started_on, made.ended_on]
    assert days == [None] * 4
    assert made.other_communities.get().community == model.other_communities.get().community
    assert made.partners.get().role == "owner"
    output = made.outputs.get()
    assert (output.measure, output.planned, output.built) == (
        model.outputs.get().measure,
        None,
        None,
    )
    for kind in ("contributions", "expenditure", "groups", "needs", "visits", "milestones"):
        assert not getattr(made, kind).exists(), kind


def test_a_copy_is_in_the_history_as_what_was_entered(officer, model):
    made = copy_project(actor=officer, project=model, on=date(2004, 5, 1))
    kinds = sorted(entry.content_type.model for entry in entries_of(made))
    assert kinds == [
        "project",
        "projectcommunity",
        "projectoutput",
        "projectpartner",
        "projecttransition",
    ]


def test_the_button_makes_the_copy_and_opens_its_form(client_of, officer, model):
    client = client_of(officer)
    assert "Copy as a new draft" in client.get(model.get_absolute_url()).text
    response = client.post(f"/projects/{model.pk}/copy/")
    made = Project.objects.exclude(pk=model.pk).get()
    assert response.url == f"/projects/{made.pk}/edit/"
    assert client.get(response.url).status_code == 200
    assert f"/projects/{made.pk}/copy/" in client.get(NEW).text


def test_a_project_of_a_closed_programme_is_not_copied(officer, model):
    model.programme.is_open = False
    with pytest.raises(RuleViolation, match="takes no new records"):
        copy_project(actor=officer, project=model, on=date(2004, 5, 1))
