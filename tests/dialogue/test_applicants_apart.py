"""Who brings an appeal is told to those who may know, and stands nowhere else."""

from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from auditlog.models import LogEntry
from django.contrib.admin.models import LogEntry as AdminEntry

from accounts.roles import Role
from core.changes import described
from core.exceptions import OutOfScope, RuleViolation
from core.history import entries_of
from dialogue.models import Appeal, Applicant
from dialogue.services import save_appeal, save_applicant
from tests.communities.filling import filled_admin
from tests.factories import AppealFactory, ApplicantFactory, CouncilFactory, UserFactory

pytestmark = pytest.mark.django_db
NAME, PHONE, MAIL = "Canary Sarybas", "+7 701 555 44 33", "canary@example.org"


@pytest.fixture
def council(region_a):
    return CouncilFactory(region=region_a)


@pytest.fixture
def appeal(council):
    """A confidential appeal with its applicant."""
    appeal = AppealFactory(council=council, is_confidential=True, code="2006-03")
    ApplicantFactory(appeal=appeal, name=NAME, phone=PHONE, email=MAIL)
    return appeal


@pytest.fixture
def reader(region_a):
    """An officer of region A with the right of their own."""
    return UserFactory(username="reader", regions=[region_a], reads_confidential_appeals=True)


def told(user, appeal):
    """The applicant as a page for this person would have it."""
    return Appeal.objects.with_applicant_for(user).get(pk=appeal.pk).told_applicant


def entered(actor, council, *, confidential=True):
    """An appeal entered with its applicant by the services."""
    appeal = Appeal(council=council, received_on=date(2006, 1, 5), title="Land")
    appeal.is_confidential = confidential
    applicant = Applicant(name=NAME, phone=PHONE, email=MAIL)
    return save_appeal(actor=actor, appeal=appeal, version=None, applicant=applicant)


def test_a_confidential_applicant_is_told_with_the_right_only(
    appeal, officer, manager, administrator, viewer, other_officer, reader
):
    assert told(reader, appeal).name == NAME and appeal.tells_applicant_to(reader)
    for user in (officer, manager, administrator, viewer):
        assert told(user, appeal) is None, user
        assert not appeal.tells_applicant_to(user)
        assert not Applicant.objects.visible_to(user).exists()
        assert not Applicant.objects.editable_by(user).exists()
    other_officer.reads_confidential_appeals = True
    assert not Applicant.objects.visible_to(other_officer).exists()


def test_an_applicant_who_is_not_confidential_is_told_to_staff_of_the_region(
    appeal, officer, administrator, viewer, other_officer
):
    Appeal.objects.update(is_confidential=False)
    appeal.refresh_from_db()
    for user in (officer, administrator):
        assert told(user, appeal).name == NAME and appeal.tells_applicant_to(user)
    for user in (viewer, other_officer):
        assert told(user, appeal) is None
    assert not appeal.tells_applicant_to(viewer)


def test_the_right_comes_with_no_role(db):
    for role in Role.values:
        assert not UserFactory(role=role).reads_confidential_appeals


def test_everybody_else_reads_a_code(appeal):
    assert appeal.applicant_code == "applicant 2006-03"
    assert str(appeal.applicant) == "applicant 2006-03"
    assert NAME not in f"{appeal} {appeal!r} {appeal.applicant!r}"


def test_no_field_of_the_appeal_and_no_search_holds_the_name(officer, council):
    appeal = entered(officer, council)
    stored = Appeal.objects.filter(pk=appeal.pk).values().get()
    assert not any(text in str(stored) for text in (NAME, PHONE, MAIL))
    assert not Appeal.objects.matching("canary").exists()
    assert not hasattr(Applicant.objects.get(), "folded")


def test_the_history_of_the_appeal_holds_no_applicant(officer, council):
    appeal = entered(officer, council)
    applicant = appeal.applicant
    Appeal.objects.update(is_confidential=False)
    applicant.name = f"{NAME} junior"
    save_applicant(actor=officer, appeal=appeal, applicant=applicant)
    entries = entries_of(appeal)
    assert entries.exists()
    assert not any(NAME in f"{entry.changes} {entry.object_repr}" for entry in entries)
    own = entries_of(applicant)
    assert own.count() == 2 and {entry.actor for entry in own} == {officer}
    assert {entry.object_repr for entry in own} == {appeal.applicant_code}
    assert not Applicant.history_is_open_to(officer)
    assert not any(entry.changes for entry in described(own, officer))


def test_deleting_an_appeal_leaves_its_applicants_last_state_in_the_closed_history(
    officer, council
):
    appeal = entered(officer, council)
    key = appeal.pk
    appeal.transitions.all().delete()
    appeal.delete()
    for entry in LogEntry.objects.all():
        if NAME in f"{entry.changes} {entry.object_repr} {entry.additional_data}":
            assert entry.content_type.model == "applicant"
            assert entry.cid != f"dialogue.appeal:{key}"


def test_the_office_that_takes_an_appeal_enters_its_applicant_once(officer, council):
    appeal = entered(officer, council)
    assert Applicant.objects.get().name == NAME
    assert told(officer, appeal) is None
    for applicant in (Applicant(name="Other"), Applicant.objects.get()):
        with pytest.raises(RuleViolation, match="only those with the right"):
            save_applicant(actor=officer, appeal=appeal, applicant=applicant)
    assert Applicant.objects.get().name == NAME


