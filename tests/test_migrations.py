"""Tables and migrations tell the same story, and each migration says in its name what it does."""

import os
import re
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from tests.test_architecture import APPS

ROOT = Path(__file__).resolve().parent.parent


def ours() -> list[tuple[str, str]]:
    """App and name of every migration of this project."""
    loader = MigrationLoader(None, ignore_no_migrations=True)
    return sorted(key for key in loader.disk_migrations if key[0] in APPS)


def test_no_change_of_a_model_waits_for_its_migration(db):
    told = StringIO()
    try:
        call_command("makemigrations", check=True, dry_run=True, stdout=told, stderr=told)
    except SystemExit:
        pytest.fail(told.getvalue())


def test_each_migration_says_in_words_what_it_does():
    wrong = [
        f"{app}.{name}"
        for app, name in ours()
        if not re.fullmatch(r"\d{4}(_[a-z0-9]+)+", name)
        or re.search(r"auto|initial|squashed|alter_|merge", name)
    ]
    assert ours() and wrong == []


def test_the_migrations_of_an_app_stand_in_one_line():
    leaves = MigrationLoader(None, ignore_no_migrations=True).graph.leaf_nodes()
    apps = [app for app, _ in leaves]
    assert sorted(apps) == sorted(set(apps))


def test_every_migration_is_applied_from_zero(db):
    loader = MigrationExecutor(connection).loader
    assert {key for key in ours() if key not in loader.applied_migrations} == set()
    assert {app for app, _ in ours()} >= {"accounts", "communities", "core", "projects"}


def test_a_bare_checkout_says_whether_migrations_are_missing():
    """Without any setting: no installation is asked for, and none is made up for other commands."""
    command = [sys.executable, "manage.py", "makemigrations", "--check", "--dry-run"]
    bare = {"PATH": os.environ["PATH"], "ENV_FILE": os.devnull, "DATABASE_URL": "sqlite://:memory:"}
    done = subprocess.run(command, cwd=ROOT, env=bare, capture_output=True, text=True)
    assert (done.returncode, done.stdout.strip()) == (0, "No changes detected"), done.stderr
    other = [sys.executable, "manage.py", "check"]
    refused = subprocess.run(other, cwd=ROOT, env=bare, capture_output=True, text=True)
    assert refused.returncode != 0 and "SECRET_KEY is not set" in refused.stderr
