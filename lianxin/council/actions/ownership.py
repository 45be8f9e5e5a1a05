"""Confirming once that a door is an owner's: by its paper, or by two neighbours who are known."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, NotPermitted, OutOfOrder
from lianxin.core.text import said
from lianxin.council.models import (
    Ballot,
    Ground,
    Holding,
    Owner,
    OwnerVoteState,
    Proof,
    Way,
)
from lianxin.council.queries.ownership import holding_for
from lianxin.council.rules.access import WORKERS


@dataclass(frozen=True, slots=True)
class Shown:
    """On what a door is known to be somebody's: a paper's number, or two doors of the building
    whose owners, themselves confirmed, vouch for it.
    """

    ground: str
    paper: str = ""
    vouching: tuple[str, ...] = ()


@transaction.atomic
def confirm_door(actor: Actor, pk: int, shown: Shown, *, now: datetime) -> Proof:
    """Write down that a door is its owner's; from then on they may vote online for it."""
    holding = _held(actor, pk)
    proof = _proof(holding, shown, actor, now=now)
    journal.record(
        actor,
        "confirm_door",
        holding.place,
        holding.place.community_id,
        at=now,
        office=actor.name,
        door=holding.door,
        ground=proof.ground,
    )
    return proof


def _held(actor: Actor, pk: int) -> Holding:
    holding = holding_for(actor, pk, lock=True)
    if not actor.holds(WORKERS, holding.place.community_id):
        raise NotPermitted(_("业主名册由本社区的工作人员来记。"))
    if holding.owner.person_id in actor.person_ids:
        raise NotPermitted(_("自己的门由别的同事来核对。"))
    return holding


def _proof(holding: Holding, shown: Shown, actor: Actor, *, now: datetime) -> Proof:
    if shown.ground not in Ground.values:
        raise Invalid(_("选凭什么核对的。"), field="ground")
    if Proof.objects.filter(holding=holding, owner=holding.owner).exists():
        raise OutOfOrder(_("这扇门已经核对过了。"))
    assert actor.user_id is not None  # noqa: S101  # who holds a post has an account
    proof = Proof(
        holding=holding,
        owner=holding.owner,
        ground=shown.ground,
        confirmed_by_id=actor.user_id,
        confirmed_at=now,
    )
    if shown.ground == Ground.VOUCHED:
        proof.first_voucher, proof.second_voucher = _two_others(holding, shown.vouching)
    else:
        missing = _("写上看到的是哪一份：证号或文书号。")
        proof.paper = said(shown.paper, field="paper", missing=missing, most=60)
    Proof.objects.filter(holding=holding).delete()
    proof.save(force_insert=True)
    return proof


def _two_others(holding: Holding, doors: Sequence[str]) -> tuple[Owner, Owner]:
    """The owners of two confirmed doors of the building, two people and neither the owner."""
    names = [each.strip() for each in doors if each.strip()]
    found = Proof.objects.filter(holding__place=holding.place, holding__door__in=names)
    owners = {
        proof.owner_id: proof.owner
        for proof in found.select_related("owner", "holding")
        if proof.owner_id == proof.holding.owner_id != holding.owner_id
    }
    if len(owners) != len(names) or len(names) != 2:
        raise Invalid(_("写同一栋楼里两扇已经核对过的门，是两位别的业主的。"), field="vouching")
    first, second = owners.values()
    return first, second


@transaction.atomic
def withdraw_proof(actor: Actor, pk: int, *, words: str, now: datetime) -> Holding:
    """Take a mistaken confirmation back; what was cast online on it in a vote that is still open
    counts no more, and goes on paper.
    """
    holding = _held(actor, pk)
    words = said(words, field="words", missing=_("写一句为什么。"), most=200)
    if not Proof.objects.filter(holding=holding).delete()[0]:
        raise OutOfOrder(_("这扇门还没有核对过。"))
    Ballot.objects.filter(
        roll__holding=holding, way=Way.ONLINE, vote__state=OwnerVoteState.OPEN
    ).update(choice="", way="", cast_at=None, confirmed_at=None)
    journal.record(
        actor,
        "withdraw_proof",
        holding.place,
        holding.place.community_id,
        at=now,
        office=actor.name,
        door=holding.door,
        words=words,
    )
    return holding


def enter_with_paper(holding: Holding, paper: str, actor: Actor, *, now: datetime) -> None:
    """Of a line of the roll that names its paper: confirmed as it is written down."""
    if holding.owner.person_id in actor.person_ids:
        raise NotPermitted(_("自己的门由别的同事来核对。"))
    if not Proof.objects.filter(holding=holding, owner=holding.owner).exists():
        _proof(holding, Shown(Ground.DEED, paper), actor, now=now)
