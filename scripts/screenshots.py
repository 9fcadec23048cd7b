"""Takes a picture of each page as each role that differs, in three languages and two widths.

    make screenshots                       all of them, into screenshots/ (not kept in git)
    .venv/bin/python scripts/screenshots.py --readme
                                           only the small one that stands in the README

A server of its own, on a temporary database with the demo portfolio, is started and stopped.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright
from with_postgres import free_port

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "screenshots"
README_PICTURE = ROOT / "docs" / "images" / "summary.png"
PASSWORD = "bereke-demo-2005"  # noqa: S105 -- the public password of the demo
LANGUAGES = ("en", "ru", "kk")
WIDTHS = (1280, 390)

# name of the picture -> address; {project} and so on are keys of the demo portfolio
EVERYBODY = {
    "regions": "/regions/",
    "region": "/regions/zhambyl/",
    "settings": "/accounts/profile/",
}
STAFF = {
    "home": "/",
    "figure": "/figures/reach_direct/?region=zhambyl",
    "communities": "/communities/",
    "community": "/communities/{community}/",
    "projects": "/projects/",
    "projects-none": "/projects/?q=nothing",
    "project": "/projects/{project}/",
    "trainings": "/trainings/",
    "training": "/trainings/{training}/",
    "participants": "/participants/",
    "partners": "/partners/",
    "partner": "/partners/{partner}/",
    "programme": "/programmes/{programme}/",
}
EDITING = {
    "community-edit": "/communities/{community}/edit/",
    "project-new": "/projects/new/",
    "project-edit": "/projects/{project}/edit/",
    "training-new": "/trainings/new/",
    "training-names": "/trainings/{training}/participants/",
    "partner-new": "/partners/new/",
}
ADMINISTRATION = {
    "admin": "/admin/",
    "admin-partners": "/admin/communities/partnerorganisation/",
    "admin-project": "/admin/projects/project/{project}/change/",
}
ROLES = {
    "officer-zhambyl": EVERYBODY | STAFF | EDITING,
    "manager": EVERYBODY | STAFF | {"project-edit": EDITING["project-edit"]},
    "viewer": EVERYBODY,
    "administrator": EVERYBODY | {"home": "/"} | ADMINISTRATION,
}


@contextmanager
def demo_server() -> Iterator[tuple[str, dict[str, int]]]:
    """The address of a server with the demo portfolio, and keys of records to open."""
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {
            "ENV_FILE": os.devnull,
            "DEBUG": "1",
            "DATABASE_URL": f"sqlite:///{folder}/demo.sqlite3",
        }

        def manage(*words: str) -> str:
            command = [sys.executable, "manage.py", *words]
            done = subprocess.run(
                command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True
            )
            return done.stdout

        manage("migrate", "--verbosity", "0")
        manage("load_demo")
        keys = {
            line.split("=")[0]: int(line.split("=")[1])
            for line in manage("shell", "--no-imports", "-c", KEYS).splitlines()
            if "=" in line
        }
        port = free_port()
        command = [sys.executable, "manage.py", "runserver", f"127.0.0.1:{port}", "--noreload"]
        server = subprocess.Popen(
            command,
            cwd=ROOT,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            wait_for(f"http://127.0.0.1:{port}/readyz")
            yield f"http://127.0.0.1:{port}", keys
        finally:
            server.terminate()
            server.wait()


KEYS = """
from communities.models import Community, PartnerOrganisation, Programme
from projects.models import Project
from trainings.models import Training
community = Community.objects.get(code="ZH-01")
print(f"community={community.pk}")
print(f"project={Project.objects.get(code='ZH-01-P1').pk}")
print(f"training={Training.objects.filter(community=community).first().pk}")
print(f"partner={PartnerOrganisation.objects.filter(training_roles__isnull=False).first().pk}")
print(f"programme={Programme.objects.first().pk}")
"""


def wait_for(url: str, seconds: float = 30) -> None:
    """Until the address answers; raises TimeoutError if it does not."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(url, timeout=2):  # noqa: S310 -- our own server
                return
        except OSError:
            time.sleep(0.2)
    raise TimeoutError(url)


def signed_in(browser: Browser, site: str, name: str, language: str, width: int) -> Page:
    """A page of somebody who signed in."""
    size = {"width": width, "height": 850}
    page = browser.new_context(viewport=size, locale=language).new_page()
    page.goto(f"{site}/accounts/login/")
    page.fill("[name=login]", name)
    page.fill("[name=password]", PASSWORD)
    page.click("main button")
    page.wait_for_load_state()
    page.goto(f"{site}/accounts/profile/")
    return page


def take_all(browser: Browser, site: str, keys: dict[str, int]) -> int:
    """Every picture; says how many."""
    taken = 0
    for language in LANGUAGES:
        for width in WIDTHS:
            for role, pages in ROLES.items():
                page = signed_in(browser, site, role, language, width)
                folder = FOLDER / language / str(width) / role
                folder.mkdir(parents=True, exist_ok=True)
                for name, address in pages.items():
                    page.goto(site + address.format(**keys))
                    page.screenshot(path=folder / f"{name}.png", full_page=True)
                    taken += 1
                page.context.close()
    return taken


def take_for_readme(browser: Browser, site: str) -> None:
    """The summary as it opens, for the README."""
    page = signed_in(browser, site, "manager", "en", WIDTHS[0])
    page.goto(f"{site}/regions/")
    README_PICTURE.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=README_PICTURE)


def main() -> None:
    """Take the pictures that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--readme", action="store_true", help="only the picture of the README")
    asked = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    from tests.plugins.optional_checks import chromium_path

    if not (chromium := chromium_path()):
        sys.exit("No Chromium was found: install it, or name it in CHROMIUM.")
    with demo_server() as (site, keys), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        if asked.readme:
            take_for_readme(browser, site)
            print(f"Taken: {README_PICTURE.relative_to(ROOT)}")
        else:
            print(f"Taken: {take_all(browser, site, keys)} pictures in {FOLDER.name}/")


if __name__ == "__main__":
    main()
