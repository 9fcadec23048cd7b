"""The pages of the administration on which outlines of regions are loaded and removed: a file is
looked at, shown as it was understood, and kept once somebody agrees."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from itertools import islice

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from communities.forms.outlines import OutlinesForm
from communities.models import Region, RegionOutline
from communities.outlines import Matched, remove_outlines, save_outlines
from core.display import Link, Section, headings, row
from core.numbers import format_number
from core.plane import Plane

WIDTH = 760
MOST_LEFT_OUT = 50
"""So many outlines that were not found are named and drawn."""
MOST_NAMES = 5
"""So many of what a file calls the outlines of one region are told."""


class OutlinePages:
    """The pages, and how they are reached."""

    def get_urls(self) -> list:
        load = self.admin_site.admin_view(self.outlines_view)
        remove = self.admin_site.admin_view(self.remove_outlines_view)
        return [
            path("outlines/", load, name="communities_region_outlines"),
            path("outlines/remove/", remove, name="communities_region_outlines_remove"),
            path("outlines/<int:pk>/remove/", remove, name="communities_region_outline_remove"),
            *super().get_urls(),
        ]

    def outlines_view(self, request: HttpRequest) -> HttpResponse:
        """First the file, then the picture of what was found in it, then it is kept."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        form = OutlinesForm(request.POST or None, request.FILES or None)
        read = request.method == "POST" and form.is_valid()
        if read and not form.cleaned_data["file"]:
            return self._kept(request, form)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Outlines of regions"),
            "form": form,
            **(_preview(form) if read else {"sections": _known()}),
        }
        status = 422 if form.is_bound and not read else 200
        return TemplateResponse(request, "admin/outlines/page.html", context, status=status)

    def remove_outlines_view(self, request: HttpRequest, pk: int | None = None) -> HttpResponse:
        """Asks, then removes the outline of a region, or without a key all of them."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        rows = RegionOutline.objects.select_related("region").order_by("region__slug")
        found = list(rows if pk is None else rows.filter(region=pk))
        if not found:
            raise Http404
        if request.method == "POST":
            remove_outlines(actor=request.user, outlines=found)
            messages.success(request, _("Removed."))
            return redirect("admin:communities_region_outlines")
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": ngettext(
                "Remove the outline of %(number)s region?",
                "Remove the outlines of %(number)s regions?",
                len(found),
            )
            % {"number": format_number(len(found))},
            "outlines": found,
        }
        return TemplateResponse(request, "admin/outlines/remove.html", context)

    def _kept(self, request: HttpRequest, form: OutlinesForm) -> HttpResponse:
        found = form.cleaned_data["outlines"]
        save_outlines(actor=request.user, outlines=found, credit=form.cleaned_data["credit"])
        text = ngettext(
            "The outline of %(number)s region is kept.",
            "The outlines of %(number)s regions are kept.",
            len(found),
        )
        messages.success(request, text % {"number": format_number(len(found))})
        return redirect("admin:communities_region_outlines")


def _known() -> list[Section]:
    """The outlines that are kept."""
    columns = headings(_("Region"), _("Points"), _("Where the outlines come from"), numeric=(1,))
    outlines = RegionOutline.objects.select_related("region").order_by("region__slug")
    rows = [
        row(
            columns,
            str(one.region),
            format_number(one.points),
            one.credit,
            acts=[Link(_("Remove"), _address("outline_remove", one.region_id))],
        )
        for one in outlines
    ]
    extra = {}
    if len(rows) > 1:
        extra = {"more_url": _address("outlines_remove"), "more_label": _("Remove all outlines")}
    nothing = _("No outline is kept yet.")
    return [Section("known", _("Kept"), columns, rows, empty_text=nothing, **extra)]


def _address(name: str, *keys: int) -> str:
    return reverse(f"admin:communities_region_{name}", args=keys)


def _preview(form: OutlinesForm) -> dict:
    """What was understood: a picture, each region with its outlines, what was left out, and what
    is missing."""
    said = form.cleaned_data
    rows, left_out = said["rows"], said["left_out"]
    drawn = [*left_out[:MOST_LEFT_OUT], *rows]
    plane = Plane.around((point for one in drawn for point in one.feature.points()), WIDTH)
    missing = [region for region in said["regions"] if region not in said["outlines"]]
    return {
        "plane": plane,
        "shapes": [
            {
                "path": plane.path(one.feature.polygons),
                "name": str(one.region or one.name),
                "found": one.region is not None,
            }
            for one in drawn
        ],
        "kept": said["kept"],
        "warnings": form.warnings(),
        "understood": _understood(said),
        "sections": [_found(rows), *_left_out(left_out), _missing(missing)],
    }


def _understood(said: dict) -> str:
    text = _(
        "%(found)s of %(all)s outlines were found by “%(property)s”; %(points)s points are kept."
    )
    return text % {
        "found": format_number(len(said["rows"])),
        "all": format_number(len(said["rows"]) + len(said["left_out"])),
        "property": said["property"],
        "points": format_number(sum(1 for one in said["rows"] for _at in one.feature.points())),
    }


def _found(rows: Sequence[Matched]) -> Section:
    columns = headings(_("Region"), _("In the file"), _("Outlines"), _("Points"), numeric=(2, 3))
    regions: dict[Region, list[Matched]] = defaultdict(list)
    for one in rows:
        regions[one.region].append(one)
    lines = [
        row(
            columns,
            str(region),
            _some({one.name: None for one in found}, MOST_NAMES),
            format_number(len(found)),
            format_number(sum(1 for one in found for _point in one.feature.points())),
        )
        for region, found in sorted(regions.items(), key=lambda item: str(item[0]))
    ]
    return Section("found", _("Outlines of the file"), columns, lines)


def _left_out(rows: Sequence[Matched]) -> list[Section]:
    if not rows:
        return []
    columns = headings(_("In the file"))
    lines = [row(columns, one.name) for one in rows[:MOST_LEFT_OUT]]
    note = _("No region was found for these: %(number)s.") % {"number": format_number(len(rows))}
    if more := len(rows) - len(lines):
        lines.append(row(columns, _and_more(more)))
    return [Section("left-out", _("Not found, left out"), columns, lines, note=note)]


def _some(names: Collection[str], most: int) -> str:
    """The first of some names, and how many more there are."""
    more = len(names) - most
    shown = ", ".join(islice(names, most))
    return f"{shown} {_and_more(more)}" if more > 0 else shown


def _and_more(number: int) -> str:
    text = ngettext("and %(number)s more", "and %(number)s more", number)
    return text % {"number": format_number(number)}


def _missing(missing) -> Section:
    columns = headings(_("Region"))
    lines = [row(columns, str(region)) for region in missing]
    nothing = _("Every region has an outline in this file.")
    return Section("missing", _("Not in this file"), columns, lines, empty_text=nothing)
