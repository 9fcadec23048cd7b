"""Deleting a record, seeing it in the bin, restoring it, and what stands in the way of each."""

from datetime import timedelta

import pytest
from auditlog.models import LogEntry
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Role
from communities.models import MergedPartner
from core.bin import ValueTaken, bin_record, empty_bin, restorable_by, restore
from core.exceptions import EditConflict, OutOfScope, RuleViolation
from core.files.keeping import sweep
from core.models import BinnedRecord, StoredFile
from core.questions import Question
from projects.models import Project, ProjectPartner
from projects.need_states import settle_states
from tests import factories
from tests.access.world import World
from tests.bin.whole import world_with_an_empty_bin
from tests.browsing import resend
from tests.budget import Asked
from trainings.models import Participant, Training


@pytest.fixture
def world(db) -> World:
    return world_with_an_empty_bin()


@pytest.fixture
def officer(world):
    return world.people["officer"]


def binned(record, actor, **values) -> BinnedRecord:
    record.refresh_from_db()
    return bin_record(actor=actor, record=record, version=record.version, **values)


def url_of(record) -> str:
    return f"{record.get_absolute_url()}delete/"


def test_an_officer_deletes_a_training_and_restores_it_on_screen(world, officer):
    training, client = world.records["training"], world.client("officer")
    page = client.get(url_of(training)).content.decode()
    assert "Sessions" in page and "Attendance" in page
    assert resend(client, url_of(training), reason="Entered twice").status_code == 302
    assert not Training.objects.filter(pk=training.pk).exists()
    assert Participant.objects.filter(pk=world.records["participant"].pk).exists()
    listed = client.get("/bin/").content.decode()
    assert str(training) in listed and "Entered twice" in listed and "89 days" in listed
    one = BinnedRecord.objects.get()
    assert "Entered twice" in client.get(one.get_absolute_url()).content.decode()
    response = client.post(one.get_absolute_url())
    assert response["Location"] == training.get_absolute_url()
    assert client.get(training.get_absolute_url()).status_code == 200
    assert not BinnedRecord.objects.exists()


def test_a_reason_is_asked(world):
    training = world.records["training"]
    assert resend(world.client("officer"), url_of(training), reason=" ").status_code == 422
    assert Training.objects.filter(pk=training.pk).exists()


def test_figures_drop_and_come_back(world, manager_client):
    community = world.records["community"]
    shared = {"programme": world.records["programme"], "sector": world.records["project"].sector}
    project = factories.ProjectFactory(
        lead_community=community, completed=True, confirmed=True, **shared
    )
    factories.GroupFactory(project=project, basis="actual", people=321)
    url = "/figures/reach_direct/?on=2005-05-31"

    def shown() -> bool:
        return 'data-value="321"' in manager_client.get(url).content.decode()

    assert shown()
    one = binned(project, world.people["manager"])
    assert not shown()
    restore(actor=world.people["manager"], binned=one)
    assert shown()


@pytest.fixture
def manager_client(world):
    return world.client("manager")


def test_what_others_depend_on_stays_and_they_are_named(world, officer):
    community, client = world.records["community"], world.client("officer")
    page = client.get(url_of(community)).content.decode()
    assert "Other records depend on it" in page
    assert world.records["training"].get_absolute_url() in page
    sent = {"version": community.version, "reason": "Gone"}
    assert client.post(url_of(community), sent).status_code == 422
    assert type(community).objects.filter(pk=community.pk).exists()


def test_records_of_other_regions_are_counted_and_not_named(world, officer):
    community = factories.CommunityFactory(district=world.records["community"].district)
    project = factories.ProjectFactory(name_en="Not for these eyes")
    project.other_communities.create(community=community)
    project.lead_community.district.region = world.records["region"]
    other = factories.ProjectFactory(merged_into=None)
    training = factories.TrainingFactory(project=other, name_en="Seen elsewhere only")
    with pytest.raises(RuleViolation) as refusal:
        binned(other, world.people["manager"])
    assert [gap.url for gap in refusal.value.missing] == [training.get_absolute_url()]
    mine = factories.ProjectFactory(lead_community=community)
    factories.TrainingFactory(project=mine, name_en="Seen elsewhere only")
    with pytest.raises(RuleViolation) as refusal:
        binned(mine, officer)
    assert [gap.text for gap in refusal.value.missing] == ["and 1 more"]


def test_a_confirmed_record_is_deleted_and_restored_by_a_manager_only(world, officer):
    manager = world.people["manager"]
    training = factories.TrainingFactory(community=world.records["community"], confirmed=True)
    assert world.client("officer").get(url_of(training)).status_code == 403
    assert (
        url_of(training)
        not in world.client("officer").get(training.get_absolute_url()).content.decode()
    )
    with pytest.raises(OutOfScope):
        binned(training, officer)
    one = binned(training, manager)
    assert list(restorable_by(officer)) == []
    assert list(restorable_by(manager)) == [one]
    with pytest.raises(OutOfScope):
        restore(actor=officer, binned=one)
    assert restore(actor=manager, binned=one).is_confirmed


