"""Documents of projects, communities and trainings: added with a file, shown, guarded, removed."""

import pytest
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from core.history import entries_of
from core.models import StoredFile
from tests import factories
from tests.browsing import filled, resend
from tests.files.malformed import pdf
from tests.files.pictures import COMMENT, opened, photo

pytestmark = pytest.mark.django_db

WHOLES = ("project", "community", "training")
KINDS = {"project": "contract", "community": "agreement", "training": "plan"}


@pytest.fixture
def community(region_a):
    """A community of the officer's region."""
    return factories.CommunityFactory(district=factories.DistrictFactory(region=region_a))


@pytest.fixture
def wholes(community) -> dict:
    """A record of each kind that has documents."""
    return {
        "project": factories.ProjectFactory(lead_community=community),
        "community": community,
        "training": factories.TrainingFactory(community=community),
    }


def address(whole, step: str, key: int) -> str:
    return reverse(f"{whole._meta.app_label}:document_{step}", args=[key])


def act(name: str = "Акт № 7.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, pdf())


@pytest.mark.parametrize("kind", WHOLES)
def test_a_document_is_added_with_its_file_and_shown_on_its_page(kind, wholes, officer, client_of):
    whole, client = wholes[kind], client_of(officer)
    url = address(whole, "create", whole.pk)
    response = resend(client, url, uploads=[act()], kind=KINDS[kind], dated_on="31.05.2005")
    assert response.status_code == 302, response.context["form"].errors
    document = whole.documents.get()
    assert (document.title, document.file.name) == ("Акт № 7", "Акт № 7.pdf")
    entry = entries_of(whole)[0]
    assert (entry.actor, entry.content_type.model) == (officer, document._meta.model_name)
    page = client.get(whole.get_absolute_url()).content.decode()
    section = page.split('id="documents"')[1].split("</section>")[0]
    assert "Акт № 7" in section and address(whole, "file", document.pk) in section
    assert "PDF, 1 kB" in section and "31 May 2005" in section


@pytest.mark.parametrize("kind", WHOLES)
def test_its_file_is_saved_under_its_name_and_never_opened(
    kind, wholes, officer, other_officer, client_of
):
    whole, client = wholes[kind], client_of(officer)
    resend(client, address(whole, "create", whole.pk), uploads=[act()], kind=KINDS[kind])
    url = address(whole, "file", whole.documents.get().pk)
    response = client.get(url)
    assert b"".join(response) == pdf()
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"].startswith("attachment; filename*=utf-8''%D0%90")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert client_of(other_officer).get(url).status_code == 404


@pytest.mark.parametrize("kind", WHOLES)
def test_a_removed_document_takes_its_file_with_it(
    kind, wholes, officer, client_of, django_capture_on_commit_callbacks
):
    whole, client = wholes[kind], client_of(officer)
    resend(client, address(whole, "create", whole.pk), uploads=[act()], kind=KINDS[kind])
    document = whole.documents.get()
    lies = document.file.file.name
    with django_capture_on_commit_callbacks(execute=True):
        assert resend(client, address(whole, "delete", document.pk)).status_code == 302
    assert not storages["files"].exists(lies) and not StoredFile.objects.exists()
    assert entries_of(whole)[0].object_repr == "Акт № 7"


def test_a_sheet_of_paper_may_be_a_photo_and_is_made_plain(wholes, officer, client_of):
    project, client = wholes["project"], client_of(officer)
    url = f"{address(project, 'create', project.pk)}?kind=day_sheet"
    sent = photo("Лист асара.png", size=(3000, 4000), kind="PNG")
    response = resend(client, url, uploads=[sent])
    assert response.status_code == 302, response.context["form"].errors
    document = project.documents.get()
    assert (document.kind, document.file.name) == ("day_sheet", "Лист асара.jpg")
    data = document.file.file.read()
    assert max(opened(data).size) == 2400 and COMMENT not in data


def test_a_document_may_prove_a_receipt_of_its_project_only(wholes, officer, client_of):
    project, client = wholes["project"], client_of(officer)
    mine = factories.ReceiptFactory(contribution__project=project)
    strange = factories.ReceiptFactory()
    url = address(project, "create", project.pk)
    refused = resend(client, url, uploads=[act()], kind="receipt", receipt=strange.pk)
    assert refused.status_code == 422 and "receipt" in refused.context["form"].errors
    again = client.post(url, filled(refused) | {"receipt": mine.pk})
    assert again.status_code == 302
    document = project.documents.get()
    assert document.receipt == mine

    sections = client.get(project.get_absolute_url()).context["sections"]
    (row,) = next(section for section in sections if section.id == "receipts").rows
    assert row.cells[-1].text == str(document)
    assert row.cells[-1].url == f"/projects/documents/{document.pk}/file/"


def test_a_document_of_a_community_is_that_of_its_own_meeting_only(
    wholes, community, officer, client_of
):
    mine = factories.MeetingFactory(community=community)
    strange = factories.MeetingFactory()
    url, client = address(community, "create", community.pk), client_of(officer)
    refused = resend(client, url, uploads=[act()], kind="minutes", meeting=strange.pk)
    assert refused.status_code == 422 and "meeting" in refused.context["form"].errors
    assert client.post(url, filled(refused) | {"meeting": mine.pk}).status_code == 302
    assert community.documents.get().meeting == mine


def test_a_newer_file_stands_in_for_the_one_kept_before(wholes, officer, client_of):
    project, client = wholes["project"], client_of(officer)
    url = address(project, "create", project.pk)
    refused = resend(client, url, uploads=[act("old.pdf")], kind="contract", dated_on="x")
    assert "old.pdf" in refused.content.decode()
    data = filled(refused) | {"dated_on": "", "uploads": [act("new.pdf")]}
    assert client.post(url, data).status_code == 302
    assert project.documents.get().file.name == "new.pdf"
