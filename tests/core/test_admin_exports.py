"""Files of the administration's lists: as filtered, or of chosen rows, in safe cells."""

import io

import pytest
from python_calamine import CalamineWorkbook

from communities.models import District, Region
from tests.factories import DistrictFactory, RegionFactory

URL = "/admin/communities/district/"


@pytest.fixture
def client(client_of, administrator):
    return client_of(administrator)


@pytest.fixture
def districts(region_a, region_b):
    DistrictFactory(region=region_a, name_en="Sozak", name_ru="Созак", kato="611")
    DistrictFactory(region=region_a, name_en="=Otrar()", name_ru="", kato="612")
    DistrictFactory(region=region_b, name_en="Talas", kato="313")


def lines(response) -> list[str]:
    return response.getvalue().decode("utf-8-sig").splitlines()


def test_a_file_holds_what_the_list_shows_as_filtered(client, districts, region_a):
    found = lines(client.get(f"{URL}export/csv/?region__id__exact={region_a.pk}&q=созак"))
    assert found[0].startswith("Name in Kazakh,Name in Russian,Name in English,Exists,Region")
    assert len(found) == 2 and "Созак,Sozak,today,Turkistan" in found[1]


def test_no_cell_of_a_file_is_run_by_a_spreadsheet(client, districts):
    assert "'=Otrar()" in "\n".join(lines(client.get(f"{URL}export/csv/")))
    book = CalamineWorkbook.from_filelike(io.BytesIO(client.get(f"{URL}export/xlsx/").getvalue()))
    rows = book.get_sheet_by_index(0).to_python()
    assert len(rows) == 4 and rows[2][2] == "=Otrar()"


def test_chosen_rows_are_put_into_a_file_by_an_action(client, districts):
    chosen = District.objects.get(name_en="Talas")
    data = {"action": "export_csv", "_selected_action": [chosen.pk]}
    found = lines(client.post(URL, data))
    assert len(found) == 2 and "Talas" in found[1]


def test_a_filter_that_cannot_be_understood_leads_back_to_the_list(client, districts):
    answer = client.get(f"{URL}export/csv/?region__id__exact=none")
    assert answer.status_code == 302 and client.get(answer.url, follow=True).status_code == 200


def test_a_list_leads_to_its_files_as_it_is_filtered(client, districts):
    page = client.get(f"{URL}?q=talas").content.decode()
    assert f'href="{URL}export/csv/?q=talas"' in page
    assert f'href="{URL}export/xlsx/?q=talas"' in page


def test_files_are_for_administrators_alone(client_of, manager, districts):
    assert client_of(manager).get(f"{URL}export/csv/").status_code == 302


def test_a_file_asks_as_little_for_many_rows(client, django_assert_max_num_queries):
    for number in range(40):
        region = RegionFactory(slug=f"r{number}")
        DistrictFactory(region=region)
    assert Region.objects.count() == 40
    with django_assert_max_num_queries(12):
        assert len(lines(client.get(f"{URL}export/csv/"))) == 41
