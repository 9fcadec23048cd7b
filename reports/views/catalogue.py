"""The catalogue: how each figure is counted."""

from dataclasses import dataclass
from itertools import groupby

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from core.views import RightRequired
from projects.models import OutputMeasure
from reports.figures import unit_in_words
from reports.measures import FLOW, GROUPS, MEASURES, Measure, output_measures
from reports.rows import rule_of

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
class Name:
    """A measure by name; `url` leads to its rows, for those who open rows."""

    name: str
    label: str
    url: str


@dataclass(frozen=True)
class Entry:
    """What the catalogue tells of one measure, and of its parts that are counted by the same
    words."""

    first: Name
    parts: list[Name]
    unit: str
    rule: str
    is_flow: bool
    narrowed_by: str


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
                {"title": heading, "entries": self._entries(measures)}
                for heading, measures in groups
                if measures
            ],
            **kwargs,
        )

    def _entries(self, measures: list[Measure]) -> list[Entry]:
        return [self._entry(told, *alike) for told, alike in groupby(measures, key=_told)]

    def _entry(self, told: tuple, first: Measure, *parts: Measure) -> Entry:
        whole = f"{first.label}: "
        names = [self._name(one, str(one.label).removeprefix(whole)) for one in parts]
        return Entry(self._name(first, str(first.label)), names, *told)

    def _name(self, measure: Measure, label: str) -> Name:
        url = ""
        if self.request.user.can("read_records"):
            url = reverse("reports:figure", args=[measure.name])
        return Name(measure.name, label, url)


def _told(measure: Measure) -> tuple[str, str, bool, str]:
    """Unit, rule, whether it is a flow, and what it is divided by, in words."""
    narrowed = [str(text) for name, text in NARROWED_BY.items() if name in measure.narrows]
    return (
        unit_in_words(measure),
        rule_of(measure, with_period=False),
        measure.kind == FLOW,
        ", ".join(narrowed),
    )
