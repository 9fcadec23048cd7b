"""What a first visit costs on a bad line: the bytes that come over the wire from gunicorn.

Everything a page names is fetched as a browser would, compressed: its HTML, styles, scripts,
letters and pictures. What a chart loads once it comes into view counts as well.
"""

import os
import re
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
from http.client import HTTPConnection
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

from accounts.roles import Role
from bereke.demo.load import load_portfolio
from communities.models import Region
from projects.models import Project
from tests.factories import UserFactory

ROOT = Path(__file__).resolve().parent.parent
FIRST_VISIT, WITH_CHART = 100_000, 150_000
LINKED = re.compile(r'<(?:link|script|img)\b[^>]*?\b(?:href|src)="(/[^"]+)"')
LIBRARY = re.compile(r'data-library="(/[^"]+)"')
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def server(tmp_path, transactional_db):
    """gunicorn on a copy of the demo portfolio: its port, and the cookie of a Kazakh officer."""
    if connection.vendor != "sqlite":
        pytest.skip("the bytes are the same on every database")
    load_portfolio(with_accounts=False)
    region = Region.objects.get(slug="turkistan")
    officer = UserFactory(role=Role.OFFICER, regions=[region], language="kk")
    client = Client()
    client.force_login(officer, backend=BACKEND)
    target = sqlite3.connect(tmp_path / "bereke.sqlite3")
    connection.connection.backup(target)
    target.close()
    collect(tmp_path)
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "bereke.wsgi", "--bind", f"127.0.0.1:{port}"]
    process = subprocess.Popen([*command, "--log-level", "warning"], cwd=ROOT, env=told(tmp_path))
    try:
        wait_for(port)
        yield port, f"{settings.SESSION_COOKIE_NAME}={client.cookies['sessionid'].value}"
    finally:
        process.terminate()
        process.wait(timeout=10)


def told(folder: Path) -> dict[str, str]:
    """The environment of a production start."""
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "tests.production",
        "PRODUCTION_FOLDER": str(folder),
        "ENV_FILE": os.devnull,
        "DEBUG": "0",
        "ALLOWED_HOSTS": "127.0.0.1",
        "DATABASE_URL": f"sqlite:///{folder}/bereke.sqlite3",
        "SECRET_KEY": settings.SECRET_KEY,
        "SECURE_SSL_REDIRECT": "0",
    }


def collect(folder: Path) -> None:
    """The static files of our own pages, hashed and compressed as in production."""
    shutil.copytree(ROOT / "node_modules/.vendor", folder / "vendor")
    vendor = folder / "vendor" / "bootstrap"
    vendor.mkdir(parents=True)
    style = ROOT / "node_modules/bootstrap/dist/css/bootstrap.min.css"
    # Without the note where its source map lies: that is megabytes to compress.
    text = re.sub(r"/\*# sourceMappingURL=.*?\*/", "", style.read_text())
    (vendor / "bootstrap.min.css").write_text(text)
    command = [sys.executable, "manage.py", "collectstatic", "--no-input", "--verbosity", "0"]
    ignored = ["--ignore", "admin", "--ignore", "htmx-4*", "--ignore", "*.map"]
    subprocess.run([*command, *ignored], cwd=ROOT, env=told(folder), check=True)


def wait_for(port: int) -> None:
    """Until the server answers; at most half a minute."""
    for _ in range(150):
        try:
            fetch(port, "/livez")
            return
        except ConnectionError:
            time.sleep(0.2)
    raise AssertionError("gunicorn did not start")


def fetch(port: int, path: str, cookie: str = "") -> tuple[int, bytes, str]:
    """One request as a browser makes it: status, the bytes as they came, and the text."""
    http = HTTPConnection("127.0.0.1", port, timeout=30)
    headers = {"Accept-Encoding": "gzip, br", "Accept-Language": "kk", "Cookie": cookie}
    http.request("GET", path, headers=headers)
    answer = http.getresponse()
    body = answer.read()
    text = readable(body, answer.getheader("Content-Encoding") or "")
    http.close()
    return answer.status, body, text


def readable(body: bytes, encoding: str) -> str:
    """The text of an answer, unpacked."""
    if encoding == "gzip":
        import gzip

        body = gzip.decompress(body)
    elif encoding == "br":
        import brotli

        body = brotli.decompress(body)
    return body.decode("utf-8", errors="replace")


def weight(port: int, path: str, cookie: str) -> dict[str, int]:
    """The bytes of a first visit to a page: the page itself and each file it names."""
    status, body, text = fetch(port, path, cookie)
    assert status == 200, (path, status)
    assert 'lang="kk"' in text, path
    found = {path: len(body)}
    for url in {*LINKED.findall(text), *LIBRARY.findall(text)}:
        status, body, _text = fetch(port, url)
        assert status == 200, url
        found[url] = len(body)
    return found


def test_a_first_visit_in_kazakh_stays_under_a_hundred_kilobytes(server):
    port, cookie = server
    project = Project.objects.get(code="SK-01-P1").pk
    pages = {
        "/accounts/login/": "",
        "/": cookie,
        "/regions/": cookie,
        "/map/": cookie,
        "/projects/": cookie,
        f"/projects/{project}/edit/": cookie,
    }
    heavy = {}
    for path, signed_in in pages.items():
        parts = weight(port, path, signed_in)
        assert any("onest-kazakh" in url for url in parts), path
        print(path, sum(parts.values()), sorted(parts.items(), key=lambda item: -item[1])[:8])
        drawn = any("vendor/chart" in url or "vendor/leaflet" in url for url in parts)
        most = WITH_CHART if drawn else FIRST_VISIT
        if sum(parts.values()) > most:
            heavy[path] = parts
        if path == "/regions/":
            assert most == WITH_CHART
            library = sum(size for url, size in parts.items() if "vendor/chart" in url)
            assert sum(parts.values()) - library < FIRST_VISIT
    assert heavy == {}
