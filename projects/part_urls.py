"""Addresses of the parts of a project, and of the zones of a community: one table."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import models
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy

from communities.models import Community
from core.forms import RecordForm
from core.views import PartCreateView, PartDeleteView, PartUpdateView
from projects.forms.amounts import ContributionForm, ExpenditureForm, ReceiptForm
from projects.forms.followup import (
    BreakdownForm,
    CloseForm,
    FollowUpForm,
    NewFollowUpForm,
    RepairForm,
    ReportForm,
    VisitForm,
    VisitMadeForm,
)
from projects.forms.group import GroupForm
from projects.forms.parts import MilestoneForm, OutputForm, PartnerForm, ZoneForm
from projects.models import Project
from projects.views import followup_steps, parts, people


@dataclass(frozen=True)
class Part:
    """One kind of part: its form, how it is addressed, and the three screens that keep it.

    `section` is where its rows stand on the page of its whole. `is_counted` parts are locked with
    a confirmed whole. A receipt has no field of its own for the project: its contribution has.
    `new_form` is what a new one asks, if less. `steps` are further short forms of a part that is
    there: (word of the address, what names it, form, screen).
    """

    name: str
    section: str
    form: type[RecordForm]
    title: str = ""
    is_counted: bool = False
    whole: type[models.Model] = Project
    whole_field: str = "project"
    create: type[PartCreateView] = PartCreateView
    update: type[PartUpdateView] = PartUpdateView
    delete: type[PartDeleteView] = PartDeleteView
    new_form: type[RecordForm] | None = None
    steps: Sequence[tuple[str, str, type[RecordForm], type[PartUpdateView]]] = ()

    def paths(self) -> list[URLPattern]:
        """The addresses of its three screens."""
        base = "communities" if self.whole is Community else "projects"
        own = f"projects/{self.section}/<int:pk>"
        shared = {
            "model": self.form.Meta.model,
            "whole": self.whole,
            "whole_field": self.whole_field,
            "is_counted": self.is_counted,
            "anchor": self.section,
        }
        form = {"form_class": self.form} | ({"title": self.title} if self.title else {})
        return [
            path(
                f"{base}/<int:whole_pk>/{self.section}/new/",
                self.create.as_view(**shared, form_class=self.new_form or self.form),
                name=f"{self.name}_create",
            ),
            path(
                f"{own}/edit/",
                self.update.as_view(
                    **shared, **form, remove_url_name=f"projects:{self.name}_delete"
                ),
                name=f"{self.name}_update",
            ),
            path(f"{own}/remove/", self.delete.as_view(**shared), name=f"{self.name}_delete"),
            *(
                path(
                    f"{own}/{word}/",
                    screen.as_view(**shared, form_class=step_form),
                    name=f"{self.name}_{name}",
                )
                for word, name, step_form, screen in self.steps
            ),
        ]


MONEY = {"is_counted": True, "create": parts.MoneyCreateView, "update": parts.MoneyUpdateView}
PEOPLE = {
    "is_counted": True,
    "create": people.GroupCreateView,
    "update": people.GroupUpdateView,
    "delete": people.GroupDeleteView,
}

PARTS = (
    Part(
        "contribution",
        "contributions",
        ContributionForm,
        **MONEY,
        delete=parts.ContributionDeleteView,
    ),
    Part(
        "receipt",
        "receipts",
        ReceiptForm,
        **MONEY,
        whole_field="",
        delete=parts.ReceiptDeleteView,
    ),
    Part("expenditure", "expenditure", ExpenditureForm, **MONEY),
    Part("milestone", "milestones", MilestoneForm),
    Part("output", "outputs", OutputForm, is_counted=True),
    Part(
        "visit",
        "visits",
        VisitForm,
        create=followup_steps.VisitCreateView,
        update=followup_steps.VisitUpdateView,
        steps=[("record", "made", VisitMadeForm, followup_steps.VisitMadeView)],
    ),
    Part(
        "breakdown",
        "breakdowns",
        BreakdownForm,
        new_form=ReportForm,
        create=followup_steps.BreakdownCreateView,
        steps=[("repair", "repair", RepairForm, followup_steps.RepairView)],
    ),
    Part(
        "follow_up",
        "follow-ups",
        FollowUpForm,
        new_form=NewFollowUpForm,
        create=followup_steps.FollowUpCreateView,
        steps=[("close", "close", CloseForm, followup_steps.FollowUpCloseView)],
    ),
    Part("group", "groups", GroupForm, **PEOPLE),
    Part("partner", "partners", PartnerForm, create=parts.ProposedCreateView),
    Part(
        "zone",
        "zones",
        ZoneForm,
        gettext_lazy("Part of the community"),
        whole=Community,
        whole_field="community",
    ),
)

part_urlpatterns = [address for part in PARTS for address in part.paths()]
