"""Districts of the five southern regions and Mangystau, as they were in 2002-2005 and as they are.

Codes changed with the reforms of 2018 (South Kazakhstan became Turkistan and Shymkent) and 2022
(Jetisu left Almaty Region), so such a district has one row for each side of the reform.
"""

from demo_data.regions import AL_REFORM, SK_REFORM, SOURCE
from demo_data.rule import in_languages

# key, KATO, KATO of 2005 (= the same, - none), kind, from, predecessor, en, ru, kk
TODAY = {
    "turkistan": """
turkistan-city 611000000 512600000 city - -|Turkistan|город Туркестан|Түркістан қаласы
arys 611600000 511600000 city - -|Arys|город Арысь|Арыс қаласы
kentau 612000000 512000000 city - -|Kentau|город Кентау|Кентау қаласы
baidibek 613600000 513600000 district - -|Baidibek|район Байдибека|Бәйдібек ауданы
zhetysai 613800000 - district 2018-06-19 maktaaral-until-2018|Zhetysai|Жетысайский район|Жетісай ауданы
keles 613900000 - district 2018-06-19 saryagash-until-2018|Keles|Келесский район|Келес ауданы
kazygurt 614000000 514000000 district - -|Kazygurt|Казыгуртский район|Қазығұрт ауданы
maktaaral 614400000 514400000 district - -|Maktaaral|Мактааральский район|Мақтаарал ауданы
ordabasy 614600000 514600000 district - -|Ordabasy|Ордабасынский район|Ордабасы ауданы
otrar 614800000 514800000 district - -|Otrar|Отрарский район|Отырар ауданы
sairam 615200000 515200000 district - -|Sairam|Сайрамский район|Сайрам ауданы
saryagash 615400000 515400000 district - -|Saryagash|Сарыагашский район|Сарыағаш ауданы
sauran 615500000 - district 2021-03-01 kentau|Sauran|Сауранский район|Сауран ауданы
sozak 615600000 515600000 district - -|Sozak|Сузакский район|Созақ ауданы
tole-bi 615800000 515800000 district - -|Tole Bi|Толебийский район|Төле би ауданы
tulkubas 616000000 516000000 district - -|Tulkubas|Тюлькубасский район|Түлкібас ауданы
shardara 616400000 516400000 district - -|Shardara|Шардаринский район|Шардара ауданы
""",  # noqa: E501
    "shymkent": """
shymkent-city 790000000 511000000 city - -|Shymkent|город Шымкент|Шымкент қаласы
shymkent-abai 791110000 - city_district 2018-06-19 shymkent-city-until-2018|Abai|Абайский район|Абай ауданы
shymkent-al-farabi 791310000 - city_district 2018-06-19 shymkent-city-until-2018|Al-Farabi|Аль-Фарабийский район|Әл-Фараби ауданы
shymkent-enbekshi 791510000 - city_district 2018-06-19 shymkent-city-until-2018|Enbekshi|Енбекшинский район|Еңбекші ауданы
shymkent-karatau 791710000 - city_district 2018-06-19 shymkent-city-until-2018|Karatau|Каратауский район|Қаратау ауданы
shymkent-turan 791910000 - city_district 2022-01-01 -|Turan|район Туран|Тұран ауданы
""",  # noqa: E501
    "zhambyl": """
taraz 311000000 = city - -|Taraz|город Тараз|Тараз қаласы
baizak 313600000 = district - -|Baizak|Байзакский район|Байзақ ауданы
zhambyl-district 314000000 = district - -|Zhambyl|Жамбылский район|Жамбыл ауданы
zhualy 314200000 = district - -|Zhualy|Жуалынский район|Жуалы ауданы
korday 314800000 = district - -|Korday|Кордайский район|Қордай ауданы
turar-ryskulov 315000000 = district - -|Turar Ryskulov|район Турара Рыскулова|Тұрар Рысқұлов ауданы
merke 315400000 = district - -|Merke|Меркенский район|Меркі ауданы
moiynkum 315600000 = district - -|Moiynkum|Мойынкумский район|Мойынқұм ауданы
sarysu 316000000 = district - -|Sarysu|Сарысуский район|Сарысу ауданы
talas 316200000 = district - -|Talas|Таласский район|Талас ауданы
shu 316600000 = district - -|Shu|Шуский район|Шу ауданы
""",  # noqa: E501
    "almaty": """
qonayev 191000000 191600000 city - -|Qonayev|город Конаев|Қонаев қаласы
alatau 191800000 - city 2024-01-09 ile|Alatau|город Алатау|Алатау қаласы
balkhash 193600000 193600000 district - -|Balkhash|Балхашский район|Балқаш ауданы
enbekshikazakh 194000000 194000000 district - -|Enbekshikazakh|Енбекшиказахский район|Еңбекшіқазақ ауданы
almaty-zhambyl 194200000 194200000 district - -|Zhambyl|Жамбылский район|Жамбыл ауданы
kegen 194400000 194400000 district - -|Kegen|Кегенский район|Кеген ауданы
karasai 195200000 195200000 district - -|Karasai|Карасайский район|Қарасай ауданы
raiymbek 195800000 195800000 district - -|Raiymbek|Райымбекский район|Райымбек ауданы
talgar 196200000 196200000 district - -|Talgar|Талгарский район|Талғар ауданы
uigur 196600000 196600000 district - -|Uigur|Уйгурский район|Ұйғыр ауданы
ile 196800000 196800000 district - -|Ile|Илийский район|Іле ауданы
""",  # noqa: E501
    "jetisu": """
taldykorgan 331000000 191000000 city - -|Taldykorgan|город Талдыкорган|Талдықорған қаласы
tekeli 331800000 192600000 city - -|Tekeli|город Текели|Текелі қаласы
aksu 333200000 193200000 district - -|Aksu|Аксуский район|Ақсу ауданы
alakol 333400000 193400000 district - -|Alakol|Алакольский район|Алакөл ауданы
eskeldi 333600000 196400000 district - -|Eskeldi|Ескельдинский район|Ескелді ауданы
kerbulak 334000000 194600000 district - -|Kerbulak|Кербулакский район|Кербұлақ ауданы
koksu 334200000 194800000 district - -|Koksu|Коксуский район|Көксу ауданы
karatal 334400000 195000000 district - -|Karatal|Каратальский район|Қаратал ауданы
panfilov 334600000 195600000 district - -|Panfilov|Панфиловский район|Панфилов ауданы
sarkand 334800000 196000000 district - -|Sarkand|Саркандский район|Сарқан ауданы
""",  # noqa: E501
    "mangystau": """
aktau 471000000 = city - -|Aktau|город Актау|Ақтау қаласы
zhanaozen 471800000 = city - -|Zhanaozen|город Жанаозен|Жаңаөзен қаласы
beineu 473600000 = district - -|Beineu|Бейнеуский район|Бейнеу ауданы
karakiya 474200000 = district - -|Karakiya|Каракиянский район|Қарақия ауданы
mangystau-district 474600000 = district - -|Mangystau|Мангистауский район|Маңғыстау ауданы
munaily 475000000 - district 2007-01-01 tupkaragan|Munaily|Мунайлинский район|Мұнайлы ауданы
tupkaragan 475200000 = district - -|Tupkaragan|Тупкараганский район|Түпқараған ауданы
""",  # noqa: E501
}

