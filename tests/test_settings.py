"""The settings refuse an unsafe installation, and `.env.example` tells all of them."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PRODUCTION = {
    "SECRET_KEY": "k7Q-2nVx_9rTzL4mYp8sWd1hGc6bJf3aXe5uRoNiKqBt-0zPy7uW",
    "ALLOWED_HOSTS": "bereke.example.org",
    "DATABASE_URL": "sqlite://:memory:",
}


def python(*arguments: str, **environment: str) -> subprocess.CompletedProcess:
    """Runs Python in the project with this environment and nothing else."""
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "ENV_FILE": os.devnull, **environment},
        capture_output=True,
        text=True,
        timeout=120,
    )


def load(**environment: str) -> subprocess.CompletedProcess:
    return python("-c", "import bereke.settings as s; print(s.DEBUG, s.DATABASES)", **environment)


@pytest.mark.parametrize("name", PRODUCTION)
@pytest.mark.parametrize("value", [None, "", "  "])
def test_production_refuses_to_start_without_a_required_setting(name, value):
    environment = {key: text for key, text in PRODUCTION.items() if key != name}
    if value is not None:
        environment[name] = value
    result = load(**environment)
    assert result.returncode != 0
    assert f"{name} is not set" in result.stderr


def test_production_starts_with_what_is_required_and_debug_stays_off():
    result = load(**PRODUCTION)
    assert result.returncode == 0, result.stderr
    assert result.stdout.startswith("False ")


def test_a_misspelt_switch_is_refused_instead_of_guessed():
    result = load(DEBUG="ture")
    assert result.returncode != 0
    assert "DEBUG is 'ture'" in result.stderr


def test_debugging_needs_no_setting_and_uses_a_local_file():
    result = load(DEBUG="1")
    assert result.returncode == 0, result.stderr
    assert "db.sqlite3" in result.stdout


@pytest.mark.parametrize("folder", ["staticfiles", "staticfiles/media", "static/uploads"])
def test_a_folder_of_files_that_everybody_can_read_is_refused(folder):
    result = load(**PRODUCTION, MEDIA_ROOT=str(ROOT / folder))
    assert result.returncode != 0
    assert "which everybody can read" in result.stderr


def test_a_key_that_begins_with_a_dollar_sign_is_taken_as_it_is():
    environment = {**PRODUCTION, "SECRET_KEY": "$" + PRODUCTION["SECRET_KEY"]}
    assert load(**environment).returncode == 0


def test_options_of_a_database_address_reach_the_driver():
    address = "postgres://user:p%40ss@host:5432/name?sslmode=require"
    result = load(**{**PRODUCTION, "DATABASE_URL": address})
    assert "'sslmode': 'require'" in result.stdout
    assert "'PASSWORD': 'p@ss'" in result.stdout


def test_the_example_file_names_exactly_the_settings_that_are_read():
    source = (ROOT / "bereke/settings.py").read_text()
    read = set(re.findall(r'(?:switch|required|environ\.get|env\.\w+)\(\s*"([A-Z_]+)"', source))
    example = (ROOT / ".env.example").read_text()
    told = set(re.findall(r"^(?:# )?([A-Z_]+)=", example, re.MULTILINE))
    assert read == told


def test_the_example_file_is_a_working_start_once_its_blanks_are_filled(tmp_path):
    example = (ROOT / ".env.example").read_text()
    for name in ("SECRET_KEY", "DATABASE_URL"):
        example = example.replace(f"{name}=\n", f"{name}={PRODUCTION[name]}\n")
    (tmp_path / "env").write_text(example)
    result = load(ENV_FILE=str(tmp_path / "env"))
    assert result.returncode == 0, result.stderr


@pytest.mark.slow
def test_the_deployment_check_is_clean_with_production_settings():
    result = python("manage.py", "check", "--deploy", "--fail-level", "WARNING", **PRODUCTION)
    assert result.returncode == 0, result.stderr
