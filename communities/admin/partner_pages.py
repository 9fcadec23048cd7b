"""Pages of the administration on one partner organisation, beside its form: renaming, archive,
where it is named, history; and the list of likely duplicates."""

from copy import copy

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import prefetch_related_objects
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from communities.admin.merge_pages import MergePages, is_key
from communities.duplicates import likely_pairs
from communities.forms.partner import ArchiveForm, RenameForm
from communities.models import Community, PartnerOrganisation
from communities.services import archive_partners, rename_partner
from communities.usage import SHOWN_AT_MOST, Use, counts_of, uses_of
from core.changes import described
from core.dates import format_date
from core.display import Badge, Cell, Row, Section, headings, row
from core.exceptions import EditConflict, RuleViolation
from core.history import latest_of
from core.numbers import format_number
from core.views.base import sent_version

PAIRS_ON_A_PAGE = 100
ENTRIES_SHOWN = 200


class PartnerPages(MergePages):
    """The pages, and how they are reached."""

    def get_urls(self) -> list:
        table = f"{self.opts.app_label}_{self.opts.model_name}"
        pages = (
            ("duplicates/", self.duplicates_view, "duplicates"),
            ("archive/", self.archive_view, "archive"),
            ("<int:pk>/rename/", self.rename_view, "rename"),
            ("<int:pk>/merge/", self.merge_view, "merge"),
            ("<int:pk>/uses/", self.uses_view, "uses"),
        )
        own = [
            path(address, self.admin_site.admin_view(view), name=f"{table}_{name}")
            for address, view, name in pages
        ]
        return [*own, *super().get_urls()]

    def partner_or_404(self, request: HttpRequest, pk) -> PartnerOrganisation:
        """The organisation of a page, for who may keep it."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        partner = self.get_object(request, str(pk))
        if partner is None:
            raise Http404
        return partner

    def page(self, request: HttpRequest, partner, title: str, **context) -> HttpResponse:
        """A page of the administration that holds a form, sections, or both."""
        form = context.get("form")
        refused = form is not None and form.is_bound and not form.is_valid()
        base = "admin:communities_partnerorganisation_"
        back = reverse(f"{base}change", args=[partner.pk]) if partner else f"{base}changelist"
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "record": partner,
            "title": title,
            "cancel_url": back if partner else reverse(back),
            **context,
        }
        status = 422 if refused else 200
        return TemplateResponse(request, "admin/partners/page.html", context, status=status)

    def rename_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """From a day on it bears another name; the present one becomes a former name."""
        partner = self.partner_or_404(request, pk)
        data = request.POST if request.method == "POST" else None
        form = RenameForm(data, instance=copy(partner), user=request.user)
        if data is not None and form.is_valid():
            if (done := self._rename(request, partner, form)) is not None:
                return done
        return self.page(
            request,
            partner,
            _("Rename: %(name)s") % {"name": partner},
            lead=_("To mend a slip in the name, change it on the form: this is for a new name."),
            form=form,
            submit_label=_("Rename"),
        )

    def _rename(self, request: HttpRequest, partner, form: RenameForm) -> HttpResponse | None:
        try:
            with transaction.atomic():
                rename_partner(
                    actor=request.user,
                    partner=partner,
                    version=form.cleaned_data.get("version") or 0,
                    on=form.cleaned_data["on"],
                    names=form.names(),
                )
        except RuleViolation as refusal:
            form.add_error(None, refusal.reason)
            return None
        except EditConflict:
            form.add_error(None, _("Somebody changed this record meanwhile. Look at it again."))
            return None
        messages.success(request, _("Renamed. Search finds it by the former name too."))
        return redirect("admin:communities_partnerorganisation_change", partner.pk)

    def archive_view(self, request: HttpRequest) -> HttpResponse:
        """Asks since when and why the chosen ones are put away, or brings one back."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        sent = request.POST if request.method == "POST" else request.GET
        keys = [int(key) for key in sent.get("keys", "").split(",") if is_key(key)]
        partners = list(self.get_queryset(request).filter(pk__in=keys))
        if not partners:
            raise Http404
        if request.method == "POST" and "back" in sent:
            self.bring_back(request, partners)
            return self._after_archiving(partners)
        data = request.POST if request.method == "POST" else None
        form = ArchiveForm(data, today=timezone.localdate())
        if data is not None and form.is_valid():
            values = form.cleaned_data
            self._archive(request, partners, values["on"], values["reason"])
            return self._after_archiving(partners)
        return self._ask_why(request, partners, form)

    def _ask_why(self, request: HttpRequest, partners: list, form: ArchiveForm) -> HttpResponse:
        columns = headings(_("Partner organisation"), _("Named in"), _("Role in a programme"))
        counts = counts_of([partner.pk for partner in partners])
        rows = [
            row(
                columns,
                partner,
                format_number(counts.get(partner.pk, 0)),
                self.roles(partner),
                url=reverse("admin:communities_partnerorganisation_uses", args=[partner.pk]),
                badges=_open_roles(partner),
            )
            for partner in partners
        ]
        return self.page(
            request,
            partners[0] if len(partners) == 1 else None,
            _("Archive in place of deleting"),
            lead=_("It stays where it is named, and is offered for nothing new."),
            form=form,
            hidden={
                "keys": ",".join(str(partner.pk) for partner in partners),
                "version": partners[0].version,
            },
            submit_label=_("Archive"),
            sections=[Section("chosen", _("What is archived"), columns, rows)],
        )

    def _archive(self, request: HttpRequest, partners: list, on, reason: str) -> None:
        if len(partners) == 1 and sent_version(request) != partners[0].version:
            messages.error(request, _("Somebody changed this record meanwhile. Look at it again."))
            return
        if self._written(request, partners, on, reason):
            text = ngettext("%(number)s is archived.", "%(number)s are archived.", len(partners))
            messages.success(request, text % {"number": format_number(len(partners))})

    def bring_back(self, request: HttpRequest, partners: list) -> None:
        """Out of the archive."""
        if self._written(request, partners, None, ""):
            text = ngettext(
                "%(number)s is out of the archive.",
                "%(number)s are out of the archive.",
                len(partners),
            )
            messages.success(request, text % {"number": format_number(len(partners))})

    def _written(self, request: HttpRequest, partners: list, on, reason: str) -> bool:
        try:
            with transaction.atomic():
                archive_partners(actor=request.user, partners=partners, on=on, reason=reason)
        except EditConflict:
            messages.error(request, _("Somebody changed this record meanwhile. Look at it again."))
            return False
        return True

    def _after_archiving(self, partners: list) -> HttpResponse:
        if len(partners) == 1:
            return redirect("admin:communities_partnerorganisation_change", partners[0].pk)
        return redirect("admin:communities_partnerorganisation_changelist")

    def uses_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Every record that names it, by kind."""
        partner = self.partner_or_404(request, pk)
        uses = uses_of(partner, request.user)
        total = sum(use.count for use in uses)
        lead = ngettext(
            "%(number)s row names it.", "%(number)s rows name it, by kind of record.", total
        )
        return self.page(
            request,
            partner,
            _("Where “%(name)s” is named") % {"name": partner},
            lead=lead % {"number": format_number(total)} if total else _("Nothing names it."),
            sections=[_use(number, use) for number, use in enumerate(uses) if use.rows],
        )

    def history_view(self, request: HttpRequest, object_id: str, extra_context=None):
        """What happened to it, in words, and to the records that were merged into it."""
        partner = self.partner_or_404(request, object_id)
        history = described(latest_of(partner, ENTRIES_SHOWN), request.user)
        return self.page(
            request, partner, _("History: %(name)s") % {"name": partner}, history=history
        )

    def duplicates_view(self, request: HttpRequest) -> HttpResponse:
        """Every two records that may be one organisation."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        pairs = likely_pairs()
        shown = pairs[:PAIRS_ON_A_PAGE]
        rows = self.get_queryset(request).filter(pk__in={key for pair in shown for key in pair})
        by_key = {partner.pk: partner for partner in rows}
        columns = headings(_("Record"), _("Likely the same"), _("Region"), _("Merge"))
        section = Section(
            "pairs",
            _("Likely duplicates"),
            columns,
            [_pair(columns, by_key[one], by_key[two]) for one, two in shown],
            empty_text=_("None: no two records look alike, by BIN or by name in any spelling."),
        )
        text = ngettext("%(number)s pair", "%(number)s pairs", len(pairs))
        return self.page(
            request,
            None,
            _("Likely duplicates"),
            lead=text % {"number": format_number(len(pairs))} if pairs else "",
            sections=[section],
        )


