"""Which record of the demo stands for each record of the access table, and the pages of errors.

Read inside Django: `manage.py shell -c "from scripts.demo_records import ..."`.
"""

from collections.abc import Iterable

from django.apps import apps
from django.conf import settings
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import translation
from django.views import defaults

from scripts import pictures

PROJECT, DRAFT = {"project__code": "ZH-01-P1"}, {"project__code": "ZH-02-P1"}
PLACE = {"community__code": "ZH-01"}

TWIN = "Made for the picture of merging two records of one organisation."

TASK = "Made for the picture of a follow-up: find a pump that fits."

WITH_FILES = ("photo", "document", "community_document", "training_document")
CHANGED = ("draft", "draft_training", "draft_community", "twin")
# Their forms are locked until the record they belong to is a draft; the demo has no follow-up.
PARTS_OF_DRAFT = (
    "contribution",
    "receipt",
    "expenditure",
    "output",
    "group",
    "follow_up",
    "partnership",
)

# name in tests/access -> model and how its row is found; the first one stands
RECORDS = {
    "community": ("communities.Community", {"code": "ZH-01"}),
    "draft_community": ("communities.Community", {"code": "ZH-03"}),
    "partnership": ("communities.Partnership", {"community__code": "ZH-03"}),
    "meeting": ("communities.CommunityMeeting", PLACE),
    "need": ("communities.Need", PLACE),
    "community_group": ("communities.CommunityGroup", PLACE),
    "profile": ("communities.CommunityProfile", PLACE),
    "partner": ("communities.PartnerOrganisation", {"name_en": "Sana Sezym"}),
    "twin": ("communities.PartnerOrganisation", {"about": TWIN}),
    "programme": ("communities.Programme", {}),
    "project": ("projects.Project", {"code": "ZH-01-P1"}),
    "draft": ("projects.Project", {"code": "ZH-02-P1"}),
    "project_partner": ("projects.ProjectPartner", DRAFT),
    "zone": ("projects.CatchmentZone", PLACE),
    "spare_zone": ("projects.CatchmentZone", PLACE),
    "contribution": ("projects.Contribution", DRAFT),
    "receipt": ("projects.Receipt", {"contribution__project__code": "ZH-02-P1"}),
    "expenditure": ("projects.Expenditure", DRAFT),
    "milestone": ("projects.Milestone", DRAFT),
    "output": ("projects.ProjectOutput", DRAFT),
    "visit": ("projects.Visit", DRAFT),
    "breakdown": (
        "projects.Breakdown",
        {"project__lead_community__district__region__slug": "zhambyl"},
    ),
    "follow_up": ("projects.FollowUp", {"what": TASK}),
    "group": ("projects.BeneficiaryGroup", DRAFT),
    "question": ("core.Question", {}),
    "training": ("trainings.Training", PLACE),
    "draft_training": ("trainings.Training", {"community__code": "ZH-02"}),
    "participant": ("trainings.Participant", PLACE),
    "binned": ("core.BinnedRecord", {}),
    "photo": ("projects.ProjectPhoto", {}),
    "document": ("projects.ProjectDocument", {}),
    "community_document": ("communities.CommunityDocument", {}),
    "training_document": ("trainings.TrainingDocument", {}),
    "council": ("dialogue.Council", {}),
    "council_meeting": ("dialogue.Meeting", {"number": 2}),
    "appeal": ("dialogue.Appeal", {"code": "2006-03"}),
    "recommendation": ("dialogue.Recommendation", {"code": "2006-02"}),
    "outcome": ("dialogue.Outcome", {}),
    "survey": ("dialogue.TensionSurvey", {}),
    "saved_view": ("reports.SavedView", {}),
}


def keys() -> dict[str, int]:
    """The key of each record of the demo as it is, so that its figures are right."""
    return _keys_of(name for name in RECORDS if name not in CHANGED + PARTS_OF_DRAFT)


def _keys_of(names: Iterable[str]) -> dict[str, int]:
    found = {}
    for name in names:
        model, conditions = RECORDS[name]
        row = apps.get_model(model).objects.filter(**conditions).order_by("pk").first()
        if row is not None:
            found[name] = row.pk
    return found


def keys_of_changed() -> dict[str, int]:
    """The same, and of what is changed first, after which the demo's figures are not right any
    more: a project and a training are made drafts, to be pictured as they are entered, with nothing
    locked, and one partner organisation is there twice."""
    _ask_about_the_project()
    found = keys()
    twin = apps.get_model("communities.PartnerOrganisation")(
        name_ru="Сана сезим, общественное объединение", kind="ngo", about=TWIN
    )
    twin.full_clean()
    twin.save()
    _plan_a_follow_up()
    _keep_a_view()
    _delete_a_training()
    _add_files()
    for name in CHANGED:
        model, conditions = RECORDS[name]
        row = apps.get_model(model).objects.filter(**conditions).order_by("pk").first()
        apps.get_model(model).objects.filter(pk=row.pk).update(review="draft")
        found[name] = row.pk
    return found | _keys_of((*PARTS_OF_DRAFT, "binned", "saved_view", *WITH_FILES))


def _keep_a_view() -> None:
    """A region on a day, as its officer keeps it, shared with the manager."""
    users = apps.get_model("accounts.User").objects
    view = apps.get_model("reports.SavedView").objects.create(
        owner=users.get(username=pictures.ACCOUNTS["officer"]),
        name="Zhambyl at the end of 2004",
        address="/regions/zhambyl/?on=2004-12-31",
    )
    view.shared_with.add(users.get(username=pictures.ACCOUNTS["manager"]))


