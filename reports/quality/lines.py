"""What is wrong with one row, in numbers and days, and where that is mended."""

from django.urls import reverse
from django.utils.translation import gettext as _

from communities.models import Community, PartnerOrganisation
from communities.population import population_known, population_url
from core.dates import format_date
from core.money import format_money
from core.numbers import format_number
from projects.models import BeneficiaryGroup, Contribution, Project, Receipt, Visit
from projects.pledges import overdue_pledge
from projects.requirements import CHECKS, missing_days
from projects.ways import came_url, made_url, new_url, part_url
from reports.quality.rows import Inspection, Way


def nobody_counted(project: Project, inspection: Inspection) -> str:
    """When it was completed, and where people are not counted."""
    lacking = CHECKS["actual_people"](project)
    precision = project.ended_on_precision if project.ended_on else "day"
    completed = format_date(project.counted_end, precision)
    return _("completed: %(date)s; missing: %(what)s") % {"date": completed, "what": lacking.text}


def count_people(project: Project, inspection: Inspection) -> Way:
    """Where who came is counted."""
    return Way(CHECKS["actual_people"](project).url, "groups", counted=True)


def too_many(community: Community, inspection: Inspection) -> str:
    """How many are counted, and how many live there by which source."""
    together = (community.counted or 0) > community.lives_there
    words = {
        "people": format_number(community.counted if together else community.most),
        "population": format_number(community.lives_there),
        "year": community.lives_year,
        "source": community.lives_source or _("no source named"),
    }
    if together:
        text = _("%(people)s people reached, %(population)s live there (%(year)s, %(source)s)")
    else:
        text = _("one project: %(people)s people, %(population)s live there (%(year)s, %(source)s)")
    return text % words


def split_is_not_whole(group: BeneficiaryGroup, inspection: Inspection) -> str:
    """How many people have no sex and age, and of which count they are."""
    zone = group.zone
    words = {
        "people": format_number(group.people),
        "split": format_number(group.split),
        "lacking": format_number(group.people - group.split),
        "kind": f"{group.get_basis_display()}, {group.get_directness_display()}",
        "zone": zone.community if zone.is_whole else f"{zone.community}: {zone}",
    }
    if group.split > group.people:
        text = _("%(split)s by sex and age, but %(people)s people (%(kind)s; %(zone)s)")
    else:
        text = _("%(lacking)s of %(people)s people without sex and age (%(kind)s; %(zone)s)")
    return text % words


def split_people(group: BeneficiaryGroup, inspection: Inspection) -> Way:
    """The table of sex and age of the count."""
    url = reverse("projects:group_update", args=[group.pk])
    return Way(f"{url}#split-title", "groups", counted=True)


def nothing_proves(receipt: Receipt, inspection: Inspection) -> str:
    """How much came, from whom, and when."""
    return _("%(amount)s, %(source)s, received on %(date)s") % {
        "amount": format_money(receipt.amount, receipt.currency),
        "source": receipt.contribution,
        "date": format_date(receipt.received_on),
    }


def name_evidence(receipt: Receipt, inspection: Inspection) -> Way:
    """The field of the receipt."""
    return Way(part_url("receipt", receipt.pk, "evidence"), "receipts", counted=True)


def not_all_came(pledge: Contribution, inspection: Inspection) -> str:
    """Who promised what, what came of it, and for which day."""
    told = overdue_pledge(pledge)
    return _("%(source)s: %(amounts)s; due on %(date)s") % {
        "source": told.label,
        "amounts": told.text,
        "date": format_date(pledge.due_on),
    }


def enter_what_came(pledge: Contribution, inspection: Inspection) -> Way:
    """A receipt of the pledge."""
    return Way(came_url(pledge), "contributions", counted=True)


def not_visited(visit: Visit, inspection: Inspection) -> str:
    """For which day it was due."""
    return _("due on %(date)s, not made") % {"date": format_date(visit.due_on)}


def enter_visit(visit: Visit, inspection: Inspection) -> Way:
    """The form of a visit that was made."""
    return Way(made_url(visit), "visits")


def nothing_heard(project: Project, inspection: Inspection) -> str:
    """The last day on which something happened."""
    return _("under way; the last news is of %(date)s") % {"date": format_date(project.last_news)}


def tell_news(project: Project, inspection: Inspection) -> Way:
    """The steps of the works on the project's page."""
    return Way(section="milestones")


def not_seen(project: Project, inspection: Inspection) -> str:
    """Since when there are works to be seen."""
    begun = format_date(project.started_on, project.started_on_precision)
    return _("works since %(date)s, no photo") % {"date": begun}


def add_photos(project: Project, inspection: Inspection) -> Way:
    """Where photos are sent."""
    return Way(new_url(project, "photo"), "photos")


def days_not_known(project: Project, inspection: Inspection) -> str:
    """Which days are missing at which stage."""
    return _("%(stage)s; not known: %(days)s") % {
        "stage": project.get_stage_display(),
        "days": ", ".join(day.text for day in missing_days(project)),
    }


def enter_days(project: Project, inspection: Inspection) -> Way:
    """The first empty field of the form; the day of a step is entered by the step, on the page."""
    page = project.get_absolute_url()
    fields = [day.url for day in missing_days(project) if day.url != page]
    return Way(fields[0] if fields else "", "main", counted=project.is_historic)


def looks_like(record: Community | PartnerOrganisation, inspection: Inspection) -> str:
    """Which record it looks like."""
    return _("looks like “%(other)s”") % {"other": record.looks_like}


def has_its_like(community: Community, inspection: Inspection) -> str:
    """That there is another one, without its name: either may move to a region of others."""
    return _("another one of the district has nearly the same name (“Data quality” tells which)")


def compare(record: Community | PartnerOrganisation, inspection: Inspection) -> Way:
    """For those who keep the register of partner organisations, where two become one; else the
    other record."""
    other = record.looks_like
    if isinstance(record, PartnerOrganisation) and inspection.user.can("edit_registers"):
        merge = reverse("admin:communities_partnerorganisation_merge", args=[other.pk])
        return Way(f"{merge}?other={record.pk}")
    return Way(other=other.get_absolute_url())


def nobody_told(community: Community, inspection: Inspection) -> str:
    """Of which year the latest population is."""
    return population_known(community)


def enter_population(community: Community, inspection: Inspection) -> Way:
    """A further year's population, with its source."""
    return Way(population_url(community), "profiles")
