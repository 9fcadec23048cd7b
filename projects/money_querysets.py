"""Every question asked of pledges, of what came, and of the rates of what comes in kind."""

from datetime import date

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Subquery, Sum, When
from django.db.models.functions import Coalesce

from core.models import Provenance
from core.querysets import RegisterQuerySet
from projects.querysets import ProjectPartQuerySet


class ContributionQuerySet(ProjectPartQuerySet):
    def overdue(self, on: date) -> QuerySet:
        """Pledges due before `on` of which less had come by then, of projects in work, the oldest
        first; adds `promised` and `came` (minor units) and `in_programme`.

        Both are in the currency of the pledge or, where something came in another one
        (`in_programme`), in the programme's.
        """
        receipts = self.model._meta.get_field("receipts").related_model.objects
        came = receipts.filter(contribution=OuterRef("pk"), received_on__lte=on).order_by()
        by_pledge = came.values("contribution")
        other = Exists(came.exclude(currency=OuterRef("currency")))
        own = Coalesce(Subquery(by_pledge.annotate(sum=Sum("amount")).values("sum")), 0)
        converted = by_pledge.annotate(sum=Sum("amount_programme")).values("sum")
        projects = self._projects().in_work(on).order_by().values("pk")
        return (
            self.filter(due_on__lt=on, project__in=projects)
            .annotate(in_programme=other)
            .annotate(
                promised=Case(
                    When(in_programme=True, then=F("amount_programme")), default="amount"
                ),
                came=Case(
                    When(in_programme=True, then=Coalesce(Subquery(converted), 0)), default=own
                ),
            )
            .filter(came__lt=F("promised"))
            .order_by("due_on", "pk")
        )


class ReceiptQuerySet(ProjectPartQuerySet):
    project_path = "contribution__project"

    def without_evidence(self, on: date) -> QuerySet:
        """Receipts of up to `on` that our staff recorded and nothing proves: no evidence is named,
        no document is attached, no day sheet tells of them. Whatever became of the programme; what
        is taken from a source, derived or a sample says so itself."""
        documents = self.model._meta.get_field("documents").related_model.objects
        rows = self.filter(received_on__lte=on, provenance=Provenance.RECORDED, evidence="")
        unproved = rows.filter(~Exists(documents.filter(receipt=OuterRef("pk"))), day_sheet=None)
        return unproved.order_by("received_on", "pk")

    def _projects(self):
        contribution = self.model._meta.get_field("contribution").related_model
        return contribution._meta.get_field("project").related_model.objects


class InKindRateQuerySet(RegisterQuerySet):
    def holding_in(self, region: int) -> QuerySet:
        """Rates of a region (its key) and those that hold everywhere."""
        rows = self.filter(Q(region=region) | Q(region=None))
        return rows.select_related("region").order_by("pk")
