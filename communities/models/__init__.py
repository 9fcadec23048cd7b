"""Places, programmes, communities and partner organisations; one module per noun."""

from communities.models.community import (
    Community,
    CommunityDistrict,
    CommunityProfile,
    Partnership,
)
from communities.models.files import CommunityDocument
from communities.models.partner import (
    MergedPartner,
    PartnerContact,
    PartnerName,
    PartnerOrganisation,
)
from communities.models.people import (
    CommunityGroup,
    CommunityMeeting,
    ConflictAssessment,
    ConflictScore,
    GroupMember,
    Need,
    NeedRanking,
)
from communities.models.place import Alias, District, Region, RegionOutline
from communities.models.programme import (
    AgeBand,
    Programme,
    ProgrammeAssignment,
    ProgrammePartner,
    RegionAssignment,
    ReportingPeriod,
    VisitRule,
)

__all__ = [
    "AgeBand",
    "Alias",
    "Community",
    "CommunityDistrict",
    "CommunityDocument",
    "CommunityGroup",
    "CommunityMeeting",
    "CommunityProfile",
    "ConflictAssessment",
    "ConflictScore",
    "District",
    "GroupMember",
    "MergedPartner",
    "Need",
    "NeedRanking",
    "PartnerContact",
    "PartnerName",
    "PartnerOrganisation",
    "Partnership",
    "Programme",
    "ProgrammeAssignment",
    "ProgrammePartner",
    "Region",
    "RegionAssignment",
    "RegionOutline",
    "ReportingPeriod",
    "VisitRule",
]
