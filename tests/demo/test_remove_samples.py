"""Samples can be removed again, and never an own row with them."""

from io import StringIO

import pytest
from auditlog.models import LogEntry
from django.apps import apps
from django.core.management import CommandError, call_command
from django.urls import reverse

from accounts.models import User
from accounts.roles import Role
from bereke.demo.accounts import ACCOUNTS, load_accounts
from bereke.demo.load import load_portfolio
from bereke.demo.projects import load_follow_ups
from communities.models import (
    Community,
    District,
    PartnerOrganisation,
    Programme,
    Region,
)
from core.bin import bin_record, restore
from core.history import Recorded, acting
from core.models import BinnedRecord, StoredFile
from core.questions import Answer, Question, answer, ask
from projects.models import Milestone, Project, Sector
from tests.factories import (
    CommunityFactory,
    MilestoneFactory,
    PartnerFactory,
    PhotoFactory,
    ProjectFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db(transaction=False)


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker):
    """The portfolio with its accounts, and an administrator of the installation's own."""
    with django_db_blocker.unblock():
        found = load_portfolio(with_accounts=False)
        load_accounts(found)
        load_follow_ups(found)
        UserFactory(username="own", role=Role.ADMINISTRATOR)
        yield found
        call_command("flush", interactive=False, verbosity=0)


@pytest.fixture
def demo(loaded, db):
    """The same, for one test."""
    return loaded


@pytest.fixture
def own(demo) -> User:
    return User.objects.get(username="own")


@pytest.fixture
def keeper(demo) -> User:
    """A manager of the installation's own, who keeps the records of all regions."""
    return UserFactory(username="keeper", role=Role.MANAGER, regions=[None])


def removed(*options: str) -> str:
    out = StringIO()
    call_command("remove_samples", *options, stdout=out)
    return out.getvalue()


def entered(person: User, factory, **fields):
    """A row as a person enters it, with the history saying so."""
    with acting(person):
        return factory(**fields)


def rows_left() -> dict[str, int]:
    """What is left of all kinds of ours, by name."""
    models = [model for model in apps.get_models() if issubclass(model, Recorded)]
    return {m._meta.label: n for m in models if (n := m._base_manager.count())}


def test_nothing_of_the_demo_is_left_but_the_starting_lists(own, client_of):
    told = removed()
    assert "85 projects" in told and f"{len(ACCOUNTS)} demo accounts" in told
    left = rows_left()
    assert left.pop("accounts.User") == 1
    lists = {"projects.Sector": 8, "projects.OutputMeasure": 18, "trainings.Topic": 10}
    assert left == lists
    assert "0 demo accounts" in removed() and rows_left() == lists | {"accounts.User": 1}
    kinds = {f"{e.content_type.app_label}.{e.content_type.model}" for e in LogEntry.objects.all()}
    assert "projects.project" not in kinds and "communities.community" not in kinds
    client = client_of(own)
    for name in ("home", "about", "communities:community_list", "projects:project_list"):
        assert client.get(reverse(name)).status_code == 200, name
    for name in ("trainings:training_list", "communities:partner_list", "reports:regions"):
        assert client.get(reverse(name)).status_code == 200, name


def test_a_dry_run_counts_and_changes_nothing(own):
    before = rows_left()
    told = removed("--dry-run")
    assert "21 communities" in told and "dry run" in told
    assert rows_left() == before


def test_what_was_entered_stays_with_the_regions_and_programmes_it_needs(own, demo):
    district = demo.districts["merke"]
    community = entered(own, CommunityFactory, name_en="Our village", district=district)
    project = entered(
        own,
        ProjectFactory,
        lead_community=community,
        programme=demo.programmes["caip"],
        sector=Sector.objects.first(),
    )
    entered(own, PartnerFactory, name_en="Our partner", region=demo.regions["shymkent"])
    removed()
    assert Project.objects.get() == project and Community.objects.get() == community
    assert Programme.objects.get().age_bands.count() == 4
    # The donor stays in the programme, for that is sourced.
    assert Programme.objects.get().partners.filter(role="donor").exists()
    assert PartnerOrganisation.objects.filter(name_en="Our partner").exists()
    assert not PartnerOrganisation.objects.filter(provenance="sample").exists()
    assert set(Region.objects.values_list("slug", flat=True)) == {
        "zhambyl",
        "shymkent",
        "south-kazakhstan",
    }
    assert District.objects.filter(region__slug="zhambyl").count() == 11


def test_people_of_ones_own_keep_their_regions_and_programmes_whoever_made_them(own, demo):
    administrator = User.objects.get(username="administrator")
    given = {"regions": [demo.regions["zhambyl"]]}
    entered(administrator, UserFactory, username="our-officer", **given)
    given = {"role": Role.VIEWER, "programmes": [demo.programmes["caip"]]}
    entered(administrator, UserFactory, username="our-donor", **given)
    assert "account administrator stays, switched off" in removed()
    assert User.objects.get(username="our-officer").scope.region_names == ("Zhambyl Region",)
    assert User.objects.get(username="our-donor").scope.programmes
    assert not Community.objects.exists()


