"""Every address of Bereke: one include per app."""

from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.i18n import set_language

from accounts.urls import sign_in_patterns
from bereke import views
from bereke.about import AboutView
from bereke.home import HomeView
from bereke.queue import QueueView
from bereke.search import SearchView
from bereke.work_views import PileView, WorkView

urlpatterns = [
    path("", HomeView.as_view(), name="home"),
    path("work/", WorkView.as_view(), name="work"),
    path("work/waiting/", QueueView.as_view(), name="work_waiting"),
    path("work/<slug:pile>/", PileView.as_view(), name="work_pile"),
    path("accounts/", include(sign_in_patterns)),
    path("accounts/", include("accounts.urls")),
    path("i18n/setlang/", login_not_required(set_language), name="set_language"),
    path("search/", SearchView.as_view(), name="search"),
    path("samples/", views.SamplesView.as_view(), name="samples"),
    path("about/", AboutView.as_view(), name="about"),
    path("livez", views.LiveView.as_view(), name="livez"),
    path("readyz", views.ReadyView.as_view(), name="readyz"),
    path("", include("bereke.start.urls")),
    path("admin/", admin.site.urls),
    path("", include("core.urls")),
    path("", include("communities.urls")),
    path("", include("projects.urls")),
    path("", include("trainings.urls")),
    path("", include("dialogue.urls")),
    path("", include("reports.urls")),
]
