"""Addresses of a project's photos and documents, and of their files."""

from django.urls import path

from core.files.documents import Documents
from core.files.views import AttachmentDeleteView, AttachmentFileView
from projects.forms.files import PhotoForm, ProjectDocumentForm, ProjectDocumentUploadForm
from projects.models import Project, ProjectPhoto
from projects.part_urls import Part
from projects.views import files

PHOTOS = Part(
    "photo", "photos", PhotoForm, create=files.PhotoUploadView, delete=AttachmentDeleteView
)
DOCUMENTS = Documents(
    "projects", "projects", Project, "project", ProjectDocumentForm, ProjectDocumentUploadForm
)

photo = AttachmentFileView.as_view
file_urlpatterns = [
    *PHOTOS.paths(),
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
    *DOCUMENTS.paths(),
    path("projects/<int:pk>/place/", files.PlaceView.as_view(), name="project_place"),
]
