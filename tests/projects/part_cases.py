"""One example of every kind of part: how it is made, what its form is sent, what changes."""

from collections.abc import Callable
from dataclasses import dataclass, field

from projects import models
from projects.choices import ProjectRole
from tests import factories


def _of_project(factory, **values) -> Callable:
    return lambda project: factory(project=project, **values)


@dataclass(frozen=True)
class Case:
    """`typed` is what the form is sent; `change` what a second save changes: field, text, value.

    `typed_for(project)` adds what depends on the project.
    """

    name: str
    model: type
    make: Callable
    typed: dict
    change: tuple[str, str, object]
    typed_for: Callable = field(default=lambda project: {})
    is_counted: bool = False

    def data(self, project) -> dict:
        return self.typed | self.typed_for(project)

    def url(self, verb: str, key: int) -> str:
        """The address of a new part of the project `key`, or of the part `key`."""
        section = self.model._meta.model_name
        section = {
            "projectoutput": "outputs",
            "beneficiarygroup": "groups",
            "projectpartner": "partners",
            "expenditure": "expenditure",
            "followup": "follow-ups",
        }.get(section, f"{section}s")
        if verb == "new":
            return f"/projects/{key}/{section}/new/"
        return f"/projects/{section}/{key}/{verb}/"

    def urls(self, project, part) -> list[str]:
        """The addresses of its three screens."""
        new = self.url("new", project.pk)
        return [new, self.url("edit", part.pk), self.url("remove", part.pk)]


CASES = {
    case.name: case
    for case in (
        Case(
            "contribution",
            models.Contribution,
            _of_project(factories.ContributionFactory),
            {"contributor": "donor_grant", "currency": "USD", "amount": "1 234,50"},
            ("amount", "2 000", 200_000),
            is_counted=True,
        ),
        Case(
            "receipt",
            models.Receipt,
            lambda project: factories.ReceiptFactory(contribution__project=project),
            {"received_on": "31.05.2003", "amount": "500"},
            ("amount", "600,25", 60_025),
            lambda project: {"contribution": str(_contribution(project).pk)},
            is_counted=True,
        ),
        Case(
            "expenditure",
            models.Expenditure,
            _of_project(factories.ExpenditureFactory),
            {"spent_on": "31.05.2003", "purpose": "Pipes", "currency": "USD", "amount": "500"},
            ("purpose", "Taps", "Taps"),
            is_counted=True,
        ),
        Case(
            "milestone",
            models.Milestone,
            _of_project(factories.MilestoneFactory),
            {"name_en": "Trench dug", "due_on": "01.06.2003", "percent": "40"},
            ("percent", "50", 50),
        ),
        Case(
            "output",
            models.ProjectOutput,
            _of_project(factories.OutputFactory),
            {"planned": "5,25"},
            ("built", "4,75", 4.75),
            lambda project: {"measure": str(_measure(project).pk)},
            is_counted=True,
        ),
        Case(
            "visit",
            models.Visit,
            _of_project(factories.VisitFactory),
            {"due_on": "01.05.2004", "visited_on": "03.05.2004", "works": "working"},
            ("visitor", "A. Serik", "A. Serik"),
        ),
        Case(
            "breakdown",
            models.Breakdown,
            _of_project(factories.BreakdownFactory),
            {"since": "01.06.2004", "reported_on": "02.06.2004", "what": "The pump stopped"},
            ("repaired_on", "11.06.2004", None),
        ),
        Case(
            "follow_up",
            models.FollowUp,
            _of_project(factories.FollowUpFactory),
            {"what": "Find a new pump", "due_on": "20.06.2004"},
            ("what", "Find two pumps", "Find two pumps"),
            lambda project: {"owner": str(_officer(project).pk)},
        ),
        Case(
            "group",
            models.BeneficiaryGroup,
            _of_project(factories.GroupFactory),
            {
                "basis": "actual",
                "directness": "direct",
                "people": "100",
                "counted_on": "01.10.2003",
                "method": "register",
                "woman_0": "40",
            },
            ("people", "120", 120),
            lambda project: {"zone": str(factories.whole_zone(project.lead_community).pk)},
            is_counted=True,
        ),
        Case(
            "partner",
            models.ProjectPartner,
            lambda project: models.ProjectPartner.objects.create(
                project=project, partner=factories.PartnerFactory(), role=ProjectRole.FUNDER
            ),
            {"role": "funder"},
            ("role", "owner", "owner"),
            lambda project: {"partner": str(factories.PartnerFactory().pk)},
        ),
    )
}
COUNTED = [name for name, case in CASES.items() if case.is_counted]
OPEN = [name for name, case in CASES.items() if not case.is_counted]


def _contribution(project) -> models.Contribution:
    return project.contributions.first() or factories.ContributionFactory(project=project)


def _officer(project):
    return factories.UserFactory(regions=[project.lead_community.district.region])


def _measure(project) -> models.OutputMeasure:
    used = project.outputs.values("measure")
    free = models.OutputMeasure.objects.filter(sector=project.sector).exclude(pk__in=used)
    return free.first() or factories.OutputMeasureFactory(sector=project.sector)
