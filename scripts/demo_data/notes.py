"""What the demo says of where its rows are from, in three languages."""

from demo_data.communities import CENSUS_SHARE
from demo_data.money import RATE_SOURCE
from demo_data.registers import RATES
from demo_data.rule import SAMPLE, in_languages

NOTES = (
    (
        CENSUS_SHARE,
        "Женщин около 52 % населения — доля по стране из переписи 1999 года",
        "Әйелдер халықтың 52 %-ына жуық — 1999 жылғы санақтағы ел бойынша үлес",
    ),
    (
        "Sample; a real one would come from the akimat's house book",
        "Пример; настоящее число взяли бы из похозяйственной книги акимата",
        "Үлгі; нақты саны әкімдіктің шаруашылық кітабынан алынар еді",
    ),
    (
        "After a published account; applicant anonymised, dates invented",
        "По опубликованному рассказу; имя заявителя опущено, даты придуманы",
        "Жарияланған мәлімет бойынша; өтініш берушінің аты көрсетілмеген, күндері ойдан алынған",
    ),
    (
        "Which organisation taught what is assumed from its field of work",
        "Какая организация что преподавала — предположение по тому, чем она занимается",
        "Қай ұйымның не оқытқаны оның қызмет саласына қарай болжанған",
    ),
    (
        "The account gives June 2002 and July 2005; the first and last day are taken.",
        "В рассказе названы июнь 2002 и июль 2005 года; взяты первый и последний день.",
        "Мәліметте 2002 жылғы маусым мен 2005 жылғы шілде аталған; алғашқы және соңғы күні алынды.",
    ),
    (
        "Sample: currency, follow up until, visit months",
        "Пример: валюта, срок наблюдения, месяцы выездов",
        "Үлгі: валютасы, бақылау мерзімі, мониторингтік сапар айлары",
    ),
    RATE_SOURCE,
)
AVERAGE = ("Average of {}", "Средний за {} год", "{} жылғы орташа бағам")
UNCHECKED = (
    "Average of {}, from general knowledge, not checked",
    "Средний за {} год, по общеизвестным сведениям, не проверено",
    "{} жылғы орташа бағам, жалпыға белгілі мәлімет бойынша, тексерілмеген",
)


def note_rows():
    """Answer one row per sentence that a row of the other files gives as its source."""
    averages = [
        tuple(text.format(year) for text in (AVERAGE if is_sourced else UNCHECKED))
        for year, _rate, is_sourced in RATES
    ]
    return [in_languages("text", trio) | SAMPLE for trio in (*NOTES, *averages)]
