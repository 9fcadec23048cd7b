"""Reads names as they are pasted, one person a line, and finds who may be known already."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from communities.choices import Sex
from core.dates import FIRST_YEAR, UnreadableDate, parse_date_input
from core.names import fold, search_text
from core.numbers import format_number
from core.text import clean_text
from trainings.models import Participant, Training

MOST_LINES = 1000
LONGEST_NAME = 150

_SEPARATORS = re.compile(r"[;\t]")
_NUMBERING = re.compile(r"[0-9]+[.)]?(?:\s+|$)")
_EDGES = " ,.-–—•*·"
_AFTER_A_YEAR = re.compile(r"\s*(?:г\.?\s*р?\.?|ж\.?\s*т?\.?)$")
_WOMEN = "w woman women f female ж жен женский женщина ә әйел қыз"
_MEN = "m man men male м муж мужской мужчина е ер еркек"
SEX_WORDS = dict.fromkeys(_WOMEN.split(), Sex.WOMAN) | dict.fromkeys(_MEN.split(), Sex.MAN)
"""How sex is written in the lists people keep, in the three languages."""

NEW = "new"


@dataclass
class NameLine:
    """One pasted line: as typed, as read, what is wrong with it, who it may be.

    `choice` is NEW, the key of one of `known` as text, or empty while nothing is chosen.
    """

    text: str
    name: str = ""
    sex: str = Sex.NOT_KNOWN
    birth_year: int | None = None
    error: str = ""
    known: list[Participant] = field(default_factory=list)
    choice: str = NEW

    def is_like(self, person: Participant) -> bool:
        """Whether sex and year of birth are those of a known person of the same name."""
        return (self.sex, self.birth_year) == (person.sex, person.birth_year)

    def chosen(self) -> Participant | None:
        """The known person that was chosen, if any."""
        return next((person for person in self.known if str(person.pk) == self.choice), None)


def lines_of(text: str) -> list[str]:
    """The lines that hold anything, as typed. Raises ValidationError if they are too many."""
    lines = [line.strip() for line in text.splitlines()]
    found = [line for line in lines if clean_text(line)]
    if len(found) > MOST_LINES:
        raise ValidationError(
            _("Enter at most %(most)s lines at a time; these are %(number)s.")
            % {"most": format_number(MOST_LINES), "number": format_number(len(found))}
        )
    return found


def read_line(text: str, last_year: int) -> NameLine:
    """A line read as name, sex and year of birth (at most `last_year`), separated by ";", tabs or
    commas; its `error` says what cannot be read."""
    line = NameLine(clean_text(text.replace("\t", "; ")))
    cells = [clean_text(cell) for cell in _SEPARATORS.split(text)]
    if len(cells) > 1 and cells[0].rstrip(".)").isdigit():
        cells = cells[1:]
    cells = [*_at_commas(cells[0]), *cells[1:]]
    try:
        line.name = _name(cells[0])
        for cell in filter(None, cells[1:]):
            _read_cell(line, cell, last_year)
    except ValidationError as problem:
        line.error = problem.message
    return line


def _at_commas(cell: str) -> list[str]:
    """A name and what follows it after commas; a comma may also stand within a name."""
    parts = [clean_text(part) for part in cell.split(",")]
    for place, part in enumerate(parts[1:], start=1):
        if _sex(part) or part[:1].isdigit():
            return [", ".join(parts[:place]), *parts[place:]]
    return [cell]


def _sex(cell: str) -> str | None:
    return SEX_WORDS.get(cell.casefold().rstrip("."))


def _name(cell: str) -> str:
    name = _NUMBERING.sub("", cell, count=1).strip(_EDGES) if cell[:1].isdigit() else cell
    name = name.strip(_EDGES)
    if not fold(name) or not any(character.isalpha() for character in name):
        raise ValidationError(_("Begin the line with a name in letters."))
    if any(character.isdigit() for character in name):
        raise ValidationError(_("Put a comma or a semicolon between the name and what follows."))
    if len(name) > LONGEST_NAME:
        raise ValidationError(
            _("The name is longer than %(most)s characters.") % {"most": LONGEST_NAME}
        )
    return name


def _read_cell(line: NameLine, cell: str, last_year: int) -> None:
    """Take the cell as the sex or the year of birth, whichever it is."""
    sex = _sex(cell)
    if sex and line.sex == Sex.NOT_KNOWN:
        line.sex = sex
    elif any(character.isdigit() for character in cell) and line.birth_year is None:
        line.birth_year = _year(_AFTER_A_YEAR.sub("", cell), last_year)
    elif cell not in ("?", "-", "–", "—"):
        raise ValidationError(
            _("“%(cell)s” is neither w or m nor a year of birth.") % {"cell": cell[:50]}
        )


def _year(text: str, last_year: int) -> int:
    try:
        year = parse_date_input(text).date.year
    except UnreadableDate:
        year = 0
    if not FIRST_YEAR <= year <= last_year:
        raise ValidationError(
            _("Write the year of birth with four digits, from %(first)s to %(last)s.")
            % {"first": FIRST_YEAR, "last": last_year}
        )
    return year


def match_known(lines: list[NameLine], training: Training, community, user) -> None:
    """Find who each line may be among the people of the region, in two queries.

    Nobody is joined unasked: a line is a new person, unless a known one has the same name, sex and
    year of birth; then the person who enters it has to say. Who is in this training already is
    refused.
    """
    readable = [line for line in lines if not line.error]
    here = list(Participant.objects.in_training(training))
    present = {identity_of(person) for person in here}
    people = (
        Participant.objects.visible_to(user)
        .filter(community__district__region=community.district.region_id)
        .spelt_like({line.name for line in readable})
        .exclude(pk__in=[person.pk for person in here])
        .for_list()
        .order_by("full_name", "pk")
    )
    known: dict[str, list[Participant]] = {}
    for person in people:
        known.setdefault(person.folded, []).append(person)
    before: dict[tuple, int] = {}
    for number, line in enumerate(lines, start=1):
        if line.error:
            continue
        line.known = known.get(search_text(line.name), [])
        line.choice = "" if any(map(line.is_like, line.known)) else NEW
        identity = identity_of(line, community.pk)
        if identity in present:
            line.error = _("This person is in the training already.")
        elif identity in before:
            line.error = _("The same as line %(number)s.") % {"number": before[identity]}
        before.setdefault(identity, number)


def identity_of(person, community: int | None = None) -> tuple:
    """What two entries of one person in one training have in common: name in any spelling, sex,
    year of birth, community."""
    name = person.full_name if isinstance(person, Participant) else person.name
    return fold(name), person.sex, person.birth_year, community or person.community_id


def take_choices(lines: list[NameLine], choices: Sequence[str | None]) -> None:
    """Apply what was chosen for each line, in their order; says beside a line what is missing."""
    taken: dict[str, int] = {}
    for number, (line, chosen) in enumerate(zip(lines, choices, strict=True), start=1):
        if line.error:
            continue
        offered = {NEW, *(str(person.pk) for person in line.known)}
        line.choice = line.choice if chosen is None else chosen
        if line.choice not in offered:
            line.choice = ""
            line.error = _("Say whether this is the person we know or a new one.")
        elif line.choice != NEW and line.choice in taken:
            text = _("The same person as in line %(number)s.")
            line.error = text % {"number": taken[line.choice]}
        taken.setdefault(line.choice, number)
