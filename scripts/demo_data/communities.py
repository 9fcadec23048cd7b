"""The 21 invented communities, what was built in each, and how many people it serves."""

from datetime import date

from demo_data.registers import PROGRAMME
from demo_data.rule import SAMPLE, days, draw, in_languages, working_day

CENSUS_SHARE = "Women about 52 % of the population, the national share of the 1999 census"
WOMEN_PER_CENT = 52
SK, AL = "2018-06-19", "2022-06-08"

# code | en | ru | kk | kind, population, trainings by 31 May 2005, district | sector people ...
PLACES = """
SK-01|Ülgisai|Ульгисай|Үлгісай|rural_district 17320 6 sairam|water 14200 school 3400 road 6590 sanitation 1510
SK-02|Ülgiarna|Ульгиарна|Үлгіарна|rural_district 11030 5 saryagash>keles|gas_power 8600 school 1630 youth_sport 1560
SK-03|Ülgitöbe|Ульгитобе|Үлгітөбе|neighbourhood 20290 6 shymkent-city|water 17450 school 5040 health 8120 youth_sport 3440
SK-04|Ülgibulaq|Ульгибулак|Үлгібұлақ|neighbourhood 35540 7 turkistan-city|water 15900 gas_power/B 10400 school 4350 youth_sport 3470 health 6850
SK-05|Ülgiköl|Ульгиколь|Үлгікөл|rural_district 10050 5 maktaaral>zhetysai|irrigation 9150 school 2810 gas_power 3750
SK-06|Ülgijar|Ульгижар|Үлгіжар|rural_district 9250 5 otrar|water 7400 school 1620 road 3500
SK-07|Ülgitas|Ульгитас|Үлгітас|village 5510 4 sozak|gas_power 4850 school 1280
SK-08|Ülgidala|Ульгидала|Үлгідала|rural_district 18700 5 ordabasy|water 8200 gas_power/B 4700 school 2620 sanitation 1420
SK-09|Ülgiqorghan|Ульгикорган|Үлгіқорған|village 7920 5 tulkubas|road 6650 water 1900 school 2240
ZH-01|Ülgibastau|Ульгибастау|Үлгібастау|rural_district 10780 5 merke|water 8300 school 1650 health 3840
ZH-02|Ülgiözek|Ульгиозек|Үлгіөзек|rural_district 16390 6 korday|irrigation 13600 road 7170 school 2780 water 4710
ZH-03|Ülgiqudyq|Ульгикудык|Үлгіқұдық|village 6410 4 talas|water 5900 health 2130 school 1690
ZH-04|Ülgijol|Ульгижол|Үлгіжол|rural_district 13540 5 zhualy|gas_power 9750 health 5430 school 2650
ZH-05|Ülgibel|Ульгибель|Үлгібел|town 18770 6 shu|water 9400 gas_power/B 5800 irrigation 2610 youth_sport 1850
ZH-06|Ülgikent|Ульгикент|Үлгікент|village 7070 4 baizak|water 6150 health 3310 school 1690
AL-01|Ülgimaral|Ульгимарал|Үлгімарал|rural_district 9180 5 enbekshikazakh|water 7250 school 1980 irrigation 1470
AL-02|Ülgiaral|Ульгиарал|Үлгіарал|town 19760 6 karasai|gas_power 16800 water 7590 youth_sport 4900 health 8030
AL-03|Ülgitoghai|Ульгитогай|Үлгітоғай|village 6000 4 raiymbek>kegen|irrigation 5400 school 1550 water 1180
AL-04|Ülgiegin|Ульгиегин|Үлгіегін|rural_district 13620 5 talgar|water 10350 irrigation 2550 youth_sport 2560
AL-05|Ülgibirlik|Ульгибирлик|Үлгібірлік|town 29010 6 panfilov|water 13100 gas_power/B 7500 health 8100 school 4080
AL-06|Ülgiqainar|Ульгикайнар|Үлгіқайнар|rural_district 11590 4 alakol|road 10200 water 2910 school 2470
"""  # noqa: E501
# Where they are drawn: the centre of today's district to a tenth of a degree, since they are
# invented, from general knowledge.
CENTRES = """
SK-01 42.4 69.8|SK-02 41.6 69.2|SK-03 42.3 69.6|SK-04 43.3 68.3|SK-05 40.8 68.3|SK-06 42.8 68.0
SK-07 43.8 69.2|SK-08 42.6 69.3|SK-09 42.5 70.4|ZH-01 42.9 73.2|ZH-02 43.0 74.7|ZH-03 43.2 70.5
ZH-04 42.6 70.8|ZH-05 43.6 73.8|ZH-06 43.0 71.5|AL-01 43.4 77.5|AL-02 43.2 76.6|AL-03 43.0 79.2
AL-04 43.3 77.2|AL-05 44.2 80.0|AL-06 46.2 80.9
"""
REFORM = {"SK": (SK, "until-2018"), "AL": (AL, "until-2022")}
KEGEN_FORMED = "2018-04-02"
WHOLE = ("Whole community", "Всё сообщество", "Бүкіл қоғамдастық")
PARTS = {
    "A": ("Old centre", "Старый центр", "Ескі орталық"),
    "B": ("New settlement", "Новый посёлок", "Жаңа қоныс"),
}


