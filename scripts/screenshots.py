"""Takes a picture of each page as each role that differs, in three languages and two widths.

    make screenshots         all of them, into screenshots/ (not kept in git), with a page of them
                             all, screenshots/index.html, to look them through
    make screenshots ARGS="--only appeal"
                             only those whose name holds the word
    make readme-pictures     only the six small ones that stand in the README

Servers of their own, on temporary databases with the demo portfolio and with nothing, are started
and stopped. Which pages are pictured stands in `scripts/pictures.py`.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html import escape
from pathlib import Path
from urllib.parse import quote

from pictures import ACCOUNTS, EMPTY, PASSWORD, README, TWO, Picture, fill
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, sync_playwright
from with_postgres import free_port

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "screenshots"
README_FOLDER = ROOT / "docs" / "images"
README_WIDTH = 800
"""Pixels of a picture in the README; those of a phone are as wide as the phone."""

SAFE = "/?=&:%"
"""Signs of an address that a browser leaves as they are."""

Manage = Callable[..., str]


@contextmanager
def server() -> Iterator[tuple[str, Manage]]:
    """The address of a server on an empty database, and what runs a command of manage.py on it."""
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {
            "ENV_FILE": os.devnull,
            "DEBUG": "1",
            "DATABASE_URL": f"sqlite:///{folder}/pictures.sqlite3",
        }

        def manage(*words: str) -> str:
            command = [sys.executable, "manage.py", *words]
            done = subprocess.run(command, cwd=ROOT, env=environment, stdout=-1, text=True)
            if done.returncode:
                sys.exit(f"manage.py {words[0]} failed.")
            return done.stdout

        manage("migrate", "--verbosity", "0")
        port = free_port()
        command = [sys.executable, "manage.py", "runserver", f"127.0.0.1:{port}", "--noreload"]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        running = subprocess.Popen(command, cwd=ROOT, env=environment, **quiet)
        try:
            wait_for(f"http://127.0.0.1:{port}/readyz")
            yield f"http://127.0.0.1:{port}", manage
        finally:
            running.terminate()
            running.wait()


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


def ask(manage: Manage, function: str):
    """What a function of `scripts/demo_records.py` answers inside Django."""
    line = f"import json; from scripts import demo_records as d; print(json.dumps(d.{function}()))"
    return json.loads(manage("shell", "--no-imports", "-c", line).strip().splitlines()[-1])


class Studio:
    """A browser before one server; each person signs in once."""

    def __init__(self, browser: Browser, site: str, folder: Path) -> None:
        self.browser, self.site, self.folder = browser, site, folder
        self.sessions: dict[str, dict] = {}
        self.contexts: dict[tuple, BrowserContext] = {}
        self.taken: list[Picture] = []
        self.wrong: list[str] = []

    def context(self, role: str, language: str, width: int, scheme: str) -> BrowserContext:
        """A window of somebody who signed in."""
        key = (role, language, width, scheme)
        if key not in self.contexts:
            self.contexts[key] = self.browser.new_context(
                viewport={"width": width, "height": 850},
                locale=language,
                color_scheme=scheme,
                storage_state=self.session(role),
            )
        return self.contexts[key]

    def session(self, role: str) -> dict | None:
        """The cookies of a role, after signing in by the form."""
        if not ACCOUNTS[role]:
            return None
        if role not in self.sessions:
            page = self.browser.new_context().new_page()
            page.goto(f"{self.site}/accounts/login/")
            page.fill("[name=login]", ACCOUNTS[role])
            page.fill("[name=password]", PASSWORD)
            with page.expect_navigation():
                page.press("[name=password]", "Enter")
            if "/login/" in page.url:
                sys.exit(f"{ACCOUNTS[role]} could not sign in.")
            self.sessions[role] = page.context.storage_state()
            page.context.close()
        return self.sessions[role]

    def take(self, picture: Picture, html: str = "", whole: bool = True) -> Path:
        """Take one picture: of an address, or of a page given as text."""
        scheme = "dark" if picture.name.startswith("dark-") else "light"
        size = (picture.language, picture.width, scheme)
        page = self.context(picture.role, *size).new_page()
        if html:
            page.route(f"**{picture.address}", lambda route: route.fulfill(body=html))
        answer = page.goto(self.site + picture.address)
        if answer.status != 200 or page.url != self.site + quote(picture.address, SAFE):
            self.wrong.append(f"{picture.address} as {picture.role}: {answer.status} {page.url}")
        page.evaluate("document.fonts.ready")
        path = self.folder / picture.path
        path.parent.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=path, full_page=whole)
        page.close()
        self.taken.append(picture)
        return path


def take_all(browser: Browser, word: str) -> Studio:
    """Every picture of the demo whose name holds the word, then those of an installation that
    holds nothing yet."""
    with server() as (site, manage):
        manage("load_demo")
        studio = Studio(browser, site, FOLDER)
        for plan in ("planned", "planned_of_changed"):
            for values in ask(manage, plan):
                if word in values[0]:
                    studio.take(Picture(*values))
        for name, html in ask(manage, "error_pages").items():
            error, language = name.split()
            if word not in error:
                continue
            studio.take(Picture(error, "officer", f"/{error}/", language, 1280), html)
    with server() as (site, manage):
        empty = Studio(browser, site, FOLDER)
        empty.taken, empty.wrong = studio.taken, studio.wrong
        start = ask(manage, "begin")
        for language, width in TWO if word in "start" else ():
            empty.take(Picture("start", "anonymous", start, language, width))
        ask(manage, "one_officer")
        for name, address in EMPTY.items():
            for language, width in TWO if word in name else ():
                empty.take(Picture(name, "officer", address, language, width))
    return empty


def write_index(taken: list[Picture]) -> None:
    """One page of all pictures, by what they show, to be looked through."""
    by_name: dict[str, list[Picture]] = {}
    for picture in taken:
        by_name.setdefault(picture.name, []).append(picture)
    lines = [
        "<!doctype html><meta charset=utf-8><title>Bereke in pictures</title><style>"
        "body{font:15px system-ui;margin:2rem}div{display:flex;flex-wrap:wrap;gap:1rem}"
        "img{height:18rem;max-width:26rem;object-fit:cover;object-position:top left;"
        "border:1px solid #ccc}figure{margin:0}figcaption{color:#555}</style>",
        f"<h1>{len(taken)} pictures of {len(by_name)} pages</h1>",
    ]
    for name, pictures in by_name.items():
        lines.append(f"<h2>{escape(name)}</h2><div>")
        for one in pictures:
            path, what = escape(str(one.path)), f"{one.role} · {one.language} · {one.width}"
            image = f'<a href="{path}"><img src="{path}" loading="lazy" alt=""></a>'
            lines.append(f"<figure>{image}<figcaption>{what}</figcaption></figure>")
        lines.append("</div>")
    (FOLDER / "index.html").write_text("\n".join(lines))


def take_for_readme(browser: Browser) -> list[str]:
    """The pictures of the README, small; what could not be opened is said."""
    README_FOLDER.mkdir(parents=True, exist_ok=True)
    with server() as (site, manage), tempfile.TemporaryDirectory() as folder:
        manage("load_demo")
        keys = ask(manage, "keys")
        studio = Studio(browser, site, Path(folder))
        for name, (role, address, language, width) in README.items():
            if not fill(address, keys):
                keys = ask(manage, "keys_of_changed")
            asked = Picture(name, role, fill(address, keys), language, width)
            shot = Image.open(studio.take(asked, whole=False)).convert("RGB")
            shot.thumbnail((min(README_WIDTH, width), 4000), Image.Resampling.LANCZOS)
            shot.save(README_FOLDER / f"{name}.webp", quality=84, method=6)
    return studio.wrong


def main() -> None:
    """Take the pictures that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--readme", action="store_true", help="only the pictures of the README")
    parser.add_argument("--only", default="", metavar="WORD", help="only names with this word")
    asked = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    from tests.plugins.optional_checks import chromium_path

    if not (chromium := chromium_path()):
        sys.exit("No Chromium was found: install it, or name it in CHROMIUM.")
    began = time.monotonic()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        if asked.readme:
            wrong = take_for_readme(browser)
            print(f"Taken: {len(README)} pictures in {README_FOLDER.relative_to(ROOT)}/")
        else:
            studio = take_all(browser, asked.only)
            write_index(studio.taken)
            wrong = studio.wrong
            seconds = round(time.monotonic() - began)
            number = len(studio.taken)
            print(f"Taken: {number} pictures in {seconds} s; open {FOLDER.name}/index.html")
    if wrong:
        sys.exit("Not shown as they should be:\n" + "\n".join(wrong))


if __name__ == "__main__":
    main()
