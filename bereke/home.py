"""The home page: what matters to the reader's role, at once."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from communities.models import Community, PartnerOrganisation
from core.dates import format_date
from core.display import Figure, Link
from core.models import ReviewState
from core.numbers import format_number
from core.views.base import samples_hidden
from projects.models import Project
from reports import summary
from reports.frame import default_frame, readable_programmes
from reports.headline import headline
from reports.portfolio import Portfolio
from trainings.models import Training

KINDS = (
    (Community, "communities:community_list"),
    (Project, "projects:project_list"),
    (Training, "trainings:training_list"),
    (PartnerOrganisation, "communities:partner_list"),
)


@dataclass(frozen=True)
class Tray:
    """Records that wait in one state: what to do with them, and how many of each kind."""

    title: str
    hint: str
    figures: list[Figure]


class HomeView(TemplateView):
    """Officers see what they still have to send or mend, managers what waits for them,
    administrators their registers; donors go to the figures."""

    template_name = "home.html"

    def get(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if not request.user.can("read_records"):
            return redirect("reports:regions")
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs) -> dict:
        user = self.request.user
        portfolio = self.portfolio()
        places = [summary.name_of(place) for place in summary.sorted_places(portfolio)]
        return super().get_context_data(
            title=_("Good day, %(name)s") % {"name": user.display_name},
            lead=_("You are here as: %(role)s. Your regions: %(regions)s.")
            % {"role": user.role_label, "regions": user.scope.label()},
            headline=headline(portfolio, places, with_partners=False),
            figures_until=_("Figures until %(date)s, of confirmed records.")
            % {"date": format_date(portfolio.on)},
            trays=[tray for tray in self.trays() if tray.figures],
            shortcuts=self.shortcuts(),
            **kwargs,
        )

    def portfolio(self) -> Portfolio:
        """The rows behind the sentence on the reader's own regions."""
        user = self.request.user
        samples = not samples_hidden(self.request)
        return Portfolio(user, default_frame(readable_programmes(user), user, samples=samples))

    def trays(self) -> list[Tray]:
        """The records that wait for somebody of the reader's role."""
        user = self.request.user
        waiting = Tray(
            _("Waiting for checking"),
            _("Sent by officers: confirm them, or return them with a reason."),
            self._waiting(ReviewState.SUBMITTED, "confirm"),
        )
        if user.can("confirm"):
            return [waiting, *self._own_trays()]
        if user.can("edit_records"):
            return self._own_trays()
        return [
            Tray(
                _("Waiting for checking"),
                _("Partner organisations proposed by officers."),
                self._waiting(ReviewState.SUBMITTED, "edit_registers"),
            )
        ]

    def _own_trays(self) -> list[Tray]:
        return [
            Tray(
                _("Returned"),
                _("Mend what the reason names, then send again."),
                self._waiting(ReviewState.RETURNED, "edit_records"),
            ),
            Tray(
                _("Drafts"),
                _("Not sent for checking yet, so headline figures do not count them."),
                self._waiting(ReviewState.DRAFT, "edit_records"),
            ),
        ]

    def _waiting(self, state: str, right: str) -> list[Figure]:
        user = self.request.user
        figures = []
        for model, name in KINDS:
            if model.confirm_right != right and right in ("confirm", "edit_registers"):
                continue
            rows = model.objects.visible_to(user).filter(review=state)
            if right == "edit_records":
                rows = model.objects.editable_by(user).filter(review=state)
            if count := rows.count():
                url = f"{reverse(name)}?review={state}"
                label = str(model._meta.verbose_name_plural)
                figures.append(Figure("rows", str(count), "rows", format_number(count), url, label))
        return figures

    def shortcuts(self) -> list[Link]:
        """What people of the role begin with."""
        user = self.request.user
        found = [Link(_("Read the summaries"), reverse("reports:regions"))]
        if user.can("edit_records"):
            found += [
                Link(_("New project"), reverse("projects:project_create")),
                Link(_("New training"), reverse("trainings:training_create")),
                Link(_("New community"), reverse("communities:community_create")),
            ]
        if user.can("administer"):
            found.append(Link(_("Administration"), reverse("admin:index")))
        return found
