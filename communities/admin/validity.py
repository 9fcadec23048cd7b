"""When a region or district exists: how lists show it, how they are filtered by it, and what
looks wrong about it."""

from django.contrib import admin
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from communities.forms.place import overlapping, span_text
from communities.models import Community
from core.dates import format_date


class ExistsFilter(admin.SimpleListFilter):
    """Those of today, or those of the past."""

    title = gettext_lazy("exists")
    parameter_name = "exists"

    def lookups(self, request, model_admin) -> list[tuple]:
        return [("today", _("today")), ("past", _("in the past"))]

    def queryset(self, request, queryset):
        """The rows of the choice."""
        if self.value() == "today":
            return queryset.filter(valid_to=None)
        return queryset.exclude(valid_to=None) if self.value() == "past" else queryset


@admin.display(description=gettext_lazy("exists"), ordering="valid_to")
def existence(record) -> str:
    """A chip: today, or until the year in which it ended."""
    today = timezone.localdate()
    if record.valid_to and record.valid_to <= today:
        text = _("until %(year)s") % {"year": record.valid_to.year}
        return format_html('<span class="badge">{}</span>', text)
    if record.valid_from and record.valid_from > today:
        text = _("from %(start)s") % {"start": format_date(record.valid_from)}
        return format_html('<span class="badge badge-submitted">{}</span>', text)
    return format_html('<span class="badge badge-confirmed">{}</span>', _("today"))


@admin.display(description=gettext_lazy("what it became"))
def became(record) -> str:
    """The successors, each a link with its span."""
    kind = record._meta.model_name
    rows = [
        (reverse(f"admin:communities_{kind}_change", args=[row.pk]), row, span_text(row))
        for row in (record.successors.all() if record.pk else ())
    ]
    return format_html_join(", ", '<a href="{}">{}</a> ({})', rows) or "–"


@admin.display(description=gettext_lazy("what it was before"))
def was(record) -> str:
    """The names of the predecessors."""
    rows = record.predecessors.all() if hasattr(record, "predecessors") else [record.predecessor]
    return ", ".join(str(row) for row in rows if row) or "–"


def region_warnings(region) -> list[str]:
    """What looks wrong about a region, in sentences."""
    found = []
    left = region.districts.filter(valid_to=None).count() if region.valid_to else 0
    if left:
        text = ngettext(
            "%(count)s district of it still exists today: say what it became.",
            "%(count)s districts of it still exist today: say what they became.",
            left,
        )
        found.append(text % {"count": left})
    return found


def district_warnings(district) -> list[str]:
    """What looks wrong about a district, in sentences."""
    found = []
    before = district.predecessor
    if before and before.valid_to != district.valid_from:
        text = _("It begins on another day than its predecessor %(name)s ends (%(span)s).")
        found.append(text % {"name": before, "span": span_text(before)})
    left = Community.objects.filter(district=district).count() if district.valid_to else 0
    if left:
        text = ngettext(
            "%(count)s community still lies in it today: use “What it became”.",
            "%(count)s communities still lie in it today: use “What it became”.",
            left,
        )
        found.append(text % {"count": left})
    if not district.valid_to and district.region.valid_to:
        text = _("Its region %(name)s exists no more, yet the district goes on.")
        found.append(text % {"name": district.region})
    same = {"region": district.region, "folded": district.folded}
    if other := overlapping(district, district.valid_from, district.valid_to, **same):
        found.append(_("There is another district of this name: %(name)s.") % {"name": other})
    return found
