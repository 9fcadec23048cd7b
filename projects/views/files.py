"""Screens of a project's photos: sending many, one on its own, and the place."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import View

from core.dates import format_date
from core.display import Action, Fact
from core.exceptions import EditConflict
from core.numbers import format_number
from core.views import PartCreateView, RecordDetailView
from core.views.base import RightRequired, sent_version
from projects.file_services import add_photos, decide_place, place_of_photos
from projects.forms.files import PhotoUploadForm
from projects.models import Project, ProjectPhoto
from projects.place import place_text
from projects.views.file_sections import alt_of


class PhotoUploadView(PartCreateView):
    """Many photos at once; if they tell a place the project has not, that is asked next."""

    title = gettext_lazy("Add photos")

    def get_form_class(self):
        return PhotoUploadForm

    def save(self, form) -> None:
        cleaned = form.cleaned_data
        photos = add_photos(
            actor=self.request.user,
            project=self.root,
            files=cleaned["uploads"],
            stage=cleaned["stage"],
            taken_on=cleaned["taken_on"],
            caption=cleaned["caption"],
        )
        self._tell(len(photos), len(cleaned["uploads"]) - len(photos))

    def _tell(self, added: int, there: int) -> None:
        if added:
            text = ngettext("%(number)s photo was added.", "%(number)s photos were added.", added)
            messages.info(self.request, text % {"number": format_number(added)})
        if there:
            text = ngettext(
                "%(number)s photo was there already.",
                "%(number)s photos were there already.",
                there,
            )
            messages.info(self.request, text % {"number": format_number(there)})

    def get_success_url(self) -> str:
        if self.root.latitude is None and place_of_photos(self.root):
            return reverse("projects:project_place", args=[self.root.pk])
        return super().get_success_url()


class PhotoDetailView(RecordDetailView):
    """One photo, large, with what is known of it and the ways to its neighbours."""

    model = ProjectPhoto
    template_name = "projects/photo.html"
    url_names = {"update": "projects:photo_update"}

    def get_queryset(self):
        return super().get_queryset().select_related("file", "project__lead_community__district")

    def facts(self) -> list[Fact]:
        photo = self.object
        facts = [
            Fact(_("Project"), str(photo.project), f"{photo.project.get_absolute_url()}#photos"),
            Fact(_("Stage of the works"), str(photo.get_stage_display())),
            Fact(_("Taken on"), format_date(photo.taken_on)),
        ]
        return [fact for fact in facts if fact.text]

    def actions(self) -> list[Action]:
        url = reverse("projects:photo_file", args=[self.object.pk])
        return [Action(_("Save this photo"), url, method="get")]

    def get_context_data(self, **kwargs) -> dict:
        photo = self.object
        order = list(photo.project.photos.values_list("pk", flat=True))
        at = order.index(photo.pk)
        near = {"previous": order[at - 1] if at else None}
        near["next"] = order[at + 1] if at + 1 < len(order) else None
        ways = {
            name: reverse("projects:photo_detail", args=[key]) for name, key in near.items() if key
        }
        return super().get_context_data(ways=ways, alt=alt_of(photo), **kwargs)


class PlaceView(RightRequired, View):
    """Asks once whether the place of the photos is that of the project; then it is forgotten."""

    right = "edit_records"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The question, or, where nothing is to be asked, the project."""
        project = self.editable(pk)
        place = place_of_photos(project)
        if place is None:
            return redirect(project)
        context = {
            "title": _("Use this place for the project?"),
            "project": project,
            "place": place_text(place.latitude, place.longitude),
            "latitude": str(place.latitude),
            "longitude": str(place.longitude),
            "version": project.version,
        }
        return render(request, "projects/place.html", context)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """What was answered."""
        project = self.editable(pk)
        place = place_of_photos(project) if request.POST.get("use") == "yes" else None
        try:
            decide_place(
                actor=request.user, project=project, version=sent_version(request), place=place
            )
        except EditConflict:
            messages.error(request, _("Somebody changed it meanwhile. Look at it again."))
            return redirect("projects:project_place", pk=pk)
        said = _("The place is kept.") if place else _("The place of the photos is forgotten.")
        messages.success(request, said)
        return redirect(f"{project.get_absolute_url()}#photos")

    def editable(self, pk: int) -> Project:
        """The project, if the reader may change it: 404 out of scope, 403 without the right."""
        project = get_object_or_404(Project.objects.visible_to(self.request.user), pk=pk)
        if not Project.objects.editable_by(self.request.user).filter(pk=pk).exists():
            raise PermissionDenied
        return project
