"""Where a partner organisation is named: found from the tables themselves, so that the links of
every app count, also of apps above."""

from dataclasses import dataclass
from functools import reduce
from operator import add

from django.db.models import CASCADE, Count, Field, ForeignKey, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce

from communities.models import PartnerOrganisation
from core.merging import links_to

SHOWN_AT_MOST = 50


def naming_links() -> list[Field]:
    """The fields by which other records name a partner organisation; its own parts do not."""
    return [
        link
        for link in links_to(PartnerOrganisation)
        if getattr(link.remote_field, "on_delete", None) is not CASCADE
    ]


@dataclass(frozen=True)
class Use:
    """One way of naming it: how many rows, those the reader may see, and how many are not told."""

    label: str
    count: int
    rows: list
    untold: int


def uses_of(partner: PartnerOrganisation, user) -> list[Use]:
    """Where an organisation is named, by kind of record and field."""
    found = []
    for link in naming_links():
        rows = link.model._default_manager.filter(**{link.name: partner.pk}).order_by("-pk")
        if count := rows.count():
            visible = rows.visible_to(user) if hasattr(rows, "visible_to") else rows
            seen = visible.count()
            shown = list(visible.select_related(*_told_links(link.model))[:SHOWN_AT_MOST])
            found.append(Use(label_of(link), count, shown, count - seen))
    return found


def _told_links(model) -> list[str]:
    """What a row's own words and its whole are read from."""
    return [one.name for one in model._meta.concrete_fields if isinstance(one, ForeignKey)]


def label_of(link: Field) -> str:
    """A way of naming in words: the kind of record, and as what, where that is not plain."""
    kind = str(link.model._meta.verbose_name_plural)
    return kind if link.name == "partner" else f"{kind}: {link.verbose_name}"


def counts_of(keys: list[int]) -> dict[int, int]:
    """In how many rows each of these organisations is named: one query."""
    total = reduce(add, (_counted(link) for link in naming_links()), Value(0))
    rows = PartnerOrganisation.objects.filter(pk__in=keys).order_by()
    return dict(rows.annotate(named_in=total).values_list("pk", "named_in"))


def _counted(link: Field):
    rows = link.model._base_manager.filter(**{link.name: OuterRef("pk")}).order_by()
    number = rows.values(link.name).annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(number), 0)
