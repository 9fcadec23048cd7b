"""The box on every page: any spelling finds a record, in scope, the likeliest first."""

import re
from urllib.parse import urlencode

import pytest
from django.urls import reverse

from accounts.roles import Role
from bereke.search import FEW, MANY, kinds
from communities.models import Alias, CommunityDistrict, PartnerName
from core.search import LONGEST, Query
from projects.models import ProjectCommunity
from tests.access.world import build
from tests.factories import (
    AppealFactory,
    ApplicantFactory,
    CommunityFactory,
    CommunityGroupFactory,
    CouncilFactory,
    CouncilMeetingFactory,
    DistrictFactory,
    NeedFactory,
    OutcomeFactory,
    ParticipantFactory,
    PartnerFactory,
    PartnershipFactory,
    ProgrammeFactory,
    ProjectFactory,
    RecommendationFactory,
    RegionFactory,
    SurveyFactory,
    TrainingFactory,
    UserFactory,
)

NAME = {"name_kk": "Қызылорда", "name_ru": "Кызылорда", "name_en": "Kyzylorda"}
SPELLINGS = ("Қызылорда", "кызылорда", "Qyzylorda", "kyzyl")


@pytest.fixture
def community(region_a):
    return CommunityFactory(district__region=region_a, code="SK-01", name_en="Ulgisay")


@pytest.fixture
def search(officer, client_of):
    """`search(text)` is what the officer of region A gets, group by group: names of records."""
    client = client_of(officer)

    def ask(text: str, **more) -> dict[str, list[str]]:
        response = client.get("/search/", {"q": text, **more})
        assert response.status_code == 200
        return named(response)

    return ask


def named(response) -> dict[str, list[str]]:
    """The names of what was found, by kind, in their order."""
    return {
        group.name: [str(one.hit.record) for one in group.shown]
        for group in response.context["groups"]
    }


def make(kind: str, community, **name):
    """A record of a kind in the region of the community."""
    region, own = community.district.region, {"community": community}
    if kind in OF_COUNCILS:
        return _of_council(kind, region, name["name_kk"])
    makers = {
        "communities": lambda: CommunityFactory(district=community.district, **name),
        "projects": lambda: ProjectFactory(lead_community=community, **name),
        "trainings": lambda: TrainingFactory(**own, **name),
        "partners": lambda: PartnerFactory(**name),
        "participants": lambda: ParticipantFactory(full_name=name["name_kk"], **own),
        "programmes": lambda: ProgrammeFactory(**name),
        "needs": lambda: NeedFactory(**own, **name),
        "groups": lambda: CommunityGroupFactory(**own, **name),
        "regions": lambda: _named(region, name),
        "districts": lambda: DistrictFactory(region=region, **name),
    }
    return makers[kind]()


def _named(record, name: dict):
    for field, text in name.items():
        setattr(record, field, text)
    record.fold_names()
    record.save()
    return record


def _of_council(kind: str, region, title: str):
    if kind in ("councils", "meetings"):
        council = CouncilFactory(region=region, name_ru=title)
        return council if kind == "councils" else CouncilMeetingFactory(council=council)
    if kind == "surveys":
        return SurveyFactory(region=region, title=title)
    factory = {
        "appeals": AppealFactory,
        "recommendations": RecommendationFactory,
        "outcomes": OutcomeFactory,
    }[kind]
    return factory(council=CouncilFactory(region=region), title=title)


OF_COUNCILS = "councils meetings appeals recommendations outcomes surveys".split()
KINDS = (
    "communities projects trainings partners participants programmes needs groups regions districts"
).split() + OF_COUNCILS


@pytest.mark.parametrize("kind", KINDS)
def test_a_record_of_each_kind_is_found_in_every_spelling_and_its_link_opens(
    kind, community, search, officer, client_of
):
    record = make(kind, community, **NAME)
    for spelling in SPELLINGS:
        assert str(record) in search(spelling)[kind], spelling
    page = client_of(officer).get("/search/", {"q": SPELLINGS[0], "kind": kind})
    for one in page.context["groups"][0].shown:
        assert client_of(officer).get(one.hit.url).status_code == 200, one.hit.url
    if list_url := {one.name: one.list_url for one in kinds()}[kind]:
        listed = client_of(officer).get(reverse(list_url), {"q": SPELLINGS[0]})
        assert listed.context["count"] == page.context["groups"][0].count


def test_no_kind_is_searched_without_a_test_of_it():
    assert {kind.name for kind in kinds()} == set(KINDS)


