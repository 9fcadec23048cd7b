"""What the sample council is asked and what it answers, in English, Russian and Kazakh.

Subjects and parties are generic: none is about a real person, firm or place. The one exception is
the land case, which follows a published account without naming the applicant.
"""

SEATS = """
S1|state|council-akimat|Deputy akim of the region|Заместитель акима области|Облыс әкімінің орынбасары
S2|state|council-akimat|Head of the department of entrepreneurship|Руководитель управления предпринимательства|Кәсіпкерлік басқармасының басшысы
S3|state||Representative of the tax service|Представитель налоговой службы|Салық қызметінің өкілі
S4|state||Representative of the prosecutor's office|Представитель прокуратуры|Прокуратура өкілі
S5|state|council-akimat|Head of the land department|Руководитель управления земельных отношений|Жер қатынастары басқармасының басшысы
S6|state||Deputy of the regional maslikhat|Депутат областного маслихата|Облыстық мәслихаттың депутаты
B1|business|council-business|Chair of the business association|Председатель объединения предпринимателей|Кәсіпкерлер бірлестігінің төрағасы
B2|business||Representative of the oil companies|Представитель нефтяных компаний|Мұнай компанияларының өкілі
B3|business||Representative of the livestock farmers|Представитель животноводов|Мал шаруашылығы иелерінің өкілі
B4|business|council-business|Representative of the trading firms|Представитель торговых предприятий|Сауда кәсіпорындарының өкілі
B5|business||Representative of the building firms|Представитель строительных фирм|Құрылыс фирмаларының өкілі
B6|business||Representative of the carriers|Представитель перевозчиков|Тасымалдаушылар өкілі
C1|civil_society|council-alliance|Head of the civic alliance|Руководитель гражданского альянса|Азаматтық альянс басшысы
C2|civil_society|council-alliance|Lawyer of the civic alliance|Юрист гражданского альянса|Азаматтық альянс заңгері
C3|civil_society||Representative of the rural residents|Представитель сельских жителей|Ауыл тұрғындарының өкілі
"""  # noqa: E501

PARTNERS = """
council-akimat | government | Akimat (sample), Mangystau | Акимат (пример), Мангистау | Әкімдік (үлгі), Маңғыстау
council-business | ngo | Business association (sample) | Объединение предпринимателей (пример) | Кәсіпкерлер бірлестігі (үлгі)
council-alliance | ngo | Civic alliance (sample) | Гражданский альянс (пример) | Азаматтық альянс (үлгі)
"""  # noqa: E501

# What is brought: kind of applicant, channel, meetings that heard it, how it ended; then the title.
APPEALS = """
resident in_person 1 closed|Noise of a quarry at night|Ночной шум карьера|Түнгі карьер шуы
entrepreneur letter 1 closed|A licence refused without a reason|Отказ в лицензии без объяснения причин|Лицензиядан себепсіз бас тарту
entrepreneur in_person 2 heard|Withdrawal of a livestock farmer's land|Изъятие земли у животновода|Мал шаруашылығы иесінің жерін алып қою
residents letter 3 closed|Drinking water only every third day|Питьевая вода раз в три дня|Ауыз су үш күнде бір рет беріледі
firm letter 3 closed|Inspections four times a year|Проверки четыре раза в год|Жылына төрт рет тексеру
residents meeting 4 closed|Pasture cut by a new pipeline road|Пастбище, разрезанное новой дорогой к трубопроводу|Құбыр жолы кесіп өткен жайылым
resident phone - declined|A quarrel about an inheritance|Спор о наследстве|Мұраға байланысты дау
firm online 5 closed|Late payment for finished works|Задержка оплаты выполненных работ|Орындалған жұмыс ақысының кешігуі
residents in_person 6,7 closed|Young people not hired by contractors|Подрядчики не берут на работу молодёжь|Мердігерлер жастарды жұмысқа алмайды
entrepreneur in_person 7 closed|Market stalls closed at short notice|Закрытие торговых мест без предупреждения|Сауда орындарын ескертусіз жабу
ngo letter 8 closed|No announcement of public hearings|Общественные слушания не объявляются|Қоғамдық тыңдаулар хабарланбайды
residents letter 9 closed|Dust from lorries beside the school|Пыль от грузовиков возле школы|Мектеп жанындағы жүк көліктерінің шаңы
firm in_person - withdrawn|Rent of a municipal hall|Аренда коммунального зала|Коммуналдық залды жалға алу
entrepreneur phone 10 closed|Customs holds spare parts for months|Запчасти месяцами лежат на таможне|Қосалқы бөлшектер кеденде айлап жатыр
residents meeting 11 closed|Waste water near grazing land|Сточные воды рядом с пастбищем|Жайылым маңындағы сарқынды су
entrepreneur letter 13,14 heard|A well shared by two farms|Один колодец на два хозяйства|Екі шаруашылыққа ортақ құдық
resident online - received|Bus service to a far settlement|Автобус до отдалённого посёлка|Шалғай кентке автобус қатынасы
"""  # noqa: E501
LAND = 3

