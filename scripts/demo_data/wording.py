"""The words of the sample projects in three languages: titles, summaries, owners, needs."""

from demo_data.rule import trios

# sector and measures of the title | title en, ru, kk | summary en, ru, kk
WORKS = """
water pipe_km standpipes|Drinking-water line with standpipes|Водопровод с уличными колонками|Көше колонкалары бар су құбыры|A buried line brings water from the pumping station; every street has a standpipe.|Подземная линия подаёт воду от насосной станции; на каждой улице стоит колонка.|Жерасты құбыры суды сорғы стансасынан жеткізеді; әр көшеде колонка бар.
water wells standpipes|New well and water tower|Новая скважина и водонапорная башня|Жаңа ұңғыма және су мұнарасы|A deep well fills a tower that holds enough water for a day.|Глубокая скважина наполняет башню, запаса которой хватает на сутки.|Терең ұңғыма бір тәулікке жететін су мұнарасын толтырады.
water pipe_km|Repair of the water main|Ремонт магистрального водопровода|Магистральдық су құбырын жөндеу|Rusted pipes and valves of the main were replaced and tested under pressure.|Проржавевшие трубы и задвижки заменены и испытаны под давлением.|Тот басқан құбырлар мен ысырмалар ауыстырылып, қысыммен сыналды.
water wells|Pumps and chlorination house|Насосы и хлораторная|Сорғылар мен су хлорлау бөлмесі|New pumps and a chlorination house make the water safe to drink.|Новые насосы и хлораторная делают воду безопасной для питья.|Жаңа сорғылар мен хлорлау бөлмесі суды ішуге қауіпсіз етеді.
water pipe_km standpipes|Spring intake and gravity line|Каптаж родника и самотёчный водопровод|Бұлақ суын жинау және өздігінен ағатын су құбыры|Spring water flows down to the houses without pumps.|Родниковая вода идёт к домам самотёком, без насосов.|Бұлақ суы үйлерге сорғысыз, өздігінен ағып жетеді.
water pipe_km standpipes|Water line to the outer streets|Водопровод на окраинные улицы|Шеткі көшелерге су құбырын тарту|Families at the edge no longer carry water from the centre.|Семьям на окраине больше не нужно носить воду из центра.|Шеттегі отбасыларға енді суды орталықтан тасудың қажеті жоқ.
school classrooms|New school roof and windows|Новая крыша и окна школы|Мектептің жаңа шатыры мен терезелері|The roof no longer leaks and the classrooms hold their warmth.|Крыша больше не течёт, в классах стало тепло.|Шатырдан су ақпайды, сыныптар жылы болды.
school pupil_places|School boiler house and heating|Котельная и отопление школы|Мектептің қазандығы мен жылу жүйесі|A new boiler and radiators keep lessons going all winter.|Новый котёл и батареи позволяют учиться всю зиму.|Жаңа қазандық пен радиаторлар қыс бойы сабақ өткізуге мүмкіндік береді.
school classrooms pupil_places|Repair of classrooms|Ремонт классов|Сыныптарды жөндеу|Floors, walls and wiring were renewed with parents' help.|Полы, стены и проводка обновлены при помощи родителей.|Еден, қабырға және электр сымдары ата-аналардың көмегімен жаңартылды.
school pupil_places|School canteen|Школьная столовая|Мектеп асханасы|Children have a hot meal at school.|Дети получают в школе горячее питание.|Балалар мектепте ыстық тамақ ішеді.
school pupil_places|School sports hall|Школьный спортзал|Мектептің спорт залы|The closed sports hall has a new floor and is open to all.|Закрытый спортзал получил новый пол и открыт для всех.|Жабық тұрған спорт залына жаңа еден төселіп, барлығына ашылды.
school classrooms pupil_places|Extra classrooms for the school|Пристройка с классами к школе|Мектепке қосымша сыныптар салу|The new wing ends teaching in three shifts.|Новое крыло избавило школу от третьей смены.|Жаңа қосымша ғимарат мектепті үшінші ауысымнан құтқарды.
school pupil_places|Pre-school classes at the school|Классы предшкольной подготовки при школе|Мектеп жанындағы мектепалды сыныптары|Two rooms were fitted out for the youngest.|Две комнаты оборудованы для самых маленьких.|Екі бөлме бүлдіршіндерге арнап жабдықталды.
gas_power gas_pipe_km|Gas pipeline to the streets|Уличный газопровод|Көшелерге газ құбырын тарту|Households cook and heat with gas in place of coal and dung.|Семьи готовят и отапливают дома газом вместо угля и кизяка.|Отбасылар көмір мен тезектің орнына газбен тамақ пісіріп, үй жылытады.
gas_power power_kw line_km|Transformer and power line|Трансформатор и линия электропередачи|Трансформатор және электр желісі|A stronger transformer ends the evening power cuts.|Более мощный трансформатор избавил от вечерних отключений.|Қуатты трансформатор кешкі ажыратуларды тоқтатты.
gas_power line_km|New poles and low-voltage lines|Новые опоры и низковольтные линии|Жаңа бағаналар мен төмен вольтты желілер|Rotten poles were replaced and every house has a meter.|Гнилые опоры заменены, в каждом доме стоит счётчик.|Шіріген бағаналар ауыстырылып, әр үйге есептегіш қойылды.
gas_power gas_pipe_km|Gas regulating station and house connections|Газорегуляторный пункт и подводка к домам|Газ реттеу бекеті және үйлерге қосу|A regulating station lets new houses be connected safely.|Газорегуляторный пункт позволяет безопасно подключать новые дома.|Газ реттеу бекеті жаңа үйлерді қауіпсіз қосуға мүмкіндік береді.
gas_power power_kw|Substation for the new streets|Подстанция для новых улиц|Жаңа көшелерге арналған қосалқы станса|The new streets have steady power for homes and workshops.|На новых улицах есть стабильное электричество для домов и мастерских.|Жаңа көшелердегі үйлер мен шеберханаларда тұрақты электр қуаты бар.
health treatment_rooms|Repair of the rural clinic|Ремонт сельской амбулатории|Ауылдық амбулаторияны жөндеу|The clinic has warm rooms, water and a delivery room.|В амбулатории есть тёплые кабинеты, вода и родильная комната.|Амбулаторияда жылы бөлмелер, су және босану бөлмесі бар.
health beds|Heating of the local hospital|Отопление местной больницы|Жергілікті аурухананы жылыту|The wards stay open in winter.|Палаты работают и зимой.|Палаталар қыста да жұмыс істейді.
health beds treatment_rooms|Maternity ward put in order|Ремонт родильного отделения|Перзентхана бөлімшесін жөндеу|Mothers no longer travel to the district centre to give birth.|Матерям больше не нужно ехать рожать в районный центр.|Аналарға енді босану үшін аудан орталығына барудың қажеті жоқ.
health treatment_rooms|Ambulance post|Пункт скорой помощи|Жедел жәрдем бекеті|Help comes in a quarter of an hour.|Помощь приезжает за четверть часа.|Көмек он бес минутта жетеді.
irrigation canal_km hectares|Canal cleaned and lined|Очистка и облицовка канала|Каналды тазалау және қаптау|Water reaches the fields at the tail of the canal.|Вода доходит до полей в конце канала.|Су канал аяғындағы егістікке де жетеді.
irrigation hectares|Sluice gates and measuring weirs|Шлюзы и водомерные посты|Шлюздер мен су өлшеу бекеттері|Farmers see how much water each takes and quarrel less.|Фермеры видят, кто сколько берёт воды, и меньше спорят.|Фермерлер кімнің қанша су алғанын көреді, дау азайды.
irrigation hectares canal_km|Pumping station for the fields|Насосная станция для полей|Егістікке арналған сорғы стансасы|Dry plots are watered again.|Засохшие участки снова поливаются.|Құрғап қалған телімдер қайта суарылады.
youth_sport sports_area_m2|Sports ground for the young|Спортивная площадка для молодёжи|Жастарға арналған спорт алаңы|A football and volleyball ground lies beside the school.|Рядом со школой есть площадка для футбола и волейбола.|Мектеп жанында футбол және волейбол алаңы бар.
youth_sport youth_places|Youth centre in the old club|Молодёжный центр в старом клубе|Ескі клубтағы жастар орталығы|The empty club has a reading room and classes again.|В пустовавшем клубе снова есть читальный зал и кружки.|Бос тұрған клубта қайтадан оқу залы мен үйірмелер бар.
youth_sport sports_area_m2 youth_places|Wrestling and boxing hall|Зал борьбы и бокса|Күрес және бокс залы|Teams of neighbouring streets train together.|Команды соседних улиц тренируются вместе.|Көрші көшелердің командалары бірге жаттығады.
road road_km crossings|Bridge over the canal|Мост через канал|Канал үстіндегі көпір|School buses and ambulances cross in any weather.|Школьный автобус и скорая проезжают в любую погоду.|Мектеп автобусы мен жедел жәрдем кез келген ауа райында өтеді.
road road_km|Gravel road to the highway|Гравийная дорога до трассы|Тас жолға дейінгі қиыршық тас жол|The way to market is open in spring mud.|Дорога на рынок открыта и в весеннюю распутицу.|Базарға баратын жол көктемгі лайсаңда да ашық.
road crossings road_km|Culverts and raised road|Водопропускные трубы и насыпь дороги|Су өткізгіш құбырлар және көтерілген жол|Spring floods no longer cut off the lower streets.|Весенний паводок больше не отрезает нижние улицы.|Көктемгі су тасқыны төменгі көшелерді енді бөліп тастамайды.
sanitation bath_places|Public bathhouse|Общественная баня|Қоғамдық монша|The bathhouse is heated three days a week.|Баню топят три дня в неделю.|Монша аптасына үш күн жағылады.
sanitation containers|Waste site and containers|Площадка и контейнеры для мусора|Қоқыс алаңы мен контейнерлер|Waste is collected once a week and kept from the river.|Мусор вывозят раз в неделю, он больше не попадает в реку.|Қоқыс аптасына бір рет шығарылады, өзенге түспейді.
"""  # noqa: E501

