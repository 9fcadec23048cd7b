"""Screens of partner organisations."""

from urllib.parse import urlsplit

from django.contrib import messages
from django.db.models import Exists, OuterRef, Prefetch
from django.http import Http404, QueryDict
from django.shortcuts import redirect
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext
from django.views.generic import DetailView

from communities.filters import PartnerFilterSet
from communities.forms.partner import (
    PartnerAliasGrid,
    PartnerContactGrid,
    PartnerForm,
    PartnerNameGrid,
    PartnerProposalForm,
)
from communities.merging import kept_instead_of
from communities.models import MergedPartner, PartnerContact, PartnerOrganisation
from communities.services import propose_partner, save_partner
from core.columns import Column
from core.dates import format_date
from core.display import Action, Fact, Section, headings, row
from core.numbers import format_number
from core.views import (
    RecordCreateView,
    RecordDeleteView,
    RecordDetailView,
    RecordListView,
    RecordUpdateView,
    ReviewView,
    RightRequired,
)
from core.views.base import part_badges, way_back

PROPOSE_OR_KEEP = ("edit_records", "edit_registers")


def roles_in_words(partner: PartnerOrganisation) -> str:
    """The programmes a partner has a role in, each with the role."""
    return ", ".join(
        f"{role.programme.code}: {role.get_role_display()}"
        for role in partner.programme_roles.all()
    )


class PartnerListView(RecordListView):
    """All partner organisations."""

    model = PartnerOrganisation
    filterset_class = PartnerFilterSet
    title = gettext_lazy("Partner organisations")
    export_name = "partners"
    create_url = reverse_lazy("communities:partner_create")
    create_label = gettext_lazy("New partner organisation")
    create_right = PROPOSE_OR_KEEP
    columns = (
        Column("name", gettext_lazy("Partner organisation"), str, order=("name:",), primary=True),
        Column(
            "kind",
            gettext_lazy("Kind"),
            lambda p: str(p.get_kind_display()),
            order=("kind", "name:"),
            primary=True,
        ),
        Column(
            "region",
            gettext_lazy("Region"),
            lambda p: str(p.region or ""),
            order=("name:region__", "name:"),
        ),
        Column("bin", gettext_lazy("BIN"), lambda p: p.bin, minor=True),
        Column("roles", gettext_lazy("Role in a programme"), roles_in_words, primary=True),
    )

    def count_text(self, count: int) -> str:
        text = ngettext(
            "%(number)s partner organisation", "%(number)s partner organisations", count
        )
        return text % {"number": format_number(count)}

    def empty(self) -> dict:
        return {
            "title": _("No partner organisations yet"),
            "hint": _("A partner organisation funds, co-implements, governs or supports."),
            "action_url": reverse("communities:partner_create"),
            "action_label": _("New partner organisation"),
        }


class OldAddresses:
    """Leads from the address of a record that was merged to the one that is kept."""

    def dispatch(self, request, *args, **kwargs):
        try:
            return super().dispatch(request, *args, **kwargs)
        except Http404:
            kept = kept_instead_of(kwargs["pk"])
            if kept is None or request.method != "GET":
                raise
            return redirect(kept)


class PartnerDetailView(OldAddresses, RecordDetailView):
    """One partner organisation: what it is, what it was called, what it does in programmes."""

    model = PartnerOrganisation
    url_names = {
        "delete": "communities:partner_delete",
        "update": "communities:partner_update",
        "review": "communities:partner_review",
    }

    def get_queryset(self):
        editable = PartnerOrganisation.objects.editable_by(self.request.user)
        merged = MergedPartner.objects.select_related("merged_by")
        rows = super().get_queryset().for_list().select_related("successor")
        return rows.annotate(editable=Exists(editable.filter(pk=OuterRef("pk")))).prefetch_related(
            "former_names", "aliases", "predecessors", Prefetch("merged_records", merged)
        )

    def may_edit(self) -> bool:
        return self.object.editable

    def actions(self) -> list[Action]:
        user, key = self.request.user, [self.object.pk]
        found = []
        if user.can("read_contacts"):
            sheet = reverse("communities:partner_sheet", args=key)
            found.append(Action(_("Contact sheet"), sheet, method="get"))
        if user.can("administer"):
            url = reverse("admin:communities_partnerorganisation_change", args=key)
            found.append(Action(_("Rename, merge or archive"), url, method="get"))
        return found

    def lead(self) -> str:
        partner = self.object
        return ", ".join(str(part) for part in (partner.get_kind_display(), partner.region) if part)

    def facts(self) -> list[Fact]:
        partner = self.object
        facts = [
            Fact(_("BIN"), partner.bin),
            Fact(_("Region"), str(partner.region or _("the whole country or abroad"))),
        ]
        if aliases := [alias.text for alias in partner.aliases.all()]:
            facts.append(Fact(_("Also known as"), ", ".join(aliases)))
        if partner.website:
            facts.append(Fact(_("Website"), partner.website, partner.website))
        if partner.about:
            facts.append(Fact(_("About"), partner.about))
        if partner.proposed_for and not partner.is_confirmed:
            facts.append(Fact(_("Why it is proposed"), partner.proposed_for))
        if partner.archived_on:
            facts.append(Fact(_("Archived on"), format_date(partner.archived_on)))
        if partner.archive_reason:
            facts.append(Fact(_("Why it is archived"), partner.archive_reason))
        if heir := partner.successor:
            facts.append(Fact(_("Successor"), str(heir), heir.get_absolute_url()))
        before = partner.predecessors.all()
        return [
            *facts,
            *(Fact(_("Predecessor"), str(one), one.get_absolute_url()) for one in before),
        ]

    def sections(self) -> list[Section]:
        sections = [self._roles(), self._former_names()]
        if merged := self._merged():
            sections.append(merged)
        if self.request.user.can("read_contacts"):
            sections.append(self._contacts())
        return sections

    def _roles(self) -> Section:
        columns = headings(_("Programme"), _("Role"), _("From"), _("To"))
        rows = [
            row(
                columns,
                role.programme,
                role.get_role_display(),
                format_date(role.programme.starts_on),
                format_date(role.programme.ends_on),
                url=role.programme.get_absolute_url(),
                badges=part_badges(role, self.object),
            )
            for role in self.object.programme_roles.all()
        ]
        return Section("roles", _("Roles in programmes"), columns, rows, empty_text=_("None yet."))

    def _former_names(self) -> Section:
        until = pgettext("the day is not among them", "Until")
        columns = headings(pgettext("of a thing", "Name"), _("From"), until)
        rows = [
            row(columns, name, format_date(name.valid_from), format_date(name.valid_to))
            for name in self.object.former_names.all()
        ]
        return Section(
            "former-names", _("Former names"), columns, rows, empty_text=_("None known.")
        )

    def _merged(self) -> Section | None:
        columns = headings(pgettext("of a thing", "Name"), _("Merged on"), _("Merged by"))
        rows = [
            row(
                columns,
                one,
                format_date(timezone.localtime(one.created_at).date()),
                one.merged_by or "",
            )
            for one in self.object.merged_records.all()
        ]
        return Section("merged", _("Merged records"), columns, rows) if rows else None

    def _contacts(self) -> Section:
        columns = headings(_("Person"), _("Position"), _("Telephone"), _("E-mail"))
        contacts = self.object.contacts.visible_to(self.request.user)
        rows = [row(columns, c.person, c.position, c.phone, c.email) for c in contacts]
        return Section(
            "contacts",
            _("Contacts"),
            columns,
            rows,
            note=_("For the staff only."),
            empty_text=_("None yet."),
        )


