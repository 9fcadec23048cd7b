"""Regions of Kazakhstan: today's twenty units and the earlier ones they grew out of.

A span runs from `valid_from` up to, and not including, `valid_to`. An empty `valid_from` means
since before the first record of the portfolio. Tiles count from the West and from the North.
"""

from demo_data.rule import in_languages

SOURCE = (
    "State register of administrative units (KATO) and ISO 3166-2:KZ, "
    "as in https://github.com/arodionoff/geokz (CC BY 4.0)"
)
SK_REFORM = "2018-06-19"
AL_REFORM = "2022-06-08"

# slug, ISO, KATO, kind, from, to, predecessors, tile column, tile row, en, ru, kk
ROWS = """
abai KZ-10 100000000 region 2022-06-08 - east-kazakhstan-until-2022 5 2|Abai Region|область Абай|Абай облысы
akmola KZ-11 110000000 region - - - 4 1|Akmola Region|Акмолинская область|Ақмола облысы
aktobe KZ-15 150000000 region - - - 1 1|Aktobe Region|Актюбинская область|Ақтөбе облысы
almaty KZ-19 190000000 region 2022-06-08 - almaty-until-2022 5 3|Almaty Region|Алматинская область|Алматы облысы
atyrau KZ-23 230000000 region - - - 0 2|Atyrau Region|Атырауская область|Атырау облысы
west-kazakhstan KZ-27 270000000 region - - - 0 1|West Kazakhstan Region|Западно-Казахстанская область|Батыс Қазақстан облысы
zhambyl KZ-31 310000000 region - - - 4 3|Zhambyl Region|Жамбылская область|Жамбыл облысы
jetisu KZ-33 330000000 region 2022-06-08 - almaty-until-2022 6 2|Jetisu Region|область Жетісу|Жетісу облысы
karaganda KZ-35 350000000 region 2022-06-08 - karaganda-until-2022 4 2|Karaganda Region|Карагандинская область|Қарағанды облысы
kostanay KZ-39 390000000 region - - - 3 0|Kostanay Region|Костанайская область|Қостанай облысы
kyzylorda KZ-43 430000000 region - - - 3 2|Kyzylorda Region|Кызылординская область|Қызылорда облысы
mangystau KZ-47 470000000 region - - - 0 3|Mangystau Region|Мангистауская область|Маңғыстау облысы
pavlodar KZ-55 550000000 region - - - 5 0|Pavlodar Region|Павлодарская область|Павлодар облысы
north-kazakhstan KZ-59 590000000 region - - - 4 0|North Kazakhstan Region|Северо-Казахстанская область|Солтүстік Қазақстан облысы
turkistan KZ-61 610000000 region 2018-06-19 - south-kazakhstan 3 3|Turkistan Region|Туркестанская область|Түркістан облысы
ulytau KZ-62 620000000 region 2022-06-08 - karaganda-until-2022 3 1|Ulytau Region|область Ұлытау|Ұлытау облысы
east-kazakhstan KZ-63 630000000 region 2022-06-08 - east-kazakhstan-until-2022 6 1|East Kazakhstan Region|Восточно-Казахстанская область|Шығыс Қазақстан облысы
astana KZ-71 710000000 city 2022-09-17 - nur-sultan 5 1|Astana|Астана|Астана
almaty-city KZ-75 750000000 city - - - 6 3|Almaty (city)|город Алматы|Алматы қаласы
shymkent KZ-79 790000000 city 2018-06-19 - south-kazakhstan 3 4|Shymkent|Шымкент|Шымкент
south-kazakhstan KZ-YUZ 510000000 region - 2018-06-19 - 3 3|South Kazakhstan Region|Южно-Казахстанская область|Оңтүстік Қазақстан облысы
almaty-until-2022 KZ-ALM 190000000 region - 2022-06-08 - 5 3|Almaty Region (until 2022)|Алматинская область (до 2022 года)|Алматы облысы (2022 жылға дейін)
karaganda-until-2022 KZ-KAR 350000000 region - 2022-06-08 - 4 2|Karaganda Region (until 2022)|Карагандинская область (до 2022 года)|Қарағанды облысы (2022 жылға дейін)
east-kazakhstan-until-2022 KZ-VOS 630000000 region - 2022-06-08 - 6 1|East Kazakhstan Region (until 2022)|Восточно-Казахстанская область (до 2022 года)|Шығыс Қазақстан облысы (2022 жылға дейін)
nur-sultan KZ-AST 710000000 city 2019-03-23 2022-09-17 astana-until-2019 5 1|Nur-Sultan|Нур-Султан|Нұр-Сұлтан
astana-until-2019 KZ-AST 710000000 city - 2019-03-23 - 5 1|Astana (until 2019)|Астана (до 2019 года)|Астана (2019 жылға дейін)
"""  # noqa: E501

RENAMED = "The day of renaming is general knowledge, not checked against the decree."
NOTES = {"astana": RENAMED, "nur-sultan": RENAMED, "astana-until-2019": RENAMED}

COLUMNS = "slug iso kato kind valid_from valid_to predecessors tile_column tile_row".split()


def region_rows():
    """Answer one row per region and span of time."""
    rows = []
    for line in ROWS.strip().splitlines():
        facts, *names = line.split("|")
        values = ["" if fact == "-" else fact for fact in facts.split()]
        row = dict(zip(COLUMNS, values, strict=True)) | in_languages("name", names)
        note = {"note": NOTES.get(row["slug"], "")}
        rows.append(row | note | {"provenance": "sourced", "source": SOURCE})
    return rows
