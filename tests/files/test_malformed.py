"""Three hundred malformed files: as many sentences, nothing kept, nothing of the form lost."""

import re
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import translation
from PIL import ImageFile

from core.files.checking import check, clean_name, max_bytes
from core.files.kinds import DOCUMENTS, PICTURES
from core.files.pictures import NoPicture, read_picture
from core.models import StoredFile
from projects.models import Project
from tests.browsing import filled, resend
from tests.factories import CommunityFactory, DistrictFactory, ProjectFactory
from tests.files.malformed import corpus, office, open_document, pdf, picture
from tests.files.pictures import photo

AT_ONCE = 30
CYRILLIC = re.compile("[А-Яа-яЁё]{4}")


@pytest.fixture
def project(region_a) -> Project:
    """A project led from the officer's region."""
    community = CommunityFactory(district=DistrictFactory(region=region_a))
    return ProjectFactory(lead_community=community)


def refusal(name: str, data: bytes, codes) -> str:
    """The sentence with which a file is refused; "" if it is taken."""
    try:
        check(SimpleUploadedFile(name, data), codes)
    except ValidationError as error:
        (sentence,) = error.messages
        return sentence
    return ""


def test_there_are_three_hundred_of_them():
    assert len(corpus()) >= 300
    assert len({name for name, _ in corpus()}) == len(corpus())


@pytest.mark.parametrize("codes", [PICTURES, DOCUMENTS], ids=["photos", "documents"])
def test_each_is_refused_with_a_sentence_that_names_it(codes):
    taken = [name for name, data in corpus() if not refusal(name, data, codes)]
    assert taken == []
    for name, data in corpus():
        sentence = refusal(name, data, codes)
        assert f"“{clean_name(name) or '?'}”" in sentence, name
        assert sentence.endswith(".") or "choose one" in sentence


def test_photos_of_all_of_them_bring_the_form_back_with_what_was_typed(project, officer, client_of):
    client, url = client_of(officer), reverse("projects:photo_create", args=[project.pk])
    client.post(reverse("set_language"), {"language": "ru"})
    page = filled(client.get(url))
    typed = {"stage": "after", "taken_on": "31.05.2005", "caption": "Новый водопровод"}
    files = [SimpleUploadedFile(clean_name(name) or "x.jpg", data) for name, data in corpus()]
    sentences = []
    for at in range(0, len(files), AT_ONCE):
        some = files[at : at + AT_ONCE]
        response = client.post(url, page | typed | {"uploads": some})
        assert response.status_code == 422
        form = response.context["form"]
        assert list(form.errors) == ["uploads"]
        assert len(form.errors["uploads"]) == len(some)
        sentences += form.errors["uploads"]
        assert {name: form[name].value() for name in typed} == typed
    assert len(sentences) == len(files) >= 300
    assert all(CYRILLIC.search(re.sub("«.*?»", "", sentence)) for sentence in sentences)
    assert not StoredFile.objects.exists()


@pytest.mark.parametrize("name", ["cut 1.docx", "html as.pdf", "zeros.docx", "k.txt"])
def test_a_document_comes_back_with_what_was_typed(name, project, officer, client_of):
    url = reverse("projects:document_create", args=[project.pk])
    typed = {"kind": "contract", "title": "Contract 7", "dated_on": "31.05.2005"}
    file = SimpleUploadedFile(name, dict(corpus())[name])
    response = resend(client_of(officer), url, uploads=[file], **typed)
    assert response.status_code == 422
    form = response.context["form"]
    assert list(form.errors) == ["uploads"] and name in form.errors["uploads"][0]
    assert {field: form[field].value() for field in typed} == typed
    assert not StoredFile.objects.exists()


GOOD = {
    "a.jpg": picture(),
    "b.png": picture("PNG"),
    "c.webp": picture("WEBP"),
    "named by nobody": picture(),
    "really a jpeg.png": picture(),
    "with a tail.jpg": picture() + b"<script>alert(1)</script>",
    "d.pdf": pdf(),
    "e.docx": office(),
    "f.xlsx": office("spreadsheetml.sheet"),
    "g.odt": open_document(),
    "h.ods": open_document("spreadsheet"),
    "i.csv": "село;женщины\nАбай;12\n".encode(),
    "j.csv": "село;женщины\nАбай;12\n".encode("cp1251"),
    "k.csv": "\ufeffсело;женщины".encode("utf-16"),
    "l.txt": "Ашар: 12 адам, 8 сағат.\r\n".encode(),
}


@pytest.mark.parametrize("name", GOOD)
def test_a_whole_file_of_each_kind_is_taken(name):
    assert refusal(name, GOOD[name], DOCUMENTS) == ""


def test_half_a_photo_is_refused_also_once_pdf_files_were_made(monkeypatch):
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    whole = photo(size=(900, 700)).read()
    with pytest.raises(NoPicture):
        read_picture(BytesIO(whole[: len(whole) // 2]))


def test_what_follows_a_picture_is_not_kept():
    kept = check(SimpleUploadedFile("a.jpg", GOOD["with a tail.jpg"]), PICTURES).picture
    assert b"script" not in kept.jpeg + kept.preview


def test_the_limit_of_size_holds_to_the_byte(settings):
    settings.MAX_UPLOAD_MB = 1
    line = b"0123456789abcde\n"
    whole = line * (max_bytes() // len(line))
    assert refusal("a.txt", whole, DOCUMENTS) == ""
    assert "has 1.1 MB: at most 1 MB" in refusal("a.txt", whole + b"x", DOCUMENTS)


def test_the_form_says_beforehand_what_is_taken(project, officer, client_of):
    for name in ("photo", "document"):
        url = reverse(f"projects:{name}_create", args=[project.pk])
        text = client_of(officer).get(url).content.decode()
        assert "JPEG, PNG, WebP" in text and "at most 20 MB" in text
        assert 'accept="' in text and 'enctype="multipart/form-data"' in text


def test_too_many_at_once_are_refused_before_any_is_kept(project, officer, client_of):
    url = reverse("projects:photo_create", args=[project.pk])
    sent = [SimpleUploadedFile(f"{n}.jpg", picture()) for n in range(AT_ONCE + 1)]
    response = resend(client_of(officer), url, uploads=sent)
    assert response.status_code == 422
    assert "31 files at once: at most 30" in response.context["form"].errors["uploads"][0]
    assert not StoredFile.objects.exists()


def test_nothing_is_unpacked_of_what_claims_to_be_huge(monkeypatch):
    def load(*args, **kwargs):
        raise AssertionError("unpacked")

    monkeypatch.setattr("PIL.Image.Image.load", load)
    for name, data in corpus():
        if name.startswith(("wide", "thin")):
            with translation.override("en"):
                assert refusal(name, data, PICTURES), name
