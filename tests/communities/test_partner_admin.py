"""Administrators find, rename, merge and archive partner organisations, and see where each is
named."""

from datetime import date

import pytest

from communities.admin.partners import PartnerAdmin
from communities.models import Alias, PartnerName, PartnerOrganisation
from communities.services import refold
from core.changes import described
from core.history import entries_of
from tests.budget import Asked
from tests.communities.filling import filled_admin
from tests.factories import PartnerFactory, ProgrammeFactory, ProjectFactory, TrainingFactory
from tests.growth import many

LIST = "/admin/communities/partnerorganisation/"
BIN = "990340004483"


@pytest.fixture
def client(client_of, administrator):
    return client_of(administrator)


def listed(client, **query) -> list[str]:
    return [str(one) for one in client.get(LIST, query).context["cl"].result_list]


def page(partner, name: str) -> str:
    return f"{LIST}{partner.pk}/{name}/"


@pytest.mark.parametrize("typed", ["Қызылорда", "кызылорда", "Kyzylorda", BIN, "aral", "QF"])
def test_the_list_finds_by_any_spelling_old_names_aliases_and_bin(client, typed):
    partner = PartnerFactory(name_en="", name_ru="Фонд «Қызылорда»", bin=BIN)
    PartnerName.objects.create(partner=partner, name_kk="Арал", valid_to=date(1999, 1, 1))
    Alias.objects.create(partner=partner, text="QF")
    refold(partner)
    PartnerFactory(name_en="Another")
    assert listed(client, q=typed) == ["Фонд «Қызылорда»"]


def test_the_list_is_narrowed_by_kind_region_role_programme_and_checking(client, region_a):
    wanted = PartnerFactory(name_en="Wanted", kind="donor", region=region_a, confirmed=True)
    PartnerFactory(name_en="Another", kind="ngo")
    programme = ProgrammeFactory()
    programme.partners.create(partner=wanted, role="donor")
    for query in (
        {"kind__exact": "donor"},
        {"region__id__exact": region_a.pk},
        {"role": "donor"},
        {"programme": programme.pk},
        {"review__exact": "confirmed"},
    ):
        assert listed(client, **query) == ["Wanted"], query
    for nonsense in ("none-such", "9" * 5000):
        assert listed(client, programme=nonsense) == ["Another", "Wanted"]


def test_archived_ones_are_hidden_until_asked_for(client):
    PartnerFactory(name_en="At work")
    PartnerFactory(name_en="Put away", archived_on=date(2004, 1, 1))
    assert listed(client) == ["At work"]
    assert listed(client, archived="yes") == ["Put away"]
    assert listed(client, archived="all") == ["At work", "Put away"]


def test_a_file_holds_what_the_list_is_narrowed_to(client):
    PartnerFactory(name_en="At work", kind="donor")
    PartnerFactory(name_en="Another", kind="ngo")
    response = client.get(f"{LIST}export/csv/", {"kind__exact": "donor"})
    text = b"".join(response.streaming_content).decode()
    assert "At work" in text and "Another" not in text


@pytest.mark.parametrize("model, offered", [("projectpartner", False), ("mergedpartner", True)])
def test_an_archived_one_is_offered_for_merging_and_nothing_else(client, model, offered):
    partner = PartnerFactory(name_en="Put away", archived_on=date(2004, 1, 1))
    app = "projects" if model == "projectpartner" else "communities"
    asked = {"term": "put", "app_label": app, "model_name": model, "field_name": "partner"}
    found = client.get("/admin/autocomplete/", asked).json()["results"]
    assert [choice["id"] for choice in found] == [str(partner.pk)] * offered


def test_an_archived_one_stays_where_it_is_chosen(client):
    heir = PartnerFactory(archived_on=date(2004, 1, 1))
    partner = PartnerFactory(successor=heir)
    url = page(partner, "change")
    data = filled_admin(client.get(url)) | {"about": "Since 1999"}
    assert client.post(url, data).status_code == 302
    partner.refresh_from_db()
    assert (partner.successor, partner.about) == (heir, "Since 1999")


def test_likely_duplicates_are_shown_before_saving_here_too(client):
    known = PartnerFactory(name_en="Qyzylorda fond")
    url = f"{LIST}add/"
    data = filled_admin(client.get(url)) | {"name_ru": "Фонд «Қызылорда»", "kind": "ngo"}
    response = client.post(url, data)
    assert f'<a href="{known.get_absolute_url()}">' in response.content.decode()
    agreed = filled_admin(response) | {"save_all_the_same": "on"}
    assert client.post(url, agreed).status_code == 302
    assert PartnerOrganisation.objects.count() == 2


def test_a_wrong_bin_is_refused_beside_the_field(client):
    url = f"{LIST}add/"
    data = filled_admin(client.get(url)) | {"name_en": "New", "kind": "ngo", "bin": "990340004484"}
    response = client.post(url, data)
    assert "The last digit does not fit" in str(response.context["adminform"].form.errors["bin"])


