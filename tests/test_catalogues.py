"""The catalogues are whole, keep to the words of the field, and leave no English on a page."""

import re
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from django.apps import apps
from django.contrib import admin
from django.db import transaction
from django.db.models import Field
from django.test import Client
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext, pgettext

from accounts.models import User
from core.display import Figure
from core.history import Recorded
from core.numbers import format_number
from reports import headline
from tests.access.table import PAGES
from tests.access.world import World
from tests.browsing import forms_of
from tests.catalogue_words import WORDS
from tests.foreign_words import english_words, world_in_cyrillic
from tests.test_access import url_of

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ("ru", "kk")
HOLES = re.compile(r"%\(\w+\)[sdr]|%[sdr]|\{\w*\}|</?strong>")
in_each_language = pytest.mark.parametrize("language", LANGUAGES)


def catalogue(language: str) -> Catalog:
    with (ROOT / f"locale/{language}/LC_MESSAGES/django.po").open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def pairs(language: str):
    """Each text of the catalogue with its translations: one, or one for each form of number."""
    for message in catalogue(language):
        if message.id:
            originals = message.id if isinstance(message.id, tuple) else (message.id,)
            found = message.string if isinstance(message.string, tuple) else (message.string,)
            yield message, originals, found


@in_each_language
def test_every_text_is_translated_and_none_is_a_guess(language):
    guesses = [message.id for message, *_ in pairs(language) if message.fuzzy]
    missing = [message.id for message, _, found in pairs(language) if not all(found)]
    assert (guesses, missing) == ([], [])


@in_each_language
def test_every_number_has_a_form(language):
    held = catalogue(language)
    for message, originals, found in pairs(language):
        assert len(found) == (held.num_plurals if len(originals) == 2 else 1), message.id


@in_each_language
def test_what_is_filled_in_is_the_same_in_each_translation(language):
    """The form for one may leave out what its original leaves out, any may say a thing once."""
    wrong = []
    for message, originals, found in pairs(language):
        holes = [set(HOLES.findall(original)) for original in originals]
        for text in found:
            if set(HOLES.findall(text)) not in holes:
                wrong.append((message.id, text))
    assert wrong == []


@in_each_language
def test_no_translation_loses_the_ends_of_its_text(language):
    """Spaces and colons at the ends are part of how texts are put together."""
    wrong = []
    for message, originals, found in pairs(language):
        for text in found:
            same_space = text[:1].isspace() == originals[0][:1].isspace()
            same_space &= text[-1:].isspace() == originals[0][-1:].isspace()
            if not same_space or text.endswith(":") != originals[0].endswith(":"):
                wrong.append((message.id, text))
    assert wrong == []


@in_each_language
@pytest.mark.parametrize("sense, english, russian, kazakh", WORDS, ids=lambda value: value)
def test_the_words_of_the_field_are_those_of_the_glossary(
    sense, english, russian, kazakh, language
):
    with translation.override(language):
        found = pgettext(sense, english) if sense else gettext(english)
    assert found.casefold() == {"ru": russian, "kk": kazakh}[language]


def labels() -> list[tuple[str, str]]:
    """Every word our models hold for people: of rows, fields, choices and hints."""
    found = []
    for model in apps.get_models():
        if issubclass(model, (Recorded, User)):
            table = model._meta
            found += [(table.label, table.verbose_name), (table.label, table.verbose_name_plural)]
            for field in table.local_fields + table.local_many_to_many:
                found += [(str(field), text) for text in _words_of(field)]
    return [(where, str(text)) for where, text in found]


def _words_of(field: Field) -> list:
    choices = [label for _key, label in field.flatchoices]
    return [] if field.name in UNSHOWN else [field.verbose_name, field.help_text, *choices]


# What rows keep only for themselves, and what Django's users have and ours do not use.
UNSHOWN = {"version", "folded", "sort_kk", "sort_ru", "sort_en", "groups", "user_permissions"}


@in_each_language
def test_the_labels_of_the_models_are_translated(language):
    with translation.override(language):
        assert [(where, text) for where, text in labels() if english_words(text)] == []


BEGINNING = "С 10 июня 2002 года Bereke работает в "
RUSSIAN = {
    "one": "{n} сообществе-партнёре — Жамбыл и Шымкент. За это время: {n} завершённый проект "
    "социальной инфраструктуры для {n} человека и {n} тренинг при участии "
    "{n} организации-партнёра.",
    "few": "{n} сообществах-партнёрах — Жамбыл и Шымкент. За это время: {n} завершённых проекта "
    "социальной инфраструктуры для {n} человек и {n} тренинга при участии "
    "{n} организаций-партнёров.",
    "many": "{n} сообществах-партнёрах — Жамбыл и Шымкент. За это время: {n} завершённых проектов "
    "социальной инфраструктуры для {n} человек и {n} тренингов при участии "
    "{n} организаций-партнёров.",
}


