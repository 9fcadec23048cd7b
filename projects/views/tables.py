"""Pages on which the rows of one kind of a project are edited together and saved as one."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.display import Fact
from core.forms import is_locked
from core.money import format_money
from core.views import RecordUpdateView
from projects.forms.money import ContributionGrid
from projects.forms.tables import ExpenditureTable, ReceiptTable, TableForm
from projects.in_kind import source_of
from projects.models import InKindRate, Project
from projects.pledges import Pledge, pledges_of


class TableView(RecordUpdateView):
    """One table of a project, which is closed with a confirmed project."""

    model = Project
    form_class = TableForm
    anchor = ""

    def get_object(self, queryset=None):
        rows = Project.objects.visible_to(self.request.user).select_related("programme")
        project = get_object_or_404(rows.with_editable(self.request.user), pk=self.kwargs["pk"])
        if not project.editable:
            raise PermissionDenied
        if is_locked(project, self.request.user):
            raise PermissionDenied(_("The record is confirmed. A manager can reopen it."))
        return project

    def heading(self) -> str:
        return str(self.title)

    def get_context_data(self, **kwargs) -> dict:
        return super().get_context_data(lead=str(self.object), facts=self.facts(), **kwargs)

    def facts(self) -> list[Fact]:
        """Hook: what is said above the table."""
        return []

    def cancel_url(self) -> str:
        return f"{self.object.get_absolute_url()}#{self.anchor}"

    def get_success_url(self) -> str:
        return self.cancel_url()


class PledgesShown:
    """Says of each contribution what was promised and what came, and after saving where more came
    than was promised."""

    @cached_property
    def pledges(self) -> list[Pledge]:
        """The contributions as they are stored."""
        return pledges_of(self.object)

    def facts(self) -> list[Fact]:
        """What was promised and what came of each."""
        return [Fact(row.label, row.text) for row in self.pledges]

    def get_success_url(self) -> str:
        for row in pledges_of(self.object):
            if row.above:
                text = _("“%(contribution)s”: %(amount)s more came than was pledged.")
                amount = format_money(row.above, row.currency)
                values = {"contribution": row.contribution, "amount": amount}
                messages.warning(self.request, text % values)
        return super().get_success_url()


class ContributionTableView(PledgesShown, TableView):
    """What each source pledges to a project."""

    grid_classes = (ContributionGrid,)
    title = gettext_lazy("Contributions")
    anchor = "contributions"


class RatesSaid:
    """Says after saving which listed rates were taken, with their source."""

    template_name = "projects/in_kind.html"

    def save(self, form) -> None:
        super().save(form)
        say_rates(self.request, self.grids[0].taken())


def say_rates(request, rates: list[InKindRate]) -> None:
    """Tell which listed rates were taken."""
    for rate in rates:
        text = _("Rate taken from the list: %(rate)s. Source: %(source)s.")
        messages.info(request, text % {"rate": rate, "source": source_of(rate)})


class ReceiptTableView(RatesSaid, PledgesShown, TableView):
    """What came of the pledges."""

    grid_classes = (ReceiptTable,)
    title = gettext_lazy("What was received")
    anchor = "receipts"


class ExpenditureTableView(TableView):
    """What was spent."""

    grid_classes = (ExpenditureTable,)
    title = gettext_lazy("What was spent")
    anchor = "expenditure"
