"""What a count of people does, in sentences."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.dates import format_date
from core.numbers import format_number
from projects.choices import Basis
from projects.effect import Effect
from projects.models import Project
from projects.reach import CommunityReach, ProjectInZone


@dataclass(frozen=True)
class EffectText:
    """One sentence that says it all, notes that explain it, and what to look at again."""

    headline: str
    notes: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def project_names(keys: set[int], user) -> dict[int, str]:
    """The names of projects the reader may see, by their keys: one query, none without keys."""
    if not keys:
        return {}
    return {row.pk: str(row) for row in Project.objects.visible_to(user).filter(pk__in=keys)}


def tell_effect(effect: Effect, names: Mapping[int, str]) -> EffectText:
    """The effect in words; a project that is not among `names` stays nameless."""
    if effect.is_indirect:
        return EffectText(
            _("+0 people reached: people who gain without using it are counted apart.")
        )
    return EffectText(_headline(effect, names), _notes(effect, names), _warnings(effect, names))


def population_text(reach: CommunityReach) -> str:
    """The population that caps a community, with its year and source."""
    return _("%(population)s (%(year)s, %(source)s)") % {
        "population": format_number(reach.population),
        "year": reach.population_year,
        "source": reach.population_source or _("no source named"),
    }


def _headline(effect: Effect, names: Mapping[int, str]) -> str:
    if effect.added == 0:
        return _nothing_added(effect, names)
    number = format_number(abs(effect.added))
    values = {
        "number": number,
        "community": effect.group.zone.community,
        "people": format_number(effect.after.people if effect.after else 0),
    }
    if effect.added > 0:
        text = ngettext(
            "+%(number)s person reached. %(community)s: %(people)s, each counted once.",
            "+%(number)s people reached. %(community)s: %(people)s, each counted once.",
            effect.added,
        )
    else:
        text = ngettext(
            "−%(number)s person reached. %(community)s: %(people)s, each counted once.",
            "−%(number)s people reached. %(community)s: %(people)s, each counted once.",
            -effect.added,
        )
    return text % values


def _nothing_added(effect: Effect, names: Mapping[int, str]) -> str:
    if effect.later:
        text = _("+0 people: a later count of the same people holds, that of %(date)s.")
        return text % {"date": format_date(effect.later)}
    if effect.winner:
        text = _("+0 people: already counted by “%(project)s” (%(people)s).")
        return text % _named(effect.winner, names)
    if effect.after and effect.after.is_capped:
        text = _("+0 people: all who live in %(community)s are counted already.")
        return text % {"community": effect.group.zone.community}
    return _("+0 people: the people reached stay as they are.")


def _notes(effect: Effect, names: Mapping[int, str]) -> tuple[str, ...]:
    notes = []
    if effect.already and not effect.winner:
        text = _("“%(project)s” counted %(people)s here before; the larger number holds.")
        notes.append(text % _named(effect.already, names))
    if effect.after and effect.after.is_capped:
        text = _("Capped: never more than the population, %(population)s.")
        notes.append(text % {"population": population_text(effect.after)})
    if effect.group.basis == Basis.PLANNED:
        notes.append(_("Planned people are not reached yet: so it would be if all of them came."))
    elif effect.waits:
        notes.append(_("Counts once the project is completed and confirmed."))
    return tuple(notes)


def _warnings(effect: Effect, names: Mapping[int, str]) -> tuple[str, ...]:
    if effect.twice is None:
        return ()
    if effect.group.zone.is_whole:
        text = _(
            "“%(project)s” counts %(people)s in a part of this community, and parts are added to "
            "the whole. If these are the same people, choose that part."
        )
    else:
        text = _(
            "“%(project)s” counts %(people)s in the whole of this community, and parts are added "
            "to the whole. If these are the same people, choose the whole community."
        )
    return (text % _named(effect.twice, names),)


def _named(one: ProjectInZone, names: Mapping[int, str]) -> dict[str, str]:
    return {
        "project": names.get(one.project) or _("another project"),
        "people": format_number(one.people),
    }
