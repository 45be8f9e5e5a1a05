"""From the question to the last vote on it; sums are kept under the session's lock."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, OutOfOrder
from lianxin.council.actions.taking import put_item, record, taken_item
from lianxin.council.models import (
    AgendaItem,
    Choice,
    SeatState,
    Session,
    Vote,
)
from lianxin.council.queries.law import MAJORITY, QUORUM, SECONDS, rule_for
from lianxin.council.rules.counting import Bar, bar

NUMBERS = frozenset({"ayes", "noes", "abstentions"})


_OPENED = frozenset(
    {
        "put_at",
        "is_secret",
        "entitled",
        "present",
        "proxied",
        "quorum_needed",
        "ayes_needed",
        "quorum_rule",
        "majority_rule",
    }
)


@transaction.atomic
def put_to_vote(actor: Actor, pk: int, *, now: datetime, seen: int | None = None) -> AgendaItem:
    """Count who is present, refuse below quorum, and open the vote to exactly those present and
    those whose word they hold.
    """
    item, step = taken_item(actor, pk, "put", seen=seen)
    _require_second(item, now=now)
    seats = list(item.session.seats.all())
    present = {seat.member_id for seat in seats if seat.state == SeatState.PRESENT}
    proxies = _proxies(item.session, present)
    count = _open(item, len(seats), len(present), len(proxies), now=now)
    holders: dict[int, int | None] = {**dict.fromkeys(sorted(present)), **proxies}
    Vote.objects.bulk_create(
        Vote(
            item=item,
            round=item.round,
            member_id=pk,
            holder_id=holder,
            is_secret=item.is_secret,
        )
        for pk, holder in holders.items()
    )
    details = {
        "entitled": count.entitled,
        "present": count.present,
        "proxied": count.proxied,
        "secret": item.is_secret,
        "is_amendment": item.amendment_id is not None,
    }
    put_item(actor, item, step, now=now, changed=_OPENED, **details)
    return item


def _open(item: AgendaItem, entitled: int, present: int, proxied: int, *, now: datetime) -> Bar:
    """Write the bar of the day on the item, by charter and rule; refuse below quorum."""
    council = item.session.council
    quorum = rule_for(council, QUORUM, now=now)
    majority = rule_for(council, MAJORITY, now=now)
    count = bar(council, quorum, majority, entitled=entitled, present=present, proxied=proxied)
    _require_quorum(count)
    item.put_at, item.is_secret = now, council.is_secret
    item.entitled, item.present, item.proxied = count.entitled, count.present, count.proxied
    item.quorum_needed, item.ayes_needed = count.quorum_needed, count.ayes_needed
    item.quorum_rule_id, item.majority_rule_id = quorum.pk, majority.pk
    return count


def _require_second(item: AgendaItem, *, now: datetime) -> None:
    """What nobody else stands for is not put; the amendment comes before the motion."""
    pending = item.amendment or item
    if pending.seconder_id is None and rule_for(item.session.council, SECONDS, now=now).count:
        words = _("修正案还没有人附议") if item.amendment else _("动议还没有人附议")
        raise OutOfOrder(_("%(what)s，不能付表决。") % {"what": words})


def _proxies(session: Session, present: Collection[int]) -> dict[int, int | None]:
    """Who votes for whom: holders in the room, by givers who are not."""
    standing = session.proxies.filter(ended_at=None, holder__in=present).exclude(giver__in=present)
    return {proxy.giver_id: proxy.holder_id for proxy in standing.order_by("giver_id")}


def _require_quorum(count: Bar) -> None:
    if not count.is_quorate:
        raise OutOfOrder(
            _("在场 %(present)d 人，要到 %(needed)d 人才能表决，还差 %(missing)d 人。")
            % {
                "present": count.present,
                "needed": count.quorum_needed,
                "missing": count.missing,
            }
        )


@transaction.atomic
def vote(
    actor: Actor, pk: int, *, choice: str, now: datetime, member_id: int | None = None
) -> AgendaItem:
    """Cast one's own vote, or that of somebody whose written word one holds, once, in the room.

    What the staff had written down for oneself gives way to it, and stays on record.
    """
    item, step = taken_item(actor, pk, "vote")
    if choice not in Choice.values:
        raise Invalid(_("请选赞成、反对或弃权。"), field="choice")
    ballot = _own_ballot(actor, item, member_id)
    heard = _heard(item, ballot)
    if heard:
        count_in(item, [heard], -1)
    ballot.heard, ballot.entered_by_id = heard, None
    ballot.is_cast, ballot.choice = True, "" if item.is_secret else choice
    ballot.save(update_fields=["is_cast", "choice", "heard", "entered_by"])
    count_in(item, [choice])
    told: dict[str, Any] = {} if item.is_secret else {"choice": choice}
    if heard:
        told |= {"member": ballot.member_id, "heard": heard}
    # Beside the item's own steps: a vote must not make the chair's page stale while they come in.
    item.save(update_fields=NUMBERS)
    record(actor, step.verb, item, item.session, now=now, **told)
    return item


def _own_ballot(actor: Actor, item: AgendaItem, member_id: int | None) -> Vote:
    """The ballot of the actor's own seat, or one that was given into their hands."""
    seat = item.session.seats.filter(
        member__user_id=actor.user_id or 0, state=SeatState.PRESENT
    ).first()
    found = ballots_of(item)
    if seat and (member_id is None or member_id == seat.member_id):
        found = found.filter(member_id=seat.member_id)
    elif seat and member_id is not None:
        found = found.filter(member_id=member_id, holder_id=seat.member_id)
    if seat and (ballot := found.first()):
        return ballot
    raise OutOfOrder(_("付表决的时候您不在场，这一项不能投。"))


def _heard(item: AgendaItem, ballot: Vote) -> str:
    """What the staff wrote down for a ballot that its member now casts; blank where nothing."""
    if not ballot.is_cast:
        return ""
    if ballot.entered_by_id is None:
        raise OutOfOrder(_("您这一票已经投过了。"))
    if item.is_secret:
        raise OutOfOrder(
            _(
                "您的票已经从票箱里数进去了。无记名的票认不出是谁的，改不了；要改只能请主持人重新表决。"
            )
        )
    return str(ballot.choice)


def ballots_of(item: AgendaItem) -> QuerySet[Vote]:
    """Those of the round that is open."""
    return Vote.objects.filter(item=item, round=item.round)


def count_in(item: AgendaItem, choices: Collection[str], each: int = 1) -> None:
    """Add votes to an item's sums, or take them off."""
    for choice in choices:
        item.ayes += each * (choice == Choice.AYE)
        item.noes += each * (choice == Choice.NO)
        item.abstentions += each * (choice == Choice.ABSTAIN)


@transaction.atomic
def revote(actor: Actor, pk: int, *, now: datetime, seen: int | None = None) -> AgendaItem:
    """Set a vote aside to take it again; its ballots stay on record under their round."""
    item, step = taken_item(actor, pk, "revote", seen=seen)
    details = {"ayes": item.ayes, "noes": item.noes, "abstentions": item.abstentions}
    put_item(actor, item, step, now=now, changed=void(item), **details)
    return item


def void(item: AgendaItem) -> set[str]:
    """Clear the numbers of a vote that will not be declared; returns the fields it set."""
    item.round += 1 if item.put_at else 0
    item.put_at = item.entitled = item.present = None
    item.quorum_needed = item.ayes_needed = None
    item.quorum_rule = item.majority_rule = None
    item.ayes = item.noes = item.abstentions = item.proxied = 0
    item.is_secret = False
    return {*NUMBERS, *_OPENED, "round"}