class PartnerSheetView(RightRequired, DetailView):
    """The contact sheet of a partner organisation, to print on one page."""

    model = PartnerOrganisation
    right = "read_contacts"
    template_name = "communities/contact_sheet.html"

    def get_queryset(self):
        contacts = Prefetch("contacts", PartnerContact.objects.visible_to(self.request.user))
        rows = PartnerOrganisation.objects.visible_to(self.request.user).for_list()
        return rows.prefetch_related(contacts)

    def get_context_data(self, **kwargs) -> dict:
        partner = self.object
        about = [partner.get_kind_display(), partner.region]
        return super().get_context_data(
            title=str(partner),
            lead=", ".join(str(part) for part in about if part),
            facts=[Fact(_("BIN"), partner.bin), Fact(_("Website"), partner.website)],
            roles=roles_in_words(partner),
            contacts=partner.contacts.all(),
            **kwargs,
        )


class PartnerEdit:
    """What proposing and changing a partner organisation share."""

    model = PartnerOrganisation
    form_class = PartnerForm
    grid_classes = (PartnerNameGrid, PartnerAliasGrid, PartnerContactGrid)
    right = PROPOSE_OR_KEEP

    def save(self, form) -> None:
        self.object = save_partner(
            actor=self.request.user,
            partner=form.instance,
            version=form.cleaned_data.get("version"),
            formsets=self.grids,
        )


class PartnerCreateView(PartnerEdit, RecordCreateView):
    """A partner organisation that officers propose or administrators enter. Where another form of
    this site led here (`?next=`), it comes back with the partner chosen."""

    list_url = reverse_lazy("communities:partner_list")

    @property
    def proposes(self) -> bool:
        """Whether the reader proposes what somebody else confirms."""
        return not self.request.user.can("edit_registers")

    @property
    def grid_classes(self) -> tuple:
        """A proposal asks for no more than whom to call."""
        return (PartnerContactGrid,) if self.proposes else PartnerEdit.grid_classes

    @property
    def submit_label(self) -> str:
        """The words on the button."""
        return _("Propose") if self.proposes else ""

    def get_form_class(self):
        return PartnerProposalForm if self.proposes else PartnerForm

    def get_form(self, form_class=None):
        form = super().get_form(form_class)
        form.use_url = self.chosen_at
        return form

    def chosen_at(self, partner: PartnerOrganisation) -> str:
        """The form that led here, with the partner chosen; without one, the partner's own page."""
        page = urlsplit(way_back(self.request))
        if not page.path:
            return partner.get_absolute_url()
        asked = QueryDict(page.query, mutable=True)
        asked["partner"] = partner.pk
        return page._replace(query=asked.urlencode()).geturl()

    def cancel_url(self) -> str:
        return way_back(self.request) or super().cancel_url()

    def get_success_url(self) -> str:
        return self.chosen_at(self.object)

    def heading(self) -> str:
        return (
            _("Propose a partner organisation") if self.proposes else _("New partner organisation")
        )

    def save(self, form) -> None:
        if not self.proposes:
            super().save(form)
            return
        self.object = propose_partner(
            actor=self.request.user, partner=form.instance, formsets=self.grids
        )
        messages.info(
            self.request,
            _("An administrator will look at it. It can be chosen in records already."),
        )


class PartnerUpdateView(OldAddresses, PartnerEdit, RecordUpdateView):
    """A partner organisation: open to officers until it is confirmed, then to administrators."""


class PartnerReviewView(ReviewView):
    """A step of checking a partner organisation; administrators confirm."""

    model = PartnerOrganisation


class PartnerDeleteView(RecordDeleteView):
    """A partner organisation that nothing names goes to the bin."""

    model = PartnerOrganisation
    list_url = reverse_lazy("communities:partner_list")
