"""Pages of data quality: how many rows each rule finds where, their lists, and asking the owner."""

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from django.views.generic import TemplateView, View

from communities.forms.choices import community_label
from communities.models import Community
from core.columns import Column
from core.dates import format_date
from core.display import Action, Link, Row
from core.forms import unless_locked
from core.history import Recorded
from core.numbers import format_number
from core.views import RecordListView
from core.views.base import (
    RightRequired,
    and_back,
    provenance_badges,
    review_badges,
    samples_hidden,
)
from projects.models import Project
from reports.frame import last_day_of, readable_programmes
from reports.quality.asking import ask_once, asked_before, question_text
from reports.quality.filters import DayForm, QualityFilterSet
from reports.quality.owners import owners_of, told
from reports.quality.rows import Inspection, Rule
from reports.quality.rules import BY_NAME, RULES
from reports.quality.table import table_of


class QualityPage(RightRequired):
    """What the pages share: who looks, on which day. Without a day in the address it is today or,
    once every programme has ended, the last day of the longest follow-up, as for figures."""

    right = "read_records"

    @cached_property
    def look(self) -> Inspection:
        """Who looks, on which day."""
        user = self.request.user
        return Inspection(user, self.day, not samples_hidden(self.request))

    @cached_property
    def day_form(self) -> DayForm:
        """The form of the day, bound to the address."""
        return DayForm(self.request.GET)

    @cached_property
    def day_asked(self) -> date | None:
        """The day of the address, if it is one."""
        return self.day_form.cleaned_data.get("on") if self.day_form.is_valid() else None

    @cached_property
    def day(self) -> date:
        """The day on which is looked."""
        return self.day_asked or last_day_of(readable_programmes(self.request.user))

    @cached_property
    def rule(self) -> Rule:
        """The rule of the address."""
        if self.kwargs["rule"] not in BY_NAME:
            raise Http404
        return BY_NAME[self.kwargs["rule"]]

    def address(self, name: str, *parts, **query) -> str:
        """The address of a page of data quality on the same day."""
        if self.day_asked is not None:
            query["on"] = self.day_asked.isoformat()
        url = reverse(f"reports:{name}", args=parts)
        return f"{url}?{urlencode(query)}" if query else url

    def day_chip(self) -> dict:
        """The day in words."""
        return {"label": _("On"), "value": format_date(self.day)}


class QualityView(QualityPage, TemplateView):
    """All rules with how many rows they find in each region."""

    template_name = "reports/quality.html"

    def get_context_data(self, **kwargs) -> dict:
        problems = [error for errors in self.day_form.errors.values() for error in errors]
        table = table_of(RULES, self.look.counts(RULES), self.address)
        return super().get_context_data(
            title=_("Data quality"),
            chips=[self.day_chip()],
            problem=" ".join(problems),
            table=table,
            **kwargs,
        )


