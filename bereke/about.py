"""The page about this data: where rows come from, how figures are counted, what is not known."""

from dataclasses import dataclass

from django.apps import apps
from django.db.models import Count, Model, QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from bereke.demo.load import is_loaded
from core.display import Heading, Link, Row, headings, row
from core.models import Provenance, Provenanced
from core.names import sort_key
from core.numbers import format_number
from core.organisation import organisation
from reports.measures import CARE_RULE, SEATS_RULE, TRAINED_RULE
from reports.models import PublishedFigure
from reports.summary import published as published_in_words

HISTORY = "http://eng.bereke-ngo.kz/pages/about_history"
RATES = (
    "https://en.inform.kz/news/"
    "diving-deep-into-the-history-of-us-dollar-and-kazakh-tenge-dynamics-4421b3/"
)
BOUNDARIES = "https://github.com/arodionoff/geokz"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
KINDS = (Provenance.RECORDED, Provenance.SOURCED, Provenance.DERIVED, Provenance.SAMPLE)


@dataclass(frozen=True)
class Told:
    """One card of the page: a heading, sentences, and the addresses they lean on."""

    id: str
    title: str
    sentences: list[str]
    links: tuple[Link, ...] = ()


class AboutView(TemplateView):
    """For everybody who signs in. With the demo it says what of it is true; without, what this
    installation is and how it counts."""

    template_name = "about.html"

    def get_context_data(self, **kwargs) -> dict:
        keeper = organisation()
        demo = is_loaded()
        cards = [_what_it_is(keeper), *(_of_the_demo() if demo else []), _counting(), _places()]
        columns, rows = counts(self.request.user)
        figures = PublishedFigure.objects.readable_by(self.request.user)
        return super().get_context_data(
            title=_("About this data"),
            cards=cards,
            columns=columns,
            rows=rows,
            published=published_in_words(figures),
            email=keeper.email,
            **kwargs,
        )


def counts(user) -> tuple[list[Heading], list[Row]]:
    """How many rows of each kind come from where, among those the person may know of."""
    found = {}
    for model in apps.get_models():
        if issubclass(model, Provenanced):
            by_kind = _by_provenance(known_to(user, model))
            if any(by_kind.values()):
                found[str(model._meta.verbose_name_plural)] = by_kind
    kinds = [kind for kind in KINDS if any(by_kind.get(kind) for by_kind in found.values())]
    labels = [str(kind.label) for kind in kinds]
    columns = headings(_("Kind"), *labels, numeric=range(1, len(kinds) + 1))
    rows = [
        row(columns, name, *(format_number(found[name].get(kind, 0)) for kind in kinds))
        for name in sorted(found, key=lambda name: sort_key(name, (get_language() or "en")[:2]))
    ]
    return columns, rows


def known_to(user, model: type[Model]) -> QuerySet:
    """The rows of a kind whose number the person may know: those in scope, or of a viewer's own
    programmes."""
    if user.scope.programmes is not None:
        if not any(field.name == "programme" for field in model._meta.fields):
            return model._base_manager.none()
        return model._base_manager.filter(programme__in=user.scope.programmes)
    seen = getattr(model._default_manager.all(), "visible_to", None)
    return seen(user) if seen else model._default_manager.all()


def _by_provenance(rows: QuerySet) -> dict[str, int]:
    counted = rows.order_by().values_list("provenance").annotate(Count("pk", distinct=True))
    return dict(counted)


def _what_it_is(keeper) -> Told:
    return Told(
        "what",
        _("What this is"),
        [
            _(
                "Bereke keeps the portfolio of an organisation that works with communities: the "
                "needs they ranked, the projects built with them, the people served, trainings "
                "and dialogue."
            ),
            _("This installation is kept by: %(name)s.") % {"name": keeper.name},
            _(
                "What the staff recorded carries no mark. Rows taken from a source, derived from "
                "other rows or made up as samples carry a badge that says so."
            ),
        ],
    )


def _of_the_demo() -> list[Told]:
    return [_sourced(), _derived(), _sample(), _assumed(), _not_known()]


def _sourced() -> Told:
    return Told(
        "sourced",
        _("What of the demo is sourced"),
        [
            _(
                "The Community Action Investment Program in south Kazakhstan, 2002 to 2005, with "
                "its donor, its implementer, its 12 co-implementing partners and most topics of "
                "its trainings."
            ),
            _(
                "Five published figures, shown beside the computed ones: 21 communities, 71 "
                "projects, 237,000 people, more than 100 trainings, 12 partners."
            ),
            _("The rates of the tenge for 2000 and 2008."),
            _(
                "That a regional council of entrepreneurs in Mangystau met every month, heard an "
                "appeal about land taken from a livestock farmer, and recommended to annul it."
            ),
        ],
        (Link(_("The published account of the programme"), HISTORY), Link(_("The rates"), RATES)),
    )


def _derived() -> Told:
    return Told(
        "derived",
        _("What is derived"),
        [
            _("Women and men, by the share of the census of 1999: 52 per cent are women."),
            _("The case about the land, told without the applicant's name; its days are made up."),
            _("Other spellings and former names of places, by which they are found."),
        ],
    )


def _sample() -> Told:
    return Told(
        "sample",
        _("What is a sample"),
        [
            _(
                "Everything else: names of communities and people, projects, amounts, dates, "
                "visits, counts, the council's seats, meetings and other appeals. A fixed rule "
                "made them up so that they add up to the published figures."
            ),
            _("No community of the demo is a real place; only districts and regions are."),
            _("No score of conflict or tension is made up for a real place."),
        ],
    )


def _assumed() -> Told:
    return Told(
        "assumed",
        _("What is assumed"),
        [
            _("That the 237,000 are distinct people, each counted once."),
            _("That the programme's currency was the dollar and that works were visited once."),
            _("The rates of the tenge for 2002 to 2005, from general knowledge."),
        ],
    )


def _not_known() -> Told:
    return Told(
        "unknown",
        _("What is not known"),
        [
            _("Which 21 communities and which 71 projects they were, and what they cost."),
            _("Whether the 237,000 were counted as distinct people or as times served."),
            _("Who attended the trainings, and how many came."),
            _("How tension was measured when a reduction of it was reported."),
            _("Whether the land came back after the council's recommendation."),
        ],
    )


def _counting() -> Told:
    return Told(
        "counting",
        _("How people are counted"),
        [
            str(CARE_RULE),
            _(
                "Times served is another figure: it adds the people of every project, so that "
                "somebody served by two projects counts twice."
            ),
            _("Planned and actual numbers are never added, nor direct and indirect ones."),
            str(SEATS_RULE),
            str(TRAINED_RULE),
            _(
                "Headline figures count confirmed records; what is entered and not confirmed yet "
                "is shown beside them. Every figure leads to the rows that make it."
            ),
        ],
    )


def _places() -> Told:
    return Told(
        "places",
        _("Regions, districts and boundaries"),
        [
            _(
                "Regions and districts follow the state register of administrative units (KATO) "
                "and ISO 3166-2, as of 2024, with the reforms of 2018 and 2022. Other days on "
                "which places were formed or renamed are not all checked against the decrees."
            ),
            _(
                "Boundaries: A. Rodionov, geokz 1.0.2 (CC BY 4.0), after OCHA COD-AB Kazakhstan "
                "(UNHCR) and © OpenStreetMap contributors. They imply no official endorsement."
            ),
        ],
        (Link("geokz", BOUNDARIES), Link("CC BY 4.0", LICENCE)),
    )
