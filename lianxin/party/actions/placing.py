"""Putting members into branches: one or three hundred, in few statements."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, NotFound, NotPermitted, OutOfOrder
from lianxin.core.http import local_day
from lianxin.party.models import Affiliation, Body, Member
from lianxin.party.queries.access import leads_all
from lianxin.party.queries.placing import newest_of
from lianxin.party.rules.placing import Placing, fault

BATCH = 1_000


@transaction.atomic
def place(
    actor: Actor,
    community_id: int,
    placings: Iterable[Placing],
    *,
    since: date,
    now: datetime,
    why: str = "",
) -> list[Member]:
    """Let members of a community belong to branches and groups from a day on: all, or none.

    Who belongs there already stays as they are. Raises Invalid where one cannot be put there, and
    OutOfOrder where one was placed anew since that day.
    """
    if not (actor.is_clock or leads_all(actor, community_id)):
        raise NotPermitted(_("编入支部要由社区党委或党务工作者来做。"))
    return put(actor, community_id, placings, since=since, now=now, why=why)


def put(
    actor: Actor,
    community_id: int,
    placings: Iterable[Placing],
    *,
    since: date,
    now: datetime,
    why: str = "",
) -> list[Member]:
    """The same as a part of a greater deed, whose actor was already asked for leave."""
    wanted = {placing.member_id: placing for placing in placings}
    found = Member.objects.select_for_update().filter(community_id=community_id, pk__in=wanted)
    members = {member.pk: member for member in found}
    if set(members) != set(wanted):
        raise NotFound
    _refuse_faults(members, wanted, since)
    moving = [
        member
        for pk, member in members.items()
        if (member.branch_id, member.group_id) != (wanted[pk].branch_id, wanted[pk].group_id)
    ]
    _write(moving, wanted, since, now)
    told = [(member, _told(member, wanted[member.pk], since, why)) for member in moving]
    journal.record_each(actor, "place", told, community_id, at=now)
    for member in moving:
        member.branch_id = wanted[member.pk].branch_id
        member.group_id = wanted[member.pk].group_id
    return moving


def _refuse_faults(members: dict[int, Member], wanted: dict[int, Placing], since: date) -> None:
    keys = {key for each in wanted.values() for key in (each.branch_id, each.group_id)}
    bodies = Body.objects.in_bulk([key for key in keys if key is not None])
    faults = (fault(wanted[pk], member, bodies, since=since) for pk, member in members.items())
    if first := next(filter(None, faults), ""):
        raise Invalid(first, field="branch")


def _write(
    members: Sequence[Member], wanted: dict[int, Placing], since: date, now: datetime
) -> None:
    """One new row for each; where one begins on the same day, that one is put right instead."""
    newest = newest_of([member.pk for member in members])
    late = [member for member in members if newest.get(member.pk, since) > since]
    if late:
        raise OutOfOrder(
            _("%(name)s在%(day)s已经重新编过支部，不能再写更早的。")
            % {"name": late[0].name, "day": newest[late[0].pk].isoformat()}
        )
    again = {member.pk for member in members if newest.get(member.pk) == since}
    if again and since != local_day(now):
        raise OutOfOrder(_("这一天已经编过一次支部，请从下一天算起。"))
    rows = [_row(member, wanted[member.pk], since, now) for member in members]
    Affiliation.objects.bulk_create(
        [row for row in rows if row.member_id not in again], batch_size=BATCH
    )
    for row in rows:
        if row.member_id in again:
            held = Affiliation.objects.filter(member_id=row.member_id, since=since)
            held.update(branch_id=row.branch_id, group_id=row.group_id, recorded_at=now)


def _row(member: Member, placing: Placing, since: date, now: datetime) -> Affiliation:
    return Affiliation(
        community_id=member.community_id,
        member=member,
        branch_id=placing.branch_id,
        group_id=placing.group_id,
        since=since,
        recorded_at=now,
    )


def _told(member: Member, placing: Placing, since: date, why: str) -> dict[str, object]:
    return {
        "since": since.isoformat(),
        "branch": placing.branch_id,
        "group": placing.group_id,
        "from": member.branch_id,
        "why": why,
    }
