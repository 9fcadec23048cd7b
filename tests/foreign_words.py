"""Finds English words on a page in another language, in a world that has Cyrillic names only."""

import re
from html import unescape

from auditlog.models import LogEntry
from django.apps import apps
from django.db.models import CharField, F, SlugField, TextField, Value
from django.db.models.functions import Concat

from accounts.models import User
from core.history import Recorded
from tests.access.world import World, build

# Names of things that are the same in every language.
NAMES = {"Bereke", "English", "Rodionov", "geokz", "OpenStreetMap", "Kazakhstan", "WebP"}
# Texts that are not for reading, or that no one translates.
KEPT_AS_THEY_ARE = {"code", "username", "password", "name_en", "sort_kk", "sort_ru", "sort_en"} | {
    # Of which model a row speaks, the right it takes, and where a kept view leads.
    *("kind", "right", "address"),
}

UNSEEN = re.compile(
    r"(?s)<(script|style)\b.*?</\1>|<!--.*?-->|\bhttps?://[^\s\"<]+|\w+\*{6,}"
    # The name a file was sent under.
    r"|[\w-]+\.(?:jpg|pdf)\b"
)
SPOKEN = re.compile(
    r'\b(?:aria-label|title|placeholder|alt|data-label|data-name)="([^"]*)"'
    r'|<input[^>]*\btype="submit"[^>]*\bvalue="([^"]*)"'
    r'|<input[^>]*\bvalue="([^"]*)"[^>]*\btype="submit"'
)
TAG = re.compile(r"(?s)<[^>]*>")
WORD = re.compile(r"[A-Za-z]{2,}")
# Codes of currencies, languages, files and lists; what we call БИН is a word of ours.
CODE = re.compile(r"(?!BIN|KATO|NGO)[A-Z]{2,5}")


def english_words(page: str, known: frozenset[str] = frozenset()) -> list[str]:
    """The lines of what a page shows or has read aloud in which a word of Latin letters stands;
    addresses and files are not shown, codes, names and what is `known` may be."""
    shown = UNSEEN.sub(" ", page)
    spoken = ["\n".join(said) for said in SPOKEN.findall(shown)]
    text = "\n".join([TAG.sub(" ", shown), *spoken])
    lines = {" ".join(unescape(line).split()) for line in text.splitlines()}
    return sorted(line for line in lines if _foreign(line, NAMES | known))


def _foreign(line: str, known: set[str]) -> bool:
    return any(not CODE.fullmatch(word) for word in set(WORD.findall(line)) - known)


def world_in_cyrillic() -> World:
    """The world of the access table, in which every name and note is written in Cyrillic."""
    world = build()
    for model in apps.get_models():
        if issubclass(model, Recorded):
            _write_in_cyrillic(model)
    User.objects.update(
        full_name="Слово", username=Concat(Value("слово-"), F("pk"), output_field=CharField())
    )
    LogEntry.objects.update(object_repr="Запись", changes={})
    for record in world.records.values():
        record.refresh_from_db()
    return world


def _write_in_cyrillic(model) -> None:
    for field in model._meta.local_fields:
        if type(field) is SlugField:
            name = Concat(Value("s-"), F("pk"), output_field=CharField())
            model.objects.update(**{field.name: name})
    fields = [
        field.name
        for field in model._meta.local_fields
        if type(field) in (CharField, TextField)
        and not (field.choices or field.unique or field.name in KEPT_AS_THEY_ARE)
    ]
    for key, *values in model.objects.values_list("pk", *fields):
        changes = {
            field: f"Слово {key}"
            for field, value in zip(fields, values, strict=True)
            if _foreign(value or "", NAMES) or field == "name_ru"
        }
        if changes:
            model.objects.filter(pk=key).update(**changes)
