"""The organisation: one row, one function that answers it, and a currency that stays."""

import re
import struct
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation
from PIL import Image, ImageFile

from core.exceptions import EditConflict, RuleViolation
from core.history import entries_of
from core.logo import BOX, MAX_STORED, MAX_UPLOAD, read_logo
from core.models import Organisation
from core.organisation import organisation, save_organisation
from tests.factories import ContributionFactory
from tests.test_architecture import APPS, name_of, sources


def picture(size=(900, 300), format="PNG", **options) -> SimpleUploadedFile:
    out = BytesIO()
    image = Image.effect_noise(size, 80).convert("RGB")
    image.save(out, format=format, **options)
    return SimpleUploadedFile("logo", out.getvalue())


def saved(actor=None, **fields) -> Organisation:
    fields = {"name_en": "Own Hands", "name_ru": "Своими руками", "currency": "KZT"} | fields
    return save_organisation(actor=actor, row=Organisation(**fields), version=None)


def test_without_a_row_the_settings_speak(db, settings):
    settings.ORGANISATION_NAME, settings.PORTFOLIO_CURRENCY = "From the settings", "EUR"
    assert (organisation().name, organisation().currency) == ("From the settings", "EUR")


def test_a_saved_row_speaks_at_once_and_in_the_readers_language(db):
    assert organisation().currency == "USD"
    saved()
    assert organisation().currency == "KZT"
    with translation.override("kk"):
        assert organisation().name == "Своими руками"


def test_asking_again_costs_no_query(db, django_assert_num_queries):
    organisation()
    with django_assert_num_queries(0):
        organisation()
    saved()
    organisation()
    with django_assert_num_queries(0):
        organisation()


def test_saving_is_recorded_and_somebody_elses_change_is_not_overwritten(administrator):
    row = saved(administrator)
    logo = read_logo(picture())
    save_organisation(actor=administrator, row=row, version=1, logo=logo)
    assert entries_of(row).first().changes["logo_digest"][1] == logo.digest
    assert "logo" not in entries_of(row).first().changes
    with pytest.raises(EditConflict):
        save_organisation(actor=administrator, row=row, version=1)


def test_the_currency_stays_once_an_amount_is_entered(db):
    row = saved(currency="USD")
    row.currency = "KZT"
    save_organisation(actor=None, row=row, version=row.version)
    row.currency = "USD"
    save_organisation(actor=None, row=row, version=row.version)
    ContributionFactory()
    row.currency = "KZT"
    with pytest.raises(RuleViolation, match="stays USD"):
        save_organisation(actor=None, row=row, version=row.version)


@pytest.mark.parametrize("format", ["PNG", "JPEG", "WEBP"])
def test_a_logo_becomes_a_small_plain_png(format):
    exif = Image.Exif()
    exif[0x010E] = "who took it"
    logo = read_logo(picture(format=format, exif=exif))
    made = Image.open(BytesIO(logo.png))
    assert made.format == "PNG" and made.size == (logo.width, logo.height)
    assert made.width <= BOX[0] and made.height <= BOX[1]
    assert len(logo.png) <= MAX_STORED
    assert not made.getexif() and b"who took it" not in logo.png


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not a picture",
        b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        picture().read()[:500],
        b"GIF89a" + bytes(100),
    ],
)
def test_what_is_no_whole_picture_is_refused_with_a_sentence(content):
    with pytest.raises(ValidationError, match="no whole picture"):
        read_logo(SimpleUploadedFile("logo.png", content))


def test_half_a_logo_is_refused_also_once_pdf_files_were_made(monkeypatch):
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    with pytest.raises(ValidationError, match="no whole picture"):
        read_logo(SimpleUploadedFile("logo.png", picture().read()[:500]))


def test_too_large_a_file_is_refused_before_it_is_read():
    with pytest.raises(ValidationError, match="larger than 2 MB"):
        read_logo(SimpleUploadedFile("logo.png", bytes(MAX_UPLOAD + 1)))


def test_only_one_place_reads_the_settings():
    pattern = re.compile(r"settings\.(ORGANISATION_NAME|PORTFOLIO_CURRENCY)")
    found = [name_of(path) for path in sources(*APPS) if pattern.search(path.read_text())]
    assert found == ["core/organisation.py"]


def test_broken_metadata_of_a_picture_is_refused_or_left_out():
    head = b"Exif\0\0II*\0\x08\0\0\0"
    for kind, value in ((2, b"ab\0\0"), (5, b"\xff\xff\xff\x7f"), (12, b"\0\0\0\1")):
        tags = b"\x02\0" + b"\x12\1\3\0\1\0\0\0\6\0\0\0"
        tags += b"\x1a\1" + bytes([kind]) + b"\0\1\0\0\0" + value + b"\0\0\0\0"
        file = picture(size=(60, 40), format="JPEG", exif=head + tags)
        try:
            assert read_logo(file).width
        except ValidationError:
            pass


@pytest.mark.parametrize("error", [TypeError, struct.error, KeyError, ZeroDivisionError])
def test_whatever_a_damaged_picture_makes_the_library_raise_is_a_refusal(monkeypatch, error):
    def break_down(picture):
        raise error("damaged")

    monkeypatch.setattr("core.logo.ImageOps.exif_transpose", break_down)
    with pytest.raises(ValidationError):
        read_logo(picture())
