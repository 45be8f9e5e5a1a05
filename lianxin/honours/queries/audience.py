"""Whom an announcement concerns, as accounts."""

from django.db.models import Q

from lianxin.activities.models import MemberState
from lianxin.activities.models import TeamMember as TroupeMember
from lianxin.council.models import Member
from lianxin.honours.models import Announcement, Audience
from lianxin.people.models import Person
from lianxin.places.models import Kind
from lianxin.volunteers.models import TeamMember

USER = "person__user_id"


def concerned(announcement: Announcement) -> list[int]:
    """Each account once, in order."""
    if announcement.audience == Audience.GROUP:
        found = _in_group(announcement)
    else:
        found = _in_places(announcement)
    return sorted({each for each in found if each})


def _in_places(announcement: Announcement) -> list[int]:
    here = Person.objects.filter(community=announcement.community_id, user__isnull=False)
    place = announcement.place
    if place is not None:
        # A building and its entrances; a courtyard with all that is in it.
        inside = Q(place=place) | Q(place__parent=place)
        if place.kind == Kind.COURTYARD:
            inside |= Q(place__courtyard=place)
        here = here.filter(inside)
    return [each or 0 for each in here.values_list("user_id", flat=True)]


def _in_group(announcement: Announcement) -> list[int]:
    if announcement.team_id:
        volunteers = TeamMember.objects.filter(team=announcement.team_id, until__isnull=True)
        return [each or 0 for each in volunteers.values_list(f"volunteer__{USER}", flat=True)]
    if announcement.troupe_id:
        artists = TroupeMember.objects.filter(team=announcement.troupe_id, state=MemberState.MEMBER)
        return [each or 0 for each in artists.values_list(USER, flat=True)]
    seats = Member.objects.filter(council=announcement.council_id, until__isnull=True)
    return [each or 0 for each in seats.values_list("user_id", flat=True)]
