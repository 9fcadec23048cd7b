"""The language of the reader, and pages that are theirs alone."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_cache_control


class PreferredLanguageMiddleware:
    """Uses the language a signed-in person chose, and remembers a new choice with the person.

    The language switch sets Django's cookie. A cookie that differs from what is kept is a new
    choice when it was set by this very request; otherwise what is kept leads, on any device.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user = request.user
        if user.is_authenticated and user.language:
            translation.activate(user.language)
            request.LANGUAGE_CODE = user.language
        response = self.get_response(request)
        chosen = response.cookies.get(settings.LANGUAGE_COOKIE_NAME)
        if chosen and request.user.is_authenticated:
            self._keep(request.user, chosen.value)
        return response

    @staticmethod
    def _keep(user, language: str) -> None:
        """Django also lets variants of a language pass (kk-Latn); ours are kept alone."""
        if language in dict(settings.LANGUAGES) and user.language != language:
            user.language = language
            user.save(update_fields=["language"])


class PrivatePagesMiddleware:
    """No cache between the server and a signed-in person keeps their pages and files, unless the
    page itself says what may be kept."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.user.is_authenticated and not response.has_header("Cache-Control"):
            patch_cache_control(response, private=True)
        return response