REFORMS = {
    "turkistan": ("south-kazakhstan", SK_REFORM, "until-2018"),
    "shymkent": ("south-kazakhstan", SK_REFORM, "until-2018"),
    "almaty": ("almaty-until-2022", AL_REFORM, "until-2022"),
    "jetisu": ("almaty-until-2022", AL_REFORM, "until-2022"),
}
OTHER_NAME_THEN = {"qonayev": ("Kapshagai", "город Капшагай", "Қапшағай қаласы")}
BEGAN_THEN = {"kegen": ("2018-04-02", "raiymbek-until-2022")}
NOTES = {
    "zhetysai": "Decree of 5 June 2018; counted from the day Turkistan Region was formed.",
    "keles": "Decree of 5 June 2018; counted from the day Turkistan Region was formed.",
    "sauran": "Formed in March 2021; the day is not known and the code is second-hand.",
    "shymkent-turan": "Formed in 2022 by general knowledge; the day is not known.",
    "alatau": "Made a city by a decree reported in force on 9 January 2024.",
    "munaily": "Formed in 2007 by general knowledge; the day is not known.",
    "shymkent-city": "The city as a whole; its parts are the city districts.",
    "shymkent-city-until-2018": "The code follows the register's numbering of that time.",
    "kegen-until-2022": "Divided from Raiymbek by decree 653 of 31 March 2018, "
    "published on 2 April 2018.",
}


def district_rows():
    """Answer one row per district and span of time, those of a reform on both its sides."""
    rows = []
    for region, block in TODAY.items():
        for line in block.strip().splitlines():
            facts, *names = line.split("|")
            key, kato, kato_then, kind, since, predecessor = facts.split()
            if kato_then in "-=":
                now = (since.strip("-"), predecessor.strip("-"))
            else:
                then_region, reform, suffix = REFORMS[region]
                then = f"{key}-{suffix}"
                began, grew_from = BEGAN_THEN.get(key, ("", ""))
                then_names = OTHER_NAME_THEN.get(key, names)
                span = (began, reform)
                rows.append(_row(then, then_names, kind, then_region, kato_then, span, grew_from))
                now = (reform, then)
            rows.append(_row(key, names, kind, region, kato, (now[0], ""), now[1]))
    return rows


def _row(key, names, kind, region, kato, span, predecessor):
    columns = {
        "kind": kind,
        "region_slug": region,
        "kato": kato,
        "valid_from": span[0],
        "valid_to": span[1],
        "predecessor_key": predecessor,
        "note": NOTES.get(key, ""),
        "provenance": "derived" if key == "shymkent-city-until-2018" else "sourced",
        "source": SOURCE,
    }
    return {"key": key} | in_languages("name", names) | columns
