"""Addresses of communities, partner organisations and programmes."""

from django.urls import path

from communities.views import community

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
]
