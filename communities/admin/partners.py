"""The administration of partner organisations."""

from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.http import HttpRequest
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from communities import models
from communities.admin.naming import AliasInline, FoldedAdmin
from communities.admin.partner_filters import ArchivedFilter, ProgrammeFilter, RoleFilter
from communities.admin.partner_pages import PartnerPages
from communities.forms.partner import PartnerAdminForm
from communities.merging import kept_instead_of
from communities.services import check_succession
from communities.usage import counts_of
from core.admin import PartInline, RecordAdmin
from core.numbers import format_number
from core.querysets import name_order

ARCHIVED_AT_ONCE = 200


class PartnerNameInline(PartInline):
    model = models.PartnerName
    fields = ("name_ru", "name_kk", "name_en", "valid_from", "valid_to")


class PartnerContactInline(PartInline):
    model = models.PartnerContact


class PartnerList(ChangeList):
    """The list; how often each row of the page is named is counted by one query."""

    def get_results(self, request: HttpRequest) -> None:
        """As Django's, with `named_in` on each row."""
        super().get_results(request)
        self.result_list = list(self.result_list)
        counts = counts_of([partner.pk for partner in self.result_list])
        for partner in self.result_list:
            partner.named_in = counts.get(partner.pk, 0)


@admin.register(models.PartnerOrganisation)
class PartnerAdmin(PartnerPages, FoldedAdmin):
    """Partner organisations: found in any spelling, renamed, merged, archived, never deleted."""

    about = gettext_lazy("A partner organisation funds, co-implements, governs or supports.")
    form = PartnerAdminForm
    list_display = ("__str__", "kind", "bin", "region", "roles", "named_in", "review")
    list_select_related = ("region",)
    list_filter = (
        ArchivedFilter,
        "kind",
        ("region", admin.RelatedOnlyFieldListFilter),
        RoleFilter,
        ProgrammeFilter,
        "review",
    )
    export_fields = (
        "name_ru",
        "name_kk",
        "name_en",
        "kind",
        "bin",
        "region",
        "roles",
        "website",
        "successor",
        "review",
        "archived_on",
        "archive_reason",
        "provenance",
        "source",
    )
    actions = (*RecordAdmin.actions, "archive_chosen", "bring_back_chosen")
    autocomplete_fields = ("region", "successor")
    readonly_fields = ("predecessors", "review", "archived_on", "archive_reason")
    inlines = (PartnerNameInline, AliasInline, PartnerContactInline)
    change_form_template = "admin/partners/change_form.html"
    change_list_template = "admin/partners/change_list.html"

    def get_fieldsets(self, request: HttpRequest, obj=None) -> list:
        """The names first; what is shown only once there is a record."""
        names = ("name_ru", "name_kk", "name_en", "save_all_the_same", "not_a_duplicate")
        state = ("review", "archived_on", "archive_reason") if obj and obj.archived_on else ()
        what = ("kind", "bin", "region", "website", "about", "proposed_for")
        state = state or (("review",) if obj else ())
        return [
            (None, {"fields": names}),
            (
                gettext_lazy("What it is"),
                {"fields": (*what, "successor", *(("predecessors",) if obj else ()))},
            ),
            (
                gettext_lazy("Where this is from"),
                {"fields": (*state, "provenance", "source", "source_url", "version")},
            ),
        ]

    def get_changelist(self, request: HttpRequest, **kwargs):
        return PartnerList

    def get_queryset(self, request: HttpRequest):
        return super().get_queryset(request).for_list().select_related("successor")

    def get_ordering(self, request: HttpRequest) -> tuple:
        return (name_order(), "pk")

    def get_search_results(self, request: HttpRequest, queryset, search_term: str):
        """In any spelling; what is archived is offered for nothing new."""
        rows, distinct = super().get_search_results(request, queryset, search_term)
        if request.path.endswith("/autocomplete/"):
            merging = request.GET.get("model_name") == models.MergedPartner._meta.model_name
            rows = rows if merging else rows.at_work()
        return rows, distinct

    def save_model(self, request: HttpRequest, obj, form, change: bool) -> None:
        """Refuses successors in a circle."""
        check_succession(obj)
        super().save_model(request, obj, form, change)

    def _get_obj_does_not_exist_redirect(self, request: HttpRequest, opts, object_id):
        """The address of a record that was merged leads to the kept one."""
        key = str(object_id)
        kept = kept_instead_of(int(key)) if key.isdecimal() and len(key) < 19 else None
        if kept is None:
            return super()._get_obj_does_not_exist_redirect(request, opts, object_id)
        return redirect("admin:communities_partnerorganisation_change", kept.pk)

    @admin.display(description=gettext_lazy("Role in a programme"))
    def roles(self, partner) -> str:
        """The programmes a partner has a role in, each with the role."""
        return ", ".join(
            f"{role.programme.code}: {role.get_role_display()}"
            for role in partner.programme_roles.all()
        )

    @admin.display(description=gettext_lazy("Predecessors"))
    def predecessors(self, partner) -> str:
        """The organisations it succeeds."""
        base = "admin:communities_partnerorganisation_change"
        links = [(reverse(base, args=[one.pk]), one) for one in partner.predecessors.all()]
        return format_html_join(", ", '<a href="{}">{}</a>', links) or "—"

    @admin.display(description=gettext_lazy("Named in"))
    def named_in(self, partner) -> str:
        """In how many rows it is named, with the way to them."""
        url = reverse("admin:communities_partnerorganisation_uses", args=[partner.pk])
        return format_html('<a href="{}">{}</a>', url, format_number(partner.named_in))

    @admin.action(description=gettext_lazy("Archive the chosen ones…"), permissions=["change"])
    def archive_chosen(self, request: HttpRequest, queryset):
        """Leads to the page that asks since when and why."""
        keys = [str(key) for key in queryset.at_work().values_list("pk", flat=True)]
        if not keys or len(keys) > ARCHIVED_AT_ONCE:
            text = _("Choose from 1 to %(most)s that are not archived.")
            messages.error(request, text % {"most": ARCHIVED_AT_ONCE})
            return None
        url = reverse("admin:communities_partnerorganisation_archive")
        return redirect(f"{url}?keys={','.join(keys)}")

    @admin.action(description=gettext_lazy("Bring the chosen ones back"), permissions=["change"])
    def bring_back_chosen(self, request: HttpRequest, queryset):
        """Out of the archive, at once."""
        self.bring_back(request, list(queryset.exclude(archived_on=None)))
