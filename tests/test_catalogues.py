"""The catalogues are whole, keep to the words of the field, and are good Russian and Kazakh."""

import re
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from django.apps import apps
from django.db.models import Field
from django.utils import translation
from django.utils.translation import gettext, ngettext, pgettext

from accounts.models import User
from bereke import glance
from core.display import Figure
from core.history import Recorded
from core.numbers import format_number
from reports import headline
from tests.catalogue_words import AVOIDED, OTHERWISE, STEMS, WORDS
from tests.foreign_words import english_words

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
def test_nothing_is_left_of_a_guess(language):
    """The note of what was guessed from; half of it left behind, gettext reads nothing at all."""
    lines = (ROOT / f"locale/{language}/LC_MESSAGES/django.po").read_text().splitlines()
    assert [line for line in lines if line.startswith("#|")] == []


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


def _without(text: str, phrases: str) -> str:
    return re.sub(phrases, " ", HOLES.sub(" ", text), flags=re.IGNORECASE)


@in_each_language
def test_the_words_of_the_field_hold_inside_longer_sentences(language):
    """Whatever says community in English says сообщество, and so on; names of libraries aside."""
    wrong = []
    for message, originals, found in pairs(language):
        if any("third_party" in file for file, _line in message.locations):
            continue
        original, said = _without(" ".join(originals), OTHERWISE), " ".join(found)
        for english, russian, kazakh in STEMS:
            stem = {"ru": russian, "kk": kazakh}[language]
            if re.search(rf"(?i)\b(?:{english})\b", original) and not re.search(
                f"(?i){stem}", said
            ):
                wrong.append((english, message.id, said))
    assert wrong == []


@in_each_language
def test_no_word_of_another_thing_or_of_the_office_is_used(language):
    wrong = [
        (text, better)
        for spoken, word, better in AVOIDED
        for _message, _originals, found in pairs(language)
        for text in found
        if spoken == language and re.search(word, text)
    ]
    assert wrong == []


def test_no_kazakh_ending_hangs_on_what_is_filled_in():
    """An ending sounds like the word before it, and nobody knows that word beforehand; ordinal
    numbers alone are written with a hyphen and a whole word."""
    glued = re.compile(r"(?:%\(\w+\)[sd]|\{\w+\})[»”]?-?(?!жол|орын)[а-яәғқңөұүһі]+")
    wrong = [text for _message, _originals, found in pairs("kk") for text in found]
    assert [text for text in wrong if glued.search(text)] == []


def test_after_a_number_kazakh_counts_one_thing():
    """Five of a thing are five thing: a plural after a number is a slip from Russian."""
    slip = re.compile(r"%\(\w+\)[sd] \w*(?:лар|лер|дар|дер|тар|тер)\b")
    plurals = [found for _message, originals, found in pairs("kk") if len(originals) == 2]
    assert [text for found in plurals for text in found if slip.search(text)] == []


# What is filled in and bears a Russian preposition: dates, numbers, and what is written for it.
BORNE = (
    "date|day|since|number|count|counted|people|total|cnt|limit|limit_value|max|num|min_length|d|all"
    "|first|last|minutes|max_length|currency|to|from|worth|amount|rate|most|earlier|year|km|places"
    "|communities|projects|trainings|partners|figure|percent|hours|days|value|many|full_result_count"
    "|start|end|held|portfolio|least|span|age|filled|quorum|months"
)


def test_no_russian_preposition_bends_a_name_that_is_filled_in():
    """A name stands as it is called, after a colon or in quotes with a noun before it."""
    bent = re.compile(
        rf"(?i)\b(?:в|во|на|с|со|из|к|от|до|для|о|об|при|по|у|без|над|под|между|за|через) "
        rf"(?:%\((?!(?:{BORNE})\))|\{{)\w+"
    )
    texts = [text for _message, _originals, found in pairs("ru") for text in found]
    assert [text for text in texts if bent.search(text)] == []


