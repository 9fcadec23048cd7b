"""What the choices of the forms of dialogue are among, and how each choice is said."""

from django import forms
from django.db.models import Q

from communities.models import Community, District
from core.finding import by_search
from dialogue.models import Council


def community_label(community: Community) -> str:
    """A community with its district, since names repeat."""
    return f"{community} ({community.district})"


def district_label(district: District) -> str:
    """A district with its region."""
    return f"{district} ({district.region})"


def say_councils(field: forms.ModelChoiceField) -> None:
    """Councils by name."""
    field.queryset = field.queryset.by_name()


def say_communities(field: forms.ModelChoiceField, council: Council | None) -> None:
    """Communities by name, each with its district; those of the council's region, if it is
    known."""
    rows = field.queryset.select_related("district__region")
    if council is not None:
        rows = rows.filter(district__region=council.region_id)
    field.queryset = rows.by_name()
    field.label_from_instance = community_label
    by_search(field, note=lambda one: one.district.region)


def say_districts(field: forms.ModelChoiceField, user, kept: int | None, region=None) -> None:
    """Today's districts of the reader's regions, or of one region, and the one that is kept."""
    mine = Q(valid_to=None)
    if region is not None:
        mine &= Q(region=region)
    elif not user.scope.everywhere:
        mine &= Q(region__in=user.scope.regions)
    field.queryset = field.queryset.filter(mine | Q(pk=kept)).select_related("region").by_name()
    field.label_from_instance = district_label
    by_search(field)


def say_partners(field: forms.ModelChoiceField, kept: Q | None = None) -> None:
    """Partner organisations at work, and those that are kept, by name."""
    at_work = Q(archived_on=None)
    field.queryset = field.queryset.filter(at_work | kept if kept else at_work).by_name()
    by_search(field, note=lambda one: one.get_kind_display())


def say_sectors(field: forms.ModelChoiceField, kept: int | None) -> None:
    """Sectors in use, and the one that is kept."""
    field.queryset = field.queryset.filter(Q(archived_on=None) | Q(pk=kept)).by_name()
