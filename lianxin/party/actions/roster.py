"""Members as they are registered and put right, and every look at them."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, NotPermitted, OutOfOrder
from lianxin.core.http import local_day
from lianxin.core.secrets import blind_index
from lianxin.core.sheets.kinds import Told
from lianxin.party.actions.placing import put
from lianxin.party.models import Member
from lianxin.party.queries.access import leads_all, member_for
from lianxin.party.rules.placing import Placing
from lianxin.party.rules.roster import birthday, flaws, is_womans
from lianxin.people.actions import meet
from lianxin.people.models import Person
from lianxin.people.queries import account_here
from lianxin.places.models import Community

ENROLLED = gettext_lazy("这个身份证号已经在册。可以在名册里按号码查到他。")
IN_TREE = "在组织架构里找人"
"""The purpose of who looks for a member by name in the tree."""
PLAIN = (
    "name",
    "is_female",
    "born_on",
    "home_id",
    "door",
    "standing",
    "employer",
    "admitted_on",
    "full_on",
    "away_since",
    "away_to",
    "abroad_since",
    "lost_since",
    "idle_since",
)
"""Particulars that are kept as they are told."""


def look(
    actor: Actor, community: Community, *, purpose: str, now: datetime, **details: Any
) -> None:
    """Write down that somebody looked at the roster, and what for (S-18)."""
    if not purpose.strip():
        raise Invalid(_("先选一下看名册做什么。"), field="purpose")
    journal.record(
        actor, "look_at_roster", community, community.pk, at=now, purpose=purpose, **details
    )


def look_at(actor: Actor, member: Member, *, purpose: str, now: datetime) -> None:
    """Write down that somebody opened a member's page; the member can see who and why."""
    journal.record(actor, "look", member, member.community_id, at=now, purpose=purpose)


@transaction.atomic
def unmask(actor: Actor, pk: int, *, reason: str, now: datetime) -> Member:
    """Let somebody see a member's numbers in full, and write down who, when and why (S-16)."""
    member = member_for(actor, pk)
    if not reason.strip():
        raise Invalid(_("先写一句为什么要看，本人看得到。"), field="reason")
    journal.record(actor, "unmask", member, member.community_id, at=now, reason=reason.strip())
    return member


@transaction.atomic
def take_out(
    actor: Actor,
    community_id: int,
    rows: Sequence[Told],
    *,
    purpose: str,
    is_full: bool,
    now: datetime,
) -> None:
    """Write down that the roster is taken out as a table, before it is."""
    require(actor, community_id)
    if not purpose.strip():
        raise Invalid(_("写一句拿去做什么，会记下来。"), field="purpose")
    community = Community.objects.get(pk=community_id)
    told: dict[str, Any] = {"purpose": purpose.strip(), "is_full": is_full, "count": len(rows)}
    journal.record(actor, "take_out_roster", community, community_id, at=now, **told)


@transaction.atomic
def register(
    actor: Actor, community: Community, told: Mapping[str, Any], *, now: datetime
) -> Member:
    """Put a member on the roster; `told` has the particulars by the model's names."""
    require(actor, community.pk)
    return enrol(actor, community, told, now=now)


def enrol(actor: Actor, community: Community, told: Mapping[str, Any], *, now: datetime) -> Member:
    """The same as a part of a greater deed, whose actor was already asked for leave."""
    member = Member(
        community=community,
        rank=told["rank"],
        branch_id=told.get("branch_id"),
        group_id=told.get("group_id"),
        entered_on=told.get("entered_on") or local_day(now),
    )
    _refuse_flaws({**told, "branch": told.get("branch_id")}, now)
    _tell(member, told)
    _link(member, told, now)
    _save(member)
    journal.record(
        actor, "register", member, community.pk, at=now, branch=member.branch_id, rank=member.rank
    )
    return member


@transaction.atomic
def amend(actor: Actor, pk: int, told: Mapping[str, Any], *, seen: int, now: datetime) -> Member:
    """Put a member's particulars right; the journal keeps which were changed, not what they were.

    The group may change within the branch; the rank only by conversion, the branch by transfer.
    """
    member_for(actor, pk)
    member = Member.objects.select_for_update().get(pk=pk)
    require(actor, member.community_id)
    if seen != member.revision:
        raise OutOfOrder(_("刚刚有人改过这位党员的信息，下面是最新的样子。您写的还在，看过再存。"))
    held = {key: getattr(member, key) for key in ("identity", "born_on")}
    _refuse_flaws({**held, **told, "rank": member.rank, "branch": member.branch_id}, now)
    changed = _tell(member, told) | _link(member, told, now)
    group_id = told.get("group_id")
    if member.branch_id and group_id != member.group_id and "group_id" in told:
        placing = Placing(member.pk, member.branch_id, group_id)
        put(actor, member.community_id, [placing], since=local_day(now), now=now)
        member.group_id = group_id
    if changed:
        member.revision += 1
        _save(member)
        journal.record(actor, "amend", member, member.community_id, at=now, fields=sorted(changed))
    return member


def _tell(member: Member, told: Mapping[str, Any]) -> set[str]:
    """Write particulars on a member, and return which of them are new."""
    changed = set()
    for key in PLAIN:
        if key in told and getattr(member, key) != told[key]:
            setattr(member, key, told[key])
            changed.add(key.removesuffix("_id"))
    for key in ("identity", "phone"):
        if key in told and getattr(member, key) != told[key]:
            setattr(member, key, told[key])
            setattr(member, f"{key}_index", blind_index(told[key]) if told[key] else "")
            changed.add(key)
    if member.identity:
        member.born_on = member.born_on or birthday(member.identity)
        if member.is_female is None:
            member.is_female = is_womans(member.identity)
    return changed


def _link(member: Member, told: Mapping[str, Any], now: datetime) -> set[str]:
    """Let a member be somebody with an account, so that they see their own record; or nobody."""
    held = member.person.user if member.person else None
    username = told.get("username")
    if username is None or username == (held.username if held else ""):
        return set()
    member.person = _known_as(member, username, now) if username else None
    return {"account"}


def _known_as(member: Member, username: str, now: datetime) -> Person:
    user = account_here(member.community_id, username)
    if user is None:
        words = _("本社区没有这个账号。没有账号的党员，这一栏空着就行。")
        raise Invalid(words, field="username")
    person = meet(member.community_id, now=now, name=user.name, user_id=user.pk)
    others = Member.objects.filter(person=person, left_on__isnull=True).exclude(pk=member.pk)
    if others.exists():
        raise Invalid(_("这个账号已经是另一位党员的。"), field="username")
    return person


def _refuse_flaws(told: Mapping[str, Any], now: datetime) -> None:
    today: date = local_day(now)
    if flaw := next(flaws(told, today=today), None):
        key, words = flaw
        raise Invalid(words, field=key)


def _save(member: Member) -> None:
    """Nobody stands on a roster twice, nor is enrolled in two communities."""
    try:
        with transaction.atomic():
            member.save()
    except IntegrityError as error:
        known = Member.objects.filter(identity_index=member.identity_index, left_on__isnull=True)
        others = list(known.exclude(pk=member.pk).values_list("community_id", flat=True))
        if not (member.identity_index and others):
            raise
        if member.community_id in others:
            raise Invalid(str(ENROLLED), field="identity") from error
        raise Invalid(
            _("这位党员的组织关系还在别的社区，请先办转移。"), field="identity"
        ) from error


def require(actor: Actor, community_id: int) -> None:
    if not leads_all(actor, community_id):
        raise NotPermitted(_("登记和修改党员信息要由社区党委或党务工作者来做。"))
