"""Screens of what comes after hand-over: one short form for each thing that is done."""

from datetime import timedelta

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.dates import format_date
from core.display import Fact
from core.views import PartCreateView, PartUpdateView
from projects.models import Breakdown, FollowUp, Visit
from projects.part_services import close_follow_up, may_close
from projects.views.followup import offers

FOLLOWED_UP_WITHIN = timedelta(days=14)
"""The day that is proposed for a follow-up, counted from today."""


def origin(view: PartCreateView, name: str, model: type[Model]):
    """The part of the same project that the address names as `name`, or None."""
    asked = view.request.GET.get(name, "")
    if not (asked.isascii() and asked.isdigit() and len(asked) < 10):
        return None
    return model.objects.filter(project=view.root, pk=asked).first()


class VisitPart:
    """After a visit that found something wrong, what may come of it is offered."""

    def get_success_url(self) -> str:
        if links := [(link.url, link.text) for link in offers(self.object)]:
            text = _("What the visit found: %(found)s. What is to be done?")
            buttons = format_html_join(" ", '<a class="btn" href="{}">{}</a>', links)
            found = text % {"found": self.object.get_works_display()}
            messages.warning(self.request, format_html("{} {}", found, buttons))
        return super().get_success_url()

    def save(self, form) -> None:
        super().save(form)
        self.object = form.instance


class VisitCreateView(VisitPart, PartCreateView):
    """A further visit, planned or made."""


class VisitUpdateView(VisitPart, PartUpdateView):
    """A visit that is there."""


class VisitMadeView(VisitPart, PartUpdateView):
    """What a visit that was due has found."""

    title = gettext_lazy("Record the visit")

    def get_initial(self) -> dict:
        initial = super().get_initial()
        if self.object.visited_on is None:
            today = timezone.localdate()
            initial |= {"visited_on": today, "visitor": self.request.user.display_name}
        return initial

    def get_context_data(self, **kwargs) -> dict:
        facts = [Fact(_("Due on"), format_date(self.object.due_on) or _("not planned"))]
        return super().get_context_data(facts=facts, **kwargs)


class BreakdownCreateView(PartCreateView):
    """A breakdown as it is reported, today or as a visit found it."""

    title = gettext_lazy("Report a breakdown")

    def get_initial(self) -> dict:
        today = timezone.localdate()
        found = {"since": today, "reported_on": today}
        if visit := origin(self, "visit", Visit):
            day = visit.visited_on or today
            found = {"since": day, "reported_on": day, "what": visit.note}
            found["reported_by"] = visit.visitor
        return super().get_initial() | found


class RepairView(PartUpdateView):
    """The repair of a breakdown."""

    title = gettext_lazy("Repaired")

    def get_initial(self) -> dict:
        initial = super().get_initial()
        if self.object.repaired_on is None:
            initial["repaired_on"] = timezone.localdate()
        return initial

    def get_context_data(self, **kwargs) -> dict:
        broken: Breakdown = self.object
        facts = [
            Fact(_("What broke"), broken.what),
            Fact(_("Broken since"), format_date(broken.since)),
        ]
        return super().get_context_data(facts=facts, **kwargs)


class FollowUpCreateView(PartCreateView):
    """A follow-up, of a visit or a breakdown where the address names one."""

    title = gettext_lazy("Plan a follow-up")

    def blank(self) -> FollowUp:
        visit = origin(self, "visit", Visit)
        breakdown = None if visit else origin(self, "breakdown", Breakdown)
        return FollowUp(project=self.root, visit=visit, breakdown=breakdown)

    def get_initial(self) -> dict:
        due = timezone.localdate() + FOLLOWED_UP_WITHIN
        proposed = {"owner": self.request.user.pk, "due_on": due}
        if visit := origin(self, "visit", Visit):
            proposed["what"] = visit.note
        elif breakdown := origin(self, "breakdown", Breakdown):
            proposed["what"] = breakdown.what
        return super().get_initial() | proposed


class FollowUpCloseView(PartUpdateView):
    """How a follow-up ended; open to who sees to it and to who may change the project."""

    title = gettext_lazy("Close the follow-up")
    submit_label = gettext_lazy("Close it")

    def get_object(self, queryset=None) -> FollowUp:
        rows = FollowUp.objects.visible_to(self.request.user)
        rows = rows.select_related("owner", "project__lead_community__district")
        follow_up = get_object_or_404(rows, pk=self.kwargs["pk"])
        if not may_close(follow_up, self.request.user):
            raise PermissionDenied
        self.root = follow_up.project
        return follow_up

    def get_initial(self) -> dict:
        return super().get_initial() | {"closed_on": timezone.localdate()}

    def save(self, form) -> None:
        close_follow_up(
            actor=self.request.user,
            follow_up=form.before,
            version=form.cleaned_data.get("version") or 0,
            on=form.cleaned_data["closed_on"],
            outcome=form.cleaned_data["outcome"],
        )

    def get_context_data(self, **kwargs) -> dict:
        follow_up: FollowUp = self.object
        facts = [
            Fact(_("What is to be done"), follow_up.what),
            Fact(_("Who sees to it"), str(follow_up.owner)),
            Fact(_("Due on"), format_date(follow_up.due_on)),
        ]
        return super().get_context_data(facts=facts, **kwargs)
