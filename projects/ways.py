"""Where of a project something is mended or entered: the addresses of its forms, at the field."""

from django.urls import reverse

from projects.models import Contribution, Project, Visit


def field_url(project: Project, field: str = "") -> str:
    """The project's own form, at a field of it."""
    anchor = f"#id_{field}" if field else ""
    return reverse("projects:project_update", args=[project.pk]) + anchor


def part_url(kind: str, key: int, field: str) -> str:
    """The form of one part (a contribution, a receipt, a group), at a field of it."""
    return f"{reverse(f'projects:{kind}_update', args=[key])}#id_{field}"


def new_url(project: Project, kind: str) -> str:
    """Where a new part of a kind is entered."""
    return reverse(f"projects:{kind}_create", args=[project.pk])


def came_url(pledge: Contribution) -> str:
    """Where what came of a pledge is entered."""
    return f"{new_url(pledge.project, 'receipt')}?contribution={pledge.pk}#id_amount"


def made_url(visit: Visit) -> str:
    """Where a visit that was due is entered as made."""
    return reverse("projects:visit_made", args=[visit.pk])
