"""Loads communities: where they lie, who lives there, their meetings, needs and groups."""

from decimal import Decimal

from django.utils.translation import gettext

from bereke.demo.read import Loaded, by_key, day, names, number, origin, rows, yes
from bereke.demo.write import confirmed, write_parts, write_records
from communities.choices import GroupFunction, MeetingMethod, Sex
from communities.models import (
    Community,
    CommunityDistrict,
    CommunityGroup,
    CommunityMeeting,
    CommunityProfile,
    GroupMember,
    Need,
    NeedRanking,
    Partnership,
)
from projects.models import CatchmentZone

FUNCTIONS = (GroupFunction.CHAIR, GroupFunction.SECRETARY, GroupFunction.TREASURER)


def load_communities(loaded: Loaded) -> None:
    """Load the communities with their districts over time, partnerships, profiles and zones."""
    listed = rows("communities")
    communities = [
        Community(
            **names(row),
            **origin(row),
            **confirmed(),
            code=row["code"],
            kind=row["kind"],
            latitude=Decimal(row["latitude"]),
            longitude=Decimal(row["longitude"]),
            district=loaded.districts[row["district_today"]],
        )
        for row in listed
    ]
    write_records(communities)
    loaded.communities = by_key([row["code"] for row in listed], communities)
    write_parts(
        [
            Partnership(
                **origin(row),
                community=loaded.communities[row["code"]],
                programme=loaded.programmes[row["programme"]],
                joined_on=day(row["joined_on"]),
            )
            for row in listed
        ]
    )
    _load_districts_over_time(loaded)
    _load_profiles(loaded)
    _load_zones(loaded)


def _load_districts_over_time(loaded: Loaded) -> None:
    write_parts(
        [
            CommunityDistrict(
                community=loaded.communities[row["community"]],
                district=loaded.districts[row["district"]],
                valid_from=day(row["valid_from"]),
                valid_to=day(row["valid_to"]),
            )
            for row in rows("community_districts")
        ]
    )


def _load_profiles(loaded: Loaded) -> None:
    write_parts(
        [
            CommunityProfile(
                **origin(row, row["population_source"], row["split_source"]),
                community=loaded.communities[row["community"]],
                year=int(row["year"]),
                population=int(row["population"]),
                households=number(row["households"]),
                women=number(row["women"]),
                men=number(row["men"]),
            )
            for row in rows("community_profiles")
        ]
    )


def _load_zones(loaded: Loaded) -> None:
    listed = rows("zones")
    zones = [
        CatchmentZone(
            **names(row),
            **origin(row),
            community=loaded.communities[row["community"]],
            is_whole=yes(row["whole"]),
        )
        for row in listed
    ]
    write_parts(zones)
    loaded.zones = by_key([f"{row['community']}-{row['letter']}" for row in listed], zones)


def load_needs(loaded: Loaded) -> None:
    """Load the needs of the communities and the meetings that ranked them."""
    listed = rows("needs")
    needs = [
        Need(
            **names(row, "title"),
            **origin(row),
            community=loaded.communities[row["community"]],
            state=row["state"],
        )
        for row in listed
    ]
    write_parts(needs)
    loaded.needs = by_key([row["key"] for row in listed], needs)

    listed = rows("community_meetings")
    meetings = [_meeting(loaded, row) for row in listed]
    write_parts(meetings)
    met = by_key([row["key"] for row in listed], meetings)
    write_parts(
        [
            NeedRanking(
                meeting=met[row["meeting"]],
                need=loaded.needs[row["need"]],
                rank=int(row["rank"]),
                **_votes_split(int(row["votes"]), met[row["meeting"]]),
            )
            for row in rows("need_rankings")
        ]
    )


def _meeting(loaded: Loaded, row: dict[str, str]) -> CommunityMeeting:
    # The file tells how people voted; each of its ways is one of an open meeting.
    votes = {
        "show_of_hands": gettext("The vote was by show of hands."),
        "secret_ballot": gettext("The vote was by secret ballot."),
        "ranking_matrix": gettext("The needs were compared in pairs in a ranking matrix."),
    }
    return CommunityMeeting(
        **origin(row),
        community=loaded.communities[row["community"]],
        held_on=day(row["held_on"]),
        method=MeetingMethod.OPEN_MEETING,
        women=int(row["women"]),
        men=int(row["men"]),
        youth=int(row["youth"]),
        minutes=votes[row["method"]],
    )


def _votes_split(votes: int, meeting: CommunityMeeting) -> dict[str, int]:
    """The votes of women, men and youth in proportion to who came: the file has only the sum."""
    present = meeting.women + meeting.men
    women = votes * meeting.women // present
    return {
        "votes_women": women,
        "votes_men": votes - women,
        "votes_youth": votes * meeting.youth // present,
    }


def load_groups(loaded: Loaded) -> None:
    """Load the initiative groups and user groups with their members."""
    listed = rows("community_groups")
    legal = {"none": "", "cooperative": gettext("cooperative")}
    groups = [
        CommunityGroup(
            **names(row),
            **origin(row),
            community=loaded.communities[row["community"]],
            kind=row["kind"],
            elected_on=day(row["formed_on"]),
            legal_status=legal[row["legal_status"]],
            has_account=yes(row["fee_account"]),
        )
        for row in listed
    ]
    write_parts(groups)
    write_parts(
        [
            member
            for row, group in zip(listed, groups, strict=True)
            for member in _members(row, group)
        ]
    )


def _members(row: dict[str, str], group: CommunityGroup) -> list[GroupMember]:
    """Those with a function first, then as many women and men as the file counts besides."""
    held = [(function, row[function]) for function in FUNCTIONS]
    sexes = [sex for _, sex in held]
    for sex, column in ((Sex.WOMAN, "women"), (Sex.MAN, "men")):
        besides = int(row[column]) - sexes.count(sex)
        held += [(GroupFunction.MEMBER, sex)] * besides
    return [GroupMember(group=group, function=function, sex=sex) for function, sex in held]
