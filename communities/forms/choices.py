"""How communities and partner organisations are offered in forms, and how each is said."""

from django import forms
from django.db.models import Q

from communities.models import Community
from core.finding import by_search


def community_label(community: Community) -> str:
    """A community with its district, since names repeat."""
    return f"{community} ({community.district})"


def say_communities(field: forms.ModelChoiceField) -> None:
    """Communities by name, each with its district."""
    field.queryset = field.queryset.select_related("district__region").by_name()
    field.label_from_instance = community_label
    by_search(field, note=lambda one: one.district.region)


def say_partners(field: forms.ModelChoiceField, kept: Q | None = None) -> None:
    """Partner organisations at work, and those that are kept, by name."""
    at_work = Q(archived_on=None)
    field.queryset = field.queryset.filter(at_work | kept if kept else at_work).by_name()
    by_search(field, note=lambda one: one.get_kind_display())