def test_partner_organisations_are_deleted_by_administrators(world, officer):
    partner = factories.PartnerFactory()
    with pytest.raises(OutOfScope):
        binned(partner, officer)
    one = binned(partner, world.people["administrator"])
    assert list(restorable_by(world.people["administrator"])) == [one]
    assert list(restorable_by(world.people["manager"])) == []


def test_the_bin_is_in_scope(world, officer):
    one = binned(world.records["training"], officer)
    seen = {}
    for role in ("officer", "other_officer", "manager", "administrator", "viewer"):
        response = world.client(role).get("/bin/")
        seen[role] = str(one) in response.content.decode() if response.status_code == 200 else "–"
    assert seen == {
        "officer": True,
        "other_officer": False,
        "manager": True,
        "administrator": False,
        "viewer": "–",
    }


def test_what_was_changed_meanwhile_is_not_deleted(world, officer):
    training = world.records["training"]
    with pytest.raises(EditConflict):
        bin_record(actor=officer, record=training, version=7)
    response = world.client("officer").post(url_of(training), {"version": 7, "reason": "Twice"})
    assert response.status_code == 409
    assert Training.objects.filter(pk=training.pk).exists()


def test_a_part_that_comes_meanwhile_is_not_lost(world, officer, monkeypatch):
    """A row written between reading the record and deleting it would be in no graph."""
    training = world.records["training"]
    root_delete = Training.delete

    def delete(self, *args, **kwargs):
        factories.SessionFactory(training=training)
        return root_delete(self, *args, **kwargs)

    monkeypatch.setattr(Training, "delete", delete)
    with pytest.raises(EditConflict):
        binned(training, officer)
    assert Training.objects.filter(pk=training.pk).exists()


def test_a_code_that_is_taken_meanwhile_is_said_and_another_one_asked(world, officer):
    training, client = world.records["training"], world.client("officer")
    one = binned(training, officer)
    taker = factories.TrainingFactory(community=training.community, code=training.code)
    response = client.post(one.get_absolute_url())
    page = response.content.decode()
    assert response.status_code == 422
    assert "Another training has this code." in page and taker.get_absolute_url() in page
    again = client.post(one.get_absolute_url(), {"instead": "code", "code": taker.code})
    assert again.status_code == 422
    done = client.post(one.get_absolute_url(), {"instead": "code", "code": "T-NEW"})
    assert done.status_code == 302
    assert Training.objects.get(pk=training.pk).code == "T-NEW"


def test_only_the_value_that_was_taken_can_be_given_anew(world, officer):
    training, client = world.records["training"], world.client("officer")
    one = binned(training, officer)
    factories.TrainingFactory(code=training.code)
    sent = {"instead": ["code", "review", "pk"], "code": "T-NEW", "review": "confirmed"}
    assert client.post(one.get_absolute_url(), sent).status_code == 302
    assert Training.objects.get(pk=training.pk).review == "draft"


def test_what_it_names_has_to_be_there(world, officer):
    person = factories.ParticipantFactory(community=world.records["community"], full_name="Aru")
    training = factories.TrainingFactory(community=world.records["community"])
    factories.AttendanceFactory(session__training=training, participant=person)
    one = binned(training, officer)
    other = binned(person, officer)
    with pytest.raises(RuleViolation) as refusal:
        restore(actor=officer, binned=one)
    gap = refusal.value.missing[0]
    assert gap.text == "Participant: Aru" and gap.url == other.get_absolute_url()
    restore(actor=officer, binned=other)
    assert restore(actor=officer, binned=one).sessions.get().attendance.count() == 1


def test_it_follows_a_partner_that_was_merged_meanwhile(world, officer):
    project = factories.ProjectFactory(lead_community=world.records["community"])
    old, kept = factories.PartnerFactory.create_batch(2)
    ProjectPartner.objects.create(project=project, partner=old, role="owner")
    one = binned(project, officer)
    MergedPartner.objects.create(partner=kept, old_key=old.pk, name_en="Old")
    old.delete()
    restored = restore(actor=officer, binned=one)
    assert restored.partners.get().partner == kept


def test_a_refused_restoring_changes_nothing(world, officer):
    one = binned(world.records["training"], officer)
    factories.TrainingFactory(code=world.records["training"].code)
    with pytest.raises(ValueTaken):
        restore(actor=officer, binned=one)
    assert BinnedRecord.objects.filter(pk=one.pk).exists()
    assert not Training.objects.filter(pk=one.key).exists()


def test_it_is_restored_once(world, officer):
    one = binned(world.records["training"], officer)
    restore(actor=officer, binned=one)
    with pytest.raises(OutOfScope):
        restore(actor=officer, binned=one)
    assert world.client("officer").post(one.get_absolute_url()).status_code == 404


