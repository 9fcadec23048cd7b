"""Every way of writing leaves exactly one entry: who, what, on which record, in which region."""

import pytest
from auditlog.models import LogEntry
from django.apps import apps
from django.urls import reverse

from core.history import Recorded, acting, entries_of, write_many
from core.models import StoredFile
from tests import factories
from tests.access.world import World, build
from tests.browsing import filled, resend

CREATE, UPDATE, DELETE = (
    LogEntry.Action.CREATE,
    LogEntry.Action.UPDATE,
    LogEntry.Action.DELETE,
)


@pytest.fixture
def world(db) -> World:
    return build()


@pytest.fixture
def officer(world):
    return world.client("officer")


def told(world: World, root) -> list[tuple[str, str]]:
    """What the history holds: kind of row and action, each signed and placed as it must be."""
    entries = list(LogEntry.objects.order_by("pk"))
    for entry in entries:
        assert entry.actor is not None, entry
        assert entry.additional_data["record"] == f"{root._meta.label_lower}:{root.pk}"
        assert entry.additional_data["region"] == world.records["region"].pk
        assert entry.additional_data["name"]
    return [(entry.content_type.model, entry.action) for entry in entries]


def stored(root):
    return type(root).objects.get(pk=root.pk)


def test_entering_a_record_with_its_grids(world, officer):
    page = officer.get("/communities/new/")
    data = filled(page) | {
        "name_en": "Abay",
        "kind": "village",
        "district": world.records["community"].district.pk,
        "profiles-0-year": "2004",
        "profiles-0-population": "1 200",
    }
    assert officer.post("/communities/new/", data).status_code == 302
    new = type(world.records["community"]).objects.get(name_en="Abay")
    assert sorted(told(world, new)) == [
        ("community", CREATE),
        ("communitydistrict", CREATE),
        ("communityprofile", CREATE),
    ]


@pytest.mark.parametrize(
    "name, field", [("community", "about"), ("project", "summary"), ("training", "about")]
)
def test_changing_a_record(name, field, world, officer):
    record = world.records[name]
    response = resend(officer, f"{record.get_absolute_url()}edit/", **{field: "After"})
    assert response.status_code == 302
    assert told(world, record) == [(name, UPDATE)]
    assert LogEntry.objects.get().changes == {field: ["", "After"]}


@pytest.mark.parametrize("name", ["community", "project", "training"])
def test_opening_a_form_and_sending_it_untouched_leaves_no_entry(name, world, officer):
    response = resend(officer, f"{world.records[name].get_absolute_url()}edit/")
    assert response.status_code == 302
    assert not LogEntry.objects.exists()


def test_adding_changing_and_removing_a_row_of_a_grid(world, officer):
    community = world.records["community"]
    url = f"{community.get_absolute_url()}edit/"
    new = {"profiles-1-year": "2005", "profiles-1-population": "5100"}
    assert resend(officer, url, **new).status_code == 302
    assert resend(officer, url, **{"profiles-0-households": "900"}).status_code == 302
    assert resend(officer, url, **{"profiles-0-DELETE": "on"}).status_code == 302
    rows = [("communityprofile", action) for action in (CREATE, UPDATE, DELETE)]
    assert told(world, community) == rows


PARTS = {
    "photo": ("caption", "The new pump"),
    "document": ("title", "Act 8"),
    "expenditure": ("purpose", "Cement"),
    "milestone": ("percent", "40"),
    "breakdown": ("what", "The well is dry"),
    "follow_up": ("what", "Dig a new well"),
    "receipt": ("evidence", "Act 7"),
    "contribution": ("letter", "Letter 12"),
    "group": ("label", "Pupils"),
}


@pytest.mark.parametrize("name", PARTS)
def test_changing_a_part_of_a_project(name, world, officer):
    part, (field, value) = world.records[name], PARTS[name]
    url = reverse(f"projects:{name}_update", args=[part.pk])
    response = resend(officer, url, **{field: value})
    assert response.status_code == 302
    assert told(world, world.records["project"]) == [(part._meta.model_name, UPDATE)]


STEPS = {
    "breakdown_repair": ("breakdown", {"paid_from": "fees"}),
    "follow_up_close": ("follow_up", {"outcome": "A new pump is in"}),
}


@pytest.mark.parametrize("name", STEPS)
def test_the_next_step_of_a_part_of_a_project(name, world, officer):
    part, typed = STEPS[name]
    part = world.records[part]
    response = resend(officer, reverse(f"projects:{name}", args=[part.pk]), **typed)
    assert response.status_code == 302
    assert told(world, world.records["project"]) == [(part._meta.model_name, UPDATE)]


@pytest.mark.parametrize(
    "name", ["expenditure", "milestone", "visit", "breakdown", "follow_up", "receipt", "photo"]
)
def test_removing_a_part_of_a_project_keeps_its_last_state(name, world, officer):
    part = world.records[name]
    url = reverse(f"projects:{name}_delete", args=[part.pk])
    assert resend(officer, url).status_code == 302
    assert told(world, world.records["project"]) == [(part._meta.model_name, DELETE)]
    assert LogEntry.objects.get().changes["id"] == [str(part.pk), "None"]


