"""The awkward cases a generated portfolio holds: their names, and the rows that are such."""

from django.db.models import Count, Exists, F, OuterRef, Sum

from bereke.generated.draw import TODAY
from communities.choices import Sex
from communities.models import (
    Community,
    CommunityDistrict,
    Need,
    PartnerOrganisation,
    Partnership,
    ProgrammePartner,
)
from dialogue.choices import AppealState
from dialogue.fates import FATES
from dialogue.models import AgendaItem, Appeal, Meeting, Outcome, Recommendation
from projects.choices import COMPLETED_STAGES
from projects.models import (
    BeneficiaryCell,
    BeneficiaryGroup,
    Breakdown,
    CatchmentZone,
    Contribution,
    DaySheet,
    Expenditure,
    Milestone,
    Project,
    ProjectCommunity,
    ProjectOutput,
    ProjectPartner,
    ProjectProgramme,
    ProjectTransition,
    Receipt,
    Visit,
)
from trainings.models import Attendance, HeadCount, Participant, Training

COMPLETED = Project.objects.filter(stage__in=COMPLETED_STAGES)
DIRECT = BeneficiaryGroup.objects.filter(directness="direct")
HELD = Training.objects.filter(cancelled_on=None, ends_on__lte=TODAY)


def now_in(region: str, before: str):
    """Communities that lie in a region today and lay in another before."""
    return CommunityDistrict.objects.filter(
        community__district__region__slug=region, district__region__slug=before
    )


