"""Addresses of pages of figures."""

from django.urls import path

from reports import views
from reports.quality import views as quality
from reports.views import kept

app_name = "reports"

urlpatterns = [
    path("regions/", views.RegionsView.as_view(), name="regions"),
    path("regions/<slug:slug>/", views.RegionView.as_view(), name="region"),
    path("measures/", views.CatalogueView.as_view(), name="catalogue"),
    path("map/", views.MapView.as_view(), name="map"),
    path("map/outlines.json", views.OutlinesView.as_view(), name="outlines"),
    path("figures/<slug:name>/", views.FigureView.as_view(), name="figure"),
    path("figures/<slug:name>/why/", views.BridgeView.as_view(), name="why"),
    path("quality/", quality.QualityView.as_view(), name="quality"),
    path("quality/<slug:rule>/", quality.RuleView.as_view(), name="quality_rule"),
    path("quality/<slug:rule>/<int:pk>/ask/", quality.AskView.as_view(), name="quality_ask"),
    # /views/
    path("views/", kept.ViewsView.as_view(), name="saved_views"),
    path("views/keep/", kept.KeepView.as_view(), name="saved_view_keep"),
    path("views/<int:pk>/", kept.OpenView.as_view(), name="saved_view"),
    path("views/<int:pk>/rename/", kept.RenameView.as_view(), name="saved_view_rename"),
    path("views/<int:pk>/share/", kept.ShareView.as_view(), name="saved_view_share"),
    path("views/<int:pk>/home/", kept.HomeStepView.as_view(), name="saved_view_home"),
    path("views/<int:pk>/delete/", kept.ForgetView.as_view(), name="saved_view_delete"),
]
