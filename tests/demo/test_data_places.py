"""The data files know the regions and districts of that time and of today."""

from collections import Counter

from tests.demo.data_files import rows

DISTRICTS = {
    "SK-01": ("sairam-until-2018", "sairam"),
    "SK-02": ("saryagash-until-2018", "keles"),
    "SK-03": ("shymkent-city-until-2018", "shymkent-city"),
    "SK-04": ("turkistan-city-until-2018", "turkistan-city"),
    "SK-05": ("maktaaral-until-2018", "zhetysai"),
    "SK-06": ("otrar-until-2018", "otrar"),
    "SK-07": ("sozak-until-2018", "sozak"),
    "SK-08": ("ordabasy-until-2018", "ordabasy"),
    "SK-09": ("tulkubas-until-2018", "tulkubas"),
    "ZH-01": ("merke", "merke"),
    "ZH-02": ("korday", "korday"),
    "ZH-03": ("talas", "talas"),
    "ZH-04": ("zhualy", "zhualy"),
    "ZH-05": ("shu", "shu"),
    "ZH-06": ("baizak", "baizak"),
    "AL-01": ("enbekshikazakh-until-2022", "enbekshikazakh"),
    "AL-02": ("karasai-until-2022", "karasai"),
    "AL-03": ("raiymbek-until-2022", "kegen"),
    "AL-04": ("talgar-until-2022", "talgar"),
    "AL-05": ("panfilov-until-2022", "panfilov"),
    "AL-06": ("alakol-until-2022", "alakol"),
}
THEN_REGIONS = {"SK": "south-kazakhstan", "ZH": "zhambyl", "AL": "almaty-until-2022"}


def valid(name, on):
    """Answer the rows of regions or districts in force on a day."""
    return [
        row
        for row in rows(name)
        if row["valid_from"] <= on and (not row["valid_to"] or on < row["valid_to"])
    ]


def test_regions_count_16_then_17_after_2018_and_20_today():
    assert len(valid("regions", "2005-07-31")) == 16
    assert len(valid("regions", "2018-06-18")) == 16
    assert len(valid("regions", "2018-06-19")) == 17
    assert len(valid("regions", "2022-06-07")) == 17
    assert len(valid("regions", "2022-06-08")) == 20
    assert len(valid("regions", "2026-01-01")) == 20


def test_no_two_regions_of_one_day_share_a_tile_or_a_code():
    for on in ("2005-07-31", "2020-01-01", "2026-01-01"):
        for fields in (("tile_column", "tile_row"), ("iso",), ("kato",)):
            values = [tuple(row[field] for field in fields) for row in valid("regions", on)]
            assert len(values) == len(set(values)), (on, fields)


def test_todays_region_codes_are_the_first_digits_of_the_register():
    for row in valid("regions", "2026-01-01"):
        assert row["iso"].removeprefix("KZ-") == row["kato"][:2]


def test_a_region_begins_on_the_day_its_predecessor_ends():
    by_slug = {row["slug"]: row for row in rows("regions")}
    for row in rows("regions"):
        for predecessor in filter(None, row["predecessors"].split(";")):
            assert by_slug[predecessor]["valid_to"] == row["valid_from"]


def test_all_districts_of_today_are_there():
    counts = Counter(row["region_slug"] for row in valid("districts", "2026-01-01"))
    assert counts == {
        "turkistan": 17,
        "shymkent": 6,
        "zhambyl": 11,
        "almaty": 11,
        "jetisu": 10,
        "mangystau": 7,
        "almaty-city": 8,
    }


def test_districts_lie_within_the_time_of_their_region_and_follow_a_predecessor():
    regions = {row["slug"]: row for row in rows("regions")}
    districts = {row["key"]: row for row in rows("districts")}
    assert len({(row["kato"], row["valid_from"]) for row in districts.values()}) == len(districts)
    for row in districts.values():
        region = regions[row["region_slug"]]
        assert row["valid_from"] >= region["valid_from"]
        assert not region["valid_to"] or row["valid_to"] == region["valid_to"]
        assert len(row["kato"]) == 9 and row["kato"].isdigit()
        if row["predecessor_key"]:
            assert row["predecessor_key"] in districts and row["valid_from"]


def test_aliases_point_at_places_and_bring_other_spellings():
    keys = {"region": {r["slug"] for r in rows("regions")}}
    keys["district"] = {r["key"] for r in rows("districts")}
    pairs = [(row["kind"], row["key"], row["alias"]) for row in rows("aliases")]
    assert all(key in keys[kind] for kind, key, _ in pairs) and len(pairs) == len(set(pairs))
    assert ("region", "mangystau", "Mangistau") in pairs
    assert ("region", "jetisu", "Zhetysu") in pairs
    assert ("district", "qonayev", "Konaev") in pairs
    assert ("region", "shymkent", "Chimkent") in pairs
    assert ("region", "turkistan", "Turkestan") in pairs


def test_each_community_has_its_district_then_and_today():
    found = {
        row["code"]: (row["district_then"], row["district_today"]) for row in rows("communities")
    }
    assert found == DISTRICTS


def test_districts_of_that_time_lie_in_the_three_regions_of_that_time():
    districts = {row["key"]: row for row in valid("districts", "2005-07-31")}
    for row in rows("communities"):
        then = districts[row["district_then"]]
        assert then["region_slug"] == THEN_REGIONS[row["code"][:2]]


def test_communities_lie_in_five_regions_today():
    districts = {row["key"]: row for row in valid("districts", "2026-01-01")}
    regions = {
        row["code"]: districts[row["district_today"]]["region_slug"] for row in rows("communities")
    }
    assert set(regions.values()) == {"turkistan", "shymkent", "zhambyl", "almaty", "jetisu"}
    assert {code for code, slug in regions.items() if slug == "jetisu"} == {"AL-05", "AL-06"}
    assert {code for code, slug in regions.items() if slug == "shymkent"} == {"SK-03"}


def test_a_communitys_districts_follow_without_a_gap_and_within_their_time():
    districts = {row["key"]: row for row in rows("districts")}
    spans = {}
    for row in rows("community_districts"):
        spans.setdefault(row["community"], []).append(row)
        district = districts[row["district"]]
        assert row["valid_from"] >= district["valid_from"]
        assert not district["valid_to"] or row["valid_to"] <= district["valid_to"]
    for community in rows("communities"):
        own = spans[community["code"]]
        assert own[0]["district"] == community["district_then"] and not own[0]["valid_from"]
        assert own[-1]["district"] == community["district_today"] and not own[-1]["valid_to"]
        assert own[-1]["valid_from"] == community["boundary_change_on"]
        for before, after in zip(own, own[1:], strict=False):
            assert before["valid_to"] == after["valid_from"]


def test_the_programme_and_its_twelve_partners_are_as_published():
    (programme,) = rows("programmes")
    assert programme["name_en"] == "Community Action Investment Program (Bereke)"
    assert (programme["starts_on"], programme["ends_on"]) == ("2002-06-01", "2005-07-31")
    assert programme["follow_up_until"] == "2006-03-31"
    partners = [row for row in rows("partners") if row["role"] == "co-implementer"]
    assert len(partners) == 12
    assert {row["provenance"] for row in partners} == {"sourced"}
    published = {row["measure"]: (row["value"], row["as_of"]) for row in rows("published_figures")}
    assert published == {
        "communities": ("21", "2005-07-31"),
        "projects_completed": ("71", "2005-07-31"),
        "reach_direct": ("237000", "2005-07-31"),
        "trainings_held": ("100", "2005-05-31"),
        "partners": ("12", "2005-07-31"),
    }
