"""From an item's call to the last vote on it; sums are kept under the session's lock."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, OutOfOrder
from lianxin.core.text import said
from lianxin.council.actions.taking import put_item, taken_item
from lianxin.council.models import (
    AgendaItem,
    Choice,
    Member,
    SeatState,
    Session,
    Vote,
)
from lianxin.council.queries.law import MAJORITY, QUORUM, rule_for
from lianxin.council.rules.counting import Bar, bar

NUMBERS = frozenset({"ayes", "noes", "abstentions"})


@transaction.atomic
def call(actor: Actor, pk: int, *, now: datetime, seen: int | None = None) -> AgendaItem:
    """Take up an item; one at a time is before the meeting."""
    item, step = taken_item(actor, pk, "call", seen=seen)
    live = [each for each in item.session.items.all() if each.is_live]
    if live:
        raise OutOfOrder(_("正在议“%(title)s”，先议完这一项。") % {"title": live[0].title})
    put_item(actor, item, step, now=now)
    return item


@transaction.atomic
def move(
    actor: Actor,
    pk: int,
    *,
    motion: str,
    mover_id: int,
    now: datetime,
    seconder_id: int | None = None,
    seen: int | None = None,
) -> AgendaItem:
    """Write down the motion, or its amended text, and who stands for it."""
    item, step = taken_item(actor, pk, "move", seen=seen)
    item.motion = said(motion, field="motion", missing=_("写下动议的原话。"), most=500)
    item.mover = _present(item.session, mover_id, field="mover")
    item.seconder = _present(item.session, seconder_id, field="seconder") if seconder_id else None
    if item.mover == item.seconder:
        raise Invalid(_("附议的要是另一个人。"), field="seconder")
    changed = {"motion", "mover", "seconder"}
    details = {"motion": item.motion, "mover": mover_id, "seconder": seconder_id}
    put_item(actor, item, step, now=now, changed=changed, **details)
    return item


def _present(session: Session, member_id: int, *, field: str) -> Member:
    seats = session.seats.filter(member_id=member_id, state=SeatState.PRESENT)
    if seat := seats.select_related("member").first():
        return seat.member
    raise Invalid(_("从在场的成员里选。"), field=field)


@transaction.atomic
def put_to_vote(actor: Actor, pk: int, *, now: datetime, seen: int | None = None) -> AgendaItem:
    """Count who is present, refuse below quorum, and open the vote to exactly those present."""
    item, step = taken_item(actor, pk, "put", seen=seen)
    council = item.session.council
    quorum = rule_for(council, QUORUM, now=now)
    majority = rule_for(council, MAJORITY, now=now)
    seats = list(item.session.seats.all())
    present = [seat.member_id for seat in seats if seat.state == SeatState.PRESENT]
    count = bar(council, quorum, majority, entitled=len(seats), present=len(present))
    _require_quorum(count)
    item.put_at, item.is_secret = now, council.is_secret
    item.entitled, item.present = count.entitled, count.present
    item.quorum_needed, item.ayes_needed = count.quorum_needed, count.ayes_needed
    item.quorum_rule_id, item.majority_rule_id = quorum.pk, majority.pk
    changed = {
        "put_at",
        "is_secret",
        "entitled",
        "present",
        "quorum_needed",
        "ayes_needed",
        "quorum_rule",
        "majority_rule",
    }
    Vote.objects.bulk_create(
        Vote(item=item, round=item.round, member_id=pk, is_secret=item.is_secret) for pk in present
    )
    details = {"entitled": count.entitled, "present": count.present, "secret": item.is_secret}
    put_item(actor, item, step, now=now, changed=changed, **details)
    return item


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
def vote(actor: Actor, pk: int, *, choice: str, now: datetime) -> AgendaItem:
    """Cast one's own vote, once, while in the room."""
    item, step = taken_item(actor, pk, "vote")
    if choice not in Choice.values:
        raise Invalid(_("请选赞成、反对或弃权。"), field="choice")
    seat = item.session.seats.filter(
        member__user_id=actor.user_id or 0, state=SeatState.PRESENT
    ).first()
    ballot = _ballots(item).filter(member_id=seat.member_id).first() if seat else None
    if ballot is None:
        raise OutOfOrder(_("付表决的时候您不在场，这一项不能投。"))
    if ballot.is_cast:
        raise OutOfOrder(_("您这一票已经投过了。"))
    ballot.is_cast, ballot.choice = True, "" if item.is_secret else choice
    ballot.save(update_fields=["is_cast", "choice"])
    _count(item, [choice])
    told = {} if item.is_secret else {"choice": choice}
    put_item(actor, item, step, now=now, changed=NUMBERS, **told)
    return item


