"""Sections of a community's page: what belongs to it and who lives there."""

from collections.abc import Callable

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from communities.choices import GroupFunction, Sex
from communities.models import Community
from core.dates import format_date
from core.display import Badge, Section, headings, row
from core.numbers import format_number
from core.views.base import part_badges


def _count(value: int | None) -> str:
    return "" if value is None else format_number(value)


def _ways(name: str, part, community: Community, may_edit: bool) -> dict:
    found = {"badges": part_badges(part, community)}
    if may_edit:
        found["edit_url"] = reverse(f"communities:{name}_update", args=[part.pk])
    return found


def _adding(name: str, community: Community, label: str, may_edit: bool) -> dict:
    if not may_edit:
        return {}
    address = reverse(f"communities:{name}_create", args=[community.pk])
    return {"add_url": address, "add_label": label}


def partnerships(community: Community, may_edit: bool, locked: bool) -> Section:
    """The programmes it joined or is a candidate for, with the agreement and what became of it."""
    columns = headings(
        _("Programme"),
        _("State"),
        _("Candidate since"),
        _("Agreement"),
        _("Joined on"),
        _("Left on"),
    )
    rows = [
        row(
            columns,
            partnership.programme,
            partnership.state.label,
            format_date(partnership.candidate_on),
            _agreement(partnership),
            format_date(partnership.joined_on),
            _ended(partnership),
            url=partnership.programme.get_absolute_url(),
            **_ways(
                "partnership",
                partnership,
                community,
                may_edit and not (locked and partnership.joined_on),
            ),
        )
        for partnership in community.partnerships.all()
    ]
    return Section(
        "partnerships",
        _("Joining programmes"),
        columns,
        rows,
        empty_text=_(
            "In no programme yet. It begins as a candidate, signs an agreement with the akimat, "
            "and joins."
        ),
        **_adding("partnership", community, _("Candidate for a programme"), may_edit),
    )


def _agreement(partnership) -> str:
    parts = (partnership.agreement_with, partnership.agreement)
    return ", ".join(part for part in (*parts, format_date(partnership.agreement_on)) if part)


def _ended(partnership) -> str:
    parts = (format_date(partnership.left_on), partnership.end_reason)
    return ": ".join(part for part in parts if part)


def profiles(community: Community, may_edit: bool, locked: bool) -> Section:
    """Who lived there, by year; a year may be added also where those that are there are locked."""
    columns = headings(
        _("Year"),
        _("Population"),
        _("Households"),
        _("Women"),
        _("Men"),
        _("Youth"),
        _("Source"),
        numeric=(1, 2, 3, 4, 5),
    )
    rows = [
        row(
            columns,
            profile.year,
            _count(profile.population),
            _count(profile.households),
            _count(profile.women),
            _count(profile.men),
            _count(profile.youth),
            profile.source,
            **_ways("profile", profile, community, may_edit and not locked),
        )
        for profile in community.profiles.all()
    ]
    return Section(
        "profiles",
        _("Profiles by year"),
        columns,
        rows,
        empty_text=_("No profile yet: without a population, reach is not capped."),
        **_adding("profile", community, _("Add a year"), may_edit),
    )


def districts(community: Community) -> Section:
    """Where it lay over time."""
    columns = headings(_("District"), _("Region"), _("From"), _("To"))
    rows = [
        row(
            columns,
            span.district,
            span.district.region,
            format_date(span.valid_from),
            format_date(span.valid_to) if span.valid_to else _("today"),
        )
        for span in community.districts.all()
    ]
    return Section("districts", _("Its districts over time"), columns, rows)


def needs(community: Community, may_edit: bool) -> Section:
    """The problems it named, as its latest meeting ranked them."""
    columns = headings(
        _("Need"),
        _("State"),
        _("Rank"),
        _("Votes of women"),
        _("Votes of men"),
        _("Votes of youth"),
        _("Ranked on"),
        numeric=(2, 3, 4, 5),
    )
    rows = [
        row(
            columns,
            need,
            need.get_state_display(),
            _count(need.rank),
            _count(need.votes_women),
            _count(need.votes_men),
            _count(need.votes_youth),
            format_date(need.ranked_on),
            **_ways("need", need, community, may_edit),
        )
        for need in community.needs.with_latest_rank().by_rank()
    ]
    return Section(
        "needs",
        _("Needs"),
        columns,
        rows,
        note=_("Rank and votes are those of the latest meeting that ranked the need."),
        empty_text=_("None named yet."),
        **_adding("need", community, _("New need"), may_edit),
    )


