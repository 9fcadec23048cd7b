"""Skips what this machine cannot check, says so loudly, and fails instead where it is required.

`BEREKE_REQUIRE` names the checks that must run, with commas between: `browser,postgres`. A
required check that cannot run fails each of its tests, so that no green run hides a missing tool.
"""

import os
import shutil
from collections.abc import Callable

import pytest

# Tests never read the developer's own .env: it would make them differ from machine to machine.
os.environ["ENV_FILE"] = os.devnull
os.environ.setdefault("DEBUG", "1")
os.environ.setdefault("DATABASE_URL", "sqlite://:memory:")
# Playwright's synchronous interface keeps an event loop running in the tests' own thread.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")

REQUIRED = {name.strip() for name in os.environ.get("BEREKE_REQUIRE", "").split(",")} - {""}


def chromium_path() -> str | None:
    """Where the system's Chromium is, or None; `CHROMIUM` in the environment leads."""
    names = (os.environ.get("CHROMIUM"), "chromium", "chromium-browser", "google-chrome")
    return next(filter(None, (shutil.which(name) for name in names if name)), None)


def missing_browser() -> str:
    """Why browser tests cannot run, or nothing."""
    return "" if chromium_path() else "no Chromium was found"


def missing_postgres() -> str:
    """Why PostgreSQL tests cannot run, or nothing."""
    from django.db import connection

    return "" if connection.vendor == "postgresql" else "the database is not PostgreSQL"


def missing_pdf() -> str:
    """Why PDF files cannot be made and read, or nothing."""
    try:
        import weasyprint  # noqa: F401
    except OSError:
        return "pango was not found"
    return "" if shutil.which("pdftotext") else "pdftotext was not found"


CHECKS: dict[str, Callable[[], str]] = {
    "browser": missing_browser,
    "pdf": missing_pdf,
    "postgres": missing_postgres,
}


def pytest_configure(config: pytest.Config) -> None:
    """Refuses a requirement nobody knows: a misspelt one would require nothing."""
    if unknown := REQUIRED - CHECKS.keys():
        names = ", ".join(sorted(unknown))
        raise pytest.UsageError(f"BEREKE_REQUIRE names unknown checks: {names}")


# First, so that a test is skipped before its browser or server starts.
@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skips or fails a test whose check cannot run here."""
    for name, missing in CHECKS.items():
        if item.get_closest_marker(name) and (reason := missing()):
            if name in REQUIRED:
                pytest.fail(f"{name} is required, but {reason}", pytrace=False)
            pytest.skip(reason)


def pytest_terminal_summary(terminalreporter) -> None:
    """Says at the end what was not checked, and why."""
    skipped = terminalreporter.stats.get("skipped", ())
    for name, missing in CHECKS.items():
        reason = missing()
        count = sum(name in report.keywords and reason in report.longreprtext for report in skipped)
        if reason and count:
            terminalreporter.section(f"NOT CHECKED: {name}", sep="!", red=True, bold=True)
            terminalreporter.line(f"Skipped {count}: {reason}.")
