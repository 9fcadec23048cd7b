"""The home page: what matters to the reader's role, at once."""

from dataclasses import dataclass, field

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import TemplateView

from accounts.models import User
from bereke import desk, work
from bereke.first_steps import Step, first_steps
from bereke.queue import Queue
from bereke.work_views import rows_figure
from communities.models import Community
from core.dates import format_date
from core.display import Figure, Link
from core.models import Provenance, ReviewState
from core.numbers import format_number
from core.views.base import samples_hidden
from reports import summary
from reports.frame import default_frame, readable_programmes
from reports.headline import headline
from reports.models import SavedView
from reports.portfolio import Portfolio
from reports.tables import FEW, divided_table


@dataclass(frozen=True)
class Tray:
    """Records that wait in one state: what to do with them, how many, and the first of them."""

    title: str
    hint: str
    icon: str
    tone: str = ""
    figures: list[Figure] = field(default_factory=list)
    items: list[desk.Item] = field(default_factory=list)


@dataclass(frozen=True)
class Start:
    """A thing people of the role begin with."""

    text: str
    url: str
    icon: str
    note: str = ""


class HomeView(TemplateView):
    """Officers see what they still have to send or mend, managers what waits for them,
    administrators their registers; donors go to the figures."""

    template_name = "home.html"

    def get(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if not request.user.can("read_records"):
            return redirect("reports:regions")
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs) -> dict:
        user, portfolio = self.request.user, self.portfolio
        places = [summary.name_of(place) for place in summary.joined_places(portfolio)]
        leads = user.can("confirm") or user.can("administer")
        changed = desk.changed_lately(user, samples=self.samples) if leads else []
        trays = [tray for tray in self.trays() if tray.items or tray.figures]
        return super().get_context_data(
            title=_("Home"),
            lead=_("Good day, %(name)s. Your regions: %(regions)s.")
            % {"name": user.display_name, "regions": user.scope.label()},
            headline=headline(portfolio, places, with_partners=False),
            figures_until=_("Figures until %(date)s, of confirmed records.")
            % {"date": format_date(portfolio.on)},
            trays=trays,
            first_steps=self.first_steps(),
            starts=self.starts(),
            regions=self.regions() if user.can("confirm") else None,
            changed=changed,
            my_views=list(SavedView.objects.on_home_of(user)),
            sample_text=self.sample_text() if user.can("administer") else "",
            samples_hidden=not self.samples,
            **kwargs,
        )

    @cached_property
    def samples(self) -> bool:
        """Whether sample rows are shown."""
        return not samples_hidden(self.request)

    @cached_property
    def portfolio(self) -> Portfolio:
        """The rows behind the sentence on the reader's own regions."""
        user = self.request.user
        return Portfolio(user, default_frame(readable_programmes(user), user, samples=self.samples))

    @cached_property
    def desk(self) -> work.Desk:
        """Whose work it is, today."""
        return work.Desk(self.request.user, timezone.localdate(), self.samples)

    @cached_property
    def numbers(self) -> dict[str, int]:
        """How many rows there are of each kind of work."""
        return work.numbers(self.desk)

    def regions(self) -> dict:
        """The figures of each region, for those who lead."""
        return divided_table(self.portfolio, "region", measures=FEW)

    def trays(self) -> list[Tray]:
        """What waits for somebody of the reader's role, the most pressing first; each number leads
        to its list among the pages of work."""
        user = self.request.user
        if user.can("administer"):
            return [self._to_check(_("Partner organisations to confirm"))]
        returned, drafts = work.BY_KEY["returned"], work.BY_KEY["drafts"]
        to_do = [pile for pile in work.PILES if pile not in (returned, drafts)]
        own = [
            self._records(returned),
            Tray(
                _("To do today"),
                _("What is due or missing in your regions."),
                "flag",
                figures=[self._figure(pile) for pile in to_do if self.numbers[pile.key]],
            ),
            self._records(drafts),
        ]
        if user.can("confirm"):
            return [self._to_check(_("Waiting for checking")), *own]
        sent = self._sent()
        hint = _("Sent by you or a colleague; a manager confirms them or returns them.")
        return [*own, Tray(_("Waiting for checking"), hint, "clock", figures=sent)]

    def _figure(self, pile: work.Pile) -> Figure:
        number = self.numbers[pile.key]
        url = reverse("work_pile", kwargs={"pile": pile.key})
        return rows_figure(number, url, str(pile.title))

    def _records(self, pile: work.RecordPile) -> Tray:
        """Records that came back, or drafts: how many, and the first of them."""
        rows = work.records_in_work(self.desk)
        some = self.numbers[pile.key]
        return Tray(
            str(pile.title),
            str(pile.hint),
            pile.icon,
            pile.tone,
            [rows_figure(some, self._figure(pile).url, _("records"))] if some else [],
            desk.waiting(rows, pile.state) if some else [],
        )

    def _to_check(self, title: str) -> Tray:
        """What waits for the reader's decision: how much, since when, and the first of it."""
        queue = Queue(self.request.user, samples=self.samples)
        hint = _("Sent by officers: confirm them, or return them with a reason.")
        url = reverse("work_waiting")
        figures = []
        if queue.count:
            since = _("since %(date)s") % {"date": queue.oldest}
            figures.append(rows_figure(queue.count, url, _("records to check"), since))
        if queue.decisions_count:
            label = _("projects to decide on")
            figures.append(rows_figure(queue.decisions_count, f"{url}#decisions", label))
        items = desk.waiting(queue.rows, ReviewState.SUBMITTED) if queue.count else []
        return Tray(title, hint, "check", "partly", figures, items)

    def _sent(self) -> list[Figure]:
        """What the reader sent, by kind and since when."""
        return [
            rows_figure(
                pile.count,
                desk.list_url(kind, state),
                desk.kind_label(kind, many=True),
                _("since %(date)s") % {"date": pile.oldest} if pile.oldest else "",
            )
            for (kind, state), pile in self.own.items()
            if state == ReviewState.SUBMITTED
        ]

    @cached_property
    def own(self) -> dict:
        """The piles of the records the reader may change."""
        return desk.piles(desk.editable(self.request.user))

    def first_steps(self) -> list[Link | Step]:
        """For somebody who keeps records and has none yet: what to do, in order; for administrators
        what officers need before they can."""
        if self.request.user.can("administer"):
            return first_steps(self.request.user)
        kinds = {kind for kind, _state in self.own} if self.request.user.can("submit") else set()
        if not self.request.user.can("edit_records") or kinds - {"partner"}:
            return []
        return [
            Link(_("Add the first community"), reverse("communities:community_create")),
            Link(_("Write down what its people need, from a meeting")),
            Link(_("Propose a project that answers a need"), reverse("projects:project_create")),
            Link(_("Send the records for checking: figures count what is confirmed")),
        ]

    def starts(self) -> list[Start]:
        """What people of the role begin with."""
        user = self.request.user
        if user.can("administer"):
            return self._registers()
        found = [
            Start(_("New project"), reverse("projects:project_create"), "project"),
            Start(_("New training"), reverse("trainings:training_create"), "training"),
            Start(_("New community"), reverse("communities:community_create"), "community"),
            Start(_("Read the summaries"), reverse("reports:regions"), "list"),
        ]
        if user.can("confirm"):
            found.append(Start(_("Look at the data quality"), reverse("reports:quality"), "check"))
        return found

    def _registers(self) -> list[Start]:
        users = User.objects.filter(is_active=True).count()
        said = ngettext("%(number)s may sign in", "%(number)s may sign in", users)
        return [
            Start(_("Partner organisations"), reverse("communities:partner_list"), "people"),
            Start(_("Programmes"), reverse("communities:programme_list"), "flag"),
            Start(
                _("Users"),
                reverse("admin:accounts_user_changelist"),
                "people",
                said % {"number": format_number(users)},
            ),
            Start(
                _("Regions and districts"),
                reverse("admin:communities_region_changelist"),
                "community",
            ),
            Start(_("Administration"), reverse("admin:index"), "list"),
            Start(_("Read the summaries"), reverse("reports:regions"), "project"),
        ]

    def sample_text(self) -> str:
        """What rows of the demo portfolio this installation still holds; "" if none."""
        number = Community.objects.filter(provenance=Provenance.SAMPLE).count()
        if not number:
            return ""
        said = ngettext(
            "%(number)s sample community and what belongs to it are in this portfolio.",
            "%(number)s sample communities and what belongs to them are in this portfolio.",
            number,
        )
        return said % {"number": format_number(number)}
