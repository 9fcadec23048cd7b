"""Addresses of a project's photos and documents, and of their files."""

from django.urls import path

from core.files.views import AttachmentFileView
from projects.forms.files import DocumentForm, PhotoForm
from projects.models import ProjectDocument, ProjectPhoto
from projects.part_urls import Part
from projects.views import files

PARTS = (
    Part(
        "photo",
        "photos",
        PhotoForm,
        create=files.PhotoUploadView,
        update=files.PhotoUpdateView,
        delete=files.PhotoDeleteView,
    ),
    Part(
        "document",
        "documents",
        DocumentForm,
        create=files.DocumentUploadView,
        delete=files.DocumentDeleteView,
    ),
)

photo = AttachmentFileView.as_view
file_urlpatterns = [
    *(address for part in PARTS for address in part.paths()),
    path("projects/photos/<int:pk>/", files.PhotoDetailView.as_view(), name="photo_detail"),
    path(
        "projects/photos/<int:pk>/small/",
        photo(model=ProjectPhoto, preview=True, inline=True),
        name="photo_preview",
    ),
    path(
        "projects/photos/<int:pk>/large/",
        photo(model=ProjectPhoto, inline=True),
        name="photo_image",
    ),
    path("projects/photos/<int:pk>/file/", photo(model=ProjectPhoto), name="photo_file"),
    path(
        "projects/documents/<int:pk>/file/",
        AttachmentFileView.as_view(model=ProjectDocument),
        name="document_file",
    ),
    path("projects/<int:pk>/place/", files.PlaceView.as_view(), name="project_place"),
]
