"""The first steps of a young installation: what officers need before the first project."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from bereke.start.views import without_password
from communities.models import District, Programme, Region
from core.models import ExchangeRate
from core.organisation import organisation
from projects.models import Project


@dataclass(frozen=True)
class Step:
    """One thing to do: the words of its link, the address, and why it is needed."""

    text: str
    url: str
    why: str = ""


def first_steps(user) -> list[Step]:
    """What an administrator can do next so that officers can enter the first project; nothing once
    there is a project. An everyday page pays one query for it."""
    if not user.can("administer") or Project.objects.exists():
        return []
    return [*_regions(), *_programmes(), *_colleagues()]


def _regions() -> list[Step]:
    districts = District.objects.current().filter(region=OuterRef("pk"))
    regions = list(Region.objects.current().annotate(known=Exists(districts)).by_name())
    if not regions:
        return [
            Step(
                _("Add the regions where you work"),
                reverse("register"),
                _("A community lies in a district of a region."),
            )
        ]
    return [
        Step(
            _("Add the districts of %(region)s") % {"region": region.name},
            f"{reverse('admin:communities_district_add')}?region={region.pk}",
            _("The register does not know them, and a community lies in a district."),
        )
        for region in regions
        if not region.known
    ]


def _programmes() -> list[Step]:
    programmes = list(Programme.objects.values_list("currency", flat=True))
    if not programmes:
        why = _("Every project belongs to a programme.")
        return [Step(_("Enter the first programme"), reverse("communities:programme_create"), why)]
    portfolio = organisation().currency
    listed = {
        frozenset(pair) for pair in ExchangeRate.objects.values_list("currency", "to_currency")
    }
    return [
        Step(
            _("List the rate of %(currency)s in %(portfolio)s")
            % {"currency": currency, "portfolio": portfolio},
            reverse("admin:core_exchangerate_add"),
            _("Amounts are converted at the rate of their day when they are entered."),
        )
        for currency in sorted(set(programmes) - {portfolio})
        if frozenset((currency, portfolio)) not in listed
    ]


def _colleagues() -> list[Step]:
    if without_password().exists():
        why = _("With it they set a password of their own.")
        return [Step(_("Hand your colleagues their links"), reverse("start_people"), why)]
    if User.objects.filter(is_active=True).exclude(role="administrator").exists():
        return []
    why = _("Officers enter communities and projects; managers check them.")
    return [Step(_("Add your colleagues"), reverse("admin:accounts_user_add"), why)]
