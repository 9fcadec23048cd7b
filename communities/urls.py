"""Addresses of communities, partner organisations and programmes."""

from django.urls import path

from communities.forms.files import CommunityDocumentForm, CommunityDocumentUploadForm
from communities.models import Community
from communities.views import (
    assessment,
    community,
    joining,
    map,
    partner,
    profile,
    programme,
    residents,
    timeline,
)
from core.files.documents import Documents

app_name = "communities"

DOCUMENTS = Documents(
    "communities",
    "communities",
    Community,
    "community",
    CommunityDocumentForm,
    CommunityDocumentUploadForm,
)

urlpatterns = [
    # /communities/
    path("communities/", community.CommunityListView.as_view(), name="community_list"),
    path("communities/new/", community.CommunityCreateView.as_view(), name="community_create"),
    path("communities/<int:pk>/", community.CommunityDetailView.as_view(), name="community_detail"),
    path(
        "communities/<int:pk>/edit/",
        community.CommunityUpdateView.as_view(),
        name="community_update",
    ),
    path(
        "communities/<int:pk>/delete/",
        community.CommunityDeleteView.as_view(),
        name="community_delete",
    ),
    path(
        "communities/<int:pk>/review/<slug:verb>/",
        community.CommunityReviewView.as_view(),
        name="community_review",
    ),
    path("communities/<int:pk>/map/", map.MapView.as_view(), name="community_map"),
    path(
        "communities/<int:pk>/timeline/",
        timeline.TimelineView.as_view(),
        name="community_timeline",
    ),
    # joining programmes
    path(
        "communities/<int:whole_pk>/partnerships/new/",
        joining.PartnershipCreateView.as_view(),
        name="partnership_create",
    ),
    path(
        "communities/partnerships/<int:pk>/edit/",
        joining.PartnershipUpdateView.as_view(),
        name="partnership_update",
    ),
    path(
        "communities/partnerships/<int:pk>/delete/",
        joining.PartnershipDeleteView.as_view(),
        name="partnership_delete",
    ),
    path(
        "communities/partnerships/<int:pk>/step/<slug:verb>/",
        joining.PartnershipStepView.as_view(),
        name="partnership_step",
    ),
    # parts of a community
    path(
        "communities/<int:whole_pk>/profiles/new/",
        profile.ProfileCreateView.as_view(),
        name="profile_create",
    ),
    path(
        "communities/profiles/<int:pk>/edit/",
        profile.ProfileUpdateView.as_view(),
        name="profile_update",
    ),
    path(
        "communities/profiles/<int:pk>/delete/",
        profile.ProfileDeleteView.as_view(),
        name="profile_delete",
    ),
    path(
        "communities/<int:whole_pk>/meetings/new/",
        residents.MeetingCreateView.as_view(),
        name="meeting_create",
    ),
    path(
        "communities/meetings/<int:pk>/",
        residents.MeetingDetailView.as_view(),
        name="meeting_detail",
    ),
    path(
        "communities/meetings/<int:pk>/edit/",
        residents.MeetingUpdateView.as_view(),
        name="meeting_update",
    ),
    path(
        "communities/meetings/<int:pk>/delete/",
        residents.MeetingDeleteView.as_view(),
        name="meeting_delete",
    ),
    path(
        "communities/<int:whole_pk>/needs/new/",
        residents.NeedCreateView.as_view(),
        name="need_create",
    ),
    path(
        "communities/needs/<int:pk>/edit/",
        residents.NeedUpdateView.as_view(),
        name="need_update",
    ),
    path(
        "communities/<int:whole_pk>/groups/new/",
        residents.GroupCreateView.as_view(),
        name="group_create",
    ),
    path(
        "communities/groups/<int:pk>/edit/",
        residents.GroupUpdateView.as_view(),
        name="group_update",
    ),
    path(
        "communities/groups/<int:pk>/delete/",
        residents.GroupDeleteView.as_view(),
        name="group_delete",
    ),
    path(
        "communities/<int:whole_pk>/assessments/new/",
        assessment.AssessmentCreateView.as_view(),
        name="assessment_create",
    ),
    path(
        "communities/assessments/<int:pk>/edit/",
        assessment.AssessmentUpdateView.as_view(),
        name="assessment_update",
    ),
    path(
        "communities/assessments/<int:pk>/delete/",
        assessment.AssessmentDeleteView.as_view(),
        name="assessment_delete",
    ),
    *DOCUMENTS.paths(),
    # /partners/
    path("partners/", partner.PartnerListView.as_view(), name="partner_list"),
    path("partners/new/", partner.PartnerCreateView.as_view(), name="partner_create"),
    path("partners/<int:pk>/", partner.PartnerDetailView.as_view(), name="partner_detail"),
    path("partners/<int:pk>/contacts/", partner.PartnerSheetView.as_view(), name="partner_sheet"),
    path("partners/<int:pk>/edit/", partner.PartnerUpdateView.as_view(), name="partner_update"),
    path("partners/<int:pk>/delete/", partner.PartnerDeleteView.as_view(), name="partner_delete"),
    path(
        "partners/<int:pk>/review/<slug:verb>/",
        partner.PartnerReviewView.as_view(),
        name="partner_review",
    ),
    # /programmes/
    path("programmes/", programme.ProgrammeListView.as_view(), name="programme_list"),
    path("programmes/new/", programme.ProgrammeCreateView.as_view(), name="programme_create"),
    path("programmes/<int:pk>/", programme.ProgrammeDetailView.as_view(), name="programme_detail"),
    path(
        "programmes/<int:pk>/edit/",
        programme.ProgrammeUpdateView.as_view(),
        name="programme_update",
    ),
]
