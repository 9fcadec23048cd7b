"""The limit of people: one project never serves more people in a community than live there."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _

from communities.models import Community, CommunityProfile
from communities.population import population_url
from communities.scope import answers_for
from core.dates import format_date
from core.exceptions import Missing, RuleViolation
from core.numbers import format_number
from projects.models import BeneficiaryGroup, Project


class AbovePopulation(RuleViolation):
    """More people are counted than live in `communities`."""

    def __init__(self, reason: str, missing: Sequence[Missing], communities: Sequence) -> None:
        super().__init__(reason, missing)
        self.communities = tuple(communities)

    def ways_for(self, user) -> list[Missing]:
        """The ways to a better population that are open to a user: those of their own regions."""
        ways = zip(self.communities, self.missing, strict=True)
        return [way for community, way in ways if answers_for(user, community)]


def check_people(project: Project, groups: Sequence[BeneficiaryGroup]) -> None:
    """Refuse counts that, in one community, exceed the people who live there.

    `groups` are all groups of the project as they would be after the save, unsaved ones included.
    Planned and actual, direct and indirect people are four numbers, each compared on its own. It
    asks the database three questions at most, however many groups there are. Raises AbovePopulation
    with the two ways out, and a link to where a community's population is kept.
    Source of the rule: the cap on reach of CARE's guidance on reporting population data.
    """
    prefetch_related_objects(list(groups), "zone__community__profiles")
    gaps: dict[Community, Missing] = {}
    reasons = []
    for counts in _by_number(groups).values():
        community = counts[0].zone.community
        profile = population_for(community, max(count.counted_on.year for count in counts))
        people = sum(count.people for count in counts)
        if profile is None or people <= profile.population:
            continue
        reasons.append(_refusal(project, counts, people, profile))
        text = _("the population of %(community)s, with a better source")
        gaps[community] = Missing(text % {"community": community}, population_url(community))
    if reasons:
        way_out = _("Lower the number of people, or record a population with a better source.")
        raise AbovePopulation(" ".join([*reasons, way_out]), list(gaps.values()), list(gaps))


def counts_beside(group: BeneficiaryGroup, project: Project) -> list[BeneficiaryGroup]:
    """The other counts of a project, in the communities as they are at hand with it: one query."""
    served = {one.pk: one for one in project.served_communities()}
    others = BeneficiaryGroup.objects.filter(project=project).exclude(pk=group.pk)
    found = list(others.select_related("zone"))
    for other in found:
        if other.zone.community_id in served:
            other.zone.community = served[other.zone.community_id]
    return found


def population_for(community: Community, year: int) -> CommunityProfile | None:
    """The profile that holds in a year: the latest up to it, else the earliest; None without any.

    Reads what is prefetched on the community, if it is.
    """
    profiles = sorted(community.profiles.all(), key=lambda profile: profile.year)
    known = [profile for profile in profiles if profile.year <= year]
    return known[-1] if known else next(iter(profiles), None)


def latest_counts(groups: Iterable[BeneficiaryGroup]) -> list[BeneficiaryGroup]:
    """Of several counts of one group (zone, basis, directness, label) the latest."""
    latest: dict[tuple, BeneficiaryGroup] = {}
    for group in sorted(groups, key=lambda group: group.counted_on):
        latest[group.zone_id, group.basis, group.directness, group.label] = group
    return list(latest.values())


def _by_number(groups: Iterable[BeneficiaryGroup]) -> dict[tuple, list[BeneficiaryGroup]]:
    found = defaultdict(list)
    for group in latest_counts(groups):
        found[group.zone.community_id, group.basis, group.directness].append(group)
    return found


def _refusal(
    project: Project, counts: list[BeneficiaryGroup], people: int, profile: CommunityProfile
) -> str:
    values = {
        "project": project,
        "people": format_number(people),
        "kind": f"{counts[0].get_basis_display()}, {counts[0].get_directness_display()}",
        "date": format_date(max(count.counted_on for count in counts)),
        "community": profile.community,
        "population": format_number(profile.population),
        "year": profile.year,
        "source": profile.source or _("no source named"),
    }
    return (
        _(
            "%(project)s in %(community)s: %(people)s people counted on %(date)s (%(kind)s) are "
            "more than the %(population)s who live there (profile of %(year)s: %(source)s)."
        )
        % values
    )
