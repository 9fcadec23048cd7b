"""How many questions the administration pages ask: no more for 200 rows than for 2."""

import pytest
from django.contrib import admin
from django.urls import reverse

from tests.access.world import World, build
from tests.budget import Asked
from tests.growth import enrich, grow
from tests.test_architecture import APPS

pytestmark = pytest.mark.slow

LIST, FORM = 12, 40


@pytest.fixture
def world(db) -> World:
    world = build()
    person = world.people["administrator"]
    person.reads_conflict_assessments = True
    person.save()
    return world


def registers() -> list:
    """The models of ours, and the history, that administrators open."""
    return [model for model in admin.site._registry if model._meta.app_label in {*APPS, "auditlog"}]


def address(model, view: str, *args) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{view}", args=args)


def cost(client, urls: list[str]) -> dict[str, Asked]:
    """What one reading of each page asks."""
    found = {}
    for url in urls:
        with Asked() as asked:
            status = client.get(url).status_code
        assert status in (200, 403), url
        if status == 403:  # Closed to whoever has not a right of their own.
            continue
        # The organisation is read twice a minute, whatever the page.
        asked.queries = [sql for sql in asked.queries if "core_organisation" not in sql]
        found[url] = asked
    return found


def compare(few: dict, many: dict, most: int) -> list[str]:
    """The pages that ask more for many rows, or more than `most`."""
    return [
        f"{url}: {few[url].number} became {asked.number}{asked.told()}"
        for url, asked in many.items()
        if asked.number > few[url].number or asked.number > most
    ]


def test_no_page_asks_more_for_many_rows(world):
    """A list shows 50 rows on a page, so 55 more are as good as 10,000."""
    client = world.client("administrator")
    grow(world, 2)
    enrich(world, 2)
    rows = [(model, model._default_manager.order_by("pk").first()) for model in registers()]
    lists = [address(model, "changelist") for model, _row in rows]
    forms = [address(model, "change", row.pk) for model, row in rows if row is not None]
    cost(client, [*lists, *forms])  # Reads whatever is kept for good.
    few = cost(client, [*lists, *forms])
    grow(world, 55)
    enrich(world, 55)
    assert compare(few, cost(client, lists), LIST) == []
    assert compare(few, cost(client, forms), FORM) == []


BIG = {
    "communities.community",
    "communities.district",
    "communities.partnerorganisation",
    "projects.project",
    "trainings.participant",
    "trainings.training",
}
# Narrowed to few rows by the form itself.
NARROWED = {"trainings.Training.project"}


def plain_choices(request, register) -> list[str]:
    """The fields of a form that would list every row of a big table."""
    named = {*register.get_autocomplete_fields(request), *register.get_readonly_fields(request)}
    if hasattr(register, "get_formset"):
        formset = register.get_formset(request)
        fields, named = formset.form.base_fields, {*named, formset.fk.name}
    else:
        fields = register.get_form(request).base_fields
    return [
        f"{register.model._meta.label}.{field.name}"
        for field in register.model._meta.fields
        if field.many_to_one and field.related_model._meta.label_lower in BIG
        if field.name in fields and field.name not in named
    ]


def test_no_form_lists_every_row_of_a_big_table(world, rf):
    request = rf.get("/")
    request.user = world.people["administrator"]
    found = []
    for model in registers():
        register = admin.site._registry[model]
        for one in (register, *register.get_inline_instances(request)):
            found += plain_choices(request, one)
    assert set(found) - NARROWED == set()
