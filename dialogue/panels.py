"""What the pages of a community and of a partner organisation show of dialogue."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from communities.models import Community, PartnerOrganisation
from core.dates import format_date
from core.display import Badge, Section, headings, row
from core.views.base import provenance_badges
from dialogue.forms.meeting import sits
from dialogue.models import Appeal, Council, Recommendation, Seat
from dialogue.views.rows import appeals_url, recommendation_rows, recommendations_url

AT_MOST = 10


def appeals_of_community(community: Community, user) -> Section:
    """The appeals that concern a community, the newest first."""
    columns = headings(_("Appeal"), _("Council"), _("Received on"), _("State"))
    visible = Appeal.objects.visible_to(user).filter(community=community)
    found = list(visible.for_list().order_by("-received_on", "-pk")[: AT_MOST + 1])
    rows = [
        row(
            columns,
            appeal,
            appeal.council,
            format_date(appeal.received_on),
            appeal.get_state_display(),
            url=appeal.get_absolute_url(),
            badges=provenance_badges(appeal),
        )
        for appeal in found[:AT_MOST]
    ]
    extra = {}
    if len(found) > AT_MOST:
        extra = {
            "is_cut": True,
            "more_url": appeals_url(community=community.pk),
            "more_label": _("All appeals about this community"),
        }
    if _may_edit(community, user):
        url = reverse("dialogue:appeal_create")
        extra |= {"add_url": f"{url}?community={community.pk}", "add_label": _("New appeal")}
    return Section(
        "appeals",
        _("Appeals about this community"),
        columns,
        rows,
        empty_text=_("None yet."),
        **extra,
    )


def councils_of_community(community: Community, user) -> Section | None:
    """The councils of a community's district and region; nothing where there is none."""
    columns = headings(_("Council"), _("For"), _("Founded on"))
    district, region = community.district_id, community.district.region_id
    councils = Council.objects.visible_to(user).filter(region=region).for_page().by_name()
    rows = [
        row(
            columns,
            council,
            council.district or council.region,
            format_date(council.founded_on, council.founded_on_precision),
            url=council.get_absolute_url(),
            badges=provenance_badges(council),
        )
        for council in councils
        if council.district_id in (None, district)
    ]
    if not rows:
        return None
    return Section("councils", _("Councils of its region"), columns, rows)


def seats_of_partner(partner: PartnerOrganisation, user) -> Section | None:
    """The seats a partner organisation holds or held; nothing where it never sat."""
    columns = headings(_("Council"), _("Position"), _("Side"), _("From"), _("To"))
    today = timezone.localdate()
    seats = Seat.objects.visible_to(user).filter(organisation=partner).select_related("council")
    rows = [
        row(
            columns,
            seat.council,
            seat.position,
            seat.get_side_display(),
            format_date(seat.taken_on),
            format_date(seat.left_on),
            url=seat.council.get_absolute_url(),
            badges=[] if sits(seat, today) else [Badge(_("not today"))],
        )
        for seat in seats.order_by("council", "side", "pk")
    ]
    return Section("seats", _("Seats in councils"), columns, rows) if rows else None


def recommendations_to_partner(partner: PartnerOrganisation, user) -> Section | None:
    """What councils recommended to a partner organisation, and what it answered."""
    visible = Recommendation.objects.visible_to(user).addressed_to(partner)
    found = list(visible.for_list().order_by("-issued_on", "-code")[: AT_MOST + 1])
    if not found:
        return None
    columns, rows = recommendation_rows(found[:AT_MOST], provenance_badges)
    extra = {}
    if len(found) > AT_MOST:
        extra = {
            "is_cut": True,
            "more_url": recommendations_url(addressee=partner.pk),
            "more_label": _("All recommendations to it"),
        }
    return Section("recommendations", _("Recommendations to it"), columns, rows, **extra)


def _may_edit(community: Community, user) -> bool:
    reach = user.scope.everywhere or community.district.region_id in user.scope.regions
    return user.can("edit_records") and reach