OWNERS = """
water | Akimat, on the balance of its water utility | Акимат, на балансе коммунального водоканала | Әкімдік, коммуналдық су шаруашылығының теңгерімінде
school | District education department | Районный отдел образования | Аудандық білім бөлімі
gas_power | Regional gas and power network company | Областная газовая и электросетевая компания | Облыстық газ және электр желілері компаниясы
health | District health department | Районный отдел здравоохранения | Аудандық денсаулық сақтау бөлімі
irrigation | Water users' cooperative | Кооператив водопользователей | Су пайдаланушылар кооперативі
youth_sport | Akimat, culture and sports department | Акимат, отдел культуры и спорта | Әкімдік, мәдениет және спорт бөлімі
road | Akimat, roads department | Акимат, дорожный отдел | Әкімдік, жол бөлімі
sanitation | Akimat, municipal service | Акимат, коммунальная служба | Әкімдік, коммуналдық қызмет
"""  # noqa: E501
UPKEEP = """
water | The user group collects a monthly fee and pays a plumber | Группа пользователей собирает ежемесячную плату и платит слесарю | Пайдаланушылар тобы ай сайын төлем жинап, слесарьға ақы төлейді
school | The school and its parents' committee make yearly repairs | Школа и родительский комитет ежегодно проводят ремонт | Мектеп пен ата-аналар комитеті жыл сайын жөндеу жүргізеді
gas_power | The network company serves the line, tariffs pay for it | Линию обслуживает сетевая компания за счёт тарифа | Желіні тариф есебінен желі компаниясы күтіп ұстайды
health | The clinic's budget covers heating and repairs | Отопление и ремонт оплачиваются из бюджета амбулатории | Жылу мен жөндеу амбулатория бюджетінен төленеді
irrigation | The user group cleans the canal by ashar each spring | Группа пользователей каждую весну чистит канал ашаром | Пайдаланушылар тобы әр көктемде каналды асармен тазалайды
youth_sport | The youth council keeps the keys and a rota | Молодёжный совет хранит ключи и ведёт график | Жастар кеңесі кілтті сақтап, кезекшілік кестесін жүргізеді
road | The akimat grades the road twice a year | Акимат дважды в год выравнивает дорогу | Әкімдік жолды жылына екі рет тегістейді
sanitation | Users' fees pay the caretaker | Плата пользователей идёт на оплату смотрителя | Пайдаланушылар төлемі күтушінің жалақысына жұмсалады
"""  # noqa: E501
NEEDS = """
water | Drinking water is far and unsafe | Питьевая вода далеко и небезопасна | Ауыз су алыс және қауіпті
school | The school building is cold and worn out | Здание школы холодное и изношенное | Мектеп ғимараты суық әрі тозған
gas_power | Houses lack gas and steady power | В домах нет газа и стабильного электричества | Үйлерде газ бен тұрақты электр қуаты жоқ
health | The clinic cannot treat people in winter | Амбулатория не может принимать людей зимой | Амбулатория қыста адам қабылдай алмайды
irrigation | Fields at the end of the canal stay dry | Поля в конце канала остаются без воды | Канал аяғындағы егістік сусыз қалады
youth_sport | Young people have nowhere to meet | Молодёжи негде собираться | Жастардың жиналатын жері жоқ
road | The road is cut off in spring | Весной дорогу отрезает | Көктемде жол үзіліп қалады
sanitation | There is no bathhouse and no place for waste | Нет бани и места для мусора | Монша мен қоқыс алаңы жоқ
jobs | There is little paid work | Мало оплачиваемой работы | Ақылы жұмыс аз
kindergarten | There is no kindergarten | Нет детского сада | Балабақша жоқ
lighting | The streets are dark at night | Ночью улицы не освещены | Түнде көшелер жарықсыз
transport | The bus comes once a day | Автобус ходит раз в день | Автобус күніне бір рет келеді
pasture | Pastures near the houses are exhausted | Пастбища рядом с домами истощены | Үй маңындағы жайылымдар тозған
telephone | There is one telephone for all | Один телефон на всех | Бәріне бір ғана телефон
"""  # noqa: E501
GROUP_NAMES = """
initiative | Initiative group | Инициативная группа | Бастамашыл топ
user | User group | Группа пользователей | Пайдаланушылар тобы
"""
BENEFICIARIES = """
water | Users of the water | Пользователи воды | Суды пайдаланушылар
school | Pupils and teachers | Ученики и учителя | Оқушылар мен мұғалімдер
gas_power | Households connected | Подключённые семьи | Қосылған отбасылар
health | Patients of the clinic | Пациенты амбулатории | Амбулатория пациенттері
irrigation | Families with watered plots | Семьи с поливом | Суармалы телімі бар отбасылар
youth_sport | Young people and coaches | Молодёжь и тренеры | Жастар мен жаттықтырушылар
road | Residents along the road | Жители вдоль дороги | Жол бойындағы тұрғындар
sanitation | Users of the service | Пользователи услуги | Қызметті пайдаланушылар
"""
INDIRECT = ("Neighbouring streets", "Соседние улицы", "Көрші көшелер")


def works():
    """Answer {sector: [(title trio, summary trio, measure codes)]}."""
    found = {}
    for line in WORKS.strip().splitlines():
        facts, *texts = [part.strip() for part in line.split("|")]
        sector, *measures = facts.split()
        entry = (tuple(texts[:3]), tuple(texts[3:]), measures)
        found.setdefault(sector, []).append(entry)
    return found


OWNER = trios(OWNERS)
MAINTENANCE = trios(UPKEEP)
NEED = trios(NEEDS)
GROUP = trios(GROUP_NAMES)
WHO = trios(BENEFICIARIES)
