"""Every address gives every role exactly the verdict of the access table, and no other."""

import re
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.contrib import admin
from django.db import transaction
from django.shortcuts import resolve_url
from django.urls import reverse

from core.admin import RemovableMixin
from scripts.permissions_page import TARGET, page_text
from tests.access.page import METHODS, ROLES, Page
from tests.access.resolver import addresses
from tests.access.table import PAGES
from tests.access.world import World, build
from tests.test_architecture import APPS

KNOWN = {address.name: address for address in addresses()}
NEVER = 987_654_321


@pytest.fixture
def world(db) -> World:
    return build()


def url_of(entry: Page, world: World, missing: bool = False) -> str:
    """The address of a page about its record, or about one that is not there."""
    parts = dict(entry.args)
    for part in KNOWN[entry.name].parts:
        if part not in parts:
            record = world.records[entry.record]
            parts[part] = getattr(record, "slug", "") if part == "slug" else record.pk
            if missing:
                parts[part] = "nowhere" if part == "slug" else NEVER
    return reverse(entry.name, kwargs=parts)


def ask(world: World, role: str, method: str, url: str, data: dict):
    """The answer to one request; whatever it wrote is taken back."""
    with transaction.atomic():
        client = world.client(role)
        response = client.generic(method, url) if method == "GET" else client.post(url, data)
        if response.streaming:
            response.getvalue()
        transaction.set_rollback(True)
    return response


def verdict(response) -> str:
    """One word for an answer, as the table writes it."""
    if response.status_code == 302:
        sign_in = {resolve_url(settings.LOGIN_URL), reverse("admin:login")}
        if urlsplit(response["Location"]).path in sign_in:
            return "login"
    return str(response.status_code)


def test_every_address_stands_in_the_table():
    listed = {page.name for page in PAGES}
    assert sorted(KNOWN.keys() - listed) == [], "add these to tests/access"
    assert sorted(listed - KNOWN.keys()) == [], "these are no more"


def test_the_table_says_each_thing_once():
    labels = [page.label for page in PAGES]
    assert sorted(labels) == sorted(set(labels))


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.label)
def test_each_role_gets_its_verdict(entry, world):
    url = url_of(entry, world)
    data = entry.data(world.records.get(entry.record))
    wrong = {}
    for (method, role), expected in entry.verdicts().items():
        found = verdict(ask(world, role, method, url, data))
        if found != expected:
            wrong[method, role] = f"{found}, not {expected}"
    assert wrong == {}


def bare(response, url: str) -> str:
    """A page without what differs from request to request: tokens and its own address."""
    text = response.content.decode().replace(url, "THIS PAGE")
    return re.sub(r'(name="csrfmiddlewaretoken" value=")[^"]+', r"\1TOKEN", text)


@pytest.mark.parametrize(
    "entry",
    [entry for entry in PAGES if "404" in entry.get + entry.post],
    ids=lambda entry: entry.label,
)
def test_what_is_out_of_scope_looks_exactly_like_what_is_missing(entry, world):
    data = entry.data(world.records.get(entry.record))
    there, missing = url_of(entry, world), url_of(entry, world, missing=True)
    for method in METHODS:
        if entry.verdicts()[method, "other_officer"] == "404":
            hidden = ask(world, "other_officer", method, there, data)
            never = ask(world, "other_officer", method, missing, data)
            assert never.status_code == hidden.status_code == 404
            assert bare(hidden, there) == bare(never, missing)
            assert hidden.headers.keys() == never.headers.keys()


@pytest.mark.parametrize(
    "role, expected",
    [
        ("officer", ["200", "200"]),
        ("manager", ["200", "200"]),
        ("other_officer", ["404", "404"]),
        ("viewer", ["403", "403"]),
        ("administrator", ["403", "403"]),
    ],
)
def test_conflict_assessments_open_to_those_with_the_right_within_their_regions(
    role, expected, world
):
    person = world.people[role]
    person.reads_conflict_assessments = True
    person.save()
    urls = [
        reverse("communities:assessment_create", args=[world.records["community"].pk]),
        reverse("communities:assessment_update", args=[world.records["assessment"].pk]),
    ]
    assert [verdict(ask(world, role, "GET", url, {})) for url in urls] == expected


# Who opens them differs from what follows by their app: ours are open, libraries' are not.
ADMIN_EXCEPTIONS = {
    "auditlog.logentry": "200",
    "communities.conflictassessment": "403",
    "dialogue.applicant": "403",
}


def admin_pages() -> dict[str, str]:
    """The administration pages that are about no single row, and what an administrator gets."""
    pages = {reverse("admin:index"): "200", reverse("admin:password_change"): "200"}
    for model in admin.site._registry:
        table = model._meta
        usual = "200" if table.app_label in APPS else "403"
        url = reverse(f"admin:{table.app_label}_{table.model_name}_changelist")
        pages[url] = ADMIN_EXCEPTIONS.get(table.label_lower, usual)
    return pages


@pytest.mark.parametrize("role", ROLES)
def test_only_administrators_open_the_administration_pages(role, world):
    expected = admin_pages()
    if role != "administrator":
        expected = dict.fromkeys(expected, "login")
    found = {url: verdict(ask(world, role, "GET", url, {})) for url in expected}
    assert found == expected


@pytest.mark.parametrize("role", [role for role in ROLES if role != "administrator"])
def test_nobody_else_adds_or_changes_anything_in_the_administration(role, world):
    found = {}
    for model in admin.site._registry:
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        row = model._default_manager.first()
        urls = [reverse(f"{name}_add")]
        urls += [reverse(f"{name}_change", args=[row.pk])] if row else []
        found |= {url: verdict(ask(world, role, "POST", url, {})) for url in urls}
    assert found == dict.fromkeys(found, "login")


def test_only_entries_of_lists_are_removed_in_the_administration(world):
    found = {}
    for model, register in admin.site._registry.items():
        if (row := model._default_manager.first()) and not isinstance(register, RemovableMixin):
            name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
            url = reverse(f"{name}_delete", args=[row.pk])
            found[url] = verdict(ask(world, "administrator", "POST", url, {"post": "yes"}))
    assert found and found == dict.fromkeys(found, "403")


def test_the_page_of_permissions_is_current():
    assert TARGET.read_text() == page_text(), "run: python scripts/permissions_page.py"