@pytest.mark.parametrize(
    "number, form",
    [(0, "many"), (1, "one"), (2, "few"), (5, "many"), (11, "many"), (12, "many"), (21, "one")]
    + [(22, "few"), (71, "one"), (112, "many"), (237_000, "many"), (237_001, "one")],
)
def test_the_russian_headline_is_grammatical_for_every_number(number, form, monkeypatch, settings):
    settings.ORGANISATION_NAME = "Bereke"
    text = format_number(number, "ru")
    monkeypatch.setattr(
        headline, "figure_of", lambda name, portfolio: Figure(name, str(number), "", text)
    )
    joined = SimpleNamespace(joined_on=date(2002, 6, 10))
    portfolio = SimpleNamespace(partnerships=[joined], on=date(2005, 5, 31))
    with translation.override("ru"):
        pieces = headline.headline(portfolio, ["Жамбыл", "Шымкент"], with_partners=True)
    said = "".join(piece["figure"].text if "figure" in piece else piece["text"] for piece in pieces)
    assert said == BEGINNING + RUSSIAN[form].format(n=text)


@pytest.fixture
def world(db) -> World:
    return world_in_cyrillic()


class Reader:
    """A person who reads pages in one language and notes what is English on them."""

    def __init__(
        self, world: World, role: str, language: str, known: frozenset[str] = frozenset()
    ) -> None:
        User.objects.update(language=language)
        self.world, self.role, self.language = world, role, language
        self.known = known
        self.found: dict[str, str] = {}

    def browser(self) -> Client:
        """A browser of its own for each page: one of them signs people out."""
        client = self.world.client(self.role)
        client.defaults["HTTP_ACCEPT_LANGUAGE"] = self.language
        client.raise_request_exception = False
        return client

    def read(self, response, where: str) -> None:
        """Note the English of an answer that is a page."""
        if "html" in response.get("Content-Type", "") and not response.streaming:
            for line in english_words(response.content.decode(), self.known):
                self.found.setdefault(line, where)

    def told(self) -> str:
        """What was found, a line for each."""
        return "\n".join(f"{where}: {line}" for line, where in sorted(self.found.items()))

    def open(self, url: str) -> None:
        """Read a page, and what its forms answer when they come back empty or filled with what
        nobody can read."""
        client = self.browser()
        response = client.get(url)
        assert response.status_code == 200, (url, response.status_code)
        self.read(response, url)
        for _action, fields in forms_of(response):
            for filler in ("", "ъ"):
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


@in_each_language
@pytest.mark.parametrize("role", ["anonymous", "manager", "viewer"])
def test_no_english_is_left_on_the_pages(role, language, world):
    reader = Reader(world, role, language)
    for url in pages_for(role, world):
        reader.open(url)
    assert not reader.found, reader.told()


@in_each_language
def test_no_english_is_left_on_the_administration_pages(language, world):
    # What Django writes beside its pictures cannot be translated.
    reader = Reader(world, "administrator", language, frozenset({"True", "False", "Search"}))
    reader.read(reader.browser().get(reverse("admin:index")), "index")
    for model in admin.site._registry:
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        for url in (reverse(f"{name}_changelist"), reverse(f"{name}_add")):
            reader.read(reader.browser().get(url), url)
    assert not reader.found, reader.told()


@in_each_language
def test_no_english_is_left_where_an_officer_begins_or_is_refused(language, world):
    reader = Reader(world, "officer", language)
    confirmed = world.records["confirmed_partner"].get_absolute_url()
    for url in (
        "/",
        "/nothing/here/",
        f"{confirmed}edit/",
        reverse("communities:programme_create"),
    ):
        reader.read(reader.browser().get(url), url)
    guest = Reader(world, "anonymous", language)
    for _attempt in range(6):
        data = {"login": "officer", "password": "ъ"}
        guest.read(guest.browser().post(reverse("account_login"), data), "a wrong password")
    assert not reader.found | guest.found, reader.told() + guest.told()


def test_english_on_a_page_is_seen_wherever_it_stands():
    page = '<p lang="en">Слово <b title="Remove it">5</b></p><script>const hidden = 1;</script>'
    assert english_words(page) == ["Remove it"]
    assert english_words("<p>Нажмите <strong>Confirm</strong></p>") == ["Нажмите Confirm"]
    assert english_words("<p>Bereke, km, USD</p><!-- left out -->") == []
