"""What the choices of a project's forms are among, and how each choice is said."""

from django import forms
from django.db.models import Q
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from communities.forms.choices import say_partners
from communities.models import Need
from core.forms import RecordForm, way_aside
from projects.models import Project


def programmes(field: forms.ModelChoiceField, project: Project) -> None:
    """Programmes that take new records, and the one the project has."""
    field.queryset = field.queryset.filter(Q(is_open=True) | Q(pk=project.programme_id)).by_name()


def sectors(field: forms.ModelChoiceField, project: Project) -> None:
    """Sectors in use, and the one the project has."""
    field.queryset = field.queryset.filter(Q(archived_on=None) | Q(pk=project.sector_id)).by_name()


def partners(field: forms.ModelChoiceField, project_id: int | None) -> None:
    """Partner organisations at work, and those the project has already."""
    has = Q(contracted_projects=project_id) | Q(contributions__project=project_id)
    kept = field.queryset.filter(has).values("pk") if project_id else ()
    say_partners(field, Q(pk__in=kept))


def proposable(form: RecordForm) -> None:
    """Say beside the partner of a part of a project where one that is missing is entered; from
    there it leads back here. Not in the admin, whose forms have no such way."""
    if form.root is None:
        return
    field = form.fields["partner"]
    way = way_aside(reverse("communities:partner_create"), _("Propose it first"))
    field.help_text = format_html("{} {} {}", field.help_text, _("Not in the list?"), way)


def needs_of(project: Project, user):
    """The needs of the communities a project serves that the reader may see, and those it answers
    already, so that saving drops none."""
    if project.pk is None:
        return Need.objects.none()
    served = Q(community=project.lead_community_id) | Q(
        community__shared_projects__project=project.pk
    )
    visible = Need.objects.visible_to(user).filter(served).values("pk")
    return Need.objects.filter(Q(pk__in=visible) | Q(projects=project.pk)).distinct().by_name()
