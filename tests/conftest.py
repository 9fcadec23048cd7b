"""Fixtures every test may use: the two regions, a person of each role, a signed-in browser."""

from collections.abc import Callable

import pytest
from django.core.cache import caches
from django.db import connections
from django.test import Client
from django.utils import translation

from accounts.roles import Role
from tests.factories import ProgrammeFactory, RegionFactory, UserFactory
from tests.plugins.optional_checks import chromium_path


@pytest.fixture(autouse=True)
def fresh_cache():
    """Limits on requests are counted in the cache and must not pass from test to test; nor does
    the organisation, which each process remembers."""
    for name in ("default", "memory"):
        caches[name].clear()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings):
    """Each request of a live server gives its connection back: a browser keeps its sockets open,
    and a thread that waits at one would hold the database that is to be removed at the end."""
    for database in connections.settings.values():
        database["CONN_MAX_AGE"] = 0


@pytest.fixture(autouse=True)
def quick_passwords(settings):
    """Signs in without the wanted slowness of the real hasher."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(scope="session")
def folder_of_files(tmp_path_factory):
    """Where uploaded files of the tests lie."""
    return tmp_path_factory.mktemp("files")


@pytest.fixture(autouse=True)
def files_apart(settings, folder_of_files):
    """Uploaded files never lie among those of whoever runs the tests."""
    settings.MEDIA_ROOT = folder_of_files


@pytest.fixture(autouse=True)
def in_english():
    """Whatever language a request switched to does not pass from test to test."""
    with translation.override("en"):
        yield


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """Drives the system's Chromium, never a downloaded one.

    Its sandbox cannot start as root, as which containers run; it only opens our own pages.
    """
    return {
        **browser_type_launch_args,
        "executable_path": chromium_path(),
        "args": ["--no-sandbox"],
    }


@pytest.fixture
def region_a(db):
    """The region of `officer`."""
    return RegionFactory(slug="turkistan", name_en="Turkistan")


@pytest.fixture
def region_b(db):
    """The region of `other_officer`."""
    return RegionFactory(slug="zhambyl", name_en="Zhambyl")


@pytest.fixture
def programme(db):
    """The programme `viewer` reads."""
    return ProgrammeFactory(code="caip", name_en="Community Action Investment Program")


@pytest.fixture
def administrator(db):
    return UserFactory(username="administrator", role=Role.ADMINISTRATOR)


@pytest.fixture
def manager(db):
    """A manager of all regions."""
    return UserFactory(username="manager", role=Role.MANAGER, regions=[None])


@pytest.fixture
def officer(region_a):
    """The officer of region A."""
    return UserFactory(username="officer", regions=[region_a])


@pytest.fixture
def other_officer(region_b):
    """The officer of region B."""
    return UserFactory(username="other-officer", regions=[region_b])


@pytest.fixture
def viewer(programme):
    """A donor's reader of one programme."""
    return UserFactory(username="viewer", role=Role.VIEWER, programmes=[programme])


@pytest.fixture
def switched_off(region_a):
    """An officer of region A whose account is closed."""
    return UserFactory(username="switched-off", regions=[region_a], is_active=False)


@pytest.fixture
def client_of() -> Callable[..., Client]:
    """`client_of(user)` is a browser in which the user is signed in."""

    def sign_in(user) -> Client:
        client = Client()
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return sign_in
