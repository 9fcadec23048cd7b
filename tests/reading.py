"""A person who reads pages in one language and notes what is English on them."""

import csv
import io
from collections.abc import Sequence

from django.db import transaction
from django.test import Client
from django.urls import reverse

from accounts.models import User
from tests.access.table import PAGES
from tests.access.world import World
from tests.browsing import forms_of
from tests.foreign_words import english_words
from tests.test_access import url_of


class Reader:
    """Somebody of a role, and what they found."""

    def __init__(
        self, world: World, role: str, language: str, known: frozenset[str] = frozenset()
    ) -> None:
        User.objects.update(language=language)
        self.world, self.role, self.language = world, role, language
        self.known = known
        self.found: dict[str, str] = {}

    def browser(self, **options) -> Client:
        """A browser of its own for each page: one of them signs people out."""
        client = self.world.client(self.role)
        client.defaults["HTTP_ACCEPT_LANGUAGE"] = self.language
        client.raise_request_exception = False
        for name, value in options.items():
            setattr(client.handler, name, value)
        return client

    def read(self, response, where: str) -> None:
        """Note the English of a page, and of the heading and the name of a file."""
        kind = response.get("Content-Type", "")
        if "text/csv" in kind:
            text = b"".join(response.streaming_content).decode().removeprefix("\ufeff")
            self.note(" | ".join(next(csv.reader(io.StringIO(text)))), where)
        elif "html" in kind and not response.streaming:
            self.note(response.content.decode(), where)

    def note(self, text: str, where: str) -> None:
        """Note the English of a text."""
        for line in english_words(text, self.known):
            self.found.setdefault(line, where)

    def told(self) -> str:
        """What was found, a line for each."""
        return "\n".join(f"{where}: {line}" for line, where in sorted(self.found.items()))

    def open(self, url: str, fillers: Sequence[str] = ()) -> None:
        """Read a page, and what its forms answer to each filler in every field."""
        client = self.browser()
        response = client.get(url)
        assert response.status_code in (200, 403), (url, response.status_code)
        self.read(response, url)
        if not fillers or response.streaming or response.status_code == 403:
            return
        own = [fields for action, fields in forms_of(response) if action in ("", url)]
        for fields in own:
            for filler in fillers:
                data = {name: _filled(name, given, filler) for name, given in fields.items()}
                with transaction.atomic():
                    self.read(client.post(url, data), f"{url} with {filler!r}")
                    transaction.set_rollback(True)


def _filled(name: str, given: list[str], filler: str) -> list[str]:
    kept = name in ("version", "next") or name.endswith("_FORMS")
    return given if kept else [filler]


def pages_for(role: str, world: World) -> list[str]:
    """The addresses of the access table that the role may open."""
    opened = (entry for entry in PAGES if entry.verdicts()["GET", role] == "200")
    return sorted({url_of(entry, world) for entry in opened} - {reverse("set_language")})