def test_entering_a_part_of_a_project(world, officer):
    project = world.records["project"]
    url = reverse("projects:expenditure_create", args=[project.pk])
    typed = {"amount": "1 234,50", "currency": "USD", "spent_on": "31.05.2005", "purpose": "Pipe"}
    assert resend(officer, url, **typed).status_code == 302
    assert told(world, project) == [("expenditure", CREATE)]


def test_a_move_between_stages_and_its_own_row(world, officer):
    project = world.records["project"]
    url = reverse("projects:project_stage", args=[project.pk, "withdraw"])
    officer.post(url, {"version": 1, "reason": "No money", "on": "31.05.2005"})
    assert stored(project).stage == "withdrawn"
    assert told(world, project) == [("project", UPDATE), ("projecttransition", CREATE)]


@pytest.mark.parametrize("name", ["community", "project", "training"])
def test_a_step_of_checking(name, world, officer):
    record = world.records[name]
    officer.post(f"{record.get_absolute_url()}review/submit/", {"version": 1})
    assert told(world, record) == [(name, UPDATE)]
    assert LogEntry.objects.get().changes["review"] == ["draft", "submitted"]


def test_cancelling_a_training(world, officer):
    training = world.records["training"]
    url = reverse("trainings:training_cancel", args=[training.pk])
    officer.post(url, {"version": 1, "reason": "Snow"})
    assert told(world, training) == [("training", UPDATE)]


def test_a_bulk_write(world):
    root, user = world.records["project"], world.people["officer"]
    rows = factories.MilestoneFactory.build_batch(3, project=root)
    write_many(actor=user, create=rows, root=root)
    write_many(actor=user, delete=rows[:2], root=root)
    assert told(world, root) == [("milestone", CREATE)] * 3 + [("milestone", DELETE)] * 2


def test_a_refused_write_leaves_no_entry(world, officer):
    url = f"{world.records['project'].get_absolute_url()}edit/"
    assert resend(officer, url, proposed_on="yesterday").status_code == 422
    assert resend(officer, url, version="99").status_code == 409
    assert not LogEntry.objects.exists()


def change_page(row) -> str:
    name = f"{row._meta.app_label}_{row._meta.model_name}"
    return reverse(f"admin:{name}_change", args=[row.pk])


@pytest.mark.parametrize("name", ["region", "programme", "partner"])
def test_saving_on_an_administration_page(name, world):
    row = world.records[name]
    response = resend(world.client("administrator"), change_page(row), name_ru="Новое имя")
    assert response.status_code == 302, response.context["errors"]
    entry = LogEntry.objects.get()
    assert (entry.actor.username, entry.action) == ("administrator", UPDATE)
    assert entry.changes == {"name_ru": ["", "Новое имя"]}
    assert entry.additional_data["record"] == f"{row._meta.label_lower}:{row.pk}"


def test_every_table_people_write_to_keeps_its_history():
    theirs = [model for model in apps.get_models() if model._meta.app_label in TABLES]
    tracked = [m for m in theirs if m not in NEVER_CHANGED and not is_link(m)]
    assert [m.__name__ for m in tracked if not issubclass(m, Recorded)] == []


# The bytes of a photo or document: whose part they are keeps the history.
NEVER_CHANGED = {StoredFile}
TABLES = {"accounts", "communities", "core", "projects", "reports", "trainings"}


def is_link(model) -> bool:
    return bool(model._meta.auto_created)


def test_the_history_of_a_removed_record_still_has_its_name(world):
    milestone = world.records["milestone"]
    with acting(world.people["officer"], milestone.history_root()):
        milestone.delete()
    entry = entries_of(world.records["project"]).get()
    assert (entry.object_repr, entry.action) == (str(milestone), DELETE)
    assert entry.additional_data["name"] == str(world.records["project"])


def test_the_history_stays_in_scope(world, officer):
    project = world.records["project"]
    resend(officer, f"{project.get_absolute_url()}edit/", summary="A secret of region A")
    seen = {}
    for role in ("officer", "other_officer", "manager", "administrator", "viewer"):
        response = world.client(role).get(project.get_absolute_url())
        seen[role] = "A secret of region A" in response.content.decode()
    assert seen == {
        "officer": True,
        "other_officer": False,
        "manager": True,
        "administrator": True,
        "viewer": False,
    }


def test_the_page_of_a_record_tells_who_changed_what(world, officer):
    community = world.records["community"]
    resend(officer, f"{community.get_absolute_url()}edit/", about="By the river")
    text = officer.get(community.get_absolute_url()).content.decode()
    history = text.split('id="history"')[-1]
    assert world.people["officer"].full_name in history
    assert "By the river" in history


def test_conflict_assessments_are_not_told_on_the_page_of_their_community(world):
    person = world.people["officer"]
    person.reads_conflict_assessments = True
    person.save()
    url = reverse("communities:assessment_update", args=[world.records["assessment"].pk])
    assert resend(world.client("officer"), url, note="A quarrel over water").status_code == 302
    page = world.records["community"].get_absolute_url()
    assert "quarrel over water" not in world.client("manager").get(page).content.decode()