ASKED = """
Quiet hours at night, and somebody to turn to|Тишина по ночам и кто-то, к кому можно обратиться|Түнде тыныштық сақталса және кімге жүгінуді білсек
The reason in writing, and a new decision|Письменное объяснение и новое решение|Жазбаша негіздеме және жаңа шешім
To annul the decision by which the land was withdrawn|Отменить решение, по которому изъята земля|Жерді алып қою туралы шешімнің күшін жою
Water every day, or a timetable that is kept|Вода каждый день или соблюдаемый график|Күн сайын су немесе сақталатын кесте
One inspection a year, announced in advance|Одна плановая проверка в год с предупреждением|Жылына бір рет, алдын ала ескертілген тексеру
Crossings for the herds|Переходы для скота|Малға арналған өткелдер
To decide between the heirs|Решить спор между наследниками|Мұрагерлер арасындағы дауды шешу
Payment by the day in the contract|Оплата в срок по договору|Шартта көрсетілген мерзімде төлеу
A share of places for local young people|Доля рабочих мест для местной молодёжи|Жергілікті жастарға жұмыс орындарының үлесі
A place to trade until the new market opens|Место для торговли до открытия нового рынка|Жаңа базар ашылғанша сауда орны
Hearings announced two weeks ahead|Объявлять слушания за две недели|Тыңдауларды екі апта бұрын хабарлау
Another road for the lorries|Другая дорога для грузовиков|Жүк көліктеріне басқа жол
A lower rent for a club|Снизить аренду для клуба|Үйірме үшін жалға алу ақысын төмендету
A day by which goods are cleared|Срок, к которому товар оформляют|Тауарды рәсімдеудің нақты мерзімі
To stop the outflow and test the soil|Прекратить сброс и проверить почву|Ағынды тоқтатып, топырақты тексеру
An agreement on hours of use|Договориться о часах пользования|Пайдалану сағаттары туралы келісім
One bus a day|Один автобус в день|Күніне бір автобус
"""  # noqa: E501

# What is at stake in each appeal, in the order of the appeals: kind, quantity, unit.
STAKES = """
people 40 | residents | жителей | тұрғын
jobs 6 | jobs | рабочих мест | жұмыс орны
jobs 170 | jobs | рабочих мест | жұмыс орны; livestock 2500 | camels | верблюдов | түйе; livestock 300 | horses | лошадей | жылқы
people 900 | residents | жителей | тұрғын; water - | - | - | -
jobs 24 | jobs | рабочих мест | жұмыс орны
livestock 1200 | sheep | овец | қой; land 340 | hectares | гектаров | гектар
other - | - | - | -
money 18000 | US dollars | долларов США | АҚШ доллары
jobs 35 | jobs | рабочих мест | жұмыс орны; people 120 | young people | молодых людей | жас
jobs 28 | jobs | рабочих мест | жұмыс орны
people 600 | residents | жителей | тұрғын
people 350 | pupils | учеников | оқушы
money 400 | US dollars | долларов США | АҚШ доллары
jobs 9 | jobs | рабочих мест | жұмыс орны
livestock 700 | sheep | овец | қой; land 60 | hectares | гектаров | гектар
water 1 | well | колодец | құдық; livestock 400 | sheep | овец | қой
people 85 | residents | жителей | тұрғын
"""  # noqa: E501

