"""Projects and everything that hangs on one; one module per noun."""

from projects.models.files import ProjectDocument, ProjectPhoto
from projects.models.followup import Breakdown, FollowUp, Milestone, ProjectOutput, Visit
from projects.models.in_kind import DaySheet, InKindRate
from projects.models.money import Contribution, Expenditure, Receipt
from projects.models.people import BeneficiaryCell, BeneficiaryGroup, CatchmentZone
from projects.models.project import (
    Project,
    ProjectCommunity,
    ProjectPartner,
    ProjectProgramme,
    ProjectTransition,
)
from projects.models.sector import OutputMeasure, Sector

__all__ = [
    "BeneficiaryCell",
    "BeneficiaryGroup",
    "Breakdown",
    "CatchmentZone",
    "Contribution",
    "DaySheet",
    "Expenditure",
    "FollowUp",
    "InKindRate",
    "Milestone",
    "OutputMeasure",
    "Project",
    "ProjectCommunity",
    "ProjectDocument",
    "ProjectOutput",
    "ProjectPartner",
    "ProjectPhoto",
    "ProjectProgramme",
    "ProjectTransition",
    "Receipt",
    "Sector",
    "Visit",
]
