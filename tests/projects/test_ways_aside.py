"""Ways aside from a half-filled form, to where what it lacks is entered: nothing typed is lost, and
what was entered there is chosen."""

import pytest

from communities.models import PartnerOrganisation
from core.views.aside import KEPT, MOST
from projects.models import Contribution, ProjectPartner
from tests.browsing import filled
from tests.factories import (
    CommunityFactory,
    ContributionFactory,
    PartnerFactory,
    ProjectFactory,
)

pytestmark = pytest.mark.django_db

NEW_PARTNER = "/partners/new/"
TYPED = {
    "contributor": "donor_grant",
    "amount": "1 234,5o",
    "award": "Grant 7",
    "pledged_on": "31.02.2005",
    "letter": "Letter 12, as scanned",
}


@pytest.fixture
def project(region_a):
    village = CommunityFactory(district__region=region_a, population=1000)
    return ProjectFactory(lead_community=village, stage="under_way")


@pytest.fixture
def client(officer, client_of):
    return client_of(officer)


def new(project, part: str = "contributions") -> str:
    return f"/projects/{project.pk}/{part}/new/"


def leave(client, url: str, aside: str = NEW_PARTNER, **typed) -> str:
    """Fill the form of a page and press the button that leads aside; where that leads."""
    page = client.get(url)
    assert f'name="aside" value="{aside}"' in page.text
    answer = client.post(url, filled(page) | typed | {"aside": aside})
    assert answer.status_code == 302 and answer.url.startswith(aside)
    return answer.url


def proposed(client, url: str, name: str = "Tilek") -> str:
    """Propose a partner organisation there; where that leads."""
    sent = filled(client.get(url)) | {
        "name_en": name,
        "kind": "ngo",
        "proposed_for": "It gives money",
    }
    answer = client.post(url, sent)
    assert answer.status_code == 302, answer.context["form"].errors
    return answer.url


def test_a_half_filled_contribution_comes_back_with_the_new_partner_chosen(client, project):
    there = leave(client, new(project), **TYPED)
    back = client.get(proposed(client, there))
    partner = PartnerOrganisation.objects.get()
    kept = {name: text for name, (text, *_) in filled(back).items()}
    assert {name: kept[name] for name in TYPED} == TYPED
    assert kept["partner"] == str(partner.pk)
    assert 'class="error"' not in back.text and "summary-box" not in back.text
    whole = filled(back) | {"amount": "1 234,50", "pledged_on": "28.02.2005"}
    assert client.post(back.request["PATH_INFO"], whole).status_code == 302
    row = Contribution.objects.get()
    assert (row.partner, row.award, row.letter) == (partner, "Grant 7", "Letter 12, as scanned")
    assert not client.session[KEPT]


def test_who_proposes_nothing_comes_back_to_what_was_typed_and_chosen(client, project):
    known = PartnerFactory()
    there = leave(client, new(project), **TYPED, partner=str(known.pk))
    back = client.get(client.get(there).context["cancel_url"])
    assert filled(back)["partner"] == [str(known.pk)]
    assert filled(back)["letter"] == [TYPED["letter"]]


def test_a_name_that_was_sought_in_vain_gives_way_to_the_new_partner(client, project):
    PartnerFactory.create_batch(30)
    sought = {"partner-sought": "Tilek", "partner-sought-for": "", "partner": ""}
    there = leave(client, new(project), **TYPED, **sought)
    still = client.get(client.get(there).context["cancel_url"])
    assert filled(still)["partner-sought"] == ["Tilek"]
    back = filled(client.get(proposed(client, there)))
    partner = PartnerOrganisation.objects.get(name_en="Tilek")
    assert (back["partner"], back["partner-sought"]) == ([str(partner.pk)], ["Tilek (proposed)"])


def test_a_contribution_that_is_there_is_left_and_comes_back_too(client, project):
    row = ContributionFactory(project=project)
    url = f"/projects/contributions/{row.pk}/edit/"
    back = client.get(proposed(client, leave(client, url, letter="Letter 9")))
    assert filled(back)["letter"] == ["Letter 9"]
    assert client.post(url, filled(back)).status_code == 302
    row.refresh_from_db()
    assert (row.letter, str(row.partner)) == ("Letter 9", "Tilek")