LAND_SIDES = (
    "The farmer and the body that had decided on the withdrawal were both heard.",
    "Выслушаны обе стороны: животновод и орган, принявший решение об изъятии.",
    "Екі тарап та тыңдалды: мал шаруашылығының иесі және жерді алу туралы шешім шығарған орган.",
)
LAND_FINDING = (
    "Serious violations were found in how the land was withdrawn. The council recommended to annul "
    "the decision. The published account does not say whether that was done.",
    "При изъятии земли выявлены серьёзные нарушения. Совет рекомендовал отменить решение. "
    "Исполнено ли это, в опубликованном источнике не сказано.",
    "Жерді алу кезінде елеулі бұзушылықтар анықталды. Кеңес шешімнің күшін жоюды ұсынды. "
    "Оның орындалған-орындалмағаны жарияланған дереккөзде айтылмаған.",
)

# Appeal, addressee (of the partners, or in words), answer, whether carried out; then the title.
RECOMMENDATIONS = """
2|council-akimat|accepted|yes|Give the reason of every refusal in writing|Письменно объяснять причину каждого отказа|Әр бас тартудың себебін жазбаша түсіндіру
3|council-akimat||no|Annul the decision to withdraw the land|Отменить решение об изъятии земли|Жерді алып қою туралы шешімнің күшін жою
4|water|accepted|yes|Keep to a timetable of the water supply|Соблюдать график подачи воды|Су беру кестесін сақтау
5|tax|partly|yes|Announce inspections for the year in advance|Объявлять проверки на год вперёд|Жыл бойғы тексерулерді алдын ала жариялау
6|pipeline|accepted|no|Build three crossings for the herds|Построить три перехода для скота|Малға арналған үш өткел салу
9|contractors|partly|no|Publish vacancies at the employment centre|Публиковать вакансии в центре занятости|Бос жұмыс орындарын жұмыспен қамту орталығында жариялау
11|council-akimat|accepted|yes|Announce public hearings two weeks ahead|Объявлять общественные слушания за две недели|Қоғамдық тыңдауларды екі апта бұрын хабарлау
12|road|accepted|no|Lead the lorries round the school|Направить грузовики в объезд школы|Жүк көліктерін мектепті айналып өткізу
15|utility||no|Mend the outfall and test the soil|Починить водосброс и проверить почву|Су ағызғышты жөндеп, топырақты тексеру
"""  # noqa: E501
ADDRESSEES = {
    "water": (
        "Water supply company (sample)",
        "Водоснабжающая организация (пример)",
        "Сумен жабдықтау кәсіпорны (үлгі)",
    ),
    "tax": ("Tax service (sample)", "Налоговая служба (пример)", "Салық қызметі (үлгі)"),
    "pipeline": (
        "Pipeline operator (sample)",
        "Оператор трубопровода (пример)",
        "Құбыр операторы (үлгі)",
    ),
    "contractors": (
        "Contractors of the works (sample)",
        "Подрядчики работ (пример)",
        "Жұмыс мердігерлері (үлгі)",
    ),
    "road": ("Road service (sample)", "Дорожная служба (пример)", "Жол қызметі (үлгі)"),
    "utility": (
        "Municipal utility (sample)",
        "Коммунальное предприятие (пример)",
        "Коммуналдық кәсіпорын (үлгі)",
    ),
}
ANSWERS = {
    "accepted": (
        "Accepted; a responsible person is named.",
        "Принято, назначен ответственный.",
        "Қабылданды, жауапты адам тағайындалды.",
    ),
    "partly": (
        "Accepted for the next year, not for this one.",
        "Принято на следующий год, на этот – нет.",
        "Келесі жылға қабылданды, биылға емес.",
    ),
    "": ("", "", ""),
}
CARRIED_OUT = (
    "Confirmed by the applicant at a later meeting.",
    "Подтверждено заявителем на одном из следующих заседаний.",
    "Өтініш беруші кейінгі отырыстардың бірінде растады.",
)

