"""Who is called to a meeting, and who of them is counted as entitled to vote (P-08, P-09)."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from django.db.models import Q

from lianxin.party.models import (
    Affiliation,
    Body,
    BodyKind,
    BranchKind,
    Company,
    Excusal,
    MeetingKind,
    Member,
    Term,
)
from lianxin.party.rules.access import HEADS


def held_on(day: date) -> Q:
    """The condition that a duty was held on a day."""
    return Q(since__lte=day) & (Q(ended_on__isnull=True) | Q(ended_on__gt=day))


def entitled_in(branch: Body, day: date) -> list[int]:
    """The members of a branch who are entitled to vote on a day, by name."""
    roll = Rolls([branch]).roll(branch, MeetingKind.MEMBERS, day)
    return [pk for pk, is_entitled in roll if is_entitled]


@dataclass(frozen=True, slots=True)
class _Stay:
    """From when until when a member was of a body, in its committee, or excused."""

    member_id: int
    since: date
    until: date | None

    def holds(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day < self.until)


class Rolls:
    """The rolls of some organisations on any day, out of few statements however many are asked."""

    def __init__(self, bodies: Collection[Body]) -> None:
        self._within = _within(bodies)
        ids = {pk for inner in self._within.values() for pk in inner}
        self._places = _places(ids)
        self._heads = _by_body(
            Term.objects.filter(body__in=ids, duty__in=HEADS).values_list(
                "body_id", "member_id", "since", "ended_on"
            )
        )
        self._companions = _by_body(
            Company.objects.filter(branch__in=ids).values_list(
                "branch_id", "member_id", "since", "until"
            )
        )
        known = {
            stay.member_id
            for found in (self._places, self._heads, self._companions)
            for stays in found.values()
            for stay in stays
        }
        self._excused = _excused(known)
        self._full_on, self._stays = _members(known)

    def roll(self, body: Body, kind: str, day: date) -> list[tuple[int, bool]]:
        """The members called to a meeting on a day, by name, with whether they are entitled."""
        called = {stay.member_id for stay in self._belonging(body, kind) if stay.holds(day)}
        return [
            (stay.member_id, self._is_entitled(stay.member_id, body, kind, day))
            for stay in self._stays
            if stay.member_id in called and stay.holds(day)
        ]

    def members(self, body: Body, day: date) -> list[int]:
        """All who belonged to an organisation on a day, by name."""
        return [pk for pk, _may_vote in self.roll(body, "", day)]

    def heads(self, body: Body, day: date) -> list[int]:
        """Who was its secretary or sat in its committee on a day, by name."""
        return [pk for pk, _may_vote in self.roll(body, MeetingKind.COMMITTEE, day)]

    def _belonging(self, body: Body, kind: str) -> Iterable[_Stay]:
        if kind == MeetingKind.COMMITTEE:
            return self._heads[body.pk]
        if body.branch_kind == BranchKind.THEMED:
            return self._companions[body.pk]
        return (stay for pk in self._within[body.pk] for stay in self._places[pk])

    def _is_entitled(self, pk: int, body: Body, kind: str, day: date) -> bool:
        if body.branch_kind == BranchKind.THEMED:
            # They vote in the branches to which they belong.
            return False
        if kind == MeetingKind.COMMITTEE:
            # Who was elected into a committee is a full member: nobody in it is left out.
            return True
        full_on = self._full_on[pk]
        is_excused = any(stay.holds(day) for stay in self._excused[pk])
        return full_on is not None and full_on <= day and not is_excused


def _within(bodies: Collection[Body]) -> dict[int, set[int]]:
    """Each organisation with those under it whose members are its own: all branches of a committee
    or general branch.
    """
    within = {body.pk: {body.pk} for body in bodies}
    tops = {BodyKind.COMMITTEE, BodyKind.GENERAL_BRANCH}
    above = {body.pk: body for body in bodies if body.kind in tops}
    places = {body.community_id for body in above.values()}
    branches = Body.objects.filter(kind=BodyKind.BRANCH, community_id__in=places)
    for pk, parent, community in branches.values_list("pk", "parent_id", "community_id"):
        for top in above.values():
            if parent == top.pk or (top.parent_id is None and top.community_id == community):
                within[top.pk].add(pk)
    return within


def _places(ids: Collection[int]) -> defaultdict[int, list[_Stay]]:
    """From when until when who belonged to which branch and group."""
    ever = Affiliation.objects.filter(Q(branch__in=ids) | Q(group__in=ids))
    rows = Affiliation.objects.filter(member__in=ever.values("member"))
    told = list(
        rows.order_by("member_id", "since").values_list(
            "member_id", "since", "branch_id", "group_id"
        )
    )
    found: defaultdict[int, list[_Stay]] = defaultdict(list)
    for here, after in pairwise([*told, None]):
        if here is None:
            break
        member_id, since, *where = here
        until = after[1] if after and after[0] == member_id else None
        for pk in filter(None, where):
            found[pk].append(_Stay(member_id, since, until))
    return found


def _by_body(
    rows: Iterable[tuple[int, int, date, date | None]],
) -> defaultdict[int, list[_Stay]]:
    found: defaultdict[int, list[_Stay]] = defaultdict(list)
    for body_id, member_id, since, until in rows:
        found[body_id].append(_Stay(member_id, since, until))
    return found


def _excused(member_ids: Collection[int]) -> defaultdict[int, list[_Stay]]:
    """From when until when who is left out of the count: once superior and meeting had agreed."""
    both = Excusal.objects.filter(consented_on__isnull=False, approved_on__isnull=False)
    rows = both.filter(member__in=member_ids)
    found: defaultdict[int, list[_Stay]] = defaultdict(list)
    for row in rows:
        if row.consented_on and row.approved_on:
            since = max(row.consented_on, row.approved_on)
            found[row.member_id].append(_Stay(row.member_id, since, row.ended_on))
    return found


def _members(member_ids: Collection[int]) -> tuple[dict[int, date | None], list[_Stay]]:
    """When each became a full member, and, by name, from when until when they were here."""
    rows = list(
        Member.objects.filter(pk__in=member_ids)
        .order_by("name", "pk")
        .values_list("pk", "full_on", "entered_on", "left_on")
    )
    full = {pk: full_on for pk, full_on, _entered, _left in rows}
    return full, [_Stay(pk, entered, left) for pk, _full, entered, left in rows]