CASES = {
    "moved from South Kazakhstan to Turkistan": now_in("turkistan", "south-kazakhstan"),
    "moved from Almaty to Jetisu": now_in("jetisu", "almaty-until-2022"),
    "moved from East Kazakhstan to Abai": now_in("abai", "east-kazakhstan-until-2022"),
    "a span that begins late and is the first": CommunityDistrict.objects.filter(
        valid_from__isnull=False
    ).exclude(community__districts__valid_from=None),
    "a community of two programmes": Community.objects.annotate(
        number=Count("partnerships__programme", distinct=True)
    ).filter(number__gte=2),
    "a community of no programme": Community.objects.filter(partnerships=None),
    "a partnership left": Partnership.objects.joined().filter(left_on__isnull=False),
    "a candidate only": Partnership.objects.filter(joined_on=None, left_on=None, agreement_on=None),
    "a population nobody knows": Community.objects.filter(profiles=None),
    "several profiles": Community.objects.annotate(n=Count("profiles")).filter(n__gte=2),
    "a profile without women and men": Community.objects.filter(
        profiles__women=None, profiles__isnull=False
    ),
    "a name in one language only": Community.objects.filter(name_en=""),
    "a community without a zone of the whole": Community.objects.exclude(zones__is_whole=True),
    "a named zone": CatchmentZone.objects.filter(is_whole=False),
    "a completed project without a day": COMPLETED.filter(ended_on=None, is_historic=True),
    "a project handed over without a day": Project.objects.filter(
        stage="handed_over", handed_over_on=None
    ),
    "a day known to the month": Project.objects.filter(ended_on_precision="month"),
    "a proposal merged into a project": Project.objects.filter(merged_into__isnull=False),
    "a project that was paused and went on": ProjectTransition.objects.filter(verb="resume"),
    "a step taken back": ProjectTransition.objects.filter(verb="step_back"),
    "a project shared with a community": ProjectCommunity.objects.all(),
    "a project shared with a programme": ProjectProgramme.objects.all(),
    "a partner in a role": ProjectPartner.objects.all(),
    "a contractor": Project.objects.filter(contractor__isnull=False),
    "people counted in a shared community": BeneficiaryGroup.objects.exclude(
        zone__community=F("project__lead_community")
    ),
    "an actual count of works under way": BeneficiaryGroup.objects.filter(
        basis="actual", project__stage="under_way"
    ),
    "indirect people": BeneficiaryGroup.objects.filter(directness="indirect", basis="actual"),
    "several counts of one group": DIRECT.values(
        "project", "zone", "basis", "label"
    ).annotate(n=Count("pk")).filter(n__gte=2),
    "two kinds of people in one zone": DIRECT.values("project", "zone", "basis").annotate(
        n=Count("label", distinct=True)
    ).filter(n__gte=2),
    "several projects in one zone": DIRECT.filter(basis="actual").values("zone").annotate(
        n=Count("project", distinct=True)
    ).filter(n__gte=2),
    "a cell of unknown sex": BeneficiaryCell.objects.filter(sex=Sex.NOT_KNOWN, people__gt=0),
    "a cell of unknown age": BeneficiaryCell.objects.filter(age_band=None, people__gt=0),
    "a total above its cells": BeneficiaryGroup.objects.annotate(
        split=Sum("cells__people")
    ).filter(people__gt=F("split")),
    "a count without cells": BeneficiaryGroup.objects.filter(cells=None),
    "a pledge without a day": Contribution.objects.filter(pledged_on=None),
    "a pledge without a day it is due": Contribution.objects.filter(due_on=None),
    "a pledge of an organisation": Contribution.objects.filter(partner__isnull=False),
    "a pledge in yen": Contribution.objects.filter(currency="JPY"),
    "a pledge nothing came of": Contribution.objects.filter(receipts=None),
    "more received than pledged": Contribution.objects.annotate(
        came=Sum("receipts__amount")
    ).filter(came__gt=F("amount")),
    "a receipt in kind": Receipt.objects.filter(quantity__isnull=False),
    "a receipt without evidence": Receipt.objects.filter(evidence=""),
    "expenditure": Expenditure.objects.all(),
    "a milestone not done": Milestone.objects.filter(done_on=None, due_on__lt=TODAY),
    "a milestone done": Milestone.objects.filter(done_on__isnull=False),
    "output planned and not built": ProjectOutput.objects.filter(built=None),
    "output built and not planned": ProjectOutput.objects.filter(planned=None, built__gt=0),
    "a visit made": Visit.objects.filter(due_on__isnull=False, visited_on__isnull=False),
    "a visit overdue": Visit.objects.overdue(TODAY),
    "a visit beside the schedule": Visit.objects.filter(due_on=None),
    "a visit due after the follow-up": Visit.objects.filter(
        due_on__gt=F("project__programme__follow_up_until")
    ),
    "an open breakdown": Breakdown.objects.open(TODAY),
    "a repaired breakdown": Breakdown.objects.filter(repaired_on__isnull=False),
    "a need never ranked": Need.objects.filter(rankings=None),
    "a need ranked twice": Need.objects.annotate(n=Count("rankings")).filter(n__gte=2),
    "a need two projects answer": Need.objects.annotate(n=Count("projects")).filter(n__gte=2),
    "a need nobody answers": Need.objects.filter(projects=None),
    "a training held": HELD,
    "a training planned": Training.objects.filter(cancelled_on=None, ends_on__gt=TODAY),
    "a training cancelled": Training.objects.filter(cancelled_on__isnull=False),
    "a training with head-counts alone": HeadCount.objects.exclude(
        Exists(Attendance.objects.filter(session__training=OuterRef("training")))
    ),
    "a held training nobody is entered for": HELD.filter(
        head_counts=None, sessions__attendance=None
    ),
    "a person of two trainings": Participant.objects.annotate(
        n=Count("attendance__session__training", distinct=True)
    ).filter(n__gte=2),
    "a person trained in two regions": Participant.objects.annotate(
        n=Count("attendance__session__training__community__district__region", distinct=True)
    ).filter(n__gte=2),
    "a person trained in two programmes": Participant.objects.annotate(
        n=Count("attendance__session__training__programme", distinct=True)
    ).filter(n__gte=2),
    "a person of unknown age": Participant.objects.filter(birth_year=None),
    "a training of an organisation": Training.objects.filter(partners__isnull=False),
    "a training of several topics": Training.objects.filter(further_topics__isnull=False),
    "a co-implementer": ProgrammePartner.objects.filter(role="co_implementer"),
    "a partner with roles in two programmes": PartnerOrganisation.objects.annotate(
        n=Count("programme_roles__programme", distinct=True)
    ).filter(n__gte=2),
    "a day sheet": DaySheet.objects.all(),
    "a confidential appeal": Appeal.objects.filter(is_confidential=True),
    "an appeal of a community": Appeal.objects.filter(community__isnull=False),
    "an appeal heard at a meeting": AgendaItem.objects.filter(appeal__isnull=False),
    "an appeal taken up again": Appeal.objects.filter(transitions__verb="reopen"),
    "a meeting held": Meeting.objects.filter(held_on__isnull=False),
    "a meeting that did not take place": Meeting.objects.exclude(not_held_reason=""),
    "a meeting nobody told of": Meeting.objects.filter(
        held_on=None, not_held_reason="", planned_on__lt=TODAY
    ),
    "a meeting planned": Meeting.objects.filter(planned_on__gt=TODAY),
    "an outcome": Outcome.objects.all(),
} | {
    f"an appeal that is {state}": Appeal.objects.filter(state=state) for state in AppealState
} | {
    f"a recommendation {name}": Recommendation.objects.filter(fate.condition(TODAY))
    for name, fate in FATES.items()
}  # fmt: skip
