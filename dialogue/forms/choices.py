"""What the choices of the forms of dialogue are among, and how each choice is said."""

from django import forms
from django.db.models import Q

from communities.models import District
from core.finding import by_search


def district_label(district: District) -> str:
    """A district with its region."""
    return f"{district} ({district.region})"


def say_councils(field: forms.ModelChoiceField) -> None:
    """Councils by name."""
    field.queryset = field.queryset.by_name()


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


def say_sectors(field: forms.ModelChoiceField, kept: int | None) -> None:
    """Sectors in use, and the one that is kept."""
    field.queryset = field.queryset.filter(Q(archived_on=None) | Q(pk=kept)).by_name()