def test_an_own_row_on_a_sample_row_is_named_and_nothing_is_removed(own, demo):
    project = demo.projects["ZH-01-P1"]
    with acting(own):
        Milestone.objects.create(project=project, name_en="Our own milestone")
    before = rows_left()
    with pytest.raises(CommandError, match="milestone: Our own milestone .entered by Own"):
        removed()
    assert rows_left() == before


def test_what_demo_accounts_entered_goes_only_when_asked(own, demo):
    manager = User.objects.get(username="manager")
    community = demo.communities["ZH-01"]
    entered(manager, CommunityFactory, name_en="Tried out", district=community.district)
    removed()
    assert Community.objects.get().name == "Tried out"
    manager.refresh_from_db()
    assert not manager.is_active and not manager.has_usable_password()
    removed("--with-demo-entries")
    assert not Community.objects.exists() and not User.objects.filter(username="manager").exists()


def test_questions_about_samples_go_with_them_and_those_about_own_records_stay(keeper, demo):
    project, officer = demo.projects["ZH-01-P1"], User.objects.get(username="officer-zhambyl")
    community = entered(keeper, CommunityFactory, district=demo.districts["merke"])
    for record in (project, community):
        question = ask(actor=keeper, record=record, text="Who keeps the key?")
        answer(actor=keeper, question=question, text="The caretaker.")
    ask(actor=officer, record=community, text="And the fence?")
    assert "2 questions" not in removed("--dry-run")
    told = removed()
    assert "1 questions" in told and "1 answers" in told
    assert {question.record for question in Question.objects.all()} == {community}
    assert Question.objects.count() == 2 and Answer.objects.count() == 1
    officer.refresh_from_db()
    assert not officer.is_active, "its question stands on an own record"
    kinds = LogEntry.objects.filter(content_type__model="question")
    assert set(kinds.values_list("object_id", flat=True)) == set(
        Question.objects.values_list("pk", flat=True)
    )


def test_samples_in_the_bin_go_with_their_files_questions_and_history(keeper, demo):
    project = entered(
        keeper,
        ProjectFactory,
        lead_community=demo.communities["ZH-01"],
        programme=demo.programmes["caip"],
        provenance="sample",
    )
    ask(actor=keeper, record=project, text="Who keeps the key?")
    photo = PhotoFactory(project=project)
    BinnedRecord.objects.all().delete()
    bin_record(actor=keeper, record=project, version=project.version)
    assert not StoredFile.objects.exclude(pk=photo.file_id).exists()
    removed()
    assert not BinnedRecord.objects.exists() and not Question.objects.exists()
    assert not StoredFile.objects.exists()
    assert not LogEntry.objects.filter(cid__startswith=f"projects.project:{project.pk}").exists()


def test_the_history_of_what_hung_on_a_sample_goes_and_of_what_was_moved_stays(keeper, demo):
    project = demo.projects["ZH-01-P1"]
    ours = entered(
        keeper,
        ProjectFactory,
        lead_community=entered(keeper, CommunityFactory, district=demo.districts["merke"]),
        programme=demo.programmes["caip"],
    )
    lost, moved = (entered(keeper, MilestoneFactory, project=project) for _ in range(2))
    with acting(keeper):
        lost.delete()
        moved.project = ours
        moved.save()
    removed()
    told = LogEntry.objects.filter(content_type__model="milestone")
    assert set(told.values_list("object_id", flat=True)) == {moved.pk}


def test_an_own_record_in_the_bin_that_needs_a_sample_is_named(keeper, demo):
    project = entered(
        keeper,
        ProjectFactory,
        name_en="Our own bridge",
        lead_community=demo.communities["ZH-01"],
        programme=demo.programmes["caip"],
    )
    bin_record(actor=keeper, record=project, version=project.version)
    before = rows_left()
    with pytest.raises(CommandError, match="in the bin: Our own bridge .entered by Keeper"):
        removed()
    assert rows_left() == before
    Project.objects.filter(pk=restore(actor=keeper, binned=BinnedRecord.objects.get()).pk).delete()
    removed()


def test_an_own_record_in_the_bin_keeps_the_programme_and_region_it_needs(keeper, demo):
    village = entered(keeper, CommunityFactory, district=demo.districts["merke"])
    programme = demo.programmes["caip"]
    project = entered(keeper, ProjectFactory, lead_community=village, programme=programme)
    binned = bin_record(actor=keeper, record=project, version=project.version)
    removed()
    assert Programme.objects.get() == programme
    assert restore(actor=keeper, binned=binned) == project


def test_somebody_must_remain_who_administers(own):
    own.delete()
    with pytest.raises(CommandError, match="administrator of your own first"):
        removed()
    assert Project.objects.exists()
