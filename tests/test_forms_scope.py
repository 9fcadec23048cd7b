"""Nothing of another region is offered, shown, found or taken: in no form, filter, page or file."""

import pytest
from django import forms
from django.urls import reverse

from core.admin import AdminFormMixin
from core.filters import RecordFilterSet
from core.forms import RecordForm
from core.grids import GridOfRows
from core.querysets import RegisterQuerySet
from core.shared_choices import SharedChoiceField
from projects.models import ProjectCommunity
from reports.quality.filters import QualityFilterSet
from reports.quality.rules import PROJECTS
from tests import factories
from tests.access.page import Page
from tests.access.resolver import addresses
from tests.access.table import PAGES
from tests.access.world import World, build
from tests.browsing import filled

CANARY = "Canary"
KNOWN = {address.name: address for address in addresses()}


@pytest.fixture
def world(db) -> World:
    return build()


@pytest.fixture
def elsewhere(world) -> dict:
    """Records of region B by model, each with the canary in its name."""
    region = world.people["other_officer"].region_assignments.get().region
    of_b = {"district__region": region, "district__name_en": f"{CANARY} district"}
    community = factories.CommunityFactory(name_en=f"{CANARY} community", **of_b)
    project = factories.ProjectFactory(
        name_en=f"{CANARY} project",
        lead_community=community,
        programme=world.records["programme"],
        sector=world.records["project"].sector,
        handed_over=True,
        confirmed=True,
    )
    training = factories.TrainingFactory(
        name_en=f"{CANARY} training",
        community=community,
        programme=world.records["programme"],
        topic=world.records["training"].topic,
        confirmed=True,
    )
    rows = [
        community,
        project,
        training,
        factories.PartnershipFactory(community=community, programme=world.records["programme"]),
        factories.NeedFactory(community=community, name_en=f"{CANARY} need"),
        factories.ZoneFactory(community=community, name_en=f"{CANARY} zone"),
        factories.CommunityGroupFactory(community=community, name_en=f"{CANARY} group"),
        factories.ContributionFactory(project=project, award=f"{CANARY} award"),
        factories.BreakdownFactory(project=project, what=f"{CANARY} break"),
        factories.AttendanceFactory(
            session__training=training, participant__full_name=f"{CANARY} person"
        ).participant,
        community.district,
    ]
    return {type(row): row for row in rows}


def pages() -> list[Page]:
    """The addresses an officer of region A opens."""
    return [page for page in PAGES if page.verdicts()["GET", "officer"] == "200"]


def url_of(page: Page, world: World) -> str:
    parts = dict(page.args)
    for part in KNOWN[page.name].parts:
        if part not in parts:
            record = world.records[page.record]
            parts[part] = record.slug if part == "slug" else record.pk
    return reverse(page.name, kwargs=parts)


def text_of(response) -> str:
    content = b"".join(response) if response.streaming else response.content
    return content.decode(errors="replace")


@pytest.mark.parametrize("entry", pages(), ids=lambda entry: entry.label)
def test_no_page_and_no_file_shows_anything_of_another_region(entry, world, elsewhere):
    client, url = world.client("officer"), url_of(entry, world)
    for query in ("", "?q=canary", "?export=csv", "?on=2004-12-31"):
        response = client.get(url + query)
        assert response.status_code == 200
        assert CANARY not in text_of(response), query


def test_their_own_officer_sees_the_canaries(world, elsewhere):
    client = world.client("other_officer")
    for url in ("/communities/", "/projects/", "/trainings/", "/participants/"):
        assert CANARY in text_of(client.get(url)), url


def subclasses(base: type) -> list[type]:
    """All classes below a class, each once."""
    found = {}
    for child in base.__subclasses__():
        found |= {child: None} | dict.fromkeys(subclasses(child))
    return [cls for cls in found if not cls.__module__.startswith("tests")]


def offered(field: forms.ModelChoiceField) -> list:
    """The rows a field offers."""
    return list(field.rows.values()) if isinstance(field, SharedChoiceField) else field.queryset


def strangers(form, user) -> list[str]:
    """What a form offers beyond the scope of its reader."""
    return [
        f"{type(form).__name__}.{name}: {row}"
        for name, field in form.fields.items()
        if isinstance(field, forms.ModelChoiceField)
        for row in offered(field)
        if CANARY in str(row) or not type(row).objects.visible_to(user).filter(pk=row.pk).exists()
    ]


