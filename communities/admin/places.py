"""The administration of regions, districts and the further spellings of names."""

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from communities import models
from communities.admin.naming import AliasInline, FoldedAdmin
from communities.admin.outline_pages import OutlinePages
from communities.admin.validity import (
    ExistsFilter,
    became,
    district_warnings,
    existence,
    region_warnings,
    was,
)
from communities.forms.place import DistrictForm, ReformForm, RegionForm
from communities.reforms import reform_district
from communities.services import refold
from core.admin import RecordAdmin, RemovableMixin, changed_meanwhile
from core.dates import format_date
from core.display import Link
from core.exceptions import EditConflict, RuleViolation

NAMES = ("name_kk", "name_ru", "name_en")
SPAN = (gettext_lazy("When it exists"), {"fields": [("valid_from", "valid_to")]})


class PlaceAdmin(RemovableMixin, FoldedAdmin):
    """What regions and districts share: their span, what they were and became, warnings."""

    def warnings_of(self, record) -> list[str]:
        """Hook: what looks wrong about a saved record."""
        return []

    def get_readonly_fields(self, request: HttpRequest, obj=None) -> tuple:
        return (became,) if obj else ()

    def save_related(self, request: HttpRequest, form, formsets, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        form.instance.refresh_from_db()
        for text in self.warnings_of(form.instance):
            messages.warning(request, text)


def today_of(region):
    """The region itself, or what it became, if that is one."""
    if not region.valid_to:
        return region
    became = list(region.successors.filter(valid_to=None)[:2])
    return became[0] if len(became) == 1 else None


@admin.register(models.Region)
class RegionAdmin(OutlinePages, PlaceAdmin):
    about = gettext_lazy(
        "Oblasts and cities of republican significance as they were and are: a reform ends one "
        "row and begins another."
    )
    form = RegionForm
    change_list_template = "admin/regions/change_list.html"
    list_display = ("__str__", existence, "kind", "iso", "kato", "valid_from", "valid_to", was)
    list_filter = (ExistsFilter, "kind")
    autocomplete_fields = ("predecessors",)
    inlines = (AliasInline,)

    def get_queryset(self, request: HttpRequest):
        """With what each was before."""
        return super().get_queryset(request).prefetch_related("predecessors")

    def get_fieldsets(self, request: HttpRequest, obj=None) -> list:
        follows = ["predecessors", *([became] if obj else [])]
        return [
            (None, {"fields": [*NAMES, "slug", "kind", ("iso", "kato")]}),
            SPAN,
            (gettext_lazy("Reforms"), {"fields": follows}),
            (
                gettext_lazy("Place on the tile map"),
                {"fields": [("tile_column", "tile_row"), "version"]},
            ),
        ]

    def warnings_of(self, record) -> list[str]:
        return region_warnings(record)


@admin.register(models.District)
class DistrictAdmin(PlaceAdmin):
    about = gettext_lazy(
        "Districts and cities of regions, each with its dates. If a reform changes one, open it "
        "and say what it became."
    )
    form = DistrictForm
    list_display = ("__str__", existence, "region", "kind", "kato", "valid_from", "valid_to", was)
    list_select_related = ("region", "predecessor")
    list_filter = (ExistsFilter, "kind", "region")
    autocomplete_fields = ("region", "predecessor")
    inlines = (AliasInline,)

    def get_fieldsets(self, request: HttpRequest, obj=None) -> list:
        follows = ["predecessor", *([became] if obj else []), "version"]
        return [
            (None, {"fields": [*NAMES, "region", ("kind", "kato")]}),
            SPAN,
            (gettext_lazy("Reforms"), {"fields": follows}),
        ]

    def warnings_of(self, record) -> list[str]:
        return district_warnings(record)

    def acts_of(self, request: HttpRequest, record) -> list[Link]:
        """The reform as an act."""
        url = reverse("admin:communities_district_becomes", args=[record.pk])
        return [Link(_("What it became"), url)]

    def get_urls(self) -> list:
        view = self.admin_site.admin_view(self.becomes_view)
        own = path("<path:object_id>/becomes/", view, name="communities_district_becomes")
        return [own, *super().get_urls()]

    def becomes_view(self, request: HttpRequest, object_id: str):
        """This district becomes another one on a day."""
        district = self.get_object(request, unquote(object_id))
        if district is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_change_permission(request, district):
            raise PermissionDenied
        names = (*NAMES, "kind", "region")
        initial = {name: getattr(district, name) for name in names} | {"was": district.version}
        initial |= {"day": district.valid_to, "region": today_of(district.region)}
        form = ReformForm(request.POST or None, initial=initial, user=request.user)
        if request.method == "POST" and form.is_valid() and self._reform(request, district, form):
            url = reverse("admin:communities_district_change", args=[form.instance.pk])
            return HttpResponseRedirect(url)
        context = {
            **self.admin_site.each_context(request),
            "title": _("What %(name)s became") % {"name": district},
            "lead": _(
                "The former district ends on the day of the reform and keeps its history; the new "
                "one begins then. If it was divided, repeat this for each part."
            ),
            "opts": self.opts,
            "record": district,
            "form": form,
            "submit_label": _("Enter the reform"),
        }
        return TemplateResponse(request, "admin/act.html", context)

    def _reform(self, request: HttpRequest, district, form) -> bool:
        day = form.cleaned_data["day"]
        try:
            moved = reform_district(
                actor=request.user,
                district=district,
                version=form.cleaned_data["was"],
                successor=form.instance,
                day=day,
                moving=form.cleaned_data["moving"],
            )
        except RuleViolation as refusal:
            form.add_error("day", refusal.reason)
        except EditConflict:
            form.add_error(None, changed_meanwhile())
        else:
            text = _("On %(day)s %(old)s became %(new)s; communities that moved with it: %(moved)s")
            said = {"day": format_date(day), "old": district, "new": form.instance, "moved": moved}
            messages.success(request, text % said)
            return True
        return False


@admin.register(models.Alias)
class AliasAdmin(RemovableMixin, RecordAdmin):
    about = gettext_lazy("Further spellings by which places and partner organisations are found.")
    list_display = ("text", "region", "district", "partner")
    list_select_related = ("region", "district", "partner")
    search_fields = ("text",)
    autocomplete_fields = ("region", "district", "partner")

    def get_search_results(self, request: HttpRequest, queryset, search_term: str):
        """By what they name as well, in any spelling."""
        if not search_term:
            return queryset, False
        by_text, _distinct = super().get_search_results(request, queryset, search_term)
        for link, model in (
            ("region", models.Region),
            ("district", models.District),
            ("partner", models.PartnerOrganisation),
        ):
            found = model.objects.matching(search_term).values("pk")
            by_text = by_text | queryset.filter(**{f"{link}__in": found})
        return by_text, False

    def save_model(self, request: HttpRequest, obj, form, change: bool) -> None:
        """The thing it names is found by it, and the thing it named before no more."""
        before = form.before.history_root() if change else None
        super().save_model(request, obj, form, change)
        for named in {before, obj.history_root()} - {None}:
            refold(named)

    def after_removal(self, request: HttpRequest, record) -> None:
        """What it named is found by it no more."""
        refold(record.history_root())
