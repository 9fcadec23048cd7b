"""A record's page: facts, what may be done next, parts, panels of upper apps, history."""

from django.conf import settings
from django.urls import reverse
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.views.generic import DetailView

from core.bin import may_bin
from core.changes import described
from core.display import Action, Fact, Link, ReviewBox, Section
from core.history import latest_of
from core.review import moves_for
from core.steps import reason_form
from core.views.base import REVIEW_TONES, RightRequired, provenance_badges
from core.views.questions import questions_on


class RecordDetailView(RightRequired, DetailView):
    """One record in scope. A subclass gives facts, sections and actions; panels of upper apps are
    listed in the composition root and come after the record's own sections, their links under the
    lead."""

    template_name = "layouts/detail.html"
    url_names: dict[str, str] = {}

    def get_queryset(self):
        return self.model.objects.visible_to(self.request.user)

    def facts(self) -> list[Fact]:
        """The record's own values, in words."""
        return []

    def sections(self) -> list[Section]:
        """The record's parts, one table each."""
        return []

    def actions(self) -> list[Action]:
        """The steps that may follow, beside editing."""
        return []

    def lead(self) -> str:
        """One sentence on what the record is."""
        return ""

    def may_edit(self) -> bool:
        """Whether the reader may change this record."""
        if not hasattr(self, "_may_edit"):
            rows = self.model.objects.editable_by(self.request.user)
            self._may_edit = rows.filter(pk=self.object.pk).exists()
        return self._may_edit

    def get_context_data(self, **kwargs) -> dict:
        record = self.object
        actions = self.actions()
        if self.may_edit() and "update" in self.url_names:
            url = reverse(self.url_names["update"], args=[record.pk])
            actions = [Action(_("Edit"), url, method="get"), *actions]
        if self.may_edit() and "delete" in self.url_names and may_bin(record, self.request.user):
            url = reverse(self.url_names["delete"], args=[record.pk])
            actions = [*actions, Action(_("Delete"), url, method="get")]
        return super().get_context_data(
            title=str(record),
            badges=self.badges(),
            lead=self.lead(),
            links=self._links(),
            facts=[*self.facts(), *self._source()],
            actions=actions,
            version=record.version,
            review=self._review(),
            sections=[*self.sections(), *self._panels()],
            questions=questions_on(record, self.request.user, may_edit=self.may_edit()),
            history=described(latest_of(record), self.request.user),
            **kwargs,
        )

    def badges(self) -> list:
        """The badges beside the title."""
        return provenance_badges(self.object)

    def _source(self) -> list[Fact]:
        record = self.object
        if not getattr(record, "source", "") and not getattr(record, "source_url", ""):
            return []
        return [Fact(_("Source"), record.source or record.source_url, record.source_url)]

    def _review(self) -> ReviewBox | None:
        record = self.object
        if not hasattr(record, "review") or "review" not in self.url_names:
            return None
        moves = moves_for(record, self.request.user) if self.may_review() else []
        return ReviewBox(
            label=str(record.get_review_display()),
            tone=REVIEW_TONES[record.review],
            text=self._review_text(),
            actions=[
                Action(
                    label=str(move.label),
                    url=reverse(self.url_names["review"], args=[record.pk, move.verb]),
                    enabled=not why_not,
                    reason=why_not,
                    tone=move.tone,
                    form=reason_form(f"review-{move.verb}") if move.asks_reason else None,
                )
                for move, why_not in moves
            ],
        )

    def may_review(self) -> bool:
        """Whether the steps of checking are open to the reader on this record."""
        right = self.object.confirm_right
        return self.may_edit() or (right != "confirm" and self.request.user.can(right))

    def _review_text(self) -> str:
        record = self.object
        if record.return_reason:
            return record.return_reason
        if record.confirmed_own:
            return _("Confirmed by the person who submitted it.")
        return ""

    def _panels(self) -> list[Section]:
        return [panel for panel in self._of_upper_apps(settings.RECORD_PANELS) if panel is not None]

    def _links(self) -> list[Link]:
        return [link for links in self._of_upper_apps(settings.RECORD_LINKS) for link in links]

    def _of_upper_apps(self, listed: str) -> list:
        """What the functions that the composition root lists for such records give for this one."""
        paths = import_string(listed).get(self.model._meta.label_lower, ())
        return [import_string(path)(self.object, self.request.user) for path in paths]