@transaction.atomic
def enter_votes(
    actor: Actor,
    pk: int,
    votes: Mapping[int, str],
    *,
    now: datetime,
    seen: int | None = None,
) -> AgendaItem:
    """Write down named votes heard in the room, by member; a blank choice is none.

    What somebody cast themself stays theirs.
    """
    item, step = taken_item(actor, pk, "enter_votes", seen=seen)
    if item.is_secret:
        raise OutOfOrder(_("这次是无记名表决，只能记总数。"))
    ballots = {ballot.member_id: ballot for ballot in _ballots(item)}
    if set(votes) - set(ballots):
        raise Invalid(_("只有付表决时在场的成员才能投。"))
    if set(votes.values()) - {"", *Choice.values}:
        raise Invalid(_("请选赞成、反对或弃权。"))
    changed = []
    for member_id, choice in votes.items():
        ballot = ballots[member_id]
        if ballot.choice == choice:
            continue
        if ballot.is_cast and ballot.entered_by_id is None:
            raise OutOfOrder(_("有成员已经自己投了票，他的一票不能改。"))
        ballot.choice, ballot.is_cast = choice, bool(choice)
        ballot.entered_by_id = actor.user_id if choice else None
        changed.append(ballot)
    Vote.objects.bulk_update(changed, ["choice", "is_cast", "entered_by"])
    item.ayes = item.noes = item.abstentions = 0
    _count(item, [ballot.choice for ballot in ballots.values()])
    told = {str(ballot.member_id): ballot.choice for ballot in changed}
    put_item(actor, item, step, now=now, changed=NUMBERS, votes=told)
    return item


@dataclass(frozen=True, slots=True)
class Papers:
    """Secret papers counted from the box: whose were handed in, and how many said what."""

    member_ids: Collection[int]
    ayes: int
    noes: int
    abstentions: int


@transaction.atomic
def enter_papers(
    actor: Actor, pk: int, papers: Papers, *, now: datetime, seen: int | None = None
) -> AgendaItem:
    """Add counted papers to a secret vote, as many as were handed in."""
    item, step = taken_item(actor, pk, "enter_votes", seen=seen)
    if not item.is_secret:
        raise OutOfOrder(_("这次是记名表决，请按人记。"))
    members = set(papers.member_ids)
    counted = papers.ayes + papers.noes + papers.abstentions
    if counted != len(members) or min(papers.ayes, papers.noes, papers.abstentions) < 0:
        raise Invalid(
            _("点了 %(people)d 个人，数出 %(papers)d 张票，两边要一样多。")
            % {"people": len(members), "papers": counted}
        )
    handed = _ballots(item).filter(member_id__in=members, is_cast=False)
    if handed.update(is_cast=True, entered_by=actor.user_id) != len(members):
        raise OutOfOrder(_("点的人里有的已经投过，或付表决时不在场。"))
    item.ayes += papers.ayes
    item.noes += papers.noes
    item.abstentions += papers.abstentions
    put_item(actor, item, step, now=now, changed=NUMBERS, papers=counted)
    return item


def _ballots(item: AgendaItem) -> QuerySet[Vote]:
    return Vote.objects.filter(item=item, round=item.round)


def _count(item: AgendaItem, choices: Collection[str]) -> None:
    for choice in choices:
        item.ayes += choice == Choice.AYE
        item.noes += choice == Choice.NO
        item.abstentions += choice == Choice.ABSTAIN


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
    item.ayes = item.noes = item.abstentions = 0
    item.is_secret = False
    return {
        *NUMBERS,
        "round",
        "put_at",
        "entitled",
        "present",
        "quorum_needed",
        "ayes_needed",
        "quorum_rule",
        "majority_rule",
        "is_secret",
    }
