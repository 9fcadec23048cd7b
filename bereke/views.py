"""Pages that belong to no app: home, health, the switch that hides samples."""

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.generic import View


@method_decorator(login_not_required, name="dispatch")
class LiveView(View):
    """Whether the process answers; asks nothing of the database."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return JsonResponse({"live": True})


@method_decorator(login_not_required, name="dispatch")
class ReadyView(View):
    """Whether the database answers and all migrations are applied; 503 if not."""

    def get(self, request: HttpRequest) -> HttpResponse:
        try:
            executor = MigrationExecutor(connection)
            waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
        except DatabaseError:
            return JsonResponse({"ready": False}, status=503)
        return JsonResponse({"ready": not waiting}, status=503 if waiting else 200)


class SamplesView(View):
    """Switches the sample rows off or on for this session, and goes back."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        request.session["samples_hidden"] = request.POST.get("show") == "0"
        back = request.POST.get("next", "")
        if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
            back = "/"
        return redirect(back)