def of_region_a(world: World, model):
    """The world's record of a model, or a new one."""
    rows = (row for row in world.records.values() if type(row) is model)
    return next(rows, None) or model()


# A district may come from one of another region; administrators alone keep them.
REGISTERS = {"DistrictForm"}
FORMS = [
    cls
    for cls in subclasses(RecordForm)
    if cls._meta.model and not issubclass(cls, AdminFormMixin) and cls.__name__ not in REGISTERS
]


@pytest.mark.parametrize("form", FORMS, ids=lambda cls: f"{cls.__module__}.{cls.__name__}")
def test_no_form_offers_a_row_of_another_region(form, world, elsewhere):
    user, row = world.people["officer"], of_region_a(world, form._meta.model)
    root = row.history_root() if row.pk else world.records["project"]
    assert strangers(form(instance=row, user=user, root=root), user) == []


GRIDS = [cls for cls in subclasses(GridOfRows) if getattr(cls, "model", None)]


def whole_of(grid) -> type:
    """The kind of record on whose form a grid is."""
    return grid.fk.remote_field.model if getattr(grid, "fk", None) else grid.whole


@pytest.mark.parametrize("grid", GRIDS, ids=lambda cls: f"{cls.form.__module__}.{cls.prefix}")
def test_no_row_of_a_grid_offers_a_row_of_another_region(grid, world, elsewhere):
    user = world.people["officer"]
    parent = of_region_a(world, whole_of(grid))
    made = grid(instance=parent, user=user, prefix=grid.prefix)
    made.whole = None
    found = [line for form in [*made.forms, made.empty_form] for line in strangers(form, user)]
    assert found == []


FILTERS = subclasses(RecordFilterSet)
# What some ask for beside rows and reader.
ASKED = {QualityFilterSet: {"kind": PROJECTS}}


@pytest.mark.parametrize("filters", FILTERS, ids=lambda cls: cls.__name__)
def test_no_filter_offers_a_row_of_another_region(filters, world, elsewhere):
    user = world.people["officer"]
    rows = world.records["project"]._meta.model.objects.none()
    asked = ASKED.get(filters, {})
    assert strangers(filters({}, queryset=rows, user=user, **asked).form, user) == []


def test_forms_grids_and_filters_are_found():
    assert len(FORMS) > 10 and len(GRIDS) > 5 and len(FILTERS) > 3


def choices_of(form) -> dict[str, type]:
    """The fields of a form that choose among rows with scope."""
    return {
        name: field.queryset.model
        for name, field in form.fields.items()
        if isinstance(field, forms.ModelChoiceField)
        and not field.disabled
        and not isinstance(field.queryset, RegisterQuerySet)
    }


@pytest.mark.parametrize(
    "entry",
    [page for page in pages() if page.name.endswith(("_create", "_update"))],
    ids=lambda entry: entry.label,
)
def test_a_row_of_another_region_is_refused_when_it_is_sent(entry, world, elsewhere):
    client, url = world.client("officer"), url_of(entry, world)
    page = client.get(url)
    for name, model in choices_of(page.context["form"]).items():
        if model in elsewhere:
            response = client.post(url, filled(page) | {name: str(elsewhere[model].pk)})
            assert response.status_code == 422, name
            assert name in response.context["form"].errors


@pytest.mark.parametrize(
    "address, model",
    [("trainings:training_create", "community"), ("projects:project_create", "lead_community")],
)
def test_an_address_cannot_smuggle_a_row_of_another_region_into_a_form(
    address, model, world, elsewhere
):
    community = next(row for row in elsewhere.values() if str(row) == f"{CANARY} community")
    for part in (model, "community"):
        page = world.client("officer").get(reverse(address), {part: community.pk})
        assert CANARY not in text_of(page)


def test_a_shared_project_shows_only_its_own_share_of_the_other_region(world, elsewhere):
    hidden = next(row for row in elsewhere.values() if str(row) == f"{CANARY} need")
    ProjectCommunity.objects.create(project=world.records["project"], community=hidden.community)
    text = text_of(world.client("officer").get(world.records["project"].get_absolute_url()))
    assert f"{CANARY} community" in text
    for what in ("need", "zone", "person", "training", "project"):
        assert f"{CANARY} {what}" not in text
