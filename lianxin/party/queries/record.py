"""What is kept of a member, as they see it themself, and who looked at it and why (S-18)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from lianxin.accounts.models import User
from lianxin.core.actor import Actor
from lianxin.core.flow import Text
from lianxin.core.journal import kind_of
from lianxin.core.models import Entry
from lianxin.party.models import Affiliation, Member, Transfer
from lianxin.party.queries.study import own_member
from lianxin.party.rules.roster import LOOKS, OF_ROSTER, deed_words

MOST = 100
_SAID = ("purpose", "reason", "meeting")


@dataclass(frozen=True, slots=True)
class Look:
    """One deed on a member's record: when, by whom, what and what for."""

    at: datetime
    who: str
    what: Text
    why: str


@dataclass(frozen=True, slots=True)
class Record:
    member: Member
    affiliations: list[Affiliation]
    transfers: list[Transfer]
    looks: list[Look]


def own_record(actor: Actor, slug: str) -> Record:
    """Of the member whom the actor is in a community; NotFound for who is none."""
    member = own_member(actor, slug)
    return Record(
        member,
        list(member.affiliations.select_related("branch", "group").order_by("-since")),
        list(member.transfers.order_by("-pk")),
        _told(_entries(member)),
    )


def _entries(member: Member) -> list[Entry]:
    """Deeds on the member, and looks at the whole roster while they stood on it, newest first."""
    own = Q(subject_kind=kind_of(member), subject_id=member.pk)
    whole = Q(subject_kind=kind_of(member.community), subject_id=member.community_id)
    there = Q(deed__in=OF_ROSTER, at__date__gte=member.entered_on)
    mine = Entry.objects.filter(own).order_by("-pk")[:MOST]
    roster = Entry.objects.filter(whole & there).order_by("-pk")[:MOST]
    return sorted([*mine, *roster], key=lambda entry: -entry.pk)[:MOST]


def _told(entries: Iterable[Entry]) -> list[Look]:
    found = list(entries)
    keys = {entry.actor_id for entry in found if entry.actor_id}
    names = dict(User.objects.filter(pk__in=keys).values_list("pk", "name"))
    return [
        Look(
            entry.at,
            names.get(entry.actor_id or 0, ""),
            deed_words(entry.deed),
            next((str(entry.details[key]) for key in _SAID if entry.details.get(key)), ""),
        )
        for entry in found
        if entry.deed in LOOKS
    ]
