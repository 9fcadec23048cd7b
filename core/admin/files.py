"""Photos and documents on the administration pages."""

from django.http import HttpRequest


class AttachmentMixin:
    """What is said about a photo or document; it is entered and removed, with its file, on the page
    of the record it belongs to."""

    def has_add_permission(self, request: HttpRequest, obj=None) -> bool:
        return False
