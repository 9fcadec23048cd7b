"""Who is counted in a zone already, and by which project."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from core.numbers import format_number
from projects.effect_text import project_names
from projects.reach import GroupRow, ProjectInZone, reach_of


@dataclass(frozen=True)
class CountedZone:
    """The people of one zone: the number that holds, the project it is of, and the other projects
    whose people are among them. `confirmed` is False where none of the counts is confirmed yet."""

    people: int
    project: str
    others: tuple[str, ...] = ()
    confirmed: bool = True

    @property
    def by(self) -> str:
        """The project whose number holds, and those whose people are among them."""
        if not self.confirmed:
            return _("“%(project)s”, not confirmed yet") % {"project": self.project}
        if not self.others:
            return self.project
        values = {"project": self.project, "others": ", ".join(self.others)}
        return _("“%(project)s”, among them those of: %(others)s") % values

    def __str__(self) -> str:
        values = {"people": format_number(self.people), "project": self.project}
        if not self.confirmed:
            return _("%(people)s entered by “%(project)s”, not confirmed yet") % values
        if not self.others:
            return _("%(people)s counted by “%(project)s”") % values
        text = _("%(people)s counted by “%(project)s”, among them those of: %(others)s")
        return text % (values | {"others": ", ".join(self.others)})


def counted_zones(rows: Iterable[GroupRow], user, *, on: date) -> dict[int, CountedZone]:
    """The direct people counted in each zone on a day, by its key: confirmed ones, else entered
    ones. Zones in which nobody is counted are left out. Asks once, for the names of projects."""
    rows = list(rows)
    found: dict[int, tuple[list[ProjectInZone], bool]] = {}
    for confirmed in (False, True):
        for reach in reach_of(rows, on, confirmed_only=confirmed).values():
            found |= {zone: (projects, confirmed) for zone, projects in reach.zones.items()}
    names = project_names({one.project for ones, _sure in found.values() for one in ones}, user)
    return {
        zone: CountedZone(
            people=projects[0].people,
            project=names.get(projects[0].project) or _("another project"),
            others=tuple(names.get(one.project) or _("another project") for one in projects[1:]),
            confirmed=confirmed,
        )
        for zone, (projects, confirmed) in found.items()
    }
