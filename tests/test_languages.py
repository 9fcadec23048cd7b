"""Each page a person can reach speaks their language: words, letters, files, numbers, order."""

import json
import re
from datetime import date, datetime

import pytest
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect
from django.contrib.staticfiles import finders
from django.core import mail
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse
from django.utils import formats, translation

from accounts.models import User
from communities.models import Region
from tests.access.page import ROLES
from tests.access.world import World
from tests.factories import CommunityFactory
from tests.foreign_words import english_words, world_in_cyrillic
from tests.reading import Reader, pages_for

pytestmark = pytest.mark.slow

LANGUAGES = ("ru", "kk")
in_each_language = pytest.mark.parametrize("language", LANGUAGES)
# What Django writes beside its pictures cannot be translated.
BESIDE_PICTURES = frozenset({"True", "False", "Search", "md"})
HOLES = re.compile(r"%\(\w+\)s|%s")
# What the administration shows and adds nowhere.
UNADDED = {"auditlog.LogEntry"}
SENDERS = ("anonymous", "manager")
READERS = [role for role in ROLES if role not in ("other_officer", "switched_off")]


@pytest.fixture
def world(db) -> World:
    return world_in_cyrillic()


@in_each_language
@pytest.mark.parametrize("role", READERS)
def test_no_english_is_left_on_the_pages(role, language, world):
    """Their forms are sent empty and filled with what nobody can read, by those who may most."""
    reader = Reader(world, role, language)
    for url in pages_for(role, world):
        reader.open(url, ("", "ъ") if role in SENDERS else ())
    assert not reader.found, reader.told()


@in_each_language
def test_no_english_is_left_in_the_administration(language, world):
    reader = Reader(world, "administrator", language, BESIDE_PICTURES)
    browser = reader.browser()
    reader.read(browser.get(reverse("admin:index")), "index")
    for model in admin.site._registry:
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        first = model._default_manager.first()
        urls = [reverse(f"{name}_changelist"), f"{reverse(f'{name}_changelist')}?q=ъъъ"]
        if first:
            urls += [reverse(f"{name}_{page}", args=[first.pk]) for page in ("change", "history")]
            urls += [reverse(f"{name}_delete", args=[first.pk])]
        for url in urls:
            reader.read(browser.get(url), url)
        if model._meta.label not in UNADDED:
            reader.open(reverse(f"{name}_add"), fillers=[""])
    assert not reader.found, reader.told()


@in_each_language
def test_no_english_is_left_where_somebody_begins_or_is_refused(language, world):
    reader = Reader(world, "officer", language)
    confirmed = world.records["confirmed_partner"].get_absolute_url()
    new_programme = reverse("communities:programme_create")
    for url in ("/", "/nothing/here/", f"{confirmed}edit/", new_programme):
        reader.read(reader.browser().get(url), url)
    strict = reader.browser(enforce_csrf_checks=True)
    refused = strict.post(reverse("set_language"), {"language": "en"})
    assert refused.status_code == 403
    reader.read(refused, "a form without its mark")
    with translation.override(language):
        for page in ("400.html", "403.html", "404.html", "500.html"):
            reader.note(render_to_string(page), page)
    guest = Reader(world, "anonymous", language)
    for _attempt in range(6):
        data = {"login": "officer", "password": "ъ"}
        guest.read(guest.browser().post(reverse("account_login"), data), "a wrong password")
    assert not reader.found | guest.found, reader.told() + guest.told()


@in_each_language
def test_the_letter_for_a_forgotten_password_speaks_the_language_of_its_page(language, world):
    User.objects.filter(pk=world.people["officer"].pk).update(email="a@example.org")
    browser = Client(headers={"accept-language": language})
    browser.post(reverse("account_reset_password"), {"email": "a@example.org"})
    [letter] = mail.outbox
    said = f"{letter.subject}\n{letter.body}".replace("example.com", "").replace("testserver", "")
    assert english_words(said) == []


@in_each_language
def test_what_scripts_of_the_administration_say_is_translated(language, world):
    """The calendar, the two boxes of many choices, the notes on unsaved changes."""
    reader = Reader(world, "administrator", language)
    source = reader.browser().get(reverse("admin:jsi18n")).content.decode()
    texts = json.loads(source.split("const newcatalog = ")[1].split(";\n")[0])
    said = {text: HOLES.sub("", str(said)) for text, said in texts.items()}
    assert len(said) > 60
    assert [pair for pair in said.items() if english_words(pair[1])] == []
    box = AutocompleteSelect(Region._meta.get_field("predecessors").remote_field, admin.site)
    with translation.override(language):
        assert f"select2/i18n/{language}.js" in str(box.media)
    assert finders.find(f"admin/js/vendor/select2/i18n/{language}.js")


@pytest.mark.parametrize(
    "language, day, moment, number",
    [
        ("en", "31 March 2006", "31 March 2006, 14:05", "1,234,567.5"),
        ("ru", "31 марта 2006", "31 марта 2006, 14:05", "1\xa0234\xa0567,5"),
        ("kk", "2006 ж. 31 наурыз", "2006 ж. 31 наурыз, 14:05", "1\xa0234\xa0567,5"),
    ],
)
def test_pages_of_the_libraries_write_dates_and_numbers_as_ours_do(language, day, moment, number):
    with translation.override(language):
        assert formats.date_format(date(2006, 3, 31)) == day
        written = formats.date_format(datetime(2006, 3, 31, 14, 5), "DATETIME_FORMAT")
        assert written == moment
        assert formats.number_format(1234567.5, use_l10n=True, force_grouping=True) == number


NINE_LETTERS = (
    ["Азат", "Әйтей", "Балқаш", "Глубокое", "Ғабит", "Дихан", "Кеген", "Қарой", "Лепсі", "Нұра"]
    + ["Ңәт", "Орда", "Өтеген", "Парасат", "Узынагач", "Ұзынбұлақ", "Үшарал", "Фурманов"]
    + ["Хантау", "Һәкім", "Целинное", "Ынтымақ", "Іле", "Энергетик"]
)


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_lists_stand_in_the_order_of_the_kazakh_alphabet(language, client_of, manager):
    for name in sorted(NINE_LETTERS, key=lambda name: name[::-1]):
        CommunityFactory(name_kk=name, name_ru=name, name_en="")
    User.objects.update(language=language)
    page = client_of(manager).get(reverse("communities:community_list")).content.decode()
    shown = sorted(NINE_LETTERS, key=lambda name: page.index(f">{name}<"))
    assert shown == NINE_LETTERS
