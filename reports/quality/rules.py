"""The rules of data quality, in the order in which they are shown.

A row that is wrong whatever the day, because figures go on counting it, stays in its rule after a
programme has ended. What somebody would have to go and do (ask for a pledge, visit, take a photo)
is asked for until the end of the follow-up, as in everybody's work.
"""

from django.utils.translation import gettext_lazy as _

from communities.models import Community, PartnerOrganisation
from projects.crowding import above_population
from projects.models import BeneficiaryGroup, Contribution, Project, Receipt, Visit
from reports.quality import lines
from reports.quality.rows import Inspection, Kind, Rule

LEAD = "lead_community__district__region"

PROJECTS = Kind(Project, "", LEAD)
COUNTS = Kind(BeneficiaryGroup, "project__", f"project__{LEAD}")
PLEDGES = Kind(Contribution, "project__", f"project__{LEAD}")
RECEIPTS = Kind(Receipt, "contribution__project__", f"contribution__project__{LEAD}")
VISITS = Kind(Visit, "project__", f"project__{LEAD}")
COMMUNITIES = Kind(Community, "", "district__region")
PARTNERS = Kind(PartnerOrganisation, "", "region", is_register=True)


def _with_others(rows: list, others_of: dict[int, int]) -> None:
    """Adds to records that look like others which ones those are."""
    others = type(rows[0]).objects.in_bulk({others_of[row.pk] for row in rows})
    for row in rows:
        row.looks_like = others[others_of[row.pk]]


def _like_communities(rows: list, look: Inspection) -> None:
    _with_others(rows, look.like_communities)


def _like_partners(rows: list, look: Inspection) -> None:
    _with_others(rows, look.like_partners)


OF_PROJECTS = (
    Rule(
        "completed-without-people",
        _("Completed, people not counted"),
        _(
            "Completed projects in which nobody is counted, or not in every place where people "
            "were planned."
        ),
        _("They add nobody to the people reached."),
        PROJECTS,
        lambda rows, look: rows.completed_without_people(look.on),
        lines.nobody_counted,
        lines.count_people,
        since="counted_end",
        stops=False,
        read=lambda rows: rows.with_counts(),
    ),
    Rule(
        "split-not-whole",
        _("Sex and age do not add up"),
        _(
            "Counts of people whose split by sex and age is not all of them. Fewer is allowed, so "
            "this only reminds: what nobody knows is entered as not known. Planned people without "
            "any split are left out."
        ),
        _("Women, men and youth in a report are too few by these people."),
        COUNTS,
        lambda rows, look: rows.without_whole_split(look.on),
        lines.split_is_not_whole,
        lines.split_people,
        since="counted_on",
        stops=False,
        read=lambda rows: rows.select_related("zone__community"),
    ),
    Rule(
        "receipts-without-evidence",
        _("Receipts without evidence"),
        _(
            "What came and is proved by nothing: no evidence is named, no document is attached, no "
            "day sheet tells of it. What is taken from a source, derived or a sample is left out."
        ),
        _("An audit asks for the proof of each receipt."),
        RECEIPTS,
        lambda rows, look: rows.without_evidence(look.on),
        lines.nothing_proves,
        lines.name_evidence,
        since="received_on",
        stops=False,
    ),
    Rule(
        "pledges-overdue",
        _("Pledges that are overdue"),
        _("Promised for a day that has passed, and not all of it came."),
        _("The works may stand still for want of it."),
        PLEDGES,
        lambda rows, look: rows.overdue(look.on),
        lines.not_all_came,
        lines.enter_what_came,
        since="due_on",
        stops=True,
        read=lambda rows: rows.select_related("partner", "project__programme"),
    ),
    Rule(
        "visits-overdue",
        _("Visits that are overdue"),
        _("Checks after hand-over that were due and are not made."),
        _("Nobody knows whether what was built still works."),
        VISITS,
        lambda rows, look: rows.missed(look.on),
        lines.not_visited,
        lines.enter_visit,
        since="due_on",
        stops=True,
    ),
    Rule(
        "no-news",
        _("No news for 60 days"),
        _(
            "Projects under way of which nothing is dated in the last 60 days: no step, milestone, "
            "money, visit, photo, document or count of people, and no answer to a question."
        ),
        _("The works may have stopped without anybody being told."),
        PROJECTS,
        lambda rows, look: rows.without_news(look.on),
        lines.nothing_heard,
        lines.tell_news,
        since="last_news",
        stops=True,
    ),
    Rule(
        "no-photo",
        _("No photo"),
        _(
            "Works that began more than a month ago and of which there is no photo. Completed "
            "projects that were entered as historic are left out."
        ),
        _("A photo shows best what was done."),
        PROJECTS,
        lambda rows, look: rows.without_photo(look.on),
        lines.not_seen,
        lines.add_photos,
        since="started_on",
        stops=True,
    ),
    Rule(
        "dates-missing",
        _("Dates missing"),
        _(
            "Projects without a date that their stage has: planned start and end, decision, start, "
            "completion, hand-over. Of those entered as historic only the dates figures go by."
        ),
        _("Without its date a project counts on an assumed day, or is late unseen."),
        PROJECTS,
        lambda rows, look: rows.lacking_days(look.on),
        lines.days_not_known,
        lines.enter_days,
        stops=False,
    ),
)

OF_PLACES = (
    Rule(
        "people-above-population",
        _("More people than live there"),
        _(
            "Communities in which the people reached, or the people of one project, are more than "
            "live there by the latest population up to this day."
        ),
        _("Summaries show no more people than live there, whatever was counted."),
        COMMUNITIES,
        lambda rows, look: above_population(rows, look.on),
        lines.too_many,
        lines.enter_population,
        stops=False,
    ),
    Rule(
        "population-old",
        _("Population missing or old"),
        _("Communities whose latest population is older than five years, or not known."),
        _("People are counted against those who live there."),
        COMMUNITIES,
        lambda rows, look: rows.without_recent_population(look.on),
        lines.nobody_told,
        lines.enter_population,
        since="population_year",
        stops=True,
    ),
    Rule(
        "communities-alike",
        _("Communities that look alike"),
        _(
            "Two communities of one district with nearly the same name in any spelling; the one "
            "that was entered later stands here. At most 500 are listed, those entered last."
        ),
        _("One place in two records counts its people twice."),
        COMMUNITIES,
        lambda rows, look: rows.filter(pk__in=look.like_communities),
        lines.looks_like,
        lines.compare,
        asks=lines.has_its_like,
        since="created_at",
        complete=_like_communities,
    ),
    Rule(
        "partners-alike",
        _("Partner organisations that look alike"),
        _(
            "Two partner organisations with nearly the same name, former names and aliases "
            "included; the one that was entered later stands here. At most 500 are listed, those "
            "entered last. An administrator makes one of them."
        ),
        _("What one organisation did is scattered over two records."),
        PARTNERS,
        lambda rows, look: rows.filter(pk__in=look.like_partners),
        lines.looks_like,
        lines.compare,
        since="created_at",
        complete=_like_partners,
    ),
)

RULES: tuple[Rule, ...] = (*OF_PROJECTS, *OF_PLACES)
BY_NAME = {rule.name: rule for rule in RULES}
