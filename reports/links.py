"""From a record's page to the summary of what the record is about."""

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from communities.models import Community, PartnerOrganisation, Programme
from communities.scope import answers_for
from core.display import Link
from projects.models import Project


def links_of_community(community: Community, user) -> list[Link]:
    """The figures of a community, and those of its district."""
    return [
        Link(_("Figures of this community"), summary_of(community=community.pk)),
        _named(community.district, district=community.district_id),
    ]


def links_of_project(project: Project, user) -> list[Link]:
    """The figures of the places and of the sector a project belongs to; of the places only for
    who answers for them, as a project is read in all regions that share it."""
    community, places = project.lead_community, []
    if answers_for(user, community):
        places = [
            _named(community, community=community.pk),
            _named(community.district, district=community.district_id),
        ]
    return [*places, _named(project.sector, sector=project.sector_id)]


def links_of_partner(partner: PartnerOrganisation, user) -> list[Link]:
    """The figures of the projects a partner organisation has a part in."""
    return [Link(_("Figures of this partner organisation"), summary_of(partner=partner.pk))]


def links_of_programme(programme: Programme, user) -> list[Link]:
    """The figures of a programme."""
    return [Link(_("Figures of this programme"), summary_of(programme=programme.code))]


def summary_of(**narrowed) -> str:
    """The address of the summary narrowed to something, on the day figures stand on by default."""
    return f"{reverse('reports:regions')}?{urlencode(narrowed)}"


def _named(record, **narrowed) -> Link:
    return Link(_("Figures: %(name)s") % {"name": record}, summary_of(**narrowed))
