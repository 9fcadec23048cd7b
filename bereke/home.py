"""The home page: what matters to the reader's role, at once."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.generic import View


class HomeView(View):
    """Leads to the summaries."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return redirect("reports:regions")