# Recommendation, kind, people; then the title and the evidence.
OUTCOMES = """
2006-01|rule_changed||Refusals of licences now give their reason|Отказы в лицензии теперь объясняют|Лицензиядан бас тарту себебі енді түсіндіріледі|Copies of three letters|Копии трёх писем|Үш хаттың көшірмесі
2006-03|service_improved|900|Water comes by the timetable|Вода подаётся по графику|Су кесте бойынша беріледі|Notes of residents over two months|Записи жителей за два месяца|Тұрғындардың екі айлық жазбалары
2006-07|rule_changed|600|Hearings are announced in the newspaper|О слушаниях объявляют в газете|Тыңдаулар газетте хабарланады|Two issues of the newspaper|Два номера газеты|Газеттің екі нөмірі
"""  # noqa: E501

AGENDA = {
    "minutes": (
        "Minutes of the last meeting",
        "Протокол прошлого заседания",
        "Өткен отырыстың хаттамасы",
    ),
    "progress": (
        "How earlier recommendations are carried out",
        "Ход исполнения прежних рекомендаций",
        "Бұрынғы ұсынымдардың орындалуы",
    ),
    "next": ("Day of the next meeting", "День следующего заседания", "Келесі отырыс күні"),
}
PLACE = ("Akimat, meeting room", "Акимат, зал заседаний", "Әкімдік, мәжіліс залы")
SUBSTITUTE = ("A deputy", "Заместитель", "Орынбасары")
APPLICANT = ("Sample applicant", "Заявитель-пример", "Үлгі өтініш беруші")
FARMER = (
    "Livestock farmer, name left out",
    "Животновод, имя опущено",
    "Мал шаруашылығының иесі, аты-жөні көрсетілмеген",
)
REASONS = {
    "declined": (
        "A court decides on this, not the council.",
        "Это решает суд, а не совет.",
        "Мұны кеңес емес, сот шешеді.",
    ),
    "withdrawn": (
        "The applicant agreed with the owner of the hall.",
        "Заявитель договорился с владельцем зала.",
        "Өтініш беруші зал иесімен келісті.",
    ),
}
COUNCIL = (
    "Regional Entrepreneurs' Council (sample)",
    "Региональный совет предпринимателей (пример)",
    "Өңірлік кәсіпкерлер кеңесі (үлгі)",
)
ACT = (
    "Order of the akim on the council (sample)",
    "Распоряжение акима о совете (пример)",
    "Әкімнің кеңес туралы өкімі (үлгі)",
)
ABOUT = (
    "State, business and civil society meet every month and hear appeals of residents, "
    "entrepreneurs and firms. Seats, dates and appeals are samples; one case follows a published "
    "account. The region stands here as a place only.",
    "Государство, бизнес и гражданское общество собираются каждый месяц и рассматривают обращения "
    "жителей, предпринимателей и фирм. Состав, даты и обращения – примеры; один случай изложен по "
    "опубликованному источнику. Регион указан только как место.",
    "Мемлекет, бизнес және азаматтық қоғам ай сайын жиналып, тұрғындардың, кәсіпкерлердің және "
    "фирмалардың өтініштерін қарайды. Құрам, күндер мен өтініштер – үлгі; бір жағдай жарияланған "
    "дереккөз бойынша баяндалған. Өңір тек орын ретінде көрсетілген.",
)
