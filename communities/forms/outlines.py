"""Forms of the outlines of regions: a file to look at, then what was seen to keep."""

import json
from collections import Counter
from dataclasses import replace

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from communities.outlines import Finder, by_region, matched
from core.fields import LocalDateField
from core.files.checking import MEGABYTE, told_size
from core.geojson import is_inside, read_features, simplified, written

MOST_BYTES = 15 * MEGABYTE


class OutlinesForm(forms.Form):
    """Reads the outlines of a file and finds their regions. What it read is sent again, as `seen`,
    to be kept; it is checked in the same way."""

    file = forms.FileField(
        label=gettext_lazy("GeoJSON file"),
        help_text=gettext_lazy(
            "Outlines of regions as Polygon or MultiPolygon, in degrees. Their points are thinned "
            "out to what a page can carry."
        ),
    )
    seen = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)
    day = LocalDateField(
        label=gettext_lazy("Borders of this day"),
        required=False,
        help_text=gettext_lazy(
            "Which regions there were, for files of former borders. Empty: today."
        ),
    )
    named_by = forms.CharField(
        label=gettext_lazy("Property with the code or the name"),
        required=False,
        max_length=100,
        help_text=gettext_lazy("Empty: the one that names most regions is found."),
    )
    credit = forms.CharField(
        label=gettext_lazy("Where the outlines come from"),
        max_length=300,
        help_text=gettext_lazy("Author and licence, as they are to stand under every map."),
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].required = not self.data.get("seen")

    def clean_file(self):
        """Not more than a map can need."""
        upload = self.cleaned_data["file"]
        if upload and upload.size > MOST_BYTES:
            text = _("The file has %(size)s: at most %(most)s are taken.")
            sizes = {"size": told_size(upload.size), "most": told_size(MOST_BYTES)}
            raise ValidationError(text % sizes)
        return upload

    def clean(self) -> dict:
        """Read the outlines, find their regions, thin out those that are found."""
        cleaned = super().clean()
        upload, seen = cleaned.get("file"), cleaned.get("seen")
        if "file" in self.errors or "seen" in self.errors:
            return cleaned
        finder = Finder(cleaned.get("day") or timezone.localdate())
        try:
            features = read_features(upload.read() if upload else seen)
            said, rows = matched(features, finder, cleaned.get("named_by", ""))
            found = [row for row in rows if row.region is not None]
            thinned = simplified([row.feature for row in found])
        except ValidationError as refusal:
            self.add_error("file", refusal)
            return cleaned
        cleaned["property"], cleaned["regions"] = said, finder.regions
        cleaned["left_out"] = sorted(
            (row for row in rows if row.region is None), key=lambda row: row.name
        )
        cleaned["rows"] = [
            replace(row, feature=feature) for row, feature in zip(found, thinned, strict=True)
        ]
        cleaned["outlines"] = by_region(cleaned["rows"])
        cleaned["kept"] = json.dumps(written(thinned), separators=(",", ":"), ensure_ascii=False)
        if not found:
            names = sorted({name for one in features for name in one.properties})
            text = _("No region was found by any property of the file (%(names)s).")
            self.add_error("file", text % {"names": ", ".join(names[:20]) or "–"})
        return cleaned

    def warnings(self) -> list[str]:
        """What looks wrong about outlines that were read."""
        found = []
        rows = self.cleaned_data["rows"]
        away = [row.name for row in rows if not any(map(is_inside, row.feature.points()))]
        if away:
            text = _("These lie outside the country: %(names)s.")
            found.append(text % {"names": ", ".join(away[:20])})
        counts = Counter(row.region for row in rows)
        if twice := sorted(str(region) for region, number in counts.items() if number > 1):
            text = _("Several outlines were found for these and are taken together: %(names)s.")
            found.append(text % {"names": ", ".join(twice)})
        return found
