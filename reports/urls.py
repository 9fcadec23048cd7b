"""Addresses of pages of figures."""

from django.urls import path

from reports import views

app_name = "reports"

urlpatterns = [
    path("regions/", views.RegionsView.as_view(), name="regions"),
    path("regions/<slug:slug>/", views.RegionView.as_view(), name="region"),
    path("measures/", views.CatalogueView.as_view(), name="catalogue"),
    path("figures/<slug:name>/", views.FigureView.as_view(), name="figure"),
]
