"""Rules and the rows they find: for whom, on which day, by region."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

from django.db.models import Model, QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from communities.duplicates import likely_community_pairs, likely_pairs
from communities.models import Community, PartnerOrganisation
from core.history import Recorded
from core.models import Provenance
from core.querysets import counts_by

SHOWN_PAIRS = 500
"""How many records that look like others are listed at most, the latest entered ones."""


@dataclass(frozen=True)
class Kind:
    """A kind of rows that rules find. `record` leads from a row to the record it belongs to, which
    is named, asked about and kept by somebody; `region` to the region in which that is mended,
    which a register may lack."""

    model: type[Model]
    record: str
    region: str
    is_register: bool = False

    def record_of(self, row) -> Recorded:
        """The record a row belongs to: the row itself, or its whole."""
        for name in self.record.split("__")[:-1]:
            row = getattr(row, name)
        return row

    def with_record(self, rows: QuerySet) -> QuerySet:
        """Reads with each row its record, where that is, and who sent it last."""
        return rows.select_related(self.region, f"{self.record}submitted_by")


@dataclass(frozen=True)
class Way:
    """Where a row is mended: the form at its field, or the section of the record's page where it
    stands; a `counted` value is locked to officers once the record is confirmed. `other` is a page
    that everybody may read who reads the row, beside which it is compared."""

    url: str = ""
    section: str = ""
    counted: bool = False
    other: str = ""


@dataclass(frozen=True)
class Rule:
    """One way in which a row may be wrong: what is found and why that matters, in plain words; the
    question it asks; what is wrong with one row, in numbers; where that is mended; since when it
    is so (a field of the row); whether it stops with the follow-up of the programme (None where
    there is no programme to ask). `read` and `complete` add what that needs, to all rows and to
    some that are at hand. What it says of a row tells days, not how long ago they were, so that it
    stays the same sentence until something changes. A question stays on its record for whoever may
    read that by then, so what `tell` names and they may not read is left out of what it `asks`."""

    name: str
    label: str | Promise
    meaning: str | Promise
    why: str | Promise
    kind: Kind
    ask: Callable[[QuerySet, "Inspection"], QuerySet]
    tell: Callable[[Any, "Inspection"], str]
    mend: Callable[[Any, "Inspection"], Way]
    asks: Callable[[Any, "Inspection"], str] | None = None
    since: str = ""
    stops: bool | None = None
    read: Callable[[QuerySet], QuerySet] = QuerySet.all
    complete: Callable[[list, "Inspection"], None] | None = None

    @property
    def until(self) -> str:
        """In words, how long it asks."""
        if self.stops is None:
            return ""
        if self.stops:
            return _("Asked until the end of the programme's follow-up.")
        return _("Asked also after the programme has ended: figures go on counting it.")

    def since_of(self, row) -> date | int | None:
        """Since when it is so: a day or a year, or None where nothing tells."""
        value = getattr(row, self.since) if self.since else None
        return timezone.localtime(value).date() if isinstance(value, datetime) else value


@dataclass(frozen=True)
class Inspection:
    """Who looks, on which day, and whether samples are shown."""

    user: Any
    on: date
    samples: bool = True

    def rows(self, rule: Rule) -> QuerySet:
        """The rows that a rule finds."""
        return rule.ask(self.reach(rule.kind), self)

    def reach(self, kind: Kind) -> QuerySet:
        """Rows of a kind in the regions the reader answers for: a part of a project stands in the
        region of the lead community, from where it is mended."""
        rows = kind.model.objects.visible_to(self.user)
        if not self.user.scope.everywhere:
            rows = rows.filter(**{f"{kind.region}__in": self.user.scope.regions})
        return self._shown(rows, kind.record)

    def counts(self, rules) -> dict[tuple[str, int | None], int]:
        """How many rows each rule finds in each region (its key; None is no region): one query,
        beside those that look for what is alike."""
        return counts_by({rule.name: (self.rows(rule), rule.kind.region) for rule in rules})

    @cached_property
    def like_communities(self) -> dict[int, int]:
        """For a community the one entered before it that it looks like, by keys."""
        rows = self._shown(Community.objects.visible_to(self.user))
        return self._latest(likely_community_pairs(rows))

    @cached_property
    def like_partners(self) -> dict[int, int]:
        """The same of partner organisations, which are one register for all regions."""
        return self._latest(likely_pairs(self._shown(PartnerOrganisation.objects.at_work())))

    def _shown(self, rows: QuerySet, record: str = "") -> QuerySet:
        if self.samples:
            return rows
        return rows.exclude(**{f"{record}provenance": Provenance.SAMPLE})

    @staticmethod
    def _latest(pairs: list[tuple[int, int]]) -> dict[int, int]:
        first = {}
        for earlier, later in pairs:
            first.setdefault(later, earlier)
        kept = sorted(first, reverse=True)[:SHOWN_PAIRS]
        return {later: first[later] for later in kept}