def meetings(community: Community, may_edit: bool) -> Section:
    """Its meetings of residents and who came."""
    columns = headings(
        _("Held on"),
        _("Method"),
        _("Women"),
        _("Men"),
        _("Of them youth"),
        _("Needs ranked"),
        numeric=(2, 3, 4, 5),
    )
    rows = [
        row(
            columns,
            format_date(meeting.held_on),
            meeting.get_method_display(),
            _count(meeting.women),
            _count(meeting.men),
            _count(meeting.youth),
            _count(meeting.needs_ranked),
            url=reverse("communities:meeting_detail", args=[meeting.pk]),
            **_ways("meeting", meeting, community, may_edit),
        )
        for meeting in community.meetings.with_needs_ranked()
    ]
    return Section(
        "meetings",
        _("Community meetings"),
        columns,
        rows,
        empty_text=_("None yet."),
        **_adding("meeting", community, _("New meeting"), may_edit),
    )


def groups(community: Community, may_edit: bool) -> Section:
    """Its groups of residents with the members' functions; which a woman leads."""
    columns = headings(
        _("Group"),
        _("Kind"),
        _("Members"),
        _("Women"),
        _("Youth"),
        _("Elected on"),
        _("End of term"),
        _("Legal status"),
        pgettext("bank", "Account"),
        numeric=(3, 4),
    )
    rows = []
    for group in community.groups.prefetch_related("members"):
        ways = _ways("group", group, community, may_edit)
        ways["badges"] = [*ways["badges"], *_led_by_a_woman(group)]
        rows.append(
            row(
                columns,
                group,
                group.get_kind_display(),
                _members(group),
                _share(group, lambda member: member.sex == Sex.WOMAN),
                _share(group, lambda member: member.is_youth),
                format_date(group.elected_on),
                format_date(group.ended_on),
                group.legal_status,
                _("yes") if group.has_account else _("no"),
                **ways,
            )
        )
    return Section(
        "groups",
        _("Groups of residents"),
        columns,
        rows,
        empty_text=_("None yet."),
        **_adding("group", community, _("New group"), may_edit),
    )


def _led_by_a_woman(group) -> list[Badge]:
    chairs = [one for one in group.members.all() if one.function == GroupFunction.CHAIR]
    if any(chair.sex == Sex.WOMAN for chair in chairs):
        return [Badge(_("led by a woman"), "stage")]
    return []


def _share(group, test: Callable) -> str:
    """How many of the members it is true of, and how many there are."""
    members = group.members.all()
    if not members:
        return ""
    number = sum(1 for member in members if test(member))
    said = {"votes": format_number(number), "came": format_number(len(members))}
    return _("%(votes)s of %(came)s") % said


def _members(group) -> str:
    """Functions with the names that are known; plain members without a name are counted."""
    told = []
    unnamed = 0
    for member in group.members.all():
        function = str(member.get_function_display())
        if member.person:
            told.append(f"{function}: {member.person}")
        elif member.function == GroupFunction.MEMBER:
            unnamed += 1
        else:
            told.append(function)
    if unnamed:
        text = ngettext("%(number)s member", "%(number)s members", unnamed)
        told.append(text % {"number": format_number(unnamed)})
    return ", ".join(told)


def assessments(community: Community, user, may_edit: bool) -> Section:
    """Its conflict assessments, for those who may read them."""
    columns = headings(_("Assessed on"), _("Method"), _("Scores"), _("Source"), _("Note"))
    found = community.conflict_assessments.visible_to(user).prefetch_related("scores")
    rows = [
        row(
            columns,
            format_date(assessment.assessed_on),
            assessment.method,
            "; ".join(str(score) for score in assessment.scores.all()),
            assessment.source,
            assessment.note,
            **_ways("assessment", assessment, community, may_edit),
        )
        for assessment in found
    ]
    return Section(
        "assessments",
        _("Conflict assessments"),
        columns,
        rows,
        note=_("Restricted: shown only to those with the right to read them."),
        empty_text=_("None yet."),
        **_adding("assessment", community, _("New assessment"), may_edit),
    )