def test_the_role_of_a_partner_comes_back_to_where_it_was_begun(client, project):
    url = f"{new(project, 'partners')}?next=/work/"
    back = proposed(client, leave(client, url, role="funder"))
    page = client.get(back)
    saved = client.post(back, filled(page))
    assert saved.url == "/work/"
    role = ProjectPartner.objects.get()
    assert (role.role, str(role.partner)) == ("funder", "Tilek")


def test_a_project_comes_back_from_the_first_need_of_its_community(client, project):
    url = f"/projects/{project.pk}/edit/"
    there = leave(
        client, url, f"/communities/{project.lead_community_id}/needs/new/", contract_number="77/b"
    )
    sent = filled(client.get(there)) | {"name_en": "Water"}
    back = client.get(client.post(there, sent).url)
    assert filled(back)["contract_number"] == ["77/b"]
    assert [str(need) for need in back.context["form"].fields["needs"].queryset] == ["Water"]
    assert client.post(url, filled(back)).status_code == 302


def test_a_new_project_with_its_rows_comes_back_from_the_population(client, project, officer):
    village, programme = project.lead_community, project.programme
    aside = f"/communities/{village.pk}/profiles/new/#id_population"
    page = filled(client.get("/projects/new/"))
    sent = page | {
        "name_en": "Bridge",
        "lead_community": str(village.pk),
        "programme": str(programme.pk),
        "sector": str(project.sector_id),
        "groups-0-people": "2 000",
        "contributions-0-letter": "Letter 5",
        "aside": aside,
    }
    left = client.post("/projects/new/", sent)
    back = client.get(client.get(left.url).context["cancel_url"])
    kept = filled(back)
    assert (kept["name_en"], kept["groups-0-people"]) == (["Bridge"], ["2 000"])
    assert kept["contributions-0-letter"] == ["Letter 5"]
    assert '<details class="fold fold-fields" open>' in back.text
    assert 'class="error"' not in back.text


def test_a_community_comes_back_from_a_later_year(client, project):
    village = project.lead_community
    village.review = "confirmed"
    village.save()
    url = f"/communities/{village.pk}/edit/"
    there = leave(client, url, f"/communities/{village.pk}/profiles/new/", about="By the river")
    sent = filled(client.get(there)) | {"population": "1 200", "source": "akimat"}
    back = client.get(client.post(there, sent).url)
    assert filled(back)["about"] == ["By the river"]
    assert client.post(url, filled(back)).status_code == 302
    village.refresh_from_db()
    assert village.about == "By the river"
    assert village.profiles.count() == 2


def test_days_of_ashar_come_back_from_their_pledge(client, project):
    url = f"/projects/{project.pk}/day-sheets/"
    aside = f"{new(project)}?contributor=community_in_kind"
    there = leave(client, url, aside, **{"day_sheets-0-work": "digging"})
    back = client.get(client.get(there).context["cancel_url"])
    assert filled(back)["day_sheets-0-work"] == ["digging"]


def test_several_forms_are_kept_and_each_comes_back_to_its_own_page(client, project):
    other = ProjectFactory(lead_community=project.lead_community)
    first = leave(client, new(project), letter="One")
    second = leave(client, new(other), letter="Two")
    for there, text in ((first, "One"), (second, "Two")):
        assert filled(client.get(client.get(there).context["cancel_url"]))["letter"] == [text]
    for row in ProjectFactory.create_batch(MOST, lead_community=project.lead_community):
        leave(client, new(row), letter="More")
    assert len(client.session[KEPT]) == MOST
    gone = client.get(client.get(first).context["cancel_url"])
    assert gone.status_code == 200 and filled(gone)["letter"] == [""]


def test_what_is_kept_is_of_one_session(client, project, client_of, manager):
    back = client.get(leave(client, new(project), letter="Mine")).context["cancel_url"]
    assert filled(client_of(manager).get(back))["letter"] == [""]