def test_with_the_right_an_applicant_is_changed(reader, appeal):
    applicant = Applicant.objects.visible_to(reader).get()
    applicant.phone = ""
    save_applicant(actor=reader, appeal=appeal, applicant=applicant)
    assert Applicant.objects.get().phone == ""


def test_nobody_makes_an_applicant_known_without_the_right(officer, reader, appeal):
    appeal.is_confidential = False
    with pytest.raises(RuleViolation, match="make this applicant known"):
        save_appeal(actor=officer, appeal=appeal, version=1)
    assert Appeal.objects.get().is_confidential
    save_appeal(actor=reader, appeal=appeal, version=1)
    assert not Appeal.objects.get().is_confidential


def test_anybody_may_make_an_appeal_confidential(officer, council):
    appeal = entered(officer, council, confidential=False)
    appeal.is_confidential = True
    save_appeal(actor=officer, appeal=appeal, version=1)
    assert told(officer, appeal) is None


def test_nobody_enters_an_applicant_elsewhere(other_officer, appeal):
    Applicant.objects.all().delete()
    with pytest.raises(OutOfScope):
        save_applicant(actor=other_officer, appeal=appeal, applicant=Applicant(name=NAME))


ADMIN_PAGES = (
    "/admin/",
    "/admin/dialogue/appeal/",
    "/admin/dialogue/appeal/?q=canary",
    "/admin/dialogue/appeal/{appeal}/change/",
    "/admin/dialogue/appeal/{appeal}/history/",
    "/admin/auditlog/logentry/",
    "/admin/auditlog/logentry/?q=canary",
)


def test_the_administration_shows_no_applicant_without_the_right(
    client_of, administrator, reader, council
):
    appeal = entered(reader, council)
    client = client_of(administrator)
    for page in ADMIN_PAGES:
        answer = client.get(page.format(appeal=appeal.pk), follow=True)
        assert answer.status_code == 200, page
        assert "Sarybas" not in answer.content.decode(), page
    entries = LogEntry.objects.filter(content_type__model="applicant")
    assert entries.exists()
    for entry in entries:
        page = client.get(f"/admin/auditlog/logentry/{entry.pk}/change/", follow=True)
        assert "Sarybas" not in page.content.decode()
    applicant = f"/admin/dialogue/applicant/{appeal.applicant.pk}/change/"
    for page in ("/admin/dialogue/applicant/", "/admin/dialogue/applicant/add/", applicant):
        assert client.get(page).status_code == 403


def test_files_of_the_administration_hold_no_applicant(client_of, administrator, appeal):
    answer = client_of(administrator).post(
        "/admin/dialogue/appeal/", {"action": "export_csv", "_selected_action": [appeal.pk]}
    )
    body = answer.getvalue() if answer.streaming else answer.content
    assert NAME.encode() not in body and PHONE.encode() not in body


def test_with_the_right_the_administration_opens_and_keeps_the_applicant_apart(
    client_of, administrator, appeal
):
    administrator.reads_confidential_appeals = True
    administrator.save()
    client = client_of(administrator)
    url = f"/admin/dialogue/applicant/{appeal.applicant.pk}/change/"
    page = client.get(url)
    assert NAME in page.content.decode()
    data = filled_admin(page) | {"name": f"{NAME} senior"}
    assert client.post(url, data).status_code == 302
    assert Applicant.objects.get().name == f"{NAME} senior"
    assert not any(NAME in str(entry.changes) for entry in entries_of(appeal))
    assert not AdminEntry.objects.filter(object_repr__contains="Canary").exists()
    told_now = described(entries_of(appeal.applicant), administrator)
    assert any("senior" in change.after for entry in told_now for change in entry.changes)


def test_administrators_do_not_lift_confidentiality_without_the_right(
    client_of, administrator, appeal
):
    client = client_of(administrator)
    url = f"/admin/dialogue/appeal/{appeal.pk}/change/"
    data = filled_admin(client.get(url))
    data.pop("is_confidential")
    answer = client.post(url, data)
    assert answer.status_code == 200
    assert "make this applicant known" in answer.content.decode()
    assert Appeal.objects.get().is_confidential


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_files_of_the_administration_hold_codes_for_everybody(client_of, appeal, kind):
    reader = UserFactory(role=Role.ADMINISTRATOR, reads_confidential_appeals=True)
    client, url = client_of(reader), "/admin/dialogue/applicant/"
    assert NAME in client.get(url).content.decode()
    rows = {"action": f"export_{kind}", "_selected_action": [appeal.applicant.pk]}
    for response in (client.get(f"{url}export/{kind}/"), client.post(url, rows)):
        text = cells_of(b"".join(response.streaming_content), kind)
        assert appeal.code in text
        assert not any(secret in text for secret in (NAME, PHONE, MAIL))


def cells_of(content: bytes, kind: str) -> str:
    """All text of a file."""
    if kind == "csv":
        return content.decode()
    with ZipFile(BytesIO(content)) as book:
        return "".join(book.read(name).decode() for name in book.namelist())
