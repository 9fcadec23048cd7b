"""How a training and its days are said, the same on every page."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.dates import format_date
from core.display import Badge, Fact
from core.numbers import format_number
from trainings.choices import TrainingState
from trainings.models import Topic, Training


def days_of(training: Training) -> str:
    """The day of a training, or its first and last."""
    first, last = format_date(training.starts_on), format_date(training.ends_on)
    return first if first == last else f"{first} – {last}"


def state_badges(training: Training, on: date) -> list[Badge]:
    """The badge of a training that is cancelled or still to be held; held is the silent default."""
    if training.cancelled_on is not None:
        return [Badge(str(TrainingState.CANCELLED.label), "warning")]
    if training.ends_on > on:
        return [Badge(str(TrainingState.PLANNED.label), "neutral")]
    return []


def hours_text(hours: int | None) -> str:
    """So many hours, in words; empty if it is not known."""
    if hours is None:
        return ""
    text = ngettext("%(number)s hour", "%(number)s hours", hours)
    return text % {"number": format_number(hours)}


def topics_of(training: Training) -> list[Topic]:
    """The main topic, then the others."""
    return [training.topic, *training.further_topics.all()]


def facts_of(training: Training) -> list[Fact]:
    """A training's own values, in words."""
    community = training.community
    facts = [
        Fact(
            _("Host community"),
            f"{community} ({community.district})",
            community.get_absolute_url(),
        ),
        Fact(_("Programme"), str(training.programme)),
        Fact(_("Topic"), ", ".join(map(str, topics_of(training)))),
        Fact(_("Dates"), days_of(training)),
        Fact(_("Hours"), hours_text(training.hours)),
        Fact(_("Place"), training.place),
    ]
    if training.code:
        facts.append(Fact(_("Code"), training.code))
    if training.project_visible:
        project = training.project
        facts.append(Fact(_("Project"), str(project), project.get_absolute_url()))
    if training.cancelled_on is not None:
        text = f"{format_date(training.cancelled_on)}: {training.cancel_reason}"
        facts.append(Fact(_("Cancelled"), text))
    if training.about:
        facts.append(Fact(_("About"), training.about))
    return facts
