"""No page is forgotten by the pictures that `make screenshots` takes."""

from django.urls import resolve

from scripts import demo_records, pictures
from tests.access.table import PAGES

NAMES = {page.name for page in PAGES}
PICTURED = pictures.wanted(PAGES)


def test_every_page_that_opens_is_pictured_or_left_out_with_a_reason():
    opening = {page.name for page in PAGES if pictures.opened_by(page)}
    assert opening - {page.name for page in PICTURED} == opening & pictures.LEFT_OUT.keys()
    assert all(pictures.LEFT_OUT.values())


def test_every_record_that_is_pictured_is_found_in_the_demo():
    wanted = {page.record for page in PICTURED} - {"", "region"}
    assert sorted(wanted - demo_records.RECORDS.keys()) == [], "add them to demo_records.py"


def test_the_lists_name_no_page_that_is_no_more():
    for listed in (pictures.MAIN, pictures.DIFFERS, pictures.LEFT_OUT):
        assert sorted(set(listed) - NAMES) == []


def test_a_page_that_is_said_to_differ_opens_to_the_roles_it_is_pictured_as():
    for page in PICTURED:
        if page.name in pictures.DIFFERS:
            assert set(pictures.DIFFERS[page.name]) <= set(pictures.opened_by(page)), page.name


def test_every_further_address_leads_somewhere():
    keys = dict.fromkeys(demo_records.RECORDS, 1)
    addresses = [address for _, address, _ in pictures.MORE.values()]
    addresses += [address for _, address, *_ in pictures.README.values()]
    addresses += [*pictures.EMPTY.values(), *pictures.DARK.values()]
    for address in addresses:
        resolve(address.format(**keys).split("?")[0])


def test_each_picture_has_a_file_of_its_own():
    taken = pictures.of_pages(PAGES, lambda page: "/")
    taken += pictures.further(dict.fromkeys(demo_records.RECORDS, 1))
    paths = [picture.path for picture in taken]
    assert len(paths) == len(set(paths))
    assert len(paths) < 600, "so many take too long to be looked through"