def renaming(client, partner, **changes) -> dict:
    form = client.get(page(partner, "rename")).context["form"]
    return {bound.html_name: bound.value() or "" for bound in form} | changes


def test_renaming_makes_the_present_name_a_former_one(client, administrator):
    partner = PartnerFactory(name_en="Aral Initiative", name_ru="Арал")
    sent = renaming(client, partner, on="01.03.2004", name_en="Bereke Foundation")
    assert client.post(page(partner, "rename"), sent).status_code == 302
    partner.refresh_from_db()
    assert partner.name_on(date(2004, 2, 29), "en") == "Aral Initiative"
    assert partner.name_on(date(2004, 3, 1), "en") == "Bereke Foundation"
    assert listed(client, q="аральская") == [] and listed(client, q="initiative") == [str(partner)]
    sent = renaming(client, partner, on="01.03.2005", name_en="Bereke")
    assert client.post(page(partner, "rename"), sent).status_code == 302
    spans = PartnerName.objects.order_by("valid_to").values_list("valid_from", "valid_to")
    assert list(spans) == [(None, date(2004, 3, 1)), (date(2004, 3, 1), date(2005, 3, 1))]


@pytest.mark.parametrize(
    "changes, said",
    [
        ({"on": "01.03.2004"}, "these are the ones it has"),
        ({"on": "01.03.2004", "name_en": "", "name_ru": ""}, "Give the name"),
        ({"on": "01.03.2099", "name_en": "New"}, "or an earlier date"),
        ({"on": "01.01.2000", "name_en": "New"}, "give a later day"),
        ({"on": "soon", "name_en": "New"}, "31.05.2005"),
        ({"on": "01.03.2004", "name_en": "New", "version": "7"}, "changed this record meanwhile"),
    ],
)
def test_a_renaming_that_cannot_be_is_refused_and_nothing_typed_is_lost(client, changes, said):
    partner = PartnerFactory(name_en="Aral", name_ru="")
    PartnerName.objects.create(partner=partner, name_en="Old", valid_to=date(2001, 1, 1))
    response = client.post(page(partner, "rename"), renaming(client, partner, **changes))
    assert said in response.content.decode()
    assert changes["on"] in response.content.decode()
    assert partner.former_names.count() == 1


def test_archiving_asks_since_when_and_why_and_the_history_says_so(client, administrator):
    partner = PartnerFactory()
    url = f"{LIST}archive/"
    form = client.get(url, {"keys": partner.pk})
    sent = {**form.context["hidden"], "on": "31.12.2004", "reason": ""}
    assert "This field is required" in client.post(url, sent).content.decode()
    assert client.post(url, sent | {"reason": "Dissolved"}).status_code == 302
    partner.refresh_from_db()
    assert (partner.archived_on, partner.archive_reason) == (date(2004, 12, 31), "Dissolved")
    told = described(entries_of(partner)[:1], administrator)[0]
    assert "Dissolved" in [change.after for change in told.changes]
    assert client.post(url, {"keys": partner.pk, "back": "1"}).status_code == 302
    partner.refresh_from_db()
    assert (partner.archived_on, partner.archive_reason) == (None, "")


def test_several_are_archived_and_brought_back_from_the_list(client):
    partners = PartnerFactory.create_batch(3)
    keys = [partner.pk for partner in partners[:2]]
    response = client.post(LIST, {"action": "archive_chosen", "_selected_action": keys})
    asked = client.get(response["Location"]).context["hidden"]
    client.post(f"{LIST}archive/", {**asked, "on": "31.12.2004", "reason": "Ended"})
    assert listed(client) == [str(partners[2])]
    data = {"action": "bring_back_chosen", "_selected_action": keys}
    client.post(f"{LIST}?archived=yes", data)
    assert len(listed(client)) == 3


def test_the_page_of_uses_counts_by_kind_and_leads_to_each_record(client):
    partner = PartnerFactory()
    project = ProjectFactory(name_en="Water line", contractor=partner)
    project.partners.create(partner=partner, role="donor")
    training = TrainingFactory(name_en="Book-keeping")
    training.partners.create(partner=partner, role="lead")
    PartnerName.objects.create(partner=partner, name_en="Old", valid_to=date(1999, 1, 1))
    text = client.get(page(partner, "uses")).content.decode()
    assert "3 rows name it" in text
    for record in (project, training):
        assert f'href="{record.get_absolute_url()}"' in text
    assert client.get(LIST).context["cl"].result_list[0].named_in == 3


def test_the_history_page_tells_changes_in_words(client):
    partner = PartnerFactory(name_en="Aral")
    url = page(partner, "change")
    client.post(url, filled_admin(client.get(url)) | {"about": "Since 1999"})
    assert "Since 1999" in client.get(page(partner, "history")).content.decode()


