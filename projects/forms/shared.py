"""The grids of the other communities and programmes of a project."""

from django.db.models import Q
from django.utils.translation import gettext_lazy

from communities.forms.choices import say_communities
from core.grids import GridRowForm, RecordGrid, grid
from projects.models import Project, ProjectCommunity, ProjectProgramme


class CommunityRow(GridRowForm):
    """A further community served."""

    class Meta(GridRowForm.Meta):
        model = ProjectCommunity
        fields = ["community"]

    def set_up(self) -> None:
        field = self.fields["community"]
        model = field.queryset.model
        stored = ProjectCommunity.objects.filter(project=self.instance.project_id or 0)
        field.queryset = model.objects.filter(
            Q(pk__in=field.queryset.values("pk")) | Q(pk__in=stored.values("community"))
        )
        say_communities(field)


class ProgrammeRow(GridRowForm):
    """A further programme that takes part."""

    class Meta(GridRowForm.Meta):
        model = ProjectProgramme
        fields = ["programme"]

    def set_up(self) -> None:
        self.fields["programme"].queryset = self.fields["programme"].queryset.by_name()


class OnceGrid(RecordGrid):
    """Rows that name each other record once, and not the one the project names itself."""

    named = ""
    lead = ""
    lead_refusal = ""
    twice_refusal = ""

    def get_queryset(self) -> list:
        """The rows, as they were read with the project."""
        if self.instance.pk is None:
            return []
        return list(getattr(self.instance, f"other_{self.prefix}").all())

    def standing(self) -> list:
        """The rows that shall be there after saving."""
        return [
            form.instance
            for form in self.forms
            if (form.instance.pk or form.has_changed()) and not self._should_delete_form(form)
        ]

    def clean(self) -> None:
        """Refuse a row that repeats another or the project's own."""
        seen = set()
        for form in self.forms:
            if form.instance not in self.standing():
                continue
            key = getattr(form.instance, f"{self.named}_id")
            if key is not None and key == getattr(self.instance, f"{self.lead}_id"):
                form.add_error(self.named, self.lead_refusal)
            elif key in seen:
                form.add_error(self.named, self.twice_refusal)
            seen.add(key)


class CommunityGridBase(OnceGrid):
    title = gettext_lazy("Other communities it serves")
    note = gettext_lazy("The project counts for its lead community; people count where they live.")
    named = "community"
    lead = "lead_community"
    lead_refusal = gettext_lazy("This is the lead community already.")
    twice_refusal = gettext_lazy("This community is in the list already.")


class ProgrammeGridBase(OnceGrid):
    title = gettext_lazy("Other programmes that take part")
    named = "programme"
    lead = "programme"
    lead_refusal = gettext_lazy("This is the lead programme already.")
    twice_refusal = gettext_lazy("This programme is in the list already.")


CommunityGrid = grid(
    "communities", Project, ProjectCommunity, CommunityRow, formset=CommunityGridBase, extra=1
)
ProgrammeGrid = grid(
    "programmes", Project, ProjectProgramme, ProgrammeRow, formset=ProgrammeGridBase, extra=1
)
