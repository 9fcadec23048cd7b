"""The people trained: labels in place of names, each counted once however often they come."""

from demo_data.rule import SAMPLE, draw, in_languages, share_out

PEOPLE, WOMEN = 1480, 681
NEW_LATER, NEW_WOMEN_LATER = 6, 11
LATER_TRAININGS = 4
YOUTH_PER_CENT = 22
UNKNOWN_AGE_PER_CENT = 9


def seat_people(trainings):
    """Put participants in the seats of each training and answer {code: participant}.

    Each training gains a list `participants`. Within a community a seat goes to somebody new until
    its people are used up in proportion to the seats; the other seats go to those seen before.
    """
    main, later = trainings[:-LATER_TRAININGS], trainings[-LATER_TRAININGS:]
    groups = {}
    for training in main:
        groups.setdefault(training["place"]["code"], []).append(training)
    seats = [sum(training["seats"] for training in group) for group in groups.values()]
    codes, seen = iter(range(1, PEOPLE + 1)), {}
    for group, people in zip(groups.values(), share_out(PEOPLE, seats), strict=True):
        known = seen[group[0]["place"]["code"]] = []
        first, *rest = group
        fresh = [first["seats"]]
        fresh += share_out(people - first["seats"], [training["seats"] for training in rest])
        for training, count in zip(group, fresh, strict=True):
            _fill(training, known, [next(codes) for _ in range(count)])
    for at, training in enumerate(later):
        start = PEOPLE + 1 + at * NEW_LATER
        known = seen[training["place"]["code"]]
        _fill(training, known, list(range(start, start + NEW_LATER)))
    return _describe(trainings)


def _fill(training, known, fresh):
    """Seat the new people and enough of the known ones, a different set each time."""
    order = sorted(known, key=lambda number: draw(f"{training['code']} {number}", 0, 10**9))
    again = order[: training["seats"] - len(fresh)]
    training["participants"] = [_code(number) for number in sorted(again + fresh)]
    known.extend(fresh)


def _code(number):
    return f"P-{number:04}"


def _is_woman(number):
    """Answer whether this participant is a woman, spreading the women evenly over the numbers."""
    if number <= PEOPLE:
        return number * WOMEN // PEOPLE > (number - 1) * WOMEN // PEOPLE
    at, count = number - PEOPLE, NEW_LATER * LATER_TRAININGS
    return at * NEW_WOMEN_LATER // count > (at - 1) * NEW_WOMEN_LATER // count


def _describe(trainings):
    people = {}
    for training in trainings:
        for code in training["participants"]:
            if code not in people:
                number = int(code[2:])
                people[code] = {
                    "sex": "woman" if _is_woman(number) else "man",
                    "birth_year": _birth_year(code),
                    "community": training["place"]["code"],
                }
    return dict(sorted(people.items()))


def _birth_year(code):
    if draw(f"age known {code}", 0, 99) < UNKNOWN_AGE_PER_CENT:
        return ""
    if draw(f"young {code}", 0, 99) < YOUTH_PER_CENT:
        return draw(f"born {code}", 1980, 1987)
    return draw(f"born {code}", 1942, 1979)


def participant_rows(people):
    """Answer one row per participant, labelled as a sample in each language."""
    rows = []
    for code, person in people.items():
        number = code[2:]
        names = (
            f"Sample participant {number}",
            f"Участник-пример {number}",
            f"Үлгі қатысушы {number}",
        )
        rows.append({"code": code} | in_languages("name", names) | person | SAMPLE)
    return rows


def attendance_rows(trainings):
    """Answer one row per seat: a person at a training, at all its sessions."""
    return [
        {"training": training["code"], "participant": code, "sessions_attended": "all"} | SAMPLE
        for training in trainings
        for code in training["participants"]
    ]
