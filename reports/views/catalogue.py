"""The catalogue: how each figure is counted."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.generic import TemplateView

from core.views import RightRequired
from projects.models import OutputMeasure
from reports.figures import unit_of
from reports.measures import FLOW, GROUPS, MEASURES, Measure, output_measures
from reports.rows import rule_of

UNITS = {
    "communities": gettext_lazy("communities"),
    "people": pgettext_lazy("unit", "people"),
    "partners": gettext_lazy("partner organisations"),
    "projects": gettext_lazy("projects"),
    "visits": gettext_lazy("visits"),
    "needs": gettext_lazy("needs"),
    "trainings": gettext_lazy("trainings"),
    "seats": gettext_lazy("seats"),
    "meetings": gettext_lazy("meetings"),
    "appeals": gettext_lazy("appeals"),
    "recommendations": gettext_lazy("recommendations"),
    "percent": "%",
    "ratio": pgettext_lazy("unit", "a ratio"),
}
NARROWED_BY = {
    "region": gettext_lazy("region"),
    "district": gettext_lazy("district"),
    "community": gettext_lazy("community"),
    "programme": gettext_lazy("programme"),
    "sector": gettext_lazy("sector"),
    "partner": gettext_lazy("partner organisation"),
    "topic": gettext_lazy("topic"),
}


@dataclass(frozen=True)
class Entry:
    """One measure as the catalogue tells it; `url` leads to its rows, for those who open rows."""

    name: str
    label: str
    unit: str
    rule: str
    is_flow: bool
    narrowed_by: str
    url: str


class CatalogueView(RightRequired, TemplateView):
    """Every measure with its unit, its day, what counts and what not, and where the rule comes
    from, in the reader's language. Each stands a second time among the figures for what is entered
    and not confirmed yet."""

    right = "read_summaries"
    template_name = "reports/catalogue.html"

    def get_context_data(self, **kwargs) -> dict:
        groups = [(heading, measures()) for heading, measures in GROUPS]
        registered = OutputMeasure.objects.order_by("sector", "code")
        groups.append((_("Output"), output_measures(registered)))
        ratios = [one for one in MEASURES.values() if one.is_ratio]
        groups.append((_("Ratios"), ratios))
        return super().get_context_data(
            title=_("How figures are counted"),
            breadcrumbs=[
                {"label": _("Summaries"), "url": reverse("reports:regions")},
                {"label": _("How figures are counted"), "url": ""},
            ],
            groups=[
                {"title": heading, "entries": [self._entry(one) for one in measures]}
                for heading, measures in groups
                if measures
            ],
            **kwargs,
        )

    def _entry(self, measure: Measure) -> Entry:
        url = ""
        if self.request.user.can("read_records"):
            url = reverse("reports:figure", args=[measure.name])
        narrowed = [str(text) for name, text in NARROWED_BY.items() if name in measure.narrows]
        unit = unit_of(measure)
        return Entry(
            measure.name,
            str(measure.label),
            str(UNITS.get(unit, unit)),
            rule_of(measure),
            measure.kind == FLOW,
            ", ".join(narrowed),
            url,
        )