@pytest.mark.parametrize(
    "number, russian",
    [(1, "проект"), (2, "проекта"), (4, "проекта"), (5, "проектов"), (11, "проектов")]
    + [(14, "проектов"), (21, "проект"), (22, "проекта"), (111, "проектов"), (1001, "проект")],
)
def test_things_are_counted_as_each_language_counts_them(number, russian):
    shown = {}
    for language in ("en", *LANGUAGES):
        with translation.override(language):
            text = ngettext("%(number)s project", "%(number)s projects", number)
            shown[language] = text % {"number": number}
    english = "project" if number == 1 else "projects"
    expected = {"en": english, "ru": russian, "kk": "жоба"}
    assert shown == {language: f"{number} {word}" for language, word in expected.items()}


@pytest.mark.parametrize("number, russian", [(1, "человек"), (3, "человека"), (11, "человек")])
def test_people_at_a_glance_stand_in_the_nominative(number, russian):
    """The sentence of a summary has them in another case, as a text of its own."""
    with translation.override("ru"):
        assert glance.people(number) == f"{number} {russian}"


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
    unshown = field.one_to_one or field.name in UNSHOWN
    return [] if unshown else [field.verbose_name, field.help_text, *choices]


# What rows keep only for themselves, and what Django's users have and ours do not use. Links to
# the one whole never change and are never told.
UNSHOWN = {
    "id",
    "version",
    "folded",
    "sort_kk",
    "sort_ru",
    "sort_en",
    "groups",
    "user_permissions",
} | {
    "logo_digest",
    "logo_width",
    "logo_height",
}


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
    [(1, "one"), (2, "few"), (5, "many"), (11, "many"), (12, "many"), (21, "one"), (22, "few")]
    + [(71, "one"), (112, "many"), (237_000, "many"), (237_001, "one")],
)
def test_the_russian_headline_is_grammatical_for_every_number(number, form, monkeypatch):
    monkeypatch.setattr(headline, "organisation", lambda: SimpleNamespace(name="Bereke"))
    text = format_number(number, "ru")
    monkeypatch.setattr(
        headline, "figure_of", lambda name, portfolio: Figure(name, str(number), "", text)
    )
    joined = SimpleNamespace(joined_on=date(2002, 6, 10))
    whole = SimpleNamespace(narrowed_by=frozenset())
    portfolio = SimpleNamespace(
        partnerships=[joined], on=date(2005, 5, 31), since=None, frame=whole, path=()
    )
    with translation.override("ru"):
        pieces = headline.headline(portfolio, ["Жамбыл", "Шымкент"], with_partners=True)
    said = "".join(piece["figure"].text if "figure" in piece else piece["text"] for piece in pieces)
    assert said == BEGINNING + RUSSIAN[form].format(n=text)


ROW = re.compile(r"^\| (\d+) \| (.+?) \| (.+?) \| (.+?) \| (.+?) \|$", re.MULTILINE)


def test_the_forty_sentences_of_the_docs_are_those_of_the_catalogues():
    rows = ROW.findall((ROOT / "docs/languages.md").read_text())
    assert [int(number) for number, *_rest in rows] == list(range(1, 41))
    said = {language: {} for language in LANGUAGES}
    for language in LANGUAGES:
        for _message, originals, found in pairs(language):
            said[language].setdefault(originals[0], " / ".join(dict.fromkeys(found)))
    for _number, *cells, _why in rows:
        english, russian, kazakh = (cell.split("<br>")[-1] for cell in cells)
        assert (said["ru"][english], said["kk"][english]) == (russian, kazakh)


TERM = re.compile(r"^\| ([^|]+) \| `[^|]+\| [^|]+ \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)


def test_the_glossary_of_the_docs_says_what_the_pages_say():
    """Wherever a word of it is a text of its own; a word may have a second meaning elsewhere."""
    terms = TERM.findall((ROOT / "docs/glossary.md").read_text())
    assert len(terms) > 30
    for language, column in (("ru", 1), ("kk", 2)):
        said = {}
        for _message, originals, found in pairs(language):
            said.setdefault(originals[0].casefold(), set()).add(found[0].casefold())
        for term in terms:
            listed = zip(term[0].split(", "), term[column].split(", "), strict=False)
            for english, word in listed:
                heard = said.get(english, {word})
                stem = re.split(r" \(|: ", word)[0]
                assert any(stem in text for text in heard), (term, heard)
