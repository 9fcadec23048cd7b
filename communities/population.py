"""What is known of a community's population, in words, and where it is entered."""

from django.urls import reverse
from django.utils.translation import gettext as _

from communities.models import Community


def population_known(community: Community) -> str:
    """Of which year the latest population is; reads `population_year`."""
    if not community.population_year:
        return _("none is known")
    return _("the latest is of %(year)s") % {"year": community.population_year}


def population_url(community: Community) -> str:
    """Where a further year's population is entered, in a confirmed community too."""
    return reverse("communities:profile_create", args=[community.pk]) + "#id_population"
