"""Fixtures every test may use."""

import pytest
from django.core.cache import cache

from tests.plugins.optional_checks import chromium_path


@pytest.fixture(autouse=True)
def fresh_cache():
    """Limits on requests are counted in the cache and must not pass from test to test."""
    cache.clear()


@pytest.fixture(autouse=True)
def quick_passwords(settings):
    """Signs in without the wanted slowness of the real hasher."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


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
