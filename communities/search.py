"""What of communities, their needs and groups, partner organisations and programmes is found."""

from django.utils.translation import gettext_lazy as _

from communities.models import Community, CommunityGroup, Need, PartnerOrganisation, Programme
from core.dates import format_date
from core.search import Kind, own_page

PLACE = "community__district__region"


def place_of(community: Community) -> str:
    """A community with its district, since names of villages repeat."""
    return f"{community} ({community.district})"


def _span(programme: Programme) -> str:
    dates = (format_date(programme.starts_on), format_date(programme.ends_on))
    return " – ".join(filter(None, dates))


COMMUNITIES = Kind(
    "communities",
    _("Communities"),
    rows=lambda user: Community.objects.visible_to(user).select_related("district__region"),
    codes=("code",),
    context=lambda one: (one.code, one.get_kind_display(), one.district, one.district.region),
    list_url="communities:community_list",
)
NEEDS = Kind(
    "needs",
    _("Needs"),
    rows=lambda user: Need.objects.visible_to(user).select_related(PLACE),
    context=lambda need: (place_of(need.community), need.get_state_display()),
    address=lambda need: f"{own_page(need)}#needs",
)
GROUPS = Kind(
    "groups",
    _("Groups of residents"),
    rows=lambda user: CommunityGroup.objects.visible_to(user).select_related(PLACE),
    context=lambda group: (place_of(group.community), group.get_kind_display()),
    address=lambda group: f"{own_page(group)}#groups",
)
PARTNERS = Kind(
    "partners",
    _("Partner organisations"),
    rows=lambda user: (
        PartnerOrganisation.objects.visible_to(user)
        .select_related("region")
        .prefetch_related("former_names", "aliases")
    ),
    codes=("bin",),
    context=lambda one: (one.get_kind_display(), one.region, one.bin),
    list_url="communities:partner_list",
)
PROGRAMMES = Kind(
    "programmes",
    _("Programmes"),
    rows=lambda user: Programme.objects.visible_to(user),
    codes=("code",),
    context=lambda one: (one.code, _span(one)),
    list_url="communities:programme_list",
)
