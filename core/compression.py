"""Pages go over the wire in a quarter of their bytes; uploaded files go as they are."""

from django.http import FileResponse, HttpRequest, HttpResponse
from django.middleware.gzip import GZipMiddleware


class PageGZipMiddleware(GZipMiddleware):
    """Django's, but for files: pictures and documents are packed already, and the mark by which a
    browser asks whether its copy is still good must come back as it was given."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """The response, compressed if it is a page."""
        if isinstance(response, FileResponse):
            return response
        return super().process_response(request, response)
