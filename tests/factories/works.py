"""Projects and everything that hangs on one."""

from datetime import date

import factory

from communities.choices import Sex
from projects import models
from projects.choices import ContributionSource, ProjectStage
from tests.factories.base import RecordFactory, ReviewedFactory
from tests.factories.places import CommunityFactory, ProgrammeFactory, UserFactory


class SectorFactory(RecordFactory):
    class Meta:
        model = models.Sector

    code = factory.Sequence(lambda n: f"sector-{n}")
    name_en = factory.LazyAttribute(lambda sector: sector.code.title())


class OutputMeasureFactory(RecordFactory):
    class Meta:
        model = models.OutputMeasure

    sector = factory.SubFactory(SectorFactory)
    code = factory.Sequence(lambda n: f"measure-{n}")
    name_en = factory.LazyAttribute(lambda measure: measure.code.title())
    unit = "km"


class ProjectFactory(ReviewedFactory):
    """A proposed project; `completed=True` or `handed_over=True` is one that got so far."""

    class Meta:
        model = models.Project

    class Params:
        completed = factory.Trait(
            stage=ProjectStage.COMPLETED, started_on=date(2003, 4, 1), ended_on=date(2003, 10, 1)
        )
        handed_over = factory.Trait(
            stage=ProjectStage.HANDED_OVER,
            started_on=date(2003, 4, 1),
            ended_on=date(2003, 10, 1),
            handed_over_on=date(2003, 11, 1),
        )

    code = factory.Sequence(lambda n: f"P-{n}")
    name_en = factory.Sequence(lambda n: f"Project {n}")
    lead_community = factory.SubFactory(CommunityFactory)
    programme = factory.SubFactory(ProgrammeFactory)
    sector = factory.SubFactory(SectorFactory)
    proposed_on = date(2002, 9, 1)


class ZoneFactory(RecordFactory):
    """A named part of a community; `is_whole=True` is all of it."""

    class Meta:
        model = models.CatchmentZone

    community = factory.SubFactory(CommunityFactory)
    name_en = factory.Sequence(lambda n: f"Zone {n}")


def whole_zone(community) -> models.CatchmentZone:
    """The zone that is the whole of a community, made when it is missing."""
    found = models.CatchmentZone.objects.filter(community=community, is_whole=True).first()
    return found or ZoneFactory(community=community, is_whole=True, name_en="The whole community")


class GroupFactory(RecordFactory):
    """Planned direct people of a project in the whole of its lead community."""

    class Meta:
        model = models.BeneficiaryGroup

    project = factory.SubFactory(ProjectFactory)
    zone = factory.LazyAttribute(lambda group: whole_zone(group.project.lead_community))
    people = 100
    counted_on = date(2003, 10, 1)


class CellFactory(RecordFactory):
    class Meta:
        model = models.BeneficiaryCell

    group = factory.SubFactory(GroupFactory)
    sex = Sex.WOMAN
    people = 40


class AmountFactory(RecordFactory):
    """Base of rows with money (minor units), in the programme's and the portfolio's currency."""

    class Meta:
        abstract = True

    currency = "USD"
    amount = 100_000
    amount_programme = factory.SelfAttribute("amount")
    amount_portfolio = factory.SelfAttribute("amount")


class ContributionFactory(AmountFactory):
    class Meta:
        model = models.Contribution

    project = factory.SubFactory(ProjectFactory)
    contributor = ContributionSource.DONOR_GRANT
    pledged_on = date(2003, 1, 15)


class ReceiptFactory(AmountFactory):
    class Meta:
        model = models.Receipt

    contribution = factory.SubFactory(ContributionFactory)
    received_on = date(2003, 3, 1)


class InKindRateFactory(RecordFactory):
    """What a people-day counts as in every region, in 2003."""

    class Meta:
        model = models.InKindRate

    year = 2003
    unit = "people_day"
    currency = "USD"
    rate = 300
    source = "District akimat, 2003"


class DaySheetFactory(RecordFactory):
    """Ten people who worked eight hours, with the receipt that is its value."""

    class Meta:
        model = models.DaySheet

    contribution = factory.SubFactory(
        ContributionFactory, contributor=ContributionSource.COMMUNITY_IN_KIND
    )
    receipt = factory.SubFactory(
        ReceiptFactory,
        contribution=factory.SelfAttribute("..contribution"),
        received_on=factory.SelfAttribute("..worked_on"),
        amount=3000,
        quantity=10,
        unit="people_day",
        rate=300,
        rate_source="District akimat, 2003",
    )
    worked_on = date(2003, 6, 1)
    work = "Digging the trench"
    women = 4
    men = 6


class ExpenditureFactory(AmountFactory):
    class Meta:
        model = models.Expenditure

    project = factory.SubFactory(ProjectFactory)
    spent_on = date(2003, 5, 1)
    purpose = "Pipes"


class MilestoneFactory(RecordFactory):
    class Meta:
        model = models.Milestone

    project = factory.SubFactory(ProjectFactory)
    name_en = factory.Sequence(lambda n: f"Milestone {n}")
    due_on = date(2003, 6, 1)


class OutputFactory(RecordFactory):
    class Meta:
        model = models.ProjectOutput

    project = factory.SubFactory(ProjectFactory)
    measure = factory.SubFactory(
        OutputMeasureFactory, sector=factory.SelfAttribute("..project.sector")
    )
    planned = 5


class VisitFactory(RecordFactory):
    """A visit that is due; `made=True` is one that was made and found the works working."""

    class Meta:
        model = models.Visit

    class Params:
        made = factory.Trait(visited_on=date(2004, 5, 3), works="working", condition="good")

    project = factory.SubFactory(ProjectFactory, handed_over=True)
    due_on = date(2004, 5, 1)


class BreakdownFactory(RecordFactory):
    class Meta:
        model = models.Breakdown

    project = factory.SubFactory(ProjectFactory, handed_over=True)
    since = date(2004, 6, 1)
    reported_on = date(2004, 6, 2)
    what = "The pump stopped"


class FollowUpFactory(RecordFactory):
    """A follow-up that is open; `closed=True` is one that was done."""

    class Meta:
        model = models.FollowUp

    class Params:
        closed = factory.Trait(closed_on=date(2004, 7, 1), outcome="The pump runs")

    project = factory.SubFactory(ProjectFactory, handed_over=True)
    what = "Find a new pump"
    owner = factory.SubFactory(UserFactory, regions=[None])
    due_on = date(2004, 6, 20)
