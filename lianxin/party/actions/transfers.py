"""A member's way from one organisation to another: asked, confirmed by the other side, done."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, NotFound, NotPermitted, OutOfOrder
from lianxin.core.flow import Step
from lianxin.core.http import local_day
from lianxin.core.text import said
from lianxin.party.actions.leaving import let_go, refuse_duties
from lianxin.party.actions.letters import last_day_of, next_number
from lianxin.party.actions.placing import put
from lianxin.party.actions.roster import enrol
from lianxin.party.models import (
    Body,
    Member,
    Transfer,
    TransferKind,
    TransferState,
)
from lianxin.party.queries.access import leads_all, member_for
from lianxin.party.queries.transfers import transfer_for
from lianxin.party.rules.access import HEADS, held_by
from lianxin.party.rules.placing import Placing
from lianxin.party.rules.transfers import TRANSFER_FLOW
from lianxin.places.models import Community


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What a letter of introduction says: its number, its day, and the organisation outside."""

    elsewhere: str
    is_across: bool = False
    number: str = ""
    issued_on: date | None = None


@transaction.atomic
def ask_branch(
    actor: Actor, member_id: int, to_branch: Body, *, why: str, now: datetime
) -> Transfer:
    """Let another branch of the community take a member over, once it confirms."""
    member = _leaving(actor, member_id)
    if to_branch.community_id != member.community_id or to_branch.pk == member.branch_id:
        raise Invalid(_("选本社区的另一个党支部。"), field="to_branch")
    like = {"kind": TransferKind.BRANCHES, "to_branch": to_branch, "why": why}
    return _begin(actor, member, TransferState.ASKED, like, now)


@transaction.atomic
def ask_community(
    actor: Actor, member_id: int, to_community: Community, *, why: str, now: datetime
) -> Transfer:
    """Let another community of the street take a member over, once it confirms."""
    member = _leaving(actor, member_id, is_whole=True)
    street = member.community.subdistrict_id
    if to_community.pk == member.community_id or to_community.subdistrict_id != street:
        raise Invalid(_("选本街道的另一个社区。"), field="to_community")
    like = {"kind": TransferKind.COMMUNITIES, "to_community": to_community, "why": why}
    return _begin(actor, member, TransferState.ASKED, like, now)


@transaction.atomic
def issue(actor: Actor, member_id: int, letter: Letter, *, why: str, now: datetime) -> Transfer:
    """Write a letter of introduction for a member who goes elsewhere (P-20)."""
    member = _leaving(actor, member_id, is_whole=True)
    today = local_day(now)
    like = {
        "kind": TransferKind.OUT,
        "elsewhere": _elsewhere(letter),
        "is_across": letter.is_across,
        "letter": next_number(member.community, today),
        "issued_on": today,
        "valid_until": last_day_of(member.community, today, is_across=letter.is_across),
        "why": why,
    }
    return _begin(actor, member, TransferState.ISSUED, like, now)


@transaction.atomic
def receive(
    actor: Actor,
    community: Community,
    letter: Letter,
    *,
    name: str,
    identity: str,
    now: datetime,
) -> Transfer:
    """Take down a letter with which somebody comes from elsewhere."""
    _require_whole(actor, community.pk)
    today = local_day(now)
    issued_on = letter.issued_on or today
    valid_until = last_day_of(community, issued_on, is_across=letter.is_across)
    if issued_on > today:
        raise Invalid(_("这一天还没有到。"), field="issued_on")
    if valid_until < today:
        words = _("这封介绍信%(day)s就过期了，请对方重开一封。") % {"day": valid_until.isoformat()}
        raise Invalid(words, field="issued_on")
    number = said(letter.number, field="number", missing=_("写上介绍信的编号。"), most=40)
    transfer = Transfer.objects.create(
        community=community,
        kind=TransferKind.IN,
        state=TransferState.RECEIVED,
        name=said(name, field="name", missing=_("写上姓名。"), most=60),
        identity=identity,
        elsewhere=_elsewhere(letter),
        is_across=letter.is_across,
        letter=number,
        issued_on=issued_on,
        valid_until=valid_until,
        asked_at=now,
    )
    journal.record(actor, "receive_letter", transfer, community.pk, at=now)
    return transfer


@transaction.atomic
def accept(
    actor: Actor,
    pk: int,
    *,
    seen: int,
    branch_id: int | None = None,
    group_id: int | None = None,
    now: datetime,
) -> Transfer:
    """Take a member over from another branch, or from another community into a branch."""
    transfer, step = _taken(actor, pk, "accept", seen)
    member, today = _member_of(transfer), local_day(now)
    refuse_duties(member, everywhere=transfer.kind != TransferKind.BRANCHES)
    if transfer.kind == TransferKind.BRANCHES:
        placing = Placing(member.pk, transfer.to_branch_id or 0, group_id)
        put(actor, transfer.community_id, [placing], since=today, now=now)
    else:
        transfer.became = _move(actor, transfer, member, branch_id, group_id, now)
        transfer.to_branch_id = branch_id
    transfer.to_group_id = group_id
    transfer.done_on = today
    changed = {"became", "to_branch", "to_group", "done_on"}
    return _put(actor, transfer, step, now, changed)


@transaction.atomic
def admit(actor: Actor, pk: int, told: Mapping[str, Any], *, seen: int, now: datetime) -> Transfer:
    """Put somebody who came with a letter on the roster and into a branch."""
    transfer, step = _taken(actor, pk, "admit", seen)
    transfer.member = enrol(actor, transfer.community, told, now=now)
    transfer.to_branch_id, transfer.to_group_id = told["branch_id"], told.get("group_id")
    transfer.done_on = local_day(now)
    changed = {"member", "to_branch", "to_group", "done_on"}
    return _put(actor, transfer, step, now, changed)


