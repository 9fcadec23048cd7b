"""In a row of a table, too, one row among many is found by its name, with or without script."""

import pytest

from communities.models import PartnerOrganisation
from core.finding import FEW
from projects.models import Contribution
from tests.browsing import filled
from tests.budget import Asked
from tests.factories import (
    ContributionFactory,
    CouncilFactory,
    PartnerFactory,
    ProjectFactory,
    SeatFactory,
)
from tests.growth import many

pytestmark = pytest.mark.django_db

CELL = "contributions-1-partner"


@pytest.fixture
def project(region_a):
    return ProjectFactory(lead_community__district__region=region_a)


@pytest.fixture
def partners():
    """More partners than a plain list offers."""
    return many(PartnerFactory, FEW + 5)


@pytest.fixture
def fund():
    return PartnerFactory(name_kk="Қызылорда қоры", name_ru="Фонд «Қызылорда»", name_en="")


@pytest.fixture
def pledge(project, fund):
    """The first row of the table, of a partner that is not among the first."""
    return ContributionFactory(project=project, partner=fund)


@pytest.fixture
def client(client_of, officer):
    return client_of(officer)


def url(project) -> str:
    return f"/projects/{project.pk}/contributions/"


def send(client, project, **changes):
    """Send the table with one row more, its partner as it was typed."""
    new = {"contributor": "business", "award": "2", "currency": "USD", "amount": "100"}
    new = {f"contributions-1-{name}": text for name, text in new.items()}
    typed = {CELL: "", f"{CELL}-sought": "", f"{CELL}-sought-for": ""}
    return client.post(url(project), filled(client.get(url(project))) | new | typed | changes)


def partners_of(project) -> list[PartnerOrganisation | None]:
    return [row.partner for row in Contribution.objects.filter(project=project).order_by("pk")]


def test_few_choices_are_a_plain_list(client, project, pledge):
    page = client.get(url(project)).content.decode()

    assert f'<select name="{CELL}"' in page
    assert "-sought" not in page


def test_many_choices_are_a_box_that_tells_what_is_chosen(client, project, partners, pledge, fund):
    page = client.get(url(project))

    assert '<select name="contributions-0-partner"' not in page.content.decode()
    assert "js/find.js" in page.content.decode()
    data = filled(page)
    assert data["contributions-0-partner"] == [str(fund.pk)]
    assert data["contributions-0-partner-sought"] == [fund.choice_label()]
    assert data[f"{CELL}-sought"] == [""]


def test_what_a_row_holds_is_shown_wherever_it_stands_among_many(client, region_a, partners, fund):
    council = CouncilFactory(region=region_a)
    SeatFactory(council=council, organisation=fund)
    url = f"{council.get_absolute_url()}edit/"

    data = filled(client.get(url))

    assert data["seats-0-organisation"] == [str(fund.pk)]
    assert data["seats-0-organisation-sought"] == [fund.choice_label()]
    assert client.post(url, data).status_code == 302
    assert council.seats.get().organisation == fund


def test_what_is_typed_in_a_row_is_offered_from_what_the_table_accepts(
    client, project, partners, pledge, fund
):
    asked = {"find": CELL, "q": "кызылорда"}
    (row,) = client.get(url(project), asked).json()["rows"]

    assert row["key"] == str(fund.pk)
    fund.archived_on = "2004-01-01"
    fund.save()
    Contribution.objects.all().delete()
    assert client.get(url(project), asked).json()["rows"] == []


@pytest.mark.parametrize("asked", ["contributions-1-amount", "contributions-1-", "other-1-partner"])
def test_only_a_search_box_is_answered(client, project, pledge, asked):
    response = client.get(url(project), {"find": asked, "q": "a"})

    assert response.status_code == 200
    assert response["Content-Type"].startswith("text/html")


def test_a_row_left_alone_keeps_its_partner(client, project, partners, pledge, fund):
    assert send(client, project, **{CELL: str(partners[0].pk)}).status_code == 302
    assert partners_of(project) == [fund, None]


def test_a_chosen_row_and_a_typed_name_are_both_taken(client, project, partners, pledge, fund):
    chosen = {CELL: str(partners[0].pk), f"{CELL}-sought": "X", f"{CELL}-sought-for": "X"}
    assert send(client, project, **chosen).status_code == 302
    assert partners_of(project) == [fund, partners[0]]
    Contribution.objects.exclude(pk=pledge.pk).delete()
    assert send(client, project, **{f"{CELL}-sought": "qyzylorda qory"}).status_code == 302
    assert partners_of(project) == [fund, fund]


def test_a_name_of_several_is_asked_back_in_its_cell(client, project, partners, pledge, fund):
    other = PartnerFactory(name_en="Kyzylorda Women")

    response = send(client, project, **{f"{CELL}-sought": "kyzylorda"})

    assert response.status_code == 422
    page = response.content.decode()
    assert "Which one is meant?" in page
    for partner in (fund, other):
        assert f'type="radio" name="{CELL}" value="{partner.pk}"' in page
    assert filled(response)[f"{CELL}-sought"] == ["kyzylorda"]
    assert partners_of(project) == [fund]
    again = filled(response) | {CELL: str(other.pk)}
    assert client.post(url(project), again).status_code == 302
    assert partners_of(project) == [fund, other]


def test_a_name_nobody_bears_is_refused_beside_it(client, project, partners, pledge):
    response = send(client, project, **{f"{CELL}-sought": "nobody"})

    assert response.status_code == 422
    assert "Nothing is found by this name" in response.content.decode()
    assert filled(response)[f"{CELL}-sought"] == ["nobody"]


def test_names_in_pasted_rows_are_looked_up_as_if_typed(client, project, partners, pledge, fund):
    rows = "Partner\tAmount\nКызылорда коры\t100\nnobody\t200"
    data = filled(client.get(url(project))) | {"contributions-paste": rows}

    response = client.post(url(project), data)

    assert response.status_code == 422
    sent = filled(response)
    assert sent[f"{CELL}-sought"] == ["Кызылорда коры"]
    assert sent["contributions-2-partner-sought"] == ["nobody"]
    grid = response.context["formsets"][0]["formset"]
    assert [list(form.errors.get("partner", [])) != [] for form in grid][1:3] == [False, True]


def test_the_questions_asked_do_not_grow_with_the_rows(client, project, partners, pledge):
    address, asked = url(project), []
    for more in (1, 12):
        many(ContributionFactory, more, project=project, partner=partners[more])
        rows = Contribution.objects.filter(project=project).count()
        with Asked() as read:
            page = client.get(address)
        data = filled(page) | {
            f"contributions-{n}-partner-sought": str(partners[n + more]) for n in range(rows)
        }
        with Asked() as written:
            response = client.post(address, data)
        assert response.status_code == 302
        asked.append((read.number, written.number))
    assert asked[0] == asked[1]
