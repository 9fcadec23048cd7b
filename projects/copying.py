"""A project as the draft of the next one."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from core.copying import copy_parts, fresh_copy
from core.exceptions import RuleViolation
from core.history import gathering
from projects.models import Project
from projects.services import propose_project


@transaction.atomic
def copy_project(*, actor, project: Project, on: date) -> Project:
    """Propose a new project on a day, like one that is there: its place, sector, way of building,
    communities, programmes, partners, physical measures and who will keep it. Its days, stage,
    needs, people, money and what was built are its own.

    Raises RuleViolation if its programme takes no new records, OutOfScope if the actor may not
    change the project.
    """
    if not project.programme.is_open:
        text = _("The programme takes no new records: %(programme)s.")
        raise RuleViolation(text % {"programme": project.programme})
    made = fresh_copy(project, proposed_on=on)
    made.fold_names()
    with gathering():
        propose_project(actor=actor, project=made)
        for parts in (
            project.other_communities.all(),
            project.other_programmes.all(),
            project.partners.all(),
            project.outputs.all(),
        ):
            copy_parts(actor=actor, parts=parts, whole=made, whole_field="project")
    return made