def test_a_community_that_left_the_region_is_not_restored_by_its_former_officer(world, officer):
    training = world.records["training"]
    one = binned(training, officer)
    elsewhere = factories.DistrictFactory(region=factories.RegionFactory())
    type(training.community).objects.filter(pk=training.community_id).update(district=elsewhere)
    assert world.client("officer").post(one.get_absolute_url()).status_code == 422
    assert not Training.objects.filter(pk=training.pk).exists()


def test_the_history_tells_of_both_in_one_entry_each_and_keeps_the_last_state_of_all(
    world, officer
):
    training = world.records["training"]
    one = binned(training, officer, reason="Entered twice")
    gone = LogEntry.objects.filter(action=LogEntry.Action.DELETE)
    kinds = {entry.content_type.model for entry in gone}
    assert {"training", "trainingsession", "attendance"} <= kinds
    assert {entry.additional_data["record"] for entry in gone} == {
        f"trainings.training:{training.pk}"
    }
    restore(actor=officer, binned=one)
    page = world.client("officer").get(training.get_absolute_url()).content.decode()
    history = page.split('id="history"')[-1]
    assert history.count("deleted with all its parts") == 1
    assert history.count("restored from the bin") == 1
    assert "Entered twice" in history
    assert all(entry.actor == officer for entry in LogEntry.objects.all())


def test_the_bin_is_emptied_of_what_has_lain_there_for_90_days(world, officer, capsys):
    old, new = (
        binned(world.records["training"], officer),
        binned(world.records["participant"], officer),
    )
    BinnedRecord.objects.filter(pk=old.pk).update(binned_at=timezone.now() - timedelta(days=91))
    call_command("empty_bin")
    assert "1 removed for good." in capsys.readouterr().out
    assert list(BinnedRecord.objects.all()) == [new]


def test_conflict_assessments_are_not_told_to_those_who_may_not_read_them(world, officer):
    community = factories.CommunityFactory(district=world.records["community"].district)
    factories.ConflictAssessmentFactory(community=community)
    client = world.client("officer")
    assert "onflict" not in client.get(url_of(community)).content.decode()
    one = binned(community, officer)
    assert "onflict" not in client.get(one.get_absolute_url()).content.decode()


def test_deleting_asks_the_same_number_of_questions_for_many_rows(world, officer):
    training = factories.TrainingFactory(community=world.records["community"])
    sessions = factories.SessionFactory.create_batch(3, training=training)

    def fill(number: int) -> None:
        for _ in range(number):
            person = factories.ParticipantFactory(community=training.community)
            for session in sessions:
                factories.AttendanceFactory(session=session, participant=person)

    def cost() -> tuple[int, int]:
        with Asked() as away:
            one = binned(training, officer)
        with Asked() as back:
            restore(actor=officer, binned=one)
        return away.number, back.number

    fill(2)
    cost()
    few = cost()
    fill(20)
    assert cost() == few


def test_a_role_that_lost_its_rights_restores_nothing(world, officer):
    one = binned(world.records["training"], officer)
    officer.role = Role.VIEWER
    officer.save()
    assert world.client("officer").get(one.get_absolute_url()).status_code == 403


def test_the_delete_button_stands_on_the_record(world):
    for kind in ("community", "project", "training", "participant", "appeal", "council_meeting"):
        record = world.records[kind]
        page = world.client("officer").get(record.get_absolute_url()).content.decode()
        assert f'href="{url_of(record)}"' in page, kind
    assert (
        Project.bin_right
        and reverse("core:bin") in world.client("officer").get("/").content.decode()
    )


def test_files_wait_in_the_bin_with_their_record_and_go_with_it(world, officer, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    project = factories.ProjectFactory(lead_community=world.records["community"])
    photo = factories.PhotoFactory(project=project)
    question = factories.QuestionFactory(record=project, asked_by=officer)
    one = binned(project, officer)
    sweep(timezone.now() + timedelta(days=30))
    assert StoredFile.objects.filter(pk=photo.file_id).exists()
    restored = restore(actor=officer, binned=one)
    assert restored.photos.get().file_id == photo.file_id
    one = binned(restored, officer)
    empty_bin(before=timezone.now() + timedelta(days=1))
    assert not BinnedRecord.objects.filter(pk=one.pk).exists()
    assert not StoredFile.objects.filter(pk=photo.file_id).exists()
    assert not Question.objects.filter(pk=question.pk).exists()


def test_needs_follow_a_project_into_the_bin_and_out_of_it(world, officer):
    project = world.records["project"]
    need = factories.NeedFactory(community=project.lead_community)
    project.needs.add(need)
    settle_states(actor=officer, needs=[need.pk])

    def state() -> str:
        need.refresh_from_db()
        return need.state

    assert state() == "in_project"
    one = binned(project, officer)
    assert state() == "open"
    restore(actor=officer, binned=one)
    assert state() == "in_project"
