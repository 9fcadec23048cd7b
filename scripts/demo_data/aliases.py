"""Other spellings, former names and former codes under which people look for a place."""

GENERAL = "Spellings and former names in general use, not checked against a register"

REGIONS = {
    "mangystau": "Mangistau Mangyshlak Мангышлак KZ-MAN",
    "jetisu": "Zhetysu Zhetisu Jetysu Жетысу Жетысуская",
    "turkistan": "Turkestan",
    "south-kazakhstan": "Chimkent ЮКО ОҚО",
    "shymkent": "Chimkent Чимкент",
    "almaty-city": "Alma-Ata Алма-Ата KZ-ALA",
    "almaty-until-2022": "Alma-Ata",
    "zhambyl": "Jambyl Dzhambul Джамбул KZ-ZHA",
    "astana": "Nur-Sultan Akmola Akmolinsk Целиноград",
    "nur-sultan": "Nursultan",
    "west-kazakhstan": "ЗКО БҚО KZ-ZAP",
    "kyzylorda": "Qyzylorda Kzyl-Orda Кзыл-Орда KZ-KZY",
    "karaganda": "Qaragandy Karagandy",
    "kostanay": "Qostanai Kustanai Кустанай KZ-KUS",
    "aktobe": "Aqtobe Aktyubinsk Актюбинск KZ-AKT",
    "ulytau": "Ulutau Улытау Улытауская",
    "abai": "Abay Абайская",
    "akmola": "Aqmola KZ-AKM",
    "atyrau": "Guryev Гурьев KZ-ATY",
    "pavlodar": "KZ-PAV",
    "north-kazakhstan": "СКО СҚО KZ-SEV",
    "east-kazakhstan": "ВКО ШҚО",
}
DISTRICTS = {
    "qonayev": "Konaev|Kunaev|Kapchagay|Kapshagay|Капчагай",
    "qonayev-until-2022": "Kapchagay|Kapshagay|Капчагай",
    "turkistan-city": "Turkestan",
    "turkistan-city-until-2018": "Turkestan",
    "shymkent-city": "Chimkent|Чимкент",
    "shymkent-city-until-2018": "Chimkent|Чимкент",
    "zhetysai": "Zhetisay|Jetisay|Жетісайский район",
    "sairam": "Sayram",
    "sairam-until-2018": "Sayram",
    "sozak": "Suzak|Sozaq|Созакский район",
    "sozak-until-2018": "Suzak|Sozaq|Созакский район",
    "tulkubas": "Tyulkubas",
    "tulkubas-until-2018": "Tyulkubas",
    "maktaaral": "Makhtaaral|Maktaral|Махтааральский район",
    "maktaaral-until-2018": "Makhtaaral|Maktaral|Махтааральский район",
    "saryagash": "Sary-Agash",
    "baidibek": "Baydibek|Baydybek",
    "tole-bi": "Tolebi",
    "shardara": "Chardara|Чардара",
    "taraz": "Dzhambul|Джамбул",
    "baizak": "Bayzak",
    "korday": "Kordai|Kurday|Курдайский район",
    "turar-ryskulov": "T. Ryskulov|Ryskulov|Lugovskoy",
    "moiynkum": "Moyynkum|Moiynqum",
    "shu": "Chu|Чуйский район",
    "balkhash": "Balqash",
    "karasai": "Karasay",
    "karasai-until-2022": "Karasay",
    "uigur": "Uyghur|Uygur",
    "ile": "Ili",
    "taldykorgan": "Taldyqorghan|Taldy-Kurgan|Талды-Курган",
    "eskeldi": "Eskeldy",
    "sarkand": "Sarkan|Sarqan",
    "aktau": "Shevchenko|Шевченко",
    "zhanaozen": "Novy Uzen|Новый Узень",
    "beineu": "Beyneu",
    "karakiya": "Karakiyan",
    "mangystau-district": "Mangistau",
    "munaily": "Munayli",
    "alatau": "Zhetigen|G4 City",
}


def alias_rows():
    """Answer one row per other name of a region or district."""
    pairs = [("region", slug, name) for slug, names in REGIONS.items() for name in names.split()]
    pairs += [
        ("district", key, name) for key, names in DISTRICTS.items() for name in names.split("|")
    ]
    facts = {"provenance": "derived", "source": GENERAL}
    return [{"kind": kind, "key": key, "alias": alias} | facts for kind, key, alias in pairs]
