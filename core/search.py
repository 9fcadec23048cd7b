"""Search over many kinds of records at once: what is found, in which order, how it is shown.

An app says in its `search.py` what of it is searchable, as one `Kind` each; `bereke/navigation.py`
lists them. What is found first: the record whose code or number was typed, then names that begin
with the words, then names with words that begin so, then those with the words anywhere.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When, Window

from core.models import NAME_LANGUAGES, Named
from core.names import fold, fold_query, sort_key
from core.querysets import holding, name_order
from core.text import clean_text

LONGEST = 100
"""So many characters of what is typed are looked for."""
SHORTEST = 2

EXACT, BEGINS_NAME, BEGINS_WORDS, ANYWHERE = range(4)

Pieces = list[tuple[str, bool]]
"""A text in pieces, each with whether it was looked for."""


def own_page(record) -> str:
    """The address of a record's own page."""
    return record.get_absolute_url()


def names_of(record) -> list[str]:
    """Every text a record is found by, in the order in which one is chosen to be shown."""
    if not isinstance(record, Named):
        return []
    return [getattr(record, f"name_{code}") for code in NAME_LANGUAGES] + record.other_spellings()


@dataclass(frozen=True)
class Kind:
    """One kind of record that is searched: which rows the reader may see, with what their context
    needs; the fields of codes and numbers; the line of context; where a hit leads. `folded` is the
    lookup of the names it is found by: its own, or those of what it is a part of."""

    name: str
    label: Any
    rows: Callable[[Any], QuerySet]
    context: Callable[[Any], Sequence[Any]]
    codes: tuple[str, ...] = ()
    list_url: str = ""
    address: Callable[[Any], str] = own_page
    spellings: Callable[[Any], Sequence[str]] = names_of
    order: tuple[str, ...] = ()
    folded: str = "folded"


@dataclass(frozen=True)
class Query:
    """What a person typed, cleaned, and the folded words of it, all of which are to be found."""

    text: str
    words: tuple[str, ...]

    @classmethod
    def of(cls, typed: str) -> "Query":
        """The query of what stands in the address, whatever that is."""
        text = clean_text(typed[: 4 * LONGEST])[:LONGEST].strip()
        return cls(text, tuple(fold_query(text, LONGEST)))

    @property
    def is_short(self) -> bool:
        return len(self.text) < SHORTEST

    def marked(self, text: str) -> Pieces:
        """The text in pieces, those that are spelt as they were typed marked."""
        typed = [word for word in re.findall(r"\w+(?:[-'’./]\w+)*", self.text) if len(word) > 1]
        if not typed:
            return [(text, False)]
        longest_first = sorted(map(re.escape, typed), key=len, reverse=True)
        pieces = re.split(f"({'|'.join(longest_first)})", text, flags=re.IGNORECASE)
        return [(piece, place % 2 == 1) for place, piece in enumerate(pieces) if piece]

    def is_in(self, text: str) -> bool:
        """Whether every word stands in the text, in whatever spelling."""
        folded = fold(text)
        return all(word in folded for word in self.words)


@dataclass(frozen=True)
class Hit:
    """One record that was found. `also` is another name of it, where that is the one found."""

    record: Any
    title: Pieces
    context: Pieces
    also: Pieces
    url: str


@dataclass(frozen=True)
class Found:
    """What was found of one kind: how many in all, the first few of them, and whether the first
    one bears exactly the code or number that was typed."""

    kind: Kind
    count: int
    hits: list[Hit]
    is_exact: bool


def find(kind: Kind, query: Query, user, *, limit: int, samples: bool = True) -> Found:
    """The first records of a kind in the user's scope: one question, and one for each further
    table that the kind's rows prefetch. Without `samples`, sample rows are left out."""
    if query.is_short or not query.words:
        return Found(kind, 0, [], is_exact=False)
    rows = kind.rows(user)
    if not samples and hasattr(rows.model, "provenance"):
        rows = rows.without_samples()
    exact = _has_code(kind.codes, query.text)
    order = kind.order or (name_order(),)
    found = list(
        rows.filter(exact | holding(query.words, folded=kind.folded))
        .annotate(found_rank=_rank(kind, rows.model, query), found_count=Window(Count("*")))
        .order_by("found_rank", *order, "pk")[:limit]
    )
    if not found:
        return Found(kind, 0, [], is_exact=False)
    hits = [_hit(kind, query, record) for record in found]
    return Found(kind, found[0].found_count, hits, found[0].found_rank == EXACT)


def _has_code(fields: Sequence[str], text: str) -> Q:
    """Rows with exactly this code or number; spaces within a number are nothing."""
    found = Q()
    for field in fields:
        for spelling in {text, text.replace(" ", "")}:
            found |= Q(**{f"{field}__iexact": spelling})
    return found


def _rank(kind: Kind, model, query: Query) -> Case:
    begins = Q(**{f"{kind.folded}__startswith": f" {fold(query.text)}"})
    if issubclass(model, Named):
        for language in NAME_LANGUAGES:
            if key := sort_key(query.text, language):
                begins |= Q(**{f"sort_{language}__startswith": key})
    begin = holding(query.words, before=" ", folded=kind.folded)
    steps = [(begins, BEGINS_NAME), (begin, BEGINS_WORDS)]
    if exact := _has_code(kind.codes, query.text):
        steps.insert(0, (exact, EXACT))
    cases = [When(condition, then=Value(rank)) for condition, rank in steps]
    return Case(*cases, default=Value(ANYWHERE), output_field=IntegerField())


def _hit(kind: Kind, query: Query, record) -> Hit:
    title = str(record)
    context = " · ".join(text for text in map(str, filter(None, kind.context(record))) if text)
    also = ""
    if not query.is_in(f"{title} {context}"):
        also = next((text for text in kind.spellings(record) if query.is_in(text)), "")
    return Hit(
        record,
        query.marked(title),
        query.marked(context),
        query.marked(also) if also else [],
        kind.address(record),
    )