def places():
    """Answer the communities as dicts: code, names, kind, population, district, projects."""
    found = []
    for at, line in enumerate(PLACES.strip().splitlines()):
        code, *names, facts, built = line.split("|")
        kind, population, trainings, district = facts.split()
        pairs = built.split()
        projects = [
            {
                "sector": sector.split("/")[0],
                "zone": (sector + "/A").split("/")[1],
                "people": int(n),
            }
            for sector, n in zip(pairs[::2], pairs[1::2], strict=True)
        ]
        found.append(
            {
                "code": code,
                "names": names,
                "kind": kind,
                "population": int(population),
                "trainings": int(trainings),
                "district": district,
                "joined_on": working_day(date(2002, 6, 10) + days(at * 8 % 21 * 8)),
                "projects": projects,
                "zones": "AB" if any(project["zone"] == "B" for project in projects) else "A",
            }
        )
    return found


def women_of(people):
    """Answer how many of `people` are women by the census share, halves rounded up."""
    return (people * WOMEN_PER_CENT + 50) // 100


def district_spans(place):
    """Answer (district key, from, to) for each span of the community's districts, in order."""
    then, _, now = place["district"].partition(">")
    prefix = place["code"][:2]
    if prefix not in REFORM:
        return [(then, "", "")]
    reform, suffix = REFORM[prefix]
    if now == "kegen":
        middle = (f"kegen-{suffix}", KEGEN_FORMED, reform)
        return [(f"{then}-{suffix}", "", KEGEN_FORMED), middle, (now, reform, "")]
    return [(f"{then}-{suffix}", "", reform), (now or then, reform, "")]


def community_rows(found):
    """Answer one row per community; `boundary_change_on` is the day of its present district."""
    rows = []
    centres = _centres()
    for place in found:
        spans = district_spans(place)
        columns = {
            "kind": place["kind"],
            "programme": PROGRAMME,
            "joined_on": place["joined_on"].isoformat(),
            "district_then": spans[0][0],
            "district_today": spans[-1][0],
            "boundary_change_on": spans[-1][1],
            "latitude": centres[place["code"]][0],
            "longitude": centres[place["code"]][1],
        }
        rows.append(
            {"code": place["code"]} | in_languages("name", place["names"]) | columns | SAMPLE
        )
    return rows


def _centres():
    """Answer {community code: (latitude, longitude)} as text."""
    listed = [line.split() for line in CENTRES.replace("|", "\n").strip().splitlines()]
    return {code: (latitude, longitude) for code, latitude, longitude in listed}


def community_district_rows(found):
    """Answer one row per community and span in one district."""
    return [
        {"community": place["code"], "district": key, "valid_from": since, "valid_to": until}
        | SAMPLE
        for place in found
        for key, since, until in district_spans(place)
    ]


def profile_rows(found):
    """Answer the one population profile of each community, for 2002."""
    rows = []
    for place in found:
        population = place["population"]
        women = women_of(population)
        columns = {
            "year": 2002,
            "population": population,
            "households": population * 10 // draw(f"household {place['code']}", 44, 56),
            "women": women,
            "men": population - women,
            "population_source": "Sample; a real one would come from the akimat's house book",
            "split_provenance": "derived",
            "split_source": CENSUS_SHARE,
        }
        rows.append({"community": place["code"]} | columns | SAMPLE)
    return rows


def zone_rows(found):
    """Answer the catchment zones: the whole community, or its two parts."""
    rows = []
    for place in found:
        for letter in place["zones"]:
            whole = place["zones"] == "A"
            names = WHOLE if whole else PARTS[letter]
            row = {"community": place["code"], "letter": letter} | in_languages("name", names)
            rows.append(row | {"whole": "yes" if whole else "no"} | SAMPLE)
    return rows