def _plan_a_follow_up() -> None:
    """One follow-up in the project that is made a draft, of the officer of its region."""
    project = apps.get_model("projects.Project").objects.get(**RECORDS["draft"][1])
    officer = apps.get_model("accounts.User").objects.get(username=pictures.ACCOUNTS["officer"])
    follow_ups = apps.get_model("projects.FollowUp").objects
    follow_ups.create(project=project, owner=officer, what=TASK, due_on=project.handed_over_on)


def _add_files() -> None:
    """A photo that tells its place, and a document of each kind of record."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    from core.files.keeping import attach, keep_upload
    from core.files.kinds import DOCUMENTS
    from tests.files.malformed import pdf
    from tests.files.pictures import photo

    officer = apps.get_model("accounts.User").objects.get(username=pictures.ACCOUNTS["officer"])
    wholes = _keys_of(("project", "community", "training"))
    project = {"project_id": wholes["project"]}
    rows = {
        "photo": project | {"stage": "after", "caption": "Жаңа су құбыры"},
        "document": project | {"kind": "completion", "title": "Акт"},
        "community_document": {"community_id": wholes["community"], "kind": "minutes"},
        "training_document": {"training_id": wholes["training"], "kind": "plan"},
    }
    for name, fields in rows.items():
        sent = photo("су.jpg", size=(1200, 900), place=(42.9, 71.4))
        sent = sent if name == "photo" else SimpleUploadedFile("Хаттама.pdf", pdf())
        file = keep_upload(actor=officer, upload=sent, codes=DOCUMENTS)
        attach(actor=officer, files=[file])
        titled = fields if name in ("photo", "document") else fields | {"title": "Хаттама"}
        apps.get_model(RECORDS[name][0]).objects.create(file=file, **titled)


def _delete_a_training() -> None:
    """A training that was entered twice lies in the bin."""
    from core.bin import bin_record

    trainings = apps.get_model("trainings.Training").objects
    twin = trainings.get(pk=_keys_of(["training"])["training"])
    twin.pk, twin.code, twin.review, twin._state.adding = None, "", "draft", True
    twin.save()
    twin.sessions.create(held_on=twin.starts_on)
    officer = apps.get_model("accounts.User").objects.get(username=pictures.ACCOUNTS["officer"])
    bin_record(actor=officer, record=twin, version=twin.version, reason="Внесено дважды.")


def _ask_about_the_project() -> None:
    project = apps.get_model("projects.Project").objects.get(**RECORDS["project"][1])
    person = apps.get_model("accounts.User").objects.get(username=pictures.ACCOUNTS["manager"])
    apps.get_model("core.Question").objects.create(
        kind="projects.project",
        key=project.pk,
        text="Кто отвечает за насосную станцию зимой?",
        asked_by=person,
    )


def address_of(page, found: dict[str, int]) -> str:
    """Where a page of the access table is in the demo; "" where the demo has no such record."""
    from tests.access.resolver import addresses

    known = {address.name: address for address in addresses()}[page.name]
    parts = dict(page.args)
    changes = page.name.endswith(("_create", "_update", "_names", "_delete"))
    drafts = {"project": "draft", "training": "draft_training"}
    record = drafts.get(page.record, page.record) if changes else page.record
    for part in known.parts:
        if part == "slug":
            parts[part] = "zhambyl"
        elif part not in parts:
            if record not in found:
                return ""
            parts[part] = found[record]
    return reverse(page.name, kwargs=parts)


LATER = ("projects-project-place", "views-kept")
"""Pictures at addresses that show something only once the demo was changed."""


def planned() -> list[list]:
    """Every picture of the demo as it is, as plain values."""
    return [values for values in _pictures(keys()) if values[0] not in LATER]


def planned_of_changed() -> list[list]:
    """Every further picture, once the demo was changed for them."""
    before = planned()
    return [values for values in _pictures(keys_of_changed()) if values not in before]


def _pictures(found: dict[str, int]) -> list[list]:
    from tests.access.table import PAGES

    all_of_them = pictures.of_pages(PAGES, lambda page: address_of(page, found))
    all_of_them += pictures.further(found)
    return [[p.name, p.role, p.address, p.language, p.width] for p in all_of_them]


def error_pages() -> dict[str, str]:
    """The pages of errors by name and language, as people get them where DEBUG is off."""
    settings.DEBUG = False
    client = Client(HTTP_HOST="127.0.0.1", raise_request_exception=False)
    client.force_login(
        apps.get_model("accounts.User").objects.get(username=pictures.ACCOUNTS["officer"]),
        backend="allauth.account.auth_backends.AuthenticationBackend",
    )
    found = {}
    for language in pictures.LANGUAGES:
        wanted = {"accept-language": language}
        with translation.override(language):
            request = RequestFactory().get("/")
            broken = {
                "400": defaults.bad_request(request, None),
                "500": defaults.server_error(request),
            }
        pages = {
            "403": client.get("/programmes/new/", headers=wanted),
            "404": client.get("/nowhere/", headers=wanted),
            **broken,
        }
        found |= {f"error-{name} {language}": page.content.decode() for name, page in pages.items()}
    return found


def begin() -> str:
    """Where the start of an installation that holds nothing begins."""
    from bereke.start.link import first_run_path

    return first_run_path()


def one_officer() -> None:
    """An officer of one region, alone in an installation that holds nothing else."""
    region = apps.get_model("communities.Region")(slug="zhambyl", name_en="Zhambyl Region")
    region.full_clean()
    region.save()
    people = apps.get_model("accounts.User").objects
    officer = people.create_user(pictures.ACCOUNTS["officer"], password=pictures.PASSWORD)
    officer.region_assignments.create(region=region)
