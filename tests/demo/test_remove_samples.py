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
from core.history import Recorded, acting
from projects.models import Milestone, Project, Sector
from tests.factories import CommunityFactory, PartnerFactory, ProjectFactory, UserFactory

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


def test_somebody_must_remain_who_administers(own):
    own.delete()
    with pytest.raises(CommandError, match="administrator of your own first"):
        removed()
    assert Project.objects.exists()