def test_records_of_other_regions_are_not_found_and_shared_projects_are(
    community, region_b, search, other_officer, client_of
):
    own = ("communities", "projects", "trainings", "participants", "needs", "groups")
    for kind in (*own, *OF_COUNCILS):
        make(kind, community, **NAME)
    theirs = client_of(other_officer).get("/search/", {"q": "Kyzylorda"})
    assert named(theirs) == {}
    elsewhere = CommunityFactory(district__region=region_b)
    shared = ProjectFactory(lead_community=community, name_en="Kyzylorda road")
    ProjectCommunity.objects.create(project=shared, community=elsewhere)
    theirs = client_of(other_officer).get("/search/", {"q": "Kyzylorda"})
    assert named(theirs) == {"projects": ["Kyzylorda road"]}


def test_regions_are_found_by_those_who_may_open_their_summary(search, officer, client_of):
    other, before = RegionFactory(slug="almaty"), RegionFactory(slug="old-almaty")
    DistrictFactory(region=other, name_en="Almaty district")
    assert search("almaty") == {}
    own = officer.region_assignments.get().region
    community = CommunityFactory(district__region=own)
    PartnershipFactory(community=community)
    span = CommunityDistrict.objects.filter(community=community)
    span.update(district=DistrictFactory(region=before, name_en="Old"))
    assert search("almaty") == {"regions": [str(before)]}
    administrator = UserFactory(role=Role.ADMINISTRATOR)
    everything = named(client_of(administrator).get("/search/", {"q": "almaty"}))
    assert everything["regions"] == [str(other), str(before)]
    assert everything["districts"] == ["Almaty district"]


def test_a_partner_is_found_by_its_former_names_and_aliases_and_the_page_says_which(
    search, officer, client_of
):
    partner = PartnerFactory(name_en="Sodby")
    PartnerName.objects.create(partner=partner, name_ru="Союз фермеров", valid_to="2004-01-01")
    Alias.objects.create(partner=partner, text="Farmers of the south")
    partner.fold_names()
    partner.save()
    assert search("soiuz fermerov") == {"partners": ["Sodby"]}
    page = client_of(officer).get("/search/", {"q": "farmers"}).content.decode()
    assert "also: <mark>Farmers</mark> of the south" in page


@pytest.mark.parametrize("typed", ["SK-07", "sk-07"])
def test_a_code_finds_its_record_first_and_its_kind_before_all_others(typed, community, search):
    make("communities", community, name_en="Sk 07 is in this name", code="")
    own = make("projects", community, name_en="Water", code="SK-07")
    ProjectFactory(lead_community=community, name_en="A road", code="SK-07-P1")
    found = search(typed)
    assert list(found)[0] == "projects"
    assert found["projects"] == [own.name, "A road"]


def test_numbers_find_partners_regions_and_districts(community, search):
    make("partners", community, name_en="Sodby", bin="990140000123")
    region = community.district.region
    region.kato = "610000000"
    region.save()
    DistrictFactory(region=region, name_en="Otrar", kato="615200000")
    assert search("990140000123") == {"partners": ["Sodby"]}
    assert search("990 140 000 123") == {"partners": ["Sodby"]}
    assert search("615200000") == {"districts": ["Otrar"]}
    assert search("610000000")["regions"] == [str(region)]


def test_a_confidential_applicant_is_found_by_the_code_of_the_appeal_and_never_by_name(
    community, search, officer, client_of
):
    council = CouncilFactory(region=community.district.region)
    appeal = AppealFactory(
        council=council, code="2006-07", title="Pasture taken away", is_confidential=True
    )
    ApplicantFactory(appeal=appeal, name="Zhanar Qyzylbekova", phone="87012345678", note="Kainar")
    assert search("2006-07") == {"appeals": [str(appeal)]}
    officer.reads_confidential_appeals = True
    officer.save()
    for text in ("Zhanar", "Жанар", "Qyzylbekova", "87012345678", "Kainar"):
        assert search(text) == {}, text
    page = client_of(officer).get("/search/?q=pasture").content.decode()
    assert "<mark>Pasture</mark>" in page and "Qyzylbekova" not in page


def test_names_that_begin_with_the_words_come_before_words_that_begin_before_all_others(
    community, search
):
    names = ("Clearwater", "A water tower", "Water line", "Waterworks")
    for name in names:
        make("projects", community, name_en=name)
    make("projects", community, name_kk="Су құбыры", name_ru="Водовод", name_en="Water, again")
    assert search("water")["projects"] == [
        "Water, again",
        "Water line",
        "Waterworks",
        "A water tower",
        "Clearwater",
    ]
    assert search("line water")["projects"] == ["Water line"]


