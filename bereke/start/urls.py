"""Addresses of the start and of the organisation that keeps the installation."""

from django.urls import path

from bereke.organisation import LogoView, OrganisationView
from bereke.start.views import FirstRunView, PeopleView, RegisterView

urlpatterns = [
    path("start/people/", PeopleView.as_view(), name="start_people"),
    path("start/<str:token>/", FirstRunView.as_view(), name="start"),
    path("organisation/", OrganisationView.as_view(), name="organisation"),
    path("organisation/regions/", RegisterView.as_view(), name="register"),
    path("organisation/logo/<slug:digest>.png", LogoView.as_view(), name="organisation_logo"),
]
