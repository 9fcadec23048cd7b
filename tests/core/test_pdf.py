"""Setting a page as PDF opens no address but those of our own static files and the logo."""

from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
from django.urls import reverse
from PIL import ImageFile

from bereke.settings import HASHED
from core.logo import read_logo
from core.organisation import organisation, save_organisation
from core.pdf import ORIGIN, NotOurs, own_file, pdf_of
from tests.core.test_organisation import picture, saved

OTHERS = [
    "http://169.254.169.254/latest/meta-data/",
    "https://example.org/static/css/printed.css",
    "file:///etc/passwd",
    "data:text/css,body{color:red}",
    "ftp://pages.invalid/static/css/printed.css",
    "//pages.invalid/static/css/printed.css",
    "/static/css/printed.css",
    "https://[bad/",
    f"{ORIGIN}:8000/static/css/printed.css",
    f"{ORIGIN}@example.org/static/css/printed.css",
    f"{ORIGIN}/regions/",
    f"{ORIGIN}/accounts/login/",
    f"{ORIGIN}/static/../manage.py",
    f"{ORIGIN}/static/css/%2e%2e/%2e%2e/templates/base.css",
    f"{ORIGIN}/static//etc/passwd.css",
    f"{ORIGIN}/static/css/missing.css",
    f"{ORIGIN}/static/js/app.js",
    f"{ORIGIN}/static/css/",
]


@pytest.mark.parametrize("url", OTHERS)
def test_no_other_address_is_opened(db, url):
    with pytest.raises(NotOurs):
        own_file(url)


def test_style_letters_and_logo_come_out_of_this_process(db):
    style, kind = own_file(f"{ORIGIN}/static/css/printed.css")
    assert kind == "text/css" and b"@page" in style
    letters, kind = own_file(f"{ORIGIN}/static/fonts/onest-kazakh.woff2")
    assert kind == "font/woff2" and letters.startswith(b"wOF2")
    row, logo = saved(), read_logo(picture())
    save_organisation(actor=None, row=row, version=1, logo=logo)
    own = f"{ORIGIN}{reverse('organisation_logo', args=[organisation().logo_digest])}"
    assert own_file(own) == (logo.png, "image/png")
    with pytest.raises(NotOurs):
        own_file(f"{ORIGIN}{reverse('organisation_logo', args=['0' * 32])}")


def test_hashed_files_of_a_production_start_are_found(db, settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": HASHED}}
    (tmp_path / "css").mkdir()
    (tmp_path / "css/printed.0a1b2c.css").write_text("p { color: black }")
    content, _kind = own_file(f"{ORIGIN}/static/css/printed.0a1b2c.css")
    assert content == b"p { color: black }"


@pytest.mark.pdf
def test_what_a_page_names_elsewhere_is_never_asked_for(db):
    asked = []

    class Elsewhere(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(404)
            self.end_headers()

    server = HTTPServer(("127.0.0.1", 0), Elsewhere)
    Thread(target=server.serve_forever, daemon=True).start()
    there = f"http://127.0.0.1:{server.server_port}"
    try:
        file = pdf_of(
            f'<link rel="stylesheet" href="{there}/a.css"><img src="{there}/b.png">'
            f'<style>@import "{there}/c.css"; p {{ background: url({there}/d.png) }}</style>'
            f'<object data="{there}/e.svg"></object><p>text</p>'
            f'<svg><image href="{there}/f.png" width="9" height="9"/></svg>'
        )
    finally:
        server.shutdown()
        server.server_close()
    assert file.startswith(b"%PDF-") and asked == []


@pytest.mark.pdf
def test_after_a_file_was_set_a_picture_that_was_cut_off_is_still_refused(db):
    pdf_of("<p>Bereke</p>")
    assert ImageFile.LOAD_TRUNCATED_IMAGES is False