def test_a_kind_shows_its_first_few_and_leads_to_the_list_of_all(community, officer, client_of):
    for number in range(FEW + 2):
        make("projects", community, name_en=f"Water line {number}")
        make("needs", community, name_en=f"Water {number}")
    client = client_of(officer)
    projects = client.get("/search/", {"q": "water line"}).context["groups"][0]
    assert (len(projects.shown), projects.count) == (FEW, FEW + 2)
    assert client.get(projects.all.url).context["count"] == FEW + 2
    needs = client.get("/search/", {"q": "water"}).context["groups"][-1]
    assert needs.name == "needs"
    alone = client.get(needs.all.url).context["groups"]
    assert [(group.name, len(group.shown), group.all) for group in alone] == [
        ("needs", FEW + 2, None)
    ]
    for number in range(MANY):
        make("needs", community, name_en=f"Water, too {number}")
    alone = client.get(needs.all.url).context["groups"][0]
    assert (len(alone.shown), alone.all.url) == (MANY, "")


def test_samples_are_not_searched_while_they_are_switched_off(community, officer, client_of):
    make("projects", community, name_en="Water", provenance="sample")
    client = client_of(officer)
    assert named(client.get("/search/?q=water")) == {"projects": ["Water"]}
    client.post("/samples/", {"show": "0"})
    assert named(client.get("/search/?q=water")) == {}


def test_what_was_found_is_marked_where_it_is_spelt_as_it_was_typed(community, officer, client_of):
    make("projects", community, name_en='Water <b>& "road"', code="W-1")
    page = client_of(officer).get("/search/?q=wATER+w-1").content.decode()
    assert "<mark>Water</mark> &lt;b&gt;&amp; &quot;road&quot;" in page
    assert "<mark>W-1</mark>" in page


def test_who_finds_nothing_is_told_what_was_looked_for_where_and_what_else_to_do(
    officer, manager, client_of
):
    page = client_of(officer).get("/search/", {"q": "<i>Nowhere"}).content.decode()
    assert "Nothing was found for “&lt;i&gt;Nowhere”" in page
    assert "Looked for in: Turkistan" in page
    assert "Records of other regions are not shown" in page
    assert 'href="/partners/new/"' in page
    page = client_of(manager).get("/search/", {"q": "Nowhere"}).content.decode()
    assert "Records of other regions are not shown" not in page


def test_one_letter_is_too_short_and_nothing_at_all_asks_for_words(community, officer, client_of):
    client = client_of(officer)
    for short in ("C", " қ ", "7"):
        page = client.get("/search/", {"q": short})
        assert "Type at least two letters or digits." in page.content.decode()
        assert page.context["groups"] == []
    for nothing in ("", "   ", "\x00"):
        page = client.get("/search/", {"q": nothing})
        assert "Nothing was found" not in page.content.decode()


ODD = {
    "wildcards": "%%__",
    "stars": "**??",
    "pictures": "👩‍🌾🚰",
    "markup": "<script>alert(1)</script>",
    "right to left": "\u202eقزل\u200f אבג",
    "NUL": "wa\x00ter zz",
    "surrogate": "\\ud800\\",
    "quotes": "' OR 1=1 --\"",
    "very long": "щ" * 5000,
    "many words": "aa bb cc " * 400,
    "doubled letters": "zzzz",
    "backslash": "\\%",
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_odd_input_finds_nothing_and_breaks_nothing(text, community, officer, client_of):
    make("projects", community, name_en="Water line")
    page = client_of(officer).get(f"/search/?{urlencode({'q': text})}")
    assert page.status_code == 200
    assert named(page) == {}
    assert "<script>alert" not in page.content.decode()
    assert len(page.context["query"]) <= LONGEST


def test_a_single_letter_among_the_words_has_to_begin_a_word(community, search):
    make("communities", community, name_en="Water A")
    make("communities", community, name_en="Water")
    assert search("water a")["communities"] == ["Water A"]


def test_the_box_stands_on_every_page_of_the_staff_and_on_none_of_viewers(
    officer, viewer, client_of
):
    for url in ("/", "/projects/", "/accounts/profile/", "/nowhere/"):
        assert 'id="site-search"' in client_of(officer).get(url).content.decode(), url
    assert "/search/" not in client_of(viewer).get("/regions/").content.decode()
    assert "/search/" not in client_of(viewer).get("/accounts/profile/").content.decode()
    assert client_of(viewer).get("/search/?q=water").status_code == 403


def test_marking_keeps_the_text_whole():
    for typed in ("ß", "İi", "a b", "(", "[a", "ab|b", "ﬁ"):
        for text in ("Straße (İi) [ab] a|b ﬁ", ""):
            assert "".join(piece for piece, _ in Query.of(typed).marked(text)) == text


@pytest.mark.django_db
def test_every_hit_of_every_role_opens():
    world = build()
    words = "commu proj train part prog need group region turk counc appeal recom outco round"
    for role in ("officer", "other_officer", "manager", "administrator"):
        client, urls = world.client(role), set()
        for typed in words.split():
            page = client.get("/search/", {"q": typed}).content.decode()
            urls |= set(re.findall(r'class="hit" href="([^"#]+)', page))
        assert urls
        for url in urls:
            assert client.get(url).status_code == 200, (role, url)