@transaction.atomic
def confirm(actor: Actor, pk: int, *, seen: int, on: date, now: datetime) -> Transfer:
    """Let a member go on the receipt that another organisation took them in on a day."""
    transfer, step = _taken(actor, pk, "confirm", seen)
    member, today = _member_of(transfer), local_day(now)
    if on > today or (transfer.issued_on and on < transfer.issued_on):
        raise Invalid(_("回执上的日子要在开介绍信以后、今天以前。"), field="on")
    if transfer.valid_until and on > transfer.valid_until:
        raise Invalid(_("那一天介绍信已经过期，请重开一封。"), field="on")
    let_go(actor, member, on, now)
    transfer.done_on = on
    return _put(actor, transfer, step, now, {"done_on"})


@transaction.atomic
def renew(actor: Actor, pk: int, *, seen: int, now: datetime) -> Transfer:
    """Write a new letter in place of one that was lost or has expired."""
    transfer, step = _taken(actor, pk, "renew", seen)
    today = local_day(now)
    transfer.letter = next_number(transfer.community, today)
    transfer.issued_on, transfer.reminded = today, 0
    transfer.valid_until = last_day_of(transfer.community, today, is_across=transfer.is_across)
    changed = {"letter", "issued_on", "reminded", "valid_until"}
    return _put(actor, transfer, step, now, changed)


@transaction.atomic
def end(actor: Actor, pk: int, verb: str, *, seen: int, words: str, now: datetime) -> Transfer:
    """Decline a member, or take one back who had not gone yet; the member stays where they were."""
    if verb not in ("decline", "withdraw"):
        raise NotFound
    transfer, step = _taken(actor, pk, verb, seen)
    missing = _("写一句为什么，对方看得到。")
    transfer.answer = said(words, field="words", missing=missing, most=200)
    return _put(actor, transfer, step, now, {"answer"})


def _leaving(actor: Actor, member_id: int, *, is_whole: bool = False) -> Member:
    """A member whom the actor may let go, locked."""
    member_for(actor, member_id)
    held = Member.objects.select_for_update(of=("self",))
    member = held.select_related("community__subdistrict", "branch").get(pk=member_id)
    led = held_by(actor).filter(duty__in=HEADS, body_id=member.branch_id or 0)
    if not (leads_all(actor, member.community_id) or (not is_whole and led.exists())):
        raise NotPermitted(_("转组织关系要由转出的一方来办。"))
    if member.left_on is not None or member.branch_id is None:
        raise OutOfOrder(_("这位党员的组织关系不在本社区。"))
    refuse_duties(member, everywhere=is_whole)
    return member


def _begin(
    actor: Actor, member: Member, state: TransferState, like: Mapping[str, Any], now: datetime
) -> Transfer:
    transfer = Transfer(
        community=member.community,
        member=member,
        name=member.name,
        from_branch=member.branch,
        state=state,
        asked_at=now,
        **like,
    )
    try:
        with transaction.atomic():
            transfer.save()
    except IntegrityError as error:
        raise OutOfOrder(_("这位党员的组织关系已经在转，先办完那一件。")) from error
    kind = str(transfer.kind)
    journal.record(actor, "ask_transfer", transfer, member.community_id, at=now, kind=kind)
    return transfer


def _taken(actor: Actor, pk: int, verb: str, seen: int) -> tuple[Transfer, Step]:
    transfer = transfer_for(actor, pk, lock=True)
    if seen != transfer.revision:
        raise OutOfOrder(_("刚刚有人走了一步，下面是最新的样子。"))
    standing = TransferState(transfer.state).label
    return transfer, TRANSFER_FLOW.require(verb, actor, transfer, standing=standing)


def _put(
    actor: Actor, transfer: Transfer, step: Step, now: datetime, changed: set[str]
) -> Transfer:
    transfer.state = step.leads_to(transfer)
    transfer.revision += 1
    transfer.save(update_fields={"state", "revision", *changed})
    journal.record(actor, step.verb, transfer, transfer.community_id, at=now)
    return transfer


def _member_of(transfer: Transfer) -> Member:
    return Member.objects.select_for_update().get(pk=transfer.member_id or 0)


def _move(
    actor: Actor,
    transfer: Transfer,
    member: Member,
    branch_id: int | None,
    group_id: int | None,
    now: datetime,
) -> Member:
    """Let the other community know the member from today on, as the first one knew them."""
    community, today = transfer.to_community, local_day(now)
    if community is None:
        raise NotFound
    if branch_id is None:
        raise Invalid(_("选编入哪个党支部。"), field="branch")
    let_go(actor, member, today, now)
    kept = ("name", "is_female", "born_on", "identity", "phone", "rank", "standing", "employer",
            "admitted_on", "full_on", "extended_until", "away_since", "away_to")  # fmt: skip
    told = {key: getattr(member, key) for key in kept}
    told |= {"branch_id": branch_id, "group_id": group_id, "entered_on": today}
    return enrol(actor, community, told, now=now)


def _elsewhere(letter: Letter) -> str:
    missing = _("写上对方党组织的全称。")
    return said(letter.elsewhere, field="elsewhere", missing=missing, most=80)


def _require_whole(actor: Actor, community_id: int) -> None:
    if not leads_all(actor, community_id):
        raise NotPermitted(_("收介绍信要由社区党委或党务工作者来办。"))