def _open_roles(partner: PartnerOrganisation) -> list[Badge]:
    roles = partner.programme_roles.all()
    if any(role.programme.is_open for role in roles):
        return [Badge(_("in a programme that takes new records"), "warning")]
    return []


def _use(number: int, use: Use) -> Section:
    columns = headings(_("Record"), _("Community"), _("What is said there"))
    roots = [one.history_root() if hasattr(one, "history_root") else one for one in use.rows]
    place = next((f.name for f in roots[0]._meta.fields if f.related_model is Community), "")
    if place:
        prefetch_related_objects(roots, place)
    rows = []
    for one, root in zip(use.rows, roots, strict=True):
        address = getattr(root, "get_absolute_url", None)
        rows.append(
            row(
                columns,
                root,
                getattr(root, place) if place else "",
                _said(one, root),
                url=address() if address else "",
            )
        )
    notes = []
    if use.count - use.untold > len(rows):
        notes.append(_("The newest %(number)s are shown.") % {"number": SHOWN_AT_MOST})
    if use.untold:
        text = ngettext(
            "%(number)s is not yours to read.", "%(number)s are not yours to read.", use.untold
        )
        notes.append(text % {"number": format_number(use.untold)})
    title = f"{use.label[:1].upper()}{use.label[1:]}: {format_number(use.count)}"
    return Section(f"use-{number}", title, columns, rows, note=" ".join(notes))


def _said(one, root) -> str:
    """The role it has there, else the row's own words."""
    if role := getattr(one, "get_role_display", None):
        return str(role())
    return "" if one == root else str(one)


def _pair(columns, one: PartnerOrganisation, two: PartnerOrganisation) -> Row:
    merge = reverse("admin:communities_partnerorganisation_merge", args=[one.pk])
    base = "admin:communities_partnerorganisation_change"
    texts = (str(one), str(two), str(one.region or two.region or ""), _("Compare and merge"))
    urls = (
        reverse(base, args=[one.pk]),
        reverse(base, args=[two.pk]),
        "",
        f"{merge}?other={two.pk}",
    )
    cells = [
        Cell(text=text, url=url, label=column.label, primary=column.primary)
        for column, text, url in zip(columns, texts, urls, strict=True)
    ]
    return Row(cells=cells, badges=_archived(one, two))


def _archived(one: PartnerOrganisation, two: PartnerOrganisation) -> list[Badge]:
    days = [partner.archived_on for partner in (one, two) if partner.archived_on]
    text = _("archived on %(day)s")
    return [Badge(text % {"day": format_date(day)}) for day in days]