class RuleView(QualityPage, RecordListView):
    """The rows one rule finds: what is wrong, where it is mended, whose it is, and a button that
    asks them."""

    template_name = "reports/quality_list.html"

    @property
    def model(self):
        """The kind of rows the rule is about."""
        return self.rule.kind.model

    @property
    def title(self) -> str:
        """What the list is called."""
        return str(self.rule.label)

    @property
    def lead(self) -> str:
        """What the rule finds, and why that matters."""
        parts = (self.rule.meaning, self.rule.why, self.rule.until)
        return " ".join(str(part) for part in parts if part)

    @property
    def export_name(self) -> str:
        """The name of the file."""
        return self.rule.name

    @property
    def default_sort(self) -> str:
        """What is wrong for longest comes first, where that is known."""
        return "since" if self.rule.since else "record"

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """What is told of each row."""
        rule, record = self.rule, self.rule.kind.record_of
        found = (
            Column(
                "record",
                _("Record"),
                lambda row: str(record(row)),
                (f"name:{rule.kind.record}",),
            ),
            Column("what", _("What is wrong"), self._what, primary=True),
            Column("place", _("Place"), lambda row: place_of(record(row)), minor=True),
            Column(
                "region",
                _("Region"),
                lambda row: region_of(record(row)),
                (f"name:{rule.kind.region}__",),
            ),
            Column("owner", pgettext("record", "Owner"), lambda row: told(row.owners)),
        )
        if not rule.since:
            return found
        since = Column("since", _("Since"), self._since, (rule.since,), export=rule.since_of)
        return (*found, since)

    def _since(self, row) -> str:
        since = self.rule.since_of(row)
        return format_date(since) if isinstance(since, date) else str(since or "")

    def _what(self, row) -> str:
        return capfirst(self.rule.tell(row, self.look))

    def get_queryset(self):
        """The rows the rule finds, narrowed and sorted as the address says."""
        rule, user = self.rule, self.request.user
        self.filterset = QualityFilterSet(
            self.request.GET, queryset=self.look.rows(rule), user=user, kind=rule.kind
        )
        rows = rule.read(rule.kind.with_record(self.filterset.qs))
        return rows.order_by(*self._ordering())

    def at_hand(self, rows: list) -> list:
        """Rows with their owners, and with what else the rule tells of them."""
        if rows and self.rule.complete:
            self.rule.complete(rows, self.look)
        records = [self.rule.kind.record_of(row) for row in rows]
        owners = owners_of(records)
        for row, record in zip(rows, records, strict=True):
            row.owners = owners[record.pk]
        self.rows_at_hand = rows
        return rows

    @cached_property
    def texts(self) -> dict[int, str]:
        """What would be asked about each row of the page, by its key."""
        return {
            row.pk: question_text(self.rule, row, self.look, row.owners)
            for row in self.rows_at_hand
        }

    @cached_property
    def asked(self) -> dict:
        """The questions that stand on the records of the page already."""
        records = [self.rule.kind.record_of(row) for row in self.rows_at_hand]
        return asked_before(records, list(self.texts.values()))

    def row(self, record) -> Row:
        """One line: the ways to mend it, and the button that asks its owner."""
        root = self.rule.kind.record_of(record)
        acts, steps = [self._way(record, root)], []
        if question := self.asked.get((root.pk, self.texts[record.pk])):
            day = format_date(timezone.localtime(question.created_at).date())
            link = f"{root.get_absolute_url()}#questions"
            acts.append(Link(_("Asked on %(date)s") % {"date": day}, link))
        elif record.owners != (self.request.user,):
            url = self.address("quality_ask", self.rule.name, record.pk)
            steps.append(Action(_("Ask"), url, reason=self.texts[record.pk]))
        return Row(
            cells=[column.cell(record) for column in self.columns],
            url=root.get_absolute_url(),
            badges=[*provenance_badges(root), *review_badges(root)],
            acts=acts,
            steps=steps,
        )

    def _way(self, row, record) -> Link:
        """Straight to where it is mended, for those who may; else to where it stands."""
        way, user, kind = self.rule.mend(row, self.look), self.request.user, self.rule.kind
        if way.other:
            return Link(_("Compare"), way.other)
        if not way.url or not user.can("edit_registers" if kind.is_register else "edit_records"):
            place = f"#{way.section}" if way.section else ""
            return Link(_("Open"), record.get_absolute_url() + place)
        link = Link(_("Mend"), and_back(way.url, self.request.get_full_path()))
        return unless_locked(record, user, [link])[0] if way.counted else link

    def count_text(self, count: int) -> str:
        text = ngettext("%(number)s row", "%(number)s rows", count)
        return text % {"number": format_number(count)}

    def empty(self) -> dict:
        hint = _("On %(date)s this rule finds nothing in your regions.")
        return {"title": _("Nothing found"), "hint": hint % {"date": format_date(self.day)}}

    def get_context_data(self, **kwargs) -> dict:
        context = super().get_context_data(**kwargs)
        crumbs = [
            {"label": _("Data quality"), "url": self.address("quality")},
            {"label": self.title, "url": ""},
        ]
        return context | {"chips": [self.day_chip(), *context["chips"]], "breadcrumbs": crumbs}


class AskView(QualityPage, View):
    """Puts the question to the owner of one row, and leads back to the list."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, rule: str, pk: int) -> HttpResponse:
        kind = self.rule.kind
        get_object_or_404(self.look.reach(kind), pk=pk)
        found = self.look.rows(self.rule).filter(pk=pk)
        row = self.rule.read(kind.with_record(found)).first()
        if row is None:
            messages.info(request, _("This is mended already: nothing is asked."))
        else:
            self._ask(row, kind.record_of(row))
        back = request.POST.get("next", "")
        if not url_has_allowed_host_and_scheme(back, {request.get_host()}):
            back = self.address("quality_rule", rule)
        return redirect(back)

    def _ask(self, row, record) -> None:
        if self.rule.complete:
            self.rule.complete([row], self.look)
        owners = owners_of([record])[record.pk]
        text = question_text(self.rule, row, self.look, owners)
        words = {"record": record, "owner": told(owners)}
        if ask_once(actor=self.request.user, record=record, text=text):
            text = _("Asked about “%(record)s”: %(owner)s. The question stands on the record.")
            messages.success(self.request, text % words)
        else:
            text = _("This is asked already and not closed yet: “%(record)s”.")
            messages.info(self.request, text % words)


def place_of(record: Recorded) -> str:
    """Where a record lies, below its region."""
    if isinstance(record, Project):
        return community_label(record.lead_community)
    return str(record.district) if isinstance(record, Community) else record.get_kind_display()


def region_of(record: Recorded) -> str:
    """The region of a record; "" if it has none."""
    if isinstance(record, Project):
        return str(record.lead_community.district.region)
    if isinstance(record, Community):
        return str(record.district.region)
    return str(record.region or "")
