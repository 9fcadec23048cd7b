"""Lets Lighthouse judge the home page, a summary and a form, as the people who use them.

    make lighthouse

A server of its own is started on a temporary copy of the demo portfolio, as in production:
gunicorn, collected static files. Prints the four scores of each page and fails where one is under
95. Not a part of the suite: it needs npm's development packages, a Chromium, a quiet machine.
"""

import json
import os
import secrets
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from frontend import npm_command
from with_postgres import free_port

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

ENOUGH, TRIES = 95, 3
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
# who reads, and the address; {project} is a key of the demo portfolio
PAGES = (
    ("officer", "/"),
    ("manager", "/regions/"),
    ("officer", "/projects/{project}/edit/"),
)


def start_as_in_production(folder: str) -> None:
    """Tell this process and those it starts what a production start is told."""
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "bereke.settings",
        "ENV_FILE": os.devnull,
        "DEBUG": "0",
        "ALLOWED_HOSTS": "127.0.0.1,testserver",
        "DATABASE_URL": f"sqlite:///{folder}/bereke.sqlite3",
        "SECRET_KEY": secrets.token_urlsafe(50),
        "SECURE_SSL_REDIRECT": "0",
        "LOG_LEVEL": "WARNING",
    }
    for command in ("migrate", "load_demo --without-accounts", "collectstatic --no-input"):
        arguments = [sys.executable, "manage.py", *command.split(), "--verbosity", "0"]
        subprocess.run(arguments, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


@contextmanager
def serving() -> Iterator[str]:
    """gunicorn on a free port; gives its address."""
    site = f"http://127.0.0.1:{free_port()}"
    command = [sys.executable, "-m", "gunicorn", "bereke.wsgi", "--bind", site[7:]]
    server = subprocess.Popen([*command, "--workers", "2"], cwd=ROOT)
    try:
        for _ in range(100):
            try:
                urllib.request.urlopen(f"{site}/livez")  # noqa: S310 -- our own server
                break
            except OSError:
                time.sleep(0.2)
        yield site
    finally:
        server.terminate()
        server.wait(timeout=20)


def signed_in(role: str) -> str:
    """The cookie of a browser in which a person of the role is signed in, with all regions."""
    from django.test import Client

    from accounts.models import User
    from communities.models import RegionAssignment

    user, made = User.objects.get_or_create(username=f"lighthouse-{role}", role=role)
    if made:
        RegionAssignment.objects.create(user=user, region=None)
    client = Client()
    backend = "allauth.account.auth_backends.AuthenticationBackend"
    client.force_login(user, backend=backend)
    return f"sessionid={client.cookies['sessionid'].value}"


def judged(url: str, cookie: str, report: Path) -> dict:
    """What Lighthouse says of a page."""
    chromium = shutil.which(os.environ.get("CHROMIUM", "chromium")) or ""
    command = [*npm_command(), "exec", "--offline", "--", "lighthouse", url]
    command += [
        "--quiet",
        "--output=json",
        f"--output-path={report}",
        f"--only-categories={','.join(CATEGORIES)}",
        f"--extra-headers={json.dumps({'Cookie': cookie})}",
        "--chrome-flags=--headless=new --no-sandbox",
    ]
    # A busy machine sometimes loses the beginning of the trace.
    surroundings = os.environ | {"CHROME_PATH": chromium}
    for _ in range(TRIES):
        if subprocess.run(command, cwd=ROOT, env=surroundings).returncode == 0:
            break
    return json.loads(report.read_text())


def told(page: str, result: dict) -> list[str]:
    """Print a page's scores; the audits that lower those which are not enough."""
    scores = {name: round(100 * result["categories"][name]["score"]) for name in CATEGORIES}
    print(f"{page:28}", *(f"{name} {score:3}" for name, score in scores.items()))
    low = []
    for name, score in scores.items():
        if score >= ENOUGH:
            continue
        for part in result["categories"][name]["auditRefs"]:
            audit = result["audits"][part["id"]]
            if part["weight"] and (audit["score"] or 0) < 1:
                low.append(f"{page}: {name}: {audit['title']} {audit.get('displayValue', '')}")
    return low


def main() -> None:
    """Judge each page; leave with 1 if one is not good enough."""
    low = []
    with tempfile.TemporaryDirectory() as folder:
        start_as_in_production(folder)
        import django

        django.setup()
        from projects.models import Project

        project = Project.objects.get(code="SK-01-P1").pk
        with serving() as site:
            for role, address in PAGES:
                page = address.format(project=project)
                low += told(page, judged(site + page, signed_in(role), Path(folder) / "page.json"))
    print(*low, sep="\n")
    sys.exit(1 if low else 0)


if __name__ == "__main__":
    main()