@pytest.fixture
def two():
    kept = PartnerFactory(name_en="Bereke Foundation")
    other = PartnerFactory(name_en="Fund Aral", bin=BIN, kind="donor")
    ProjectFactory(contractor=other)
    return kept, other


def confirmed(client, kept, other) -> dict:
    merge = client.get(page(kept, "merge"), {"other": other.pk}).context["merge"]
    takes = {f"takes_{name}": side for name, side in merge.proposed().items()}
    return {"other": other.pk, "seen": merge.fingerprint} | takes


def test_a_merge_is_previewed_confirmed_and_both_old_addresses_lead_on(client, two):
    kept, other = two
    preview = client.get(page(kept, "merge"), {"other": other.pk}).content.decode()
    assert "1 row moves" in preview and BIN in preview
    assert PartnerOrganisation.objects.count() == 2
    sent = confirmed(client, kept, other) | {"takes_kind": "other"}
    assert client.post(page(kept, "merge"), sent).status_code == 302
    kept.refresh_from_db()
    assert (kept.bin, kept.kind) == (BIN, "donor")
    assert listed(client, q="арал") == ["Bereke Foundation"]
    assert client.get(page(other, "change"))["Location"] == page(kept, "change")
    assert "Fund Aral" in client.get(page(kept, "history")).content.decode()


def test_a_merge_of_what_changed_meanwhile_is_shown_again(client, two):
    kept, other = two
    sent = confirmed(client, kept, other)
    ProjectFactory(contractor=other)
    response = client.post(page(kept, "merge"), sent)
    assert response.status_code == 422
    assert "Look at it again" in response.content.decode()
    assert "2 rows move" in response.content.decode()
    assert PartnerOrganisation.objects.count() == 2


@pytest.mark.parametrize("other", ["itself", "", "0", "x", "99999999", "9" * 30])
def test_what_cannot_be_merged_is_refused_beside_the_choice(client, two, other):
    kept, _other = two
    response = client.get(page(kept, "merge"), {"other": kept.pk if other == "itself" else other})
    assert response.status_code == 422
    assert response.context["form"].errors["other"]


def test_likely_duplicates_are_offered_for_merging_and_listed(client):
    kept, other = PartnerFactory(name_en="Bereke Fund"), PartnerFactory(name_ru="Фонд Береке")
    PartnerFactory(name_en="Another")
    address = f"{page(kept, 'merge')}?other={other.pk}"
    assert address in client.get(page(kept, "merge")).content.decode()
    assert address in client.get(f"{LIST}duplicates/").content.decode()


@pytest.mark.parametrize("name", ["officer", "manager", "viewer"])
def test_the_pages_are_closed_to_other_roles(request, db, client_of, name):
    partner = PartnerFactory()
    client = client_of(request.getfixturevalue(name))
    for url in (
        f"{LIST}duplicates/",
        f"{LIST}archive/?keys={partner.pk}",
        *(page(partner, one) for one in ("rename", "merge", "uses", "history")),
    ):
        assert client.get(url, follow=True).status_code == 403, url


def test_a_page_of_none_is_not_found(client):
    for url in ("rename", "merge", "uses"):
        assert client.get(f"{LIST}987654/{url}/").status_code == 404
    assert client.get(f"{LIST}archive/?keys=x,987654").status_code == 404


def asked_of(client, url: str) -> Asked:
    with Asked() as asked:
        assert client.get(url).status_code == 200
    return asked


def test_list_choices_duplicates_and_uses_cost_the_same_for_2_rows_and_200(client, region_a):
    programme = ProgrammeFactory()
    first = PartnerFactory(region=region_a, name_en="Bereke Fund")
    PartnerFactory(region=region_a, name_ru="Фонд Береке")
    ProjectFactory(contractor=first).partners.create(partner=first, role="donor")
    programme.partners.create(partner=first, role="donor")
    choices = "term=b&app_label=projects&model_name=projectpartner&field_name=partner"
    urls = [
        LIST,
        f"{LIST}?q=bereke",
        f"/admin/autocomplete/?{choices}",
        f"{LIST}duplicates/",
        page(first, "uses"),
        page(first, "merge"),
    ]
    few = {url: asked_of(client, url) for url in urls}
    for partner in many(PartnerFactory, 200, region=region_a):
        programme.partners.create(partner=partner, role="donor")
    for _ in range(20):
        ProjectFactory(contractor=first).partners.create(partner=first, role="donor")
    for url in urls:
        now = asked_of(client, url)
        assert now.number <= few[url].number + 1, url + now.told()
    assert few[LIST].number <= 8, few[LIST].told()


def test_every_column_of_the_file_is_one_of_the_list_or_the_record():
    fields = {field.name for field in PartnerOrganisation._meta.get_fields()}
    assert [name for name in PartnerAdmin.export_fields if name not in fields] == ["roles"]
