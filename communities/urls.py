"""Addresses of communities, partner organisations and programmes."""

from django.urls import path

from communities.views import community, partner, programme

app_name = "communities"

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
        "communities/<int:pk>/review/<slug:verb>/",
        community.CommunityReviewView.as_view(),
        name="community_review",
    ),
    # /partners/
    path("partners/", partner.PartnerListView.as_view(), name="partner_list"),
    path("partners/new/", partner.PartnerCreateView.as_view(), name="partner_create"),
    path("partners/<int:pk>/", partner.PartnerDetailView.as_view(), name="partner_detail"),
    path("partners/<int:pk>/edit/", partner.PartnerUpdateView.as_view(), name="partner_update"),
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
