"""Festival visits: whom a list names, what they are brought, and their receipts."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lianxin.core import journal
from lianxin.core.actor import CARE, Actor
from lianxin.core.errors import Invalid, NotPermitted, OutOfOrder
from lianxin.core.text import said
from lianxin.places.models import Community
from lianxin.services.models import (
    Care,
    CareKind,
    CareState,
    Festival,
    Gift,
    GiftState,
    Receipt,
)
from lianxin.services.queries.care_access import festival_for, gift_for
from lianxin.services.rules.care import FESTIVAL_FLOW, GIFT_FLOW
from lianxin.volunteers.actions.taking import check_seen, leave, put
from lianxin.volunteers.rules.registering import age


@dataclass(frozen=True, slots=True, kw_only=True)
class FestivalTold:
    """A festival's visits: what is brought, and whom the list names."""

    name: str
    on: date
    gift: str
    worth_fen: int
    kinds: Collection[str] = ()
    least_age: int | None = None


@transaction.atomic
def plan_festival(
    actor: Actor, community: Community, told: FestivalTold, *, now: datetime
) -> Festival:
    """Set a festival's gifts and draw the list up by its rule."""
    if not actor.holds(CARE, community.pk):
        raise NotPermitted(_("节日慰问由社区的关爱专员来安排。"))
    kinds = [kind for kind in CareKind.values if kind in told.kinds]
    if not kinds and told.least_age is None:
        raise Invalid(_("定一个条件：勾上哪些人，或写满多少岁。"), field="kinds")
    name = said(told.name, field="name", missing=_("写上是什么节。"), most=40)
    if Festival.objects.filter(community=community, name=name, on=told.on).exists():
        raise Invalid(_("这一天的这个节已经安排了。"), field="name")
    festival = Festival.objects.create(
        community=community,
        name=name,
        on=told.on,
        gift=said(told.gift, field="gift", missing=_("写上送什么。"), most=80),
        worth_fen=told.worth_fen,
        kinds=kinds,
        least_age=told.least_age,
        planned_at=now,
    )
    journal.record(actor, "plan_festival", festival, community.pk, at=now, name=name)
    _draw_up(festival, now=now)
    return festival


def _draw_up(festival: Festival, *, now: datetime) -> int:
    """Put on the list whoever meets its rule and is not on it; who was taken off stays off."""
    known = set(festival.gifts.values_list("care_id", flat=True))
    cared_for = Care.objects.filter(community=festival.community_id, state=CareState.OPEN)
    rows = [
        Gift(festival=festival, care=care, why="、".join(why), listed_at=now)
        for care in cared_for.exclude(pk__in=known).prefetch_related("marks").order_by("pk")
        if (why := _reasons(festival, care))
    ]
    Gift.objects.bulk_create(rows, batch_size=500)
    return len(rows)


def _reasons(festival: Festival, care: Care) -> list[str]:
    """By which parts of the rule somebody is named."""
    kinds = {mark.kind for mark in care.marks.all()}
    why = [str(CareKind(kind).label) for kind in festival.kinds if kind in kinds]
    if festival.least_age is not None and care.born_on is not None:
        years = age(care.born_on, festival.on)
        if years >= festival.least_age:
            why.append(_("满 %(age)d 岁") % {"age": festival.least_age})
    return why


@transaction.atomic
def relist(actor: Actor, pk: int, *, now: datetime, seen: int | None = None) -> Festival:
    """Look again who meets the rule."""
    festival = _taken(actor, pk, seen)
    step = leave(FESTIVAL_FLOW, "relist", actor, festival)
    added = _draw_up(festival, now=now)
    put(actor, festival, step, festival.community_id, now=now, added=added)
    return festival


def _taken(actor: Actor, pk: int, seen: int | None) -> Festival:
    festival = festival_for(actor, pk, lock=True)
    check_seen(festival, seen, _("刚刚有人改过，下面是最新的样子。"))
    return festival


@transaction.atomic
def begin_festival(actor: Actor, pk: int, *, now: datetime, seen: int | None = None) -> Festival:
    festival = _taken(actor, pk, seen)
    step = leave(FESTIVAL_FLOW, "begin", actor, festival)
    if not festival.gifts.filter(state=GiftState.LISTED).exists():
        raise OutOfOrder(_("名单上还没有人，改改条件再来。"))
    put(actor, festival, step, festival.community_id, now=now)
    return festival


@transaction.atomic
def close_festival(actor: Actor, pk: int, *, now: datetime, seen: int | None = None) -> Festival:
    festival = _taken(actor, pk, seen)
    step = leave(FESTIVAL_FLOW, "close", actor, festival)
    if left := festival.gifts.filter(state=GiftState.LISTED).count():
        raise OutOfOrder(
            ngettext(
                "还有 %(left)d 位没送到，送到了或写明不送了再结束。",
                "还有 %(left)d 位没送到，送到了或写明不送了再结束。",
                left,
            )
            % {"left": left}
        )
    put(actor, festival, step, festival.community_id, now=now)
    return festival


@transaction.atomic
def give(actor: Actor, pk: int, *, receipt: str, signed_by: str, now: datetime) -> Gift:
    """Bring a gift and have it signed for, on the phone by the person or on paper."""
    gift = gift_for(actor, pk, lock=True)
    step = leave(GIFT_FLOW, "give", actor, gift)
    if gift.festival.state != "open":
        raise OutOfOrder(_("名单还没定下来，定下来再送。"))
    if receipt not in Receipt.values:
        raise Invalid(_("选怎么签收的。"), field="receipt")
    missing = _("请收下的人写上名字；代收的写代收人的名字。")
    gift.signed_by = said(signed_by, field="signed_by", missing=missing, most=30)
    gift.receipt, gift.ended_at, gift.by_id = receipt, now, actor.user_id
    changed = {"signed_by", "receipt", "ended_at", "by_id"}
    put(actor, gift, step, gift.care.community_id, now=now, changed=changed, receipt=receipt)
    return gift


@transaction.atomic
def drop_gift(actor: Actor, pk: int, *, words: str, now: datetime) -> Gift:
    gift = gift_for(actor, pk, lock=True)
    step = leave(GIFT_FLOW, "drop", actor, gift)
    gift.words = said(words, field="words", missing=_("写一句为什么不送了。"), most=120)
    gift.ended_at, gift.by_id = now, actor.user_id
    changed = {"words", "ended_at", "by_id"}
    put(actor, gift, step, gift.care.community_id, now=now, changed=changed)
    return gift
