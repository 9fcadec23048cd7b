"""Which records may be one, by names that are equal or nearly so in any spelling: partner
organisations, by BIN, former names and aliases too; communities within one district."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import combinations

from django.db.models import Q

from communities.models import Alias, Community, PartnerName, PartnerOrganisation
from core.models import NAME_LANGUAGES
from core.names import fold

# Words that many names share say little about whose name it is.
COMMON_WORDS = frozenset(
    fold(word)
    for word in (
        "fund foundation public private organisation organization association union society "
        "centre center department office administration regional district city of the and for in "
        "фонд общественный общественное частный объединение организация учреждение союз центр "
        "управление отдел районный областной городской по и при товарищество тоо оо оф чу гу "
        "қор қоры қоғамдық жеке бірлестік бірлестігі ұйым ұйымы одақ одағы орталық орталығы "
        "басқарма басқармасы бөлім бөлімі ауданы облысы қаласы мекеме мекемесі жшс қб мм "
        "llp ltd inc ngo"
    ).split()
)
# What kind of place it is, in names of communities.
PLACE_WORDS = frozenset(
    fold(word)
    for word in (
        "village town settlement rural district neighbourhood of the "
        "село аул посёлок поселок сельский округ микрорайон сельского округа "
        "ауылы ауыл кенті кент ауылдық округі округ мөлтек ауданы"
    ).split()
)
COMMON_WEIGHT = 0.25
NEARLY_ALL = 0.8
SHORTEST_WITH_A_SLIP = 5
# A word that stands in more names than this tells no two of them apart.
TOO_COMMON = 60

Words = tuple[str, ...]
Names = dict[int, set[Words]]
"""The names of each record, by its key."""


@lru_cache(maxsize=60_000)
def words_of(name: str) -> Words:
    """The folded words of a name, each once."""
    return tuple(dict.fromkeys(fold(name).split()))


@lru_cache(maxsize=4096)
def slips_of(word: str) -> frozenset[str]:
    """What two words that differ by one letter have in common: the word less one letter."""
    if len(word) < SHORTEST_WITH_A_SLIP:
        return frozenset({word})
    return frozenset({word, *(word[:place] + word[place + 1 :] for place in range(len(word)))})


def _weight(words: Iterable[str]) -> float:
    return sum(COMMON_WEIGHT if word in COMMON_WORDS else 1 for word in words)


def near(one: Words, other: Words) -> bool:
    """Whether two names may be of one organisation: all words of one occur in the other, or nearly
    all words are the same; one letter may differ in a longer word."""
    shared = [word for word in one if _occurs(word, other)]
    if _weight(shared) < 1:
        return bool(one) and one == other
    whole = len(shared) == len(one) or all(_occurs(word, one) for word in other)
    return whole or 2 * _weight(shared) / (_weight(one) + _weight(other)) >= NEARLY_ALL


def _occurs(word: str, words: Words) -> bool:
    if word in words:
        return True
    slips = slips_of(word)
    return any(not slips.isdisjoint(slips_of(w)) for w in words if abs(len(w) - len(word)) < 2)


def names_of(partners=None) -> dict[int, set[Words]]:
    """The names, former names and aliases of partner organisations by key: three queries."""
    rows = PartnerOrganisation.objects.all() if partners is None else partners
    fields = [f"name_{code}" for code in NAME_LANGUAGES]
    keys = rows.order_by().values("pk")
    found: dict[int, set[Words]] = defaultdict(set)
    for key, *texts in rows.order_by().values_list("pk", *fields):
        found[key] |= {words_of(text) for text in texts if text}
    for model, texts in ((PartnerName, fields), (Alias, ["text"])):
        listed = model.objects.filter(partner__in=keys).order_by()
        for key, *names in listed.values_list("partner", *texts):
            found[key] |= {words_of(text) for text in names if text}
    return {key: names - {()} for key, names in found.items()}


def likely_same(
    names: Sequence[str], bin: str = "", beside: int | None = None
) -> list[PartnerOrganisation]:
    """The organisations that may be the one described, the same BIN first; `beside` leaves out
    the record itself. Four queries at most."""
    wanted = [words for words in map(words_of, names) if words]
    some = Q(bin=bin) if bin else Q()
    for word in {word for words in wanted for word in words if _tells(word, words)}:
        some |= Q(folded__contains=f" {word[:3]}") | Q(folded__contains=f"{word[-3:]} ")
    if not some:
        return []
    candidates = PartnerOrganisation.objects.filter(some).exclude(pk=beside)
    keys = [
        key
        for key, theirs in names_of(candidates).items()
        if any(near(one, other) for one in wanted for other in theirs)
    ]
    same = Q(pk__in=keys) | (Q(bin=bin) if bin else Q(pk__in=()))
    rows = candidates.filter(same).select_related("region").by_name()
    return sorted(rows, key=lambda partner: not bin or partner.bin != bin)


def _tells(word: str, words: Words) -> bool:
    """Whether a word is worth looking for: no common one, unless there is no other."""
    return word not in COMMON_WORDS or all(other in COMMON_WORDS for other in words)


def likely_pairs(partners=None) -> list[tuple[int, int]]:
    """The keys of every two organisations that may be one, the lower key first."""
    return _pairs_among(names_of(partners))


def likely_community_pairs(communities=None) -> list[tuple[int, int]]:
    """The keys of every two communities of one district that may be one, the lower key first: one
    query. What kind of place it is says nothing."""
    rows = Community.objects.all() if communities is None else communities
    texts = [f"name_{code}" for code in NAME_LANGUAGES]
    districts: dict[int, Names] = defaultdict(dict)
    for key, district, *names in rows.order_by().values_list("pk", "district", *texts):
        districts[district][key] = {_place_words(name) for name in names if name} - {()}
    return sorted(pair for named in districts.values() for pair in _pairs_among(named))


def _pairs_among(named: Names) -> list[tuple[int, int]]:
    """The keys whose names are near. Names are compared only where they share a word, give or take
    one letter."""
    holders: dict[str, set[int]] = defaultdict(set)
    for key, names in named.items():
        for word in {word for words in names for word in words if _tells(word, words)}:
            for slip in slips_of(word):
                holders[slip].add(key)
    compared = {
        pair
        for keys in holders.values()
        if 1 < len(keys) <= TOO_COMMON
        for pair in combinations(sorted(keys), 2)
    }
    return sorted(
        (one, other)
        for one, other in compared
        if any(near(a, b) for a in named[one] for b in named[other])
    )


def likely_communities(
    names: Sequence[str], district, beside: int | None = None
) -> list[Community]:
    """The communities of one district that may be the one described: one query.

    What kind of place it is ("the village of ...") says nothing; `beside` leaves out the record
    itself.
    """
    wanted = [words for words in map(_place_words, names) if words]
    if not wanted or district is None:
        return []
    rows = Community.objects.filter(district=district).exclude(pk=beside).select_related("district")
    return [
        community
        for community in rows.by_name()
        if any(
            near(one, _place_words(getattr(community, f"name_{code}")))
            for one in wanted
            for code in NAME_LANGUAGES
        )
    ]


def _place_words(name: str) -> Words:
    return tuple(word for word in words_of(name) if word not in PLACE_WORDS)
